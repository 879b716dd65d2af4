// SPDX-License-Identifier: Apache-2.0
// Amounts: digits and number words with their magnitudes, before any unit is known.
#pragma once

#include <optional>

#include "figure_line.h"

namespace crosstell {

/// "1.2 million", "twenty-one thousand and eleven", "two-thirds", "hundreds of thousands". Atoms [begin, end).
struct Amount {
  std::uint32_t begin = 0, end = 0;
  Decimal value;
  std::optional<Decimal> vague_high;            ///< vague amounts are [value, vague_high]
  std::int64_t numerator = 0, denominator = 0;  ///< a fraction; value holds it to 12 digits unless it is exact
  int power = 0;                                ///< magnitude word applied, 0 none
  bool spelled = false;                         ///< number words
  bool article = false;                         ///< begins with "a": "a million", "a dozen"
  bool metre_or_million = false;                ///< a glued lower-case m: the caller decides
  bool is_group = false;                        ///< dozen, couple

  [[nodiscard]] bool is_vague() const { return vague_high.has_value(); }
  [[nodiscard]] bool is_fraction() const { return denominator != 0; }
  /// Digits only: no magnitude, fraction or words.
  [[nodiscard]] bool bare() const { return !spelled && power == 0 && denominator == 0 && !vague_high; }
};

/// The amount that begins at atom `i`, the longest one. `after_currency`: a currency sign stands before it, so that "2T" and "1MM"
/// may be read. Fractions are read only where their grammar is unmistakable ("two-thirds", "1/10th", "3/4").
[[nodiscard]] std::optional<Amount> parse_amount(const Line& line, std::uint32_t i, bool after_currency);

/// numerator / denominator as a decimal, exact where it ends within 12 places.
[[nodiscard]] Decimal fraction_value(std::int64_t numerator, std::int64_t denominator);

}  // namespace crosstell
