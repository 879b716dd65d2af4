// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "catch.h"
#include "figure_support.h"

using namespace crosstell;

TEST_CASE("figures: money", "[extract][figure]") {
  struct Row { const char* text; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"The port cost $14 billion.", "money $14 billion = 14000000000 USD"},
  }));
  CHECK(figures_of(row.text) == row.expected);
}
