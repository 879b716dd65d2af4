// SPDX-License-Identifier: Apache-2.0
// Lines in which a publisher speaks to its reader about itself: "Support our newsroom by contributing as little as $1 a month."
#pragma once

#include <string_view>

namespace crosstell {

/// Whether a line asks for money, a subscription or a membership in the publisher's own voice. What somebody is quoted with does not
/// count, nor what an article says about others who ask.
[[nodiscard]] bool asks_for_support(std::string_view line);

/// Whether a line is addressed to the reader or speaks of the publisher, as all lines around an appeal do: "we", "our", "you", "your".
[[nodiscard]] bool speaks_to_reader(std::string_view line);

}  // namespace crosstell
