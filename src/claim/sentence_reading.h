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

/// What a trigger of stance governs.
enum class Reach : std::uint8_t { none, verb, clause, complement, infinitive, passive, passive_infinitive, noun_complement, noun, gerund };

/// What a row of the tables of stance says.
struct StanceSign {
  std::string_view text;
  Modality modality = Modality::asserted;
  Reach reach = Reach::none;
  bool of_thing = false;                  ///< only when no person is said to do it
  bool pseudo = false, denial = false, partial = false;
};

/// A phrase that may change the stance of claims, where it stands.
struct StanceTrigger {
  std::uint32_t token = 0;
  std::uint32_t length = 0;
  const StanceSign* sign = nullptr;       ///< null: hearsay
};

struct SentenceReading {
  std::vector<StanceTrigger> modality, negation, hearsay;   ///< by token; negations do not overlap
  std::vector<ComparingWord> comparing;                 ///< by token
  std::vector<std::uint32_t> deeds;                     ///< tokens that may be one of schemas/claim/deed_nouns.tsv
  std::uint32_t colon = 0;                              ///< first ":" behind the first token; 0: none
  std::uint32_t worth = 0;                              ///< bits of Claim::check_worthiness_signs

  /// Requires: the sentence has tokens.
  void read(const ArticleContext& context, const Sentence& sentence);

 private:
  void read_word(const ArticleContext& context, const Sentence& sentence, std::uint32_t token, std::uint32_t starts);
};

}  // namespace crosstell
