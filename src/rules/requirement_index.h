// SPDX-License-Identifier: Apache-2.0
// From words and types of mentions to the requirements they meet, and from the rarest requirement of each pattern, its trigger, to
// the pattern.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "requirement.h"
#include "requirement_set.h"

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
    std::uint32_t begin = 0, end = 0;  ///< of `links`: its needs in order
    Extent before_trigger;             ///< tokens between the start of a match and what meets the trigger
  };
  /// The rarest requirements of a candidate beside its trigger, where it has some: what most candidates are refused by, apart from
  /// all that is asked of the few others.
  struct Companions {
    std::uint32_t second = 0, third = 0;
  };
  /// A word of some requirement.
  struct alignas(32) Word {
    WordKey key = 0;
    std::uint32_t number = kUnbounded;
    std::uint32_t groups = 0;          ///< of `group_runs_`
    std::uint32_t met = 0, met_end = 0;///< of `met_by_words_`
  };

  /// Requires: `needs` in order, not empty.
  void add(std::uint32_t pattern, const std::vector<Need>& needs);
  /// To be called once after the last add().
  void finish(const std::vector<WordList>& lists);
  /// Makes the table of words anew. To be called when the rest was read from an image.
  void index_words();

  [[nodiscard]] std::size_t size() const { return mentions_.size(); }
  /// Those below this number are triggers or companions; sets hold no others.
  [[nodiscard]] std::size_t asked() const { return asked_; }
  /// Patterns whose trigger it is, and in the same order what else they need.
  [[nodiscard]] std::span<const Candidate> candidates(std::uint32_t requirement) const { return run(candidates_, candidates_begin_, requirement); }
  [[nodiscard]] std::span<const Companions> companions(std::uint32_t requirement) const { return run(companions_, candidates_begin_, requirement); }
  [[nodiscard]] std::size_t candidate_count() const { return candidates_.size(); }
  [[nodiscard]] const RequirementSet& triggers() const { return triggers_; }
  [[nodiscard]] const std::vector<Link>& links() const { return links_; }
  /// Tokens of the longest entry, if a list is part of the requirement; else 1.
  [[nodiscard]] std::uint32_t longest(std::uint32_t requirement) const { return longest_[requirement]; }
  /// What a word may meet: some of it needs further words.
  [[nodiscard]] std::span<const RequirementSet::Part> met_by_word(const Word& word) const { return {met_by_words_.data() + word.met, word.met_end - word.met}; }
  /// Types of mentions that meet the requirement.
  [[nodiscard]] MentionMask mentions(std::uint32_t requirement) const { return mentions_[requirement]; }
  /// What a mention of a type may meet.
  [[nodiscard]] const RequirementSet& met_by_type(std::size_t type) const { return met_by_type_[type]; }

  /// Words and groups of words: what `words` and `groups` speak of.
  [[nodiscard]] std::size_t word_count() const { return known_words_.size() + group_count_; }
  /// Where a word stands among those that some requirement knows, or kUnbounded.
  [[nodiscard]] std::uint32_t find(WordKey key) const { return known_.may_hold(key) ? table_[slot_of(key)] : kUnbounded; }
  [[nodiscard]] const Word& word(std::uint32_t place) const { return known_words_[place]; }
  /// Numbers of the groups that a word belongs to: the words of a requirement are one group when there are too many to ask for one by one.
  [[nodiscard]] std::span<const std::uint32_t> groups(const Word& word) const { return {group_runs_.data() + word.groups + 1, group_runs_[word.groups]}; }
  /// Numbers of the words of a requirement, or of its group.
  [[nodiscard]] std::span<const std::uint32_t> words(std::uint32_t requirement) const { return run(words_, words_begin_, requirement); }

 private:
  friend struct PrivateFields;
  std::uint32_t number_of(const Requirement& requirement);
  [[nodiscard]] std::vector<std::pair<WordKey, std::uint32_t>> words_of_all(const std::vector<WordList>& lists);

  void number_asked_first();
  void index_candidates();
  /// Where a word stands, or the free slot where it would.
  [[nodiscard]] std::size_t slot_of(WordKey key) const {
    const std::size_t mask = table_.size() - 1;
    std::size_t slot = key & mask;
    while (table_[slot] != kUnbounded && known_words_[table_[slot]].key != key) slot = (slot + 1) & mask;
    return slot;
  }

  /// The part of a list that belongs to a number.
  template <class T>
  [[nodiscard]] static std::span<const T> run(const std::vector<T>& all, const std::vector<std::uint32_t>& begins, std::uint32_t number) {
    return {all.data() + begins[number], begins[number + 1] - begins[number]};
  }

  std::map<Requirement, std::uint32_t> numbers_;      // these two until finish()
  std::vector<const Requirement*> requirements_;
  std::size_t asked_ = 0;
  struct Added {
    std::uint32_t trigger = 0;
    Candidate candidate;
    Companions companions;
  };
  std::vector<Added> added_;                          // until finish()
  std::vector<Candidate> candidates_;                 // runs, one for each requirement
  std::vector<Companions> companions_;                // of each candidate
  std::vector<std::uint32_t> candidates_begin_;       // by requirement, and where the last one ends
  std::vector<std::uint32_t> words_;                  // runs, one for each requirement
  std::vector<std::uint32_t> words_begin_;            // by requirement, and where the last one ends
  std::vector<MentionMask> mentions_;                 // by requirement
  std::vector<std::uint32_t> longest_;                // by requirement
  std::vector<Link> links_;
  RequirementSet triggers_;                           // with candidates
  std::vector<RequirementSet::Part> met_by_words_;    // runs, one for each known word
  std::array<RequirementSet, kMentionTypeCount> met_by_type_;
  std::vector<std::uint32_t> group_runs_ = {0};       // of each word that has groups: how many, then their numbers
  std::size_t group_count_ = 0;
  std::vector<Word> known_words_;                     // side by side: what lies far apart is slow to come
  std::vector<std::uint32_t> table_;                  // into known_words_, open addressing; a power of two, at most half full
  KeyFilter<16384> known_;                            // most words stand in no requirement
};

}  // namespace crosstell::rules
