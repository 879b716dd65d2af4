// SPDX-License-Identifier: Apache-2.0
#include "crosstell/base/delimited.h"

#include <algorithm>

namespace crosstell {

void each_tsv_row(std::string_view bytes, const std::function<void(const std::vector<std::string>&)>& row) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells;
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', begin), line.size());
      cells.emplace_back(line.substr(begin, tab - begin));
      begin = tab + 1;
    }
    row(cells);
  }
}

std::string csv_cell(std::string_view text, bool numeric) {
  std::string out(text);
  if (!numeric && !out.empty() && std::string_view("=+-@\t\r").find(out[0]) != std::string_view::npos) out.insert(0, "'");
  if (out.find_first_of(",\"\r\n") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char c : out) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

}  // namespace crosstell
