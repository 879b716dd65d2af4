// SPDX-License-Identifier: Apache-2.0
// Kind, check-worthiness and confidence of a finished claim, each from named features.
#pragma once

#include "context.h"

namespace crosstell {

void classify_kind(const ArticleContext& context, const Attribute* attribute, bool obligation, Claim& claim);
void score_confidence(const ArticleContext& context, const Attribute* attribute, Claim& claim);
void score_check_worthiness(const ArticleContext& context, Claim& claim);

}  // namespace crosstell
