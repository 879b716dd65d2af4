// SPDX-License-Identifier: Apache-2.0
#include "word_signs.h"

#include <algorithm>

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

class SignReader {
 public:
  explicit SignReader(const WordTable& words) : words_(words), builtin_(&words == &WordTable::builtin()) {}

  [[nodiscard]] WordUseSet signs_of(const Token& token) const {
    WordUseSet signs = 0;
    if (token.has(shape_letter)) signs = builtin_ ? recall(token) : look_up(token);
    else if (is_sign(token)) signs = shows_figure;
    if (token.has(shape_digit)) signs |= shows_figure;
    return signs;
  }

 private:
  /// Fractions and currencies with a sign of their own.
  static bool is_sign(const Token& token) { return token.folded.size() == 2 && static_cast<unsigned char>(token.folded[0]) >= 0xC2; }

  /// A form nearly always has the same lemma; where it has another, the tables are asked.
  [[nodiscard]] WordUseSet recall(const Token& token) const {
    struct Known { WordKey lemma_key = 0; WordUseSet signs = 0; };
    thread_local WordMemo<Known> memo;
    const Known& known = memo.of(token, [this](const Token& t) { return Known{t.lemma_key, look_up(t)}; });
    return known.lemma_key == token.lemma_key ? known.signs : look_up(token);
  }

  [[nodiscard]] WordUseSet look_up(const Token& token) const {
    WordUseSet signs = words_.uses(token.form_key);
    if (token.lemma_key != token.form_key && token.lemma_key != 0) signs |= words_.uses(token.lemma_key);
    if (figures_.is_trigger(token.form_key) || has_figure_part(figures_, token)) signs |= shows_figure;
    if (figures_.find(token.form_key)) signs |= is_figure_word;
    if (std::all_of(token.folded.begin(), token.folded.end(), [](char c) { return c >= 'a' && c <= 'z'; })) signs |= only_letters;
    if (token.folded == "source") signs |= is_source;
    if (words_.starts_phrase(token.form_key)) signs |= starts_entry;
    return signs;
  }

  const WordTable& words_;
  const FigureWords& figures_ = FigureWords::builtin();
  bool builtin_;
};

}  // namespace

WordSigns read_signs(const Segments& segments, const WordTable& words) {
  const SignReader reader(words);
  WordSigns signs;
  signs.reserve(segments.tokens.size());
  for (const Token& token : segments.tokens) signs.push_back(reader.signs_of(token));
  return signs;
}

}  // namespace crosstell
