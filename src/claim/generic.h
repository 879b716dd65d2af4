// SPDX-License-Identifier: Apache-2.0
// Claims no rule was written for: who did what (`event:<lemma>`), what is how (`state:<lemma>`), and figures with a clear owner and a
// counted noun (`count_of:<noun>`, `amount_of:<verb>`). They let an unforeseen dispute still line up.
#pragma once

#include "assemble.h"
#include "phrase_table.h"

namespace crosstell {

/// Verbs that say too little alone (be, have, do, make, get ...), a row each.
[[nodiscard]] const PhraseTable& weak_verbs();
/// Verbs whose date is an attribute of the registry ("was founded in 1974") or shared with their synonyms ("burst", "gave way").
[[nodiscard]] const PhraseTable& dated_verbs();

void add_generic_claims(ClaimWork& work, std::uint32_t sentence);

}  // namespace crosstell
