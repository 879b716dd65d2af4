// SPDX-License-Identifier: Apache-2.0
// Spellings of enumerations in the store, both ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crosstell/read.h"

namespace crosstell {

[[nodiscard]] const std::string& stored_name(InputState state);
[[nodiscard]] const std::string& stored_name(Container container);
[[nodiscard]] InputState input_state_of(std::string_view name);   ///< unknown names read as failed
[[nodiscard]] Container container_of(std::string_view name);      ///< unknown names read as text

inline constexpr int kInputStateCount = 6;
inline constexpr int kContainerCount = 4;   ///< a new input format raises it; names.cpp does not compile before

}  // namespace crosstell
