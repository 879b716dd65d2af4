// SPDX-License-Identifier: Apache-2.0
// Modality, polarity and tense of a proposition, read at its predicate.
//
// A trigger ("may", "denied", "not") has a reach: the verb group it stands in, its clause, or what its complement holds. A terminator
// ("but", "because") ends the reach. All three are rows of schemas/claim, so that a new trigger is a row and not a branch.
#pragma once

#include "context.h"
#include "sentence_reading.h"

namespace crosstell {

struct Stance {
  Modality modality = Modality::asserted;
  Polarity polarity = Polarity::positive;
  std::string_view cue;       ///< the words that decided the modality; the negation cue of a denial
  bool partial = false;       ///< "not entirely": negated, but something of it stands
  bool obligation = false;    ///< must, should
  bool hearsay = false;       ///< "reportedly", "is said to"
  int tense = 0;              ///< -1 past, 0 present or none, +1 future
};

/// The tables; built once.
struct StanceTables {
  PhraseTable modality, negation, terminators, hearsay;
  PhraseTable support_verbs;   ///< verbs that only bring their noun about: "make a bid", "reach a deal"
  std::vector<StanceSign> modality_signs, negation_signs;   ///< by row
  static const StanceTables& get();
};

/// Requires: `predicate` is not empty and lies inside `sentence`, of which `reading` was made.
[[nodiscard]] Stance read_stance(const ArticleContext& context, const Sentence& sentence, const TokenSpan& predicate, const SentenceReading& reading);

}  // namespace crosstell
