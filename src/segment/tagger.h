// SPDX-License-Identifier: Apache-2.0
// Chooses a word class for each token of a sentence: the readings of each word, weighed against which class follows which.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "arena.h"
#include "candidates.h"
#include "crosstell/rules/token_view.h"
#include "tag.h"
#include "tables.h"

namespace crosstell::segmenting {

/// Works in the memory of its thread and stays there; one at a time.
class Tagger {
 public:
  explicit Tagger(Arena& arena);

  /// Sets class, lemma, forms, lexical classes and possible classes of the tokens of a sentence, and the finer class and the note of each.
  /// Requires: `article` holds all tokens (the words of the next sentence are fetched while this one is tagged); `tags` and `notes` cover
  /// the sentence.
  void tag(std::span<Token> article, const TokenSpan& sentence, std::span<Tag> tags, std::span<WordNote> notes);

 private:
  /// The best path that ends with a choice: its score in the upper half of `best`, the complement of the choice in the lower one, so
  /// that the greatest of several is the best and, among equals, the earliest.
  struct State {
    std::int64_t best = 0;
    std::uint32_t previous = 0;
  };
  void collect(std::span<Token> article, const TokenSpan& sentence, std::span<WordNote> notes);
  void search(std::size_t count, std::span<Tag> tags);
  void apply(std::span<Token> tokens, std::span<Tag> tags);
  void take_reading(Token& token, const Choice& chosen);
  void take_guess(Token& token);

  /// What is kept from article to article; grows to the longest sentence.
  struct Room {
    WordMemory words;
    std::vector<Choice> choices;              ///< of all tokens, one after the other
    std::vector<std::uint32_t> first;         ///< index of the first choice of a token; one more at the end
    std::vector<std::uint32_t> chosen;
    std::vector<State> states;
  };
  static Room& room();  ///< of this thread: it only saves look-ups and growing, answers are always the same

  Arena& arena_;
  WordMemory& words_;
  std::vector<Choice>& choices_;
  std::vector<std::uint32_t>& first_;
  std::vector<std::uint32_t>& chosen_;
  std::vector<State>& states_;
};

/// Context rules that look further than the neighbour: participles after have and be, that, have and do as main verbs.
/// Only moves a token to a class it allows, or between past and participle.
void correct_tags(std::span<const Token> tokens, std::span<const WordNote> notes, std::span<Tag> tags);

}  // namespace crosstell::segmenting
