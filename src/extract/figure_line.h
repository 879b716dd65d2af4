// SPDX-License-Identifier: Apache-2.0
// One sentence cut finer than tokens: "$125-145bn" is `$` `125` `-` `145` `bn`, "28-year-old" is `28` `-` `year` `-` `old`.
// Figures are read from these atoms, so that nothing depends on where the tokenizer cuts.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "amount.h"
#include "crosstell/base/decimal.h"
#include "figure_words.h"
#include "word_signs.h"

namespace crosstell {

struct Atom {
  enum class Kind : std::uint8_t { number, word, mark, none };
  Kind kind = Kind::none;
  bool space_before = true;
  bool capital = false;         ///< word that begins with an upper-case letter
  bool in_name = false;         ///< part of a name: not looked at
  bool refused = false;         ///< digits whose form is no number (4.2.1, 020)
  bool grouped = false;         ///< 1,200
  bool indian = false;          ///< 1,00,000
  bool long_dash = false;       ///< en dash written for '-'
  char mark = 0;                ///< ASCII sign, '-' for en dash and minus, '_' for em dash, 'x' for the multiplication sign, else '?'
  std::int8_t numerator = 0, denominator = 0;  ///< written with a fraction sign
  std::uint32_t places = 0;     ///< of the word: WordPlace
  std::uint32_t token = 0;      ///< number of the token of the article it lies in
  std::string_view text, folded;
  const FigureWord* word = nullptr;
  Decimal value;                ///< numbers
};

class Line {
 public:
  /// The amount read last: all grammars of one place ask for the same one.
  struct Memo {
    std::uint32_t at = 0xFFFFFFFF;
    std::optional<Amount> amount;
  };
  [[nodiscard]] Memo& memo() const { return memo_; }

  /// Cuts a sentence. Keeps memory of earlier calls.
  void cut(std::string_view clean, const Segments& segments, const WordSigns& signs, const Sentence& sentence, const std::vector<TokenSpan>& names);

  [[nodiscard]] std::uint32_t size() const { return count_; }
  /// Atoms that may begin a figure, as far as they themselves show, and no others do.
  [[nodiscard]] const std::vector<std::uint32_t>& openers() const { return openers_; }
  /// Where the atoms [begin, end) stand. Requires: one at least.
  [[nodiscard]] CleanSpan span(std::uint32_t begin, std::uint32_t end) const { return {place(atoms_[begin].text.data()), place(atoms_[end - 1].text.data()) + atoms_[end - 1].text.size()}; }
  /// An atom of kind none outside the sentence (also for -1).
  [[nodiscard]] const Atom& at(std::uint32_t i) const { return i < count_ ? atoms_[i] : outside_; }
  [[nodiscard]] const FigureWord& word(std::uint32_t i) const { return at(i).word ? *at(i).word : no_word_; }
  [[nodiscard]] const FigureWords& words() const { return words_; }
  /// Whether the word at `i` is this one. The length of a literal is known when it is compiled: most comparisons end there.
  template <std::size_t N>
  [[nodiscard]] bool is(std::uint32_t i, const char (&folded)[N]) const {
    const Atom& atom = at(i);
    return atom.folded.size() == N - 1 && atom.kind == Atom::Kind::word && std::memcmp(atom.folded.data(), folded, N - 1) == 0;
  }
  [[nodiscard]] bool is(std::uint32_t i, std::string_view folded) const { return at(i).kind == Atom::Kind::word && at(i).folded == folded; }
  /// What may begin or end with the atom: WordPlace bits.
  [[nodiscard]] std::uint32_t places(std::uint32_t i) const {
    const Atom& atom = at(i);
    if (atom.word) return atom.places;
    return atom.kind == Atom::Kind::mark && atom.text.size() == 1 ? words_.places_of(atom.text[0]) : 0u;
  }
  [[nodiscard]] bool mark(std::uint32_t i, char c) const { return at(i).kind == Atom::Kind::mark && at(i).mark == c; }
  [[nodiscard]] bool number(std::uint32_t i) const { return at(i).kind == Atom::Kind::number; }
  [[nodiscard]] bool plain_number(std::uint32_t i) const { return number(i) && !at(i).refused && !at(i).in_name && at(i).denominator == 0; }
  [[nodiscard]] bool glued(std::uint32_t i) const { return i < count_ && i > 0 && !atoms_[i].space_before; }
  [[nodiscard]] bool hyphen(std::uint32_t i) const { return mark(i, '-') && glued(i) && glued(i + 1); }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return tokens_[at(i).token]; }
  [[nodiscard]] bool is_class(std::uint32_t i, WordClass c) const { return i < count_ && token(i).is(c); }
  /// Whether any word of the sentence has one of these places.
  [[nodiscard]] bool holds(WordPlace place) const { return (seen_ & place) != 0; }
  [[nodiscard]] const Segments& segments() const { return *segments_; }
  [[nodiscard]] const Sentence& sentence() const { return *sentence_; }

  /// The longest phrase of up to 4 words at `i` for which `find` gives something; hyphens inside count as spaces.
  /// Returns: the end of the phrase, or `i`. The role is asked of each candidate.
  template <class Has>
  std::uint32_t phrase(std::uint32_t i, const Has& has, const FigureWord** out = nullptr) const {
    const FigureWord* first = at(i).word;
    if (!first) return i;
    std::uint32_t best = i;
    if (has(*first)) {
      best = i + 1;
      if (out) *out = first;
    }
    return (first->places & begins_phrase) != 0 ? long_phrase(i, best, has, out) : best;
  }
  /// Folded words [begin, end) joined by spaces; marks are kept as they are.
  [[nodiscard]] std::string_view joined(std::uint32_t begin, std::uint32_t end) const;

 private:
  void set_word(Atom& atom, const FigureWords::Found& found) {
    atom.word = found.word;
    seen_ |= atom.places = found.places;
    if ((found.places & may_open) != 0) openers_.push_back(count_ - 1);
  }
  void open_at_mark(char mark);
  [[nodiscard]] std::uint64_t place(const char* in_clean) const { return static_cast<std::uint64_t>(in_clean - clean_); }
  template <class Has>
  std::uint32_t long_phrase(std::uint32_t i, std::uint32_t best, const Has& has, const FigureWord** out) const {
    std::string& joined = scratch_;
    joined.clear();
    for (std::uint32_t j = i, words = 0; words < 4; ++j) {
      if (at(j).kind != Atom::Kind::word && !(at(j).kind == Atom::Kind::mark && words == 0)) break;
      if (words > 0) joined += ' ';
      joined += at(j).folded;
      ++words;
      if (words > 1) {
        const FigureWord* found = words_.find(joined);
        if (found && has(*found)) {
          best = j + 1;
          if (out) *out = found;
        }
      }
      if (words > 1 && !words_.starts_phrase(joined)) break;   // the first one does: see phrase()
      if (hyphen(j + 1)) ++j;
    }
    return best;
  }
  bool add_token(std::string_view clean, const Token& token, WordUseSet signs, std::uint64_t end);
  [[nodiscard]] bool is_measure_word(std::string_view clean, std::uint64_t end) const;
  void release_name() { atoms_[count_ - 1].in_name = in_name_ = false; }
  void add_at(std::string_view clean, std::uint64_t& i, std::uint64_t end);
  void add_number(std::string_view clean, std::uint64_t& i, std::uint64_t end);
  void add_word(std::string_view clean, std::uint64_t& i, std::uint64_t end);
  void add_mark(std::string_view clean, std::uint64_t& i);
  Atom& append(Atom::Kind kind, std::string_view clean, std::uint64_t begin, std::uint64_t end);

  const FigureWords& words_ = FigureWords::builtin();
  std::vector<Atom> atoms_;       ///< the first count_ are those of the sentence
  std::vector<std::uint32_t> openers_;
  std::uint32_t count_ = 0;
  std::uint32_t room_ = 0;        ///< size of atoms_
  std::uint32_t token_ = 0;       ///< of the atoms being appended
  std::uint64_t cut_to_ = 0;      ///< where the last of them ends
  bool in_name_ = false, lone_name_ = false;
  std::uint32_t seen_ = 0;        ///< WordPlace of all words of the sentence
  std::string folded_;            ///< reserved once a sentence: atoms point into it
  mutable std::string scratch_;
  mutable Memo memo_;
  const Segments* segments_ = nullptr;
  const Sentence* sentence_ = nullptr;
  const Token* tokens_ = nullptr;
  const char* clean_ = nullptr;
  static const Atom outside_;
  static const FigureWord no_word_;
};

}  // namespace crosstell
