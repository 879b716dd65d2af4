// SPDX-License-Identifier: Apache-2.0
#include "date.h"

#include <algorithm>

namespace crosstell {
namespace {

/// Cheap: most numbers and articles can only begin "two years ago".
bool may_be_calendar(const Line& line, std::uint32_t i) {
  if (!line.number(i)) {
    const FigureWord& word = line.word(i);
    return (word.places & is_article) == 0 && (word.cardinal < 0 || word.cardinal == 20 || word.cardinal == 30);
  }
  const Atom& next = line.at(i + 1);
  if (line.at(i).text.size() == 4 || next.mark == '-' || next.mark == '/' || line.mark(i - 1, '\'')) return true;
  if (next.kind != Atom::Kind::word) return false;
  const bool listed = line.is(i + 1, "and") || line.is(i + 1, "or");
  return line.glued(i + 1) || line.word(i + 1).month != 0 || line.is(i + 1, "to") || (listed && (line.is(i - 1, "on") || line.is(i - 1, "between")));
}

std::optional<DatePiece> parse_piece(const Line& line, std::uint32_t i, const Reference& reference) {
  if (line.at(i).in_name) return std::nullopt;
  if (!may_be_calendar(line, i)) return line.holds(says_ago) ? parse_relative_date(line, i, reference) : std::nullopt;  // a year ago
  auto piece = parse_calendar_date(line, i, reference);
  if (auto other = parse_relative_date(line, i, reference); other && (!piece || other->end > piece->end)) piece = other;
  if (auto other = parse_period(line, i, reference); other && (!piece || other->end > piece->end)) piece = other;
  if (auto other = parse_within(line, i, reference); other && (!piece || other->end > piece->end)) piece = other;
  if (piece && line.mark(piece->end, '\''))
    if (auto part = part_of_named_year(line, *piece)) return part;
  return piece;
}

/// Early, mid and late are the thirds of a period.
void take_third(DateValue& value, int part) {
  if (!value.low || !value.high) return;
  const Day low = *value.low, high = *value.high;
  Day first, second;
  if (value.precision == Precision::year) {
    first = first_of_month(low.year, low.month, 4), second = first_of_month(low.year, low.month, 8);
  } else if (value.precision == Precision::month) {
    first = {low.year, low.month, 11}, second = {low.year, low.month, 21};
  } else if (value.precision == Precision::decade) {
    first = {low.year + 4, 1, 1}, second = {low.year + 7, 1, 1};
  } else {
    const std::int64_t length = days_from_civil(high) - days_from_civil(low);
    first = plus_days(low, length / 3), second = plus_days(low, length * 2 / 3);
  }
  value.low = part == 1 ? low : part == 2 ? first : second;
  value.high = part == 1 ? first : part == 2 ? second : high;
  value.precision = value.precision == Precision::year || value.precision == Precision::quarter ? Precision::part_of_year : value.precision == Precision::decade ? Precision::year : Precision::week;
  value.alternatives.clear();
}

bool is_period(const DateValue& value) { return value.precision != Precision::day && value.precision != Precision::unknown; }

/// "mid-2026", "early next year", "late in 2025", "the end of June".
std::optional<DatePiece> parse_part(const Line& line, std::uint32_t i, const Reference& reference) {
  std::uint32_t at = i;
  if (line.word(i).part != 0 && !line.is(i, "middle")) {
    at = line.hyphen(i + 1) ? i + 2 : i + 1;
    if (line.is(at, "in")) ++at;
    if (line.is(at, "the") && line.number(at + 1)) ++at;
    auto piece = parse_piece(line, at, reference);
    if (!piece || !is_period(piece->value)) return std::nullopt;
    take_third(piece->value, line.word(i).part);
    return piece;
  }
  const int edge = line.is(i, "middle") ? 2 : line.word(i).edge;
  if (edge == 0 || !line.is(i + 1, "of")) return std::nullopt;
  at = i + 2;
  std::optional<DatePiece> piece;
  if (line.is(at, "the") && line.word(at + 1).period >= 4 && line.word(at + 1).period <= 7 && reference.year != 0 && !line.is(at + 2, "of")) {
    if (line.is(at + 1, "year")) piece = date_piece(at + 2, {reference.year, 1, 1}, {reference.year + 1, 1, 1}, Precision::year);
    else if (line.is(at + 1, "month") && reference.month != 0) piece = date_piece(at + 2, {reference.year, reference.month, 1}, first_of_month(reference.year, reference.month, 1), Precision::month);
    else if (line.is(at + 1, "decade")) piece = date_piece(at + 2, {reference.year / 10 * 10, 1, 1}, {reference.year / 10 * 10 + 10, 1, 1}, Precision::decade);
    if (piece) piece->value.relative = true;
  } else {
    piece = parse_piece(line, line.is(at, "the") ? at + 1 : at, reference);
  }
  if (!piece || !is_period(piece->value)) return std::nullopt;
  DateValue& value = piece->value;
  if (edge == 3 && value.high && value.precision != Precision::decade) {
    value.low = plus_days(*value.high, -1), value.precision = Precision::day;
    value.alternatives.clear();
  } else {
    take_third(value, edge);
  }
  return piece;
}

/// 2013-14, 2001 to 2009, April-June 2025, Monday to Friday: from the first day of the one to the last day of the other.
void take_range(const Line& line, std::uint32_t i, DatePiece& piece, const Reference& reference) {
  const std::uint32_t at = piece.end;
  if (!piece.value.low || !piece.value.high) return;
  const bool dash = line.mark(at, '-');
  const bool from = i > 0 && line.is(i - 1, "from"), between = i > 0 && line.is(i - 1, "between");
  if (piece.value.precision == Precision::year && dash && line.glued(at) && line.glued(at + 1) && line.number(at + 1) && line.at(at + 1).text.size() == 2 && !line.glued(at + 2)) {
    const int year = piece.value.low->year / 100 * 100 + static_cast<int>(line.at(at + 1).value.digits);
    if (year > piece.value.low->year && year - piece.value.low->year <= 60) piece.value.high = Day{year + 1, 1, 1}, piece.end = at + 2;
    return;
  }
  const bool till = line.is(at, "through") || line.is(at, "until") || line.is(at, "till"), word = till || line.is(at, "to");
  if (!dash && !word && !(between && line.is(at, "and"))) return;
  if (dash && !(line.glued(at) == line.glued(at + 1))) return;
  const std::uint32_t next = line.is(at + 1, "the") ? at + 2 : at + 1;
  auto second = parse_part(line, next, reference);
  if (!second) second = parse_piece(line, at + 1, reference);
  if (!second && year_number(line, at + 1) && piece.value.precision == Precision::year) second = date_piece(at + 2, {*year_number(line, at + 1), 1, 1}, {*year_number(line, at + 1) + 1, 1, 1}, Precision::year);
  if (!second || !second->value.low || !second->value.high) return;
  if (second->value.precision != piece.value.precision && !(from && (word || dash)) && !till && !between) return;
  if (line.is(at, "to") && !from && piece.value.precision != Precision::year && piece.value.precision != Precision::month && piece.value.precision != Precision::day) return;
  if (line.is(at, "to") && piece.value.precision == Precision::day && !from) return;  // "moved from" is far: "postponed Monday's vote to Friday"
  if (piece.value.relative && !second->value.relative && piece.value.precision == Precision::month && piece.value.low->month <= second->value.low->month)
    piece.value.low = Day{second->value.low->year, piece.value.low->month, 1}, piece.value.relative = false;
  if (piece.value.relative && !second->value.relative && piece.value.precision == Precision::day) {  // Nov 18-Dec 19, 2015
    const Day day{second->value.low->year, piece.value.low->month, piece.value.low->day};
    if (is_valid_day(day)) piece.value.low = day, piece.value.relative = false;
  }
  if (!(*piece.value.low < *second->value.high) || !(*piece.value.low < *second->value.low)) return;
  piece.value.high = second->value.high;
  piece.value.relative = piece.value.relative || second->value.relative;
  piece.value.alternatives.clear();
  piece.end = second->end;
}

/// The relation word before a date: since, by, until, before, after.
std::string_view relation_before(const Line& line, std::uint32_t i, std::uint32_t* at = nullptr) {
  for (std::uint32_t back = 1; back <= 2 && back <= i; ++back) {
    if (line.is(i - back, "the") || line.is(i - back, "mid")) continue;
    if (at && line.word(i - back).relation != 0) *at = i - back;
    switch (line.word(i - back).relation) {
      case 1: return "since";
      case 2: return "by";
      case 3: return "until";
      case 4: return "before";
      case 5: return "after";
      default: return {};
    }
  }
  return {};
}

}  // namespace

/// Verbs whose object is still to come.
bool expects(const Token& verb) {
  static constexpr std::string_view kVerbs[] = {"expect", "plan", "schedule", "set", "require", "order", "ask", "tell", "promise", "want", "need", "supposed", "suppose"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), verb.lemma) != std::end(kVerbs);
}

bool speaks_in_present(const Line& line, std::uint32_t i) {
  static const LexicalClassSet telling = lexical_class_set({"verb.communication"});
  const auto& groups = line.segments().verb_groups;
  const TokenSpan range = line.sentence().tokens;
  const std::uint32_t token = line.at(i).token;
  const auto behind = std::lower_bound(groups.begin(), groups.end(), token, [](const VerbGroup& g, std::uint32_t t) { return g.tokens.begin < t; });
  if (behind == groups.begin() || std::prev(behind)->tokens.begin < range.begin || token - std::prev(behind)->tokens.begin > 12) return false;
  const VerbGroup& verb = *std::prev(behind);
  const Token& head = line.segments().tokens[verb.head];
  if (!verb.finite || verb.tense != VerbGroup::Tense::present || verb.perfect || verb.modal != 0xFFFFFFFF || !head.is(WordClass::verb)) return false;
  const auto readings = Lexicon::builtin().readings(head.lemma_key);
  return std::none_of(readings.begin(), readings.end(), [](const WordReading& reading) { return reading.word_class == WordClass::verb && (reading.lexical_first & telling) != 0; });
}

bool speaks_of_future(const Line& line, std::uint32_t i) {
  if (i > 0 && line.is(i - 1, "since")) return false;
  const auto& groups = line.segments().verb_groups;
  const TokenSpan range = line.sentence().tokens;
  const std::uint32_t token = line.at(i).token;
  auto group = std::lower_bound(groups.begin(), groups.end(), range.begin, [](const VerbGroup& g, std::uint32_t t) { return g.tokens.begin < t; });
  const VerbGroup* before = nullptr;
  const VerbGroup* after = nullptr;
  for (; group != groups.end() && group->tokens.begin < range.end; ++group) {
    if (group->tokens.begin < token) before = &*group;
    else { after = &*group; break; }
  }
  const VerbGroup* nearest = before && token - before->tokens.begin <= 25 ? before : after;
  if (before && after && line.at(i).token == range.begin) nearest = after;
  if (nearest) {
    if (nearest->tense == VerbGroup::Tense::future) return true;
    // "plans to vote on Friday", but not "marched to mark its entry on Friday"
    const bool after_past = nearest != groups.data() && (nearest - 1)->tokens.begin >= range.begin && (nearest - 1)->tense == VerbGroup::Tense::past;
    if (nearest->infinitive && nearest == before && !after_past) return true;
    if (nearest->modal != 0xFFFFFFFF && !nearest->perfect) {
      const std::string_view modal = line.segments().tokens[nearest->modal].folded;
      return !(nearest->negated && nearest == before && (modal == "would" || modal == "could") && relation_before(line, i).empty());  // "would not comment on Friday", "could not be reached" look back
    }
  }
  const std::string_view relation = relation_before(line, i);
  if (relation == "since") return false;
  // "had died by Sunday", "were killed by Sunday", "By Sunday 40 were dead" look back; "was due by Sunday", "was expected by Sunday" do not.
  const bool in_front = nearest && nearest == after && token <= range.begin + 3;
  const bool done = nearest && nearest->tense == VerbGroup::Tense::past && (in_front || (nearest == before && (nearest->perfect || nearest->passive))) &&
                    !expects(line.segments().tokens[nearest->head]);
  if ((relation == "by" || relation == "until") && !done) return true;
  for (std::uint32_t back = 1; back <= 6 && back <= i; ++back)
    if ((line.word(i - back).cues & cue_future) && !line.mark(i - back + 1, '.')) return true;
  return false;
}

std::optional<Candidate> parse_date(const Line& line, std::uint32_t i, const Reference& reference) {
  if (line.at(i).kind == Atom::Kind::mark || line.at(i).in_name) return std::nullopt;
  auto piece = parse_part(line, i, reference);
  if (!piece) piece = parse_piece(line, i, reference);
  if (!piece) return std::nullopt;
  const std::uint32_t alone = piece->end;
  take_range(line, i, *piece, reference);
  Candidate candidate;
  candidate.begin = candidate.whole_begin = i;
  candidate.end = candidate.whole_end = piece->end;
  if (piece->end != alone && i > 0 && (line.is(i - 1, "from") || line.is(i - 1, "between"))) candidate.whole_begin = i - 1;
  candidate.figure.kind = MentionType::date;
  candidate.rule = piece->value.relative ? "date.relative" : "date.calendar";
  std::uint32_t word = i;
  piece->value.relation = std::string(relation_before(line, i, &word));
  if (!piece->value.relation.empty()) candidate.whole_begin = word;
  candidate.figure.date = std::move(piece->value);
  return candidate;
}

}  // namespace crosstell
