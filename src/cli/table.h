// SPDX-License-Identifier: Apache-2.0
// Rows for people and for other programs: table, json, ndjson, csv, tsv, md. Text of articles is made safe for the medium it goes to.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace crosstell::cli {

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::optional<std::string>>> rows;  ///< nothing: null in JSON, an empty cell elsewhere
  std::vector<bool> numeric = {};   ///< per column; empty: all text. Cells of such columns are numbers in JSON
};

/// Prints to standard output. Returns an exit code: usage for an unknown format. Whether the output could be written, main asks.
int print_table(const Table& table, const std::string& format);

}  // namespace crosstell::cli
