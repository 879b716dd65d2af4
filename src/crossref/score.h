// SPDX-License-Identifier: Apache-2.0
// Score of a finding: severity x confidence x independence, each from named factors of schemas/crossref/severity.json.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "finding.h"

namespace crosstell::crossref {

/// The pair of claims that carries the finding: the strongest, ties broken by claim ids.
struct ScoredPair {
  const Reading* a = nullptr;
  const Reading* b = nullptr;
  double severity = 0, confidence = 0, independence = 0;
  std::vector<std::pair<std::string, double>> features;
  std::vector<std::string> passed;
};

[[nodiscard]] ScoredPair best_pair(const std::vector<Opposition>& pairs, const Attribute& attribute, const CompareContext& context);

}  // namespace crosstell::crossref
