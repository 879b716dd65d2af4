// SPDX-License-Identifier: Apache-2.0
// Whether two written numbers can both be right: exact decimal arithmetic on bands of what each writing allows.
#pragma once

#include <optional>
#include <string>

#include "crosstell/base/decimal.h"
#include "crosstell/store.h"

namespace crosstell::crossref {

/// How two values stand to each other. `guard` names what makes them compatible or incomparable; `size` is |log2| of their ratio, 0..1.
struct ValueVerdict {
  enum class Relation { agree, compatible, conflict } relation = Relation::compatible;
  std::string guard;
  std::string kind;
  double size = 1;
};

/// A figure made ready for comparison.
struct Amount {
  std::string dimension;               ///< "money:EUR" "%" "time" "length" "unit:goal" ""
  std::string unit;
  Decimal least, greatest;             ///< base units a written unit stands for
  std::optional<Decimal> low, high;    ///< as written
  std::optional<Decimal> point;
  Decimal half;                        ///< half a unit of the written precision; 0 for exact counts
  std::string approximator;
  std::string rate;                    ///< per, basis, level or change: must be equal
  int change_direction = 0;
  bool exact_count = false;
};

/// Nothing when the numbers of the row cannot be read.
[[nodiscard]] std::optional<Amount> amount_of(const FigureRow& figure);

/// `tolerance` is relative, beyond what the writing allows.
[[nodiscard]] ValueVerdict compare_amounts(const Amount& a, const Amount& b, double tolerance);

/// "18 %" of the smaller, for explanations; empty when one side is open or zero.
[[nodiscard]] std::string difference_of(const Amount& a, const Amount& b);

/// The normal form used to group equal values.
[[nodiscard]] std::string key_of(const Amount& amount);

}  // namespace crosstell::crossref
