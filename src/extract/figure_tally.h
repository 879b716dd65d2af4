// SPDX-License-Identifier: Apache-2.0
// How many voted for and against: "9 votes to 4", "11 to 2", "seven in favour and three against", "unanimously".
#pragma once

#include "figure_quantity.h"

namespace crosstell {

/// A tally that begins at atom `i`, of kind score: low is for, high against. Of a unanimous vote high is 0 and low is not known.
[[nodiscard]] std::optional<Candidate> parse_tally(const Line& line, std::uint32_t i);

}  // namespace crosstell
