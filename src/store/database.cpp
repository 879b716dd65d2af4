// SPDX-License-Identifier: Apache-2.0
#include "database.h"

namespace crosstell {

Statement::Statement(SQLite::Database& connection, const std::string& sql) {
  const int result = sqlite3_prepare_v2(connection.getHandle(), sql.c_str(), static_cast<int>(sql.size()), &handle_, nullptr);
  if (result != SQLITE_OK) throw SQLite::Exception(connection.getHandle(), result);
}

void Statement::fail(int result) const { throw SQLite::Exception(sqlite3_db_handle(handle_), result); }

Statement& Store::Database::prepared(const char* sql) { return prepared(sql, 1); }

Statement& Store::Database::prepared(const char* sql, int rows) {
  auto& slot = statements_[sql][static_cast<std::size_t>(rows)];
  if (slot) return *slot;
  std::string text = sql;
  if (rows > 1) {
    const std::string row = text.substr(text.rfind('('));
    for (int i = 1; i < rows; ++i) text += "," + row;
  }
  slot = std::make_unique<Statement>(connection, text);
  return *slot;
}

void RowWriter::begin() {
  pending_ = static_cast<int>(std::min<std::size_t>(left_, Store::Database::kMostRows));
  left_ -= static_cast<std::size_t>(pending_);
  statement_ = &database_.prepared(sql_, pending_);
  at_ = 0;
}

void RowWriter::run() {
  const Resetting reset(*statement_);
  statement_->step();
  statement_ = nullptr;
}

Scope::Scope(Store::Database& database) : database_(database), own_(!database.in_transaction) {
  if (!own_) return;
  database_.connection.exec("BEGIN IMMEDIATE");
  database_.in_transaction = true;
}

Scope::~Scope() {
  if (!own_) return;
  database_.connection.tryExec("ROLLBACK");
  database_.in_transaction = false;
}

void Scope::commit() {
  if (!own_) return;
  database_.connection.exec("COMMIT");
  database_.in_transaction = false;
  own_ = false;
}

std::optional<std::string> setting(Store::Database& database, const std::string& key) {
  return first_value<std::string>(database, "SELECT value FROM setting WHERE key = ?", key);
}

void set_setting(Store::Database& database, const std::string& key, const std::string& value) {
  write(database, "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value);
}

}  // namespace crosstell
