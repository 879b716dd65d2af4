// SPDX-License-Identifier: Apache-2.0
// How far the parts of a proposition reach in its sentence: subject, verbs, and all that completes them.
#pragma once

#include "context.h"

namespace crosstell {

/// "The number of visitors | is expected to fall | to 900 by June."
struct Proposition {
  TokenSpan group;            ///< noun group of the subject
  TokenSpan subject;          ///< with its prepositional phrases and its article
  TokenSpan verb;             ///< first verb group to last: "is expected to fall", "carried out"
  TokenSpan complement;       ///< what follows in the clause; may be empty
  std::uint32_t predicate = 0;///< index into Segments::predicates of the last verb of the chain: "fall"
  bool chained = false;       ///< an infinitive completes the finite verb
};

/// The proposition of a finite predicate. Requires: the predicate belongs to `sentence` and has a subject.
[[nodiscard]] Proposition read_proposition(const ArticleContext& context, const Sentence& sentence, std::uint32_t predicate);

/// A subject with its article, its prepositional phrases and a clause about it: "the number of visitors", "all the servers Northwind sells".
/// `verb`: the first token of its verb group.
[[nodiscard]] TokenSpan subject_phrase(const ArticleContext& context, const Sentence& sentence, const TokenSpan& group, std::uint32_t verb);

/// The predicate whose infinitive completes this one ("plans to sell"), or the same.
[[nodiscard]] std::uint32_t last_of_chain(const ArticleContext& context, const Sentence& sentence, std::uint32_t predicate);

/// The phrase that begins at `from`, to the end of its clause: asides in brackets are passed over, an apposition ends it, a list does not.
[[nodiscard]] TokenSpan phrase_from(const ArticleContext& context, const Sentence& sentence, std::uint32_t from);

/// Where a clause ends that begins at `from` and tells which one is meant: "the first | that sailed to Bergen", "the first | to sail", "the only one |
/// built in Bergen"; `from` when none begins there.
[[nodiscard]] std::uint32_t end_of_restriction(const ArticleContext& context, const Sentence& sentence, std::uint32_t from);

/// "a move Holm believes is vital", "it is hard to tell": the subject found for the verb is not what the verb speaks of.
[[nodiscard]] bool misled_subject(const ArticleContext& context, const Sentence& sentence, std::uint32_t predicate);

/// The noun group that begins at the token or behind its determiner; empty when none does.
[[nodiscard]] TokenSpan noun_group_at(const ArticleContext& context, const Sentence& sentence, std::uint32_t token);

}  // namespace crosstell
