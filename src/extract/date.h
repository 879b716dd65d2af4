// SPDX-License-Identifier: Apache-2.0
// Expressions of time and the days they mean, seen from the date of publication.
#pragma once

#include "figure_quantity.h"

namespace crosstell {

/// The date of publication as far as it is known; parts that are unknown are 0.
struct Reference {
  int year = 0, month = 0, day = 0;
  bool day_first = false;  ///< 04/06/2025 is 4 June
  [[nodiscard]] bool has_day() const { return year != 0 && month != 0 && day != 0; }
  [[nodiscard]] Day date() const { return {year, month, day}; }
};

/// The date expression that begins at atom `i`; the figure has kind date.
[[nodiscard]] std::optional<Candidate> parse_date(const Line& line, std::uint32_t i, const Reference& reference);

// ---- inside the date grammar ----

/// One expression without parts ("early") or range.
struct DatePiece {
  std::uint32_t end = 0;
  DateValue value;
};
using Precision = DateValue::Precision;

[[nodiscard]] DatePiece date_piece(std::uint32_t end, Day low, Day high, Precision precision);
[[nodiscard]] DatePiece relative_piece(std::uint32_t end, Precision precision);  ///< not resolved: no publication date
[[nodiscard]] DatePiece day_piece(std::uint32_t end, const Day& day);
[[nodiscard]] DatePiece month_piece(std::uint32_t end, int year, int month);
[[nodiscard]] Day first_of_month(int year, int month, int offset = 0);           ///< `offset` months later
[[nodiscard]] Day plus_days(const Day& day, std::int64_t days);
[[nodiscard]] Day plus_months(const Day& day, int months);                       ///< keeps the day, at most the last of the month
[[nodiscard]] bool is_valid_day(const Day& day);
[[nodiscard]] int weekday_of(const Day& day);                                    ///< 1 Monday ... 7 Sunday

/// Whether the clause around atom `i` speaks of the future: its nearest verb group, or words such as "scheduled".
[[nodiscard]] bool speaks_of_future(const Line& line, std::uint32_t i);
/// Whether a verb in the present tense, and none of telling, stands before the date: "takes over in April" in March looks ahead.
[[nodiscard]] bool speaks_in_present(const Line& line, std::uint32_t i);

/// The year that a month (`day` 0) or day without one belongs to. Requires: reference.year.
[[nodiscard]] int choose_year(const Line& line, std::uint32_t i, const Reference& reference, int month, int day);

/// The day of a month: 21, 21st, first, twenty-first. Returns 0 where there is none; else `end` is the atom after it.
[[nodiscard]] int day_of_month(const Line& line, std::uint32_t i, std::uint32_t& end);

[[nodiscard]] std::optional<int> year_number(const Line& line, std::uint32_t i);      ///< four digits, 1000 to 2199
[[nodiscard]] std::optional<DatePiece> parse_calendar_date(const Line& line, std::uint32_t i, const Reference& reference);
[[nodiscard]] std::optional<DatePiece> parse_holiday(const Line& line, std::uint32_t i, const Reference& reference);
[[nodiscard]] std::optional<DatePiece> parse_within(const Line& line, std::uint32_t i, const Reference& reference);  ///< first week of May
/// "next year's first quarter" behind a piece that is a year.
[[nodiscard]] std::optional<DatePiece> part_of_named_year(const Line& line, const DatePiece& year);
[[nodiscard]] std::optional<DatePiece> parse_period(const Line& line, std::uint32_t i, const Reference& reference);
[[nodiscard]] std::optional<DatePiece> parse_relative_date(const Line& line, std::uint32_t i, const Reference& reference);

}  // namespace crosstell
