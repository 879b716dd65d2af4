// SPDX-License-Identifier: Apache-2.0
// Where sentences end inside a block.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "crosstell/segment.h"

namespace crosstell::segmenting {

/// Appends the sentences of tokens[block_tokens] to `out.sentences` and marks their first words.
void split_sentences(std::string_view clean, std::uint32_t block, const TokenSpan& block_tokens, const SegmentOptions& options, Segments& out);

}  // namespace crosstell::segmenting
