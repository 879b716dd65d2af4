// SPDX-License-Identifier: Apache-2.0
// Days, weeks and weekends told by the month, year or day they belong to: "first week of May", "second Tuesday in November",
// "week of April 10", "next year's first quarter".
#include "date.h"

namespace crosstell {
namespace {

/// Which one of several: 1 first ... 5, -1 last; 0 none. "21st" is left to dates.
int place_in_row(const Line& line, std::uint32_t i, std::uint32_t& end) {
  end = i + 1;
  if (line.is(i, "last") || line.is(i, "final")) return -1;
  const int ordinal = line.word(i).ordinal;
  if (ordinal >= 1 && ordinal <= 5) return ordinal;
  if (line.is(i, "opening")) return 1;
  if (!line.plain_number(i) || line.at(i).text.size() != 1 || !line.glued(i + 1)) return 0;
  if (!(line.is(i + 1, "st") || line.is(i + 1, "nd") || line.is(i + 1, "rd") || line.is(i + 1, "th"))) return 0;
  end = i + 2;
  return static_cast<int>(line.at(i).value.digits <= 5 ? line.at(i).value.digits : 0);
}

/// The month or year behind "of" or "in".
std::optional<DatePiece> holding_period(const Line& line, std::uint32_t i, const Reference& reference) {
  if (!line.is(i, "of") && !line.is(i, "in")) return std::nullopt;
  const std::uint32_t at = i + 1;
  if (const auto year = year_number(line, at)) return date_piece(at + 1, {*year, 1, 1}, {*year + 1, 1, 1}, Precision::year);
  std::optional<DatePiece> piece;
  if (line.word(at).month != 0) piece = parse_calendar_date(line, at, reference);
  else if (line.word(at).direction != 9) piece = parse_relative_date(line, at, reference);
  if (!piece || !piece->value.low || !piece->value.high) return std::nullopt;
  return piece->value.precision == Precision::month || piece->value.precision == Precision::year ? piece : std::nullopt;
}

/// `count` days from the `place`-th stretch of `length` days of a period; from its end for -1.
DatePiece stretch(const DatePiece& period, int place, std::int64_t length, std::int64_t count, Precision precision) {
  DatePiece piece = period;
  const Day low = *period.value.low, high = *period.value.high;
  piece.value.low = place < 0 ? plus_days(high, -length * count) : plus_days(low, length * (place - 1));
  piece.value.high = place < 0 ? high : plus_days(*piece.value.low, length * count);
  if (high < *piece.value.high) piece.value.high = high;
  piece.value.precision = precision;
  piece.value.alternatives.clear();
  return piece;
}

/// The `place`-th weekday of a period.
std::optional<Day> nth_weekday(const DatePiece& period, int place, int weekday) {
  const Day low = *period.value.low, last = plus_days(*period.value.high, -1);
  if (place < 0) return plus_days(last, -((weekday_of(last) - weekday + 7) % 7));
  const Day day = plus_days(low, (weekday - weekday_of(low) + 7) % 7 + 7 * (place - 1));
  if (last < day) return std::nullopt;
  return day;
}

/// "first week of May", "last two weeks of 2025", "second Tuesday in November", "first half of June", "last day of the month".
std::optional<DatePiece> numbered(const Line& line, std::uint32_t i, const Reference& reference) {
  std::uint32_t at = i;
  const int place = place_in_row(line, i, at);
  if (place == 0) return std::nullopt;
  std::int64_t count = 1;
  if (place == 1 || place == -1) {
    const std::int64_t written = line.plain_number(at) && line.at(at).value.exp10 == 0 && line.at(at).text.size() <= 2 ? line.at(at).value.digits : line.word(at).cardinal;
    if (written >= 2 && written <= 26) count = written, ++at;
  }
  const bool one = count == 1;
  const FigureWord& noun = line.word(at);
  const bool weeks = line.is(at, one ? "week" : "weeks"), days = line.is(at, one ? "day" : "days");
  const bool weekend = one && line.is(at, "weekend"), half = one && line.is(at, "half") && (place == 1 || place == 2);
  if (!weeks && !days && !weekend && !half && !(one && noun.weekday != 0 && line.at(at).capital)) return std::nullopt;
  auto period = holding_period(line, at + 1, reference);
  if (!period) return std::nullopt;
  const bool month = period->value.precision == Precision::month;
  if (weeks) return stretch(*period, place, 7, count, Precision::week);
  if (days) return place > 1 ? std::nullopt : std::optional<DatePiece>(stretch(*period, place, 1, count, Precision::day));
  if (!month) return std::nullopt;
  if (half) {
    const Day middle{period->value.low->year, period->value.low->month, 16};
    (place == 1 ? period->value.high : period->value.low) = middle;
    period->value.precision = Precision::week;
    period->value.alternatives.clear();
    return period;
  }
  const auto first = nth_weekday(*period, place, weekend ? 6 : noun.weekday);
  if (!first) return std::nullopt;
  const bool relative = period->value.relative;
  DatePiece piece = date_piece(period->end, *first, plus_days(*first, weekend ? 2 : 1), Precision::day);
  piece.value.relative = relative;
  return piece;
}

/// "the week of April 10", "the week beginning February 4": from its Monday, or from and to the day told.
std::optional<DatePiece> week_of_day(const Line& line, std::uint32_t week, const Reference& reference) {
  const bool begins = line.is(week + 1, "beginning") || line.is(week + 1, "starting") || line.is(week + 1, "commencing");
  const bool ends = line.is(week + 1, "ending") || line.is(week + 1, "ended");
  if (!begins && !ends && !line.is(week + 1, "of")) return std::nullopt;
  auto day = parse_calendar_date(line, week + 2, reference);
  if (!day || day->value.precision != Precision::day || !day->value.low || !day->value.high || *day->value.high != plus_days(*day->value.low, 1)) return std::nullopt;
  const Day told = *day->value.low;
  const Day low = begins ? told : ends ? plus_days(told, -6) : plus_days(told, 1 - weekday_of(told));
  DatePiece piece = date_piece(day->end, low, plus_days(low, 7), Precision::week);
  piece.value.relative = day->value.relative;
  return piece;
}

/// "over the weekend": the one just over, or with a verb of the future the one to come.
DatePiece the_weekend(const Line& line, std::uint32_t i, const Reference& reference) {
  if (!reference.has_day()) return relative_piece(i + 2, Precision::day);
  const Day today = reference.date();
  const Day saturday = plus_days(today, 6 - weekday_of(today));
  const Day low = speaks_of_future(line, i) || weekday_of(today) >= 6 ? saturday : plus_days(saturday, -7);
  const Day other = plus_days(low, low < today ? 7 : -7);
  DatePiece piece = date_piece(i + 2, low, plus_days(low, 2), Precision::day);
  piece.value.alternatives.push_back({other, plus_days(other, 2)});
  piece.value.relative = true;
  return piece;
}

DatePiece year_to_date(std::uint32_t end, const Reference& reference) {
  if (!reference.has_day()) return relative_piece(end, Precision::part_of_year);
  DatePiece piece = date_piece(end, {reference.year, 1, 1}, plus_days(reference.date(), 1), Precision::part_of_year);
  piece.value.relative = true;
  return piece;
}

bool is_to_date(const Line& line, std::uint32_t year) {
  if (!line.is(year, "year")) return false;
  if (line.is(year + 1, "to") && line.is(year + 2, "date")) return true;
  return line.hyphen(year + 1) && line.is(year + 2, "to") && line.hyphen(year + 3) && line.is(year + 4, "date");
}

}  // namespace

std::optional<DatePiece> parse_within(const Line& line, std::uint32_t i, const Reference& reference) {
  if (line.is(i, "the")) {
    if (line.is(i + 1, "week")) return week_of_day(line, i + 1, reference);
    if (is_to_date(line, i + 1)) return year_to_date(line.hyphen(i + 2) ? i + 6 : i + 4, reference);
    if (!line.is(i + 1, "weekend") || i == 0) return std::nullopt;
    const bool asked = line.is(i - 1, "over") || line.is(i - 1, "at") || line.is(i - 1, "on") || line.is(i - 1, "during") || line.is(i - 1, "by") || line.is(i - 1, "for") || line.is(i - 1, "throughout");
    const bool other = line.is(i + 2, "of") || line.is(i + 2, "before") || line.is(i + 2, "after") || line.is_class(i + 2, WordClass::noun);
    return asked && !other ? std::optional<DatePiece>(the_weekend(line, i, reference)) : std::nullopt;
  }
  if (line.is(i, "week")) return week_of_day(line, i, reference);
  if (is_to_date(line, i)) return year_to_date(line.hyphen(i + 1) ? i + 5 : i + 3, reference);
  return numbered(line, i, reference);
}

std::optional<DatePiece> part_of_named_year(const Line& line, const DatePiece& year) {
  if (year.value.precision != Precision::year || !year.value.low || !line.mark(year.end, '\'') || !line.is(year.end + 1, "s")) return std::nullopt;
  std::uint32_t at = year.end + 2;
  const bool fiscal = line.is(at, "fiscal");
  if (fiscal) ++at;
  int number = line.is(at, "final") ? 4 : line.word(at).ordinal;
  ++at;
  if (line.hyphen(at)) ++at;
  const int months = line.is(at, "quarter") ? 3 : line.is(at, "half") ? 6 : 0;
  if (months == 6 && number == 4) number = 2;
  if (months == 0 || number < 1 || number > 12 / months) return std::nullopt;
  const int first = (number - 1) * months + 1, in = year.value.low->year;
  DatePiece piece = date_piece(at + 1, {in, first, 1}, first_of_month(in, first, months), months == 3 ? Precision::quarter : Precision::part_of_year);
  piece.value.relative = year.value.relative;
  piece.value.fiscal = fiscal;
  return piece;
}

}  // namespace crosstell
