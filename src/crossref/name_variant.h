// SPDX-License-Identifier: Apache-2.0
// One person or organization under two spellings: worth a note, never a contradiction.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "finding.h"
#include "names.h"

namespace crosstell::crossref {

/// Articles whose claims may be evidence for that. Requires: `entities` by article id, index.
[[nodiscard]] std::set<std::string, std::less<>> articles_with_variants(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities);

/// One finding an entity whose articles spell its name differently (not: shorten it). The minority spelling stands second.
/// Requires: `entities` by article id, index; all claims of articles_with_variants() are among `claims`.
[[nodiscard]] std::vector<FindingRow> name_variants(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities,
                                                    const std::vector<ComparableClaim>& claims, const CompareContext& context);

}  // namespace crosstell::crossref
