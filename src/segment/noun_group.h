// SPDX-License-Identifier: Apache-2.0
// Base noun phrases: determiner, modifiers, head; possessors inside, prepositional parts outside.
#pragma once

#include <span>
#include <vector>

#include "crosstell/rules/token_view.h"
#include "candidates.h"
#include "tag.h"

namespace crosstell::segmenting {

/// Appends the noun groups of the sentence `range` to `groups`.
void find_noun_groups(std::span<const Token> tokens, std::span<const Tag> tags, std::span<const WordNote> notes, const TokenSpan& range, std::vector<TokenSpan>& groups);

}  // namespace crosstell::segmenting
