// SPDX-License-Identifier: Apache-2.0
// One sentence prepared for the machine: which mentions begin where, how far a gap, a clause or a noun phrase reaches.
// All token numbers here count from the begin of the sentence.
#pragma once

#include <cstdint>
#include <vector>

#include "described.h"
#include "names.h"

#include "crosstell/rules/token_view.h"

namespace crosstell::rules {

/// Longer sentences are matched in windows of this many tokens; segmentation cuts far earlier.
inline constexpr std::uint32_t kMaxWindow = 4000;

class SentenceIndex {
 public:
  /// Prepares tokens [begin, end) of the article, which lie inside the sentence of `view`. `names`: those of `view`, and of its mentions.
  void reset(const TokenView& view, TokenSpan window, const DescribedNames& names);

  [[nodiscard]] std::uint32_t size() const { return window_.size(); }
  [[nodiscard]] std::uint32_t first_token() const { return window_.begin; }
  [[nodiscard]] const Token& token(std::uint32_t at) const { return view_->tokens[window_.begin + at]; }
  [[nodiscard]] const TokenView& view() const { return *view_; }

  struct Layer {
    std::uint32_t end;       ///< one past its last token
    MentionMask type;        ///< one bit
    std::uint32_t mention;   ///< index into the view's mentions
    std::uint32_t lead;      ///< words at its begin that only describe it
  };
  /// Layers that begin at a token, longest first.
  [[nodiscard]] const Layer* layers_begin(std::uint32_t at) const { return layers_.data() + first_layer_[at]; }
  [[nodiscard]] const Layer* layers_end(std::uint32_t at) const { return layers_.data() + first_layer_[at + 1]; }

  [[nodiscard]] MentionMask types_beginning(std::uint32_t at) const { return places_[at].beginning; }
  /// End of the noun group the token stands in; 0 outside.
  [[nodiscard]] std::uint32_t noun_group_end(std::uint32_t at) const { return places_[at].noun_group_end; }
  /// End of the clause's words from here, closing punctuation left out; equal to `at` when nothing is left.
  [[nodiscard]] std::uint32_t clause_end(std::uint32_t at) const { return places_[at].clause_end; }
  /// Whether a gap may skip the token.
  [[nodiscard]] bool may_skip(std::uint32_t at, MentionMask stops) const { return !places_[at].is_quote && (places_[at].covering & stops) == 0; }
  /// Whether the tokens on both sides of the border before `at` stand in one clause; true at the edges of the sentence.
  [[nodiscard]] bool same_clause(std::uint32_t at) const {
    return at == 0 || at >= size() || !places_[at].opens_clause;
  }
  [[nodiscard]] bool is_begin(std::uint32_t at) const { return at <= first_word_; }
  [[nodiscard]] bool is_end(std::uint32_t at) const { return at >= last_word_end_; }

 private:
  struct Place {
    MentionMask beginning = 0;
    MentionMask covering = 0;
    std::uint32_t noun_group_end = 0;
    std::uint32_t clause_end = 0;
    bool is_quote = false;
    bool opens_clause = false;
  };
  void add_layers(const DescribedNames& names);
  void add_noun_groups();
  void add_clauses();

  const TokenView* view_ = nullptr;
  TokenSpan window_;
  std::vector<Place> places_;
  std::vector<Layer> layers_;
  std::vector<std::uint32_t> first_layer_;  // size() + 1 entries
  std::uint32_t first_word_ = 0, last_word_end_ = 0;
};

}  // namespace crosstell::rules
