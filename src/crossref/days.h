// SPDX-License-Identifier: Apache-2.0
// Days and intervals of days in comparisons: dates as values, times for which claims hold, ages as birth years.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "amount.h"
#include "crosstell/store.h"

namespace crosstell::crossref {

/// Half-open interval of days since 1970-01-01.
struct Days {
  std::int64_t low = 0, high = 0;
  friend auto operator<=>(const Days&, const Days&) = default;
};

[[nodiscard]] std::optional<std::int64_t> day_of(std::string_view iso);   ///< "2026-03-12", also with a time behind it
[[nodiscard]] std::optional<Days> days_of(std::string_view low, std::string_view high);
[[nodiscard]] std::string iso_day(std::int64_t day);
[[nodiscard]] int year_of(std::int64_t day);
[[nodiscard]] bool disjoint(const Days& a, const Days& b);

/// All readings of a date: the best first, then the alternatives. Empty when no reading is absolute.
[[nodiscard]] std::vector<Days> readings_of(const FigureRow& date);

/// Conflict only when every reading of one is apart from every reading of the other by more than a day (time zones).
[[nodiscard]] ValueVerdict compare_dates(const std::vector<Days>& a, const std::vector<Days>& b);

/// Years in which somebody of age [low, high] in `year` was born.
struct BirthYears { int first = 0, last = 0; };
[[nodiscard]] BirthYears birth_years(int low_age, int high_age, int year);

}  // namespace crosstell::crossref
