// SPDX-License-Identifier: Apache-2.0
// Figures built bottom-up: amount, currency or unit, range, rate. One candidate for one expression.
#pragma once

#include <optional>
#include <string_view>

#include "figure_suffix.h"

namespace crosstell {

/// A figure under construction: atoms [begin, end). The finder adds what stands around it.
struct Candidate {
  Figure figure;
  std::uint32_t begin = 0, end = 0;
  std::string_view rule;
  std::uint32_t counted_from = 0;  ///< atom where the counted noun may begin; 0: none
  bool spelled = false;
  bool bare = false;               ///< digits without unit, magnitude or noun in a compound: names and labels are told apart by context
  bool pair = false;               ///< the first of "from X to Y"
  std::uint32_t whole_begin = 0, whole_end = 0;  ///< with the words of a bound or relation; whole_end 0: not set
};

/// Money, percentages, measures, durations, ages, temperatures, multiples and counts at atom `i`.
[[nodiscard]] std::optional<Candidate> parse_quantity(const Line& line, std::uint32_t i);

/// Fills kind, unit and value of `figure`.
void set_value(Figure& figure, const Line& line, const Amount& amount, const Suffix& suffix);

}  // namespace crosstell
