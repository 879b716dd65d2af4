// SPDX-License-Identifier: Apache-2.0
// What the words around a figure say about it: bounds, direction of change, what is counted, and whether it is a figure at all.
#pragma once

#include "figure_quantity.h"

namespace crosstell {

/// Reads "about", "more than", "or more" and turns the value into a bound. Returns the first atom of the words before the figure.
std::uint32_t apply_approximator(const Line& line, Candidate& candidate);

/// Reads "rose", "a ... increase", "year on year". `before`: first atom of figure and approximator.
void apply_change(const Line& line, Candidate& candidate, std::uint32_t before);

/// Finds the noun that is counted or measured.
void apply_counted(const Line& line, Candidate& candidate);

/// A letter, digit or sign that nothing explains touches the figure.
[[nodiscard]] bool is_entangled(const Line& line, const Candidate& candidate);

/// Bare digits and small number words that are names, labels, list numbers or pronouns ("Boeing 737", "page 4", "no one").
[[nodiscard]] bool is_not_meant_as_figure(const Line& line, const Candidate& candidate);

}  // namespace crosstell
