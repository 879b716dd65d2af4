// SPDX-License-Identifier: Apache-2.0
// The SQLite handles of a Store, cached statements, and the border where SQLite's exceptions become StoreFailure.
// Private to src/store.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

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
  SQLite::Statement& prepared(const char* sql);
  /// The same for `rows` rows at once. Requires: `sql` is a literal that ends in "VALUES (?,...,?)"; 1 <= rows <= kMostRows.
  SQLite::Statement& prepared(const char* sql, int rows);
  static constexpr int kMostRows = 16;
  void close_statements() { statements_.clear(); }

 private:
  using Statements = std::array<std::unique_ptr<SQLite::Statement>, kMostRows + 1>;  // by number of rows; 0 is not used
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
  explicit Resetting(SQLite::Statement& statement) : statement_(statement) {}
  Resetting(const Resetting&) = delete;
  Resetting& operator=(const Resetting&) = delete;
  ~Resetting() { statement_.tryReset(); }

 private:
  SQLite::Statement& statement_;
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

inline void bind_one(SQLite::Statement& st, int at, const std::string& text) { st.bindNoCopy(at, text); }
inline void bind_one(SQLite::Statement& st, int at, const char* text) { st.bindNoCopy(at, text); }
void bind_one(SQLite::Statement&, int, std::string&&) = delete;  // the text must live until the statement has run
inline void bind_one(SQLite::Statement& st, int at, OrNull text) { text.text.empty() ? st.bind(at) : st.bindNoCopy(at, text.text); }
inline void bind_one(SQLite::Statement& st, int at, Index index) { index.value < 0 ? st.bind(at) : st.bind(at, index.value); }
inline void bind_one(SQLite::Statement& st, int at, Blob blob) { st.bindNoCopy(at, blob.bytes.empty() ? "" : blob.bytes.data(), static_cast<int>(blob.bytes.size())); }
inline void bind_one(SQLite::Statement& st, int at, OptionalBlob blob) { blob.bytes.empty() ? st.bind(at) : bind_one(st, at, Blob{blob.bytes}); }
inline void bind_one(SQLite::Statement& st, int at, double value) { st.bind(at, value); }
inline void bind_one(SQLite::Statement& st, int at, OptionalReal value) { value.value ? st.bind(at, *value.value) : st.bind(at); }
inline void bind_one(SQLite::Statement& st, int at, OptionalInteger value) { value.value ? st.bind(at, *value.value) : st.bind(at); }
template <class Integer, std::enable_if_t<std::is_integral_v<Integer>, int> = 0>
void bind_one(SQLite::Statement& st, int at, Integer value) { st.bind(at, static_cast<std::int64_t>(value)); }

template <class... Values>
void bind_row(SQLite::Statement& st, Values&&... values) {
  int at = 0;
  (bind_one(st, ++at, std::forward<Values>(values)), ...);
}

/// Writes one row: binds, runs, resets.
template <class... Values>
void write(Store::Database& database, const char* sql, Values&&... values) {
  SQLite::Statement& st = database.prepared(sql);
  const Resetting reset(st);
  bind_row(st, std::forward<Values>(values)...);
  st.exec();
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
  SQLite::Statement* statement_ = nullptr;  // being filled
  int pending_ = 0;                         // rows it still needs
  int at_ = 0;                              // parameters bound
};

// ---- reading ------------------------------------------------------------------------------------------------------------

/// Reads the columns of a row from left to right.
class RowReader {
 public:
  explicit RowReader(SQLite::Statement& statement) : statement_(statement) {}
  RowReader& operator>>(std::string& out);        ///< NULL reads as empty
  RowReader& operator>>(double& out);
  RowReader& operator>>(bool& out);
  RowReader& operator>>(int& out);
  RowReader& operator>>(std::uint64_t& out);
  RowReader& operator>>(std::int64_t& out);       ///< NULL reads as -1
  [[nodiscard]] bool next_is_null() const { return statement_.isColumnNull(at_); }
  void skip(int columns) { at_ += columns; }

 private:
  SQLite::Statement& statement_;
  int at_ = 0;
};

/// Calls `visit(RowReader&)` for every row of a cached statement.
template <class Visit, class... Values>
void each_row(Store::Database& database, const char* sql, Visit&& visit, Values&&... values) {
  SQLite::Statement& st = database.prepared(sql);
  const Resetting reset(st);
  bind_row(st, std::forward<Values>(values)...);
  while (st.executeStep()) {
    RowReader row(st);
    visit(row);
  }
}

/// The first column of the first row, if there is one.
template <class T, class... Values>
std::optional<T> first_value(Store::Database& database, const char* sql, Values&&... values) {
  SQLite::Statement& st = database.prepared(sql);
  const Resetting reset(st);
  bind_row(st, std::forward<Values>(values)...);
  if (!st.executeStep()) return std::nullopt;
  T out{};
  RowReader row(st);
  row >> out;
  return out;
}

[[nodiscard]] std::optional<std::string> setting(Store::Database& database, const std::string& key);
void set_setting(Store::Database& database, const std::string& key, const std::string& value);

}  // namespace crosstell
