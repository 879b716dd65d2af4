// SPDX-License-Identifier: Apache-2.0
#include "word_signs.h"

#include <algorithm>
#include <array>

#include "crosstell/rules/word_memo.h"
#include "figure_words.h"

namespace crosstell {

namespace {

/// Parts of a hyphenated word: four-day, mid-June, multibillion-dollar.
bool has_figure_part(const FigureWords& words, const Token& token) {
  const std::string_view folded = token.folded;
  if (!token.has(sign_hyphen) || folded.size() < 5) return false;
  const std::size_t hyphen = folded.find('-');
  for (const std::string_view part : {folded.substr(0, hyphen), folded.substr(folded.rfind('-') + 1)})
    if (words.is_trigger(word_key(part))) return true;
  return folded.starts_with("multi-") || folded.starts_with("double-") || folded.starts_with("single-") || folded.starts_with("triple-");
}

constexpr std::size_t kAhead = 32;   // tokens
constexpr std::array<std::string_view, 12> kSpatial{"above", "across", "along", "around", "below", "beyond", "off", "opposite", "outside", "through", "to", "towards"};

class SignReader {
 public:
  explicit SignReader(const WordTable& words) : words_(words), memo_(&words == &WordTable::builtin() ? &memo() : nullptr) {}

  /// Fetches what is known of a token that will be asked for soon.
  void expect(const Token& token) const {
    if (memo_) memo_->expect(token);
  }

  [[nodiscard]] WordUseSet signs_of(const Token& token) const {
    if (!token.has(shape_letter)) return signs_without_letter(token);
    WordUseSet signs = memo_ ? memo_->of(token, [this](const Token& t) { return look_up(t); }) : look_up(token);
    const bool capital = (token.shape & (shape_capitalized | shape_mixed | shape_all_caps)) != 0;
    const bool unnamed = token.is(WordClass::punctuation) | token.is(WordClass::possessive);
    return signs | where(token.has(shape_digit), shows_figure | has_digits) | where(token.is(WordClass::determiner), determines) |
           where(capital & !unnamed, is_written_as_name);
  }

 private:
  /// The signs, if it is so; without a branch, for no processor guesses the next word.
  static constexpr WordUseSet where(bool so, WordUseSet signs) { return signs & (WordUseSet{0} - WordUseSet{so}); }

  /// Fractions and currencies with a sign of their own.
  static bool is_sign(const Token& token) { return token.folded.size() == 2 && static_cast<unsigned char>(token.folded[0]) >= 0xC2; }

  static WordUseSet signs_without_letter(const Token& token) {
    if (token.has(shape_digit)) return shows_figure | has_digits;
    return is_sign(token) ? WordUseSet{shows_figure} : 0;
  }

  using Memo = WordMemo<WordUseSet, ByFormAndLemma>;
  static Memo& memo() {
    thread_local Memo instance;
    return instance;
  }

  [[nodiscard]] WordUseSet look_up(const Token& token) const {
    WordUseSet signs = words_.uses(token.form_key) | has_letters;
    if (token.lemma_key != token.form_key && token.lemma_key != 0) signs |= words_.uses(token.lemma_key);
    if (figures_.is_trigger(token.form_key) || has_figure_part(figures_, token)) signs |= shows_figure;
    signs |= WordUseSet{figures_.number_of(token.form_key)} << kFigureWordShift;
    if (std::all_of(token.folded.begin(), token.folded.end(), [](char c) { return c >= 'a' && c <= 'z'; })) signs |= only_letters;
    if (token.folded == "source") signs |= is_source;
    if (!token.folded.empty() && token.folded.front() >= '0' && token.folded.front() <= '9') signs |= digit_first;
    if (token.folded.size() > 2 && token.folded.back() == '.') signs |= stop_last;
    if (words_.starts_phrase(token.form_key)) signs |= starts_entry;
    if (std::find(kSpatial.begin(), kSpatial.end(), token.folded) != kSpatial.end()) signs |= is_spatial;
    return signs;
  }

  const WordTable& words_;
  const FigureWords& figures_ = FigureWords::builtin();
  Memo* memo_;   // null where words were taken away from the tables
};

}  // namespace

WordSigns read_signs(const Segments& segments, const WordTable& words) {
  const SignReader reader(words);
  WordSigns signs(segments.tokens.size());
  const std::size_t count = signs.size();
  for (std::size_t i = 0; i < count; ++i) {
    expect_token(segments.tokens, i);
    reader.expect(segments.tokens[std::min(i + kAhead, count - 1)]);
    signs[i] = reader.signs_of(segments.tokens[i]);
  }
  return signs;
}

}  // namespace crosstell
