// SPDX-License-Identifier: Apache-2.0
// The simplest matcher that could be right: backtracks over the pattern's tree and tries everything. Exponential, for short sentences only.
#pragma once

#include <optional>
#include <vector>

#include "pattern.h"
#include "word_list.h"

#include "crosstell/rules/token_view.h"

namespace crosstell::test {

struct OracleMatch {
  std::uint32_t begin = 0, end = 0;
  struct Captured { std::uint32_t slot, begin, end; friend bool operator==(const Captured&, const Captured&) = default; };
  std::vector<Captured> captures;
  friend bool operator==(const OracleMatch&, const OracleMatch&) = default;
};

/// Leftmost, longest, non-overlapping matches; of the ways to the longest end the one that prefers early alternatives, short gaps, long
/// mentions and many repeats.
[[nodiscard]] std::vector<OracleMatch> oracle_matches(const rules::Node& root, rules::MentionMask stops, const std::vector<rules::WordList>& lists,
                                                      const TokenView& view);

}  // namespace crosstell::test
