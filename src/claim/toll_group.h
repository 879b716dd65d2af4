// SPDX-License-Identifier: Apache-2.0
// Tolls of a part of those concerned: of children, of those badly hurt, of those who died later.
#pragma once

#include "assemble.h"

namespace crosstell {

/// "Five children died" is the toll of a group, "two of the victims died in hospital" a part of the toll: the claim gets it as its scope.
void add_group(ClaimWork& work, const Attribute& attribute, const TokenSpan& value, const TokenSpan& sentence, Claim& claim);

}  // namespace crosstell
