// SPDX-License-Identifier: Apache-2.0
// Dates of the calendar: numeric dates, days, months and weekdays with or without a year.
#include <cstdlib>

#include "date.h"

namespace crosstell {
namespace {

/// Years that dates of news can mean; what lies outside is no date.
constexpr int kFirstYear = 1000, kLastYear = 2199;

/// first, twenty-first, thirtieth: said, not written.
int ordinal_day(const Line& line, std::uint32_t i, std::uint32_t& end) {
  const int tens = line.word(i).cardinal == 20 || line.word(i).cardinal == 30 ? line.word(i).cardinal : 0;
  const std::uint32_t at = tens == 0 ? i : line.hyphen(i + 1) ? i + 2 : i + 1;
  const int ordinal = line.word(at).ordinal;
  if (ordinal < 1 || line.at(at).in_name || (tens != 0 && ordinal > 9) || tens + ordinal > 31) return 0;
  if (line.glued(at + 1) && line.at(at + 1).mark == '-') return 0;
  end = at + 1;
  return tens + ordinal;
}

/// What may follow a day that has no year: a noun would be what is counted ("in January first graders", "on Monday 21 people").
bool stands_alone(const Line& line, std::uint32_t end) {
  const Atom& next = line.at(end);
  if (next.kind == Atom::Kind::none) return true;
  if (next.kind == Atom::Kind::mark) return next.mark != '%' && next.mark != '\'' && next.mark != '/' && next.mark != '$' && !(line.glued(end) && line.glued(end + 1));
  if (next.kind != Atom::Kind::word || line.word(end).unit >= 0 || line.word(end).magnitude >= 0) return false;
  if (line.is(end, "and") || line.is(end, "but")) return line.word(end + 1).ordinal == 0 && line.word(end + 1).cardinal < 0 && !line.number(end + 1);
  return line.is_class(end, WordClass::preposition) ? !line.is(end, "of") : line.is_class(end, WordClass::auxiliary) || line.is_class(end, WordClass::pronoun) || line.is(end, "the") || line.is(end, "through");
}

/// 2025 or '25 after an optional comma; "June last year", "January of this year".
std::optional<int> year_after(const Line& line, std::uint32_t& at, const Reference& reference) {
  std::uint32_t i = at;
  const std::uint32_t directed = line.is(i, "of") ? i + 1 : i;
  if (reference.year != 0 && line.is(directed + 1, "year") && (line.is(directed, "last") || line.is(directed, "this") || line.is(directed, "next")))
    return at = directed + 2, reference.year + line.word(directed).direction;
  if (line.mark(i, ',') || line.is(i, "of")) ++i;
  if (const auto year = year_number(line, i)) return at = i + 1, year;
  if (line.mark(i, '\'') && line.glued(i + 1) && line.number(i + 1) && line.at(i + 1).text.size() == 2) {
    const int two = static_cast<int>(line.at(i + 1).value.digits);
    at = i + 2;
    return two < 50 ? 2000 + two : 1900 + two;
  }
  const bool two_digits = line.is(i - 1, "of") && line.plain_number(i) && line.at(i).text.size() == 2 && line.at(i).value.exp10 == 0 && line.at(i).value.digits > 31;
  if (two_digits && stands_alone(line, i + 1)) return at = i + 1, 1900 + static_cast<int>(line.at(i).value.digits);  // April of 87
  return std::nullopt;
}

/// Whether a month word is used as one: "may" and "march" are verbs, "April" and "June" first names, "Jan" both.
bool is_month(const Line& line, std::uint32_t i, bool number_beside) {
  const Atom& atom = line.at(i);
  if (atom.in_name || line.word(i).month == 0) return false;
  const bool context = i > 0 && ((line.word(i - 1).cues & cue_month_context) || line.word(i - 1).part != 0 || (line.hyphen(i - 1) && line.word(i - 2).part != 0));
  const bool risky = atom.folded == "may" || atom.folded == "march" || atom.folded == "mar" || atom.folded == "jan" || atom.folded == "sept" || atom.folded == "sep" || atom.folded == "jun" || atom.folded == "dec" || atom.folded == "august";
  if (!atom.capital) return number_beside && atom.folded != "may" && atom.folded != "mar" && atom.folded != "march" && atom.folded != "august";
  if (number_beside) return true;
  const bool noun_next = line.at(i + 1).kind == Atom::Kind::word && !line.at(i + 1).capital && line.at(i + 1).space_before && line.is_class(i + 1, WordClass::noun);
  if (noun_next && (atom.text.size() > 4 || atom.folded == "may" || atom.folded == "june" || atom.folded == "july") && i > 0 && line.is(i - 1, "the")) return true;  // the March results
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
  const bool directed = line.is(at + 1, "year") && line.word(at).direction != 9;  // June last year
  if (line.mark(at, ',') || line.is(at, "of") || directed) {
    std::uint32_t after = at;
    if (const auto year = year_after(line, after, reference); year && is_month(line, i, true)) return month_piece(after, *year, month);
  }
  if (line.mark(at, '\'')) {
    std::uint32_t after = at;
    if (const auto year = year_after(line, after, reference)) return month_piece(after, *year, month);
  }
  const int day = day_of_month(line, at, end);
  if (day != 0 && is_month(line, i, true) && (line.number(at) || stands_alone(line, end) || year_number(line, end))) {
    std::uint32_t last = end;
    int last_day = day;
    if (line.mark(end, '-') || line.is(end, "to") || line.is(end, "through")) {
      std::uint32_t range_end = end;
      const int high = day_of_month(line, end + 1, range_end);
      if (high > day && (line.number(end + 1) || stands_alone(line, range_end))) last_day = high, last = range_end;
    }
    std::uint32_t after = last;
    const bool of_year = line.is(last, "of") || (line.is(last + 1, "year") && line.word(last).direction != 9);  // July 4th of 1995, 3 May last year
    auto year = line.mark(last, ',') || of_year || year_number(line, last) ? year_after(line, after, reference) : std::nullopt;
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

/// "on 18 and 19 June", "between 5 and 6 June": the first day has its month from the second.
std::optional<DatePiece> day_of_list(const Line& line, std::uint32_t i, std::uint32_t at, int day, const Reference& reference) {
  if (!(line.is(at, "and") || line.is(at, "or")) || !(line.is(i - 1, "on") || line.is(i - 1, "between"))) return std::nullopt;
  std::uint32_t month = at;
  if (day_of_month(line, at + 1, month) <= day || line.word(month).month == 0 || !line.at(month).capital) return std::nullopt;
  std::uint32_t end = month + 1;
  auto year = year_after(line, end, reference);
  const bool relative = !year;
  if (!year && reference.year == 0) return relative_piece(at, Precision::day);
  if (!year) year = choose_year(line, month, reference, line.word(month).month, day);
  if (!is_valid_day({*year, line.word(month).month, day})) return std::nullopt;
  DatePiece piece = day_piece(at, {*year, line.word(month).month, day});
  piece.value.relative = relative;
  return piece;
}

/// 4 June 2025, the 4th of July, 4-6 June.
std::optional<DatePiece> day_then_month(const Line& line, std::uint32_t i, const Reference& reference) {
  std::uint32_t at = i;
  const int day = day_of_month(line, i, at);
  if (day == 0) return std::nullopt;
  int last_day = day;
  if (line.mark(at, '-') || line.is(at, "to")) {
    std::uint32_t after = at;
    const int high = line.number(at + 1) ? day_of_month(line, at + 1, after) : 0;
    if (high > day) last_day = high, at = after;
  }
  const bool said = !line.number(i), ordinal = at > i + 1 || said;
  if (said && (!line.is(at, "of") || line.word(at + 1).month == 0 || (line.mark(at + 2, '\'') && line.glued(at + 2)))) return std::nullopt;  // the first of May's votes
  if (line.is(at, "of") && ordinal) ++at;
  if (line.hyphen(at)) ++at;
  if (line.mark(at, '/') && line.glued(at) && line.glued(at + 1) && line.word(at + 1).month != 0) ++at;
  const int month = line.word(at).month;
  if ((line.hyphen(at + 1) || line.mark(at + 1, '/')) && (line.mark(at - 1, '-') || line.mark(at - 1, '/')) && month != 0)  // 05-Aug-2016, 23/Sep/2020
    if (const auto year = year_number(line, at + 2)) {
      if (!is_valid_day({*year, month, day})) return std::nullopt;
      return day_piece(at + 3, {*year, month, day});
    }
  if (month == 0) return day_of_list(line, i, at, day, reference);
  if (!is_month(line, at, true)) return std::nullopt;
  if (line.number(at + 1) && !year_number(line, at + 1) && line.at(at + 1).text.size() <= 2 && !line.glued(at + 2)) {
    std::uint32_t unused = 0;
    if (day_of_month(line, at + 1, unused) != 0) return std::nullopt;  // "killed 12 June 4": the day follows
  }
  std::uint32_t end = at + 1;
  if (line.mark(end, '.') && line.glued(end) && line.at(at).text.size() <= 3) ++end;
  std::uint32_t after = end;
  auto year = year_after(line, after, reference);
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

/// "Monday 21", "Friday the 13th": the nearest month in which they fall together.
std::optional<DatePiece> weekday_and_day(const Line& line, std::uint32_t i, int weekday, const Reference& reference) {
  const std::uint32_t at = line.is(i, "the") ? i + 1 : i;
  std::uint32_t end = at;
  if (!line.number(at) && !(at > i && line.at(at).kind == Atom::Kind::word)) return std::nullopt;
  const int day = day_of_month(line, at, end);
  if (day == 0 || !stands_alone(line, end) || (at > i && end == at + 1 && line.number(at))) return std::nullopt;
  if (!reference.has_day()) return std::nullopt;
  const std::int64_t today = days_from_civil(reference.date());
  std::optional<Day> nearest;
  for (int offset = -6; offset <= 6; ++offset) {
    Day found = first_of_month(reference.year, reference.month, offset);
    found.day = day;
    if (!is_valid_day(found) || weekday_of(found) != weekday) continue;
    if (!nearest || std::abs(days_from_civil(found) - today) < std::abs(days_from_civil(*nearest) - today)) nearest = found;
  }
  if (!nearest || std::abs(days_from_civil(*nearest) - today) > 62) return std::nullopt;
  DatePiece piece = day_piece(end, *nearest);
  piece.value.relative = true;
  return piece;
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
  if (auto named = weekday_and_day(line, end, weekday, reference)) return named;
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

int day_of_month(const Line& line, std::uint32_t i, std::uint32_t& end) {
  if (line.at(i).kind == Atom::Kind::word) return ordinal_day(line, i, end);
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

DatePiece month_piece(std::uint32_t end, int year, int month) { return date_piece(end, {year, month, 1}, first_of_month(year, month, 1), Precision::month); }
DatePiece day_piece(std::uint32_t end, const Day& day) { return date_piece(end, day, plus_days(day, 1), Precision::day); }

int choose_year(const Line& line, std::uint32_t i, const Reference& reference, int month, int day) {
  const int year = reference.year;
  if (reference.month == 0) return year;
  const Day published{year, reference.month, reference.day != 0 ? reference.day : 15};
  const auto at = [&](int y) { Day d{y, month, day == 0 ? 1 : day}; while (!is_valid_day(d)) --d.day; return days_from_civil(d); };
  const std::int64_t now = days_from_civil(published);
  const bool future = speaks_of_future(line, i);
  if (day == 0) {  // a month alone: the current one fits both ways
    const bool later = month > reference.month, earlier = month < reference.month;
    constexpr int kSoon = 4;   // months
    if (future) return earlier ? year + 1 : year;
    if (later && month - reference.month <= kSoon && speaks_in_present(line, i)) return year;
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

std::optional<int> year_number(const Line& line, std::uint32_t i) {
  const Atom& atom = line.at(i);
  if (!line.plain_number(i) || atom.grouped || atom.text.size() != 4 || atom.value.exp10 != 0) return std::nullopt;
  const auto year = static_cast<int>(atom.value.digits);
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  if (line.glued(i + 1) && (line.at(i + 1).kind != Atom::Kind::mark || line.mark(i + 1, '%'))) return std::nullopt;
  return year;
}

std::optional<DatePiece> parse_calendar_date(const Line& line, std::uint32_t i, const Reference& reference) {
  if (line.word(i).ordinal != 0 || line.word(i).cardinal == 20 || line.word(i).cardinal == 30) return day_then_month(line, i, reference);
  if (line.number(i)) {
    if (auto piece = numeric_date(line, i, reference)) return piece;
    return day_then_month(line, i, reference);
  }
  if (line.word(i).weekday != 0)
    if (auto piece = weekday_date(line, i, reference)) return piece;
  if (line.word(i).month != 0) return month_then_day(line, i, reference);
  return (line.word(i).places & opens_if_capital) != 0 ? parse_holiday(line, i, reference) : std::nullopt;
}

}  // namespace crosstell
