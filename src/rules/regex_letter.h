// SPDX-License-Identifier: Apache-2.0
// What a regular expression tells without being run.
#pragma once

#include <string_view>

namespace crosstell::rules {

/// A letter or mark that every match of the expression contains: most tokens lack it, and need no automaton to be refused.
/// 0: none, or none that so simple a reading can be sure of.
[[nodiscard]] char sure_letter(std::string_view expression);

}  // namespace crosstell::rules
