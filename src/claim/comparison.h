// SPDX-License-Identifier: Apache-2.0
// Comparisons of any kind: "cheaper than", "as fast as", "twice the size of", "outsells", "unlike", "the tallest".
#pragma once

#include "assemble.h"
#include "phrase_table.h"

namespace crosstell {

/// Phrases that compare, a row each: direction and how the sides stand.
[[nodiscard]] const PhraseTable& comparing_phrases();

/// `comparison` (with direction, measure and comparand), `difference` and `superlative` claims of a sentence.
void add_comparisons(ClaimWork& work, std::uint32_t sentence);

}  // namespace crosstell
