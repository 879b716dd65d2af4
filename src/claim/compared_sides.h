// SPDX-License-Identifier: Apache-2.0
// The two sides of a comparison: who is compared, and with what.
#pragma once

#include <cstdint>
#include <string_view>

#include "context.h"
#include "one_of.h"

namespace crosstell {

/// One comparison as it stands.
struct Compared {
  Direction direction = Direction::none;
  TokenSpan words;        ///< what compares: "cheaper", "as fast as"
  TokenSpan measure;      ///< may be empty
  TokenSpan comparand;    ///< may be empty
  std::string_view attribute = "comparison";
  std::string_view rule;
  std::int32_t share = -1;///< mention of the fraction or multiple
};

/// The sides of the comparisons of one sentence. Cheap to make; the context and the sentence outlive it.
class ComparedSides {
 public:
  ComparedSides(const ArticleContext& context, const Sentence& sentence) : context_(context), sentence_(sentence) {}

  /// What stands behind "than", "as" or "ahead of": a noun phrase, the example of a class ("ferries like the Orvan"), or a clause ("than it was");
  /// empty when the sentence ends there.
  [[nodiscard]] TokenSpan other_side(std::uint32_t from) const;

  /// Whose comparison it is: the noun group it stands behind ("a plan similar to the old one", "firms like A vs B"); else the subject of the verb it
  /// completes, within its clause; of "Unlike X, Y ..." the subject behind it. Another clause's subject is compared with nothing: empty.
  [[nodiscard]] TokenSpan subject_of(const Compared& compared) const;

  /// Whom a superlative ranks: "is the tallest tower" and "has the tallest tower" the subject, "Orvan Tower, the tallest tower" the name before it, "calls Orvan the tallest
  /// tower" the name between. "Runs the tallest tower" says of no tower that it is the tallest: empty.
  [[nodiscard]] TokenSpan ranked(const Compared& compared) const;

  /// A finite verb group stands at the token.
  [[nodiscard]] bool finite(std::uint32_t token) const;

  /// A mark or a "but" behind which no "than" belongs to the word before.
  [[nodiscard]] bool ends_reach(std::uint32_t token) const;

  /// An entity with a name of its own.
  [[nodiscard]] bool is_named(std::int32_t entity) const;

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return i >= sentence_.tokens.begin && i < sentence_.tokens.end ? context_.token(i).folded : std::string_view{}; }
  [[nodiscard]] bool tells(std::uint32_t i) const;
  [[nodiscard]] std::uint32_t past_adverbs(std::uint32_t token) const;
  [[nodiscard]] TokenSpan group_before(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t before_owner(std::uint32_t begin) const;
  [[nodiscard]] TokenSpan apposed(std::uint32_t begin) const;
  [[nodiscard]] TokenSpan named(std::uint32_t begin) const;

  const ArticleContext& context_;
  const Sentence& sentence_;
};

}  // namespace crosstell
