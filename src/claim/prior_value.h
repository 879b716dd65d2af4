// SPDX-License-Identifier: Apache-2.0
// "Revenue of $5 billion in 2026, up from $4 billion in 2025": the value before is a claim of its own, for its own time.
#pragma once

#include "assemble.h"

namespace crosstell {

/// Adds the value that the claim of a changing figure is set against, when a time stands behind it.
void add_prior_value(ClaimWork& work, const ClaimPlace& place, const Attribute& attribute, const Claim& claim);

}  // namespace crosstell
