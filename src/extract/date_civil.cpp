// SPDX-License-Identifier: Apache-2.0
// Days of the proleptic Gregorian calendar. Source of the two conversions: H. Hinnant, "chrono-compatible low-level date algorithms".
#include <cstdio>

#include "date.h"

namespace crosstell {

std::int64_t days_from_civil(const Day& day) {
  const std::int64_t year = day.month <= 2 ? day.year - 1 : day.year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Day civil_from_days(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_index = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(month_index < 10 ? month_index + 3 : month_index - 9);
  return {static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0), month, static_cast<int>(day_of_year - (153 * month_index + 2) / 5 + 1)};
}

std::string to_string(const Day& day) {
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", day.year, day.month, day.day);
  return buffer;
}

std::optional<Day> parse_day(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  int parts[3] = {0, 0, 0};
  int part = 0;
  for (std::size_t i = 0; i < iso.size(); ++i) {
    if (i == 4 || i == 7) { ++part; continue; }
    if (iso[i] < '0' || iso[i] > '9') return std::nullopt;
    parts[part] = parts[part] * 10 + (iso[i] - '0');
  }
  const Day day{parts[0], parts[1], parts[2]};
  if (!is_valid_day(day)) return std::nullopt;
  return day;
}

bool is_valid_day(const Day& day) {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31 && civil_from_days(days_from_civil(day)) == day;
}

Day plus_days(const Day& day, std::int64_t days) { return civil_from_days(days_from_civil(day) + days); }

Day first_of_month(int year, int month, int offset) {
  const int months = year * 12 + month - 1 + offset;
  const int out_year = months >= 0 ? months / 12 : (months - 11) / 12;
  return {out_year, months - out_year * 12 + 1, 1};
}

Day plus_months(const Day& day, int months) {
  Day out = first_of_month(day.year, day.month, months);
  out.day = day.day;
  while (!is_valid_day(out)) --out.day;
  return out;
}

int weekday_of(const Day& day) {
  const std::int64_t days = days_from_civil(day) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(days >= 0 ? days % 7 : (days % 7 + 7) % 7) + 1;
}

DatePiece date_piece(std::uint32_t end, Day low, Day high, Precision precision) {
  DatePiece piece;
  piece.end = end;
  piece.value.low = low, piece.value.high = high;
  piece.value.precision = precision;
  return piece;
}

DatePiece relative_piece(std::uint32_t end, Precision precision) {
  DatePiece piece;
  piece.end = end;
  piece.value.relative = true;
  piece.value.precision = precision;
  return piece;
}

}  // namespace crosstell
