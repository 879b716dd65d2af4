// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers. Whether two figures disagree is the product; a double would invent and hide contradictions.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosstell {

/// value = digits * 10^exp10. "1.2 million" is {12, 5}; "1.20 million" is {120, 4} and keeps what the article claimed to know.
struct Decimal {
  std::int64_t digits = 0;
  int exp10 = 0;
  friend bool operator==(const Decimal&, const Decimal&) = default;  ///< same writing; compare() compares amounts
};

/// Parses "12", "-1.50", "1200" (digits, one optional point, optional leading sign; no grouping, no exponent).
/// Returns: nothing when the text is anything else or has more than 18 significant digits.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// Plain notation without exponent ("1200000", "0.05"); exponent notation past 40 characters.
[[nodiscard]] std::string to_string(const Decimal& value);

/// Compares amounts exactly, whatever the exponents.
[[nodiscard]] std::strong_ordering compare(const Decimal& left, const Decimal& right);
[[nodiscard]] inline bool same_value(const Decimal& left, const Decimal& right) { return compare(left, right) == 0; }

/// The same amount with no trailing zeros in `digits`: the form used in ids and keys.
[[nodiscard]] Decimal canonical(const Decimal& value);

/// Exact arithmetic; nothing when the result does not fit into 18 digits.
[[nodiscard]] std::optional<Decimal> add(const Decimal& left, const Decimal& right);
[[nodiscard]] std::optional<Decimal> subtract(const Decimal& left, const Decimal& right);
[[nodiscard]] std::optional<Decimal> multiply(const Decimal& left, const Decimal& right);
[[nodiscard]] inline Decimal scale10(const Decimal& value, int power) { return {value.digits, value.exp10 + power}; }

/// Rounds half away from zero so that the last kept digit stands at 10^exp10. Values already coarser are unchanged.
[[nodiscard]] Decimal round_to(const Decimal& value, int exp10);

/// For sorting, plotting and size of a difference only; never for deciding equality.
[[nodiscard]] double to_double(const Decimal& value);

}  // namespace crosstell
