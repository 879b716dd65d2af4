// SPDX-License-Identifier: Apache-2.0
#include "table.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "crosstell/base/delimited.h"
#include "crosstell/base/utf8.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxCell = 60;  // characters of a cell on a terminal

bool is_numeric(const Table& table, std::size_t column) { return column < table.numeric.size() && table.numeric[column]; }

/// At most kMaxCell characters, cut on a character border.
std::string cell_text(const std::string& text) {
  const std::string safe = printable(text);
  if (code_point_count(safe) <= kMaxCell) return safe;
  std::size_t byte = 0;
  for (std::size_t count = 0; count + 1 < kMaxCell; ++count) byte += decode_utf8(safe, byte).length;
  return safe.substr(0, byte) + "\xE2\x80\xA6";
}

void print_plain(const Table& table) {
  std::vector<std::vector<std::string>> cells;
  cells.push_back(table.columns);
  for (const auto& row : table.rows) {
    std::vector<std::string> line;
    for (const auto& text : row) line.push_back(cell_text(text.value_or("")));
    cells.push_back(std::move(line));
  }
  std::vector<std::size_t> width(table.columns.size(), 0);
  for (const auto& line : cells)
    for (std::size_t i = 0; i < line.size(); ++i) width[i] = std::max<std::size_t>(width[i], code_point_count(line[i]));
  for (std::size_t n = 0; n < cells.size(); ++n) {
    std::string out;
    for (std::size_t i = 0; i < cells[n].size(); ++i) {
      const std::string pad(width[i] - code_point_count(cells[n][i]), ' ');
      if (i > 0) out += "  ";
      out += n > 0 && is_numeric(table, i) ? pad + cells[n][i] : cells[n][i] + pad;
    }
    out.erase(out.find_last_not_of(' ') + 1);
    std::cout << out << '\n';
    if (n == 0) {
      std::string rule;
      for (std::size_t i = 0; i < width.size(); ++i) rule += (i > 0 ? "  " : "") + std::string(width[i], '-');
      std::cout << rule << '\n';
    }
  }
}

Json value_of(const std::optional<std::string>& cell, bool numeric) {
  if (!cell) return nullptr;
  if (!numeric) return *cell;
  Json number = Json::parse(*cell, nullptr, false);
  return number.is_number() ? number : Json(*cell);  // SQLite's Inf is no JSON number
}

Json object_of(const Table& table, const std::vector<std::optional<std::string>>& row) {
  Json out = Json::object();
  for (std::size_t i = 0; i < row.size(); ++i) out[table.columns[i]] = value_of(row[i], is_numeric(table, i));
  return out;
}

std::string dump(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

std::string tsv_cell(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  return out;
}

std::string markdown_cell(const std::string& text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\|<>*_`[]").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

template <class Cell>
void print_lines(const Table& table, const std::string& before, const std::string& between, const std::string& after, Cell cell) {
  std::string header = before;
  for (std::size_t i = 0; i < table.columns.size(); ++i) header += (i > 0 ? between : "") + cell(table.columns[i], false);
  std::cout << header << after << '\n';
  if (!before.empty()) {
    std::string rule = before;
    for (std::size_t i = 0; i < table.columns.size(); ++i) rule += (i > 0 ? between : "") + std::string(is_numeric(table, i) ? "---:" : "---");
    std::cout << rule << after << '\n';
  }
  for (const auto& row : table.rows) {
    std::string out = before;
    for (std::size_t i = 0; i < row.size(); ++i) out += (i > 0 ? between : "") + cell(row[i].value_or(""), is_numeric(table, i));
    std::cout << out << after << '\n';
  }
}

}  // namespace

int print_table(const Table& table, const std::string& format) {
  if (format == "table") {
    print_plain(table);
  } else if (format == "json") {
    Json rows = Json::array();
    for (const auto& row : table.rows) rows.push_back(object_of(table, row));
    std::cout << dump(Json{{"schema_version", 1}, {"columns", table.columns}, {"rows", std::move(rows)}}, 1) << '\n';
  } else if (format == "ndjson") {
    for (const auto& row : table.rows) std::cout << dump(object_of(table, row), -1) << '\n';
  } else if (format == "csv") {
    print_lines(table, "", ",", "", [](const std::string& text, bool numeric) { return csv_cell(text, numeric); });
  } else if (format == "tsv") {
    print_lines(table, "", "\t", "", [](const std::string& text, bool) { return tsv_cell(text); });
  } else if (format == "md") {
    print_lines(table, "| ", " | ", " |", [](const std::string& text, bool) { return markdown_cell(text); });
  } else {
    return fail(exit_usage, "--format: found '" + format + "'; expected table, json, ndjson, csv, tsv or md");
  }
  return exit_done;
}

}  // namespace crosstell::cli
