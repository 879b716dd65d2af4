// SPDX-License-Identifier: Apache-2.0
// One dispute is told once, although several comparisons found it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "finding.h"

namespace crosstell::crossref {

/// Where a claim that is evidence of a finding stands.
struct Testimony { std::string claim_id, article_id; std::int64_t sentence = 0; bool repeat = false; };
[[nodiscard]] Testimony testimony_of(const ComparableClaim& claim);

/// Whether unite_disputes() looks at the evidence of a finding.
[[nodiscard]] bool may_be_told_twice(const FindingRow& finding);

/// Merges contradictions that are one: the same subject, attribute and values with and without a day; and those of a verb or a counted noun
/// whose sentences a finding of the registry or a quotation already sets against each other. Order of `findings` stays.
/// Requires: `testimonies` are sorted by claim id; the evidence of all findings that may_be_told_twice() is among them.
void unite_disputes(std::vector<FindingRow>& findings, const std::vector<Testimony>& testimonies, const CompareContext& context);

}  // namespace crosstell::crossref
