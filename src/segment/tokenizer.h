// SPDX-License-Identifier: Apache-2.0
// Cuts a block of clean text into tokens: words with their clitics split off, numbers, marks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "arena.h"
#include "crosstell/rules/token_view.h"

namespace crosstell::segmenting {

/// Appends the tokens of clean[block.begin, block.end) to `tokens`: span, shape, folded form and its key are set. Appends to `marks` the
/// numbers of those where a sentence or a quotation may end: tokens without a letter, and words that keep their stop.
/// Requires: the block lies inside `clean`.
void tokenize(std::string_view clean, const CleanSpan& block, std::vector<Token>& tokens, std::vector<std::uint32_t>& marks, Arena& arena);

}  // namespace crosstell::segmenting
