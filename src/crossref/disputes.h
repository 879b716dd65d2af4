// SPDX-License-Identifier: Apache-2.0
// One dispute is told once, although several comparisons found it.
#pragma once

#include <vector>

#include "finding.h"

namespace crosstell::crossref {

/// Merges contradictions that are one: the same subject, attribute and values with and without a day; and those of a verb or a counted noun
/// whose sentences a finding of the registry or a quotation already sets against each other. Order of `findings` stays.
/// Requires: `claims` are sorted by claim id.
void unite_disputes(std::vector<FindingRow>& findings, const std::vector<ComparableClaim>& claims, const CompareContext& context);

}  // namespace crosstell::crossref
