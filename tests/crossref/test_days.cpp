// SPDX-License-Identifier: Apache-2.0
#include "../catch.h"
#include "days.h"

using namespace crosstell;
using namespace crosstell::crossref;

TEST_CASE("days: dates that may be one", "[crossref]") {
  struct Row { const char *a_low, *a_high, *b_low, *b_high, *expected; };
  const auto row = GENERATE(values<Row>({
      {"2025-06-04", "2025-06-05", "2025-06-04", "2025-06-05", "agree"},
      {"2025-06-01", "2025-07-01", "2025-01-01", "2026-01-01", "containment"},
      {"2025-06-04", "2025-06-05", "2025-06-05", "2025-06-06", "time_zone"},
      {"2025-06-04", "2025-06-05", "2025-06-06", "2025-06-07", "conflict"},
      {"2025-05-01", "2025-06-01", "2025-06-01", "2025-07-01", "conflict"},   // May is not June
      {"2025-05-01", "2025-06-01", "2025-06-01", "2025-06-02", "time_zone"},
      {"1974-01-01", "1975-01-01", "1982-01-01", "1983-01-01", "conflict"},
      {"2025-05-15", "2025-06-15", "2025-06-01", "2025-07-01", "overlap"},
  }));
  CAPTURE(row.a_low, row.b_low);
  const auto a = days_of(row.a_low, row.a_high), b = days_of(row.b_low, row.b_high);
  REQUIRE((a && b));
  const ValueVerdict verdict = compare_dates({*a}, {*b}), back = compare_dates({*b}, {*a});
  const auto name = [](const ValueVerdict& v) { return v.relation == ValueVerdict::Relation::agree ? "agree" : v.relation == ValueVerdict::Relation::conflict ? "conflict" : v.guard; };
  CHECK(name(verdict) == row.expected);
  CHECK(name(back) == row.expected);
}

TEST_CASE("days: every reading must disagree", "[crossref]") {
  FigureRow date;
  date.date_low = "2026-06-02";
  date.date_high = "2026-06-03";
  date.date_alternatives = "2026-06-09..2026-06-10";
  REQUIRE(readings_of(date).size() == 2);
  CHECK(compare_dates(readings_of(date), {*days_of("2026-06-09", "2026-06-10")}).relation == ValueVerdict::Relation::compatible);
  CHECK(compare_dates(readings_of(date), {*days_of("2026-06-20", "2026-06-21")}).relation == ValueVerdict::Relation::conflict);
  FigureRow by;
  by.date_low = "2026-06-09";
  by.date_high = "2026-06-10";
  by.date_relation = "by";
  CHECK(compare_dates(readings_of(by), {*days_of("2026-03-01", "2026-03-02")}).relation == ValueVerdict::Relation::compatible);
  CHECK(compare_dates(readings_of(by), {*days_of("2026-08-01", "2026-08-02")}).relation == ValueVerdict::Relation::conflict);
  CHECK(compare_dates({}, {*days_of("2026-06-20", "2026-06-21")}).guard == "time_unresolved");
  CHECK_FALSE(day_of("2026-13-01"));
  CHECK_FALSE(day_of("20x6-01-01"));
  CHECK(iso_day(*day_of("2024-02-29")) == "2024-02-29");
}
