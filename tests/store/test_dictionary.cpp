// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::fixture;

TEST_CASE("dictionary: every column of every table and view is described, and nothing else is", "[store]") {
  Store store = memory_store();
  const auto described = store.query("SELECT count(*) FROM column_doc WHERE meaning = ''", {});
  REQUIRE(described);
  CHECK(described->rows[0][0] == "0");
  for (const char* type : {"table", "view"}) {
    const auto names = store.query(std::string("SELECT name FROM sqlite_schema WHERE type = '") + type + "' AND (name = 'sentence_fts' OR name NOT LIKE 'sentence_fts_%')", {});
    REQUIRE(names);
    for (const auto& name : names->rows) {
      CAPTURE(*name[0]);
      const auto columns = store.query("SELECT * FROM " + *name[0] + " LIMIT 0", {});
      REQUIRE(columns);
      Store::QueryOptions options;
      options.parameters = {{"t", *name[0]}};
      const auto rows = store.query("SELECT column_name FROM column_doc WHERE table_name = :t", options);
      REQUIRE(rows);
      CHECK(rows->rows.size() == columns->columns.size());
      for (const std::string& column : columns->columns) {
        CAPTURE(column);
        options.parameters = {{"t", *name[0]}, {"c", column}};
        CHECK(store.query("SELECT 1 FROM column_doc WHERE table_name = :t AND column_name = :c", options)->rows.size() == 1);
      }
    }
  }
}

TEST_CASE("dictionary: every view has a question and an example that runs", "[store]") {
  Store store = memory_store();
  const auto undescribed = store.query("SELECT name FROM sqlite_schema LEFT JOIN view_doc ON view_name = name WHERE type = 'view' AND view_name IS NULL", {});
  REQUIRE(undescribed);
  CHECK(undescribed->rows.empty());
  const auto examples = store.query("SELECT view_name, example FROM view_doc", {});
  REQUIRE(examples);
  CHECK(examples->rows.size() >= 18);
  for (const auto& row : examples->rows) {
    CAPTURE(*row[0], *row[1]);
    CHECK(store.query(*row[1], {}).ok());
  }
}

TEST_CASE("dictionary: schemas/README.md is current (CROSSTELL_BLESS=1 writes it)", "[store]") {
  const std::string path = std::string(CROSSTELL_SOURCE_DIR) + "/schemas/README.md";
  if (std::getenv("CROSSTELL_BLESS") != nullptr) std::ofstream(path, std::ios::binary) << schema_document();
  std::ifstream in(path, std::ios::binary);
  const std::string written((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  CHECK(written == schema_document());
}
