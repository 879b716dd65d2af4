// SPDX-License-Identifier: Apache-2.0
// Where one sentence meets the requirements of the patterns. Cheap, so that a pattern is run only where its rarest element stands,
// and only if its others stand before and after it at the right distances.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "requirement_index.h"

#include "crosstell/rules/word_memo.h"

namespace crosstell::rules {

/// Tokens of a sentence as bits; the last bit stands for the token of its number and all after it.
using TokenSet = std::uint64_t;
[[nodiscard]] constexpr TokenSet token_bit(std::uint32_t token) { return TokenSet{1} << (token < 63 ? token : 63); }

/// Where one sentence meets the requirements.
class MetRequirements {
 public:
  explicit MetRequirements(const RequirementIndex& index) : index_(index), met_(index.size()), words_(index.word_count()), may_meet_(index.asked()) {}

  /// Looks through tokens [begin, end) of the article, which lie inside the sentence of `view`.
  void reset(const TokenView& view, TokenSpan window);

  /// Calls `take(requirement)` for each trigger that the sentence may meet.
  template <class Take>
  void each_trigger(Take take) const {
    may_meet_.each_common(index_.triggers(), take);
  }
  /// Some candidates; the room is used again.
  struct Picked {
    std::vector<const RequirementIndex::Candidate*> room;   // as many as there are candidates; the first `count` are picked
    std::size_t count = 0;
  };
  /// Adds the candidates of a trigger whose companions the sentence may meet as well.
  void pick(std::uint32_t trigger, Picked& out) const;
  /// Tokens at which a match may begin, as far as its needs tell; none: there is no match.
  [[nodiscard]] TokenSet starts(const RequirementIndex::Candidate& candidate);
  /// The same, as far as its trigger tells.
  [[nodiscard]] TokenSet starts_at(std::uint32_t trigger, const RequirementIndex::Candidate& candidate);

 private:
  struct Met {
    std::uint32_t sentence = 0;     // the last one asked about
    TokenSet begins = 0, ends = 0;  // ends: one past the last token
  };
  struct Standing {
    std::uint32_t sentence = 0;     // the last one it stood in
    TokenSet at = 0;
  };
  void add_types(const TokenView& view);
  void place_mentions();
  /// The words of a token that requirements know, by RequirementIndex::find: its form, and its lemma if that is another word.
  struct Known {
    std::uint32_t form = kUnbounded, lemma = kUnbounded;
  };
  [[nodiscard]] Known known_of(const Token& token) const;
  void add_words(const TokenView& view, TokenSpan part);
  /// A known word, and where it stands.
  struct Found {
    std::uint32_t word = kUnbounded;
    std::uint32_t token = 0;
  };
  void expect(const RequirementIndex::Word& word) const;
  void add_word(const RequirementIndex::Word& word, TokenSet at);
  void stand(std::uint32_t number, TokenSet at);
  Met& met(std::uint32_t requirement);

  const RequirementIndex& index_;
  std::vector<Met> met_;         // by requirement
  std::vector<Standing> words_;  // by number of the word or group
  std::uint32_t sentence_ = 0;
  const TokenView* view_ = nullptr;
  TokenSpan window_;
  static constexpr std::uint32_t kAtOnce = 64;   // tokens whose words are looked up together
  WordMemo<Known, ByFormAndLemma> known_;
  std::array<Found, 2 * kAtOnce> found_;         // scratch
  RequirementSet may_meet_;
  MentionMask types_ = 0;        // of all mentions
  bool placed_ = false;          // begins_ and ends_ are those of this sentence
  std::array<TokenSet, kMentionTypeCount> begins_{}, ends_{};  // of mentions, by type
};

}  // namespace crosstell::rules
