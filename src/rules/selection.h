// SPDX-License-Identifier: Apache-2.0
// Which of the matches of a sentence stay.
#pragma once

#include <vector>

#include "compiled.h"

namespace crosstell::rules {

/// Between rules of one attribute that read the same value (or, without a value, the same words), the longer match stays, then the
/// higher priority, then the earlier rule. Matches that say the same stay together: the claims merge and name both rules.
/// Leaves `matches` sorted by token, then rule.
void select_matches(const RuleSet::Compiled& rules, TokenSpan sentence, std::vector<RuleMatch>& matches);

}  // namespace crosstell::rules
