// SPDX-License-Identifier: Apache-2.0
// Kind, check-worthiness and confidence of a finished claim, each from named features.
#pragma once

#include "context.h"

namespace crosstell {

void classify_kind(const ArticleContext& context, const Attribute* attribute, bool obligation, Claim& claim);
/// `partial`: negated, but something of it stands.
void score_confidence(const ArticleContext& context, const Attribute* attribute, bool partial, Claim& claim);
/// What a sentence shows of being worth a check.
struct SentenceSigns {
  TokenSpan tokens;          ///< of the sentence they were read from
  std::uint32_t signs = 0;   ///< bits of Claim::check_worthiness_signs
};
/// `signs` are made those of the sentence of the claim.
void score_check_worthiness(const ArticleContext& context, SentenceSigns& signs, Claim& claim);

}  // namespace crosstell
