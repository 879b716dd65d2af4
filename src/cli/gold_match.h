// SPDX-License-Identifier: Apache-2.0
// When does something found equal something in the gold? Loose on wording, strict on numbers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string_view>

#include "crosstell/base/decimal.h"

namespace crosstell::cli {

/// At least `share` of the shorter one's distinct words stand in the other.
[[nodiscard]] bool same_sentence(std::string_view left, std::string_view right, double share);
/// The gold's numbers stand in the value; without numbers half of its words do.
[[nodiscard]] bool same_value(std::string_view found, std::string_view gold);
/// One name inside the other, titles and case aside.
[[nodiscard]] bool same_name(std::string_view left, std::string_view right);
/// Equal amounts; null is unbounded. Gold gives a number or a string.
[[nodiscard]] bool same_bound(const std::optional<Decimal>& found, const nlohmann::json& gold);

}  // namespace crosstell::cli
