// SPDX-License-Identifier: Apache-2.0
// Clauses of a sentence, and subject, object and agent of each verb group, in one pass from left to right.
#pragma once

#include <span>
#include <vector>

#include "crosstell/segment.h"
#include "verb_group.h"

namespace crosstell::segmenting {

/// Sets Token::clause in `tokens` and appends a predicate for each verb group of the sentence.
/// Requires: verb_groups are those of the article; the sentence owns [first_group, verb_groups.size()).
void find_clauses(const SentenceView& sentence, std::span<Token> tokens, std::span<const VerbGroup> verb_groups, std::uint32_t first_group, std::vector<Predicate>& predicates);

/// Sets shape_negated on the tokens in the scope of a negation of their clause.
/// Requires: clauses are set.
void mark_negation(const SentenceView& sentence, std::span<Token> tokens, std::span<const VerbGroup> verb_groups);

}  // namespace crosstell::segmenting
