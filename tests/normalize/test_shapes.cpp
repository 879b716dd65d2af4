// SPDX-License-Identifier: Apache-2.0
// Shapes of scraped news that are more than a title and paragraphs: which lines of each are the article, and what state it gets.
#include <algorithm>

#include "sample.h"

using namespace crosstell;
using test::article_of;
using test::text_of;

namespace {

const std::string kFirst = "The council of Aldby voted on Tuesday to close the ferry line to Ness at the end of June, because the boats are too old.";
const std::string kSecond = "The line carried 4,200 people last year, which is half of what the operator had planned for when it bought the two boats.";
const std::string kThird = "\"We have no choice,\" said Ada Holm, who leads the operator. She added that buses would run instead from the first of July.";

std::string zone_of(const Article& article, std::string_view text) {
  for (std::size_t i = 0; i < article.blocks.size(); ++i)
    if (text_of(article, i).find(text) != std::string::npos) return std::string(name_of(article.blocks[i].zone));
  return "nowhere";
}

bool speaks(const Article& article, std::string_view text) {
  return std::any_of(article.blocks.begin(), article.blocks.end(), [&](const Block& block) {
    return gives_claims(block.zone) && slice(std::string_view(article.clean), block.span).find(text) != std::string_view::npos;
  });
}

bool flagged(const Article& article, std::string_view code) {
  return std::any_of(article.diagnostics.begin(), article.diagnostics.end(), [&](const Diagnostic& diagnostic) { return diagnostic.code == code; });
}

void check_article(const Article& article) {
  CAPTURE(test::shown(article));
  CHECK(article.not_analysed.empty());
  for (const std::string& part : {kFirst, kSecond, kThird}) CHECK(speaks(article, part.substr(0, 60)));
}

void check_silent(const Article& article, std::initializer_list<const char*> texts) {
  CAPTURE(test::shown(article));
  for (const char* text : texts) {
    CAPTURE(text);
    CHECK_FALSE(speaks(article, text));
  }
}

}  // namespace

TEST_CASE("an AMP page", "[normalize][shapes]") {
  const Article article = article_of(
      "<!doctype html><html amp lang=en><head><meta charset=utf-8><title>Ferry line to close in June</title><link rel=canonical href='https://post.example/ferry'>"
      "<style amp-boilerplate>body{-webkit-animation:-amp-start 8s steps(1,end) 0s 1 normal both}</style><noscript><style amp-boilerplate>body{animation:none}</style></noscript>"
      "<script async src='https://cdn.example/v0.js'></script></head><body>"
      "<amp-sidebar id=menu layout=nodisplay><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></amp-sidebar>"
      "<header><a href=/>Harbour Post</a></header><article class=amp-wp-article><h1 class=amp-wp-title>Ferry line to close in June</h1>"
      "<amp-img src=a.jpg width=900 height=600 layout=responsive alt='A boat'></amp-img><p>" + kFirst + "</p>"
      "<amp-ad width=300 height=250 type=adsense><div placeholder>Advertisement: cheap cabins for the whole summer, book one today and save.</div></amp-ad>"
      "<p>" + kSecond + "</p><amp-carousel height=300 layout=fixed-height type=carousel><a href=/1>Bridge opens after nine years of work</a><a href=/2>Mill sold to a group from Ness</a></amp-carousel>"
      "<p>" + kThird + "</p><amp-social-share type=email></amp-social-share></article>"
      "<amp-consent layout=nodisplay id=consent><div>We and our partners store cookies on your device, do you accept?</div></amp-consent>"
      "<amp-analytics><script type=application/json>{\"vars\":{\"account\":\"UA-1\"}}</script></amp-analytics></body></html>", Container::html);
  check_article(article);
  check_silent(article, {"Sport", "cheap cabins", "Bridge opens", "store cookies", "account"});
  CHECK(article.metadata.url == "https://post.example/ferry");
}

TEST_CASE("a print view", "[normalize][shapes]") {
  const Article page = article_of(
      "<html lang=en><head><title>Print - Ferry line to close in June</title></head><body onload='window.print()'><div class=print-logo>Harbour Post</div><p><a href='javascript:window.print()'>Print this page</a> | <a href='javascript:window.close()'>Close window</a></p>"
      "<h1>Ferry line to close in June</h1><div>By Jon Berg<br>12 March 2026</div><div>" + kFirst + "<br><br>" + kSecond + "<br><br>" + kThird +
      "</div><hr><div>Printed from: https://post.example/2026/03/12/ferry</div><div>Copyright 2026 Harbour Post. All rights reserved.</div></body></html>", Container::html);
  check_article(page);
  check_silent(page, {"Print this page", "Close window", "Printed from", "Copyright"});

  const Article text = article_of("Harbour Post\nPrint this page | Close window\n\nFerry line to close in June\n\nBy Jon Berg\n12 March 2026\n\n" + kFirst + "\n\nPage 1 of 2\n\n" + kSecond + "\n\n" + kThird +
                                  "\n\nPage 2 of 2\n\nPrinted from https://post.example/2026/03/12/ferry on 14 March 2026\nCopyright 2026 Harbour Post. All rights reserved.\n");
  check_article(text);
  check_silent(text, {"Print this page", "Page 1", "Page 2", "Printed from", "Copyright"});
}

TEST_CASE("a gallery", "[normalize][shapes]") {
  const std::string slides[] = {"Two boats lie in the harbour of Aldby on Monday, a day before the vote of the council.", "People of Ness wait for the last boat of the evening.", "Ada Holm speaks to the council on Tuesday."};
  std::string page = "<html lang=en><head><title>In pictures: the last ferries of Aldby</title></head><body><article><h1>In pictures: the last ferries of Aldby</h1><p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p><div class=gallery>";
  std::string text = "In pictures: the last ferries of Aldby\n\n" + kFirst + "\n\n" + kSecond + "\n\n" + kThird + "\n\n";
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string number = std::to_string(i + 1);
    page += "<figure class=slide><div class=counter>" + number + " / 3</div><img src=a.jpg><figcaption>" + slides[i] + " <span class=credit>Photo: Jon Berg / Harbour Post</span></figcaption></figure>";
    text += number + " of 3\n" + slides[i] + " (Photo: Jon Berg / Harbour Post)\n\nPhoto " + number + " of 3\n";
  }
  page += "</div><button>Next slide</button></article></body></html>";
  text += "Next slide\nPrevious slide\nView gallery\n";
  const Article of_page = article_of(page, Container::html);
  check_article(of_page);
  CHECK(zone_of(of_page, "Two boats lie") == "caption");
  CHECK(zone_of(of_page, "People of Ness") == "caption");
  check_silent(of_page, {"1 / 3", "Next slide"});
  const Article of_text = article_of(text);
  check_article(of_text);
  CHECK(zone_of(of_text, "Two boats lie") == "caption");
  check_silent(of_text, {"1 of 3", "Photo 2 of", "Next slide", "Previous slide", "View gallery"});
}

TEST_CASE("a newsletter", "[normalize][shapes]") {
  const Article article = article_of("View this email in your browser\n\nThe Morning Ferry\n\nGood morning. Here is what Aldby talks about today.\n\nFerry line to close in June\n\n" + kFirst + "\n\n" + kSecond + "\n\n" + kThird +
                                     "\n\nRead in app\n\nForwarded this email? Subscribe here\n\nYou received this email because you signed up at post.example.\nUnsubscribe | Manage preferences | View in browser\n"
                                     "Harbour Post, 4 Quay Street, Aldby\n");
  check_article(article);
  check_silent(article, {"View this email", "Read in app", "Forwarded this", "You received", "Unsubscribe"});
}

TEST_CASE("a review with its box", "[normalize][shapes]") {
  const std::string verdict = "The Nela 3 is quiet and quick to charge, but its cabin is too small for four.";
  const Article page = article_of(
      "<html lang=en><head><title>Nela 3 review: a small boat for big lakes</title></head><body><article><h1>Nela 3 review: a small boat for big lakes</h1><p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p>"
      "<aside class=review-box><h3>Verdict</h3><p>" + verdict + "</p><div class=score>4.5 / 5</div><h4>Pros</h4><ul><li>Quiet</li><li>Charges fast</li></ul><h4>Cons</h4><ul><li>Small cabin</li></ul>"
      "<div class=price>Price when reviewed: $41,000</div><a class=button href=/buy>Check price</a></aside></article></body></html>", Container::html);
  check_article(page);
  check_silent(page, {"4.5 / 5", "Check price"});
  const Article text = article_of("Nela 3 review: a small boat for big lakes\n\n" + kFirst + "\n\n" + kSecond + "\n\n" + kThird + "\n\nVerdict\n\n" + verdict + "\n\nRating: 4.5/5\n\nPros\n\n- Quiet\n- Charges fast\n\nCons\n\n- Small cabin\n\nCheck price\nBuy now\n");
  check_article(text);
  CHECK(speaks(text, verdict.substr(0, 40)));
  check_silent(text, {"4.5/5", "Check price", "Buy now"});
}

TEST_CASE("a text that a paywall cut", "[normalize][shapes]") {
  struct Row { std::string line; bool wall; };
  const auto row = GENERATE(values<Row>({
      {"Subscribe to continue reading", true},
      {"Log in or subscribe to keep reading", true},
      {"Please sign in to continue reading this article.", true},
      {"To continue reading this article, subscribe today.", true},
      {"To keep reading, please log in or create an account.", true},
      {"The rest of this article is only available to subscribers.", true},
      {"This article is for subscribers only.", true},
      {"This story is reserved for paying members", true},
      {"You have reached your limit of free articles this month.", true},
      {"Create a free account to continue reading", true},
      {"Subscribe to our newsletter", false},
      {"To keep reading rooms open, the town hired two more people.", false},
      {"The rest of this article deals with the harbour of Ness.", false},
      {"This article is for anyone who owns a boat.", false},
      {"You have reached the end of the pier.", false},
      {"Subscribers of the line can read the timetable at the quay.", false},
  }));
  CAPTURE(row.line);
  const Article cut = article_of("Ferry line to close in June\n\n" + kFirst + "\n\n" + kSecond + "\n\n" + kThird + "\n\n" + row.line + "\n");
  check_article(cut);
  CHECK(flagged(cut, "paywall") == row.wall);
  CHECK(article_of("Ferry line to close in June\n\n" + kFirst + "\n\n" + row.line + "\n").not_analysed == (row.wall ? "page:paywall" : ""));
  // What stands below was not cut.
  CHECK_FALSE(flagged(article_of("Ferry line to close in June\n\n" + kFirst + "\n\n" + row.line + "\n\n" + kSecond + "\n\n" + kThird + "\n\n" + kFirst + "\n"), "paywall"));
  // Blogs ask so below texts that are whole.
  CHECK_FALSE(flagged(article_of("Ferry line to close in June\n\n" + kFirst + "\n\n" + kSecond + "\n\n" + kThird + "\n\nDiscover more from Harbour Blog\n\n" + row.line + "\n"), "paywall"));
}

namespace {

/// An entry of a live blog under its time.
std::string entry(const char* time, const std::string& heading, const std::string& text) {
  return "<section class=live-entry><time>" + std::string(time) + "</time><h2>" + heading + "</h2><p>" + text + "</p><div class=share><a href=/s>Share this update</a></div></section>";
}

}  // namespace

TEST_CASE("a live blog", "[normalize][shapes]") {
  const std::string fourth = "Jon Berg, who speaks for the crews, told the council that forty people would lose their work in the summer.";
  const Article page = article_of(
      "<html lang=en><head><title>Vote on the ferry line - as it happened</title></head><body><main><h1>Vote on the ferry line - as it happened</h1><div class=live-blog>" +
      entry("18:04", "The line will close", kFirst) + entry("17:32", "How many it carried", kSecond) + entry("16:50", "The operator speaks", kThird) + entry("16:11", "What the crews say", fourth) +
      "</div><button>Load more updates</button></main><footer><a href=/>Harbour Post</a></footer></body></html>", Container::html);
  check_article(page);
  CHECK(speaks(page, fourth.substr(0, 40)));
  check_silent(page, {"Share this update", "Load more updates", "18:04", "Harbour Post"});
  const Article text = article_of("Vote on the ferry line - as it happened\n\n18:04\n\nThe line will close\n\n" + kFirst + "\n\nShare this update\n\n17:32\n\n" + kSecond + "\n\n16:50\n\n" + kThird + "\n\nShare this update\n\nLoad more updates\n");
  check_article(text);
  check_silent(text, {"Share this update", "Load more updates", "18:04", "16:50"});
}

TEST_CASE("one page of an article of several", "[normalize][shapes]") {
  const Article page = article_of(
      "<html lang=en><head><title>Ferry line to close in June - page 2 of 3</title><link rel=prev href='?page=1'><link rel=next href='?page=3'></head><body><article><h1>Ferry line to close in June</h1><p>" + kFirst + "</p><p>" + kSecond +
      "</p><p>" + kThird + "</p><nav class=pagination><a href='?page=1'>Previous page</a> <a href='?page=1'>1</a> <b>2</b> <a href='?page=3'>3</a> <a href='?page=3'>Next page</a></nav></article></body></html>", Container::html);
  check_article(page);
  check_silent(page, {"Previous page", "Next page"});
  const Article text = article_of("Ferry line to close in June\n\n" + kFirst + "\n\n" + kSecond + "\n\n" + kThird + "\n\nPage 2 of 3\nPrevious page\n1 2 3\nNext page\n");
  check_article(text);
  check_silent(text, {"Page 2 of 3", "Previous page", "1 2 3", "Next page"});
}

TEST_CASE("comments below an article", "[normalize][shapes]") {
  const std::string anger = "I took that boat for nineteen years and nobody on the council ever did, which is why they do not know what it carries.";
  const std::string answer = "They do know it, the mayor himself said last week that the boats carry 900 people a day.";
  const Article page = article_of(
      "<html lang=en><head><title>Ferry line to close in June</title></head><body><article><h1>Ferry line to close in June</h1><p>" + kFirst + "</p><p>" + kSecond + "</p><p>" + kThird + "</p></article>"
      "<section id=comments><h3>2 comments</h3><ol class=comment-list><li class=comment><div class=comment-author>Mona K.</div><div class=comment-body><p>" + anger + "</p></div><a href=#>Reply</a><ol class=children>"
      "<li class=comment><div class=comment-author>ferryman7</div><div class=comment-body><p>" + answer + "</p></div><a href=#>Reply</a></li></ol></li></ol>"
      "<form><textarea>Leave a comment</textarea></form></section></body></html>", Container::html);
  check_article(page);
  check_silent(page, {"nineteen years", "900 people", "Mona K.", "Reply", "Leave a comment"});
  CHECK(zone_of(page, "nineteen years") == "comment");
  const Article text = article_of("Ferry line to close in June\n\n" + kFirst + "\n\n" + kSecond + "\n\n" + kThird + "\n\n2 Comments\n\nMona K. says:\n12 March 2026 at 9:14 am\n\n" + anger + "\n\nReply\n\nferryman7 says:\n\n" + answer + "\n\nReply\n\nLeave a Reply\n");
  check_article(text);
  check_silent(text, {"nineteen years", "900 people", "Leave a Reply"});
}

TEST_CASE("a text that a news service cut", "[normalize][shapes]") {
  struct Row { std::string end; std::size_t blocks; };
  const auto row = GENERATE(values<Row>({{"The boats were sold to a group from Ness that\u2026 [+812 chars]", 2}, {"[+812 chars]", 1}, {"The box on the quay reads [+ chars]", 1}, {"The line [+812 chars] stood on a page", 1}}));
  CAPTURE(row.end);
  const Article article = article_of("Ferry line to close in June\n\n" + kFirst + "\n\n" + kSecond + "\n\n" + kThird + "\n\n" + row.end + "\n");
  check_article(article);
  CHECK(article.blocks.size() == 4 + row.blocks);
  const bool is_mark = row.end.ends_with("[+812 chars]");
  CHECK((article.blocks.back().rule == "cut_mark") == is_mark);
  CHECK(text_of(article, article.blocks.size() - 1) == (is_mark ? "[+812 chars]" : row.end));
}
