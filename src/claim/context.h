// SPDX-License-Identifier: Apache-2.0
// What the parts of this stage share while they work on one article.
#pragma once

#include <string>
#include <string_view>

#include "arena.h"
#include "crosstell/claim.h"

namespace crosstell {

/// The article and everything known about it before claims.
struct ArticleContext {
  const Article& article;
  const Segments& segments;
  const Extraction& extraction;
  const RuleSet& rules;

  [[nodiscard]] const Token& token(std::uint32_t index) const { return segments.tokens[index]; }
  [[nodiscard]] const Block& block_of(const Sentence& sentence) const { return article.blocks[sentence.block]; }
  [[nodiscard]] CleanSpan span_of(const TokenSpan& tokens) const;            ///< Requires: not empty
  [[nodiscard]] std::string_view text_of(const TokenSpan& tokens) const;
  [[nodiscard]] std::string_view text_of(const CleanSpan& span) const;
};

/// Entity mentions [first, second) of Extraction::mentions that begin inside `tokens`.
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> mentions_in(const Extraction& extraction, const TokenSpan& tokens);

/// The entity mention that is the head of `tokens`: the widest one that ends where the span ends, else the last one inside.
/// Returns: index into Extraction::mentions or -1. Pronouns count when resolved.
[[nodiscard]] std::int32_t head_mention(const ArticleContext& context, const TokenSpan& tokens);

/// Words of a noun phrase as a lemmatised head with modifiers: "the leading frontier models" -> "leading frontier model".
[[nodiscard]] std::string phrase_key(const ArticleContext& context, TokenSpan tokens);
[[nodiscard]] std::string_view phrase_key(const ArticleContext& context, TokenSpan tokens, Arena& arena);

/// The verb group that covers the token, or -1.
[[nodiscard]] std::int32_t verb_group_at(const Segments& segments, std::uint32_t token);
/// Verb groups [first, second) that begin inside `tokens`.
[[nodiscard]] std::pair<std::uint32_t, std::uint32_t> verb_groups_in(const Segments& segments, const TokenSpan& tokens);

[[nodiscard]] bool is_mark(const Token& token, char mark);   ///< ASCII punctuation, folded

}  // namespace crosstell
