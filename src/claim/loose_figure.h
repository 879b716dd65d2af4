// SPDX-License-Identifier: Apache-2.0
// Figures that no other claim tells of: what they measure stands only in the words around them.
#pragma once

#include "assemble.h"

namespace crosstell {

/// `figure:<kind>` claims of a sentence, for amounts, shares and counts that are the value of no other claim. The subject is the noun group that
/// the verb of their clause is said of, as text: nobody says that the figure is its own. Runs behind the other makers.
void add_loose_figures(ClaimWork& work, std::uint32_t sentence);

}  // namespace crosstell
