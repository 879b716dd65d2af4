// SPDX-License-Identifier: Apache-2.0
// schemas/README.md, written from the same rows that fill column_doc and view_doc.
#include "migration.h"

namespace crosstell {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string markdown_cell(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '|' ? "\\|" : std::string(1, c);
  return out;
}

void append_views(const Rows& views, std::string& out) {
  out += "## Views, each named for a question\n\n| view | question | a statement to start from |\n|---|---|---|\n";
  for (const auto& row : views) out += "| `" + row[0] + "` | " + markdown_cell(row[1]) + " | `" + markdown_cell(row[2]) + "` |\n";
}

void append_columns(const Rows& columns, std::string& out) {
  std::string table;
  for (const auto& row : columns) {
    if (row[0] != table) out += "\n### " + row[0] + "\n\n| column | meaning | unit | example |\n|---|---|---|---|\n";
    table = row[0];
    out += "| `" + row[1] + "` | " + markdown_cell(row[2]) + " | " + markdown_cell(row[3]) + " | " + markdown_cell(row[4]) + " |\n";
  }
}

}  // namespace

std::string schema_document() {
  std::string out =
      "# The store\n\nOne SQLite file; any SQLite tool reads it. `*_id` columns are content ids, equal over runs and machines; `*_row` columns join rows of\n"
      "one file; offsets are bytes, half open. This page is written from `sql/column_doc.tsv` and `sql/view_doc.tsv`, which also fill the tables\n"
      "`column_doc` and `view_doc`; a test keeps it current.\n\n";
  append_views(dictionary_rows("schemas/sql/view_doc.tsv", 3), out);
  out += "\n## Columns\n";
  append_columns(dictionary_rows("schemas/sql/column_doc.tsv", 6), out);
  return out;
}

}  // namespace crosstell
