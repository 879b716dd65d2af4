// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>

#include <string>

#include "crosstell/store/corpus.h"
#include "database.h"

namespace crosstell {
namespace {

constexpr int kLeanKilobytes = 8192;

void keep_pages(const Store& store, int kilobytes) {
  SQLite::Database& connection = store.database().connection;
  connection.tryExec("PRAGMA cache_size = -" + std::to_string(kilobytes));
  sqlite3_db_release_memory(connection.getHandle());
}

}  // namespace

LeanReading::LeanReading(const Store& store) : store_(store) { keep_pages(store, kLeanKilobytes); }
LeanReading::~LeanReading() { keep_pages(store_, kCacheKilobytes); }

}  // namespace crosstell
