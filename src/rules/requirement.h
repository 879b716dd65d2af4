// SPDX-License-Identifier: Apache-2.0
// What must stand in a sentence for a pattern to have a chance: the elements that every match contains, and how far apart they stand.
#pragma once

#include <cstdint>
#include <vector>

#include "pattern.h"
#include "word_list.h"

namespace crosstell::rules {

inline constexpr std::uint32_t kUnbounded = 0xFFFFFFFF;

/// Stands for all words with a hyphen in them: no word has a space.
[[nodiscard]] inline WordKey hyphened_word() { return word_key("- -"); }

/// One of the words, an entry of one of the lists, or a mention of one of the types.
struct Requirement {
  MentionMask mentions = 0;
  std::vector<WordKey> words;        ///< forms or lemmas, sorted
  std::vector<std::uint32_t> lists;  ///< sorted
  friend auto operator<=>(const Requirement&, const Requirement&) = default;
};

/// How many tokens something covers.
struct Extent {
  std::uint32_t low = 0, high = 0;  ///< high: kUnbounded when a mention or clause is part of it
};

/// A requirement that every match of a pattern meets.
struct Need {
  Requirement what;
  double cost = 0;  ///< how often, roughly, it stands in a sentence
  Extent lead;      ///< tokens between the need before it, or the start of the match, and it
  Extent length;    ///< its own tokens
};

/// All needs of a pattern in the order in which they stand in a match; empty when it requires only word classes.
[[nodiscard]] std::vector<Need> needs_of(const Node& root, const std::vector<WordList>& lists);
/// Index of the rarest. Requires: not empty.
[[nodiscard]] std::size_t rarest(const std::vector<Need>& needs);
/// Tokens of a match before a need.
[[nodiscard]] Extent extent_before(const std::vector<Need>& needs, std::size_t need);

}  // namespace crosstell::rules
