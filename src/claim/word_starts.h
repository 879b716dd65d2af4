// SPDX-License-Identifier: Apache-2.0
// What the word at a token may begin in the tables of this stage, and what is asked of every token of a sentence; as bits, read in one
// walk over the article. Most words begin nothing: whoever looks for a phrase asks here first and touches neither token nor table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "crosstell/rules/token_view.h"

namespace crosstell {

enum WordStart : std::uint32_t {
  starts_modality = 1, starts_negation = 2, starts_hearsay = 4, starts_worth = 8, may_compare = 16, starts_comparison = 32, is_than = 64, is_colon = 128,
  starts_cue_verb = 256, starts_weak_verb = 512, starts_dated_verb = 1024, starts_terminator = 2048, is_that = 4096, starts_source = 8192,   // "according", "per"
  starts_deed = 16384,
  // What the token itself tells.
  is_modal = 1u << 16, is_superlative = 1u << 17, has_letter = 1u << 18,
};

/// Writes the bits of all tokens to `out`.
void read_word_starts(std::span<const Token> tokens, std::vector<std::uint32_t>& out);

}  // namespace crosstell
