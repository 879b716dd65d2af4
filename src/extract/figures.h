// SPDX-License-Identifier: Apache-2.0
// Figures and dates of an article: amounts of money, percentages, counts, measures, durations, ages, dates and their relatives.
//
// Comes in: the article, its segments, the spans of names. Goes out: one Mention and one Figure for each expression.
// A number next to which stands a sign, letter or digit that nothing explains is refused and reported, never cut short.
#pragma once

#include <vector>

#include "crosstell/extract.h"
#include "word_signs.h"

namespace crosstell {

/// Finds all figures and dates of the article and appends them. Mentions have entity = -1 and figure set. Tokens inside `names`
/// (model names, works, products, laws: numbers that are names) are not looked at.
void find_figures(const Article& article, const Segments& segments, const WordSigns& signs, const std::vector<TokenSpan>& names, std::vector<Mention>& mentions,
                  std::vector<Figure>& figures, Diagnostics& diagnostics);

}  // namespace crosstell
