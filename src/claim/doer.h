// SPDX-License-Identifier: Apache-2.0
// Who did a thing that only one can have done: "the bridge was built by Northwind", "Halden Motors built the bridge", "the order came from Ada Holm".
#pragma once

#include "assemble.h"

namespace crosstell {

/// Adds `doer` claims beside the claims of events: the thing is their subject, who did it their value. A common noun is told apart by the name it
/// hangs on ("the rivets for the Halden bridge"). Requires: all sentences were read.
void add_doers(ClaimWork& work);

}  // namespace crosstell
