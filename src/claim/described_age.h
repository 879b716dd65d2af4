// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "assemble.h"

namespace crosstell {

/// "The 28-year-old lives in Oslo": the age of whom the words stand for, when no rule of a pack told it. Runs behind the rules.
void add_described_ages(ClaimWork& work, std::uint32_t sentence);

}  // namespace crosstell
