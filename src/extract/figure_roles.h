// SPDX-License-Identifier: Apache-2.0
// What the parts of its clause say of a figure: what does it, what is done, to what, where, of what.
#pragma once

#include "crosstell/extract.h"

namespace crosstell {

/// Fills Figure::roles of the figures of all sentences. Requires: mentions in order, entities linked.
void add_figure_roles(const Segments& segments, Extraction& extraction);

}  // namespace crosstell
