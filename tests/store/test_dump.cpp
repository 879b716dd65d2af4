// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::fixture;

namespace {

std::vector<ArticleRecord> corpus() {
  std::vector<ArticleRecord> out{article_about({"a.txt", "herald", "2031-05-04", "40"}), article_about({"b.txt", "courier", "2031-05-05", "52"}),
                                 article_about({"c.txt", "gazette", "", "41", ""}), refused("d.bin", "binary", "NUL bytes")};
  out.push_back(out[0]);
  out.back().locator.path = "e.txt";
  out.back().source = "mirror";
  return out;
}

void cross_reference(Store& store, const std::vector<ArticleRecord>& records) {
  const auto merges = merges_of({records[0], records[1]});
  store.replace_merges(merges);
  store.replace_findings({finding_between(records[0], records[1], merges[0].entity_id)}, {{records[0].claims[0].id, records[1].claims[0].id, "differ", ""}});
}

}  // namespace

TEST_CASE("dump: the order of puts does not show", "[store]") {
  const auto records = corpus();
  std::string expected;
  std::vector<std::size_t> order{0, 1, 3, 4};
  do {
    Store store = memory_store();
    store.put(records[2]);
    for (const std::size_t i : order) store.put(records[i]);
    cross_reference(store, records);
    const std::string dump = store.canonical_dump();
    if (expected.empty()) expected = dump;
    REQUIRE(dump == expected);
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK_THAT(expected, Catch::Contains(records[0].claims[0].id));
  CHECK_THAT(expected, !Catch::Contains("/tmp/"));
}

TEST_CASE("dump: putting the same again, another thing and back changes nothing", "[store]") {
  const auto records = corpus();
  Store store = memory_store();
  for (const ArticleRecord& record : records) store.put(record);
  const std::string expected = store.canonical_dump();
  for (const ArticleRecord& record : records) store.put(record);
  CHECK(store.canonical_dump() == expected);
  store.put(article_about({"a.txt", "herald", "2031-05-04", "47"}));
  CHECK(store.canonical_dump() != expected);
  store.put(records[0]);
  CHECK(store.canonical_dump() == expected);
}

TEST_CASE("dump: every table is dumped or left out on purpose", "[store]") {
  Store store = memory_store();
  const std::string dump = store.canonical_dump();
  const auto tables = store.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sentence_fts%' ORDER BY 1", {});
  REQUIRE(tables);
  const std::vector<std::string> left_out{"column_doc", "id_alias", "review_event", "name_decision", "run", "setting", "view_doc"};
  for (const auto& row : tables->rows) {
    CAPTURE(*row[0]);
    const bool dumped = dump.find("# " + *row[0] + "\n") != std::string::npos;
    CHECK(dumped != (std::find(left_out.begin(), left_out.end(), *row[0]) != left_out.end()));
  }
}
