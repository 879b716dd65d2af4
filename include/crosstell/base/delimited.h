// SPDX-License-Identifier: Apache-2.0
// Tables as text: the program's own TSV files, and CSV cells that no spreadsheet runs.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace crosstell {

/// Calls `row` with the cells of each line that is neither empty nor a comment (#). A header line is a row like any other.
void each_tsv_row(std::string_view bytes, const std::function<void(const std::vector<std::string>&)>& row);

/// RFC 4180. A text cell that a spreadsheet would run as a formula gets a leading apostrophe (CWE-1236); numbers never.
[[nodiscard]] std::string csv_cell(std::string_view text, bool numeric = false);

}  // namespace crosstell
