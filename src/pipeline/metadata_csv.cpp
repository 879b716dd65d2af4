// SPDX-License-Identifier: Apache-2.0
#include "metadata_csv.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace crosstell::pipeline_detail {
namespace {

/// Cells of the record that starts at `at`; moves `at` behind it and counts lines.
std::vector<std::string> next_row(std::string_view text, std::size_t& at, std::uint64_t& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') cells.back() += c;
      else if (at + 1 < text.size() && text[at + 1] == '"') cells.back() += text[++at];
      else quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      cells.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

Result<SideMetadata> parse_metadata_csv(std::string_view text, const std::string& file_name) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::size_t at = 0;
  std::uint64_t line = 1;
  const std::vector<std::string> columns = next_row(text, at, line);
  const auto path_column = std::find(columns.begin(), columns.end(), "path") - columns.begin();
  for (const std::string& column : columns)
    if (column != "path" && column != "url" && column != "source" && column != "published")
      return Error{Errc::syntax, file_name + ":1", "found column '" + column + "'; expected path, url, source, published"};
  if (path_column == static_cast<std::ptrdiff_t>(columns.size())) return Error{Errc::syntax, file_name + ":1", "found no column 'path' in the header row"};
  SideMetadata out;
  while (at < text.size()) {
    const std::uint64_t row_line = line;
    std::vector<std::string> cells = next_row(text, at, line);
    if (cells.size() == 1 && cells[0].empty()) continue;
    if (cells.size() != columns.size())
      return Error{Errc::syntax, file_name + ":" + std::to_string(row_line), "found " + std::to_string(cells.size()) + " cells; expected " + std::to_string(columns.size())};
    std::vector<std::pair<std::string, std::string>> fields;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (static_cast<std::ptrdiff_t>(i) != path_column && !cells[i].empty()) fields.emplace_back(columns[i], cells[i]);
    out.emplace_back(cells[static_cast<std::size_t>(path_column)], std::move(fields));
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 1; i < out.size(); ++i)
    if (out[i].first == out[i - 1].first) return Error{Errc::syntax, file_name, "found two rows for path '" + out[i].first + "'"};
  return out;
}

Result<SideMetadata> read_metadata_csv(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path)) return Error{Errc::io, path, "cannot be read; --meta wants a CSV file with the columns path, url, source, published"};
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return parse_metadata_csv(text, path);
}

}  // namespace crosstell::pipeline_detail
