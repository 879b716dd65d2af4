// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::test;

TEST_CASE("claims: attribute, subject and value of one sentence", "[claim]") {
  struct Row { const char* text; const char* attribute; const char* subject; const char* value; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd was founded in 1974.", "founded_date", "Northwind Ltd", "1974"},
      {"Halden Motors acquired Corvane Ltd for $1.2 billion in cash.", "deal_price", "Corvane Ltd", "1.2 billion USD"},
      {"Northwind Ltd employs about 8,400 people.", "headcount", "Northwind Ltd", "about 8400"},
      {"Ada Holm, 41, resigned on Friday.", "age", "Ada Holm", "41"},
      {"Northwind Ltd, which is listed in Oslo, was founded in 1974.", "founded_date", "Northwind Ltd", "1974"},
      {"The levee gave way on Wednesday, May 6.", "date_of:break", "The levee", "--05-06"},
      {"Halden Motors, which announced the takeover on 3 February 2024, is Danish.", "date_of:announce:passive", "takeover", "2024-02-03"},
      {"Halden Motors bought Corvane Ltd for $12 a share.", "offer_per_share", "Corvane Ltd", "12 USD per share"},
      {"OSLO (Wire) \xE2\x80\x94 Fourteen people had died in the Oslo floods by Sunday.", "dead", "Oslo floods", "14"},
      {"The Lagos-based Northwind Ltd sells wool.", "headquarters", "Northwind Ltd", "Lagos"},
      {"Northwind Ltd bought Corvane Ltd, a firm that was founded in 1974.", "founded_date", "Corvane Ltd", "1974"},
      {"Northwind Ltd gets 64 percent of its power from the wind.", "share_of:power", "Northwind Ltd", "64 %"},
      {"Northwind Ltd closed a mill. Revenue fell 3 percent to $19 million.", "revenue", "Northwind Ltd", "19 million USD"},
      {"Northwind Ltd pays a dividend of $2 a share.", "dividend", "Northwind Ltd", "2 USD per share"},
      {"Ada Holm is the mother of four children.", "count_of:child", "Ada Holm", "4"},
      {"Ada Holm returned to Northwind Ltd after two years.", "affiliation_event", "Ada Holm", "return"},
      {"Dunmore Bank said that Ada Holm (formerly a judge) joined Northwind Ltd.", "affiliation_event", "Ada Holm", "join"},
      {"Ada Holm \xE2\x80\x94 the co-founder of Corvane Ltd \xE2\x80\x94 joined Northwind Ltd.", "affiliation_event", "Ada Holm", "join"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, row.attribute);
  REQUIRE(claim);
  CHECK(claim->subject_text == row.subject);
  CHECK(claim->subject >= 0);
  CHECK(claim->value_text == row.value);
  CHECK(std::string_view(row.text).ends_with(words(analysis, claim->evidence)));   // a dateline is no part of it
}

TEST_CASE("claims: the value before is told with its own time", "[claim]") {
  struct Row { const char* text; const char* attribute; const char* before; const char* from; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd reported revenue of $5 billion in 2025, up from $4 billion in 2024.", "revenue", "4 billion USD", "2024-01-01"},
      {"Halden Motors projects capital spending of $40 million in 2026, a rise of 12 percent from $36 million in 2023.", "capital_expenditure", "36 million USD", "2023-01-01"},
      {"Northwind Ltd employed 9,600 people in 2025, compared with about 8,400 in 2020.", "headcount", "about 8400", "2020-01-01"},
      {"Northwind Ltd reported revenue of $5 billion, $4 billion from its mills.", "revenue", nullptr, ""},
      {"Northwind Ltd reported revenue of $5 billion, up from $4 billion.", "revenue", nullptr, ""},
      {"Northwind Ltd reported revenue of $5 billion in 2025, with help from a $4 billion fund in 2024.", "revenue", nullptr, ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* before = nullptr;
  for (const Claim& claim : analysis.claims)
    if (claim.attribute == row.attribute && std::count(claim.derivation.begin(), claim.derivation.end(), "generic.prior_value") != 0) before = &claim;
  REQUIRE((before != nullptr) == (row.before != nullptr));
  if (!before) return;
  CHECK(before->value_text == row.before);
  REQUIRE(before->time);
  REQUIRE(before->time->low);
  CHECK(to_string(*before->time->low) == row.from);
}

TEST_CASE("claims: a deal that was told of has a closing day, a price and a part in cash", "[claim]") {
  struct Row { const char* text; const char* attribute; const char* value; };
  const auto row = GENERATE(values<Row>({
      {"Halden Motors agreed to buy Corvane Ltd in May. The deal closed on 3 May 2024.", "deal_closed", "2024-05-03"},
      {"Halden Motors agreed to buy Corvane Ltd in May. The purchase will cost Halden Motors $512 million.", "deal_price", "512 million USD"},
      {"Halden Motors bought Corvane Ltd for $512 million, including $430 million in cash.", "deal_cash", "430 million USD"},
      {"The deal closed on 3 May 2024.", "deal_closed", nullptr},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, row.attribute);
  REQUIRE((claim != nullptr) == (row.value != nullptr));
  if (!claim) return;
  CHECK(claim->value_text == row.value);
  CHECK(analysis.extraction.entities[static_cast<std::size_t>(claim->subject)].name == "Corvane Ltd");
}

TEST_CASE("claims: an office that somebody held once is told as such", "[claim]") {
  const Analysis analysis = analyze("The former Northwind Ltd chief executive Ada Holm resigned.");
  const Claim* claim = find(analysis, "role");
  REQUIRE(claim);
  REQUIRE(claim->scope.size() == 1);
  CHECK(claim->scope.front().form == "former");
  CHECK(find(analysis, "officeholder") == nullptr);
}

TEST_CASE("claims: who holds an office of which there is one", "[claim]") {
  struct Row { const char* text; const char* organization; const char* holder; const char* office; };
  const auto row = GENERATE(values<Row>({
      {"\"We will invest,\" said Ada Holm, CFO of Corvane Freight.", "Corvane Freight", "Ada Holm", "chief financial officer"},
      {"Northwind Ltd finance director Ada Holm resigned.", "Northwind Ltd", "Ada Holm", "chief financial officer"},
      {"Northwind Ltd is being run by its chief operating officer, Peter Lund.", "Northwind Ltd", "Peter Lund", "chief executive"},
      // The organization that the article is about.
      {"Northwind Ltd sank. Northwind grew. Northwind fell. It hurts, said Ada Holm, Chief Financial Officer.", "Northwind Ltd", "Ada Holm", "chief financial officer"},
      {"Northwind Ltd sank. Northwind grew. Northwind fell. Peter Lund, who became chief executive on 1 July, spoke.", "Northwind Ltd", "Peter Lund", "chief executive"},
      {"Northwind Ltd sank. Northwind grew. Northwind fell. President Ada Holm of Norway spoke.", "Norway", "Ada Holm", "president"},
      {"Northwind Ltd sank. Corvane Ltd grew. It hurts, said Ada Holm, Chief Financial Officer.", nullptr, nullptr, nullptr},
      {"Northwind Ltd sank. Northwind grew. Northwind fell. Peter Lund, who was chief executive, spoke.", nullptr, nullptr, nullptr},
      {"Northwind Ltd sank. Northwind grew. Northwind fell. Former governor and chief executive Peter Lund spoke.", nullptr, nullptr, nullptr},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "officeholder");
  REQUIRE((claim != nullptr) == (row.organization != nullptr));
  if (!claim) return;
  CHECK(analysis.extraction.entities[static_cast<std::size_t>(claim->subject)].name == row.organization);
  CHECK(claim->value_text == row.holder);
  REQUIRE(claim->arguments.size() == 1);
  CHECK(claim->arguments.front().text == row.office);
}

TEST_CASE("claims: figures that somebody looks ahead to", "[claim]") {
  struct Row { const char* text; Modality modality; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd expects revenue of $4 billion this year.", Modality::predicted},
      {"Northwind Ltd forecast revenue of $4 billion.", Modality::predicted},
      {"Northwind Ltd reported revenue of $4 billion.", Modality::asserted},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "revenue");
  REQUIRE(claim);
  CHECK(claim->modality == row.modality);
}

TEST_CASE("claims: how people left", "[claim]") {
  struct Row { const char* text; const char* manner; };
  const auto row = GENERATE(values<Row>({
      {"Ada Holm was removed by the board on May 9.", "dismissed"},
      {"Ada Holm, who had led the yard and its sister firm ever since, was removed by the board.", "dismissed"},
      {"Ada Holm was ousted.", "dismissed"},
      {"Ada Holm resigned on May 9 for personal reasons.", "resigned"},
      {"Ada Holm went of her own accord.", "resigned"},
      {"Ada Holm was removed from the list by a clerk.", nullptr},
      {"Ada Holm dismissed the claims.", nullptr},
      {"Ada Holm asked for Peter Lund to be fired.", nullptr},
      {"Ada Holm left the house.", nullptr},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "departure_manner");
  REQUIRE((claim != nullptr) == (row.manner != nullptr));
  if (claim) CHECK(claim->value_text == row.manner);
}

TEST_CASE("claims: what must not be one", "[claim]") {
  struct Row { const char* text; const char* attribute; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd was fined in 1974.", "founded_date"},
      {"Halden Motors acquired Corvane Ltd for its engineers, and $1.2 billion in debt remains.", "deal_price"},
      {"The bank left 40 dead accounts open.", "dead"},
      {"The levee gave the town an hour on Wednesday, May 6.", "date_of:break"},
      {"Halden Motors bought Corvane Ltd for $12 a share.", "deal_price"},
      {"The road through the Oslo Valley floods every spring.", "dead"},
      {"Ada Holm's letter to Northwind Ltd surprised the industry.", "affiliation_event"},
  }));
  CAPTURE(row.text);
  CHECK(find(analyze(row.text), row.attribute) == nullptr);
}

TEST_CASE("claims: zones that state nothing give none", "[claim]") {
  const char* text = "Northwind Ltd was founded in 1974.";
  CHECK(find(analyze(text, {}, Zone::heading), "founded_date"));
  CHECK_FALSE(find(analyze(text, {}, Zone::related), "founded_date"));
  CHECK_FALSE(find(analyze(text, {}, Zone::comment), "founded_date"));
}

TEST_CASE("claims: code, links and comments name nothing", "[claim]") {
  CHECK_FALSE(analyze("Ada Holm leads Northwind Ltd.").extraction.entities.empty());
  for (const Zone zone : {Zone::code, Zone::related, Zone::comment, Zone::share, Zone::navigation, Zone::hashtags, Zone::hidden, Zone::boilerplate}) {
    CAPTURE(name_of(zone));
    CHECK(analyze("Ada Holm leads Northwind Ltd.", {}, zone).extraction.entities.empty());
  }
}

TEST_CASE("claims: ids are stable and tell values apart", "[claim]") {
  const Analysis first = analyze("Northwind Ltd was founded in 1974.");
  const Analysis again = analyze("Northwind Ltd was founded in 1974.");
  const Claim* a = find(first, "founded_date");
  const Claim* b = find(again, "founded_date");
  REQUIRE((a && b));
  CHECK(claim_id("d-1", *a, first.article->map) == claim_id("d-1", *b, again.article->map));
  CHECK(claim_id("d-1", *a, first.article->map) != claim_id("d-2", *a, first.article->map));
  CHECK(claim_id("d-1", *a, first.article->map).substr(0, 2) == "c-");
}

TEST_CASE("claims: counted lists", "[claim]") {
  struct Row { const char* text; std::size_t members; const char* second; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd follows three rules: (1) pay early; (2) ship late; (3) keep quiet.", 3, "ship late"},
      {"Northwind Ltd works under two rules: pay early; ship late.", 2, "ship late"},
      {"Northwind Ltd asked for three things: a pier, a crane and a road.", 3, "a crane"},
      {"Northwind Ltd set three conditions: the toll must fall, the pier stays public, and fish is sold daily.", 3, "the pier stays public"},
      {"Northwind Ltd has three duties: first, pay early, second, ship late, third, keep quiet.", 3, "ship late"},
      {"Northwind Ltd promised three things: no cuts before 2028, a seat on the board and a bonus for night shifts.", 3, "a seat on the board"},
      {"Northwind Ltd split into two camps: one wants a pier, while the other wants a road.", 0, ""},
      {"Northwind Ltd sold three ships: the price was low, the buyers were pleased.", 0, ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "list_of");
  REQUIRE((claim != nullptr) == (row.members > 0));
  if (!claim) return;
  REQUIRE(claim->set_members.size() == row.members);
  CHECK(claim->set_members[1] == row.second);
  CHECK(claim->subject_text == "Northwind Ltd");
}

TEST_CASE("claims: whoever speaks of a list need not own it", "[claim]") {
  struct Row { const char* text; const char* subject; };
  const auto row = GENERATE(values<Row>({
      {"The three rules of Northwind Ltd are famous. Ada Holm stresses three rules: (1) pay early; (2) ship late; (3) keep quiet.", "Northwind Ltd"},
      {"Northwind Ltd’s three rules are famous. Ada Holm explains three rules: (1) pay early; (2) ship late; (3) keep quiet.", "Northwind Ltd"},
      {"Northwind Ltd’s three rules are famous. Ada Holm describes three rules: (1) pay early; (2) ship late; (3) keep quiet.", "Northwind Ltd"},
      {"Northwind Ltd’s three rules are famous. Ada Holm has three rules: (1) pay early; (2) ship late; (3) keep quiet.", "Ada Holm"},
      {"The three rules of Northwind Ltd are famous. Corvane Ltd has three rules: (1) pay early; (2) ship late; (3) keep quiet.", "Corvane Ltd"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "list_of");
  REQUIRE(claim);
  CHECK(claim->subject_text == row.subject);
}

TEST_CASE("claims: comparisons have a direction and the other side", "[claim]") {
  struct Row { const char* text; const char* direction; const char* comparand; };
  const auto row = GENERATE(values<Row>({
      {"The Ostrin 3 Max model matches the leading models.", "eq", "leading model"},
      {"Ostrin 3 Max ran on par with those of top-tier labs.", "eq", "top-tier lab"},
      {"The Ostrin 3 Max model matches peer-lab performance.", "eq", "peer lab"},
      {"The Ostrin 3 Max model outperforms its rivals.", "gt", "rival"},
      {"The Ostrin 3 Max model lags behind industry leaders.", "lt", "industry leader"},
      {"The Ostrin 3 Max model is not at the level of the leading models.", "lt", "leading model"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(std::string("Ostrin 3 Max is a language model. ") + row.text);
  const Claim* claim = find(analysis, "performance_against");
  REQUIRE(claim);
  CHECK(name_of(claim->direction) == row.direction);
  CHECK(claim->comparand_text == row.comparand);
}

TEST_CASE("claims: every proposition is kept in its own words", "[claim]") {
  struct Row { const char* text; const char* attribute; const char* subject; const char* value; };
  const auto row = GENERATE(values<Row>({
      {"The committee has a plan for the harbour.", "relation:have", "The committee", "a plan for the harbour"},
      {"Northwind Ltd plans to offer wool, silk and rope in June.", "relation:offer", "Northwind Ltd", "wool, silk and rope in June"},
      {"The number of visitors is expected to fall to 900.", "relation:fall", "The number of visitors", "to 900"},
      {"Northwind Ltd is a maker of ropes.", "description", "Northwind Ltd", "a maker of ropes"},
      {"Northwind Ltd, a maker of ropes from Oslo, sold its mill.", "description", "Northwind Ltd", "a maker of ropes from Oslo"},
      {"The mills have oil (and rope) from Norway.", "relation:have", "The mills", "oil (and rope) from Norway"},
      {"The storm hit the coast, closing two roads.", "relation:close", "storm", "two roads"},
      {"Who has a plan for the harbour?", "relation:have", nullptr, ""},
      {"The mills have a new, quiet engine.", "relation:have", "The mills", "a new, quiet engine"},
      {"The servers that the committee sells are old.", "relation:be", "The servers that the committee sells", "old"},
      {"What the committee did not have was a plan.", "description", nullptr, ""},
      {"The engine we built is not at the level of others.", "relation:build", nullptr, ""},
      {"The newly formed council has a plan.", "event:form", nullptr, ""},
      {"Ada Holm runs a new division at Northwind Ltd, the Orrin group.", "description", nullptr, ""},
      {"This article is for subscribers only.", "relation:be", nullptr, ""},
      {"There is no bridge in the village.", "description", nullptr, ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, row.attribute);
  REQUIRE((claim != nullptr) == (row.subject != nullptr));
  if (!claim) return;
  CHECK(claim->subject_text == row.subject);
  CHECK(claim->value_text == row.value);
}

TEST_CASE("claims: a negated copula is negative", "[claim]") {
  struct Row { const char* text; const char* attribute; Polarity polarity; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd is a bank.", "description", Polarity::positive},
      {"Northwind Ltd isn't a bank.", "description", Polarity::negative},
      {"Northwind Ltd was never a bank.", "description", Polarity::negative},
      {"Northwind Ltd has no debt in Norway.", "relation:have", Polarity::negative},
      {"Northwind Ltd has some debt in Norway.", "relation:have", Polarity::positive},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, row.attribute);
  REQUIRE(claim);
  CHECK(name_of(claim->polarity) == name_of(row.polarity));
}

TEST_CASE("claims: comparisons of any kind", "[claim]") {
  struct Row { const char* text; const char* direction; const char* measure; const char* comparand; };
  const auto row = GENERATE(values<Row>({
      {"The new bridge carries more lorries than the old bridge.", "gt", "lorry", "old bridge"},
      {"The drug caused fewer deaths than the old pills.", "lt", "death", "old pill"},
      {"The ferry is as fast as a train.", "eq", "fast", "train"},
      {"The stadium is twice as large as the old arena.", "gt", "large", "old arena"},
      {"The stadium is twice the size of the old arena.", "gt", "size", "old arena"},
      {"The region is ahead of the coast.", "gt", "", "coast"},
      {"The pump is identical to the old pump.", "eq", "", "old pump"},
      {"Trams outnumber buses in the city.", "gt", "", "bus"},
      {"The seat costs more than the ticket.", "gt", "", "ticket"},
      {"New ferries use one quarter the fuel of older ships.", "lt", "fuel", "old ship"},
      {"The pump delivers 12 times the output of the old pump.", "gt", "output", "old pump"},
      {"The flat is a third of the usual size.", "lt", "size", ""},
      {"She ate a quarter of the cake.", nullptr, "", ""},
      {"Half the voters of the town stayed at home.", nullptr, "", ""},
      {"He paid a third of the cost.", nullptr, "", ""},
      {"The town has more than 20 bridges.", nullptr, "", ""},
      {"Less than a month ago the mill closed.", nullptr, "", ""},
      {"As many as 40 people drowned.", nullptr, "", ""},
      {"The mill as well as the farm burned.", nullptr, "", ""},
      {"The older brother left the village.", nullptr, "", ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "comparison");
  REQUIRE((claim != nullptr) == (row.direction != nullptr));
  if (!claim) return;
  CHECK(name_of(claim->direction) == row.direction);
  CHECK(claim->measure == row.measure);
  CHECK(claim->comparand_text == row.comparand);
  CHECK(name_of(claim->kind) == "comparison");
}

TEST_CASE("claims: ranks and differences", "[claim]") {
  struct Row { const char* text; const char* attribute; bool found; };
  const auto row = GENERATE(values<Row>({
      {"The tower is the tallest building in Norway.", "superlative", true},
      {"The drug is the first to slow the disease.", "superlative", true},
      {"The club remains the only team without a defeat.", "superlative", true},
      {"Unlike the ferry, the train runs at night.", "difference", true},
      {"The new law is different from the draft.", "difference", true},
      {"At least the train runs at night.", "superlative", false},
      {"Most people take the train.", "superlative", false},
      {"The latest train runs at night.", "superlative", false},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  CHECK((find(analysis, row.attribute) != nullptr) == row.found);
}

TEST_CASE("claims: what ranks is told with what it is ranked among", "[claim]") {
  const Analysis analysis = analyze("The tower is the fastest growing building in Norway.");
  const Claim* claim = find(analysis, "superlative");
  REQUIRE(claim);
  CHECK(claim->value_text == "the fastest growing building in Norway");
}

TEST_CASE("claims: joined names do a thing each", "[claim]") {
  struct Row { const char* text; const char* doers; };
  const auto row = GENERATE(values<Row>({
      {"Corvane Ltd and Northwind Ltd began talks in May.", "Corvane Ltd|Northwind Ltd|"},
      {"Oslo and Bergen voted on Monday.", "Oslo|Bergen|"},
      {"Corvane Ltd and its workers began talks in May.", ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  std::string doers;
  for (const Claim& claim : analysis.claims)
    if (claim.derivation.front() == "generic.event") doers.append(claim.subject_text).append("|");
  CHECK(doers == row.doers);
}

TEST_CASE("claims: what can be checked scores higher than what cannot", "[claim]") {
  const auto best = [](const char* text) {
    double out = 0;
    const Analysis analysis = analyze(text);
    for (const Claim& claim : analysis.claims) out = std::max(out, claim.check_worthiness);
    return out;
  };
  struct Row { const char* text; bool worthy; };
  const auto row = GENERATE(values<Row>({
      {"Norway spent $40 million on roads in 2019.", true},
      {"Unemployment fell by 3 percent last year.", true},
      {"The factory closed in 2011 and 900 workers lost their jobs.", true},
      {"I think you should listen to me.", false},
      {"We will do it together.", false},
      {"Would you like to answer?", false},
  }));
  CAPTURE(row.text);
  CHECK((best(row.text) >= 0.5) == row.worthy);
}

TEST_CASE("claims: whose deed, toll or figure it is", "[claim]") {
  struct Row { const char* text; const char* attribute; const char* subject; };   // no subject: no such claim of anybody
  const auto row = GENERATE(values<Row>({
      {"A blast in Orlen killed six people. The blast was like a fire two weeks before that killed three miners.", "dead", "blast in Orlen|fire|"},
      {"Ada Holm is ahead of her rival by the count of a Corvane survey published Tuesday.", "event:publish", ""},
      {"Ada Holm has an 8-point lead among members.", "count_of:point", ""},
      {"Ada Holm has 8 ships.", "count_of:ship", "Ada Holm|"},
      {"Ada Holm failed to win the race.", "event:fail", ""},
      {"Northwind Ltd failed in May.", "event:fail", "Northwind Ltd|"},
      {"Northwind Ltd turned the offer down.", "event:turn down", "Northwind Ltd|"},
      {"Northwind Ltd turned the lamp over the table.", "event:turn over", ""},
      {"Northwind Ltd took over the mill.", "event:take over", "Northwind Ltd|"},
      {"Northwind Ltd took the mill.", "event:take", ""},
      {"Northwind Ltd runs a mill. Northwind Ltd owns ships. Northwind Ltd lost. The shares fell 4% on Monday.", "share_move", "Northwind Ltd|"},
      {"The shares fell 4% on Monday.", "share_move", "?|"},
      {"Northwind Ltd closed a round. The round was led by Halden Capital.", "round_leader", "Northwind Ltd|"},
      {"Northwind Ltd shares slide after an audit", "share_move", "Northwind Ltd|"},
      {"Northwind Ltd shares have slid since May.", "share_move", ""},
      {"Halden Motors agreed to acquire Northwind Ltd on Monday. Halden Motors will pay $40 a share.", "offer_per_share", "Northwind Ltd|"},
      {"Northwind Ltd trained the model Tarn-2. Its licence bans commercial use.", "commercial_use", "Tarn-2|"},
      {"Northwind Ltd closed a Series B. The Series B was large.", "funding_raised", ""},
      {"Northwind Ltd met Halden Motors. Halden Motors lost. Investors in Northwind Ltd's shares worried. The shares fell 4% on Monday.", "share_move", "Northwind Ltd|"},
      {"Northwind Ltd stays open.", "state:closed", "Northwind Ltd|"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text, "2026-03-04");
  std::string subjects;
  for (const Claim& claim : analysis.claims)
    if (claim.attribute == row.attribute)
      subjects.append(claim.subject < 0 ? std::string_view("?") : std::string_view(analysis.extraction.entities[static_cast<std::size_t>(claim.subject)].name)).append("|");
  CHECK(subjects == row.subject);
}

TEST_CASE("claims: a figure that nothing else tells of is told with its kind", "[claim]") {
  struct Row { const char* text; const char* attribute; const char* value; };   // no value: no such claim
  const auto row = GENERATE(values<Row>({
      {"The lease, worth $84 million to the firm, covered the dredging of the basin.", "figure:money", "84 million USD"},
      {"Stocks of rope were cut by 61 per cent.", "figure:percent", "61 %"},
      {"The crew counted 40 seals near 12 boats.", "figure:count", "12"},
      {"Northwind Ltd has 8 ships.", "figure:count", ""},        // its ships
      {"One of them left.", "figure:count", ""},
      {"The bridge opened to traffic on 3 June 2025.", "figure:date", "2025-06-03"},
      {"The bridge opened by 3 June 2025.", "figure:date", ""},   // when at the latest
      {"The council backed the bridge 9-5.", "figure:score", "9 to 5"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text, "2026-03-04");
  std::string found;
  for (const Claim& claim : analysis.claims)
    if (claim.attribute == row.attribute) found = claim.value_text;
  CHECK(found == row.value);
}

TEST_CASE("claims: an age in what a person is called", "[claim]") {
  const Analysis analysis = analyze("Ada Holm left Northwind Ltd. The 41-year-old engineer may return.");
  const Claim* age = find(analysis, "age");
  REQUIRE(age);
  CHECK(age->value_text == "41");
  CHECK(name_of(age->modality) == "asserted");
  CHECK(find(analyze("Ada Holm left the ferry. The 27-year-old vessel may sail."), "age") == nullptr);
}
