// SPDX-License-Identifier: Apache-2.0
// A number as it is written, before any unit is known.
#pragma once

#include <cstdint>
#include <optional>

#include "crosstell/base/decimal.h"

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

}  // namespace crosstell
