// SPDX-License-Identifier: Apache-2.0
// The ways in which one token can be read, with their scores.
#pragma once

#include <vector>

#include "crosstell/rules/token_view.h"
#include "tables.h"

namespace crosstell::segmenting {

inline constexpr std::size_t kMaxCandidates = 12;

/// What surrounds a token, as far as its capitals are concerned.
struct CapitalContext {
  bool sentence_start = false;
  bool next_capitalized = false;
  bool previous_capitalized = false;
};

/// Appends at least one candidate.
void add_candidates(const Token& token, const CapitalContext& context, std::vector<Candidate>& out);

}  // namespace crosstell::segmenting
