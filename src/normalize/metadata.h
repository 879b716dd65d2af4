// SPDX-License-Identifier: Apache-2.0
// Who published an article and when, from fields, front matter and lines of the text.
#pragma once

#include <utility>
#include <vector>

#include "crosstell/normalize.h"

namespace crosstell {

using MetadataEntries = std::vector<std::pair<std::string, std::string>>;

/// Fills article.metadata. `json` and `front_matter` hold what the container said (keys: names of fields, keys as written).
void fill_metadata(Article& article, const RawArticle& raw, const NormalizeOptions& options, const MetadataEntries& json, const MetadataEntries& front_matter);

/// Adds the names in "By Ada Holm and Jon Berg | Daily" or "Ada Holm; Jon Berg", each once.
void add_authors(std::vector<std::string>& authors, std::string_view text);

/// The wire service named at the start of a story: "PORTO (Reuters) -", "(AP) —". Empty when there is none.
[[nodiscard]] std::string agency_in(std::string_view first_block);

}  // namespace crosstell
