// SPDX-License-Identifier: Apache-2.0
// Spellings of enumerations in the store, both ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crosstell/read.h"

namespace crosstell {

[[nodiscard]] const std::string& stored_name(InputState state);
[[nodiscard]] InputState input_state_of(std::string_view name);   ///< unknown names read as failed

inline constexpr int kInputStateCount = 6;

}  // namespace crosstell
