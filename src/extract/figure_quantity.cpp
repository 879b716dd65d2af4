// SPDX-License-Identifier: Apache-2.0
#include "figure_quantity.h"

namespace crosstell {
namespace {

/// One end of a range: "$125 billion", "5%", "3 to ...".
struct Part {
  std::uint32_t begin = 0, end = 0;
  Amount amount;
  Suffix suffix;
  bool negative = false;
};

/// 1,00,000 is how India and its neighbours group digits; beside other currencies it is a slip of the pen.
bool writes_lakhs(std::string_view currency) { return currency == "INR" || currency == "PKR" || currency == "BDT" || currency == "NPR" || currency == "LKR"; }

std::optional<Part> parse_part(const Line& line, std::uint32_t i) {
  Part part;
  part.begin = i;
  std::uint32_t at = i;
  const bool less_than_sign = line.mark(at, '-') && line.glued(at) && line.mark(at - 1, '<');  // <-30
  if ((line.mark(at, '-') && !line.at(at).long_dash && (!line.glued(at) || less_than_sign) && line.glued(at + 1)) || line.word(at).sign == -1) part.negative = true, ++at;
  Suffix prefix = parse_currency_prefix(line, at);
  if (prefix.kind == Suffix::Kind::money) {
    at = prefix.end;
    if (line.mark(at, '-')) part.negative = true, ++at;
  }
  if (line.mark(at, '.') && line.number(at + 1) && line.glued(at + 1) && !line.glued(at)) return std::nullopt;  // ".5": handled as refused
  const auto amount = parse_amount(line, at, prefix.kind == Suffix::Kind::money);
  if (!amount) return std::nullopt;
  if (line.at(at).indian && prefix.kind == Suffix::Kind::money && !writes_lakhs(line.words().currency(prefix.index).code)) return std::nullopt;
  // "minus five starters" is without them, "negative one" is a number; "negative two-way effects" are neither
  if (part.negative && !line.number(at) && (amount->is_fraction() || amount->is_vague() || amount->article || amount->is_group || line.hyphen(amount->end) || line.is_class(i - 1, WordClass::determiner) || line.is(i - 1, "the"))) return std::nullopt;
  part.amount = *amount;
  if (part.negative) part.amount.value.digits = -part.amount.value.digits;
  part.suffix = parse_suffix(line, part.amount);
  if (part.negative && !line.number(at) && line.is(i, "minus") && part.suffix.kind == Suffix::Kind::none) return std::nullopt;
  if (prefix.kind == Suffix::Kind::money) {
    // "$5 million dollars", "$100 million USD": the word repeats the sign; "$20 a month" has no such word
    const bool repeats = part.suffix.kind == Suffix::Kind::money && part.suffix.scale == 0;
    const std::uint32_t end = repeats ? part.suffix.end : part.amount.end;
    const int index = repeats && line.words().currency(prefix.index).code == "USD" ? part.suffix.index : prefix.index;
    const bool billion_dollar = part.suffix.hyphenated && repeats;
    part.suffix = prefix;
    part.suffix.index = index;
    part.suffix.end = end;
    part.suffix.hyphenated = billion_dollar;
  }
  part.end = std::max(part.suffix.end, part.amount.end);
  return part;
}

bool has_unit(const Part& part) { return part.suffix.kind != Suffix::Kind::none; }

/// "rose from 5% to 7%" are two figures, "range from 5% to 7%" is one.
bool is_change_pair(const Line& line, std::uint32_t begin) {
  std::uint32_t from = begin;
  for (std::uint32_t back = 1; back <= 3 && begin >= back; ++back)
    if (line.is(begin - back, "from")) { from = begin - back; break; }
  if (from == begin) return false;
  for (std::uint32_t back = 1; back <= 5 && from >= back; ++back)
    if (line.word(from - back).cues & cue_range_verb) return false;
  return true;
}

bool after_between(const Line& line, std::uint32_t begin) {
  return begin > 0 && (line.is(begin - 1, "between") || (begin > 1 && line.is(begin - 2, "between")));
}

bool is_connector(const Line& line, std::uint32_t i, const Part& first, std::uint32_t begin) {
  if (line.mark(i, '-')) {
    const bool tight = line.glued(i) && line.glued(i + 1), loose = !line.glued(i) && !line.glued(i + 1);
    return tight || (loose && line.at(i).long_dash) || (loose && line.number(i + 1) && first.amount.bare());
  }
  if (line.mark(i, '~') || line.is(i, "to") || line.is(i, "through")) return true;
  if (line.is(i, "and")) return after_between(line, begin);
  if (line.is(i, "or")) return !has_unit(first) && (first.amount.spelled || first.amount.bare());
  return false;
}

/// "$10 to $12 million": the magnitude of the second end also holds for the first, unless the first would become the greater.
void share_magnitude(Part& first, const Part& second) {
  if (first.amount.power != 0 || second.amount.power == 0 || first.amount.is_fraction() || second.amount.is_fraction()) return;
  const Decimal mantissa = scale10(second.amount.value, -second.amount.power);
  if (compare(first.amount.value, mantissa) != std::strong_ordering::less) return;
  if (first.amount.spelled != second.amount.spelled && first.amount.spelled) return;
  first.amount.value = scale10(first.amount.value, second.amount.power);
  first.amount.power = second.amount.power;
}

/// Whether the two ends make one range; gives the first the unit of the second and the other way round.
bool join(const Line& line, Part& first, Part& second, char connector) {
  if (first.amount.is_vague() || second.amount.is_vague()) return false;
  const bool first_unit = has_unit(first), second_unit = has_unit(second);
  if (first_unit && second_unit && !first.suffix.same_unit(second.suffix)) return false;
  if (first_unit && !second_unit && first.suffix.kind != Suffix::Kind::money) return false;
  if (first.suffix.kind == Suffix::Kind::money && !second_unit && connector == 'a' && !after_between(line, first.begin)) return false;
  share_magnitude(first, second);
  if (!first_unit) first.suffix = second.suffix;
  if (!second_unit) second.suffix = first.suffix, second.suffix.end = second.amount.end;
  return compare(first.amount.value, second.amount.value) == std::strong_ordering::less;
}

/// Digits joined by a dash are a range where the words or the writing say so; else they may be a score, a season, a telephone.
bool is_plain_range(const Line& line, const Part& first, const Part& second) {
  if (first.amount.power > 0 || (line.at(first.begin).grouped && line.at(second.begin).grouped)) return true;  // 5k-20k, 1,000-5,000
  const auto hundreds = [](const Amount& amount) { return amount.bare() && amount.value.exp10 == 0 && amount.value.digits % 100 == 0; };
  const bool cue = [&] {
    for (std::uint32_t back = 1; back <= 3 && back <= first.begin; ++back)
      if (line.word(first.begin - back).cues & cue_range_verb) return true;
    return false;
  }();
  return cue || (line.at(first.end).long_dash && hundreds(first.amount) && hundreds(second.amount));
}

bool is_countable_next(const Line& line, std::uint32_t i) {
  return line.at(i).kind == Atom::Kind::word && !line.is(i, "at") && !line.is(i, "in") && !line.is(i, "on") && !line.is(i, "to") && !line.is(i, "and") && !line.is(i, "win");
}

/// "N-year-old", "N years old", "N years of age".
bool take_age(const Line& line, Candidate& candidate) {
  std::uint32_t at = candidate.end;
  if (line.hyphen(at)) ++at;
  if (line.is(at, "old") || line.is(at, "olds")) { candidate.end = at + 1; return true; }
  if (line.is(at, "of") && line.is(at + 1, "age")) { candidate.end = at + 2; return true; }
  return false;
}

MentionType kind_of_unit(const Line& line, int unit) {
  const std::string& dimension = line.words().unit(unit).dimension;
  if (dimension == "duration") return MentionType::duration;
  if (dimension == "temperature") return MentionType::temperature;
  return MentionType::measure;
}

/// What belongs to an amount of money behind its currency: "75 USD million", "17 USD 25", "1 dollar and 42 cents".
void take_money_tail(const Line& line, Candidate& candidate, const Part& part) {
  Figure& figure = candidate.figure;
  if (part.suffix.kind != Suffix::Kind::money) return;  // "from 5 to 7 dollars": the first amount has its currency from the second
  if (figure.kind != MentionType::money || !figure.low || part.amount.is_vague() || part.amount.is_fraction() || part.negative || part.suffix.hyphenated) return;
  const bool whole = part.amount.power == 0 && part.amount.value.exp10 == 0 && line.words().currency(part.suffix.index).scale == 0;
  const std::uint32_t at = candidate.end;
  const bool after_code = part.suffix.end == at && line.at(at - 1).kind == Atom::Kind::word && line.number(at - 2);
  if (part.amount.power == 0 && after_code && line.word(at).magnitude >= 3 && !line.at(at).in_name) {
    const int power = line.word(at).magnitude;
    figure.low = scale10(*figure.low, power), figure.high = scale10(*figure.high, power), figure.written_exp10 += power;
    figure.has_magnitude_word = true;
    candidate.end = at + 1;
    return;
  }
  if (!whole || figure.low->exp10 != 0) return;
  std::int64_t hundredths = -1;
  std::uint32_t end = at;
  if (after_code && line.plain_number(at) && line.at(at).text.size() == 2 && line.at(at - 1).text.size() == 3 && (!line.glued(at + 1) || (line.at(at + 1).kind == Atom::Kind::mark && !line.glued(at + 2))) &&
      line.words().currency_symbol(line.at(at - 1).text) >= 0 && !line.is_class(at + 1, WordClass::noun)) {
    hundredths = line.at(at).value.digits, end = at + 1;
  } else {
    const std::uint32_t next = line.is(at, "and") || line.mark(at, ',') ? at + 1 : at;
    const auto small = parse_amount(line, next, false);
    if (!small || small->is_vague() || small->is_fraction() || small->value.exp10 != 0) return;
    const FigureWord& word = line.word(small->end);
    if (word.currency < 0 || line.words().currency(word.currency).scale != -2) return;
    hundredths = small->value.digits, end = small->end + 1;
  }
  if (hundredths < 0 || hundredths > 99) return;
  const auto sum = add(*figure.low, Decimal{hundredths, -2});
  if (!sum) return;
  figure.low = figure.high = *sum;
  figure.written_exp10 = -2;
  candidate.end = end;
}

/// "5 feet 2 inches", "an hour and a half", "2 hours and 30 minutes".
void take_compound(const Line& line, Candidate& candidate, const Part& part) {
  if (part.suffix.kind != Suffix::Kind::unit || !candidate.figure.low || part.amount.is_vague()) return;
  const std::uint32_t at = candidate.end;
  Figure& figure = candidate.figure;
  if (line.is(at, "and") && line.is(at + 1, "a") && line.word(at + 2).fraction >= 2 && line.word(at + 2).fraction <= 4) {
    if (const auto sum = add(*figure.low, fraction_value(1, line.word(at + 2).fraction))) figure.low = figure.high = *sum, figure.written_exp10 = sum->exp10, candidate.end = at + 3;
    return;
  }
  struct Row { std::string_view large, small; std::int64_t factor; bool exact; };
  static constexpr Row kRows[] = {{"hour", "minute", 60, false}, {"foot", "inch", 12, false}, {"minute", "second", 60, false}, {"year", "month", 12, false},
                                  {"pound", "ounce", 16, false}, {"week", "day", 7, false}, {"day", "hour", 24, false}};
  const std::uint32_t next = line.is(at, "and") || line.mark(at, ',') ? at + 1 : at;
  const auto second = parse_part(line, next);
  if (!second || second->suffix.kind != Suffix::Kind::unit || second->amount.is_fraction() || second->amount.is_vague()) return;
  for (const Row& row : kRows) {
    if (figure.unit != row.large || line.words().unit(second->suffix.index).name != row.small) continue;
    const auto whole = multiply(*figure.low, {row.factor, 0});
    const auto sum = whole ? add(*whole, second->amount.value) : std::nullopt;
    if (!sum) return;
    figure.low = figure.high = *sum;
    figure.written_exp10 = second->amount.value.exp10;
    figure.unit = std::string(row.small);
    candidate.end = second->end;
    return;
  }
}

}  // namespace

void set_value(Figure& figure, const Line& line, const Amount& amount, const Suffix& suffix) {
  figure.low = figure.high = amount.value;
  if (amount.vague_high) figure.high = *amount.vague_high, figure.approximator = Approximator::vague;
  figure.written_exp10 = amount.is_fraction() ? -2 : amount.value.exp10;
  figure.has_magnitude_word = amount.power > 0;
  figure.numerator = amount.numerator;
  figure.denominator = amount.denominator;
  int scale = suffix.scale;
  switch (suffix.kind) {
    case Suffix::Kind::none: figure.kind = MentionType::count; break;
    case Suffix::Kind::money:
      figure.kind = MentionType::money;
      figure.currency = line.words().currency(suffix.index).code;
      if (figure.currency == "XXX") figure.currency.clear();
      figure.unit = figure.currency;
      scale += line.words().currency(suffix.index).scale;
      break;
    case Suffix::Kind::percent: figure.kind = MentionType::percent, figure.unit = "%"; break;
    case Suffix::Kind::percentage_point: figure.kind = MentionType::percentage_point, figure.unit = "percentage point"; break;
    case Suffix::Kind::basis_point: figure.kind = MentionType::percentage_point, figure.unit = "percentage point", scale = -2; break;
    case Suffix::Kind::unit: figure.kind = kind_of_unit(line, suffix.index), figure.unit = line.words().unit(suffix.index).name; break;
    case Suffix::Kind::multiple: figure.kind = MentionType::multiple, figure.unit = "x"; break;
  }
  if (scale != 0) {
    figure.low = scale10(*figure.low, scale), figure.high = scale10(*figure.high, scale);
    figure.written_exp10 += scale;
  }
}

std::optional<Candidate> parse_quantity(const Line& line, std::uint32_t i) {
  auto first = parse_part(line, i);
  if (!first) return std::nullopt;
  Candidate candidate;
  candidate.begin = i;
  candidate.end = first->end;
  candidate.spelled = first->amount.spelled;
  candidate.rule = "figure.amount";
  bool range = false;
  const Atom& connector = line.at(first->end);
  if (first->suffix.kind != Suffix::Kind::multiple && !first->amount.is_group && is_connector(line, first->end, *first, i)) {
    auto second = parse_part(line, first->end + 1);
    const bool pair = line.is(first->end, "to") && is_change_pair(line, i);
    Part left = *first;
    const bool or_pair = line.is(first->end, "or");
    if (second && join(line, left, *second, connector.mark == '-' ? '-' : 'a')) {
      const bool unitless = !has_unit(left);
      const bool neighbours = [&] {  // "two or three": the next number
        const auto next = add(left.amount.value, scale10({1, 0}, left.amount.power));
        return next && compare(*next, second->amount.value) != std::strong_ordering::less;
      }();
      const bool plain_dash = connector.mark == '-' && unitless && !is_countable_next(line, second->end) && !is_plain_range(line, *first, *second);
      if (pair) {
        set_value(candidate.figure, line, left.amount, left.suffix);
        candidate.pair = true;
      } else if ((!or_pair || neighbours) && !plain_dash) {
        set_value(candidate.figure, line, left.amount, left.suffix);
        Figure high;
        set_value(high, line, second->amount, second->suffix);
        candidate.figure.high = high.high;
        candidate.figure.written_exp10 = std::max(candidate.figure.written_exp10, high.written_exp10);
        candidate.figure.has_magnitude_word = candidate.figure.has_magnitude_word || high.has_magnitude_word;
        candidate.figure.numerator = candidate.figure.denominator = 0;
        candidate.end = second->end;
        candidate.rule = "figure.range";
        range = true;
        *first = *second;
      }
    }
  }
  if (!range && first->amount.is_fraction() && first->amount.spelled && !has_unit(*first)) return std::nullopt;  // shares have a grammar of their own
  if (!range && !candidate.pair) set_value(candidate.figure, line, first->amount, first->suffix);
  Figure& figure = candidate.figure;
  if (first->amount.article && first->suffix.hyphenated && first->amount.is_fraction()) ++candidate.begin;  // a half-percent rise
  if (!range) {
    for (std::uint32_t end = 0; end != candidate.end;) end = candidate.end, take_compound(line, candidate, *first);
    take_money_tail(line, candidate, *first);
  }
  if (figure.kind == MentionType::duration && (figure.unit == "year" || figure.unit == "month" || figure.unit == "week" || figure.unit == "day") && take_age(line, candidate)) {
    figure.kind = MentionType::age;
    candidate.rule = "figure.age_old";
    return candidate;
  }
  if (figure.kind == MentionType::duration && i > 0 && line.word(i - 1).direction == 1 && !line.hyphen(first->amount.end) && !line.at(i - 1).in_name) --candidate.begin;  // next 18 months
  const bool is_money = figure.kind == MentionType::money;
  if (is_money || figure.kind == MentionType::measure) {
    if (Per per = parse_per(line, candidate.end, is_money); !per.name.empty()) {
      figure.per = per.name, figure.per_count = per.count;
      candidate.end = per.end;
    }
  }
  if (figure.kind == MentionType::count && first->amount.is_group && !range && line.is(candidate.end, "of")) ++candidate.end;  // a couple of engineers
  candidate.counted_from = candidate.end;
  if (figure.kind == MentionType::count) {
    if (first->amount.metre_or_million && (line.word(candidate.end).cues & cue_length)) {
      figure.kind = MentionType::measure, figure.unit = "metre";
      figure.low = scale10(*figure.low, -6), figure.high = scale10(*figure.high, -6);
      figure.written_exp10 -= 6;
      figure.has_magnitude_word = false;
    }
    candidate.bare = !range && first->amount.bare() && !line.at(i).grouped && canonical(*figure.low).exp10 >= 0;
    if (line.word(candidate.end).cues == 0 && line.is(candidate.end, "monthly")) figure.per = "month", candidate.counted_from = candidate.end + 1;
    if (line.is(candidate.end, "daily")) figure.per = "day", candidate.counted_from = candidate.end + 1;
    if (line.is(candidate.end, "weekly")) figure.per = "week", candidate.counted_from = candidate.end + 1;
    if (line.is(candidate.end, "annual")) figure.per = "year", candidate.counted_from = candidate.end + 1;
    // 235-billion-parameter, 14-member
    if (line.hyphen(candidate.end) && line.at(candidate.end + 1).kind == Atom::Kind::word && !line.at(candidate.end + 1).capital &&
        line.at(candidate.end + 1).text.size() >= 3 && !(line.word(candidate.end + 1).cues & cue_compound) && line.word(candidate.end + 1).cardinal < 0) {
      if (line.is(candidate.end + 1, "odd")) { candidate.end += 2; figure.approximator = Approximator::over; candidate.counted_from = candidate.end; candidate.bare = false; return candidate; }
      if (line.is(candidate.end + 1, "plus")) { candidate.end += 2; figure.approximator = Approximator::at_least; candidate.counted_from = candidate.end; candidate.bare = false; return candidate; }
      figure.counted = std::string(line.at(candidate.end + 1).folded);
      if (figure.counted == "strong") figure.counted.clear();
      candidate.end += 2;
      candidate.counted_from = 0;
      candidate.bare = false;
      candidate.rule = "figure.compound_count";
    }
  }
  return candidate;
}

}  // namespace crosstell
