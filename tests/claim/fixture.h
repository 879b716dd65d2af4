// SPDX-License-Identifier: Apache-2.0
// One analyzer for all tests of this stage: compiling the rules once is enough.
#pragma once

#include <string>
#include <string_view>

#include "crosstell/claim.h"

namespace crosstell::test {

[[nodiscard]] const std::shared_ptr<const RuleSet>& rules();
[[nodiscard]] Analysis analyze(std::string_view text, std::string_view published = {}, Zone zone = Zone::paragraph);
/// The first claim of an attribute, or nullptr.
[[nodiscard]] const Claim* find(const Analysis& analysis, std::string_view attribute);
[[nodiscard]] std::string words(const Analysis& analysis, const CleanSpan& span);

}  // namespace crosstell::test
