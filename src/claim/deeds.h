// SPDX-License-Identifier: Apache-2.0
// Deeds told as nouns: "Northwind's purchase of Corvane", "the murder of Ada Holm by her guard".
#pragma once

#include "assemble.h"

namespace crosstell {

/// schemas/claim/deed_nouns.tsv
[[nodiscard]] const PhraseTable& deed_nouns();

/// `relation:<lemma>` claims of deeds that a noun names with the one who did them or the one they were done to. They are taken for granted.
void add_deeds(ClaimWork& work, std::uint32_t sentence);

}  // namespace crosstell
