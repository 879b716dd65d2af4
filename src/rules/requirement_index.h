// SPDX-License-Identifier: Apache-2.0
// From words and types of mentions to the requirements they meet, and from the rarest requirement of each pattern, its trigger, to
// the pattern.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "requirement.h"

#include "crosstell/base/key_filter.h"

namespace crosstell::rules {

/// The requirements of all patterns, numbered; equal ones are one.
class RequirementIndex {
 public:
  /// A need of a pattern by number.
  struct Link {
    std::uint32_t requirement = 0;
    Extent lead;
  };
  /// A pattern to be tried when its rarest requirement, the trigger, is met.
  struct Candidate {
    std::uint32_t pattern = 0;
    std::uint32_t second = 0;          ///< its rarest requirement beside the trigger, where it has one
    std::uint32_t begin = 0, end = 0;  ///< of `links`: its needs in order
    Extent before_trigger;             ///< tokens between the start of a match and what meets the trigger
  };
  /// A word of some requirement.
  struct Word {
    WordKey key = 0;
    std::uint32_t number = kUnbounded;
    std::uint32_t begin = 0, end = 0;  ///< of `met_at_once`
  };

  /// Requires: `needs` in order, not empty.
  void add(std::uint32_t pattern, const std::vector<Need>& needs);
  /// To be called once after the last add().
  void finish(const std::vector<WordList>& lists);

  [[nodiscard]] std::size_t size() const { return requirements_.size(); }
  [[nodiscard]] const std::vector<Candidate>& candidates(std::uint32_t requirement) const { return candidates_[requirement]; }
  [[nodiscard]] const std::vector<Link>& links() const { return links_; }
  /// Tokens of the longest entry, if a list is part of the requirement; else 1.
  [[nodiscard]] std::uint32_t longest(std::uint32_t requirement) const { return longest_[requirement]; }
  /// Types of mentions that meet the requirement.
  [[nodiscard]] MentionMask mentions(std::uint32_t requirement) const { return mentions_[requirement]; }
  /// Triggers that a mention may meet.
  [[nodiscard]] const std::vector<std::uint32_t>& met_by_mentions() const { return met_by_mentions_; }
  [[nodiscard]] std::size_t word_count() const { return word_count_; }
  /// Null: no requirement knows the word.
  [[nodiscard]] const Word* word(WordKey key) const { return known_.may_hold(key) ? look_up(key) : nullptr; }
  /// Requirements that are looked after at each of their words: triggers, and those with too many words to ask for.
  [[nodiscard]] const std::vector<std::uint32_t>& met_at_once() const { return met_at_once_; }
  /// Numbers of the words of any other requirement.
  [[nodiscard]] std::span<const std::uint32_t> words(std::uint32_t requirement) const {
    const std::uint32_t begin = words_begin_[requirement];
    return {words_.data() + begin, words_begin_[requirement + 1] - begin};
  }

 private:
  std::uint32_t number_of(const Requirement& requirement);
  [[nodiscard]] std::vector<std::pair<WordKey, std::uint32_t>> words_of_all(const std::vector<WordList>& lists);
  [[nodiscard]] const Word* look_up(WordKey key) const;

  std::map<Requirement, std::uint32_t> numbers_;
  std::vector<const Requirement*> requirements_;
  std::vector<std::vector<Candidate>> candidates_;    // by requirement
  std::vector<std::uint32_t> words_;                  // runs, one for each requirement
  std::vector<std::uint32_t> words_begin_;            // by requirement, and where the last one ends
  std::vector<MentionMask> mentions_;                 // by requirement
  std::vector<std::uint32_t> longest_;                // by requirement
  std::vector<Link> links_;
  std::vector<std::uint32_t> met_by_mentions_;
  std::vector<std::uint32_t> met_at_once_;            // runs, one for each word
  std::size_t word_count_ = 0;
  std::vector<Word> table_;                           // open addressing; a power of two, at most half full
  KeyFilter<65536> known_;                            // most words stand in no requirement
};

}  // namespace crosstell::rules
