// SPDX-License-Identifier: Apache-2.0
// What the tables of this stage say of each token of an article, as one word of bits a token: read once, in one look-up, for the
// finders of names and of figures alike.
#pragma once

#include <vector>

#include "crosstell/segment.h"
#include "words.h"

namespace crosstell {

/// Bits beside those of WordUse.
enum WordSign : std::uint64_t {
  shows_figure = WordUseSet{1} << 40,  ///< a sentence without such a token holds no figure: digits, words of number and time, signs
  is_source = WordUseSet{1} << 41,     ///< "source", which "open" and "closed" stand before
  only_letters = WordUseSet{1} << 44,    ///< the form is ASCII letters
  starts_entry = WordUseSet{1} << 42,  ///< an entry of several words of the WordTable starts with the form
  digit_first = WordUseSet{1} << 45,   ///< the form of a word: 50k
  stop_last = WordUseSet{1} << 46,     ///< the form of a word of two letters and more: mr.
  is_spatial = WordUseSet{1} << 43,    ///< above, along, off, to: what stands between a place and another
  // Of this token, not of its form.
  has_letters = WordUseSet{1} << 47,        ///< holds a letter
  is_written_as_name = WordUseSet{1} << 48,  ///< a word with a capital
  has_digits = WordUseSet{1} << 49,
  determines = WordUseSet{1} << 50,
};

/// The highest bits: number of the form among the FigureWords, 0 where they have none.
constexpr int kFigureWordShift = 52;
[[nodiscard]] constexpr std::uint32_t figure_word_of(WordUseSet signs) { return static_cast<std::uint32_t>(signs >> kFigureWordShift); }

/// One for each token: WordUse of its form and its lemma, WordSign, and the number of a figure word.
using WordSigns = std::vector<WordUseSet>;
[[nodiscard]] WordSigns read_signs(const Segments& segments, const WordTable& words);

}  // namespace crosstell
