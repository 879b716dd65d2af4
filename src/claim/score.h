// SPDX-License-Identifier: Apache-2.0
// Kind, check-worthiness and confidence of a finished claim, each from named features.
#pragma once

#include "context.h"

namespace crosstell {

void classify_kind(const ArticleContext& context, const Attribute* attribute, bool obligation, Claim& claim);
void score_confidence(const ArticleContext& context, const Attribute* attribute, Claim& claim);
/// What a sentence shows of being worth a check.
struct SentenceSigns {
  TokenSpan tokens;   ///< of the sentence they were read from
  bool figure = false, money_or_share = false, date = false, name = false, past = false, first_person = false, second_person = false, modal = false;
  bool view = false, superlative = false, change = false, quantified = false, question = false;
  std::uint32_t words = 0;
};
/// `signs` are made those of the sentence of the claim.
void score_check_worthiness(const ArticleContext& context, SentenceSigns& signs, Claim& claim);

}  // namespace crosstell
