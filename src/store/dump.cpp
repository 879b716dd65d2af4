// SPDX-License-Identifier: Apache-2.0
// The store as text that does not know when, where or in which order it was filled: content ids in place of row numbers, sorted.
#include <array>
#include <charconv>

#include "crosstell/base/hash.h"
#include "database.h"

namespace crosstell {
namespace {

// Not here: setting, run (times), id_alias (history), review_event and name_decision (people), column_doc, view_doc (the program's), sentence_fts (derived).
constexpr std::string_view kExported[] = {
    "article",       "article_author",  "article_entity",   "article_entity_alias", "article_family",  "article_story", "article_text",  "block",
    "claim",         "claim_argument",  "claim_feature",    "claim_member",         "claim_rule",      "claim_scope",   "comparison",    "diagnostic",
    "entity",        "entity_member",   "entity_merge",     "entity_name",          "family",          "figure",        "file",          "finding",
    "finding_evidence", "finding_feature", "finding_guard", "finding_variant",      "mention",         "quotation",     "sentence",      "story",
    "story_evidence"};

// How and with what it was packed, where the file lay on this machine, under which key it was analysed.
constexpr std::string_view kLeftOut[] = {"analysis_key", "system_path", "raw_deflate"};

template <class Range>
bool contains(const Range& range, std::string_view name) {
  for (const std::string_view one : range)
    if (one == name) return true;
  return false;
}

/// Column of a table as SQL: row numbers of other tables become the content id that stands there; the own one is left out (empty).
std::string column_sql(const std::string& table, const std::string& column) {
  constexpr std::string_view kRow = "_row";
  if (contains(kLeftOut, column) || column == table + "_row") return {};
  if (!column.ends_with(kRow)) return table + "." + column;
  const std::string other = column.substr(0, column.size() - kRow.size());
  const std::string id = other == "file" ? "root || '/' || path || '#' || record_number" : other + "_id";
  return "(SELECT " + id + " FROM " + other + " WHERE " + other + "." + column + " = " + table + "." + column + ")";
}

struct TableQuery { std::string header, sql; };

TableQuery query_for(SQLite::Database& connection, const std::string& table) {
  TableQuery out;
  std::string columns, order;
  SQLite::Statement st(connection, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
  st.bind(1, table);
  for (int position = 0; st.executeStep();) {
    const std::string name = st.getColumn(0).getString(), sql = column_sql(table, name);
    if (sql.empty()) continue;
    const std::string separator = position++ == 0 ? "" : ", ";
    out.header += (position == 1 ? "" : "\t") + name;
    columns += separator + sql;
    order += separator + std::to_string(position);
  }
  out.sql = "SELECT " + columns + " FROM " + table + " ORDER BY " + order;
  return out;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\\': out += "\\\\"; break;
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      default: out += c;
    }
  }
}

void append_cell(std::string& out, const SQLite::Column& column) {
  if (column.isNull()) {
    out += "\\N";
  } else if (column.isFloat()) {
    std::array<char, 32> digits{};  // the shortest text that reads back as the same number
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), column.getDouble()).ptr;
    out.append(digits.data(), end);
  } else if (column.isBlob()) {
    out += content_hash({static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())});
  } else {
    append_escaped(out, column.getString());
  }
}

void append_table(SQLite::Database& connection, const std::string& table, std::string& out) {
  const TableQuery query = query_for(connection, table);
  out += "# " + table + "\n" + query.header + "\n";
  SQLite::Statement st(connection, query.sql);
  while (st.executeStep()) {
    for (int i = 0; i < st.getColumnCount(); ++i) {
      if (i > 0) out += '\t';
      append_cell(out, st.getColumn(i));
    }
    out += '\n';
  }
}

}  // namespace

std::string Store::canonical_dump() const {
  Database& db = *database_;
  return guarded(db, "dumping", [&] {
    std::string out;
    for (const std::string_view table : kExported) append_table(db.connection, std::string(table), out);
    return out;
  });
}

}  // namespace crosstell
