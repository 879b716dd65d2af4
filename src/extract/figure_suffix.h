// SPDX-License-Identifier: Apache-2.0
// What stands around an amount and belongs to it: currency, percent, unit, "per month".
#pragma once

#include "number.h"

namespace crosstell {

struct Suffix {
  enum class Kind : std::uint8_t { none, money, percent, percentage_point, basis_point, unit, multiple } kind = Kind::none;
  int index = -1;          ///< currency or unit
  int scale = 0;           ///< power of ten that the written currency adds: cents -2, MUSD 6
  std::uint32_t end = 0;   ///< atom after it
  bool hyphenated = false; ///< "5-mile"
  [[nodiscard]] bool same_unit(const Suffix& other) const { return kind == other.kind && index == other.index && scale == other.scale; }
};

/// A currency sign or code at `i`; end == i when there is none. A full stop after "Rs" is passed over.
[[nodiscard]] Suffix parse_currency_prefix(const Line& line, std::uint32_t i);

/// What follows `amount`. Units told by one letter need to touch the number.
[[nodiscard]] Suffix parse_suffix(const Line& line, const Amount& amount);

struct Per {
  std::string name;               ///< "month", "token"; empty: none
  std::optional<Decimal> count;   ///< "per million tokens"
  std::uint32_t end = 0;
};
/// "a month", "/yr", "per million tokens" at `i`.
[[nodiscard]] Per parse_per(const Line& line, std::uint32_t i, bool is_money);

}  // namespace crosstell
