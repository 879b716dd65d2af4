// SPDX-License-Identifier: Apache-2.0
#include "../catch.h"
#include "crosstell/rules/rule_set.h"
#include "figure_support.h"

using namespace crosstell;

namespace {

/// The roles of the first figure.
std::string roles_of(const std::string& text) {
  FoundFigures found;
  find_in(text, found);
  const Extraction extraction = extract(found.article, found.segments, *RuleSet::builtin());
  return extraction.figures.empty() ? "no figure" : extraction.figures.front().roles;
}

}  // namespace

TEST_CASE("figures: the parts of the clause say what is measured, done and by whom", "[extract][figure]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"Orlen Ferries will take on $4 million of bank loans.", "verb:take take_on;tense:future;subject:@orlen_ferries;measured:bank loan"},
      {"The storm destroyed 40 houses in the valley.", "verb:destroy;tense:past;subject:storm;figure:house;in:valley"},
      {"The agreement raises pay by 9 per cent over three years.", "verb:raise;tense:present;subject:agreement;object:pay;over:#three_year"},
      {"Closing is set for July 1.", "verb:be;tense:present;subject:closing"},
      {"Profit rose by 9 per cent, according to the auditor.", "verb:rise;tense:past;subject:profit;speaker:auditor"},
  }));
  CAPTURE(row.text);
  CHECK(roles_of(row.text) == row.expected);
}
