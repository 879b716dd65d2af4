// SPDX-License-Identifier: Apache-2.0
// Years, decades, centuries, quarters, halves, fiscal years and seasons.
#include "date.h"

namespace crosstell {
namespace {

DatePiece year_piece(std::uint32_t end, int year) { return date_piece(end, {year, 1, 1}, {year + 1, 1, 1}, Precision::year); }

/// "of 2025", "2025", "of last year", "of the year" after a quarter, half or season.
std::optional<int> year_of_period(const Line& line, std::uint32_t& at, const Reference& reference) {
  std::uint32_t i = at;
  if (line.is(i, "of") || line.is(i, "in") || line.mark(i, ',')) ++i;
  if (line.is(i, "fiscal") || line.is(i, "financial")) ++i;
  if (line.is(i, "year")) ++i;
  if (const auto year = year_number(line, i)) return at = i + 1, year;
  if (line.mark(i, '\'') && line.number(i + 1) && line.at(i + 1).text.size() == 2) return at = i + 2, 2000 + static_cast<int>(line.at(i + 1).value.digits);
  if (reference.year == 0) return std::nullopt;
  if (line.is(i + 1, "year") && line.word(i).direction != 9 && (i != at || line.is(i, "last") || line.is(i, "this") || line.is(i, "next"))) {
    const int direction = line.word(i).direction;
    at = i + 2;
    return reference.year + direction;
  }
  if (line.is(i, "the") && line.is(i + 1, "year") && i != at) return at = i + 2, reference.year;
  return std::nullopt;
}

Precision part_precision(int months) { return months == 3 ? Precision::quarter : Precision::part_of_year; }

/// Months [first, first + months) of a year; without a year the latest that has begun, the other year as alternative.
DatePiece part_of_year(const Line& line, std::uint32_t begin, std::uint32_t end, int first, int months, const Reference& reference) {
  std::uint32_t at = end;
  if (const auto year = year_of_period(line, at, reference)) return date_piece(at, {*year, first, 1}, first_of_month(*year, first, months), part_precision(months));
  if (reference.year == 0) return relative_piece(end, part_precision(months));
  const int month = reference.month == 0 ? 12 : reference.month;
  const bool over = first + months - 1 < month, begun = first <= month, future = speaks_of_future(line, begin);
  const int year = future ? (over ? reference.year + 1 : reference.year) : (begun ? reference.year : reference.year - 1);
  const int other = year == reference.year ? (future ? reference.year + 1 : reference.year - 1) : reference.year;
  DatePiece piece = date_piece(end, {year, first, 1}, first_of_month(year, first, months), part_precision(months));
  piece.value.relative = true;
  piece.value.alternatives.push_back({{other, first, 1}, first_of_month(other, first, months)});
  return piece;
}

DatePiece fiscal_year(std::uint32_t end, int year) {
  DatePiece piece = year_piece(end, year);
  piece.value.fiscal = true;
  piece.value.alternatives = {{{year - 1, 7, 1}, {year, 7, 1}}, {{year - 1, 10, 1}, {year, 10, 1}}};
  return piece;
}

/// Q3 2025, 3Q25, H1 2026, FY25: letters and digits that touch.
std::optional<DatePiece> written_short(const Line& line, std::uint32_t i, const Reference& reference) {
  if (line.is(i, "fy") && line.plain_number(i + 1)) {
    const Atom& number = line.at(i + 1);
    const auto year = number.text.size() == 4 ? year_number(line, i + 1) : number.text.size() == 2 && line.glued(i + 1) ? std::optional<int>(2000 + static_cast<int>(number.value.digits)) : std::nullopt;
    if (year) return fiscal_year(i + 2, *year);
    return std::nullopt;
  }
  const bool quarter = line.is(i, "q"), half = line.is(i, "h") && line.at(i).capital;
  if ((quarter || half) && line.plain_number(i + 1) && line.glued(i + 1) && line.at(i + 1).text.size() == 1 && !line.glued(i)) {
    const auto number = static_cast<int>(line.at(i + 1).value.digits);
    if (number < 1 || number > (quarter ? 4 : 2)) return std::nullopt;
    if (line.glued(i + 2) && line.at(i + 2).kind != Atom::Kind::mark) return std::nullopt;
    const int months = quarter ? 3 : 6;
    return part_of_year(line, i, i + 2, (number - 1) * months + 1, months, reference);
  }
  if (line.plain_number(i) && line.at(i).text.size() == 1 && line.glued(i + 1) && (line.is(i + 1, "q") || line.is(i + 1, "h")) && line.glued(i + 2) && line.plain_number(i + 2)) {
    const bool is_quarter = line.is(i + 1, "q");
    const auto number = static_cast<int>(line.at(i).value.digits), year = static_cast<int>(line.at(i + 2).value.digits);
    if (number < 1 || number > (is_quarter ? 4 : 2) || line.at(i + 2).text.size() != 2) return std::nullopt;
    const int months = is_quarter ? 3 : 6;
    return date_piece(i + 3, {2000 + year, (number - 1) * months + 1, 1}, first_of_month(2000 + year, (number - 1) * months + 1, months), part_precision(months));
  }
  if (const auto year = year_number(line, i); year && line.hyphen(i + 1) && !line.glued(i)) {
    if (line.is(i + 2, "q") && line.plain_number(i + 3) && line.glued(i + 3) && line.at(i + 3).text.size() == 1 && !(line.glued(i + 4) && line.at(i + 4).kind != Atom::Kind::mark)) {  // 2019-Q1
      const auto number = static_cast<int>(line.at(i + 3).value.digits);
      if (number >= 1 && number <= 4) return date_piece(i + 4, {*year, number * 3 - 2, 1}, first_of_month(*year, number * 3 - 2, 3), Precision::quarter);
    }
    // 2015-12, as ISO 8601 has it; 2012-13 are two years
    const Atom& second = line.at(i + 2);
    const auto month = static_cast<int>(second.value.digits);
    const bool ends = !line.glued(i + 3) || (line.at(i + 3).kind == Atom::Kind::mark && line.at(i + 3).mark != '-' && line.at(i + 3).mark != '/');
    if (second.kind == Atom::Kind::number && second.text.size() == 2 && second.value.exp10 == 0 && month >= 1 && month <= 12 && month <= *year % 100 && *year >= 1950 && ends)
      return month_piece(i + 3, *year, month);
  }
  return std::nullopt;
}

/// "third quarter", "fiscal second quarter", "first half of 2026", "third-quarter".
std::optional<DatePiece> quarter_words(const Line& line, std::uint32_t i, const Reference& reference) {
  std::uint32_t at = i;
  const bool fiscal = line.is(at, "fiscal") || line.is(at, "financial");
  if (fiscal) ++at;
  int number = line.word(at).ordinal;
  std::uint32_t noun = at + 1;
  if (line.plain_number(at) && line.glued(at + 1) && (line.is(at + 1, "st") || line.is(at + 1, "nd") || line.is(at + 1, "rd") || line.is(at + 1, "th"))) number = static_cast<int>(line.at(at).value.digits > 9 ? 0 : line.at(at).value.digits), noun = at + 2;
  std::uint32_t year_at = at + 2;
  const bool last = line.is(at, "last") && line.is(at + 1, "quarter") && line.is(at + 2, "of") && year_of_period(line, year_at, reference);  // last quarter of 2024
  if (line.is(at, "final") || line.is(at, "fourth") || last) number = 4;
  if (line.hyphen(noun)) ++noun;
  if (line.is(noun, "quarter") && number >= 1 && number <= 4) {
    if (line.is(noun + 1, "of") && line.is(noun + 2, "an")) return std::nullopt;
    DatePiece piece = part_of_year(line, i, noun + 1, (number - 1) * 3 + 1, 3, reference);
    piece.value.fiscal = fiscal;
    return piece;
  }
  if (line.is(noun, "half") && (number == 1 || number == 2)) {
    std::uint32_t end = noun + 1;
    if (!line.hyphen(noun - 1) && !year_of_period(line, end, reference)) return std::nullopt;  // the second half of a match
    if (line.hyphen(noun - 1) && line.is_class(noun + 1, WordClass::noun) == false && !line.is(noun + 1, "of")) return std::nullopt;
    return part_of_year(line, i, noun + 1, (number - 1) * 6 + 1, 6, reference);
  }
  if (!fiscal) return std::nullopt;
  if (line.is(at, "year")) ++at;
  if (const auto year = year_number(line, at)) return fiscal_year(at + 1, *year);
  return std::nullopt;
}

/// "first nine months of 2025", "last two weeks of May" has no year: only months, quarters and halves of a year.
std::optional<DatePiece> months_of_year(const Line& line, std::uint32_t i, const Reference& reference) {
  const bool from_start = line.is(i, "first") || line.is(i, "opening"), from_end = line.is(i, "last") || line.is(i, "final");
  if (!from_start && !from_end) return std::nullopt;
  const std::int64_t count = line.plain_number(i + 1) && line.at(i + 1).value.exp10 == 0 ? line.at(i + 1).value.digits : line.word(i + 1).cardinal;
  const int unit = line.is(i + 2, "months") ? 1 : line.is(i + 2, "quarters") ? 3 : 0;
  if (count < 1 || count > 11 || unit == 0 || count * unit > 11) return std::nullopt;
  const std::int64_t months = count * unit;
  std::uint32_t end = i + 3;
  if (!line.is(end, "of") && !line.is(end, "in")) return std::nullopt;
  const auto year = year_of_period(line, end, reference);
  if (!year) return std::nullopt;
  const int first = from_start ? 1 : 13 - static_cast<int>(months);
  return date_piece(end, {*year, first, 1}, first_of_month(*year, first, static_cast<int>(months)), Precision::part_of_year);
}

bool is_owner_word(const Line& line, std::uint32_t i) {
  for (const std::string_view word : {"his", "her", "their", "my", "your", "our", "whose"})
    if (line.is(i, word)) return true;
  return line.is(i, "s") && line.glued(i);
}

/// "Highs in the 80s", "temperatures in the low 60s": degrees, not years.
bool speaks_of_heat(const Line& line, std::uint32_t i) {
  for (std::uint32_t back = 2; back <= 7 && back <= i; ++back)
    if (line.is(i - back, "highs") || line.is(i - back, "lows") || line.is(i - back, "temperature") || line.is(i - back, "temperatures") || line.is(i - back, "readings")) return true;
  return line.is(i + 2, "fahrenheit") || line.is(i + 2, "degrees");
}

/// 1990s, the '90s, the 21st century.
std::optional<DatePiece> decade(const Line& line, std::uint32_t i) {
  if (line.plain_number(i) && line.is(i + 1, "s") && line.glued(i + 1) && !(line.glued(i + 2) && line.at(i + 2).kind != Atom::Kind::mark)) {
    const Atom& atom = line.at(i);
    const auto value = static_cast<int>(atom.value.digits > 9999 ? 0 : atom.value.digits);
    int year = 0;
    if (atom.text.size() == 4 && value % 10 == 0 && value >= 1000 && value < 2200) year = value;
    const bool apostrophe = i > 0 && line.mark(i - 1, '\'') && line.glued(i);
    const std::uint32_t part_at = line.hyphen(i - 1) ? i - 2 : i - 1;
    const bool part = line.word(part_at).part != 0 && !is_owner_word(line, part_at - 1);  // "in her early 20s" is an age
    if (atom.text.size() == 2 && value % 10 == 0 && value >= 20 && (apostrophe || ((line.is(i - 1, "the") || part) && !speaks_of_heat(line, i)))) year = 1900 + value;
    if (year == 0) return std::nullopt;
    const int years = year % 100 == 0 && year != 2000 ? 100 : 10;
    return date_piece(i + 2, {year, 1, 1}, {year + years, 1, 1}, Precision::decade);
  }
  int number = line.word(i).ordinal;
  std::uint32_t at = i + 1;
  if (line.plain_number(i) && line.glued(i + 1) && (line.is(i + 1, "th") || line.is(i + 1, "st") || line.is(i + 1, "nd") || line.is(i + 1, "rd")) && line.at(i).text.size() <= 2) number = static_cast<int>(line.at(i).value.digits), at = i + 2;
  else if (line.word(i).cardinal == 20 && line.hyphen(i + 1) && line.word(i + 2).ordinal >= 1) number = 20 + line.word(i + 2).ordinal, at = i + 3;
  if (line.hyphen(at)) ++at;
  if (number >= 5 && number <= 22 && line.is(at, "century")) return date_piece(at + 1, {number * 100 - 99, 1, 1}, {number * 100 + 1, 1, 1}, Precision::unknown);
  return std::nullopt;
}

std::optional<DatePiece> season(const Line& line, std::uint32_t i, const Reference& reference) {
  const int season = line.word(i).season;
  if (season == 0) return std::nullopt;
  std::uint32_t at = i + 1;
  const auto year = year_of_period(line, at, reference);
  const int first = season == 1 ? 3 : season == 2 ? 6 : season == 3 ? 9 : 12;
  if (!year) {
    // "in the spring"; "the fall" may hurt, "the summer school" is none
    const bool asked = line.is(i - 1, "the") && (line.is(i - 2, "in") || line.is(i - 2, "by") || line.is(i - 2, "during") || line.is(i - 2, "over") || line.is(i - 2, "until") || line.is(i - 2, "since"));
    if (!asked || line.is(i + 1, "of") || line.is_class(i + 1, WordClass::noun) || line.is_class(i + 1, WordClass::proper_noun) || line.at(i).in_name) return std::nullopt;
    if (line.is(i, "fall") && !speaks_of_future(line, i)) return std::nullopt;
    return part_of_year(line, i, i + 1, first, 3, reference);
  }
  return date_piece(at, {*year, first, 1}, first_of_month(*year, first, 3), Precision::part_of_year);
}

/// Four digits are a year unless they count something: "about 2000", "killed 2000 people".
std::optional<DatePiece> year(const Line& line, std::uint32_t i, const Reference& reference) {
  const auto number = year_number(line, i);
  if (!number) return std::nullopt;
  if (line.glued(i) && !(line.mark(i - 1, '(') || line.mark(i - 1, '-') || line.mark(i - 1, '"') || line.mark(i - 1, '\'') || line.mark(i - 1, '/') || line.mark(i - 1, '_') || line.mark(i - 1, '['))) return std::nullopt;
  if (line.glued(i) && line.mark(i - 1, '-') && line.glued(i - 1) && !(line.word(i - 2).part != 0 || line.is(i - 2, "pre") || line.is(i - 2, "post") || line.word(i - 2).month != 0)) return std::nullopt;
  if ((line.is(i + 1, "fiscal") || line.is(i + 1, "financial")) && line.is(i + 2, "year")) return fiscal_year(i + 3, *number);  // the 2025 fiscal year
  const FigureWord& next = line.word(i + 1);
  if (next.percent != 0 || next.magnitude >= 0 || next.unit >= 0 || next.currency >= 0) return std::nullopt;
  if (line.hyphen(i + 1) && line.at(i + 2).kind == Atom::Kind::word && !line.is(i + 2, "era")) return std::nullopt;
  const FigureWord& before = line.word(i - 1);
  const bool context = i > 0 && ((before.cues & cue_month_context) || before.relation != 0 || before.part != 0 || line.hyphen(i - 1) || before.season != 0);
  const bool counts_next = line.is_class(i + 1, WordClass::noun) && (line.token(i + 1).forms & form_plural) != 0 && !(line.token(i + 1).forms & form_singular);
  if (i > 0 && (line.is(i - 1, "than") || line.is(i - 1, "about") || line.is(i - 1, "some") || line.is(i - 1, "nearly") || line.is(i - 1, "almost") || line.is(i - 1, "least") || line.is(i - 1, "roughly") || line.is(i - 1, "approximately") || line.is(i - 1, "over"))) return std::nullopt;
  if (before.cues & cue_label) return std::nullopt;
  const bool modern = *number >= 1900 && *number <= (reference.year != 0 ? std::max(reference.year + 80, 2100) : 2100);
  if (!modern && !(context || (line.mark(i - 1, '(') && (line.mark(i + 1, ')') || line.mark(i + 1, '-'))))) return std::nullopt;
  if (!modern && counts_next) return std::nullopt;
  const bool verb_before = line.is_class(i - 1, WordClass::verb) || line.is(i - 1, "of") || line.is(i - 1, "to");
  if (counts_next && (!context || verb_before) && !line.is(i - 1, "the") && !line.is(i - 1, "in")) return std::nullopt;
  return year_piece(i + 1, *number);
}

/// "in '08 and '12", "the '16 race": the apostrophe must not be the opening mark of a quotation that goes on.
std::optional<DatePiece> short_year(const Line& line, std::uint32_t i) {
  const Atom& atom = line.at(i);
  if (atom.kind != Atom::Kind::number || atom.text.size() != 2 || atom.value.exp10 != 0 || !line.glued(i) || !line.mark(i - 1, '\'') || line.glued(i - 1)) return std::nullopt;
  if (line.glued(i + 1) && (line.at(i + 1).kind != Atom::Kind::mark || line.mark(i + 1, '%') || line.mark(i + 1, '-'))) return std::nullopt;
  const Atom& next = line.at(i + 1);
  const bool ends = next.kind != Atom::Kind::word || line.is(i + 1, "and") || line.is(i + 1, "or") || line.is(i + 1, "to") || line.is_class(i + 1, WordClass::preposition);
  const bool asked = line.is(i - 2, "in") || line.is(i - 2, "of") || line.is(i - 2, "since") || line.is(i - 2, "from") || line.is(i - 2, "until") || ((line.is(i - 2, "and") || line.is(i - 2, "or") || line.is(i - 2, "to")) && line.mark(i - 4, '\''));
  if (!ends || !asked) return std::nullopt;
  const auto two = static_cast<int>(atom.value.digits);
  return year_piece(i + 1, two < 50 ? 2000 + two : 1900 + two);
}

}  // namespace

std::optional<DatePiece> parse_period(const Line& line, std::uint32_t i, const Reference& reference) {
  if (auto piece = short_year(line, i)) return piece;
  if (auto piece = written_short(line, i, reference)) return piece;
  if (auto piece = quarter_words(line, i, reference)) return piece;
  if (auto piece = months_of_year(line, i, reference)) return piece;
  if (auto piece = decade(line, i)) return piece;
  if (auto piece = season(line, i, reference)) return piece;
  return year(line, i, reference);
}

}  // namespace crosstell
