// SPDX-License-Identifier: Apache-2.0
// What the words of one sentence show, read in one walk for all claims that stand in it.
#pragma once

#include "context.h"
#include "phrase_table.h"

namespace crosstell {

struct SentenceReading {
  std::vector<PhraseHit> modality, negation, hearsay;   ///< triggers of stance, by token; negations do not overlap
  std::vector<std::uint32_t> comparing;                 ///< tokens that may begin a comparison
  std::uint32_t colon = 0;                              ///< first ":" behind the first token; 0: none
  std::uint32_t worth = 0;                              ///< bits of Claim::check_worthiness_signs

  /// Requires: the sentence has tokens.
  void read(const ArticleContext& context, const Sentence& sentence);

 private:
  void read_word(const ArticleContext& context, const Sentence& sentence, std::uint32_t token, std::uint32_t starts);
};

}  // namespace crosstell
