// SPDX-License-Identifier: Apache-2.0
// Zones: single lines, whole little articles, and lines that must stay article text.
#include <random>

#include "../../src/normalize/line_patterns.h"
#include "../../src/normalize/line_triggers.h"
#include "../../src/normalize/line_shape.h"
#include "sample.h"

using namespace crosstell;
using test::article_of;
using test::shown;

namespace {

const std::string kBody =
    "Aldby Ferries will close its oldest line in June, the operator said on Monday.\n\n"
    "The line carried 4,200 passengers last year, half as many as in 2019, and lost 300,000 euros.\n\n"
    "Mayor Nela Brandt told reporters that the town would look for another operator before the summer.\n\n"
    "The council is going to discuss the matter on Thursday, when it meets for the last time this spring.";

/// The zone of the last line of an article that ends with `line`.
Zone zone_at_end(const std::string& line) { return article_of("Ferry line to close in June\n\n" + kBody + "\n\n" + line).blocks.back().zone; }
Zone zone_in_body(const std::string& line) {
  const Article article = article_of("Ferry line to close in June\n\n" + kBody + "\n\n" + line + "\n\n" + kBody);
  return article.blocks.at(5).zone;
}

}  // namespace

TEST_CASE("every line pattern compiles and has a trigger", "[normalize]") { CHECK(LinePatterns::get().broken_rows() == std::vector<std::string>{}); }

TEST_CASE("what every match must hold", "[normalize]") {
  struct Row { const char* regex; const char* needed; };
  const auto row = GENERATE(values<Row>({
      {"^share$", "share"},
      {"^(see|show) more\\b.*$", " more"},
      {"^.{0,40}\\b(a|b)\\b.{3,300}\\bcontributed( to this (report|story))?( from .{2,40})?$", "contributed"},
      {"^e-?mails? addres+es", " addres"},
      {"^[(:\\]] names* only{2,3}x\\.com", " name"},
      {"^ab|cdef", ""},
      {"^(abcdef|x)yz?", ""},
      {"^\\d+ café( words)+ later", " café"},
  }));
  CAPTURE(row.regex);
  CHECK(needed_literal(row.regex) == row.needed);
}

TEST_CASE("what a match must begin with", "[normalize]") {
  struct Row { const char* regex; std::vector<std::string> beginnings; };
  const auto row = GENERATE(values<Row>({
      {"^share$", {"share\n"}},
      {"^(see|show) more\\b.*$", {"see more", "show mor"}},
      {"^(a|an)? ?tip$", {" tip\n", "a tip\n", "an tip\n", "antip\n", "atip\n", "tip\n"}},
      {"^(no|\\d+) repl(y|ies)$", {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "no repli", "no reply"}},
      {"^x+y", {"x"}},
      {"^(ab){2,3}c", {"ab"}},
      {"^[.:-]x", {"-x", ".x", ":x"}},
      {"^is an? ", {"is a ", "is an "}},
      {"^\\(c\\)|©", {"(c)", "©"}},
      {"^.{0,9}x", {}},
      {"^[a-z]x", {}},
      {"^(\\w+ )?x", {}},
      {"^x?", {}},
  }));
  CAPTURE(row.regex);
  CHECK(beginnings_of(row.regex).value_or(std::vector<std::string>{}) == row.beginnings);
}

TEST_CASE("no trigger hides a pattern", "[normalize]") {
  static constexpr const char* kPieces[] = {"share", "this", "article", "is", "for", "information", "only", "by", "nela", "brandt", "does not", "constitute", "advice", "in your inbox", "/", "getty images", "staff", "writer", "a", "the",
                                            "subscribe", "to", "read", "12", "march", "2026", "min", "related", "articles", "comments", "leave a", "reply", ":", "©", "all rights reserved", "we", "may", "earn", "commission", "é", "—",
                                            ".css", "{", "color:", "}", "avatar", "harbour", "powered by", "http://a.example", "#", "3", "copyright", "don't miss", "is (a", "covers", "ferries"};
  const LinePatterns& patterns = LinePatterns::get();
  std::mt19937 random(11);
  std::size_t matches = 0;
  for (int round = 0; round < 30000; ++round) {
    std::string line;
    for (auto pieces = random() % 7 + 1; pieces > 0; --pieces) line += std::string(line.empty() ? "" : random() % 9 ? " " : "") + kPieces[random() % std::size(kPieces)];
    const bool tail = random() % 2;
    const LinePattern* found = patterns.match(line, word_count(line), tail);
    if (found != patterns.match_all(line, word_count(line), tail)) FAIL(line);
    matches += found != nullptr;
  }
  CHECK(matches > 500);
}

TEST_CASE("words are counted alike over stretches of any length", "[normalize]") {
  const auto slow = [](std::string_view text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
      if (c == ' ' || c == '\n') inside = false;
      else if (is_word_byte(c) && !inside) ++count, inside = true;
    }
    return count;
  };
  std::mt19937 random(5);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    const auto length = random() % 300;
    const auto rare = random() % 60 + 2;
    while (text.size() < length) text += random() % rare == 0 ? ' ' : "ab-.\xC3\xA9\"Z9"[random() % (random() % 3 ? 9 : 4)];
    if (word_count(text) != slow(text)) FAIL(text);
  }
}

TEST_CASE("folding", "[normalize]") {
  struct Row { const char* text; const char* fold; };
  const auto row = GENERATE(values<Row>({
      {"Share This Article", "share this article"},
      {"  Two  spaces,   and a\nline feed that is longer than sixteen  ", "two spaces, and a line feed that is longer than sixteen"},
      {"\u201cIt\u2019s here\u201d \u2014 today\u2026", "it's here\" - today"},
      {"A CAFÉ IN ÅLESUND, OPEN UNTIL LATE AT NIGHT", "a cafÉ in Ålesund, open until late at night"},
      {"1234567890123456 x", "1234567890123456 x"},
      {"123456789012345  x", "123456789012345 x"},
      {"\U0001F600 smile", "smile"},
      {"...", ""},
  }));
  CAPTURE(row.text);
  CHECK(folded(row.text) == row.fold);
}

TEST_CASE("lines that are no article text", "[normalize]") {
  struct Row { const char* line; Zone zone; };
  const auto row = GENERATE(values<Row>({
      {"Share this article", Zone::share},
      {"Share on Facebook", Zone::share},
      {"Share this update", Zone::share},
      {"Load more updates", Zone::navigation},
      {"Next page", Zone::navigation},
      {"1 2 3 4", Zone::navigation},
      {"17:32", Zone::dateline},
      {"5.40 pm BST", Zone::dateline},
      {"Follow us on Instagram", Zone::share},
      {"Sign up for our weekly newsletter", Zone::boilerplate},
      {"Subscribe to keep reading", Zone::boilerplate},
      {"ADVERTISEMENT", Zone::boilerplate},
      {"Related Articles", Zone::related},
      {"You may also like", Zone::related},
      {"Also read: Harbour master retires at 71", Zone::related},
      {"12 Comments", Zone::comment},
      {"Leave a Reply", Zone::comment},
      {"What do you think?", Zone::comment},
      {"Disclaimer: The information here is no advice.", Zone::disclaimer},
      {"This article is for information only and does not constitute financial advice.", Zone::disclaimer},
      {"Copyright 2026 Harbour Post. All rights reserved.", Zone::disclaimer},
      {"Sources:", Zone::sources},
      {"#Ferries #Aldby #Travel", Zone::hashtags},
      {"#ferries#aldby", Zone::hashtags},
      {"By Nela Brandt", Zone::byline},
      {"By Nela Brandt and Jon Osk, Harbour Post", Zone::byline},
      {"Nela B Avatar", Zone::byline},
      {"Published: 12 March 2026", Zone::dateline},
      {"March 12, 2026 at 8:15 am", Zone::dateline},
      {"5 min read", Zone::boilerplate},
      {"Reporting by Nela Brandt; editing by Jon Osk", Zone::boilerplate},
      {"https://harbour-post.example/ferries", Zone::navigation},
      {"Citation: Ferry line to close in June (2026, March 12) retrieved 14 March 2026 from https://post.example/ferry", Zone::sources},
      {"More information: Nela Brandt et al, Ferries and people, Journal of Coasts (2026). DOI: 10.5555/1", Zone::sources},
      {"N. Brandt et al. 2026. Ferries and people of the coast. Journal of Coasts 4: 1-9; doi: 10.5555/1", Zone::sources},
      {"Provided by University of Aldby", Zone::sources},
      {"This document is subject to copyright. Apart from any fair dealing for the purpose of study, no part may be reproduced.", Zone::disclaimer},
      {"Your donation helps us to keep the news of the coast free for everyone.", Zone::boilerplate},
      {"Support our newsroom with a gift of any size, or become a member today.", Zone::boilerplate},
      {"We rely on our readers for every boat that we send out.", Zone::boilerplate},
      {"Get unlimited access to the Post for as little as 3 euros a month.", Zone::boilerplate},
      {"Photo 3 of 12", Zone::boilerplate},
      {"Follow senior editor Nela Brandt on Instagram at @nelabrandt.", Zone::share},
      {"Follow all of our coverage of the ferries at https://post.example/ferries", Zone::related},
      {"Harbour Post writers Nela Brandt in Aldby and Jon Osk in Ness contributed to this report.", Zone::boilerplate},
      {"A post shared by Nela Brandt (@nelabrandt)", Zone::share},
      {"Your email address will not be published. Required fields are marked *", Zone::comment},
      {"Like Loading...", Zone::comment},
      {"The post Ferry line to close in June appeared first on Harbour Post.", Zone::boilerplate},
      {"(This copy was not touched by our desk and is auto-generated from an agency feed.)", Zone::boilerplate},
      {"Read the full story at Harbour Post", Zone::related},
      {"Edited by: Jon Osk", Zone::boilerplate},
      {"ENDS", Zone::boilerplate},
      {"Media contact: Jon Osk, 555 0100", Zone::boilerplate},
      {"For media inquiries, please contact Jon Osk at press@post.example.", Zone::boilerplate},
      {"Published in Transport", Zone::navigation},
      {"Spotted an error? Write to the desk", Zone::boilerplate},
      {"Terms of Use", Zone::disclaimer},
  }));
  CAPTURE(row.line);
  CHECK(zone_at_end(row.line) == row.zone);
}

TEST_CASE("lines of the page between those of the article", "[normalize]") {
  struct Row { const char* line; Zone zone; };
  const auto row = GENERATE(values<Row>({
      {"This is a modal window.", Zone::boilerplate},
      {"Video Player is loading.", Zone::boilerplate},
      {"Play audio", Zone::boilerplate},
      {"Text size A A A", Zone::boilerplate},
      {"Follow us on", Zone::share},
      {"Image source, Jon Osk", Zone::boilerplate},
      {"[2/5] One of the boats lies at the quay of Ness", Zone::caption},
      {"Click here to see how the boats were built", Zone::boilerplate},
      {"View this post on Instagram", Zone::share},
      {"pic.twitter.com/a1b2c3", Zone::share},
      {"— Nela Brandt (@nelabrandt) March 12, 2026", Zone::share},
      {"(adsbygoogle = window.adsbygoogle || []).push({});", Zone::boilerplate},
      {"window.dataLayer = window.dataLayer || [];", Zone::boilerplate},
      {"Jon Osk, Senior Political Correspondent", Zone::byline},
      {"Terms of Use", Zone::disclaimer},
      {"© 2026 Harbour Post", Zone::disclaimer},
      {"Corrections", Zone::disclaimer},
  }));
  CAPTURE(row.line);
  CHECK(zone_in_body(row.line) == row.zone);
  // Links and signs of ownership take nothing with them; a heading of a disclaimer does.
  const std::string next = "The line carried many more people in the year before that, when the boats were new.";
  CHECK(shown(article_of("Ferry line to close in June\n\n" + kBody + "\n\n" + row.line + "\n\n" + next + "\n\n" + kBody)).find("paragraph|text|" + next) != std::string::npos);
}

TEST_CASE("article text is never taken for junk", "[normalize]") {
  const auto line = GENERATE(as<std::string>{}, "Load more boats with hay", "The next page of the report tells why the line lost money", "At 17:32 the last boat left", "Share this update with nobody, the mayor wrote to the council",
                             "By contrast, the second ferry made a profit in 2024.", "Share prices fell 4 percent after the report.", "Comments by the minister were welcomed in the capital.",
                             "Follow-up tests showed no trace of the metal, the laboratory said.", "Sources close to the board said the sale was off.", "The newsletter said the firm had cut 40 jobs.",
                             "Print runs were halved to 20,000 copies in May.", "Related costs rose by 12 percent last year.", "Published reports put the loss at 9 million euros, the company said.",
                             "The views of the two judges differed on the fine.", "Save the Children said 14 schools had closed.", "He said the firm would not follow the ruling, which it called absurd.",
                             "Subscribers fell to 310,000 in the second quarter, the publisher said.", "On March 12, 2026 at 8:15 am the bridge fell into the river.", "Home sales rose 3 percent in April.",
                             "What do you think happens when a bank fails on a Friday? Nobody at the agency could say.", "Photo finish: Osk won the race by 0.01 seconds on Sunday.",
                             "Your donation, he wrote to the mayor, was never used.", "Support for the mayor fell to 31 percent in March.", "We rely on the tide, the captain said.",
                             "Access to the harbour cost 4 euros a month last year.", "Brandt et al. found in 2024 that half of the boats were too old.", "Two journalists of the paper said that the storm had contributed to the fall.", "The boat was provided by the town of Ness in 2019, he said.",
                             "The post of mayor appeared on the list in 2019, the clerk said.", "The story was taken from the wire and read out on the radio.", "Read the full bench of judges the riot act, he told them.",
                             "Media contacts of the firm fell to 40 a day, a study found.", "For more information the town had to wait until June.", "Published in 2019, the study covered 4,100 boats.",
                             "Report errors rose to 9 percent in the second year, the auditors found.", "Follow us into the cellar, the guide said, and we did.", "Play audio books to children, the doctors said.",
                             "The Ends of the Earth sold 40,000 copies in May.", "Media coverage of the strike doubled in June.", "Press freedom fell in nine countries, the report said.",
                             "Ada Holm, the political editor of the Post, left in June.");
  CAPTURE(line);
  CHECK(gives_claims(zone_in_body(line)));
  CHECK(gives_claims(zone_at_end(line)));
}

TEST_CASE("the top of an article", "[normalize]") {
  const std::string zones = shown(article_of("Harbour Post\nLocal News\n\nFerry Line Closes ‘In June’\n\nFerry Line Closes 'In June'\n\nBy Nela Brandt\n\n3 min read\n\n" + kBody));
  CHECK(zones.find("navigation|site_name|Harbour Post\n") == 0);
  CHECK(zones.find("title|title_line|Ferry Line Closes ‘In June’\n") != std::string::npos);
  CHECK(zones.find("title|repeated_title|Ferry Line Closes 'In June'\n") != std::string::npos);
}

TEST_CASE("related headlines after the end, each twice", "[normalize]") {
  const std::string zones = shown(article_of("Ferry line to close in June\n\n" + kBody + "\n\n#Ferries #Aldby\n\nTransport, Coast\n\nWhat do you think?\n\nMill ‘Burns’ Again\n\nMill 'Burns' Again\n"));
  CHECK(zones.find("boilerplate|after_end|Transport, Coast\n") != std::string::npos);
  CHECK(zones.find("related|doubled_headline|Mill 'Burns' Again\n") != std::string::npos);
}

TEST_CASE("related headlines in the middle do not end the article", "[normalize]") {
  const Article article = article_of("Ferry line to close in June\n\n" + kBody + "\n\nRelated articles\n\nMill burns again\n\nHarbour master retires\n\nWhat comes next\n\n" + kBody);
  const std::string zones = shown(article);
  CHECK(zones.find("related|below_related_heading|Mill burns again\n") != std::string::npos);
  CHECK(zones.find("heading|short_line|What comes next\n") != std::string::npos);
  CHECK(article.blocks.back().zone == Zone::paragraph);
}

TEST_CASE("what a company says of itself below its news", "[normalize]") {
  const std::string about = "Ferry line to close in June\n\n" + kBody + "\n\nAbout Aldby Ferries\n\n";
  const std::string company = shown(article_of(about + "Aldby Ferries is the leading operator of small boats on the coast of the north.\n\nAldby Ferries has 300 employees in Ness.\n"));
  CHECK(company.find("boilerplate|about_company|About Aldby Ferries\n") != std::string::npos);
  CHECK(company.find("boilerplate|about_company|Aldby Ferries has 300") != std::string::npos);
  const std::string other = shown(article_of(about + "The boats of the line are from 1990, and nobody wants to buy them, the mayor said.\n"));
  CHECK(other.find("about_company") == std::string::npos);
}

TEST_CASE("notes of a cook are no sources", "[normalize]") {
  const std::string text = "Soup of the harbour\n\n" + kBody + "\n\nNotes\n\n- Make sure that the pot is large enough for all of the fish.\n- I cook it in the evening, when the kitchen is cool.\n\n" + kBody;
  CHECK(shown(article_of(text)).find("list_item|") != std::string::npos);
  CHECK(shown(article_of(text)).find("below_sources_heading") == std::string::npos);
}

TEST_CASE("lists and their headers", "[normalize]") {
  const Article article = article_of("Ferry line to close in June\n\n" + kBody + "\n\nThe plan has three parts:\n\n  • Sell the ship.\n  • Close the pier.\n  1. Keep the bus.\n  1. Build a road.\n");
  const auto& blocks = article.blocks;
  REQUIRE(blocks.size() == 10);
  CHECK(blocks[6].zone == Zone::list_item);
  CHECK(blocks[6].header == 5);
  CHECK(blocks[7].item_number == 2);
  CHECK(blocks[9].item_number == 2);
  CHECK(test::text_of(article, 9) == "Build a road.");
}

TEST_CASE("questions and answers; a restating answer is a repeat", "[normalize]") {
  const Article article = article_of("Ferry line to close in June\n\n" + kBody +
                                     "\n\nFAQ\n\nQ: How many people used the line?\n\nThe line carried 4,200 passengers last year, half as many as in 2019.\n\nWho will pay?\n\nNobody has said yet.\n");
  const auto& blocks = article.blocks;
  REQUIRE(blocks.size() == 10);
  CHECK(blocks[5].rule == "faq_heading");
  CHECK(blocks[6].zone == Zone::faq_question);
  CHECK(test::text_of(article, 6) == "How many people used the line?");
  CHECK(blocks[7].zone == Zone::faq_answer);
  CHECK(blocks[7].header == 6);
  CHECK(blocks[7].repeat_of == 2);
  CHECK(blocks[9].header == 8);
  CHECK(blocks[9].repeat_of == -1);
}

TEST_CASE("code without fences; prose that looks a little like it", "[normalize]") {
  const Article code = article_of("Ferry line to close in June\n\n" + kBody + "\n\n# Load per trip\ndef load(trips, people):\n    total = people / trips\n    return f\"{total} a trip\"\n\nprint(load(3, 90))\n\n" + kBody);
  CHECK(code.blocks.at(5).zone == Zone::code);
  CHECK(code.blocks.at(6).zone == Zone::paragraph);
  const auto line = GENERATE(as<std::string>{}, "For investors, the question is:", "If the deal fails, one thing is clear:", "import duties rose to 12 percent", "The price (in euros) = far too high; nobody bought.");
  CAPTURE(line);
  CHECK(gives_claims(zone_in_body(line)));
}

TEST_CASE("Markdown and its escapes", "[normalize]") {
  struct Row { const char* raw; const char* clean; };
  const auto row = GENERATE(values<Row>({
      {"The self\\-made founder left\\. Nobody \\(so far\\) knows why\\.", "The self-made founder left. Nobody (so far) knows why."},
      {"It cost \\$14 billion.", "It cost $14 billion."},
      {"The co\\-founder left.", "The co-founder left."},
      {"Install it in C:\\new\\.files on the disk.", "Install it in C:\\new\\.files on the disk."},
      {"The pattern \\d+\\.\\d+ finds prices.", "The pattern \\d+\\.\\d+ finds prices."},
      {"The formula \\(x\\) holds for all.", "The formula \\(x\\) holds for all."},
      {"Version **7\\.2** came\\.", "Version 7.2 came."},
      {"See [the report](https://a.example/x_y) now.", "See the report now."},
      {"Sales [sic] rose (see below).", "Sales [sic] rose (see below)."},
      {"2 * 3 * 4 is 24 and snake_case_name stays.", "2 * 3 * 4 is 24 and snake_case_name stays."},
      {"The file __init__ stays.", "The file __init__ stays."},
  }));
  CAPTURE(row.raw);
  CHECK(article_of(row.raw).clean == row.clean);
}

TEST_CASE("hard-wrapped lines are joined, lines that are paragraphs are not", "[normalize]") {
  const Article wrapped = article_of(
      "The council of the town of Aldby said on Monday that it would not sell\nthe mill before the end of the year, because the price that was offered\nby the energy-\nefficient group did not cover "
      "the debt.\n\nThe group, which owns four mills along the river, declined to say how much\nit had offered or when it would come back with another price.\n");
  REQUIRE(wrapped.blocks.size() == 2);
  CHECK(wrapped.clean.find("not sell the mill") != std::string::npos);
  CHECK(article_of("Ferry line to close in June\n" + kBody.substr(0, kBody.find('\n')) + "\nThe line lost money for nine years, according to the report.\nNobody was surprised.\n").blocks.size() == 4);
}

TEST_CASE("languages", "[normalize]") {
  CHECK(article_of("Fähre wird eingestellt\n\nDie Fähre zwischen den beiden Städten wird im Juni eingestellt, sagte der Betreiber am Montag. Sie hat im letzten Jahr nur noch 4200 Menschen "
                   "befördert und ist nicht mehr rentabel, weil die neue Brücke von den meisten Pendlern benutzt wird.").not_analysed == "language:de");
  CHECK(article_of(kBody).not_analysed.empty());
  CHECK(article_of("Ferry closes").not_analysed.empty());
}

TEST_CASE("first letters that lost their word", "[normalize]") {
  struct Row { const char* text; const char* clean; };
  const auto row = GENERATE(values<Row>({
      {"T he council of Aldby voted on Tuesday to close the line.", "The council of Aldby voted on Tuesday to close the line."},
      {"K enyan officials said on Tuesday that the line is closed.", "Kenyan officials said on Tuesday that the line is closed."},
      {"A fter nine years the council voted to close the line.", "After nine years the council voted to close the line."},
      {"A man of Aldby voted on Tuesday to close the line.", "A man of Aldby voted on Tuesday to close the line."},
      {"I am sure that the council voted to close the line.", "I am sure that the council voted to close the line."},
      {"C major is what the choir of Aldby sang on Tuesday.", "C major is what the choir of Aldby sang on Tuesday."},
      {"T shirts of the council were sold on Tuesday in Aldby.", "T shirts of the council were sold on Tuesday in Aldby."},
      {"Ferry line to close in June\n\nT\n\nhe council of Aldby voted on Tuesday to close the line.", "Ferry line to close in June\nThe council of Aldby voted on Tuesday to close the line."},
  }));
  CAPTURE(row.text);
  const Article article = test::article_of(row.text);
  CHECK(article.clean == row.clean);
  CHECK(article.map.output_length() == article.clean.size());
}

TEST_CASE("walls that were scraped as text", "[normalize]") {
  struct Row { const char* text; const char* reason; };
  const auto row = GENERATE(values<Row>({
      {"Just a moment...\nPlease enable JavaScript and cookies to continue.\n", "page:error"},
      {"Access Denied\n\nYou do not have permission to view this page on this server.\n", "page:error"},
      {"404 Not Found\n\nThe page you asked for is not here.\n", "page:error"},
      {"Harbour Post\n\nWe and our partners store cookies on your device and process personal data such as your address to show you offers. You can accept or manage your choices at any time.\n", "page:consent"},
      {"Log in to your account\n\nPassword\n\nYou do not know your password any more?\n", "page:login"},
      {"Log in the river stops the ferry\n\nA log in the river stopped the ferry to Ness on Tuesday, and nobody could say when it would be taken out of the way.\n", ""},
      {"Access denied to nine workers of the mill at Ness\n\nNine workers of the mill at Ness were denied access to it on Tuesday, the owner said.\n", ""},
      {"404 jobs lost as the mill of Ness shuts\n\nThe mill of Ness shut on Tuesday, and the people who worked in it lost their jobs, the owner said.\n", ""},
      {"Council of Aldby agrees to a law on cookies\n\nThe council said on Tuesday that sites must ask people before they store cookies, and that most people accept what they are shown.\n", ""},
  }));
  CAPTURE(row.text);
  CHECK(test::article_of(row.text).not_analysed == row.reason);
}
