// SPDX-License-Identifier: Apache-2.0
// The ways in which one token can be read, with their scores.
#pragma once

#include <span>
#include <vector>

#include "crosstell/rules/token_view.h"
#include "tables.h"

namespace crosstell::segmenting {

inline constexpr std::size_t kMaxCandidates = 12;

/// What surrounds a token.
struct TokenContext {
  bool sentence_start = false;
  bool next_capitalized = false;
  bool after_s = false;  ///< the token before ends in s: an apostrophe may be a possessive
};

/// What the form of a word alone says.
struct WordFacts {
  WordKey key = 0;
  NameUseSet uses = 0;
  FormSet verb_forms = 0;      ///< of its verb readings; 0 when it has none
  bool known = false;          ///< stands in the lexicon or in a closed class
  bool closed = false;
  std::uint8_t count = 0;      ///< of its candidates; 0 in an empty slot
  std::uint32_t begin = 0;     ///< first of them in the pool of the memory
};

/// Remembers the facts of words: looking a word up costs more than all the rest.
/// A word evicts the one before it in its slot and a full pool is emptied, so memory is bounded; answers never depend on what was seen.
class WordMemory {
 public:
  WordMemory() : slots_(kSlots) {}
  [[nodiscard]] const WordFacts& facts(const Token& token);  ///< valid until the next call
  [[nodiscard]] std::span<const Candidate> candidates(const WordFacts& facts) const { return {pool_.data() + facts.begin, facts.count}; }

 private:
  static constexpr std::size_t kSlots = 16384;
  static constexpr std::size_t kPool = 65536;
  std::vector<WordFacts> slots_;
  std::vector<Candidate> pool_;
  std::vector<Candidate> work_;
};

/// Appends at least one candidate.
/// Returns: the forms of the word's verb readings.
/// Requires: token.possible is 0, or punctuation for an apostrophe that is a quotation mark.
FormSet add_candidates(const Token& token, const TokenContext& context, WordMemory& memory, std::vector<Candidate>& out);

}  // namespace crosstell::segmenting
