// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "model.h"

using namespace crosstell::report_detail;

TEST_CASE("report words: what a finding is about", "[report]") {
  struct Row { const char *key, *words; };
  const auto row = GENERATE(Catch::Generators::values<Row>({
      {"net_worth", "net worth"},
      {"figure:money", "one thing in two figures"},
      {"statement:pay", "two accounts of one happening"},
      {"event:open", "event open"},
  }));
  CAPTURE(row.key);
  CHECK(attribute_words(row.key) == row.words);
}
