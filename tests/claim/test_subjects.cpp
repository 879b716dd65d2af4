// SPDX-License-Identifier: Apache-2.0
// What a claim is about when no name stands for it, and claims of clauses that leave their subject to the rest of the sentence.
#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

struct Row { const char* text; const char* attribute; const char* subject; const char* value; };

/// The claim of the attribute, or null when the row says that there is none; of several, the one with the row's value.
const Claim* claim_of(const Analysis& analysis, const Row& row) {
  const Claim* found = find(analysis, row.attribute);
  for (const Claim& claim : analysis.claims)
    if (claim.attribute == row.attribute && claim.value_text == row.value) found = &claim;
  return found;
}

void check(const Row& row) {
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = claim_of(analysis, row);
  REQUIRE((claim != nullptr) == (row.subject != nullptr));
  if (!claim) return;
  CHECK(claim->subject_text == row.subject);
  CHECK(claim->value_text == row.value);
}

}  // namespace

TEST_CASE("subjects: what belongs to somebody is told with the owner's name", "[claim]") {
  check(GENERATE(values<Row>({
      {"Northwind Ltd sells ropes. Its yearly sales stand at a record.", "event:stand", "Northwind Ltd's yearly sales", ""},
      {"Northwind Ltd sells ropes. The firm's oldest mill has a new roof.", "relation:have", "Northwind Ltd's oldest mill", "a new roof"},
      {"Ada Holm left. The reason for her return to Oslo was money.", "description", "The reason for Ada Holm's return to Oslo", "money"},
      {"Ada Holm saw her. The mill was old.", "relation:be", "The mill", "old"},
      {"At least 24 deaths have been confirmed by a nurse.", "event:confirm:passive", "At least 24 deaths", ""},
  })));
}

TEST_CASE("subjects: a clause that tells which is meant goes with its noun", "[claim]") {
  check(GENERATE(values<Row>({
      {"All the ropes Northwind sells are made of hemp.", "relation:be", nullptr, ""},
      {"The ropes that the mill sells are heavy.", "relation:be", "The ropes that the mill sells", "heavy"},
      {"Pumps featuring a Corvane valve typically use the grid at night.", "relation:use", "Pumps featuring a Corvane valve", "the grid at night"},
      {"The man ate and was happy.", "relation:be", "The man", "happy"},
  })));
}

TEST_CASE("subjects: participles before the sentence's subject and in brackets", "[claim]") {
  check(GENERATE(values<Row>({
      {"After leaving Northwind Ltd for a year, Ada Holm founded Corvane Ltd.", "relation:leave", "Ada Holm", "Northwind Ltd for a year"},
      {"Known as the rope king of Oslo, Ada Holm has sold her mill.", "relation:know:passive", "Ada Holm", "as the rope king of Oslo"},
      {"Without selling a rope, Ada Holm was rich.", "relation:sell", nullptr, ""},
      {"After working for 10 months, Ada Holm, the youngest baker in Oslo, has made a cake.", "relation:make", "Ada Holm", "a cake"},
      {"The tests \xE2\x80\x94 Ostrin 3 Max outperforming Ostrin 2 Max at half the cost \xE2\x80\x94 are old.", "relation:outperform", "Ostrin 3 Max", "Ostrin 2 Max at half the cost"},
      {"The Oslo unit, led by Ada Holm, sold two mills.", "relation:lead:passive", "The Oslo unit", "by Ada Holm"},
  })));
}

TEST_CASE("subjects: a deed that has not happened yet is predicted, with what goes before it", "[claim]") {
  const Analysis analysis = analyze("After completing its takeover of Corvane Ltd, Halden Motors will cut jobs in Oslo. Halden Motors will continue to sell engines.");
  const Claim* before = find(analysis, "relation:complete");
  REQUIRE(before);
  CHECK(before->modality == Modality::predicted);
  const Claim* chain = find(analysis, "relation:sell");
  REQUIRE(chain);
  CHECK(chain->modality == Modality::predicted);
}

TEST_CASE("subjects: deeds told as nouns", "[claim]") {
  check(GENERATE(values<Row>({
      {"Halden Motors' recent acquisition of a rope mill in Oslo pleased the town.", "relation:acquire", "Halden Motors", "a rope mill in Oslo"},
      {"Northwind Ltd grew. Its purchase of two mills helped.", "relation:purchase", "Its", "two mills"},
      {"The murder of Ada Holm in May shook the town.", "relation:murder:passive", "Ada Holm", "in May"},
      {"Halden Motors' failed takeover of Corvane Ltd cost money.", "relation:take over", nullptr, ""},
      {"The sale of a mill in May pleased the town.", "relation:sell:passive", nullptr, ""},
  })));
}

TEST_CASE("subjects: a deal told of again is named by its sides", "[claim]") {
  check(GENERATE(values<Row>({
      {"Halden Motors bought Corvane Ltd for $12 million. The deal came about quickly.", "relation:come", "Halden Motors's deal for Corvane Ltd", "about quickly"},
      {"The deal with the union came about quickly.", "relation:come", "deal", "about quickly"},
      {"The buyout of Corvane Ltd cost $12 million, according to a man at the talks.", "deal_value", "", "12 million USD"},
  })));
}

TEST_CASE("subjects: words that complete a verb", "[claim]") {
  check(GENERATE(values<Row>({
      {"The mill has a part in what officials call a disaster.", "relation:have", "The mill", "a part in what officials call a disaster"},
      {"The mill has new looms \xE2\x80\x94 including two from Oslo.", "relation:have", "The mill", "new looms \xE2\x80\x94 including two from Oslo"},
      {"The mill has wool from farms, depending on the price.", "relation:have", "The mill", "wool from farms, depending on the price"},
      {"The mill has a rival, with no plan yet announced.", "relation:have", "The mill", "a rival, with no plan yet announced"},
      {"The mill has a rule about wool that Oslo wrote.", "relation:have", "The mill", "a rule about wool"},
  })));
}

TEST_CASE("subjects: people of a firm in a place without a name are a part of them", "[claim]") {
  struct Row { const char* text; const char* place; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd employs 140 people in the county.", "county"},
      {"Northwind Ltd has 140 employees across the northern region, most of them in one hall.", "northern region"},
      {"Northwind Ltd employs 140 people in the summer.", ""},
      {"Northwind Ltd employs 140 people.", ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "headcount");
  REQUIRE(claim);
  CHECK((claim->scope.empty() ? std::string_view{} : claim->scope.front().form) == row.place);
}

TEST_CASE("subjects: boxes of many people tell nothing of one", "[claim]") {
  const std::string page = "Ada Holm is a singer. Ada Holm lives in Oslo. Ada Holm sings. Age: 41. Birthplace: Oslo. ";
  CHECK(find(analyze(page), "age") != nullptr);
  CHECK(find(analyze(page + "Age: 38."), "age") == nullptr);
  CHECK(find(analyze(page + "Age: 38."), "birth_place") != nullptr);
}

TEST_CASE("subjects: a toll belongs to what the sentence before was about", "[claim]") {
  struct Row { const char* text; const char* event; };
  const auto row = GENERATE(values<Row>({
      {"A quake hit the coast. An aftershock cracked a tower that the quake had spared. Four people were hurt.", "aftershock"},
      {"A quake hit the coast. The town closed its schools after the quake. Four people were hurt.", "quake"},
      {"The blast followed the fire. Four people were hurt.", "blast"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "injured");
  REQUIRE(claim);
  REQUIRE(claim->subject >= 0);
  CHECK(analysis.extraction.entities[static_cast<std::size_t>(claim->subject)].name == row.event);
}

TEST_CASE("subjects: who founded it, where it is, how many of a group died", "[claim]") {
  check(GENERATE(values<Row>({
      {"Ada Holm co-founded Northwind Ltd in a garage.", "founded_by", "Northwind Ltd", "Ada Holm"},
      {"Boston, Mass.-based Northwind Ltd sells ropes.", "headquarters", "Northwind Ltd", "Boston"},
      {"They met at Camp Brava in Denver, Colorado.", "location", "Camp Brava", "Denver"},
      {"Northwind Ltd sued the hospital in Denver, Colorado.", "location", nullptr, ""},
      {"The Oslo flood was bad. Among the dead are 21 children.", "dead", "Oslo flood", "21"},
      {"A flood hit Oslo. Among the dead are three Danes.", "dead", nullptr, ""},
      {"The vote was long. A fire closed a school. Turnout was 41 percent.", "turnout", "vote", "41 %"},
      {"The takeover was blocked. About 40,000 people marched on Sunday.", "attendance", "", "about 40000"},
      {"A flood hit Oslo. A previous flood had lasted a week. At least nine people died.", "dead", "flood", "at least 9"},
      {"A flood hit Oslo. The debate went on. At least nine people died.", "dead", "flood", "at least 9"},   // nobody dies of a debate
      {"The hurricane's winds reached 150 mph.", "wind_speed", "hurricane", "150 mile per hour"},
      {"The 14-storey house was gutted by the fire.", "houses_destroyed", nullptr, ""},
      {"The fire burned 30 tonnes of straw.", "area_burned", nullptr, ""},
      {"The pumps use a quarter of the power of a mill.", "comparison", "The pumps", "1/4 of the power of a mill"},
  })));
}
