// SPDX-License-Identifier: Apache-2.0
// What the parts of this stage share while they work on one article.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "arena.h"
#include "crosstell/claim.h"
#include "phrase_table.h"
#include "word_starts.h"

namespace crosstell {

/// Where the lists that are ordered by token stand at each token, and what its word may begin, so that nobody searches.
class TokenIndex {
 public:
  /// Of each list, the first entry that begins at the token or behind it: how many begin before it.
  struct Row { std::uint32_t mention = 0, verb_group = 0, noun_group = 0, predicate = 0; };

  void read(const Segments& segments, const Extraction& extraction);
  [[nodiscard]] const Row& at(std::uint32_t token) const { return rows_[token < rows_.size() ? token : rows_.size() - 1]; }
  /// Bits of WordStart. Requires: a token of the article.
  [[nodiscard]] std::uint32_t starts(std::uint32_t token) const { return starts_[token]; }
  /// What one predicate after the other was found to be, by its index: see misled_subject(). Several steps ask for the same.
  enum class Misled : std::uint8_t { unread, no, yes };
  [[nodiscard]] Misled& misled(std::uint32_t predicate) const { return misled_[predicate]; }

 private:
  mutable std::vector<Misled> misled_;
  std::vector<Row> rows_;   // one more than tokens
  std::vector<std::uint32_t> starts_;
};

/// The article and everything known about it before claims.
struct ArticleContext {
  const Article& article;
  const Segments& segments;
  const Extraction& extraction;
  const RuleSet& rules;
  const TokenIndex& places;

  using Range = std::pair<std::uint32_t, std::uint32_t>;   ///< [first, second) of a list

  [[nodiscard]] const Token& token(std::uint32_t index) const { return segments.tokens[index]; }
  [[nodiscard]] const Block& block_of(const Sentence& sentence) const { return article.blocks[sentence.block]; }
  [[nodiscard]] CleanSpan span_of(const TokenSpan& tokens) const;            ///< Requires: not empty
  [[nodiscard]] std::string_view text_of(const TokenSpan& tokens) const;
  [[nodiscard]] std::string_view text_of(const CleanSpan& span) const;

  /// The phrase of a table at a token; the table must be the one of the bit.
  [[nodiscard]] PhraseHit phrase(const PhraseTable& table, WordStart bit, std::uint32_t token, std::uint32_t end) const {
    return (places.starts(token) & bit) != 0 ? table.at(segments.tokens, token, end) : PhraseHit{token, 0, nullptr};
  }

  /// What begins inside `tokens`.
  [[nodiscard]] Range mentions_in(const TokenSpan& tokens) const { return range(tokens, &TokenIndex::Row::mention); }
  [[nodiscard]] Range verb_groups_in(const TokenSpan& tokens) const { return range(tokens, &TokenIndex::Row::verb_group); }
  [[nodiscard]] Range noun_groups_in(const TokenSpan& tokens) const { return range(tokens, &TokenIndex::Row::noun_group); }
  [[nodiscard]] Range predicates_in(const TokenSpan& tokens) const { return range(tokens, &TokenIndex::Row::predicate); }   ///< by their verb
  /// The verb group that covers the token, or -1.
  [[nodiscard]] std::int32_t verb_group_at(std::uint32_t token) const {
    const std::uint32_t next = places.at(token + 1).verb_group;
    return next > 0 && segments.verb_groups[next - 1].tokens.contains(token) ? static_cast<std::int32_t>(next - 1) : -1;
  }

 private:
  [[nodiscard]] Range range(const TokenSpan& tokens, std::uint32_t TokenIndex::Row::*list) const {
    const std::uint32_t first = places.at(tokens.begin).*list;
    return {first, std::max(first, places.at(tokens.end).*list)};
  }
};

/// The entity mention that is the head of `tokens`: the widest one that ends where the span ends, else the last one inside.
/// Returns: index into Extraction::mentions or -1. Pronouns count when resolved.
[[nodiscard]] std::int32_t head_mention(const ArticleContext& context, const TokenSpan& tokens);

/// Words of a noun phrase as a lemmatised head with modifiers: "the leading frontier models" -> "leading frontier model".
[[nodiscard]] std::string phrase_key(const ArticleContext& context, TokenSpan tokens);
[[nodiscard]] std::string_view phrase_key(const ArticleContext& context, TokenSpan tokens, Arena& arena);

/// ASCII punctuation, folded.
[[nodiscard]] inline bool is_mark(const Token& token, char mark) { return token.folded.size() == 1 && token.folded.front() == mark; }

}  // namespace crosstell
