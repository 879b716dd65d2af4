// SPDX-License-Identifier: Apache-2.0
// Whether two sentences exclude each other: one happening told and denied, or one thing in two opposed states.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "statement.h"
#include "statement_words.h"

namespace crosstell::crossref {

struct StatementConflict {
  std::string kind;                       ///< "denial" "opposite"
  std::uint32_t clause_a = 0, clause_b = 0;
  std::vector<std::string> shared;        ///< lemmas of what both tell of, as the first sentence has them
  double weight = 0, cover = 0;
};

/// How telling a word is, 0 (in every sentence) to 1 (in one).
using WordRarity = std::function<double(const StatementWord&)>;

struct StatementSide {
  const Statement* statement = nullptr;
  const std::set<std::string>* names = nullptr;   ///< words of all names of its article
  const std::vector<Standing>* standings = nullptr;
};

/// The strongest conflict of two sentences, or nothing. Symmetric but for which side is `a`.
[[nodiscard]] std::optional<StatementConflict> conflict_of(const StatementSide& a, const StatementSide& b, const WordRarity& rarity);

}  // namespace crosstell::crossref
