// SPDX-License-Identifier: Apache-2.0
// Where sentences end inside a block.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "crosstell/segment.h"

namespace crosstell::segmenting {

/// Appends the sentences of tokens[block_tokens] to `out.sentences` and marks their first words. `marks`: those of the block, see tokenize().
void split_sentences(std::string_view clean, std::uint32_t block, const TokenSpan& block_tokens, std::span<const std::uint32_t> marks, const SegmentOptions& options, Segments& out);

/// One past the dash of a dateline that opens the block ("OSLO, May 3 (Agency) - "), or its begin: a sentence of its own, no part of the first.
[[nodiscard]] std::uint32_t dateline_end(std::string_view clean, const TokenSpan& block, const std::vector<Token>& tokens);

}  // namespace crosstell::segmenting
