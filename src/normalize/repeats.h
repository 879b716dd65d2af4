// SPDX-License-Identifier: Apache-2.0
// Blocks that say again what another block said: they are no second witness.
#pragma once

#include "crosstell/normalize.h"

namespace crosstell {

/// Sets repeat_of of doubled titles, of deks that equal the start of the text, and of FAQ answers that restate a paragraph (at least
/// 60% of their content words stand in it).
void mark_repeats(Article& article);

}  // namespace crosstell
