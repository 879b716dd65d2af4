// SPDX-License-Identifier: Apache-2.0
// Normal forms of values for people and for ids: "1.2 billion USD", "at least 40", "2026-03-12".
#pragma once

#include <string>
#include <string_view>

#include "crosstell/extract.h"

namespace crosstell {

[[nodiscard]] std::string value_text(const Figure& figure);
[[nodiscard]] std::string date_text(const DateValue& date);

/// The name of a benchmark without the word for what it is: "MathArena" for "MathArena benchmark".
[[nodiscard]] std::string_view without_kind(std::string_view name);

}  // namespace crosstell
