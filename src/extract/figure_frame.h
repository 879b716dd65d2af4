// SPDX-License-Identifier: Apache-2.0
// What two figures must share to be compared: the verb of the clause, whose figure it is, the time it holds for.
//
// Comes in: everything extracted from an article, mentions in their final order. Goes out: Figure::verb, owner, period.
#pragma once

#include "crosstell/extract.h"

namespace crosstell {

/// Fills the frames of all figures but dates. What the sentence does not show plainly stays empty.
void frame_figures(const Segments& segments, Extraction& extraction);

}  // namespace crosstell
