// SPDX-License-Identifier: Apache-2.0
// Dates of the calendar: numeric dates, days, months and weekdays with or without a year.
#include <cstdlib>

#include "date.h"

namespace crosstell {
namespace {

/// Years that dates of news can mean; what lies outside is no date.
constexpr int kFirstYear = 1000, kLastYear = 2199;

int day_number(const Line& line, std::uint32_t i, std::uint32_t& end) {
  if (!line.number(i) || line.at(i).in_name || line.at(i).text.size() > 2 || line.at(i).value.exp10 != 0) return 0;
  const auto day = static_cast<int>(line.at(i).value.digits);
  if (day < 1 || day > 31) return 0;
  end = i + 1;
  if (line.glued(end) && (line.is(end, "st") || line.is(end, "nd") || line.is(end, "rd") || line.is(end, "th"))) ++end;
  else if (line.at(i).refused && line.at(i).text[0] != '0') return 0;
  if (line.glued(end) && (line.at(end).kind != Atom::Kind::mark || line.mark(end, '%') || (line.mark(end, '/') && line.word(end + 1).month == 0))) return 0;
  if (line.word(end).percent != 0 || line.word(end).magnitude >= 0) return 0;
  return day;
}

/// 2025 or '25 after an optional comma.
std::optional<int> year_after(const Line& line, std::uint32_t& at) {
  std::uint32_t i = at;
  if (line.mark(i, ',') || line.is(i, "of")) ++i;
  if (const auto year = year_number(line, i)) return at = i + 1, year;
  if (line.mark(i, '\'') && line.glued(i + 1) && line.number(i + 1) && line.at(i + 1).text.size() == 2) {
    const int two = static_cast<int>(line.at(i + 1).value.digits);
    at = i + 2;
    return two < 50 ? 2000 + two : 1900 + two;
  }
  return std::nullopt;
}

/// The year that a month or day without one belongs to.
int choose_year(const Line& line, std::uint32_t i, const Reference& reference, int month, int day) {
  const int year = reference.year;
  if (reference.month == 0) return year;
  const Day published{year, reference.month, reference.day != 0 ? reference.day : 15};
  const auto at = [&](int y) { Day d{y, month, day == 0 ? 1 : day}; while (!is_valid_day(d)) --d.day; return days_from_civil(d); };
  const std::int64_t now = days_from_civil(published);
  const bool future = speaks_of_future(line, i);
  if (day == 0) {  // a month alone: the current one fits both ways
    const bool later = month > reference.month, earlier = month < reference.month;
    if (future) return earlier ? year + 1 : year;
    return later ? year - 1 : year;
  }
  // Far more often the near day is meant, whatever the verb; between the two readings in the middle the tense decides.
  int nearest = year;
  for (const int other : {year - 1, year + 1})
    if (std::abs(at(other) - now) < std::abs(at(nearest) - now)) nearest = other;
  if (std::abs(at(nearest) - now) <= 100) return nearest;
  if (future) return at(year) >= now ? year : year + 1;
  return at(year) > now + 1 ? year - 1 : year;
}


DatePiece month_piece(std::uint32_t end, int year, int month) { return date_piece(end, {year, month, 1}, first_of_month(year, month, 1), Precision::month); }
DatePiece day_piece(std::uint32_t end, const Day& day) { return date_piece(end, day, plus_days(day, 1), Precision::day); }

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

/// Thanksgiving, Christmas Eve 2024, last Easter, New Year's Day.
std::optional<DatePiece> holiday(const Line& line, std::uint32_t i, const Reference& reference) {
  const FigureWord* word = nullptr;
  std::uint32_t end = line.phrase(i, [](const FigureWord& w) { return w.holiday != 0; }, &word);
  if (end == i || !line.at(i).capital || line.at(end - 1).in_name) return std::nullopt;
  int code = word->holiday;
  if (code == 101) {
    if (!line.mark(end, '\'') || !line.is(end + 1, "s") || !(line.is(end + 2, "day") || line.is(end + 2, "eve"))) return std::nullopt;
    if (line.is(end + 2, "eve")) code = 1231;
    end += 3;
  } else if (line.at(end).capital && line.at(end).space_before && line.word(end).weekday == 0 && !line.token(i).has(shape_title_case)) {
    return std::nullopt;  // Christmas Island, Easter Road
  }
  std::uint32_t at = line.mark(end, ',') ? end + 1 : end;
  if (const auto year = year_number(line, at)) return day_piece(at + 1, holiday_in(code, *year));
  if (reference.year == 0 || reference.month == 0) return relative_piece(end, Precision::day);
  const Day today{reference.year, reference.month, reference.day != 0 ? reference.day : 15};
  const int direction = i > 0 ? line.word(i - 1).direction : 9;
  const Day this_year = holiday_in(code, today.year);
  int year = choose_year(line, i, reference, this_year.month, this_year.day);
  if (direction == -1) year = this_year < today ? today.year : today.year - 1;
  if (direction == 1) year = today < this_year ? today.year : today.year + 1;
  DatePiece piece = day_piece(end, holiday_in(code, year));
  piece.value.relative = true;
  return piece;
}

/// Whether a month word is used as one: "may" and "march" are verbs, "April" and "June" first names, "Jan" both.
bool is_month(const Line& line, std::uint32_t i, bool number_beside) {
  const Atom& atom = line.at(i);
  if (atom.in_name || line.word(i).month == 0) return false;
  const bool context = i > 0 && ((line.word(i - 1).cues & cue_month_context) || line.word(i - 1).part != 0 || (line.hyphen(i - 1) && line.word(i - 2).part != 0));
  const bool risky = atom.folded == "may" || atom.folded == "march" || atom.folded == "mar" || atom.folded == "jan" || atom.folded == "sept" || atom.folded == "sep" || atom.folded == "jun" || atom.folded == "dec" || atom.folded == "august";
  if (!atom.capital) return number_beside && atom.folded != "may" && atom.folded != "mar" && atom.folded != "march";
  if (number_beside) return true;
  if (context) return !(line.at(i + 1).capital && line.at(i + 1).space_before && !line.token(i).has(shape_title_case) && line.word(i + 1).month == 0);
  if (line.is_class(i, WordClass::verb) || line.is_class(i, WordClass::modal)) return false;
  if (risky) return false;
  const bool name_before = i > 0 && line.at(i - 1).capital && line.at(i - 1).kind == Atom::Kind::word && !line.token(i).has(shape_sentence_start);
  const bool name_after = line.at(i + 1).capital && line.at(i + 1).kind == Atom::Kind::word;
  if (name_before || name_after || line.token(i).has(shape_sentence_start)) return false;
  return i > 0 && !line.is_class(i + 1, WordClass::verb);
}

std::optional<DatePiece> month_then_day(const Line& line, std::uint32_t i, const Reference& reference) {
  const int month = line.word(i).month;
  std::uint32_t at = i + 1;
  if (line.mark(at, '.') && (line.glued(at)) && line.at(i).text.size() <= 4) ++at;
  if (line.hyphen(at) || (line.mark(at, '/') && line.glued(at) && line.number(at + 1))) {  // Nov/2
    if (line.mark(at, '/')) ++at;
  }
  std::uint32_t end = at;
  if (const auto year = year_number(line, at); year && is_month(line, i, true)) return month_piece(at + 1, *year, month);
  if (line.mark(at, ',') || line.is(at, "of")) {
    std::uint32_t after = at;
    if (const auto year = year_after(line, after); year && is_month(line, i, true)) return month_piece(after, *year, month);
  }
  if (line.mark(at, '\'')) {
    std::uint32_t after = at;
    if (const auto year = year_after(line, after)) return month_piece(after, *year, month);
  }
  if (const int day = day_number(line, at, end); day != 0 && is_month(line, i, true)) {
    std::uint32_t last = end;
    int last_day = day;
    if ((line.mark(end, '-') || line.is(end, "to") || line.is(end, "through")) && line.number(end + 1)) {
      std::uint32_t range_end = end;
      const int high = day_number(line, end + 1, range_end);
      if (high > day) last_day = high, last = range_end;
    }
    std::uint32_t after = last;
    auto year = line.mark(last, ',') || year_number(line, last) ? year_after(line, after) : std::nullopt;
    if (!year) after = last;
    if (!year && reference.year == 0) return relative_piece(after, Precision::day);
    const bool relative = !year;
    if (!year) year = choose_year(line, i, reference, month, day);
    if (!is_valid_day({*year, month, day}) || !is_valid_day({*year, month, last_day})) return std::nullopt;
    DatePiece piece = date_piece(after, {*year, month, day}, plus_days({*year, month, last_day}, 1), Precision::day);
    piece.value.relative = relative;
    return piece;
  }
  if (!is_month(line, i, false)) return std::nullopt;
  if (line.mark(i + 1, '.') && at == i + 2 && line.at(i).text.size() > 4) at = i + 1;
  end = at == i + 2 && line.mark(i + 1, '.') && line.at(i).text.size() <= 4 && line.at(i).folded != "may" && line.at(i).folded != "june" && line.at(i).folded != "july" ? i + 2 : i + 1;
  if (end >= line.size()) end = i + 1;
  if (reference.year == 0) return relative_piece(end, Precision::month);
  DatePiece piece = month_piece(end, choose_year(line, i, reference, month, 0), month);
  piece.value.relative = true;
  return piece;
}

/// 4 June 2025, the 4th of July, 4-6 June.
std::optional<DatePiece> day_then_month(const Line& line, std::uint32_t i, const Reference& reference) {
  std::uint32_t at = i;
  const int day = day_number(line, i, at);
  if (day == 0) return std::nullopt;
  int last_day = day;
  if (line.mark(at, '-') || line.is(at, "to")) {
    std::uint32_t after = at;
    const int high = day_number(line, at + 1, after);
    if (high > day) last_day = high, at = after;
  }
  const bool ordinal = at > i + 1;
  if (line.is(at, "of") && ordinal) ++at;
  if (line.hyphen(at)) ++at;
  if (line.mark(at, '/') && line.glued(at) && line.glued(at + 1) && line.word(at + 1).month != 0) ++at;
  const int month = line.word(at).month;
  if ((line.hyphen(at + 1) || line.mark(at + 1, '/')) && (line.mark(at - 1, '-') || line.mark(at - 1, '/')) && month != 0)  // 05-Aug-2016, 23/Sep/2020
    if (const auto year = year_number(line, at + 2)) {
      if (!is_valid_day({*year, month, day})) return std::nullopt;
      return day_piece(at + 3, {*year, month, day});
    }
  if (month == 0 || !is_month(line, at, true) || (!line.at(at).capital && !ordinal && !year_number(line, at + 1))) return std::nullopt;
  if (line.number(at + 1) && !year_number(line, at + 1) && line.at(at + 1).text.size() <= 2 && !line.glued(at + 2)) {
    std::uint32_t unused = 0;
    if (day_number(line, at + 1, unused) != 0) return std::nullopt;  // "killed 12 June 4": the day follows
  }
  std::uint32_t end = at + 1;
  if (line.mark(end, '.') && line.glued(end) && line.at(at).text.size() <= 3) ++end;
  std::uint32_t after = end;
  auto year = year_after(line, after);
  if (!year) after = end == at + 2 && !year ? at + 1 : end;
  const bool relative = !year;
  if (!year && reference.year == 0) return relative_piece(after, Precision::day);
  if (!year) year = choose_year(line, at, reference, month, day);
  if (!is_valid_day({*year, month, day}) || !is_valid_day({*year, month, last_day})) return std::nullopt;
  DatePiece piece = date_piece(after, {*year, month, day}, plus_days({*year, month, last_day}, 1), Precision::day);
  piece.value.relative = relative;
  return piece;
}

/// 2025-06-04, 04/06/2025, 4.6.2025. Where both orders give a day the source's order comes first, the other is kept.
std::optional<DatePiece> numeric_date(const Line& line, std::uint32_t i, const Reference& reference) {
  if (!line.number(i) || !line.number(i + 2) || !line.number(i + 4) || line.at(i).denominator != 0) return std::nullopt;
  const char sign = line.at(i + 1).mark;
  if ((sign != '-' && sign != '/') || !line.mark(i + 3, sign)) return std::nullopt;
  for (std::uint32_t k = 1; k <= 4; ++k)
    if (!line.glued(i + k) || (line.number(i + k) && (line.at(i + k).value.exp10 != 0 || line.at(i + k).grouped))) return std::nullopt;
  if (line.glued(i + 5) && (line.number(i + 5) || line.mark(i + 5, sign))) return std::nullopt;
  const auto value = [&](std::uint32_t k) { return static_cast<int>(line.at(k).value.digits > 9999 ? 0 : line.at(k).value.digits); };
  const int a = value(i), b = value(i + 2), c = value(i + 4);
  if (line.at(i).text.size() == 4) {
    if (a < kFirstYear || a > kLastYear || !is_valid_day({a, b, c})) return std::nullopt;
    return day_piece(i + 5, {a, b, c});
  }
  int year = c;
  if (line.at(i + 4).text.size() == 2) year = c < 50 ? 2000 + c : 1900 + c;
  else if (line.at(i + 4).text.size() != 4 || c < kFirstYear || c > kLastYear) return std::nullopt;
  if (line.at(i).text.size() > 2 || line.at(i + 2).text.size() > 2) return std::nullopt;
  const Day month_first{year, a, b}, day_first{year, b, a};
  const bool first_ok = is_valid_day(month_first), second_ok = is_valid_day(day_first);
  if (!first_ok && !second_ok) return std::nullopt;
  const bool use_day_first = second_ok && (!first_ok || reference.day_first);
  DatePiece piece = day_piece(i + 5, use_day_first ? day_first : month_first);
  if (first_ok && second_ok && a != b) {
    const Day other = use_day_first ? month_first : day_first;
    piece.value.alternatives.push_back({other, plus_days(other, 1)});
  }
  return piece;
}

/// "Wednesday, May 6" without a year in a text without a date: the weekday leaves one year in six.
void add_years_of_weekday(const Line& line, std::uint32_t month, int weekday, DatePiece& piece) {
  constexpr int kFirst = 1996, kLast = 2039;
  Reference any;
  any.year = 2000, any.month = 7, any.day = 1;  // a leap year: only day and month are read from it
  const auto read = line.number(month) ? day_then_month(line, month, any) : month_then_day(line, month, any);
  if (!read || !read->value.low) return;
  for (int year = kFirst; year <= kLast; ++year) {
    const Day day{year, read->value.low->month, read->value.low->day};
    if (is_valid_day(day) && weekday_of(day) == weekday) piece.value.alternatives.push_back({day, plus_days(day, 1)});
  }
}

std::optional<DatePiece> weekday_date(const Line& line, std::uint32_t i, const Reference& reference) {
  const int weekday = line.word(i).weekday;
  if (weekday == 0 || line.at(i).in_name) return std::nullopt;
  const bool directed = i > 0 && line.word(i - 1).direction != 9 && !line.hyphen(i - 1);
  if (!line.at(i).capital && !directed && !line.is(i - 1, "on")) return std::nullopt;
  std::uint32_t end = i + 1;
  if (line.word(end).daypart != 0) ++end;
  const std::uint32_t month = line.mark(end, ',') ? end + 1 : end;
  if (line.word(month).month != 0 || line.number(month))
    if (auto full = line.number(month) ? day_then_month(line, month, reference) : month_then_day(line, month, reference); full && full->value.precision == Precision::day) {
      if (!full->value.low) add_years_of_weekday(line, month, weekday, *full);
      return full;
    }
  if (!reference.has_day()) return relative_piece(end, Precision::day);
  const Day today = reference.date();
  const int back = (weekday_of(today) - weekday + 7) % 7, ahead = (weekday - weekday_of(today) + 7) % 7;
  const int direction = directed ? line.word(i - 1).direction : (speaks_of_future(line, i) ? 2 : 3);
  Day day = plus_days(today, -back);
  DatePiece piece;
  if (direction == 2) day = plus_days(today, ahead);
  if (direction == 1) day = plus_days(today, ahead == 0 ? 7 : ahead);
  if (direction == 0) day = speaks_of_future(line, i) ? plus_days(today, ahead) : plus_days(today, -back);
  if (direction == -1) {  // the Tuesday of the week before, or the latest one
    const Day latest = plus_days(today, back == 0 ? -7 : -back);
    const Day week_before = plus_days(today, -(weekday_of(today) - 1) - 7 + weekday - 1);
    piece = day_piece(end, week_before);
    if (week_before != latest) piece.value.alternatives.push_back({latest, plus_days(latest, 1)});
  } else {
    piece = day_piece(end, day);
  }
  if (direction == 1 && ahead != 0 && weekday > weekday_of(today)) piece.value.alternatives.push_back({plus_days(day, 7), plus_days(day, 8)});
  piece.value.relative = true;
  return piece;
}

}  // namespace

std::optional<int> year_number(const Line& line, std::uint32_t i) {
  const Atom& atom = line.at(i);
  if (!line.plain_number(i) || atom.grouped || atom.text.size() != 4 || atom.value.exp10 != 0) return std::nullopt;
  const auto year = static_cast<int>(atom.value.digits);
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  if (line.glued(i + 1) && (line.at(i + 1).kind != Atom::Kind::mark || line.mark(i + 1, '%'))) return std::nullopt;
  return year;
}

std::optional<DatePiece> parse_calendar_date(const Line& line, std::uint32_t i, const Reference& reference) {
  if (line.number(i)) {
    if (auto piece = numeric_date(line, i, reference)) return piece;
    return day_then_month(line, i, reference);
  }
  if (line.word(i).weekday != 0)
    if (auto piece = weekday_date(line, i, reference)) return piece;
  if (line.word(i).month != 0) return month_then_day(line, i, reference);
  return (line.word(i).places & opens_if_capital) != 0 ? holiday(line, i, reference) : std::nullopt;
}

}  // namespace crosstell
