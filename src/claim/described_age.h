// SPDX-License-Identifier: Apache-2.0
// Ages that stand in what a person is called.
#pragma once

#include "assemble.h"

namespace crosstell {

/// `age` claims of "the 22-year-old", "the 61-year-old senator", where the article shows who that is. Told as a fact whatever is said of the person.
void add_described_ages(ClaimWork& work, std::uint32_t sentence);

}  // namespace crosstell
