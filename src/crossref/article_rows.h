// SPDX-License-Identifier: Apache-2.0
// Articles in memory as the rows that a store would give: the same comparison serves both.
#pragma once

#include <vector>

#include "crosstell/crossref.h"

namespace crosstell::crossref {

struct ArticleRows {
  std::vector<Store::ArticleEntity> entities;  ///< by article id, index
  std::vector<Store::ArticleHead> heads;       ///< by id
};

[[nodiscard]] ArticleRows rows_of(const std::vector<const ArticleRecord*>& articles);

/// What Store::comparable_claims() gives once `merges` are stored.
[[nodiscard]] std::vector<ComparableClaim> claims_of(const std::vector<const ArticleRecord*>& articles, const std::vector<MergeRow>& merges);

}  // namespace crosstell::crossref
