// SPDX-License-Identifier: Apache-2.0
// Open claims: every proposition with a subject and a finite verb, in its own words, so that the unforeseen is stored and lines up.
#pragma once

#include "assemble.h"

namespace crosstell {

/// `relation:<lemma>` and `description` claims of a sentence; claims of events gain the words that complete them. Runs behind the other makers.
void add_open_claims(ClaimWork& work, std::uint32_t sentence);

}  // namespace crosstell
