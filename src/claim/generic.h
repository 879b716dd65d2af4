// SPDX-License-Identifier: Apache-2.0
// Claims no rule was written for: who did what (`event:<lemma>`), what is how (`state:<lemma>`), and figures with a clear owner and a
// counted noun (`count_of:<noun>`, `amount_of:<verb>`). They let an unforeseen dispute still line up.
#pragma once

#include "assemble.h"

namespace crosstell {

void add_generic_claims(ClaimWork& work, std::uint32_t sentence);

}  // namespace crosstell
