// SPDX-License-Identifier: Apache-2.0
// One read-only statement for people: a connection of its own opened for reading, an allow-list, limits and a deadline.
#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "database.h"

namespace crosstell {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kMaxResultBytes = 64u << 20;
constexpr std::int64_t kMaxHeapBytes = 256 << 20;
constexpr int kOpcodesBetweenChecks = 10000;

struct Limit { int id; int value; };
constexpr Limit kLimits[] = {
    {SQLITE_LIMIT_LENGTH, 16 << 20},       // one opcode over a longer value can outlive the deadline
    {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
    {SQLITE_LIMIT_COMPOUND_SELECT, 50},
    {SQLITE_LIMIT_VDBE_OP, 250000},
    {SQLITE_LIMIT_COLUMN, 500},
    {SQLITE_LIMIT_FUNCTION_ARG, 100},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 1000},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

/// What a statement tried that the allow-list refuses, in the words of SQL.
std::string denied_action(int action, const char* detail) {
  const std::string name = detail == nullptr ? "" : detail;
  switch (action) {
    case SQLITE_ATTACH: return "ATTACH and VACUUM INTO";
    case SQLITE_DETACH: return "DETACH";
    case SQLITE_PRAGMA: return "PRAGMA " + name;
    case SQLITE_INSERT: return "writing to " + name;
    case SQLITE_UPDATE: return "changing " + name;
    case SQLITE_DELETE: return "deleting from " + name;
    case SQLITE_FUNCTION: return "the function " + name;
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT: return "a transaction";
    default: return "this statement";
  }
}

struct Guard {
  std::string denied;
  Clock::time_point deadline;
  bool late = false;
};

int authorize(void* context, int action, const char* first, const char* second, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_FUNCTION: {  // the name is the second argument
      const std::string_view name = second == nullptr ? "" : second;
      if (sqlite3_stricmp(std::string(name).c_str(), "load_extension") != 0 && sqlite3_stricmp(std::string(name).c_str(), "fts3_tokenizer") != 0) return SQLITE_OK;
      break;
    }
    case SQLITE_PRAGMA:  // FTS5 asks for it itself; it only reads a counter
      if (first != nullptr && sqlite3_stricmp(first, "data_version") == 0 && second == nullptr) return SQLITE_OK;
      break;
    default: break;
  }
  auto* guard = static_cast<Guard*>(context);
  if (guard->denied.empty()) guard->denied = denied_action(action, action == SQLITE_FUNCTION ? second : first);
  return SQLITE_DENY;
}

int check_deadline(void* context) {
  auto* guard = static_cast<Guard*>(context);
  guard->late = Clock::now() >= guard->deadline;
  return guard->late ? 1 : 0;
}

/// The allow-list, limits and deadline on a connection for as long as this lives.
class Fence {
 public:
  Fence(sqlite3* handle, Guard& guard) : handle_(handle) {
    for (std::size_t i = 0; i < std::size(kLimits); ++i) before_[i] = sqlite3_limit(handle_, kLimits[i].id, kLimits[i].value);
    heap_before_ = sqlite3_hard_heap_limit64(sqlite3_memory_used() + kMaxHeapBytes);
    // The full-text table is opened when it is first named, which writes to the schema in memory: done here, before reading is all that is allowed.
    sqlite3_exec(handle_, "SELECT 1 FROM sentence_fts LIMIT 0", nullptr, nullptr, nullptr);
    sqlite3_set_authorizer(handle_, authorize, &guard);
    sqlite3_progress_handler(handle_, kOpcodesBetweenChecks, check_deadline, &guard);
  }
  ~Fence() {
    sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
    sqlite3_set_authorizer(handle_, nullptr, nullptr);
    sqlite3_hard_heap_limit64(heap_before_);
    for (std::size_t i = 0; i < std::size(kLimits); ++i) sqlite3_limit(handle_, kLimits[i].id, before_[i]);
  }
  Fence(const Fence&) = delete;
  Fence& operator=(const Fence&) = delete;

 private:
  sqlite3* handle_;
  int before_[std::size(kLimits)]{};
  sqlite3_int64 heap_before_ = 0;
};

struct Finalizer { void operator()(sqlite3_stmt* st) const { sqlite3_finalize(st); } };
using StatementHandle = std::unique_ptr<sqlite3_stmt, Finalizer>;

class Query {
 public:
  Query(sqlite3* handle, const Store::QueryOptions& options) : handle_(handle), options_(options) {
    guard_.deadline = Clock::now() + std::chrono::milliseconds(options.timeout_ms);
  }

  Result<Store::QueryResult> run(const std::string& sql) {
    const Fence fence(handle_, guard_);
    StatementHandle st;
    if (auto status = prepare(sql, st); !status) return status.error();
    if (auto status = bind_parameters(st.get()); !status) return status.error();
    return fetch(st.get());
  }

 private:
  Error sql_error() const {
    if (guard_.late) return {Errc::timeout, "query", "interrupted after " + std::to_string(options_.timeout_ms) + " ms; narrow it down or raise the limit"};
    if (!guard_.denied.empty())
      return {Errc::denied, "query", "crosstell query is read-only: " + guard_.denied + " is not allowed, only SELECT. To change data, copy the store and use sqlite3"};
    if (sqlite3_errcode(handle_) == SQLITE_NOMEM) return {Errc::memory, "query", "the query needs more than " + std::to_string(kMaxHeapBytes >> 20) + " MB; narrow it down"};
    std::string what = sqlite3_errmsg(handle_);
    if (sqlite3_errcode(handle_) == SQLITE_TOOBIG) return {Errc::too_large, "query", what + "; cells are limited, narrow it down"};
    if (what.find("no such table") != std::string::npos || what.find("no such column") != std::string::npos)
      what += "; tables, views and columns are described in column_doc: SELECT * FROM column_doc";
    return {Errc::invalid, "query", what};
  }

  Status prepare(const std::string& sql, StatementHandle& st) {
    const char* tail = sql.c_str();
    const char* const end = sql.c_str() + sql.size();
    while (tail < end) {
      sqlite3_stmt* raw = nullptr;
      const char* from = tail;
      const int code = sqlite3_prepare_v2(handle_, from, static_cast<int>(end - from), &raw, &tail);
      StatementHandle next(raw);
      if (code != SQLITE_OK && !st) return sql_error();
      if (st && (raw != nullptr || code != SQLITE_OK)) return Error{Errc::invalid, "query", "more than one statement; send them one by one"};
      if (raw == nullptr && tail == from) break;
      if (raw != nullptr) st = std::move(next);
    }
    if (!st) return Error{Errc::invalid, "query", "no statement; expected a SELECT"};
    if (sqlite3_stmt_readonly(st.get()) == 0) return Error{Errc::denied, "query", "crosstell query is read-only: this statement writes"};
    return {};
  }

  /// The value given for a parameter of the statement ("  :name", "@name", "$name"), or nothing.
  const std::string* given(std::string_view name) const {
    for (const auto& [key, value] : options_.parameters)
      if (key == name || (!name.empty() && key == name.substr(1))) return &value;
    return nullptr;
  }

  Status bind_parameters(sqlite3_stmt* st) {
    std::vector<std::string_view> used;
    for (int i = 1; i <= sqlite3_bind_parameter_count(st); ++i) {
      const char* name = sqlite3_bind_parameter_name(st, i);
      if (name == nullptr) return Error{Errc::invalid, "query", "a parameter without a name (?); write :name and pass its value"};
      const std::string* value = given(name);
      if (value == nullptr) return Error{Errc::invalid, "query", std::string("no value for parameter ") + name + "; pass one"};
      used.emplace_back(name);
      bind_value(st, i, *value);
    }
    for (const auto& [key, value] : options_.parameters) {
      const bool known = std::any_of(used.begin(), used.end(), [&wanted = key](std::string_view name) { return wanted == name || wanted == name.substr(1); });
      if (!known) return Error{Errc::invalid, "query", "the statement has no parameter :" + key};
    }
    return {};
  }

  /// What looks like a number is bound as one, as in the sqlite3 shell; CAST(:name AS TEXT) makes text of it.
  static void bind_value(sqlite3_stmt* st, int at, const std::string& value) {
    const char* const begin = value.data();
    const char* const end = begin + value.size();
    std::int64_t integer = 0;
    if (const auto r = std::from_chars(begin, end, integer); r.ec == std::errc() && r.ptr == end) {
      sqlite3_bind_int64(st, at, integer);
      return;
    }
    double real = 0;
    const bool digit_first = !value.empty() && (value[0] == '-' || (value[0] >= '0' && value[0] <= '9'));  // not inf, nan
    if (const auto r = std::from_chars(begin, end, real); digit_first && r.ec == std::errc() && r.ptr == end) {
      sqlite3_bind_double(st, at, real);
      return;
    }
    sqlite3_bind_text64(st, at, begin, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }

  static std::string hex(const unsigned char* bytes, int count) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    for (int i = 0; i < count; ++i) out += {kHex[bytes[i] >> 4], kHex[bytes[i] & 15]};
    return out;
  }

  static std::optional<std::string> cell(sqlite3_stmt* st, int column) {
    switch (sqlite3_column_type(st, column)) {
      case SQLITE_NULL: return std::nullopt;
      case SQLITE_BLOB: {
        const auto* bytes = static_cast<const unsigned char*>(sqlite3_column_blob(st, column));
        return hex(bytes, sqlite3_column_bytes(st, column));
      }
      default: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(st, column));
        return text == nullptr ? std::string() : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(st, column)));
      }
    }
  }

  Result<Store::QueryResult> fetch(sqlite3_stmt* st) {
    Store::QueryResult out;
    const int columns = sqlite3_column_count(st);
    for (int i = 0; i < columns; ++i) out.columns.emplace_back(sqlite3_column_name(st, i));
    std::vector<bool> text(static_cast<std::size_t>(columns)), number(static_cast<std::size_t>(columns));
    std::uint64_t bytes = 0;
    for (int code = sqlite3_step(st); code != SQLITE_DONE; code = sqlite3_step(st)) {
      if (code != SQLITE_ROW) return sql_error();
      if (out.rows.size() >= options_.max_rows || bytes >= kMaxResultBytes) {
        out.truncated = true;
        break;
      }
      auto& row = out.rows.emplace_back();
      for (int i = 0; i < columns; ++i) {
        const int type = sqlite3_column_type(st, i);
        if (type == SQLITE_TEXT || type == SQLITE_BLOB) text[static_cast<std::size_t>(i)] = true;
        if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) number[static_cast<std::size_t>(i)] = true;
        bytes += row.emplace_back(cell(st, i)).value_or("").size() + 1;
      }
    }
    for (std::size_t i = 0; i < text.size(); ++i) out.numeric.push_back(number[i] && !text[i]);
    return out;
  }

  sqlite3* handle_;
  const Store::QueryOptions& options_;
  Guard guard_;
};

}  // namespace

Result<Store::QueryResult> Store::query(const std::string& sql, const QueryOptions& options) const {
  Database& db = *database_;
  return guarded(db, "querying", [&]() -> Result<QueryResult> {
    if (db.path == ":memory:" || db.read_only) return Query(db.connection.getHandle(), options).run(sql);
    SQLite::Database reader(db.path, SQLite::OPEN_READONLY, 5000);
    sqlite3_db_config(reader.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(reader.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return Query(reader.getHandle(), options).run(sql);
  });
}

}  // namespace crosstell
