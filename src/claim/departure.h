// SPDX-License-Identifier: Apache-2.0
// How people left their offices: what the events told of them say.
#pragma once

#include "assemble.h"

namespace crosstell {

/// Adds a "departure_manner" claim for each event that tells how somebody went ("was ousted", "resigned") where no rule has read one.
/// Requires: all sentences were read.
void add_departures(ClaimWork& work);

}  // namespace crosstell
