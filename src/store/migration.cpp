// SPDX-License-Identifier: Apache-2.0
#include "migration.h"

#include <algorithm>
#include <charconv>

#include "crosstell/base/hash.h"
#include "crosstell/base/resource.h"

namespace crosstell {
namespace {

constexpr std::string_view kFolder = "schemas/sql/";

struct Migration { int number = 0; std::string_view sql; };

/// schemas/sql/NNNN_*.sql in order; NNNN is the user_version it leads to.
const std::vector<Migration>& migrations() {
  static const std::vector<Migration> all = [] {
    std::vector<Migration> out;
    for (const Resource& resource : resources()) {
      if (!resource.path.starts_with(kFolder) || !resource.path.ends_with(".sql")) continue;
      const std::string_view name = resource.path.substr(kFolder.size());
      int number = 0;
      const auto parsed = std::from_chars(name.data(), name.data() + std::min<std::size_t>(4, name.size()), number);
      if (parsed.ec == std::errc() && parsed.ptr == name.data() + 4) out.push_back({number, resource.bytes});
    }
    std::sort(out.begin(), out.end(), [](const Migration& a, const Migration& b) { return a.number < b.number; });
    return out;
  }();
  return all;
}

int pragma(SQLite::Database& connection, const char* sql) { return connection.execAndGet(sql).getInt(); }

std::string_view required_resource(std::string_view path) {
  const auto found = find_resource(path);
  if (!found) throw StoreFailure(Error{Errc::not_found, std::string(path), "not embedded in this program; the build is broken"});
  return *found;
}

/// The rows of a TSV file without its header line and without comment lines.
std::vector<std::vector<std::string>> tsv_rows(std::string_view bytes) {
  std::vector<std::vector<std::string>> rows;
  bool header = true;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    if (std::exchange(header, false)) continue;
    auto& row = rows.emplace_back();
    for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
      row.emplace_back(line.substr(0, tab));
      line.remove_prefix(tab + 1);
    }
    row.emplace_back(line);
  }
  return rows;
}

void load_dictionary(Store::Database& database) {
  database.connection.exec("DELETE FROM column_doc; DELETE FROM view_doc");
  for (const auto& row : dictionary_rows("schemas/sql/column_doc.tsv", 6))
    write(database, "INSERT INTO column_doc VALUES (?, ?, ?, ?, ?, ?)", row[0], row[1], row[2], OrNull{row[3]}, OrNull{row[4]}, row[5]);
  for (const auto& row : dictionary_rows("schemas/sql/view_doc.tsv", 3))
    write(database, "INSERT INTO view_doc VALUES (?, ?, ?)", row[0], row[1], row[2]);
}

void replace_views(SQLite::Database& connection, std::string_view sql) {
  std::vector<std::string> names;
  {
    SQLite::Statement st(connection, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name");
    while (st.executeStep()) names.push_back(st.getColumn(0).getString());
  }
  for (const std::string& name : names) connection.exec("DROP VIEW \"" + name + "\"");
  connection.exec(std::string(sql));
}

/// Views and dictionary hold no data of their own; they are replaced whenever this program carries others.
void refresh_views(Store::Database& database) {
  const std::string_view views = required_resource("schemas/sql/views.sql");
  const std::string_view columns = required_resource("schemas/sql/column_doc.tsv");
  const std::string_view questions = required_resource("schemas/sql/view_doc.tsv");
  const std::string hash = content_hash(KeyBuilder().field(views).field(columns).field(questions).bytes());
  if (setting(database, "dictionary_hash") == hash) return;
  Scope scope(database);
  replace_views(database.connection, views);
  load_dictionary(database);
  set_setting(database, "dictionary_hash", hash);
  scope.commit();
}

void run_migration(Store::Database& database, const Migration& migration) {
  Scope scope(database);
  // Another process may have migrated while we waited for the lock.
  if (pragma(database.connection, "PRAGMA user_version") >= migration.number) return scope.commit();
  database.connection.exec(std::string(migration.sql));
  database.connection.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.connection.exec("PRAGMA user_version = " + std::to_string(migration.number));
  scope.commit();
}

}  // namespace

std::vector<std::vector<std::string>> dictionary_rows(std::string_view path, std::size_t columns) {
  auto rows = tsv_rows(required_resource(path));
  for (auto& row : rows) row.resize(columns);
  return rows;
}

int newest_schema() { return migrations().empty() ? 0 : migrations().back().number; }

int check_identity(Store::Database& database) {
  const int application = pragma(database.connection, "PRAGMA application_id");
  const int version = pragma(database.connection, "PRAGMA user_version");
  const bool empty = pragma(database.connection, "SELECT count(*) FROM sqlite_schema") == 0;
  if (application != kApplicationId && !(empty && application == 0))
    throw StoreFailure(Error{Errc::corrupt, database.path, "this SQLite database belongs to another program; it was left untouched. Name another file"});
  if (version > newest_schema())
    throw StoreFailure(Error{Errc::too_new, database.path, "the store was written by a newer crosstell (schema " + std::to_string(version) + ", this program knows " +
                                                               std::to_string(newest_schema()) + "); use that version, or analyse again into another file"});
  return empty ? 0 : version;
}

void migrate(Store::Database& database) {
  for (const Migration& migration : migrations())
    if (pragma(database.connection, "PRAGMA user_version") < migration.number) run_migration(database, migration);
  refresh_views(database);
}

}  // namespace crosstell
