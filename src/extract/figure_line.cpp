// SPDX-License-Identifier: Apache-2.0
#include "figure_line.h"

#include <algorithm>

#include "crosstell/base/utf8.h"

namespace crosstell {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); }

/// Fractions of Unicode with a sign of their own.
bool fraction_sign(char32_t c, std::int8_t& numerator, std::int8_t& denominator) {
  struct Row { char32_t sign; std::int8_t numerator, denominator; };
  static constexpr Row kRows[] = {{0xBC, 1, 4}, {0xBD, 1, 2}, {0xBE, 3, 4}, {0x2153, 1, 3}, {0x2154, 2, 3}, {0x2155, 1, 5}, {0x215B, 1, 8}};
  for (const Row& row : kRows)
    if (row.sign == c) return numerator = row.numerator, denominator = row.denominator, true;
  return false;
}

int superscript_digit(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return static_cast<int>(c - 0xB0);
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<int>(c - 0x2070);
  return -1;
}

bool is_group_space(char32_t c) { return c == 0xA0 || c == 0x202F || c == 0x2009; }

bool three_digits(std::string_view text, std::uint64_t i, std::uint64_t end) {
  return i + 3 <= end && is_digit(text[i]) && is_digit(text[i + 1]) && is_digit(text[i + 2]) && (i + 3 == end || !is_digit(text[i + 3]));
}

/// Whether what follows digits makes an amount of them: a percent sign or a word of magnitude.
bool is_amount_tail(std::string_view text, std::uint64_t at) {
  if (at < text.size() && text[at] == '%') return true;
  if (at >= text.size() || (text[at] != ' ' && text[at] != '-')) return false;
  const std::string_view rest = text.substr(at + 1, 8);
  for (const std::string_view word : {"per cent", "percent", "million", "billion", "trillion"})
    if (rest.substr(0, word.size()) == word) return true;
  return false;
}

}  // namespace

const Atom Line::outside_;
const FigureWord Line::no_word_;

inline Atom& Line::append(Atom::Kind kind, std::string_view clean, std::uint64_t begin, std::uint64_t end) {
  if (count_ == room_) atoms_.resize(room_ = room_ * 2 + 256);
  Atom& atom = atoms_[count_++];
  atom = outside_;   // a blank one; compilers clear this many bytes by an instruction that is slow to start
  atom.kind = kind;
  atom.space_before = cut_to_ != begin;
  atom.in_name = in_name_;
  atom.token = token_;
  atom.text = std::string_view(clean.data() + begin, end - begin);
  cut_to_ = end;
  return atom;
}

/// Capitals alone make "GW", "MUSD" or "FY25" look like names: what stands beside digits and is a unit, currency or period is none.
bool Line::is_measure_word(std::string_view clean, std::uint64_t end) const {
  const Atom& atom = atoms_[count_ - 1];
  if ((atom.folded == "fy" || atom.folded == "q" || atom.folded == "h") && end < clean.size() && is_digit(clean[end])) return true;
  const bool after_number = count_ > 1 && atoms_[count_ - 2].kind == Atom::Kind::number && !atoms_[count_ - 2].in_name;
  const std::uint64_t next = end < clean.size() && clean[end] == ' ' ? end + 1 : end;
  const bool before_number = next < clean.size() && is_digit(clean[next]);
  if (!after_number && !before_number) return false;
  const std::string_view money = atom.text.size() == 4 && atom.text[0] == 'M' ? atom.text.substr(1) : atom.text;
  if (atom.word && (atom.word->places & begins_currency) != 0 && words_.currency_symbol(atom.text) >= 0) return true;
  return after_number && ((atom.word && atom.word->unit >= 0) || words_.unit_abbreviation(atom.text) >= 0 || words_.currency_symbol(money) >= 0);
}

/// Nearly every token is a word of ASCII letters and is its own atom; what follows must not be taken with it (see add_word).
inline bool Line::add_token(std::string_view clean, const Token& token, WordUseSet signs, std::uint64_t end) {
  const std::uint64_t begin = token.span.begin, after = token.span.end, length = after - begin;
  // Folding makes ASCII letters of other characters only where it makes fewer bytes of them.
  if (!(signs & only_letters) || after > end || token.folded.size() != length) return false;
  if (after < clean.size()) {
    const char next = clean[after];
    if (next != ' ' && (is_letter(next) || next == '$' || static_cast<unsigned char>(next) >= 0x80 || (next == '.' && length == 1))) return false;
  }
  Atom& atom = append(Atom::Kind::word, clean, begin, after);
  atom.folded = token.folded;
  atom.capital = is_upper(clean[begin]);
  if (const std::uint32_t number = figure_word_of(signs); number != 0) set_word(atom, words_.numbered(number));
  if (in_name_ && lone_name_ && is_measure_word(clean, after)) release_name();
  return true;
}

void Line::add_number(std::string_view clean, std::uint64_t& i, std::uint64_t end) {
  const std::uint64_t begin = i;
  std::string& digits = scratch_;
  digits.clear();
  bool grouped = false, refused = false, in_lakhs = false;
  const auto take_digits = [&] { while (i < end && is_digit(clean[i])) digits += clean[i++]; };
  take_digits();
  const std::size_t leading = digits.size();
  while (i < end && leading <= 3 && digits != "0") {  // 1,200 and 1 200 with a no-break space; 4,00,000 as written in India
    std::uint64_t next = i;
    if (clean[i] == ',') next = i + 1;
    else if (static_cast<unsigned char>(clean[i]) >= 0x80 && is_group_space(decode_utf8(clean, i).value)) next = i + decode_utf8(clean, i).length;
    else if (clean[i] == ' ' && !in_name_ && clean.substr(i + 1, 3) == "000" && clean[begin] != '0') next = i + 1;  // 40 000, as South Africa writes it
    const bool indian = clean[i] == ',' && next == i + 1 && next + 6 <= end && leading <= 2 && is_digit(clean[next]) && is_digit(clean[next + 1]) && clean[next + 2] == ',';
    in_lakhs = in_lakhs || indian;
    if (next == i || !(three_digits(clean, next, end) || indian)) break;
    i = next;
    take_digits();
    grouped = true;
  }
  if (i + 1 < end && clean[i] == '.' && is_digit(clean[i + 1])) {
    digits += clean[i++];
    take_digits();
  }
  while (i + 1 < end && (clean[i] == '.' || (clean[i] == ',' && !grouped && leading > 3)) && is_digit(clean[i + 1])) {  // 4.2.1, 192.168.0.1
    refused = true;
    ++i;
    take_digits();
  }
  if (in_name_ && is_amount_tail(clean, i)) in_name_ = lone_name_ = false;  // "in Kelmouth 41.7 per cent": no name has that number
  Atom& atom = append(Atom::Kind::number, clean, begin, i);
  openers_.push_back(count_ - 1);
  const auto value = parse_decimal(digits);
  atom.grouped = grouped;
  atom.indian = in_lakhs;
  atom.refused = refused || !value || (leading > 1 && digits[0] == '0' && digits.find('.') == std::string::npos);
  if (value) atom.value = *value;
}

void Line::add_word(std::string_view clean, std::uint64_t& i, std::uint64_t end) {
  const std::uint64_t begin = i;
  const std::size_t folded_begin = folded_.size();
  const auto take = [&] {
    const char c = clean[i++];
    folded_ += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  };
  while (i < end) {
    const char c = clean[i];
    if (is_letter(c)) take();
    else if (c == '.' && i > begin && i + 1 < end && is_letter(clean[i - 1]) && (i - begin == 1 || clean[i - 2] == '.') && is_letter(clean[i + 1]) &&
             (i + 2 == end || !is_letter(clean[i + 2]))) take();  // U.S, p.m
    else if (static_cast<unsigned char>(c) >= 0x80 && is_word_character(decode_utf8(clean, i).value))
      for (int k = decode_utf8(clean, i).length; k > 0; --k) take();
    else break;
  }
  if (i - begin >= 3 && clean[begin + 1] == '.' && i < end && clean[i] == '.') take();
  // A$ US$ R$: the sign belongs to the letters only where they make a known currency.
  if (i < end && clean[i] == '$' && i - begin <= 4 && words_.currency_symbol(clean.substr(begin, i + 1 - begin)) >= 0) take();
  Atom& atom = append(Atom::Kind::word, clean, begin, i);
  atom.folded = std::string_view(folded_).substr(folded_begin);
  atom.capital = is_upper(clean[begin]);
  set_word(atom, words_.find_with_places(word_key(atom.folded)));
  if (atom.in_name && (atom.text.back() == '$' || (lone_name_ && is_measure_word(clean, i)))) release_name();
}

/// A sign above ASCII.
void Line::add_mark(std::string_view clean, std::uint64_t& i) {
  const std::uint64_t begin = i;
  const CodePoint c = decode_utf8(clean, i);
  i += c.length;
  std::int8_t numerator = 0, denominator = 0;
  if (fraction_sign(c.value, numerator, denominator)) {
    Atom& atom = append(Atom::Kind::number, clean, begin, i);
    atom.numerator = numerator, atom.denominator = denominator;
    openers_.push_back(count_ - 1);
    return;
  }
  const int power = superscript_digit(c.value);
  Atom& atom = append(Atom::Kind::mark, clean, begin, i);
  atom.folded = atom.text;
  atom.mark = '?';
  if (c.value == 0x2013 || c.value == 0x2010 || c.value == 0x2011 || c.value == 0x2212) atom.mark = '-', atom.long_dash = c.value == 0x2013;
  if (c.value == 0x2014 || c.value == 0x2015) atom.mark = '_';
  if (c.value == 0x2019 || c.value == 0x2018) atom.mark = '\'';
  if (c.value == 0xD7) atom.mark = 'x';
  if (c.value == 0xB0 || c.value == 0xBA) atom.mark = 'd';
  if (power >= 0) atom.mark = '^', atom.value = {power, 0};
  const FigureWords::Found found = words_.find_with_places(word_key(atom.folded));
  atom.word = found.word, atom.places = found.places;
  open_at_mark(atom.mark);
}

/// After a sign was appended: whether it, or the word before it, may begin a figure.
void Line::open_at_mark(char mark) {
  if (mark == '$' && count_ > 1 && (openers_.empty() || openers_.back() != count_ - 2)) openers_.push_back(count_ - 2);  // HK $
  if (mark == '$' || mark == '-' || mark == '#' || mark == '+' || mark == '?' || mark == '.') openers_.push_back(count_ - 1);
}

void Line::cut(std::string_view clean, const Segments& segments, const WordSigns& signs, const Sentence& sentence, const std::vector<TokenSpan>& names) {
  count_ = 0;
  cut_to_ = ~std::uint64_t{0};
  openers_.clear();
  folded_.clear();
  memo_ = {};
  seen_ = 0;
  segments_ = &segments;
  sentence_ = &sentence;
  tokens_ = segments.tokens.data();
  clean_ = clean.data();
  const std::uint64_t end = std::min<std::uint64_t>(sentence.span.end, clean.size());
  folded_.reserve(end - std::min(end, sentence.span.begin));
  auto name = std::lower_bound(names.begin(), names.end(), sentence.tokens.begin, [](const TokenSpan& span, std::uint32_t token) { return span.end <= token; });
  const auto last_name = names.end();
  const WordUseSet* const shown = signs.data();
  const Token* const tokens = tokens_;
  const std::uint32_t last_token = sentence.tokens.end - 1;
  std::uint64_t i = sentence.span.begin;
  for (std::uint32_t t = sentence.tokens.begin; i < end; ++t) {
    const Token& token = tokens[t];
    while (name != last_name && name->end <= t) ++name;
    token_ = t;
    in_name_ = name != last_name && name->begin <= t;
    lone_name_ = in_name_ && name->size() == 1;
    const std::uint64_t begin = token.span.begin;
    if (i < begin && clean[i] == ' ') ++i;
    if (i == begin && add_token(clean, token, shown[t], end)) {
      i = token.span.end;
      if (t < last_token) continue;
    }
    const std::uint64_t token_end = t >= last_token ? end : std::min<std::uint64_t>(token.span.end, end);
    while (i < token_end) {
      const char c = clean[i];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') ++i;
      else add_at(clean, i, end);
    }
    if (t >= last_token) break;
  }
}

void Line::add_at(std::string_view clean, std::uint64_t& i, std::uint64_t end) {
  const char c = clean[i];
  if (is_digit(c)) return add_number(clean, i, end);
  if (is_letter(c)) return add_word(clean, i, end);
  if (static_cast<unsigned char>(c) < 0x80) {
    Atom& atom = append(Atom::Kind::mark, clean, i, i + 1);
    ++i;
    atom.folded = atom.text;
    atom.mark = c;
    if (c == '%') {
      const FigureWords::Found found = words_.find_with_places(word_key(atom.folded));
      atom.word = found.word, atom.places = found.places;
    }
    open_at_mark(c);
    return;
  }
  const CodePoint point = decode_utf8(clean, i);
  if (is_group_space(point.value)) i += static_cast<std::uint64_t>(point.length);
  else if (is_word_character(point.value)) add_word(clean, i, end);
  else add_mark(clean, i);
}

std::string_view Line::joined(std::uint32_t begin, std::uint32_t end) const {
  scratch_.clear();
  for (std::uint32_t i = begin; i < end; ++i) {
    if (i > begin && at(i).space_before) scratch_ += ' ';
    scratch_ += at(i).folded;
  }
  return scratch_;
}

}  // namespace crosstell
