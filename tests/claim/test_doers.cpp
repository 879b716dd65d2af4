// SPDX-License-Identifier: Apache-2.0
// Who did what only one can have done, and whom a clause about a described person speaks of.
#include <algorithm>
#include <string>

#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

std::string argument(const Claim& claim, std::string_view role) {
  for (const ClaimArgument& one : claim.arguments)
    if (one.role == role) return std::string(one.text);
  return {};
}

}  // namespace

TEST_CASE("doers: in both voices, as nouns, by what hangs on a name", "[claim]") {
  struct Row { const char *text, *doer, *deed, *thing; };
  const auto row = GENERATE(values<Row>({
      {"The Halden bridge was designed by Ada Holm.", "Ada Holm", "designer", "bridge"},
      {"Ada Holm designed the Halden bridge.", "Ada Holm", "designer", "bridge"},
      {"The frescoes in the Halden chapel were painted by Peter Lund.", "Peter Lund", "painter", "fresco chapel"},
      {"The Halden bridge was the brainchild of Ada Holm.", "Ada Holm", "designer", "bridge"},
      {"The team behind the Halden bridge is headed by Peter Lund.", "Peter Lund", "leader", "team bridge"},
      {"Peter Lund, the former navy diver who leads the Halden choir, sang.", "Peter Lund", "leader", "choir"},
      {"The Halden choir was led by Peter Lund, 38, who lives in Bergen.", "Peter Lund", "leader", "choir"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "doer");
  REQUIRE(claim);
  CHECK(claim->value_text == row.doer);
  CHECK(argument(*claim, "deed") == row.deed);
  CHECK(argument(*claim, "thing") == row.thing);
  CHECK(analysis.extraction.entities[static_cast<std::size_t>(claim->subject)].name.find("Halden") != std::string::npos);
}

TEST_CASE("doers: not of what several did, of one of many, or of what was not done", "[claim]") {
  const char* text = GENERATE("The Halden bridge was designed by Ada Holm and Peter Lund.", "Ada Holm and Peter Lund designed the Halden bridge.", "Ada Holm wrote a report on the Halden bridge.",
                              "Ada Holm did not design the Halden bridge.", "The Halden bridge was designed by computer.", "Ada Holm was ill. She designed the Halden bridge.");
  CAPTURE(text);
  CHECK_FALSE(find(analyze(text), "doer"));
}

TEST_CASE("subjects: a clause about a description speaks of who bears it", "[claim]") {
  struct Row { const char *text, *attribute, *subject; };
  const auto row = GENERATE(values<Row>({
      {"Ada Holm, the former navy diver who raised the Orla, spoke.", "event:raise", "Ada Holm"},
      {"Ada Holm, 44, who raised the Orla, lives in Bergen.", "event:raise", "Ada Holm"},
      {"After a talk with Ada Holm, the diver who raised the Orla left Bergen.", "event:raise", ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const auto told = std::find_if(analysis.claims.begin(), analysis.claims.end(), [&](const Claim& claim) { return claim.attribute == row.attribute && claim.subject_text == "Ada Holm"; });
  CHECK((told != analysis.claims.end()) == (row.subject[0] != '\0'));
}

TEST_CASE("subjects: the age of somebody told once more by what he is", "[claim]") {
  struct Row { const char *text, *age; };
  const auto row = GENERATE(values<Row>({
      {"Ada Holm won the race. The 28-year-old spoke in Bergen.", "28"},
      {"Ada Holm won the race. The grey-haired Norwegian, 61, spoke in Bergen.", "61"},
      {"Ada Holm won the race. The striker, 24, spoke in Bergen.", "24"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "age");
  REQUIRE(claim);
  CHECK(claim->value_text == row.age);
  REQUIRE(claim->subject >= 0);
  CHECK(analysis.extraction.entities[static_cast<std::size_t>(claim->subject)].name == "Ada Holm");
}
