// SPDX-License-Identifier: Apache-2.0
// What must stand in a sentence for a pattern to have a chance, and an index from that to the patterns.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pattern.h"
#include "word_list.h"

namespace crosstell::rules {

inline constexpr std::uint32_t kUnbounded = 0xFFFFFFFF;

/// Every match contains one of these, at a known distance from its start.
struct Trigger {
  double cost = 0;                      ///< how often, roughly, it stands in a sentence
  std::vector<WordKey> words;           ///< forms or lemmas
  std::vector<std::uint32_t> lists;
  MentionMask mentions = 0;
  std::uint32_t min_before = 0;         ///< tokens of the match before it
  std::uint32_t max_before = 0;         ///< kUnbounded when a mention or clause stands before it
};

/// The rarest trigger; nothing when a pattern requires only word classes.
[[nodiscard]] std::optional<Trigger> find_trigger(const Node& root, const std::vector<WordList>& lists);

/// From keys of words and types of mentions to patterns.
class TriggerIndex {
 public:
  void add(std::uint32_t pattern, const Trigger& trigger, const std::vector<WordList>& lists);
  /// To be called once after the last add().
  void finish();

  struct Range { const std::uint32_t* begin; const std::uint32_t* end; };
  /// Patterns of a word key.
  [[nodiscard]] Range patterns_of(WordKey key) const;
  [[nodiscard]] const std::vector<std::uint32_t>& patterns_of(MentionType type) const { return by_type_[static_cast<std::size_t>(type)]; }
  [[nodiscard]] MentionMask triggering_types() const { return types_; }

 private:
  struct Slot { WordKey key = 0; std::uint32_t begin = 0, end = 0; };
  struct Posting {
    WordKey key;
    std::uint32_t pattern;
    friend auto operator<=>(const Posting&, const Posting&) = default;
  };
  std::vector<Posting> pending_;
  std::vector<std::uint32_t> postings_;
  std::vector<Slot> slots_;  // open addressing; a power of two, at most a quarter full
  std::vector<std::uint32_t> by_type_[kMentionTypeCount];
  MentionMask types_ = 0;
};

}  // namespace crosstell::rules
