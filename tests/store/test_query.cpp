// SPDX-License-Identifier: Apache-2.0
#include <chrono>

#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::fixture;

TEST_CASE("query: what reads is allowed", "[store]") {
  Store store = memory_store();
  store.put(article_about({"a.txt", "herald", "2031-05-04", "40"}));
  struct Row { const char* sql; const char* first; };
  const auto row = GENERATE(values<Row>({
      {"SELECT count(*) FROM claim", "1"},
      {"  SELECT 1;  -- and that is all\n", "1"},
      {"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT max(i) FROM n", "9"},
      {"SELECT json_extract('{\"a\": 7}', '$.a')", "7"},
      {"SELECT count(*) FROM sentence_fts WHERE sentence_fts MATCH 'ferry'", "2"},
      {"SELECT count(*) FROM sentence_fts WHERE sentence_fts MATCH 'NEAR(ferry passengers, 9)'", "1"},
      {"VALUES (3)", "3"},
      {"SELECT x'0aff'", "0aff"},
  }));
  CAPTURE(row.sql);
  const auto result = store.query(row.sql, {});
  if (!result) FAIL(to_string(result.error()));
  REQUIRE(result->rows.size() == 1);
  CHECK(result->rows[0][0] == row.first);
}

TEST_CASE("query: what writes, opens files or changes settings is refused, in a file and in memory", "[store]") {
  const TempFolder folder;
  const bool in_file = GENERATE(true, false);
  Store store = in_file ? Store::open(folder.file("s.db"), {}) : memory_store();
  store.put(article_about({"a.txt", "herald", "2031-05-04", "40"}));
  const std::string before = store.canonical_dump();
  const std::string other = folder.file("other.db");
  for (const std::string& sql : {
           "VACUUM INTO '" + other + "'", "ATTACH '" + other + "' AS o", std::string("DETACH main"), std::string("VACUUM"), std::string("PRAGMA user_version = 7"),
           std::string("PRAGMA table_info(claim)"), std::string("PRAGMA writable_schema = 1"), std::string("SELECT * FROM pragma_table_info('claim')"),
           std::string("SELECT load_extension('x')"), std::string("SELECT LOAD_EXTENSION('x')"), std::string("SELECT fts3_tokenizer('simple')"), std::string("DELETE FROM claim"),
           std::string("UPDATE claim SET attribute = ''"), std::string("INSERT INTO setting VALUES ('a', 'b')"), std::string("DROP TABLE claim"),
           std::string("CREATE TABLE t (x)"), std::string("CREATE TEMP TABLE t (x)"), std::string("CREATE TEMP VIEW v AS SELECT 1"), std::string("ALTER TABLE claim RENAME TO c"),
           std::string("BEGIN"), std::string("COMMIT"), std::string("SAVEPOINT s"), std::string("REINDEX"), std::string("ANALYZE"),
           std::string("INSERT INTO sentence_fts (sentence_fts) VALUES ('delete-all')"), std::string("WITH d AS (SELECT 1) DELETE FROM claim"),
           std::string("SELECT 1; DELETE FROM claim"), std::string("SELECT 1; SELECT 2"), std::string(""), std::string("-- nothing"), std::string(";"),
           std::string("SELEKT 1"), std::string("SELECT * FROM recipes"), std::string("SELECT ?"), std::string("SELECT :x"),
           "SELECT " + std::string(300, '(') + "1" + std::string(300, ')'), std::string("SELECT zeroblob(100000000)")}) {
    CAPTURE(sql.substr(0, 80));
    CHECK_FALSE(store.query(sql, {}).ok());
  }
  CHECK(store.canonical_dump() == before);
  CHECK_FALSE(std::filesystem::exists(other));
  store.put(article_about({"b.txt", "herald", "2031-05-04", "41"}));  // the fence is gone again
}

TEST_CASE("query: errors teach", "[store]") {
  Store store = memory_store();
  struct Row { const char* sql; Errc code; const char* words; };
  const auto row = GENERATE(values<Row>({
      {"DELETE FROM claim", Errc::denied, "crosstell query is read-only"},
      {"ATTACH 'x' AS y", Errc::denied, "ATTACH"},
      {"SELECT load_extension('x')", Errc::denied, "load_extension"},
      {"SELECT 1; SELECT 2", Errc::invalid, "more than one statement"},
      {"SELECT * FROM recipes", Errc::invalid, "column_doc"},
      {"SELECT :who", Errc::invalid, ":who"},
  }));
  CAPTURE(row.sql);
  const auto result = store.query(row.sql, {});
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == row.code);
  CHECK_THAT(result.error().what, Catch::Contains(row.words));
}

TEST_CASE("query: values are bound, never pasted", "[store]") {
  Store store = memory_store();
  Store::QueryOptions options;
  options.parameters = {{"text", "'; DROP TABLE claim; --"}, {"number", "40"}};
  const auto result = store.query("SELECT :text, :number + 2, typeof(:number)", options);
  REQUIRE(result);
  CHECK(result->rows[0][0] == "'; DROP TABLE claim; --");
  CHECK(result->rows[0][1] == "42");
  CHECK(result->numeric == std::vector<bool>{false, true, false});
  options.parameters.emplace_back("unused", "1");
  CHECK_FALSE(store.query("SELECT :text, :number", options).ok());
}

TEST_CASE("query: rows and time have limits", "[store]") {
  Store store = memory_store();
  Store::QueryOptions options;
  options.max_rows = 3;
  const auto few = store.query("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n", options);
  REQUIRE(few);
  CHECK(few->rows.size() == 3);
  CHECK(few->truncated);
  options.timeout_ms = 50;
  const auto start = std::chrono::steady_clock::now();
  const auto endless = store.query("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", options);
  REQUIRE_FALSE(endless.ok());
  CHECK(endless.error().code == Errc::timeout);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}
