// SPDX-License-Identifier: Apache-2.0
// Who holds an office of which there is one: what the functions of persons say of their organizations.
#pragma once

#include "assemble.h"

namespace crosstell {

/// Adds an "officeholder" claim for each "role" claim whose office has one holder, and gives offices one name ("CFO", "finance chief").
/// An organization that is left out is the one the person is told to belong to, else the one the article is about; with lower confidence.
/// Requires: all sentences were read.
void add_officeholders(ClaimWork& work);

}  // namespace crosstell
