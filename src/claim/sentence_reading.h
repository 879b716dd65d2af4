// SPDX-License-Identifier: Apache-2.0
// What the words of one sentence show, read in one walk for all claims that stand in it.
#pragma once

#include "context.h"
#include "phrase_table.h"

namespace crosstell {

/// A token that may begin a comparison.
struct ComparingWord {
  std::uint32_t token = 0;
  bool phrase = false;   ///< perhaps one of schemas/claim/comparison.tsv
};

struct SentenceReading {
  std::vector<PhraseHit> modality, negation, hearsay;   ///< triggers of stance, by token; negations do not overlap
  std::vector<ComparingWord> comparing;                 ///< by token
  std::uint32_t colon = 0;                              ///< first ":" behind the first token; 0: none
  std::uint32_t worth = 0;                              ///< bits of Claim::check_worthiness_signs

  /// Requires: the sentence has tokens.
  void read(const ArticleContext& context, const Sentence& sentence);

 private:
  void read_word(const ArticleContext& context, const Sentence& sentence, std::uint32_t token, std::uint32_t starts);
};

}  // namespace crosstell
