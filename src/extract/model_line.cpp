// SPDX-License-Identifier: Apache-2.0
// Lines of models and products: "the Corvane 3 model", "Corvane 3, a new version of its language model". What an article calls so once
// is one wherever a number follows the name; without that "Corvane 3" may be a place and a count, a team and a score.
#include <algorithm>

#include "names.h"

namespace crosstell {

namespace {

constexpr std::uint32_t kDescription = 14;   // tokens of an apposition that are looked through
constexpr std::size_t kMaxLines = 32;        // of an article; one with more is a list

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A version: "3", "2.5", "380", "380s"; no year.
bool is_version(std::string_view word) {
  if (word.empty() || word.size() > 5 || !is_digit(word[0])) return false;
  const bool plural = word.size() > 2 && word.back() == 's';
  if (plural) word.remove_suffix(1);
  const bool decimal = word.find('.') != std::string_view::npos;
  if (!std::all_of(word.begin(), word.end(), [](char c) { return is_digit(c) || c == '.'; }) || word.back() == '.') return false;
  return decimal || word.size() < 4;
}

class LineFinder {
 public:
  explicit LineFinder(NameText& text) : text_(text) {}

  void run() {
    const auto& sentences = text_.segments.sentences;
    std::size_t s = 0;
    for (const std::uint32_t i : text_.capitals) {
      if (i + 2 >= text_.size() || !text_.has(i + 1, token_version) || !is_version(text_.folded(i + 1)) || !may_name(i)) continue;
      while (s < sentences.size() && sentences[s].tokens.end <= i) ++s;
      if (s == sentences.size()) return;
      if (i < sentences[s].tokens.begin) continue;
      const WordUseSet kind = kind_of(i, sentences[s].tokens);
      if (kind & use_model) add(text_.model_lines, i);
      else if (kind & use_product) add(text_.product_lines, i);
    }
  }

 private:
  void add(std::vector<WordKey>& lines, std::uint32_t i) const {
    const WordKey key = text_.token(i).form_key;
    if (lines.size() < kMaxLines && std::find(lines.begin(), lines.end(), key) == lines.end()) lines.push_back(key);
  }

  [[nodiscard]] bool may_name(std::uint32_t i) const {
    constexpr NameUseSet kOther = name_month | name_weekday | name_title | name_nationality | name_country | name_region;
    if (text_.has(i, token_function) || text_.info[i].name_uses & kOther || text_.token(i).has(shape_digit)) return false;
    return (text_.uses(i) & (use_designation | use_role | use_role_modifier | use_not_name)) == 0;
  }

  /// use_model or use_product; 0 when nothing tells.
  [[nodiscard]] WordUseSet kind_of(std::uint32_t i, TokenSpan sentence) const {
    const std::uint32_t next = i + 2;
    if (next < sentence.end) {
      if (const WordUseSet kind = noun_at(next, std::min(sentence.end, next + 3)); kind != 0) return kind;   // "X 3 language model"
      if (text_.folded(next) == ",") {
        const WordUseSet kind = described(next + 1, sentence.end);
        if (kind != 0) return kind;
      }
    }
    if (i > sentence.begin) {
      const std::uint32_t p = i - 1;
      if (!text_.has(p, token_capital)) {
        const WordUseSet kind = thing(p);
        if (kind != 0) return kind;                                                     // "the model X 3"
      }
      if (p > sentence.begin && text_.folded(p) == "of" && text_.digital && is_part(p - 1)) return use_model;   // "the weights of X 3"
    }
    // In an article about models a decimal is a version, unless it measures or counts.
    const std::string_view number = text_.folded(i + 1);
    const bool measured = next < sentence.end && (text_.token(next).is(WordClass::noun) || text_.token(next).is(WordClass::number) || text_.folded(next) == "%");
    if (text_.digital && number.find('.') != std::string_view::npos && !measured && text_.has(i, token_unknown)) return use_model;
    return 0;
  }

  /// What the noun at the end of a short run calls it.
  [[nodiscard]] WordUseSet noun_at(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t k = begin; k < end; ++k) {
      if (text_.has(k, token_capital)) return 0;
      const Token& t = text_.token(k);
      if (const WordUseSet kind = thing(k); kind != 0) return kind;
      if (!t.is(WordClass::noun) && !t.is(WordClass::adjective)) return 0;
    }
    return 0;
  }
  /// "a new generation of its language model", "a slower version of the chip": in front of the next comma.
  [[nodiscard]] WordUseSet described(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end || !(text_.token(begin).is(WordClass::determiner) || text_.folded(begin) == "its" || text_.folded(begin) == "their")) return 0;
    bool version = false;
    for (std::uint32_t k = begin + 1; k < std::min(end, begin + kDescription); ++k) {
      const Token& t = text_.token(k);
      if (t.is(WordClass::punctuation) || t.folded == "that" || t.folded == "which" || t.folded == "who") break;
      if (const WordUseSet kind = thing(k); kind != 0) return kind;
      static const WordKey kVersions[] = {word_key("version"), word_key("generation"), word_key("flagship"), word_key("successor"), word_key("variant"), word_key("edition"), word_key("release")};
      version |= t.is(WordClass::noun) && std::find(std::begin(kVersions), std::end(kVersions), t.lemma_key) != std::end(kVersions);
    }
    return version ? static_cast<WordUseSet>(use_product) : 0;
  }
  [[nodiscard]] WordUseSet thing(std::uint32_t k) const {
    const Token& t = text_.token(k);
    if (!t.is(WordClass::noun) || (t.forms & form_plural && !(t.forms & form_singular))) return 0;
    const WordUseSet uses = text_.uses(k);
    if (uses & use_model) return use_model;
    static const WordKey system = word_key("system");
    if (t.lemma_key == system && text_.digital) return use_model;
    return uses & use_product && !(uses & (use_organization | use_person | use_event | use_work)) ? static_cast<WordUseSet>(use_product) : 0;
  }
  [[nodiscard]] bool is_part(std::uint32_t k) const {
    const std::string_view word = text_.folded(k);
    return word == "weights" || word == "parameters" || word == "version" || word == "versions" || word == "release" || word == "launch" || word == "training";
  }

  NameText& text_;
};

}  // namespace

void find_lines(NameText& text) {
  if (!text.sports) LineFinder(text).run();
}

}  // namespace crosstell
