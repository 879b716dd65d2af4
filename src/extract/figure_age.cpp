// SPDX-License-Identifier: Apache-2.0
#include "figure_age.h"

namespace crosstell {
namespace {

bool is_age_number(const Line& line, std::uint32_t i) {
  if (!line.plain_number(i) || line.at(i).value.exp10 != 0) return false;
  return line.at(i).value.digits >= 1 && line.at(i).value.digits <= 120 && line.at(i).text.size() <= 3;
}

/// Nothing that would make the number part of something else touches it.
bool stands_alone(const Line& line, std::uint32_t begin, std::uint32_t end) {
  const bool left = line.at(begin).space_before || line.mark(begin - 1, '(') || line.mark(begin - 1, '-');
  const Atom& next = line.at(end);
  if (next.space_before) return left;
  return left && next.kind == Atom::Kind::mark && (next.mark == ',' || next.mark == '.' || next.mark == ')' || next.mark == ';' || next.mark == ':' || next.mark == '\'' || next.mark == '"' || next.mark == '?');
}

Candidate make(std::uint32_t begin, std::uint32_t end, Decimal low, Decimal high, std::string_view rule) {
  Candidate candidate;
  candidate.begin = begin, candidate.end = end;
  candidate.figure.kind = MentionType::age;
  candidate.figure.unit = "year";
  candidate.figure.low = low, candidate.figure.high = high;
  candidate.rule = rule;
  return candidate;
}

/// "18 to 24", "18-24" or one number.
std::optional<Candidate> age_or_range(const Line& line, std::uint32_t i, std::string_view rule) {
  if (!is_age_number(line, i)) {
    const auto words = parse_amount(line, i, false);
    if (!words || !words->spelled || words->power != 0 || words->is_fraction() || words->is_vague() || words->article) return std::nullopt;
    return make(i, words->end, words->value, words->value, rule);
  }
  const bool connector = line.is(i + 1, "to") || line.mark(i + 1, '-') || (line.is(i + 1, "and") && i > 0 && (line.is(i - 1, "between")));
  if (connector && is_age_number(line, i + 2) && line.at(i + 2).value.digits > line.at(i).value.digits && stands_alone(line, i + 2, i + 3))
    return make(i, i + 3, line.at(i).value, line.at(i + 2).value, rule);
  if (!stands_alone(line, i, i + 1)) return std::nullopt;
  return make(i, i + 1, line.at(i).value, line.at(i).value, rule);
}

/// A capitalized word that can end the name of a person; months, weekdays and places cannot.
bool may_end_name(const Line& line, std::uint32_t i) {
  if (line.at(i).folded == "jr" || line.at(i).folded == "sr") return true;
  if (line.at(i).kind != Atom::Kind::word || !line.at(i).capital || line.at(i).text.size() < 2) return false;
  if (line.word(i).month != 0 || line.word(i).weekday != 0) return false;
  const bool place = (Lexicon::builtin().name_uses(word_key(line.at(i).folded)) & (name_country | name_region)) != 0;
  return !place;
}

/// "the grey-haired striker, 24,": a noun for a person behind "the".
bool ends_description(const Line& line, std::uint32_t i) {
  static const LexicalClassSet kPerson = lexical_class_set({"noun.person"});
  constexpr std::uint32_t kDescribing = 4;   // words between "the" and the noun
  const auto readings = Lexicon::builtin().readings(word_key(line.at(i).folded));
  if (readings.empty() || readings.front().word_class != WordClass::noun || !(readings.front().forms & form_singular) || !(readings.front().lexical_first & kPerson)) return false;
  for (std::uint32_t back = 1; back <= kDescribing && back <= i; ++back) {
    if (line.is(i - back, "the")) return true;
    if (line.at(i - back).kind != Atom::Kind::word && !line.mark(i - back, '-')) return false;
  }
  return false;
}

/// ", 28," and "(28)" after a name; an interview line "Name, 28." too.
std::optional<Candidate> apposition(const Line& line, std::uint32_t i) {
  if (!is_age_number(line, i) || i < 2) return std::nullopt;
  const std::int64_t age = line.at(i).value.digits;
  if (age > 115) return std::nullopt;
  const bool comma = line.mark(i - 1, ',') && (line.mark(i + 1, ',') || line.mark(i + 1, '.') || line.mark(i + 1, ';') || line.is(i + 1, "and")) && stands_alone(line, i, i + 1);
  const bool parenthesis = line.mark(i - 1, '(') && line.mark(i + 1, ')') && age >= 10;
  if (!comma && !parenthesis) return std::nullopt;
  if (line.is(i + 1, "and") && line.number(i + 2)) return std::nullopt;  // "rooms 12, 14, and 15"
  if (line.number(i + 2) && line.mark(i + 1, ',')) return std::nullopt;
  std::uint32_t name = i - 2;
  if (line.mark(name, '.') && name > 0) --name;
  if (!may_end_name(line, name) && !(line.mark(i + 1, ',') && ends_description(line, name))) return std::nullopt;
  // the last part of a list of numbers ("Lotto: 3, 8, 28,") or of a date has a number or month before
  return make(i, i + 1, line.at(i).value, line.at(i).value, "figure.age_apposition");
}

}  // namespace

std::optional<Candidate> parse_age(const Line& line, std::uint32_t i) {
  if (i == 0 || line.at(i).in_name) return std::nullopt;
  if (line.is(i - 1, "aged") || (line.is(i - 1, "between") && i > 1 && line.is(i - 2, "aged"))) return age_or_range(line, i, "figure.aged");
  if (line.is(i - 1, "age") && !line.is(i - 2, "of")) return age_or_range(line, i, "figure.age_word");
  if (line.is(i - 1, "ages")) return age_or_range(line, i, "figure.age_word");
  if (i >= 3 && line.is(i - 1, "of") && line.is(i - 2, "age") && (line.is(i - 3, "the") || line.is(i - 3, "tender"))) return age_or_range(line, i, "figure.age_of");
  // in his 30s, in her early 40s
  const Atom& atom = line.at(i);
  if (line.number(i) && !atom.refused && atom.text.size() == 2 && line.is(i + 1, "s") && line.glued(i + 1)) {
    for (std::uint32_t back = 1; back <= 2 && back <= i; ++back) {
      const Atom& before = line.at(i - back);
      if (before.folded == "his" || before.folded == "her" || before.folded == "their" || before.folded == "my" || before.folded == "your" || before.folded == "our") {
        const std::int64_t decade = atom.value.digits;
        if (decade % 10 != 0 || decade < 10) return std::nullopt;
        std::int64_t low = decade, high = decade + 9;
        if (back == 2 && line.is(i - 1, "early")) high = decade + 3;
        if (back == 2 && line.is(i - 1, "mid")) low = decade + 4, high = decade + 6;
        if (back == 2 && line.is(i - 1, "late")) low = decade + 7;
        return make(i, i + 2, {low, 0}, {high, 0}, "figure.age_decade");
      }
      if (!(before.folded == "early" || before.folded == "mid" || before.folded == "late" || before.mark == '-')) break;
    }
  }
  // "At just 26," and "at 26," open a clause about a person
  const bool just = line.is(i - 1, "just") || line.is(i - 1, "only") || line.is(i - 1, "age");
  const std::uint32_t at = just && i > 1 ? i - 2 : i - 1;
  if (line.is(at, "at") && is_age_number(line, i) && line.mark(i + 1, ',') && line.glued(i + 1) && line.at(i).value.digits >= 5 && (just || line.at(at).capital) &&
      !line.number(i + 2))
    return make(i, i + 1, line.at(i).value, line.at(i).value, "figure.age_at");
  if ((line.is(i - 1, "turned") || line.is(i - 1, "turns") || line.is(i - 1, "turning")) && is_age_number(line, i) && line.at(i).value.digits >= 13 &&
      (stands_alone(line, i, i + 1)) && !line.is_class(i + 1, WordClass::noun))
    return make(i, i + 1, line.at(i).value, line.at(i).value, "figure.age_turned");
  return apposition(line, i);
}

}  // namespace crosstell
