// SPDX-License-Identifier: Apache-2.0
// Counted lists: "follows three principles: (1) ...; (2) ...; (3) ..." and a sentence that introduces the items of a list.
#pragma once

#include "assemble.h"

namespace crosstell {

void add_enumerations(ClaimWork& work, std::uint32_t sentence);

}  // namespace crosstell
