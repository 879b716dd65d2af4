// SPDX-License-Identifier: Apache-2.0
// Units that a value must have: an area burned is no tonnage, pay is so much per year.
#pragma once

#include <string_view>

#include "crosstell/extract.h"

namespace crosstell {

/// Whether schemas/claim/value_units.tsv lets the figure be a value of the attribute, or of the rule.
[[nodiscard]] bool unit_fits(std::string_view attribute, std::string_view rule, const Figure& figure);

}  // namespace crosstell
