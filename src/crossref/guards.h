// SPDX-License-Identifier: Apache-2.0
// The guards: ordered reasons why two values that differ are no contradiction. The first that holds names it.
#pragma once

#include <string>
#include <vector>

#include "reading.h"

namespace crosstell::crossref {

struct PairVerdict {
  enum class Outcome { agree, compatible, finding } outcome = Outcome::compatible;
  std::string section;               ///< of a finding: contradiction certainty_drift temporal_update differs
  std::string kind;
  std::string guard;                 ///< that held; empty when none did
  std::vector<std::string> passed;   ///< before it, in order
  std::string scope;                 ///< what the dispute is restricted to
  double size = 1;
  std::string time_alignment;        ///< both one none timeless same_story
};

[[nodiscard]] PairVerdict judge(const Reading& a, const Reading& b, const Attribute& attribute, const CompareContext& context);

}  // namespace crosstell::crossref
