// SPDX-License-Identifier: Apache-2.0
// Expressions of time that count from the date of publication: yesterday, last month, two years ago, the past five years.
#include "date.h"

namespace crosstell {
namespace {

enum Period { period_day = 1, period_week, period_weekend, period_month, period_quarter, period_year, period_decade, period_century };

DatePiece with_relative(DatePiece piece) {
  piece.value.relative = true;
  return piece;
}

/// The period `offset` periods from the one that holds the reference day.
std::optional<DatePiece> shifted(std::uint32_t end, int period, int offset, const Reference& reference) {
  if (reference.year == 0) return relative_piece(end, period == period_year ? Precision::year : period == period_month ? Precision::month : Precision::unknown);
  const int year = reference.year;
  const auto years = [&](int low, int count, Precision precision) { return with_relative(date_piece(end, {low, 1, 1}, {low + count, 1, 1}, precision)); };
  if (period == period_year) return years(year + offset, 1, Precision::year);
  if (period == period_decade) return years(year / 10 * 10 + offset * 10, 10, Precision::decade);
  if (period == period_century) return years(year / 100 * 100 + offset * 100, 100, Precision::unknown);
  if (reference.month == 0) return relative_piece(end, Precision::unknown);
  if (period == period_month) return with_relative(date_piece(end, first_of_month(year, reference.month, offset), first_of_month(year, reference.month, offset + 1), Precision::month));
  if (period == period_quarter) {
    const int first = (reference.month - 1) / 3 * 3 + 1;
    return with_relative(date_piece(end, first_of_month(year, first, offset * 3), first_of_month(year, first, offset * 3 + 3), Precision::quarter));
  }
  if (reference.day == 0) return relative_piece(end, Precision::unknown);
  const Day monday = plus_days(reference.date(), 1 - weekday_of(reference.date()) + 7 * offset);
  if (period == period_week) return with_relative(date_piece(end, monday, plus_days(monday, 7), Precision::week));
  if (period == period_weekend) {
    // on a Monday "the weekend" just over is this weekend's predecessor, whatever the word
    return with_relative(date_piece(end, plus_days(monday, 5), plus_days(monday, 7), Precision::day));
  }
  if (period == period_day) return with_relative(date_piece(end, plus_days(reference.date(), offset), plus_days(reference.date(), offset + 1), Precision::day));
  return std::nullopt;
}

/// A span of time ending at the reference day: "the past five years".
std::optional<DatePiece> span_before(std::uint32_t end, std::string_view unit, std::int64_t count, const Reference& reference) {
  if (count <= 0 || count > 4000) return std::nullopt;
  const bool days = unit == "day" || unit == "week" || unit == "fortnight", months = unit == "month" || unit == "quarter";
  const bool years = unit == "year" || unit == "decade" || unit == "century";
  if (!days && !months && !years) return std::nullopt;
  const Precision precision = days ? Precision::day : months ? Precision::month : Precision::year;
  if (!reference.has_day()) return relative_piece(end, precision);
  const Day today = reference.date();
  const std::int64_t factor = unit == "week" ? 7 : unit == "fortnight" ? 14 : unit == "quarter" ? 3 : unit == "year" ? 12 : unit == "decade" ? 120 : unit == "century" ? 1200 : 1;
  if (factor * count > 24'000) return std::nullopt;
  const Day low = days ? plus_days(today, -factor * count) : plus_months(today, -static_cast<int>(factor * count));
  return with_relative(date_piece(end, low, today, precision));
}

std::int64_t whole_amount(const Line& line, std::uint32_t i, std::uint32_t& end) {
  if ((line.is(i, "a") || line.is(i, "an")) && line.word(i + 1).unit >= 0) return end = i + 1, 1;
  const auto amount = parse_amount(line, i, false);
  if (!amount || amount->is_vague() || amount->is_fraction() || amount->value.exp10 != 0 || amount->value.digits > 100'000) return -1;
  end = amount->is_group && line.is(amount->end, "of") ? amount->end + 1 : amount->end;
  return amount->value.digits;
}

std::string_view duration_unit(const Line& line, std::uint32_t i) {
  const int unit = line.word(i).unit;
  if (unit < 0 || line.words().unit(unit).dimension != "duration") return {};
  return line.words().unit(unit).name;
}

/// "several days ago", "a few years ago": somewhere between the most and the least that the words can mean.
std::optional<DatePiece> vague_ago(const Line& line, std::uint32_t i, const Reference& reference) {
  const auto amount = parse_amount(line, i, false);
  if (!amount || !amount->is_vague() || amount->vague_high->exp10 != 0 || amount->value.exp10 != 0) return std::nullopt;
  const std::string_view unit = duration_unit(line, amount->end);
  if (unit.empty() || !line.is(amount->end + 1, "ago")) return std::nullopt;
  auto far = span_before(amount->end + 2, unit, amount->vague_high->digits, reference);
  const auto near = span_before(amount->end + 2, unit, amount->value.digits, reference);
  if (!far || !near || !far->value.low || !near->value.low) return far;
  far->value.high = plus_days(*near->value.low, 1);
  return far;
}

/// "two years ago": the day, with the month and the year as other readings, because few mean it to the day.
std::optional<DatePiece> ago(const Line& line, std::uint32_t i, const Reference& reference) {
  std::uint32_t at = i;
  if (auto vague = vague_ago(line, i, reference)) return vague;
  const std::int64_t count = whole_amount(line, i, at);
  if (count < 1) return std::nullopt;
  const std::string_view unit = duration_unit(line, at);
  if (unit.empty() || !line.is(at + 1, "ago")) return std::nullopt;
  if (unit == "hour" || unit == "minute" || unit == "second") {
    if (unit == "hour" && count > 23) return std::nullopt;
    return reference.has_day() ? shifted(at + 2, period_day, 0, reference) : relative_piece(at + 2, Precision::day);
  }
  auto piece = span_before(at + 2, unit, count, reference);
  if (!piece || !piece->value.low) return piece;
  const Day day = *piece->value.low;
  piece->value.high = plus_days(day, 1);
  if (unit == "week" || unit == "fortnight") piece->value.alternatives.push_back({plus_days(day, 1 - weekday_of(day)), plus_days(day, 8 - weekday_of(day))});
  if (piece->value.precision == Precision::year) piece->value.alternatives.push_back({{day.year, 1, 1}, {day.year + 1, 1, 1}});
  if (piece->value.precision != Precision::day) piece->value.alternatives.push_back({{day.year, day.month, 1}, first_of_month(day.year, day.month, 1)});
  return piece;
}

std::optional<DatePiece> directed(const Line& line, std::uint32_t i, const Reference& reference) {
  const int direction = line.word(i).direction;
  if (direction == 9 || line.at(i).in_name) return std::nullopt;
  const std::uint32_t at = i + 1;
  const FigureWord& word = line.word(at);
  if (word.weekday != 0 || (word.month != 0 && (line.at(at).capital))) {
    if (word.weekday != 0) return parse_calendar_date(line, at, reference);
    auto piece = parse_calendar_date(line, at, reference);
    if (!piece || !piece->value.low || !piece->value.relative || direction == 0) {
      if (piece && piece->value.low && direction == 0 && reference.year != 0 && piece->value.precision == Precision::month) piece->value = date_piece(piece->end, {reference.year, word.month, 1}, first_of_month(reference.year, word.month, 1), Precision::month).value, piece->value.relative = true;
      return piece;
    }
    const int year = direction < 0 ? (word.month < reference.month ? reference.year : reference.year - 1) : (word.month > reference.month ? reference.year : reference.year + 1);
    if (piece->value.precision == Precision::month) piece->value.low = Day{year, word.month, 1}, piece->value.high = first_of_month(year, word.month, 1);
    return piece;
  }
  if ((word.places & opens_if_capital) != 0) return parse_calendar_date(line, at, reference);  // last Christmas
  if (word.period != 0 && !line.hyphen(at + 1)) {
    if (line.is(at, "day") && direction != 0) return std::nullopt;
    if (word.period == period_day) return std::nullopt;
    if ((line.is(i, "following") || line.is(i, "preceding") || line.is(i, "prior") || line.is(i, "previous"))) return std::nullopt;  // counts from another date
    if ((line.is(i, "past") || line.is(i, "coming")) && line.is(i - 1, "the")) {
      if (line.is(i, "past")) return span_before(at + 1, line.at(at).folded, 1, reference);
      return shifted(at + 1, word.period, 1, reference);
    }
    auto piece = shifted(at + 1, word.period, direction, reference);
    if (piece && piece->value.low && i > 0 && line.is(i - 1, "earlier") && reference.has_day()) piece->value.alternatives.push_back({*piece->value.low, reference.date()});
    if (piece && piece->value.low && i > 0 && line.is(i - 1, "later") && reference.has_day() && direction == 0) piece->value.alternatives.push_back({plus_days(reference.date(), 1), *piece->value.high});
    return piece;
  }
  if (word.season != 0 && !(line.is(at, "fall") && !line.is_class(at, WordClass::noun))) {
    if (reference.month == 0) return relative_piece(at + 1, Precision::part_of_year);
    const int first = word.season == 1 ? 3 : word.season == 2 ? 6 : word.season == 3 ? 9 : 12;
    int year = reference.year;
    if (direction < 0 && first + 2 >= reference.month) --year;
    if (direction > 0 && first <= reference.month) ++year;
    return with_relative(date_piece(at + 1, {year, first, 1}, first_of_month(year, first, 3), Precision::part_of_year));
  }
  if (word.daypart != 0 && (direction == 0 || (line.is(i, "last") && word.daypart == 4))) return shifted(at + 1, period_day, direction, reference);
  if (direction == -1) {  // the past five years
    std::uint32_t end = at;
    const std::int64_t count = whole_amount(line, at, end);
    if (count >= 1 && !line.is(at, "a")) return span_before(end + 1, duration_unit(line, end), count, reference);
  }
  return std::nullopt;
}

}  // namespace

std::optional<DatePiece> parse_relative_date(const Line& line, std::uint32_t i, const Reference& reference) {
  if (line.at(i).in_name) return std::nullopt;
  if (line.number(i) || (line.word(i).places & is_article) != 0) return ago(line, i, reference);
  if (line.word(i).day != 9) {
    std::uint32_t end = i + 1;
    if (line.word(end).daypart != 0) ++end;
    return shifted(end, period_day, line.word(i).day, reference);
  }
  if (line.is(i, "the") && line.is(i + 1, "day") && (line.is(i + 2, "before") || line.is(i + 2, "after")) && (line.word(i + 3).day == -1 || line.word(i + 3).day == 1))
    return shifted(i + 4, period_day, line.is(i + 2, "before") ? -2 : 2, reference);
  if (line.is(i, "the") && (line.is(i + 1, "past") || line.is(i + 1, "last") || line.is(i + 1, "previous"))) {
    auto piece = directed(line, i + 1, reference);
    const bool of_other = piece && line.is(piece->end, "of") && (line.number(piece->end + 1) || line.word(piece->end + 1).month != 0);  // the last two weeks of May
    if (piece && piece->end > i + 3 && !of_other) return piece;
    return std::nullopt;
  }
  if (line.word(i).direction != 9) {
    if (line.is(i, "this") && line.is(i + 1, "past")) return directed(line, i + 1, reference);
    return directed(line, i, reference);
  }
  // year-end, the end of 2026, month-end
  if (line.word(i).period != 0 && line.hyphen(i + 1) && line.is(i + 2, "end") && (line.word(i).period == period_year || line.word(i).period == period_month || line.word(i).period == period_quarter)) {
    auto piece = shifted(i + 3, line.word(i).period, 0, reference);
    if (piece && piece->value.high) piece->value.low = plus_days(*piece->value.high, -1), piece->value.precision = Precision::day;
    return piece;
  }
  return ago(line, i, reference);
}

}  // namespace crosstell
