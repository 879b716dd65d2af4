// SPDX-License-Identifier: Apache-2.0
#include "figure_suffix.h"

namespace crosstell {
namespace {

constexpr auto kIsWord = Atom::Kind::word;

/// "pounds" of money or of weight: money where a magnitude or a verb of paying says so.
bool looks_like_money(const Line& line, const Amount& amount) {
  if (amount.power >= 6) return true;
  for (std::uint32_t back = 1; back <= 6 && back <= amount.begin; ++back) {
    if (line.at(amount.begin - back).folded.substr(0, 5) == "weigh") return false;
    if (line.word(amount.begin - back).cues & cue_money_context) return true;
  }
  return ((line.word(amount.end + 1).cues | line.word(amount.end + 2).cues) & cue_money_context) != 0;
}

bool parse_percent(const Line& line, std::uint32_t i, Suffix& suffix) {
  const FigureWord* word = nullptr;
  const std::uint32_t end = line.phrase(i, [](const FigureWord& w) { return w.percent != 0; }, &word);
  if (end == i) return false;
  suffix.kind = word->percent == 1 ? Suffix::Kind::percent : word->percent == 2 ? Suffix::Kind::percentage_point : Suffix::Kind::basis_point;
  suffix.end = end;
  if (word->percent == 1 && (line.is(end, "point") || line.is(end, "points"))) suffix.kind = Suffix::Kind::percentage_point, ++suffix.end;
  return true;
}

/// A sign before the next number belongs to that number ("$5 $7"), unless the blank stands on that side ("10 $ 30 $") or the next
/// number is what follows the point ("17 USD 25").
bool belongs_to_next(const Line& line, std::uint32_t i, const Amount& amount) {
  if (!line.number(i + 1) || line.at(i + 1).in_name || (amount.power != 0 && line.at(i).kind == kIsWord)) return false;
  if (line.at(i).kind == Atom::Kind::mark) return !line.mark(i + 2, line.at(i).mark) || line.glued(i + 1);
  const bool hundredths = amount.bare() && amount.value.exp10 == 0 && line.at(i).text.size() == 3 && line.at(i + 1).text.size() == 2 && (!line.glued(i + 2) || (line.at(i + 2).kind == Atom::Kind::mark && !line.glued(i + 3)));
  return !hundredths;
}

bool parse_currency_word(const Line& line, std::uint32_t i, const Amount& amount, Suffix& suffix) {
  const Atom& atom = line.at(i);
  if (atom.kind == Atom::Kind::mark || atom.kind == kIsWord) {
    int index = (line.places(i) & begins_currency) != 0 ? line.words().currency_symbol(atom.text) : -1;
    int scale = 0;
    if (index < 0 && atom.kind == kIsWord && atom.text.size() == 4 && atom.text[0] == 'M') index = line.words().currency_symbol(atom.text.substr(1)), scale = 6;
    // a sign before the next number belongs to that number ("$5 $7"), a code may follow ("27 million GBP")
    if (index >= 0 && !belongs_to_next(line, i, amount) && (atom.kind == kIsWord ? atom.text.size() >= 3 || line.glued(i) : true)) {
      suffix.kind = Suffix::Kind::money, suffix.index = index, suffix.scale = scale, suffix.end = i + 1;
      return true;
    }
  }
  const FigureWord* word = nullptr;
  const std::uint32_t end = line.phrase(i, [](const FigureWord& w) { return w.currency >= 0; }, &word);
  if (end == i) return false;
  const bool also_unit = word->unit >= 0;
  if (also_unit && !looks_like_money(line, amount)) return false;
  if (line.is(i, "won") && amount.power == 0) return false;  // "the side of 11 won"
  if ((line.is(i, "real") || line.is(i, "sterling")) && amount.power == 0) return false;
  suffix.kind = Suffix::Kind::money, suffix.index = word->currency, suffix.end = end;
  return true;
}

/// "in the 80s", "the late 60s": no seconds.
bool is_decade(const Line& line, const Amount& amount) {
  const std::uint32_t before = amount.begin - 1;
  if (!amount.bare() || line.at(amount.begin).text.size() < 2 || line.at(amount.begin).text.back() != '0') return false;
  return line.is(before, "the") || line.word(before).part != 0 || line.mark(before, '\'') || line.mark(before, '-') || line.is(before, "low") || line.is(before, "upper") || line.is(before, "high") || line.is(before, "mid");
}

bool parse_unit(const Line& line, std::uint32_t i, const Amount& amount, Suffix& suffix) {
  const FigureWord* word = nullptr;
  std::uint32_t end = line.phrase(i, [](const FigureWord& w) { return w.unit >= 0; }, &word);
  int index = end == i ? -1 : word->unit;
  // A singular unit after a hyphen or before a noun is fine; "second" after words is the ordinal ("one second opinion" is rare).
  if (index < 0 && (line.places(i) & begins_unit) != 0) {
    // written forms of up to four atoms: km/h, °C, m2, sq ft, MMBtu
    for (std::uint32_t length = 4; length > 0 && index < 0; --length) {
      if (i + length > line.size()) continue;
      bool joined = true;
      for (std::uint32_t k = 1; k < length; ++k) joined = joined && (line.glued(i + k) || line.is(i, "sq") || line.is(i, "cu") || line.mark(i, 'd'));
      if (!joined) continue;
      std::string written;
      for (std::uint32_t k = 0; k < length; ++k) {
        if (k > 0 && line.at(i + k).space_before && !line.mark(i, 'd')) written += ' ';
        written += line.at(i + k).text;
      }
      index = line.words().unit_abbreviation(written);
      if (index < 0) continue;
      const bool one_letter = length == 1 && line.at(i).text.size() == 1;
      const bool touches = line.glued(i);
      if (line.glued(i + length) && (line.number(i + length) || line.at(i + length).kind == kIsWord)) { index = -1; continue; }
      if (one_letter && !touches && !(line.at(i).text == "W" || line.at(i).text == "g" || line.at(i).text == "m" || line.mark(i, 'd'))) { index = -1; continue; }
      if (length == 1 && touches && line.is(i, "s") && is_decade(line, amount)) { index = -1; continue; }
      if (amount.spelled && length == 1 && line.at(i).text.size() <= 2) { index = -1; continue; }
      end = i + length;
    }
  }
  if (index < 0) return false;
  suffix.kind = Suffix::Kind::unit, suffix.index = index, suffix.end = end;
  return true;
}

}  // namespace

Suffix parse_currency_prefix(const Line& line, std::uint32_t i) {
  Suffix suffix;
  suffix.end = i;
  const Atom& atom = line.at(i);
  if (atom.in_name || (atom.kind != Atom::Kind::mark && atom.kind != kIsWord)) return suffix;
  int index = (line.places(i) & begins_currency) != 0 ? line.words().currency_symbol(atom.text) : -1;
  std::uint32_t end = i + 1;
  if (index >= 0 && atom.kind == kIsWord && line.mark(end, '$') && line.glued(end)) ++end;       // USD$
  if (index < 0 && atom.kind == kIsWord && (atom.text.size() == 2 || atom.text.size() == 3) && atom.folded.size() == atom.text.size() && line.mark(end, '$')) {  // HK $ 5 with a space, nzd$15
    char upper[4] = {};
    std::size_t length = 0;
    for (const char letter : atom.folded) upper[length++] = static_cast<char>(letter & ~0x20);
    upper[length++] = '$';
    if (index = line.words().currency_symbol(std::string_view(upper, length)); index >= 0) ++end;
  }
  if (index < 0 && atom.folded == "u.s" && line.mark(end, '$')) index = line.words().currency_symbol("US$"), ++end;
  if (index < 0 && atom.folded == "u.s." && line.mark(end, '$')) index = line.words().currency_symbol("US$"), ++end;
  if (index < 0) return suffix;
  if (atom.kind == kIsWord && line.mark(end, '.') && line.glued(end) && atom.text.size() <= 2) ++end;  // Rs. 500
  if (!line.number(end) && !(line.mark(end, '-') && line.glued(end + 1) && line.number(end + 1))) {
    if (atom.kind == kIsWord) return suffix;
    if (line.at(end).kind == kIsWord && line.word(end).cardinal < 0) return suffix;
  }
  suffix.kind = Suffix::Kind::money;
  suffix.index = index;
  suffix.end = end;
  return suffix;
}

Suffix parse_suffix(const Line& line, const Amount& amount) {
  Suffix suffix;
  std::uint32_t i = amount.end;
  suffix.end = i;
  if (line.hyphen(i) && line.at(i + 1).kind == kIsWord) {
    suffix.hyphenated = true;
    ++i;
  }
  if (line.at(i).in_name) {  // "12 million Swiss francs": the country is a part of the currency's name
    Suffix money = suffix;
    if (line.at(i).capital && parse_currency_word(line, i, amount, money) && money.end > i + 1) return money;
    return suffix;
  }
  if (amount.is_vague() && line.is(i, "of")) ++i;  // hundreds of millions of dollars
  if (amount.is_group && line.is(i, "of")) ++i;    // a couple of weeks
  if (amount.is_fraction() && line.is(i, "of") && (line.is(i + 1, "a") || line.is(i + 1, "an"))) i += 2;  // half of a percent
  else if (amount.is_fraction() && line.is(i, "of") && (line.is(i + 1, "one") || (line.plain_number(i + 1) && line.at(i + 1).text == "1")) && line.word(i + 2).percent != 0) i += 2;
  else if (amount.is_fraction() && (line.is(i, "a") || line.is(i, "an"))) i += 1;                         // half an hour
  const bool reached_over = i != amount.end && !suffix.hyphenated;
  if (parse_percent(line, i, suffix)) return suffix;
  if (!amount.is_fraction() || amount.spelled)
    if (parse_currency_word(line, i, amount, suffix)) return suffix;
  if (parse_unit(line, i, amount, suffix)) return suffix;
  if (!reached_over && !amount.spelled && line.glued(i) && (line.is(i, "x") || line.mark(i, 'x')) && !(line.glued(i + 1) && line.at(i + 1).kind != Atom::Kind::mark)) {
    suffix.kind = Suffix::Kind::multiple, suffix.end = i + 1;
    return suffix;
  }
  if (!reached_over && line.is(i, "fold") && (line.glued(i) || suffix.hyphenated)) {
    suffix.kind = Suffix::Kind::multiple, suffix.end = i + 1;
    return suffix;
  }
  suffix = Suffix{};
  suffix.end = amount.end;
  return suffix;
}

Per parse_per(const Line& line, std::uint32_t i, bool is_money) {
  Per per;
  per.end = i;
  std::uint32_t at = i;
  // "$18.40 in cash for each share"
  if (is_money && line.is(at, "in") && line.is(at + 1, "cash") && line.is(at + 2, "for")) at += 2;
  if (is_money && line.is(at, "for") && (line.is(at + 1, "each") || line.is(at + 1, "every"))) ++at;
  const bool article = line.is(at, "a") || line.is(at, "an") || line.is(at, "every") || line.is(at, "each");
  const bool slash = line.mark(at, '/') && line.glued(at);
  const bool explicit_per = line.is(at, "per") || slash;
  static constexpr struct { std::string_view adverb, period; } kAdverbs[] = {
      {"monthly", "month"}, {"annually", "year"}, {"yearly", "year"}, {"weekly", "week"}, {"daily", "day"}, {"hourly", "hour"}, {"apiece", "piece"}, {"annual", "year"}};
  for (const auto& row : kAdverbs)
    if (line.is(at, row.adverb) && is_money) return {std::string(row.period), std::nullopt, at + 1};
  if (!article && !explicit_per) return per;
  ++at;
  std::optional<Decimal> count;
  if (explicit_per) {
    if (line.word(at).magnitude >= 2) count = Decimal{1, line.word(at).magnitude}, ++at;
    else if (const auto amount = parse_amount(line, at, false); amount && !amount->is_fraction() && !amount->is_vague() && !slash) count = amount->value, at = amount->end;
  }
  const Atom& noun = line.at(at);
  if (noun.kind != kIsWord || noun.in_name) return per;
  const FigureWord& word = line.word(at);
  static constexpr struct { std::string_view written, unit; } kShort[] = {{"mo", "month"}, {"yr", "year"}, {"hr", "hour"}, {"h", "hour"}, {"min", "minute"}, {"s", "second"}, {"annum", "year"}, {"kwh", "kilowatt hour"}, {"mwh", "megawatt hour"}, {"kg", "kilogram"}, {"bbl", "barrel"}, {"oz", "ounce"}};
  std::string name;
  for (const auto& row : kShort)
    if (noun.folded == row.written) name = row.unit;
  if (name.empty() && word.unit >= 0) name = line.words().unit(word.unit).name;
  if (name.empty() && (word.period != 0 || (word.cues & cue_per_noun))) name = noun.folded;
  if (name.empty() && explicit_per && noun.text.size() >= 3) name = line.token(at).lemma.empty() || line.token(at).span.size() != noun.text.size() ? noun.folded : line.token(at).lemma;
  if (line.is(at + 1, "earlier") || line.is(at + 1, "ago") || line.is(at + 1, "later") || line.is(at + 1, "before") || line.is(at + 1, "after")) return per;  // "$72bn a year earlier"
  if (name.empty() || (!is_money && article && word.period == 0 && word.unit < 0)) return per;
  if (name.size() > 3 && name.back() == 's' && count) name.pop_back();
  const bool of_tokens = explicit_per && name != "token" && (line.is(at + 1, "token") || line.is(at + 1, "tokens"));   // "per million input tokens"
  if (of_tokens) name += " token";
  per.name = name;
  per.count = count;
  per.end = at + (of_tokens ? 2 : 1);
  return per;
}

}  // namespace crosstell
