// SPDX-License-Identifier: Apache-2.0
#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>

#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::fixture;

namespace {

/// Code and message with which opening fails; nothing when it succeeds.
std::optional<Error> failure_of_open(const std::string& path, const StoreOptions& options = {}) {
  try {
    (void)Store::open(path, options);
  } catch (const StoreFailure& failure) {
    return failure.error;
  }
  return std::nullopt;
}

void write_file(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
std::string read_file(const std::string& path) {
  if (!std::filesystem::is_regular_file(path)) return {};
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("open: files that are no store are refused and left alone", "[store]") {
  const TempFolder folder;
  write_file(folder.file("garbage.db"), std::string(5000, 'x'));
  write_file(folder.file("text.txt"), "Dear reader");
  SQLite::Database(folder.file("foreign.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE recipe (name TEXT)");
  std::filesystem::create_directory(folder.file("folder.db"));
  struct Row { const char* name; Errc code; const char* words; };
  for (const Row& row : {Row{"garbage.db", Errc::corrupt, "not a crosstell store"}, Row{"text.txt", Errc::corrupt, "not a crosstell store"},
                         Row{"foreign.db", Errc::corrupt, "belongs to another program"}, Row{"folder.db", Errc::not_regular, "regular file"},
                         Row{"no/such/folder.db", Errc::denied, "folder exists"}}) {
    CAPTURE(row.name);
    const std::string before = read_file(folder.file(row.name));
    const auto error = failure_of_open(folder.file(row.name));
    REQUIRE(error);
    CHECK(error->code == row.code);
    CHECK_THAT(error->what, Catch::Contains(row.words));
    CHECK(error->where == folder.file(row.name));
    CHECK(read_file(folder.file(row.name)) == before);
  }
}

TEST_CASE("open: a newer store is refused", "[store]") {
  const TempFolder folder;
  const std::string path = folder.file("s.db");
  CHECK_FALSE(failure_of_open(path));
  SQLite::Database(path, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 999");
  const auto error = failure_of_open(path);
  REQUIRE(error);
  CHECK(error->code == Errc::too_new);
  CHECK_THAT(error->what, Catch::Contains("999"));
}

TEST_CASE("open: a store that is not there is not made by reading", "[store]") {
  const TempFolder folder;
  StoreOptions options;
  options.read_only = true;
  CHECK(failure_of_open(folder.file("s.db"), options)->code == Errc::not_found);
  CHECK_FALSE(std::filesystem::exists(folder.file("s.db")));
}

TEST_CASE("open: another writer is named and waited for only so long", "[store]") {
  const TempFolder folder;
  const std::string path = folder.file("s.db");
  Store first = Store::open(path, {});
  StoreOptions options;
  options.busy_timeout_ms = 20;
  Store second = Store::open(path, options);
  first.begin();
  try {
    second.begin();
    FAIL("two writers");
  } catch (const StoreFailure& failure) {
    CHECK(failure.error.code == Errc::locked);
    CHECK_THAT(failure.error.what, Catch::Contains("in use by another process"));
  }
  first.commit();
  second.begin();
  second.rollback();
}

TEST_CASE("open: reading only sees what was committed and cannot write", "[store]") {
  const TempFolder folder;
  const std::string path = folder.file("s.db");
  const ArticleRecord record = article_about({"a.txt", "herald", "2031-05-04", "40"});
  {
    Store store = Store::open(path, {});
    store.put(record);
  }
  StoreOptions options;
  options.read_only = true;
  Store reader = Store::open(path, options);
  CHECK(reader.status().articles == 1);
  CHECK_THROWS_AS(reader.put(record), StoreFailure);
}
