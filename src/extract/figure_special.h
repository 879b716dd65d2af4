// SPDX-License-Identifier: Apache-2.0
// Figures whose form is not amount + unit: shares, multiples, ratios, scores, ages without unit, ordinals, clock times.
#pragma once

#include "figure_quantity.h"

namespace crosstell {

/// The first of these forms that stands at atom `i`.
[[nodiscard]] std::optional<Candidate> parse_special(const Line& line, std::uint32_t i);

/// Digits at `i` that are no figure and are passed over in silence: idioms (24/7), telephone numbers, hashtags, list numbers.
/// Returns the atom after them, or `i`.
[[nodiscard]] std::uint32_t skip_non_figure(const Line& line, std::uint32_t i);

}  // namespace crosstell
