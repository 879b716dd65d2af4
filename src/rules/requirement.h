// SPDX-License-Identifier: Apache-2.0
// What every match of a pattern needs: elements that must stand somewhere in the sentence, and what may stand at its start.
// Cheap to test, so that most patterns whose trigger stands in a sentence, and most starts, need not be run.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "pattern.h"
#include "word_list.h"

namespace crosstell::rules {

/// A set of words: may claim to hold a word that was never added, never denies one that was.
template <std::size_t Bits>
class WordFilter {
 public:
  void clear() { words_.fill(0); }
  void add(WordKey key) { words_[place(key) / 64] |= std::uint64_t{1} << (place(key) % 64); }
  [[nodiscard]] bool may_hold(WordKey key) const { return ((words_[place(key) / 64] >> (place(key) % 64)) & 1) != 0; }

 private:
  // Keys are hashes: any of their bits will do, those that index the hash tables aside.
  static std::size_t place(WordKey key) { return static_cast<std::size_t>(key >> 40) % Bits; }
  std::array<std::uint64_t, Bits / 64> words_{};
};

using SentenceFilter = WordFilter<4096>;

/// One of the words or a mention of one of the types.
struct Requirement {
  MentionMask mentions = 0;
  std::vector<WordKey> words;  ///< forms or lemmas
};

/// What the first token of a match may be.
struct Opening {
  bool anything = false;
  MentionMask mentions = 0;
  WordFilter<256> words;
};

struct Needs {
  std::vector<Requirement> somewhere;  ///< all of them
  Opening opening;
};
[[nodiscard]] Needs needs_of(const Node& root, const std::vector<WordList>& lists);

}  // namespace crosstell::rules
