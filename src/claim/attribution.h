// SPDX-License-Identifier: Apache-2.0
// Who stands behind a claim: the quotation it lies in, hearsay, or another outlet.
#pragma once

#include "context.h"

namespace crosstell {

/// Fills attribution, speaker and cue of a claim whose predicate stands at `predicate`; a denied or predicted saying weakens the claim.
void attribute_claim(const ArticleContext& context, const std::vector<Quotation>& quotations, const CleanSpan& predicate, Claim& claim);

/// An unresolved pronoun as subject inside somebody's words means the speaker: "denied that it had opened the gates", "I resigned";
/// "we" means the speaker's organization when it is known.
void resolve_speaker_pronoun(const ArticleContext& context, const std::vector<Quotation>& quotations, Claim& claim);

}  // namespace crosstell
