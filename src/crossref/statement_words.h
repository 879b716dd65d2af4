// SPDX-License-Identifier: Apache-2.0
// Which words of two sentences may mean one thing, by WordNet and by the classes of schemas/crossref/statement_words.tsv, and which
// predicates exclude each other (schemas/crossref/statement_oppositions.tsv).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "statement.h"

namespace crosstell::crossref {

/// 0 (nothing in common) to 1 (one word). Names are alike only when they are equal.
[[nodiscard]] double likeness(const StatementWord& a, const StatementWord& b);
/// The greatest likeness to any of the words.
[[nodiscard]] double likeness(const StatementWord& word, const StatementWords& others);

/// A verb that tells nothing without its object: "make", "take".
[[nodiscard]] bool is_empty_verb(std::string_view lemma);

/// Single words that exclude each other, by WordNet or as states of one group: "permanent" and "temporary".
[[nodiscard]] bool are_opposed(const StatementWord& a, const StatementWord& b);

/// What a clause says of its theme, as one side of an opposition.
struct Standing {
  std::string group, side;             ///< "passage", "open"
  StatementWords theme, doer;          ///< of what it is said; who does it, where a verb has both
  std::uint32_t clause = 0;            ///< index into Statement::clauses
  std::uint32_t place = 0, end = 0;    ///< tokens of the predicate
};
[[nodiscard]] std::vector<Standing> standings_of(const Statement& statement);

}  // namespace crosstell::crossref
