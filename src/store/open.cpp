// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "migration.h"

namespace crosstell {
namespace {

bool file_exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

std::string percent_encoded(const std::string& path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && c != '%' && c != '?' && c != '#') out += c;
    else out += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return out;
}

void require_regular(const std::string& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0 || S_ISREG(info.st_mode)) return;
  throw StoreFailure(Error{Errc::not_regular, path, "a store is a regular file, and this is none; name another path"});
}

void tune(Store::Database& database, bool durable) {
  SQLite::Database& connection = database.connection;
  sqlite3* handle = connection.getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  connection.exec("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -" + std::to_string(kCacheKilobytes));
  if (database.read_only) return;
  connection.exec("PRAGMA journal_mode = WAL; PRAGMA secure_delete = OFF; PRAGMA wal_autocheckpoint = 10000");
  connection.exec(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

/// A WAL database in a folder that may not be written can only be read as immutable; that is safe when no WAL is left over.
bool needs_immutable(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  return ::access(folder.c_str(), W_OK) != 0 && !file_exists(path + "-wal");
}

std::unique_ptr<Store::Database> open_database(const std::string& path, const StoreOptions& options) {
  if (!options.read_only) {
    const int flags = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX | (options.create ? SQLite::OPEN_CREATE : 0);
    return std::make_unique<Store::Database>(path, path, flags, options.busy_timeout_ms);
  }
  if (needs_immutable(path))
    return std::make_unique<Store::Database>(path, "file:" + percent_encoded(path) + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI, options.busy_timeout_ms);
  return std::make_unique<Store::Database>(path, path, SQLite::OPEN_READONLY, options.busy_timeout_ms);
}

/// A store belongs to one thread, and nobody asks SQLite how much memory it holds: without locks and counters it writes a tenth faster.
void configure_library() {
  static const int result = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);   // refused, harmlessly, when SQLite runs already
  (void)result;
}

StoreFailure opening_failure(const std::string& path, const SQLite::Exception& exception) { return failure_of(path, "opening the store", exception); }

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

/// A store at rest is one file: what wrote it takes its log along, so that readers need no files beside it either. While others have
/// the store open the log stays, and the last of them takes it along.
Store::~Store() {
  if (!database_ || database_->read_only || database_->in_transaction) return;
  database_->close_statements();
  database_->connection.tryExec("PRAGMA busy_timeout = 0");
  database_->connection.tryExec("PRAGMA journal_mode = DELETE");
}

Store Store::open(const std::string& path, const StoreOptions& options) {
  configure_library();
  if (path != ":memory:") {
    require_regular(path);
    if ((options.read_only || !options.create) && !file_exists(path))
      throw StoreFailure(Error{Errc::not_found, path, "there is no store here; make one with: crosstell analyze PATH... --db FILE"});
  }
  try {
    auto database = open_database(path, options);
    database->read_only = options.read_only;
    const int version = check_identity(*database);
    tune(*database, options.durable);
    if (!options.read_only) {
      migrate(*database);
    } else if (version < newest_schema()) {
      throw StoreFailure(Error{Errc::invalid, path, "the store has schema " + std::to_string(version) + ", this program reads " + std::to_string(newest_schema()) +
                                                        "; let crosstell open it for writing once (crosstell analyze) to bring it up to date"});
    }
    database->analysis_key = setting(*database, "analysis_key").value_or("");
    return Store(std::move(database));
  } catch (const SQLite::Exception& exception) {
    throw opening_failure(path, exception);
  }
}

void Store::begin() {
  guarded(*database_, "starting a transaction", [&] {
    if (database_->in_transaction) throw SQLite::Exception("a transaction is already open", SQLITE_MISUSE);
    database_->connection.exec("BEGIN IMMEDIATE");
    database_->in_transaction = true;
  });
}

void Store::commit() {
  guarded(*database_, "committing", [&] {
    database_->connection.exec("COMMIT");
    database_->in_transaction = false;
  });
}

void Store::rollback() {
  database_->connection.tryExec("ROLLBACK");
  database_->in_transaction = false;
}

void Store::set_analysis_key(std::string_view key) {
  guarded(*database_, "noting the analysis key", [&] {
    database_->analysis_key = key;
    set_setting(*database_, "analysis_key", database_->analysis_key);
  });
}

}  // namespace crosstell
