// SPDX-License-Identifier: Apache-2.0
// Amounts: digits and number words with their magnitudes, before any unit is known.
#pragma once

#include <optional>

#include "amount.h"
#include "figure_line.h"

namespace crosstell {

/// The amount that begins at atom `i`, the longest one. `after_currency`: a currency sign stands before it, so that "2T" and "1MM"
/// may be read. Fractions are read only where their grammar is unmistakable ("two-thirds", "1/10th", "3/4").
[[nodiscard]] std::optional<Amount> parse_amount(const Line& line, std::uint32_t i, bool after_currency);

/// numerator / denominator as a decimal, exact where it ends within 12 places.
[[nodiscard]] Decimal fraction_value(std::int64_t numerator, std::int64_t denominator);

}  // namespace crosstell
