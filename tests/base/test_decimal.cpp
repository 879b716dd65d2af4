// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "crosstell/base/decimal.h"

using namespace crosstell;

TEST_CASE("decimal: parse and print", "[base]") {
  struct Row { const char* text; std::optional<Decimal> value; const char* printed; };
  const auto row = GENERATE(values<Row>({
      {"12", Decimal{12, 0}, "12"},
      {"-1.50", Decimal{-150, -2}, "-1.50"},
      {"0.05", Decimal{5, -2}, "0.05"},
      {"999999999999999999", Decimal{999999999999999999, 0}, "999999999999999999"},
      {"9999999999999999999", std::nullopt, ""},
      {"1.2.3", std::nullopt, ""},
      {"1.", std::nullopt, ""},
      {"", std::nullopt, ""},
      {"1,200", std::nullopt, ""},
  }));
  CAPTURE(row.text);
  const auto value = parse_decimal(row.text);
  REQUIRE(value == row.value);
  if (value) CHECK(to_string(*value) == row.printed);
}

TEST_CASE("decimal: amounts compare exactly", "[base]") {
  CHECK(same_value({12, 5}, {120, 4}));
  CHECK_FALSE(Decimal{12, 5} == Decimal{120, 4});
  CHECK((compare({1, 300}, {999, 200}) > 0));
  CHECK((compare({-1, 300}, {999, -200}) < 0));
  CHECK((compare({143, 8}, {14, 9}) > 0));
  CHECK((compare({0, 5}, {0, -5}) == 0));
  CHECK((compare({999999999999999999, 0}, {1, 18}) < 0));
}

TEST_CASE("decimal: arithmetic is exact or absent", "[base]") {
  CHECK(same_value(*add({1, -1}, {2, -1}), {3, -1}));
  CHECK(same_value(*subtract({1, 9}, {1, 0}), {999999999, 0}));
  CHECK(same_value(*multiply({25, -2}, {4, 0}), {1, 0}));
  CHECK_FALSE(add({1, 30}, {1, -30}));
  CHECK_FALSE(multiply({999999999999999999, 0}, {999999999999999999, 0}));
}

TEST_CASE("decimal: rounding goes half away from zero", "[base]") {
  CHECK(round_to({143, 8}, 9) == Decimal{14, 9});
  CHECK(round_to({145, 8}, 9) == Decimal{15, 9});
  CHECK(round_to({-145, 8}, 9) == Decimal{-15, 9});
  CHECK(round_to({14, 9}, 8) == Decimal{14, 9});
  CHECK(round_to({5, 0}, 30) == Decimal{0, 30});
}
