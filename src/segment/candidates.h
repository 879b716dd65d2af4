// SPDX-License-Identifier: Apache-2.0
// The ways in which one token can be read, with their scores.
#pragma once

#include <vector>

#include "crosstell/rules/token_view.h"
#include "tables.h"

namespace crosstell::segmenting {

inline constexpr std::size_t kMaxCandidates = 12;

/// What surrounds a token.
struct TokenContext {
  bool sentence_start = false;
  bool next_capitalized = false;
  bool after_s = false;  ///< the token before ends in s: an apostrophe may be a possessive
};

/// Appends at least one candidate.
/// Requires: token.possible is 0, or punctuation for an apostrophe that is a quotation mark.
void add_candidates(const Token& token, const TokenContext& context, std::vector<Candidate>& out);

}  // namespace crosstell::segmenting
