// SPDX-License-Identifier: Apache-2.0
// A compiled rule set as bytes, so that the built-in rules are compiled once, while the program is built. An image is read by the build that
// wrote it and by no other: it has no version.
#pragma once

#include <string>
#include <string_view>

#include "compiled.h"

namespace crosstell::rules {

[[nodiscard]] std::string to_image(const RuleSet::Compiled& compiled);
/// False when the bytes are not a whole image.
[[nodiscard]] bool from_image(std::string_view image, RuleSet::Compiled& compiled);

/// Regular expressions have no image: compiled from PatternTables::regexes.
void compile_regexes(RuleSet::Compiled& compiled);

}  // namespace crosstell::rules
