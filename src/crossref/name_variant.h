// SPDX-License-Identifier: Apache-2.0
// One person or organization under two spellings: worth a note, never a contradiction.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "finding.h"
#include "names.h"

namespace crosstell::crossref {

/// One way to write a name. `articles` are sorted.
struct Spelling { std::string name; std::vector<std::string> articles; std::uint64_t mentions = 0; };

/// A corpus entity whose articles spell its name differently (not: shorten it), the most used spelling first.
struct SpelledName { std::string entity_id; double score = 1; std::vector<Spelling> spellings; };

/// Requires: `entities` by article id, index.
[[nodiscard]] std::vector<SpelledName> spelled_names(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities);

/// Articles whose claims may be evidence for that.
[[nodiscard]] std::set<std::string, std::less<>> articles_with_variants(const std::vector<SpelledName>& names);

/// All claims of an article, by claim id; valid until the next call.
using ArticleClaims = std::function<std::span<const ComparableClaim>(const std::string& article_id)>;

/// One finding a name; the minority spelling stands second.
[[nodiscard]] std::vector<FindingRow> name_variants(const std::vector<SpelledName>& names, const ArticleClaims& claims, const CompareContext& context);

}  // namespace crosstell::crossref
