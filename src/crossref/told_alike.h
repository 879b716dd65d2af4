// SPDX-License-Identifier: Apache-2.0
// Whether two figures are told of one thing in other words: each part of the one clause is like the same part of the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figure_line.h"

namespace crosstell::crossref {

struct ToldAlike {
  std::vector<std::string> shared;   ///< words of the first that the second tells in its way
  double confidence = 0;             ///< 0 to 1
};

/// Why they are figures of two things, as the name of a guard: negation tense limits time names routine place series; empty: nothing keeps them apart.
[[nodiscard]] std::string_view told_apart(const FigureLine& a, const FigureLine& b);

/// Symmetric but for the words it gives. Nothing when they may well be two things.
[[nodiscard]] std::optional<ToldAlike> told_alike(const FigureLine& a, const FigureLine& b, const Rarity& rarity, const CompareContext& context);

/// Whether the values of two figures of one thing exclude each other: amounts, tallies or days.
[[nodiscard]] bool exclude_each_other(const FigureLine& a, const FigureLine& b);

}  // namespace crosstell::crossref
