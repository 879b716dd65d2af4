// SPDX-License-Identifier: Apache-2.0
#include "number.h"

namespace crosstell {
namespace {

/// Small whole numbers only: the parts of fractions.
std::int64_t small_integer(const Decimal& value) {
  const Decimal plain = canonical(value);
  if (plain.digits < 0 || plain.exp10 < 0 || plain.exp10 > 6 || plain.digits > 1'000'000) return -1;
  std::int64_t out = plain.digits;
  for (int k = 0; k < plain.exp10; ++k) out *= 10;
  return out;
}

/// The next word of a number after a space or a hyphen, or the same index when something else stands there.
std::uint32_t next_part(const Line& line, std::uint32_t i) { return line.hyphen(i) ? i + 1 : i; }

void set_fraction(Amount& amount, std::int64_t numerator, std::int64_t denominator) {
  amount.numerator = numerator;
  amount.denominator = denominator;
  amount.value = fraction_value(numerator, denominator);
}

/// "million", "hundred thousand", "lakh crore" after the digits.
void take_magnitudes(const Line& line, Amount& amount) {
  for (int count = 0; count < 2; ++count) {
    const std::uint32_t at = next_part(line, amount.end);
    const int power = line.word(at).magnitude;
    if (power < 0 || line.at(at).in_name) return;
    amount.value = scale10(amount.value, power);
    amount.power += power;
    amount.end = at + 1;
  }
}

/// "bn", "k", "M" that touch the digits (or stand after a space where a currency makes them plain).
void take_abbreviation(const Line& line, Amount& amount, bool after_currency) {
  const std::uint32_t at = amount.end;
  const Atom& atom = line.at(at);
  if (atom.kind != Atom::Kind::word || (line.places(at) & begins_magnitude) == 0) return;
  const MagnitudeForm* form = line.words().magnitude_abbreviation(atom.text);
  if (!form || (form->needs_currency && !after_currency)) return;
  if (line.glued(at + 1) && line.number(at + 1)) return;                       // 5m2
  const bool followed_by_currency = line.at(at + 1).kind == Atom::Kind::word && line.words().currency_symbol(line.at(at + 1).text) >= 0;
  if (atom.space_before && !(atom.text.size() >= 2 && form->power >= 6) && !after_currency && !followed_by_currency) return;
  if (atom.space_before && atom.text == "t") return;
  const bool house_number = !after_currency && atom.text.size() == 1 && atom.text[0] >= 'a' && line.at(at + 1).capital;  // 12b Mill Lane
  if (house_number) return;
  amount.metre_or_million = atom.text == "m" && !after_currency;
  amount.value = scale10(amount.value, form->power);
  amount.power = form->power;
  amount.end = at + 1;
}

/// ". and a half [million]" after a whole number. Returns whether something was taken.
bool take_and_fraction(const Line& line, Amount& amount) {
  std::uint32_t at = next_part(line, amount.end);
  if (!line.is(at, "and")) return false;
  at = next_part(line, at + 1);
  std::int64_t numerator = 1;
  if (line.is(at, "a") || line.is(at, "one")) at = next_part(line, at + 1);
  else if (line.word(at).cardinal >= 2 && line.word(at).cardinal <= 9) numerator = line.word(at).cardinal, at = next_part(line, at + 1);
  else return false;
  const std::int32_t denominator = line.word(at).fraction;
  if (denominator < 2 || denominator > 10) return false;
  const auto sum = add(amount.value, fraction_value(numerator, denominator));
  if (!sum) return false;
  amount.value = *sum;
  amount.end = at + 1;
  return true;
}

std::optional<Amount> parse_power_of_ten(const Line& line, std::uint32_t i) {
  // 10^26, 10²⁶, 1.5x10^26, 1e26 (the last: digits, then a word "e" and digits)
  Amount amount;
  amount.begin = i;
  Decimal factor{1, 0};
  std::uint32_t at = i;
  if (line.mark(i + 1, 'x') || (line.is(i + 1, "x") && line.number(i + 2))) {
    factor = line.at(i).value;
    at = i + 2;
  }
  if (line.plain_number(at) && line.at(at).text == "10" && line.mark(at + 1, '^') && line.glued(at + 1)) {
    int power = 0;
    std::uint32_t end = at + 1;
    if (line.at(end).text == "^") {
      if (!line.plain_number(end + 1) || !line.glued(end + 1)) return std::nullopt;
      power = static_cast<int>(small_integer(line.at(end + 1).value));
      end += 2;
    } else {
      for (int count = 0; count < 3 && line.mark(end, '^') && line.glued(end) && line.at(end).text != "^"; ++count)
        power = power * 10 + static_cast<int>(line.at(end++).value.digits);
    }
    if (power <= 0 || power > 60) return std::nullopt;
    amount.value = scale10(factor, power);
    amount.power = power;
    amount.end = end;
    return amount;
  }
  if (at == i && line.is(i + 1, "e") && line.glued(i + 1) && line.plain_number(i + 2) && line.glued(i + 2)) {
    const std::int64_t power = small_integer(line.at(i + 2).value);
    if (power <= 0 || power > 60) return std::nullopt;
    amount.value = scale10(line.at(i).value, static_cast<int>(power));
    amount.power = static_cast<int>(power);
    amount.end = i + 3;
    return amount;
  }
  return std::nullopt;
}

/// 3/4, 1/10th, 2 1/2. Other pairs with a slash are dates, ranges or names.
bool take_written_fraction(const Line& line, Amount& amount) {
  std::uint32_t at = amount.begin;
  std::int64_t whole = 0;
  if (line.number(at + 1) && line.at(at + 1).denominator > 0) {  // 2½
    whole = small_integer(line.at(at).value);
    const std::int64_t d = line.at(at + 1).denominator;
    if (whole < 0) return false;
    set_fraction(amount, whole * d + line.at(at + 1).numerator, d);
    amount.end = at + 2;
    return true;
  }
  if (line.plain_number(at + 1) && !line.glued(at + 1) && line.mark(at + 2, '/') && line.glued(at + 2)) {
    whole = small_integer(line.at(at).value);
    if (whole < 0) return false;
    ++at;
  }
  if (!(line.mark(at + 1, '/') && line.glued(at + 1) && line.plain_number(at + 2) && line.glued(at + 2))) return false;
  const std::int64_t numerator = small_integer(line.at(at).value), denominator = small_integer(line.at(at + 2).value);
  std::uint32_t end = at + 3;
  const bool suffix = line.glued(end) && (line.is(end, "th") || line.is(end, "rd") || line.is(end, "ths") || line.is(end, "nd"));
  const bool usual = denominator == 2 || denominator == 3 || denominator == 4 || denominator == 5 || denominator == 8 || denominator == 10 ||
                     denominator == 16 || denominator == 32 || denominator == 64 || denominator == 100 || denominator == 1000;
  if (numerator < 1 || denominator < 2 || numerator >= denominator || !(usual || suffix)) return false;
  if (line.mark(end, '/')) return false;
  set_fraction(amount, whole * denominator + numerator, denominator);
  amount.end = suffix ? end + 1 : end;
  return true;
}

std::optional<Amount> parse_digits(const Line& line, std::uint32_t i, bool after_currency) {
  const Atom& atom = line.at(i);
  if (atom.refused || atom.in_name) return std::nullopt;
  Amount amount;
  amount.begin = i;
  amount.end = i + 1;
  amount.value = atom.value;
  if (atom.denominator > 0) {
    set_fraction(amount, atom.numerator, atom.denominator);
    return amount;
  }
  if (auto power = parse_power_of_ten(line, i)) return power;
  if (take_written_fraction(line, amount)) return amount;
  take_abbreviation(line, amount, after_currency);
  if (amount.bare() && amount.value.exp10 == 0 && line.is(amount.end, "point") && line.plain_number(amount.end + 1) && line.at(amount.end + 1).text.size() == 1) {  // 1 point 5
    if (const auto sum = add(amount.value, {line.at(amount.end + 1).value.digits, -1})) amount.value = *sum, amount.end += 2;
  }
  if (amount.power == 0) {
    take_magnitudes(line, amount);
    if (amount.power == 0 && line.word(next_part(line, amount.end)).group == 12 && line.words().find("dozen")) {
      if (const auto product = multiply(amount.value, {12, 0})) amount.value = *product, amount.end = next_part(line, amount.end) + 1;
    } else if (amount.power == 0 && take_and_fraction(line, amount)) {
      take_magnitudes(line, amount);
    }
  }
  return amount;
}

bool is_fraction_plural(const Line& line, std::uint32_t i) { return line.word(i).fraction >= 2 && line.at(i).folded.back() == 's'; }

/// Sums number words: [tens[-unit]] [hundred] [and] ... magnitude ...
std::optional<Amount> parse_words(const Line& line, std::uint32_t i) {
  Amount amount;
  amount.begin = i;
  amount.spelled = true;
  std::int64_t total = 0, group = 0;  // group: the part below the next magnitude
  int last_power = 99, group_level = 1000;
  bool any = false;
  std::uint32_t at = i;
  if ((line.is(i, "a") || line.is(i, "an")) && line.word(next_part(line, i + 1)).magnitude >= 2) {
    amount.article = true;
    group = 1, group_level = 1, any = true;
    at = i + 1;
  }
  for (int count = 0; count < 24; ++count) {
    std::uint32_t part = any ? next_part(line, at) : at;
    if (any && line.is(part, "and") && (group_level >= 100 && (group > 0 || total > 0)) && line.word(next_part(line, part + 1)).cardinal > 0 &&
        !line.at(part).in_name) {
      const std::uint32_t after = next_part(line, part + 1);
      if (group == 0 && line.word(after).cardinal > 0 && line.word(next_part(line, after + 1)).magnitude >= 3) break;  // "a million and two million"
      if (is_fraction_plural(line, next_part(line, after + 1))) break;  // "nine million and five ninths" is not nine million and five
      part = after;
    }
    const FigureWord& word = line.word(part);
    if (line.at(part).in_name) break;
    if (word.cardinal >= 0) {
      const int level = word.cardinal >= 20 ? 10 : 1;
      if (any && (level >= group_level || group_level <= 1)) break;
      if (any && level == 1 && group_level == 10 && (word.cardinal > 9 || word.cardinal == 0)) break;
      group += word.cardinal;
      group_level = level;
    } else if (word.magnitude == 2 && any && group_level <= 10 && group > 0 && group < 100) {
      group *= 100;
      group_level = 100;
    } else if (word.magnitude >= 3 && any && group > 0 && word.magnitude < last_power) {
      std::int64_t scale = 1;
      for (int k = 0; k < word.magnitude; ++k) scale *= 10;
      if (group > 900'000'000'000'000'000 / scale) return std::nullopt;
      total += group * scale;
      group = 0, group_level = 1000;
      last_power = word.magnitude;
      amount.power = word.magnitude;
    } else if (any && group == 0 && total > 0 && (last_power == 3 || last_power == 5) && word.magnitude > last_power) {  // two thousand crore, three lakh crore
      std::int64_t scale = 1;
      for (int k = 0; k < word.magnitude; ++k) scale *= 10;
      if (total > 900'000'000'000'000'000 / scale) return std::nullopt;
      total *= scale;
      amount.power += word.magnitude;
      amount.end = part + 1, at = part + 1;
      last_power = 0;
      continue;
    } else {
      break;
    }
    any = true;
    at = part + 1;
  }
  if (!any || at == i) return std::nullopt;
  amount.end = at;
  amount.value = {total + group, 0};
  if (group == 0)  // the last word written was a magnitude: that is the written precision
    for (int k = 0; k < amount.power && amount.value.digits != 0; ++k) amount.value = {amount.value.digits / 10, amount.value.exp10 + 1};
  if (amount.article && at == i + 1) return std::nullopt;
  if (line.is(at, "point") && line.word(at + 1).cardinal >= 0 && line.word(at + 1).cardinal <= 9) {
    Decimal value = amount.value;
    for (++at; line.word(at).cardinal >= 0 && line.word(at).cardinal <= 9 && value.exp10 > -6; ++at) value = {value.digits * 10 + line.word(at).cardinal, value.exp10 - 1};
    amount.value = value;
    amount.end = at;
    take_magnitudes(line, amount);
  } else if (amount.power == 0 && take_and_fraction(line, amount)) {
    take_magnitudes(line, amount);
  } else if (amount.power == 0 && line.word(next_part(line, at)).group == 12) {
    amount.value = {amount.value.digits * 12, 0};
    amount.end = next_part(line, at) + 1;
  }
  return amount;
}

/// "the third quarter million-dollar losses": what stands before makes it a part of a year.
bool is_calendar_quarter(const Line& line, std::uint32_t i) {
  const FigureWord& before = line.word(i - 1);
  return i > 0 && (before.ordinal != 0 || before.direction != 9 || before.cardinal >= 0 || line.number(i - 1) || line.is(i - 1, "per") || line.is(i - 1, "final") || line.is(i - 1, "fiscal"));
}

/// two-thirds, three quarters, a tenth, half, a quarter. Whether a bare fraction is a figure is the caller's question.
std::optional<Amount> parse_fraction_words(const Line& line, std::uint32_t i) {
  Amount amount;
  amount.begin = i;
  amount.spelled = true;
  std::uint32_t at = i;
  std::int64_t numerator = 1;
  if (line.is(i, "a") || line.is(i, "an")) amount.article = true, at = i + 1;
  else if (line.word(i).cardinal >= 1 && line.word(i).cardinal <= 20) numerator = line.word(i).cardinal, at = next_part(line, i + 1);
  else if (line.plain_number(i) && line.at(i).text.size() <= 2) numerator = small_integer(line.at(i).value), at = next_part(line, i + 1);
  const std::int32_t denominator = line.word(at).fraction;
  const bool quarter_million = at == i && denominator == 4 && line.word(next_part(line, i + 1)).magnitude >= 6 && !is_calendar_quarter(line, i);
  if (denominator < 2 || numerator < 1 || (at == i && denominator != 2 && !quarter_million)) return std::nullopt;
  const bool plural = !line.at(at).folded.empty() && line.at(at).folded.back() == 's';
  if (plural != (numerator > 1)) return std::nullopt;  // "two third parties" is no fraction
  if (numerator >= denominator && denominator != 4) return std::nullopt;
  set_fraction(amount, numerator, denominator);
  amount.end = at + 1;
  std::uint32_t scale = next_part(line, amount.end);  // half a million, a quarter of a million, half-billion
  if (line.is(scale, "of") && (line.is(scale + 1, "a") || line.is(scale + 1, "an"))) ++scale;
  if (line.is(scale, "a")) ++scale;
  if (line.word(scale).magnitude >= 3) {
    amount.end = scale + 1;
    amount.power = line.word(scale).magnitude;
    amount.value = scale10(amount.value, amount.power);
    amount.numerator = amount.denominator = 0;
  } else if (line.word(scale).group == 12) {
    if (const auto product = multiply(amount.value, {12, 0})) amount.value = canonical(*product);
    amount.end = scale + 1;
    amount.numerator = amount.denominator = 0;
  }
  return amount;
}

bool is_time_unit(const Line& line, std::uint32_t i) {
  const int unit = line.word(i).unit;
  return unit >= 0 && line.words().unit(unit).dimension == "duration" && (line.token(i).forms & form_plural) != 0;
}

/// dozens, hundreds of thousands, several hundred, a few million, a dozen, a couple.
std::optional<Amount> parse_vague(const Line& line, std::uint32_t i) {
  Amount amount;
  amount.begin = i;
  amount.spelled = true;
  const bool article = line.is(i, "a");
  const std::uint32_t head = article ? i + 1 : i;
  const FigureWord& word = line.word(head);
  const auto set = [&](Decimal low, Decimal high, std::uint32_t end) {
    amount.value = low, amount.vague_high = high, amount.end = end;
    return amount;
  };
  if (article && word.group != 0) {
    amount.article = amount.is_group = true;
    amount.value = {word.group, 0};
    amount.end = head + 1;
    if (line.word(head + 1).magnitude >= 2) amount.value = scale10(amount.value, line.word(head + 1).magnitude), amount.power = line.word(head + 1).magnitude, ++amount.end;
    return amount;
  }
  if ((article && line.is(head, "few")) || (!article && line.is(i, "several"))) {
    const int power = line.word(head + 1).magnitude;
    if (power < 2 && is_time_unit(line, head + 1)) return set({2, 0}, {article ? 5 : 9, 0}, head + 1);  // several days
    if (power < 2) return std::nullopt;
    amount.power = power;
    return set({2, power}, {article ? 5 : 9, power}, head + 2);
  }
  if (article) return std::nullopt;
  if (word.vague_of != 0) {
    if (line.is(head, "scores") && !line.is(head + 1, "of")) return std::nullopt;
    const Decimal high = word.vague_of == 12 ? Decimal{99, 0} : Decimal{199, 0};
    const std::uint32_t end = head + (line.is(head + 1, "of") ? 2 : 1);
    return set({word.vague_of * 2, 0}, high, end);
  }
  if (word.vague < 1) return std::nullopt;
  if (word.vague == 1 && !line.is(head + 1, "of")) return std::nullopt;  // "tens" alone
  const int outer = word.vague;
  if (line.is(head + 1, "of") && line.word(head + 2).vague > outer) {
    const int inner = line.word(head + 2).vague, power = outer + inner;
    amount.power = power;
    const Decimal high = inner >= 6 ? Decimal{outer == 1 ? 99 : 999, inner} : Decimal{outer == 1 ? 99'999 : 999'999, 0};
    return set({2, power}, high, head + 3);
  }
  if (outer == 1) return std::nullopt;
  amount.power = outer;
  return set({2, outer}, outer == 2 ? Decimal{999, 0} : Decimal{999, outer}, head + 1);
}

}  // namespace

Decimal fraction_value(std::int64_t numerator, std::int64_t denominator) {
  std::int64_t digits = numerator / denominator, rest = numerator % denominator;
  int places = 0;
  for (; rest != 0 && places < 12; ++places) {
    rest *= 10;
    digits = digits * 10 + rest / denominator;
    rest %= denominator;
  }
  if (2 * rest >= denominator) ++digits;
  return {digits, -places};
}

namespace {

std::optional<Amount> read_amount(const Line& line, std::uint32_t i, bool after_currency) {
  std::optional<Amount> best;
  const auto offer = [&](std::optional<Amount> amount) {
    if (amount && (!best || amount->end > best->end)) best = amount;
  };
  if (line.number(i)) {
    best = parse_digits(line, i, after_currency);
    if (line.word(next_part(line, i + 1)).fraction >= 3) offer(parse_fraction_words(line, i));
    return best;
  }
  const FigureWord* word = line.at(i).word;
  if (!word || line.at(i).kind != Atom::Kind::word) return std::nullopt;
  const bool article = (word->places & is_article) != 0;
  if (article && (line.word(i + 1).places & follows_article) == 0 && !line.hyphen(i + 1)) return std::nullopt;  // what follows is no number word
  if (word->cardinal >= 0 || article) best = parse_words(line, i);
  if (word->cardinal >= 0 || article || word->fraction == 2 || line.is(i, "quarter")) offer(parse_fraction_words(line, i));
  if (article || word->vague >= 1 || word->vague_of != 0 || line.is(i, "several")) offer(parse_vague(line, i));
  return best;
}

}  // namespace

std::optional<Amount> parse_amount(const Line& line, std::uint32_t i, bool after_currency) {
  if (line.at(i).in_name || i >= line.size()) return std::nullopt;
  if (after_currency) return read_amount(line, i, true);
  Line::Memo& memo = line.memo();
  if (memo.at != i) memo.at = i, memo.amount = read_amount(line, i, false);
  return memo.amount;
}

}  // namespace crosstell
