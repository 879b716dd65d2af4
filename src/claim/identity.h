// SPDX-License-Identifier: Apache-2.0
// Whether "X is Y" tells what X is.
#pragma once

#include "proposition.h"

namespace crosstell {

/// False for the copulas that tell something else: fronted words ("At the core of the firm is the mill", "as are nine others"), questions inside a
/// sentence and what-clauses ("What Holm wants is a mill", "who they want to be chief"), clefts ("it was Holm who left"), "not only a mill", and a
/// complement without its noun. Requires: a complement that begins with a noun group.
[[nodiscard]] bool tells_identity(const ArticleContext& context, const Sentence& sentence, const Proposition& proposition);

/// "It's a serious problem": a state of things, and not the organization, person or place that "it" was taken for. `head`: the last word of the
/// complement's noun group.
[[nodiscard]] bool it_is_no_entity(const Token& head, MentionType subject);

/// Whether an apposition can describe what a name stands for: "Corvane, a surprise move" tells of the deed before, not of Corvane.
/// `head`: the last word of its noun group. `tied_place`: the name is a place that a preposition ties to a word before it, and no person.
[[nodiscard]] bool describes_bearer(const Token& head, bool tied_place);

}  // namespace crosstell
