// SPDX-License-Identifier: Apache-2.0
// The SQLite handles of a Store, cached statements, and the border where SQLite's exceptions become StoreFailure.
// Private to src/store.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "crosstell/store.h"

namespace crosstell {

/// A prepared statement without the bookkeeping of SQLite::Statement: cross-reference reads a hundred million columns.
/// Errors: SQLite::Exception, as from that.
class Statement {
 public:
  Statement(SQLite::Database& connection, const std::string& sql);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(handle_); }

  void bind(int at) { check(sqlite3_bind_null(handle_, at)); }
  void bind(int at, std::int64_t value) { check(sqlite3_bind_int64(handle_, at, value)); }
  void bind(int at, double value) { check(sqlite3_bind_double(handle_, at, value)); }
  /// Borrowed until the statement has run.
  void bind_text(int at, const char* text, std::size_t size) { check(sqlite3_bind_text(handle_, at, text, static_cast<int>(size), SQLITE_STATIC)); }
  void bind_blob(int at, const char* bytes, std::size_t size) { check(sqlite3_bind_blob(handle_, at, bytes, static_cast<int>(size), SQLITE_STATIC)); }

  /// Whether there is another row.
  bool step() {
    const int result = sqlite3_step(handle_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) fail(result);
    return result == SQLITE_ROW;
  }
  void reset() { sqlite3_reset(handle_); }

  [[nodiscard]] bool is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(handle_, column); }
  [[nodiscard]] double real(int column) const { return sqlite3_column_double(handle_, column); }
  /// Valid until the next step; empty for NULL.
  [[nodiscard]] std::string_view text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));   // before the number of its bytes is asked for
    return bytes == nullptr ? std::string_view{} : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
  }

 private:
  void check(int result) const {
    if (result != SQLITE_OK) fail(result);
  }
  [[noreturn]] void fail(int result) const;

  sqlite3_stmt* handle_ = nullptr;
};

inline constexpr int kCacheKilobytes = 65536;   ///< of pages; less while LeanReading is about

struct Store::Database {
  std::string path;                 ///< as given; what messages name
  SQLite::Database connection;
  bool read_only = false;
  bool in_transaction = false;
  std::string analysis_key;
  std::string packed, unpacked;     ///< scratch memory of (de)compression

  Database(std::string path_, const std::string& uri, int flags, int busy_timeout_ms)
      : path(std::move(path_)), connection(uri, flags, busy_timeout_ms) {}

  /// The prepared statement of this SQL, reset and without bindings. Requires: `sql` is a literal (its address is the key).
  Statement& prepared(const char* sql);
  /// The same for `rows` rows at once. Requires: `sql` is a literal that ends in "VALUES (?,...,?)"; 1 <= rows <= kMostRows.
  Statement& prepared(const char* sql, int rows);
  static constexpr int kMostRows = 16;
  void close_statements() { statements_.clear(); }

 private:
  using Statements = std::array<std::unique_ptr<Statement>, kMostRows + 1>;  // by number of rows; 0 is not used
  std::unordered_map<const char*, Statements> statements_;  // destroyed before the connection
};

/// The failure for people: path, what happened, what to do.
[[nodiscard]] StoreFailure failure_of(const std::string& path, std::string_view doing, const SQLite::Exception& exception);

/// Runs `work`; trouble of SQLite leaves as StoreFailure.
template <class Work>
decltype(auto) guarded(const Store::Database& database, std::string_view doing, Work&& work) {
  try {
    return std::forward<Work>(work)();
  } catch (const SQLite::Exception& exception) {
    throw failure_of(database.path, doing, exception);
  }
}

/// Gives a statement back reset, so that it holds neither a lock nor pointers into rows.
class Resetting {
 public:
  explicit Resetting(Statement& statement) : statement_(statement) {}
  Resetting(const Resetting&) = delete;
  Resetting& operator=(const Resetting&) = delete;
  ~Resetting() { statement_.reset(); }

 private:
  Statement& statement_;
};

/// An open transaction of our own unless the caller already has one; rolls back unless commit() is reached.
class Scope {
 public:
  explicit Scope(Store::Database& database);
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  void commit();

 private:
  Store::Database& database_;
  bool own_ = false;
};

// ---- binding ------------------------------------------------------------------------------------------------------------

/// Text of which the empty one means "not known": stored as NULL.
struct OrNull { const std::string& text; };
/// An index of which -1 means "none": stored as NULL.
struct Index { std::int64_t value; };
struct Blob { std::string_view bytes; };
/// Empty: stored as NULL.
struct OptionalBlob { std::string_view bytes; };
struct OptionalReal { std::optional<double> value; };
struct OptionalInteger { std::optional<std::int64_t> value; };

inline void bind_one(Statement& st, int at, const std::string& text) { st.bind_text(at, text.data(), text.size()); }
inline void bind_one(Statement& st, int at, const char* text) { st.bind_text(at, text, std::char_traits<char>::length(text)); }
void bind_one(Statement&, int, std::string&&) = delete;  // the text must live until the statement has run
inline void bind_one(Statement& st, int at, OrNull text) { text.text.empty() ? st.bind(at) : st.bind_text(at, text.text.data(), text.text.size()); }
inline void bind_one(Statement& st, int at, Index index) { index.value < 0 ? st.bind(at) : st.bind(at, index.value); }
inline void bind_one(Statement& st, int at, Blob blob) { st.bind_blob(at, blob.bytes.empty() ? "" : blob.bytes.data(), blob.bytes.size()); }
inline void bind_one(Statement& st, int at, OptionalBlob blob) { blob.bytes.empty() ? st.bind(at) : bind_one(st, at, Blob{blob.bytes}); }
inline void bind_one(Statement& st, int at, double value) { st.bind(at, value); }
inline void bind_one(Statement& st, int at, OptionalReal value) { value.value ? st.bind(at, *value.value) : st.bind(at); }
inline void bind_one(Statement& st, int at, OptionalInteger value) { value.value ? st.bind(at, *value.value) : st.bind(at); }
template <class Integer, std::enable_if_t<std::is_integral_v<Integer>, int> = 0>
void bind_one(Statement& st, int at, Integer value) { st.bind(at, static_cast<std::int64_t>(value)); }

template <class... Values>
void bind_row(Statement& st, Values&&... values) {
  int at = 0;
  (bind_one(st, ++at, std::forward<Values>(values)), ...);
}

/// Writes one row: binds, runs, resets.
template <class... Values>
void write(Store::Database& database, const char* sql, Values&&... values) {
  Statement& st = database.prepared(sql);
  const Resetting reset(st);
  bind_row(st, std::forward<Values>(values)...);
  st.step();
}

/// Writes rows of one table, several to a statement: setting a statement up costs as much as a row. Texts have to live until the last one
/// is added. Requires: add() is called `row_count` times.
class RowWriter {
 public:
  RowWriter(Store::Database& database, const char* sql, std::size_t row_count) : database_(database), sql_(sql), left_(row_count) {}

  template <class... Values>
  void add(Values&&... values) {
    if (!statement_) begin();
    (bind_one(*statement_, ++at_, std::forward<Values>(values)), ...);
    if (--pending_ == 0) run();
  }

 private:
  void begin();
  void run();

  Store::Database& database_;
  const char* sql_;
  std::size_t left_;                        // rows announced and not begun
  Statement* statement_ = nullptr;  // being filled
  int pending_ = 0;                         // rows it still needs
  int at_ = 0;                              // parameters bound
};

// ---- reading ------------------------------------------------------------------------------------------------------------

/// Reads the columns of a row from left to right.
class RowReader {
 public:
  explicit RowReader(const Statement& statement) : statement_(statement) {}
  RowReader& operator>>(std::string& out) {       ///< NULL reads as empty
    out.assign(statement_.text(at_++));
    return *this;
  }
  RowReader& operator>>(double& out) { return out = statement_.real(at_++), *this; }
  RowReader& operator>>(bool& out) { return out = statement_.integer(at_++) != 0, *this; }
  RowReader& operator>>(int& out) { return out = static_cast<int>(statement_.integer(at_++)), *this; }
  RowReader& operator>>(std::uint64_t& out) { return out = static_cast<std::uint64_t>(statement_.integer(at_++)), *this; }
  RowReader& operator>>(std::int64_t& out) {      ///< NULL reads as -1
    out = statement_.is_null(at_) ? -1 : statement_.integer(at_);
    return ++at_, *this;
  }
  /// Borrowed until the next row.
  std::string_view text() { return statement_.text(at_++); }
  [[nodiscard]] bool next_is_null() const { return statement_.is_null(at_); }
  void skip(int columns) { at_ += columns; }

 private:
  const Statement& statement_;
  int at_ = 0;
};

/// Calls `visit(RowReader&)` for every row of a cached statement.
template <class Visit, class... Values>
void each_row(Store::Database& database, const char* sql, Visit&& visit, Values&&... values) {
  Statement& st = database.prepared(sql);
  const Resetting reset(st);
  bind_row(st, std::forward<Values>(values)...);
  while (st.step()) {
    RowReader row(st);
    visit(row);
  }
}

/// The first column of the first row, if there is one.
template <class T, class... Values>
std::optional<T> first_value(Store::Database& database, const char* sql, Values&&... values) {
  Statement& st = database.prepared(sql);
  const Resetting reset(st);
  bind_row(st, std::forward<Values>(values)...);
  if (!st.step()) return std::nullopt;
  T out{};
  RowReader row(st);
  row >> out;
  return out;
}

[[nodiscard]] std::optional<std::string> setting(Store::Database& database, const std::string& key);
void set_setting(Store::Database& database, const std::string& key, const std::string& value);

}  // namespace crosstell
