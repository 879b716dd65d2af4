// SPDX-License-Identifier: Apache-2.0
#include "figure_special.h"

#include <string>

#include "figure_tally.h"

namespace crosstell {
namespace {

Candidate make(MentionType kind, std::uint32_t begin, std::uint32_t end, Decimal value, std::string_view unit, std::string_view rule) {
  Candidate candidate;
  candidate.begin = begin, candidate.end = end;
  candidate.figure.kind = kind;
  candidate.figure.unit = std::string(unit);
  candidate.figure.low = candidate.figure.high = value;
  candidate.figure.written_exp10 = value.exp10;
  candidate.rule = rule;
  return candidate;
}

std::uint32_t after_hyphen(const Line& line, std::uint32_t i) { return line.hyphen(i) ? i + 1 : i; }

/// multibillion-dollar, six-figure, double-digit.
std::optional<Candidate> parse_vague_compound(const Line& line, std::uint32_t i) {
  const FigureWord& word = line.word(i);
  std::int32_t power = word.multi;
  std::uint32_t at = i + 1;
  if (power < 0 && line.is(i, "multi") && line.word(after_hyphen(line, i + 1)).magnitude >= 6) {
    const std::uint32_t magnitude = after_hyphen(line, i + 1);
    power = line.word(magnitude).magnitude;
    at = magnitude + 1;
  }
  if (power > 0) {
    const std::uint32_t unit = after_hyphen(line, at);
    const FigureWord* currency = nullptr;
    const std::uint32_t end = line.phrase(unit, [](const FigureWord& w) { return w.currency >= 0; }, &currency);
    if (end == unit) return std::nullopt;
    Candidate candidate = make(MentionType::money, i, end, {2, power}, line.words().currency(currency->currency).code, "figure.multi");
    candidate.figure.high = Decimal{999, power};
    candidate.figure.currency = candidate.figure.unit;
    candidate.figure.approximator = Approximator::vague;
    candidate.figure.has_magnitude_word = true;
    return candidate;
  }
  if (!line.hyphen(i + 1)) return std::nullopt;
  const std::uint32_t next = i + 2;
  int digits = word.cardinal >= 3 && word.cardinal <= 9 ? word.cardinal : 0;
  if (line.plain_number(i) && line.at(i).text.size() == 1) digits = static_cast<int>(line.at(i).value.digits);
  if (digits >= 4 && (line.is(next, "figure") || line.is(next, "figures"))) {
    Candidate candidate = make(MentionType::money, i, next + 1, {1, digits - 1}, "", "figure.figures");
    std::int64_t high = 1;
    for (int k = 0; k < digits; ++k) high *= 10;
    candidate.figure.high = Decimal{high - 1, 0};
    candidate.figure.approximator = Approximator::vague;
    return candidate;
  }
  const int places = line.is(i, "single") ? 1 : line.is(i, "double") ? 2 : line.is(i, "triple") ? 3 : 0;
  if (places > 0 && (line.is(next, "digit") || line.is(next, "digits"))) {
    static constexpr std::int64_t kLow[] = {1, 10, 100}, kHigh[] = {9, 99, 999};
    Candidate candidate = make(MentionType::percent, i, next + 1, {kLow[places - 1], 0}, "%", "figure.digits");
    candidate.figure.high = Decimal{kHigh[places - 1], 0};
    candidate.figure.approximator = Approximator::vague;
    return candidate;
  }
  return std::nullopt;
}

Candidate make_share(std::uint32_t begin, std::uint32_t end, std::int64_t numerator, std::int64_t denominator, std::string_view rule) {
  Candidate candidate = make(MentionType::ratio, begin, end, fraction_value(numerator, denominator), "", rule);
  candidate.figure.numerator = numerator, candidate.figure.denominator = denominator;
  candidate.figure.written_exp10 = -2;
  candidate.figure.is_share = true;
  candidate.counted_from = end;
  return candidate;
}

std::int64_t whole(const Line& line, std::uint32_t i, std::uint32_t& end) {
  if (line.plain_number(i) && line.at(i).value.exp10 == 0 && line.at(i).value.digits < 100'000) return end = i + 1, line.at(i).value.digits;
  if (line.word(i).cardinal < 0 && !line.is(i, "a")) return -1;
  const auto amount = parse_amount(line, i, false);
  if (!amount || amount->is_fraction() || amount->is_vague() || amount->value.exp10 != 0) return -1;
  end = amount->end;
  return amount->value.digits;
}

/// one in five, nine out of 10. "3 in 2024" and "two in March" are none: the second number must be the greater and stand alone.
std::optional<Candidate> parse_n_in_m(const Line& line, std::uint32_t i) {
  std::uint32_t end = i;
  const std::int64_t part = whole(line, i, end);
  if (part < 1) return std::nullopt;
  std::uint32_t at = line.hyphen(end) ? end + 1 : end;
  bool out_of = false;
  if (line.is(at, "out") && line.is(at + 1, "of")) out_of = true, at += 2;
  else if (line.is(at, "in")) at += 1;
  else return std::nullopt;
  if (line.is(at, "every")) out_of = true, ++at;
  if (line.hyphen(at)) ++at;
  std::uint32_t last = at;
  const std::int64_t base = whole(line, at, last);
  if (base <= part || base > 1'000'000) return std::nullopt;
  if (!out_of && (base > 100 || part > 10) && !(part == 1 && base % 10 == 0 && base < 1900)) return std::nullopt;
  if (!out_of && (line.word(last).unit >= 0 || line.word(last).magnitude >= 0)) return std::nullopt;  // "two in ten days"
  if (line.glued(last) && line.at(last).kind != Atom::Kind::mark) return std::nullopt;
  if (line.mark(last, '%') || line.word(last).percent != 0) return std::nullopt;
  return make_share(i, last, part, base, "figure.n_in_m");
}

/// WordNet attribute and possession nouns ("cost", "size", "price"): a tenth of them is a ratio, not a share of a group.
bool is_amount_noun(const Line& line, std::uint32_t i) {
  static const int attribute = lexical_class_from_name("noun.attribute").value_or(7), possession = lexical_class_from_name("noun.possession").value_or(21);
  const Token& token = line.token(i);
  const bool plural = (token.forms & form_plural) != 0;
  return !plural && (token.lexical & ((LexicalClassSet{1} << attribute) | (LexicalClassSet{1} << possession))) != 0;
}

/// two-thirds of employees, half the staff, a tenth of the cost, 1/10th the compute.
std::optional<Candidate> parse_share(const Line& line, std::uint32_t i) {
  const auto amount = parse_amount(line, i, false);
  if (!amount || !amount->is_fraction()) return std::nullopt;
  std::uint32_t next = amount->end;
  const Suffix suffix = parse_suffix(line, *amount);
  if (suffix.kind != Suffix::Kind::none) return std::nullopt;
  if (line.word(next).magnitude >= 0 || line.hyphen(next)) return std::nullopt;
  const bool of = line.is(next, "of");
  const bool determiner = line.is(next, "the") || line.is(next, "its") || line.is(next, "their") || line.is(next, "his") || line.is(next, "her") || line.is(next, "our") || line.is(next, "as") || line.is(next, "that");
  const bool clear = amount->numerator > 1 && amount->spelled;
  if (amount->spelled && line.word(amount->end - 1).fraction == 2 && !of && !determiner) return std::nullopt;
  if (!of && !determiner && !clear && amount->spelled) return std::nullopt;
  if (clear && amount->denominator == 4 && !of && !determiner && !line.hyphen(i + 1)) return std::nullopt;  // "three quarters" of a year
  Candidate candidate = make_share(i, amount->end, amount->numerator, amount->denominator, "figure.fraction");
  candidate.spelled = amount->spelled;
  const std::uint32_t noun = of ? next + 1 + (line.is(next + 1, "the") || line.is(next + 1, "its") || line.is(next + 1, "their") ? 1 : 0) : next + 1;
  const bool multiple = (!of && determiner) || is_amount_noun(line, noun);
  if (multiple && amount->denominator != 2) candidate.figure.is_share = false, candidate.figure.unit = "x";
  candidate.counted_from = next;
  return candidate;
}

/// doubled, twofold, three times as many, twice the size.
std::optional<Candidate> parse_multiple(const Line& line, std::uint32_t i) {
  const FigureWord& word = line.word(i);
  if (word.change_multiple >= 0) {
    if (line.hyphen(i + 1)) return std::nullopt;
    if (line.is_class(i, WordClass::adjective) && line.is(i, "doubles")) return std::nullopt;
    Candidate candidate = make(MentionType::multiple, i, i + 1, word.change_multiple == 0 ? Decimal{5, -1} : Decimal{word.change_multiple, 0}, "x", "figure.change_multiple");
    candidate.figure.change = true;
    candidate.figure.change_direction = word.change_multiple == 0 ? -1 : 1;
    return candidate;
  }
  if (word.fold != 0) return make(MentionType::multiple, i, i + 1, {word.fold, 0}, "x", "figure.fold");
  if (word.times >= 2 && (line.is(i + 1, "as") || line.is(i + 1, "the") || line.is(i + 1, "that") || line.is(i + 1, "its") || line.is(i + 1, "what"))) {
    if (line.is(i + 1, "the") && (line.word(i + 2).ordinal != 0 || line.is(i + 2, "same"))) return std::nullopt;
    return make(MentionType::multiple, i, i + 1, {word.times, 0}, "x", "figure.twice");
  }
  if (line.number(i) || word.cardinal >= 2) {
    const auto amount = parse_amount(line, i, false);
    if (!amount || amount->is_vague()) return std::nullopt;
    const std::uint32_t times = after_hyphen(line, amount->end);
    if (!(line.is(times, "times") || (line.is(times, "time") && line.hyphen(amount->end)))) return std::nullopt;
    if (!(line.word(times + 1).cues & cue_comparative)) return std::nullopt;
    Candidate candidate = make(MentionType::multiple, i, times + 1, amount->value, "x", "figure.times");
    return candidate;
  }
  return std::nullopt;
}

bool has_cue(const Line& line, std::uint32_t center, std::uint32_t reach, std::uint32_t cue) {
  for (std::uint32_t i = center > reach ? center - reach : 0; i < center + reach && i < line.size(); ++i)
    if (line.word(i).cues & cue) return true;
  return false;
}

/// 1:18.9, 4:07.13: minutes and seconds of a race.
std::optional<Candidate> parse_lap(const Line& line, std::uint32_t i) {
  const Atom& minutes = line.at(i);
  const Atom& seconds = line.at(i + 2);
  if (!line.mark(i + 1, ':') || !line.glued(i + 1) || !line.glued(i + 2) || seconds.refused || seconds.value.exp10 >= 0 || seconds.value.exp10 < -3) return std::nullopt;
  if (seconds.text.size() < 4 || seconds.text[2] != '.' || seconds.text[0] > '5' || minutes.text.size() > 2) return std::nullopt;
  const auto sum = add({minutes.value.digits * 60, 0}, seconds.value);
  if (!sum) return std::nullopt;
  Candidate candidate = make(MentionType::duration, i, i + 3, *sum, "second", "figure.lap");
  candidate.figure.written_exp10 = seconds.value.exp10;
  return candidate;
}

/// 7.42 as hours and minutes; 7 has none.
std::pair<std::int64_t, std::int64_t> hour_and_minute(const Atom& atom) {
  const Decimal& value = atom.value;
  if (value.exp10 >= 0) return {static_cast<std::int64_t>(to_double(value)), 0};
  const std::int64_t hundredths = value.exp10 == -1 ? value.digits * 10 : value.digits;
  return {hundredths / 100, hundredths % 100};
}

/// The part of the day that the words behind a time name: "on Wednesday morning", "in the evening". 0: none, 1: before noon, 2: after it.
int half_of_day(const Line& line, std::uint32_t end) {
  for (std::uint32_t i = end; i < end + 5 && i < line.size(); ++i) {
    if (line.at(i).kind == Atom::Kind::mark) return 0;
    if (line.is(i, "morning")) return 1;
    if (line.is(i, "afternoon") || line.is(i, "evening")) return 2;
  }
  return 0;
}

/// A time by the clock: `end` is behind the numbers. Where nothing tells whether noon is past, its unit says so.
Candidate clock_time(const Line& line, std::uint32_t begin, std::uint32_t end, std::int64_t hour, std::int64_t minute, bool of_24_hours) {
  const bool before_noon = line.is(end, "a.m.") || line.is(end, "am") || line.is(end, "a.m");
  const bool after_noon = line.is(end, "p.m.") || line.is(end, "pm") || line.is(end, "p.m");
  if (before_noon || after_noon) ++end;
  const int half = before_noon ? 1 : after_noon ? 2 : half_of_day(line, end);
  if (half != 0 && hour <= 12) hour = hour % 12 + (half == 2 ? 12 : 0);
  const bool known = half != 0 || hour > 12 || hour == 0 || of_24_hours;
  return make(MentionType::time_of_day, begin, end, {hour * 60 + minute, 0}, known ? "minute of day" : "minute of half a day", "figure.clock");
}

/// "at 7.42 on Wednesday", "At 21.05 on 3 May": a clock written with a full stop.
std::optional<Candidate> parse_dotted_clock(const Line& line, std::uint32_t i) {
  const Atom& atom = line.at(i);
  if (i == 0 || !line.is(i - 1, "at") || !line.is(i + 1, "on") || atom.value.exp10 < -2 || atom.value.exp10 >= 0 || atom.text.size() < 4 || line.glued(i)) return std::nullopt;
  if (atom.text[atom.text.size() - 3] != '.') return std::nullopt;
  if (line.word(i + 2).weekday == 0 && !(line.number(i + 2) && line.word(i + 3).month != 0) && line.word(i + 2).month == 0) return std::nullopt;
  const auto [hour, minute] = hour_and_minute(atom);
  if (hour > 23 || minute > 59) return std::nullopt;
  return clock_time(line, i, i + 1, hour, minute, atom.text[0] == '0');
}

bool names_part_of_day(const Line& line, std::uint32_t i) {
  return line.is(i, "in") && line.is(i + 1, "the") && (line.is(i + 2, "morning") || line.is(i + 2, "afternoon") || line.is(i + 2, "evening")) && !line.is_class(i + 3, WordClass::noun);
}

/// "at five in the afternoon", "around 7.45 in the evening", "half past six", "a quarter to nine".
std::optional<Candidate> parse_spoken_clock(const Line& line, std::uint32_t i) {
  const bool half = line.is(i, "half") && line.is(i + 1, "past");
  const bool quarter = line.is(i, "quarter") && (line.is(i + 1, "past") || line.is(i + 1, "to"));
  const std::uint32_t at = half || quarter ? i + 2 : i;
  const bool spelled = !line.number(at) && line.word(at).cardinal >= 1 && line.word(at).cardinal <= 12;
  if (!spelled && (!line.plain_number(at) || line.at(at).grouped || line.at(at).text.size() > 5)) return std::nullopt;
  const bool dotted = !spelled && line.at(at).value.exp10 != 0;
  auto [hour, minute] = spelled ? std::pair<std::int64_t, std::int64_t>{line.word(at).cardinal, 0} : hour_and_minute(line.at(at));
  if (hour > 12 || minute > 59 || (dotted && (half || quarter || line.at(at).value.exp10 != -2))) return std::nullopt;
  if (half || quarter) {
    if (line.is_class(at + 1, WordClass::noun)) return std::nullopt;
    if (line.is(i + 1, "to")) hour = (hour + 11) % 12, minute = 45;
    else minute = half ? 30 : 15;
    return clock_time(line, i, at + 1, hour, minute, false);
  }
  const bool asked = i > 0 && (line.is(i - 1, "at") || line.is(i - 1, "around") || line.is(i - 1, "about") || line.is(i - 1, "after") || line.is(i - 1, "before") || line.is(i - 1, "until"));
  if (!asked || !names_part_of_day(line, at + 1)) return std::nullopt;
  return clock_time(line, i, at + 1, hour, minute, false);
}

/// 3:1, 3 to 1 odds, won 3-1, 50-50, 10:30.
std::optional<Candidate> parse_pair_of_numbers(const Line& line, std::uint32_t i) {
  if (!line.plain_number(i) && !(line.number(i) && line.at(i).text.size() == 2)) return std::nullopt;
  const Atom& first = line.at(i);
  if (line.glued(i) && !line.mark(i - 1, '(') && !line.mark(i - 1, '"')) return std::nullopt;
  if (!line.number(i + 2) || first.text.size() > 3 || first.grouped || first.value.exp10 != 0) return std::nullopt;
  const Atom& second = line.at(i + 2);
  if (auto lap = parse_lap(line, i)) return lap;
  if (second.value.exp10 != 0 || second.grouped || second.in_name) return std::nullopt;
  const bool glued = line.glued(i + 1) && line.glued(i + 2);
  const bool open_end = line.at(i + 3).space_before || (line.at(i + 3).kind == Atom::Kind::mark && line.at(i + 3).mark != '-' && line.at(i + 3).mark != ':' && line.at(i + 3).mark != '/' && line.at(i + 3).mark != '%');
  const bool ratio_word = line.is(i + 3, "odds") || line.is(i + 3, "ratio") || line.is(i + 3, "majority") || (i >= 2 && line.is(i - 2, "ratio") && line.is(i - 1, "of")) || (i >= 1 && line.is(i - 1, "outnumbered"));
  if (line.mark(i + 1, ':') && glued) {
    const bool clock = second.text.size() == 2 && first.value.digits < 24 && second.value.digits < 60 && first.text.size() <= 2;
    if (clock && !ratio_word) {
      return clock_time(line, i, i + 3, first.value.digits, second.value.digits, second.text.size() == 2 && first.text.size() == 2 && first.text[0] == '0');
    }
    if (!open_end || second.value.digits == 0 || first.refused || second.refused) return std::nullopt;
    if (second.value.digits > 1 && !ratio_word) return std::nullopt;
    Candidate candidate = make(MentionType::ratio, i, i + 3, fraction_value(first.value.digits, second.value.digits), "x", "figure.ratio");
    candidate.figure.numerator = first.value.digits, candidate.figure.denominator = second.value.digits;
    return candidate;
  }
  if (first.refused || second.refused) return std::nullopt;
  if ((line.is(i + 1, "to") || (line.mark(i + 1, '-') && line.is(i + 3, "ratio"))) && ratio_word && second.value.digits > 0) {
    Candidate candidate = make(MentionType::ratio, i, i + 3, fraction_value(first.value.digits, second.value.digits), "x", "figure.ratio");
    candidate.figure.numerator = first.value.digits, candidate.figure.denominator = second.value.digits;
    return candidate;
  }
  const bool voted = line.is(i + 1, "to") && (line.is(i - 1, "voted") || line.is(i - 1, "vote") || line.is(i - 1, "ruled") || (line.is(i - 1, "of") && line.is(i - 2, "vote")) || (line.is(i - 1, "by") && line.is(i - 2, "vote")));
  if (voted && open_end && !line.is_class(i + 3, WordClass::noun) && second.text.size() <= 3) {  // voted 5 to 4
    Candidate candidate = make(MentionType::score, i, i + 3, first.value, "", "figure.score");
    candidate.figure.high = second.value;
    return candidate;
  }
  if (!line.mark(i + 1, '-') || !glued || !open_end || second.text.size() > 3) return std::nullopt;
  if (first.value.digits == 50 && second.value.digits == 50) return make_share(i, i + 3, 1, 2, "figure.fifty_fifty");
  const bool rising = first.value.digits < second.value.digits;
  const bool unit_follows = line.word(i + 3).unit >= 0 || line.word(i + 3).percent != 0 || line.word(i + 3).magnitude >= 0 || line.word(i + 3).currency >= 0;
  if (unit_follows || (i > 0 && line.words().currency_symbol(line.at(i - 1).text) >= 0)) return std::nullopt;
  if (rising && !has_cue(line, i, 3, cue_score)) return std::nullopt;
  Candidate candidate = make(MentionType::score, i, i + 3, first.value, "", "figure.score");
  candidate.figure.high = second.value;
  return candidate;
}

/// 6pm, 6 p.m.
std::optional<Candidate> parse_clock_hour(const Line& line, std::uint32_t i) {
  if (!line.plain_number(i) || line.at(i).text.size() > 5 || (line.glued(i) && !line.mark(i - 1, '('))) return std::nullopt;
  const bool half_day = line.is(i + 1, "am") || line.is(i + 1, "pm") || line.is(i + 1, "a.m.") || line.is(i + 1, "p.m.") || line.is(i + 1, "a.m") || line.is(i + 1, "p.m");
  if (!half_day || line.at(i).value.exp10 < -2 || to_double(line.at(i).value) > 12.6) return std::nullopt;
  if (line.is(i + 1, "am") && line.at(i + 1).space_before && line.is_class(i + 1, WordClass::auxiliary)) return std::nullopt;
  const auto [hour, minute] = hour_and_minute(line.at(i));
  if (minute > 59) return std::nullopt;
  return clock_time(line, i, i + 1, hour, minute, false);
}

/// No. 4 of a list is a place in it, no count.
bool after_number_sign(const Line& line, std::uint32_t i) {
  return line.mark(i - 1, '.') && line.glued(i - 1) && line.is(i - 2, "no") && line.at(i - 2).capital;
}

/// third, 21st. Adverbs ("first reported"), names ("Fifth Avenue") and "second" in other classes are none.
std::optional<Candidate> parse_ordinal(const Line& line, std::uint32_t i) {
  if (line.plain_number(i) && line.at(i).space_before && line.at(i).value.exp10 == 0 && !line.at(i).grouped && after_number_sign(line, i) && !(line.glued(i + 1) && line.at(i + 1).kind != Atom::Kind::mark))
    return make(MentionType::ordinal, i, i + 1, line.at(i).value, "", "figure.number_sign");
  if (line.plain_number(i) && line.glued(i + 1) && !line.glued(i)) {
    const std::string_view ending = line.at(i + 1).folded;
    if (!(ending == "st" || ending == "nd" || ending == "rd" || ending == "th") || line.at(i).value.exp10 != 0) return std::nullopt;
    if (line.at(i + 2).capital && line.at(i + 2).space_before && !line.token(i).has(shape_title_case)) return std::nullopt;  // 42nd Street
    return make(MentionType::ordinal, i, i + 2, line.at(i).value, "", "figure.ordinal");
  }
  std::uint32_t at = i;
  std::int64_t tens = 0;
  if (line.word(i).cardinal >= 20 && line.hyphen(i + 1) && line.word(i + 2).ordinal >= 1 && line.word(i + 2).ordinal < 10) tens = line.word(i).cardinal, at = i + 2;
  const FigureWord& word = line.word(at);
  if (word.ordinal == 0) return std::nullopt;
  const bool inner_capital = line.at(i).capital && i > 0 && !line.token(i).has(shape_title_case) && !line.token(i).has(shape_sentence_start);
  if (inner_capital || line.hyphen(at + 1) || (line.glued(i) && line.mark(i - 1, '-'))) return std::nullopt;
  if (tens == 0) {
    const std::uint32_t idiom = line.phrase(i, [](const FigureWord& w) { return (w.cues & cue_idiom) != 0; });
    if (idiom > i + 1) return std::nullopt;
    const bool noun_next = line.is_class(at + 1, WordClass::noun) || line.is_class(at + 1, WordClass::adjective) || line.is_class(at + 1, WordClass::proper_noun) || line.is_class(at + 1, WordClass::number) || line.is(at + 1, "one");
    const bool determined = i > 0 && (line.is_class(i - 1, WordClass::determiner) || line.is_class(i - 1, WordClass::possessive) || line.is(i - 1, "the") || line.is(i - 1, "a") || line.is(i - 1, "her") || line.is(i - 1, "his") || line.is(i - 1, "its") || line.is(i - 1, "their"));
    const bool rank = i > 0 && (line.is(i - 1, "ranked") || line.is(i - 1, "finished") || line.is(i - 1, "came") || line.is(i - 1, "placed"));
    if (!determined && !rank && !(noun_next && word.ordinal >= 2)) return std::nullopt;
  }
  return make(MentionType::ordinal, i, at + 1, {tens + word.ordinal, 0}, "", "figure.ordinal");
}

/// "for a decade", "an hour and a half": the article counts only where an amount of time is asked for.
std::optional<Candidate> parse_article_unit(const Line& line, std::uint32_t i) {
  if (!line.is(i, "a") && !line.is(i, "an")) return std::nullopt;
  const FigureWord* word = nullptr;
  const std::uint32_t end = line.phrase(i + 1, [](const FigureWord& w) { return w.unit >= 0; }, &word);
  if (end == i + 1) return std::nullopt;
  const bool duration = line.words().unit(word->unit).dimension == "duration";
  const bool and_fraction = line.is(end, "and") && line.is(end + 1, "a") && line.word(end + 2).fraction >= 2 && line.word(end + 2).fraction <= 4;
  static constexpr std::string_view kBefore[] = {"for", "in", "within", "over", "than", "about", "nearly", "almost", "lasted", "took", "takes", "spent", "under", "roughly", "around", "after"};
  bool asked = and_fraction;
  for (const std::string_view word_before : kBefore) asked = asked || (duration && i > 0 && line.is(i - 1, word_before));
  asked = asked || (duration && (line.is(end, "later") || line.is(end, "after") || line.is(end, "earlier") || line.is(end, "long") || line.is(end, "or")));
  if (!asked || line.is(i + 1, "second") || line.hyphen(end)) return std::nullopt;
  if (line.is_class(end, WordClass::noun) && !and_fraction) return std::nullopt;  // "in a day care"
  Candidate candidate = make(duration ? MentionType::duration : MentionType::measure, i, end, {1, 0}, line.words().unit(word->unit).name, "figure.article_unit");
  if (and_fraction) {
    if (const auto sum = add({1, 0}, fraction_value(1, line.word(end + 2).fraction))) candidate.figure.low = candidate.figure.high = *sum, candidate.figure.written_exp10 = sum->exp10;
    candidate.end = end + 3;
  }
  candidate.spelled = true;
  return candidate;
}

/// "all day", "all-day", "all week".
std::optional<Candidate> parse_all_unit(const Line& line, std::uint32_t i) {
  const std::uint32_t at = after_hyphen(line, i + 1);
  const bool unit = line.is(at, "day") || line.is(at, "week") || line.is(at, "month") || line.is(at, "year");
  const Atom& next = line.at(at + 1);
  if (!unit || (next.kind == Atom::Kind::mark && line.glued(at + 1) && (next.mark == '-' || next.mark == '\''))) return std::nullopt;
  return make(MentionType::duration, i, at + 1, {1, 0}, line.at(at).folded, "figure.all_unit");
}

}  // namespace

std::optional<Candidate> parse_special(const Line& line, std::uint32_t i) {
  if (line.at(i).in_name) return std::nullopt;
  const bool digits = line.number(i);
  const FigureWord& word = line.word(i);
  const bool article = (word.places & is_article) != 0, cardinal = word.cardinal >= 0;
  if (digits || cardinal || line.is(i, "unanimously") || line.is(i, "unanimous"))
    if (auto candidate = parse_tally(line, i)) return candidate;
  if (digits || cardinal || word.multi >= 0 || (word.places & opens_before_hyphen) != 0)
    if (auto candidate = parse_vague_compound(line, i)) return candidate;
  if (digits) {
    if (auto candidate = parse_pair_of_numbers(line, i)) return candidate;
    if (auto candidate = parse_clock_hour(line, i)) return candidate;
    if (auto candidate = parse_dotted_clock(line, i)) return candidate;
  }
  if (digits || cardinal || word.fraction != 0)
    if (auto candidate = parse_spoken_clock(line, i)) return candidate;
  if (digits || cardinal || article)
    if (auto candidate = parse_n_in_m(line, i)) return candidate;
  if (digits || cardinal || word.change_multiple >= 0 || word.fold != 0 || word.times != 0)
    if (auto candidate = parse_multiple(line, i)) return candidate;
  if (digits || cardinal || article || word.fraction != 0)
    if (auto candidate = parse_share(line, i)) return candidate;
  if (digits || cardinal || word.ordinal != 0)
    if (auto candidate = parse_ordinal(line, i)) return candidate;
  if (line.is(i, "all")) return parse_all_unit(line, i);
  return article ? parse_article_unit(line, i) : std::nullopt;
}

std::uint32_t skip_non_figure(const Line& line, std::uint32_t i) {
  if (line.mark(i, '#') && line.glued(i + 1)) return i + 2;
  if (line.number(i) && line.mark(i + 1, '/') && line.number(i + 2)) {
    const std::string written = std::string(line.at(i).text) + "/" + std::string(line.at(i + 2).text);
    const FigureWord* word = line.words().find(written);
    if (word && (word->cues & cue_idiom)) return i + 3;
  }
  if (line.at(i).kind == Atom::Kind::word) {
    if ((line.places(i) & begins_idiom) == 0) return i;
    const std::uint32_t end = line.phrase(i, [](const FigureWord& w) { return (w.cues & cue_idiom) != 0; });
    return end > i + 1 && line.word(end).cardinal < 0 ? end : i;  // "one point three" is a number
  }
  // telephone and account numbers: three or more groups of digits, or a leading 0 or +
  const bool plus = line.mark(i, '+') && line.glued(i + 1);
  std::uint32_t at = plus ? i + 1 : i, groups = 0;
  bool leading_zero = false;
  while (line.number(at) && line.at(at).denominator == 0 && !line.at(at).grouped && line.at(at).value.exp10 == 0) {
    leading_zero = leading_zero || (line.at(at).refused && line.at(at).text[0] == '0');
    ++groups, ++at;
    if (line.mark(at, '-') && line.glued(at) && line.glued(at + 1) && line.number(at + 1)) ++at;
    if (line.mark(at, ')') && line.number(at + 1)) ++at;
  }
  if ((groups >= 3 && !(line.mark(at, '-') && groups == 3 && line.number(at + 1))) || (groups >= 2 && (plus || leading_zero))) return at;
  const Atom& left = line.at(i);
  const Atom& right = line.at(i + 2);
  if (groups == 2 && line.mark(i + 1, '-') && left.text.size() == 3 && right.text.size() == 4 && line.at(at).word == nullptr) return at;  // 555-0123
  return i;
}

}  // namespace crosstell
