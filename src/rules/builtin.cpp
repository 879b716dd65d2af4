// SPDX-License-Identifier: Apache-2.0
#include <cassert>
#include <cstddef>

#include "crosstell/rules/rule_set.h"

extern "C" {
extern const char crosstell_rules_begin[];
extern const char crosstell_rules_end[];
}

namespace crosstell {

std::shared_ptr<const RuleSet> RuleSet::builtin() {
  auto rules = from_image({crosstell_rules_begin, static_cast<std::size_t>(crosstell_rules_end - crosstell_rules_begin)});
  assert(rules != nullptr);   // written by the same build
  return rules;
}

}  // namespace crosstell
