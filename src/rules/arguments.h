// SPDX-License-Identifier: Apache-2.0
// Slots that no place in a pattern fills but the analysis of clauses: who does what the predicate says, and to whom or what.
#pragma once

#include <optional>
#include <vector>

#include "pattern.h"

#include "crosstell/rules/rule_set.h"

namespace crosstell::rules {

struct PatternArgument {
  bool doer = false;           ///< else the object
  std::uint32_t slot = 0;      ///< PatternTables::slots
  MentionMask mask = 0;
  std::uint32_t column = 0;
  std::string text;            ///< as written, for near misses
};

/// Takes the arguments out of a pattern. They stand at its top level, beside one predicate; anything else goes to `problems`.
[[nodiscard]] std::vector<PatternArgument> take_arguments(Node& root, const Place& place, Problems& problems);

/// The mention that the argument of the predicate is: it ends the noun group that clause analysis found, and none is joined to it by "and".
/// `name` of the capture is not set. Nothing when clause analysis found no such group or it is nothing of the types asked for.
[[nodiscard]] std::optional<Capture> bind_argument(const TokenView& view, const TokenSpan& predicate, const PatternArgument& argument);

}  // namespace crosstell::rules
