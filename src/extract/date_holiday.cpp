// SPDX-License-Identifier: Apache-2.0
// Holidays and the weekends around them.
#include <string>

#include "date.h"

namespace crosstell {
namespace {

/// Source of the rule of Easter: J. Meeus, "Astronomical Algorithms", Gregorian calendar.
Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, g = (8 * b + 13) / 25, h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 19 * l) / 433, n = h + l - 7 * m;
  const int month = (n + 90) / 25;
  return {year, month, (n + 33 * month + 19) % 32};
}

/// See FigureWord::holiday.
Day holiday_in(int code, int year) {
  if (code >= 20000) return plus_days(easter(year), code - 20100);
  if (code < 10000) return {year, code / 100, code % 100};
  const int month = code / 100 % 100, number = code / 10 % 10, weekday = code % 10;
  if (number == 5) {
    const Day last = plus_days(first_of_month(year, month, 1), -1);
    return plus_days(last, -((weekday_of(last) - weekday + 7) % 7));
  }
  const Day first{year, month, 1};
  return plus_days(first, (weekday - weekday_of(first) + 7) % 7 + 7 * (number - 1));
}

/// The name of a holiday at `i`, spelled as tokens are: "st. patrick 's day", "presidents ' day". Returns the atom after it, or `i`.
std::uint32_t holiday_name(const Line& line, std::uint32_t i, int& code) {
  std::string name;
  std::uint32_t best = i;
  for (std::uint32_t j = i; j < i + 8 && j < line.size(); ++j) {
    const Atom& atom = line.at(j);
    if (atom.in_name && name.find('\'') == std::string::npos) break;  // what is left of "New Year's Eve" may look like a person
    if (atom.kind == Atom::Kind::mark) {
      if (!line.glued(j) || (atom.mark != '.' && atom.mark != '\'')) break;
      name += atom.mark == '.' ? "." : " '";
      continue;
    }
    if (atom.kind != Atom::Kind::word) break;
    const bool after_apostrophe = j > i && line.mark(j - 1, '\'') && line.glued(j);
    if (j > i && !after_apostrophe) name += ' ';
    name.append(atom.folded);
    const FigureWord* word = line.words().find(name);
    if (word && word->holiday != 0) best = j + 1, code = word->holiday;
    if (!line.words().starts_phrase(name) && !(line.mark(j + 1, '.') && line.glued(j + 1))) break;
  }
  return best;
}

/// The days that "Memorial Day weekend" means: a long weekend where the holiday touches it, else the nearest one.
DatePiece weekend_around(std::uint32_t end, const Day& holiday) {
  static constexpr int kFirst[] = {0, -2, -3, 3, 0, 0, 0, -1}, kDays[] = {0, 3, 2, 2, 4, 3, 2, 2};  // by weekday, 1 Monday
  const int weekday = weekday_of(holiday);
  const Day low = plus_days(holiday, kFirst[weekday]);
  return date_piece(end, low, plus_days(low, kDays[weekday]), Precision::day);
}

DatePiece holiday_piece(std::uint32_t end, const Day& day, bool weekend) { return weekend ? weekend_around(end, day) : day_piece(end, day); }

}  // namespace

/// Thanksgiving, Christmas Eve 2024, last Easter, New Year's Day, Labor Day weekend.
std::optional<DatePiece> parse_holiday(const Line& line, std::uint32_t i, const Reference& reference) {
  int code = 0;
  if (!line.at(i).capital) return std::nullopt;
  std::uint32_t end = holiday_name(line, i, code);
  if (end == i) return std::nullopt;
  const bool weekend = line.is(end, "weekend");
  if (weekend) ++end;
  else if (line.at(end).capital && line.at(end).space_before && line.word(end).weekday == 0 && !line.token(i).has(shape_title_case)) return std::nullopt;  // Christmas Island, Easter Road
  const std::uint32_t at = line.mark(end, ',') ? end + 1 : end;
  if (const auto year = year_number(line, at)) return holiday_piece(at + 1, holiday_in(code, *year), weekend);
  if (reference.year == 0 || reference.month == 0) return relative_piece(end, Precision::day);
  const Day today{reference.year, reference.month, reference.day != 0 ? reference.day : 15};
  const int direction = i > 0 ? line.word(i - 1).direction : 9;
  const Day this_year = holiday_in(code, today.year);
  int year = choose_year(line, i, reference, this_year.month, this_year.day);
  if (direction == -1) year = this_year < today ? today.year : today.year - 1;
  if (direction == 1) year = today < this_year ? today.year : today.year + 1;
  DatePiece piece = holiday_piece(end, holiday_in(code, year), weekend);
  piece.value.relative = true;
  return piece;
}

}  // namespace crosstell
