// SPDX-License-Identifier: Apache-2.0
// One person or organization under two spellings: worth a note, never a contradiction.
#pragma once

#include <vector>

#include "finding.h"
#include "names.h"

namespace crosstell::crossref {

/// One finding an entity whose articles spell its name differently (not: shorten it). The minority spelling stands second.
[[nodiscard]] std::vector<FindingRow> name_variants(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities,
                                                    const std::vector<ComparableClaim>& claims, const CompareContext& context);

}  // namespace crosstell::crossref
