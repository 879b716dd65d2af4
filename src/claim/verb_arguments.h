// SPDX-License-Identifier: Apache-2.0
// Who does what, for rules: what clause analysis found, told without regard to voice.
#pragma once

#include <vector>

#include "context.h"

namespace crosstell {

/// Replaces `out` by one row for each verb group of the sentence whose subject can be trusted, by begin.
void read_verb_arguments(const ArticleContext& context, const Sentence& sentence, std::vector<VerbArguments>& out);

}  // namespace crosstell
