// SPDX-License-Identifier: Apache-2.0
// Subjects that no name stands for: "its yearly profits", "all the servers Northwind sells".
#pragma once

#include "arena.h"
#include "context.h"

namespace crosstell {

/// The words of a noun phrase, with those they belong to named: "its yearly profits" -> "Northwind's yearly profits".
/// Returns: a text of the article, or one in the arena.
[[nodiscard]] std::string_view named_words(const ArticleContext& context, const TokenSpan& phrase, Arena& arena);

/// Whom a clause speaks of that hangs on what describes somebody: "Ada Holm, the engineer | who leads the team", "Ada Holm, 38, | who leads it".
/// `verb`: its first token. Returns: the name; `group` when none stands before.
[[nodiscard]] TokenSpan bearer_of(const ArticleContext& context, const Sentence& sentence, const TokenSpan& group, std::uint32_t verb);

/// The noun group that holds the last of these tokens, with them; the tokens alone when none does.
[[nodiscard]] TokenSpan group_around(const ArticleContext& context, const TokenSpan& tokens);

/// The subject is no entity with a name.
[[nodiscard]] inline bool nothing_named(const ArticleContext& context, const Claim& claim) {
  return claim.subject < 0 || context.extraction.entities[static_cast<std::size_t>(claim.subject)].type == MentionType::concept_;
}

/// Gives a claim whose subject is nothing named the whole phrase that stands for it; what it is compared by stays.
void describe_subject(const ArticleContext& context, const TokenSpan& phrase, Arena& arena, Claim& claim);

}  // namespace crosstell
