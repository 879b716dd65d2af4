// SPDX-License-Identifier: Apache-2.0
// An Analysis as one JSON record: what `crosstell extract` prints, described by schemas/json/extract.schema.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crosstell/claim.h"

namespace crosstell::cli {

struct ExtractSections { bool blocks = false, tokens = false, mentions = false, figures = false, quotes = false, claims = false, metadata = false, map = false; };

/// Errors: invalid - a name that is no section.
[[nodiscard]] Result<ExtractSections> sections_from(const std::vector<std::string>& names);

/// One line of JSON without the line end. `id` is the caller's own.
[[nodiscard]] std::string extract_record(const std::string& id, const Analysis& analysis, const ExtractSections& sections);

/// What a claim is about, for people: the full name of a named subject, else its words.
[[nodiscard]] std::string subject_name(const Analysis& analysis, const Claim& claim);

}  // namespace crosstell::cli
