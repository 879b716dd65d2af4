// SPDX-License-Identifier: Apache-2.0
// Normal forms of values for people and for ids: "1.2 billion USD", "at least 40", "2026-03-12".
#pragma once

#include <string>

#include "crosstell/extract.h"

namespace crosstell {

[[nodiscard]] std::string value_text(const Figure& figure);
[[nodiscard]] std::string date_text(const DateValue& date);

}  // namespace crosstell
