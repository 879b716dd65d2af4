// SPDX-License-Identifier: Apache-2.0
// Ages that no unit announces: "aged 18 to 24", "at just 26,", "Name, 28,", "in his 30s".
#pragma once

#include "figure_quantity.h"

namespace crosstell {

[[nodiscard]] std::optional<Candidate> parse_age(const Line& line, std::uint32_t i);

}  // namespace crosstell
