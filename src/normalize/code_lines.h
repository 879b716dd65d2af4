// SPDX-License-Identifier: Apache-2.0
// Program text among prose, fenced or not.
#pragma once

#include "draft.h"

namespace crosstell {

/// For each line: whether it belongs to a piece of program text without fences. Needs two lines that can hardly be prose; a line
/// that only may be code counts between or next to them.
[[nodiscard]] std::vector<bool> find_code_lines(std::string_view text, const std::vector<Line>& lines);

}  // namespace crosstell
