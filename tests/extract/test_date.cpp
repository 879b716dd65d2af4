// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "figure_support.h"

using namespace crosstell;

TEST_CASE("dates: civil days", "[extract][date]") {
  CHECK(days_from_civil({1970, 1, 1}) == 0);
  CHECK(civil_from_days(0) == Day{1970, 1, 1});
  for (std::int64_t days = -800'000; days < 800'000; days += 97) CHECK(days_from_civil(civil_from_days(days)) == days);
  CHECK(parse_day("2024-02-29") == Day{2024, 2, 29});
  CHECK_FALSE(parse_day("2023-02-29"));
  CHECK_FALSE(parse_day("2023-2-9"));
  CHECK(to_string(Day{2026, 3, 9}) == "2026-03-09");
}
