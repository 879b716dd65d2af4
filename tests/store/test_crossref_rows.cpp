// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::fixture;

TEST_CASE("store: merges reach claims, findings come back as written", "[store]") {
  Store store = memory_store();
  const ArticleRecord a = article_about({"a.txt", "herald", "2031-05-04", "40"}), b = article_about({"b.txt", "courier", "2031-05-05", "52"});
  store.put(a);
  store.put(b);
  CHECK_FALSE(store.status().findings_current);
  const auto merges = merges_of({a, b});
  const FindingRow finding = finding_between(a, b, merges[0].entity_id);
  store.begin();
  store.replace_merges(merges);
  store.replace_stories({{"s-storyaaaaaaa", {a.id, b.id}, "Lorren ferry", {"shared event"}}}, {{"v-1", {a.id, b.id}, "near_copy", 0.4}});
  store.replace_findings({finding}, {{a.claims[0].id, b.claims[0].id, "differ", ""}});
  store.commit();
  CHECK(store.status().findings_current);
  for (const ComparableClaim& c : store.comparable_claims()) {
    CHECK(c.entity_id == merges[0].entity_id);
    CHECK(c.speaker_id == merges[1].entity_id);
  }
  const auto got = store.findings();
  REQUIRE(got.size() == 1);
  CHECK(got[0].id == finding.id);
  CHECK(got[0].guards == finding.guards);
  CHECK(got[0].features == finding.features);
  REQUIRE(got[0].variants.size() == 2);
  CHECK(got[0].variants[1].value == "52");
  CHECK(got[0].variants[1].evidence[0].claim_id == b.claims[0].id);
  store.replace_findings({}, {});
  CHECK(store.findings().empty());
}

TEST_CASE("store: ids that changed redirect", "[store]") {
  Store store = memory_store();
  const ArticleRecord a = article_about({"a.txt", "herald", "2031-05-04", "40"}), b = article_about({"b.txt", "courier", "2031-05-05", "52"});
  store.put(a);
  store.put(b);
  auto merges = merges_of({a, b});
  const std::string first_entity = merges[0].entity_id;
  const FindingRow first = finding_between(a, b, first_entity);
  store.replace_merges(merges);
  store.replace_findings({first}, {});
  CHECK(store.resolve_id(first_entity) == first_entity);

  std::string last_entity, last_finding;
  for (const char* key : {"ferry accident", "accident of the ferry"}) {  // twice: redirects must not form chains
    merges[0].entity_id = last_entity = content_id('e', key);
    const FindingRow moved = finding_between(a, b, last_entity);
    last_finding = moved.id;
    store.replace_merges(merges);
    store.replace_findings({moved}, {});
    CHECK(store.resolve_id(first_entity) == last_entity);
    CHECK(store.resolve_id(first.id) == last_finding);
  }
  merges[0].entity_id = first_entity;  // and back: a live id never redirects
  store.replace_merges(merges);
  store.replace_findings({first}, {});
  CHECK(store.resolve_id(first_entity) == first_entity);
  CHECK(store.resolve_id(last_entity) == first_entity);
  CHECK(store.resolve_id(first.id) == first.id);
  CHECK(store.resolve_id("f-unknownaaaaa") == "f-unknownaaaaa");
}

TEST_CASE("store: merges written at once and bit by bit give the same", "[store]") {
  std::vector<ArticleRecord> records;
  for (const char* name : {"a", "b", "c", "e", "f", "g", "h"}) records.push_back(article_about({name + std::string(".txt"), name, "2031-05-04", std::to_string(40 + records.size())}));
  Store at_once = memory_store(), bit_by_bit = memory_store();
  for (const ArticleRecord& record : records) at_once.put(record);
  at_once.replace_merges(merges_of(records));   // all entities find their place: one statement
  std::vector<ArticleRecord> known;
  for (const ArticleRecord& record : records) {
    bit_by_bit.put(record);
    known.push_back(record);
    bit_by_bit.replace_merges(merges_of(known));   // from the third article on few entities move
  }
  CHECK(bit_by_bit.canonical_dump() == at_once.canonical_dump());
  for (const Store* store : {&at_once, &bit_by_bit}) {
    const auto linked = store->query("SELECT count(*) FROM article_entity INDEXED BY article_entity_by_entity WHERE entity_row IS NOT NULL", {});
    REQUIRE(linked);
    CHECK(linked->rows[0][0].value_or("") == "14");
  }
  at_once.replace_merges({});   // what refers to a row goes with it: rows written unchecked are looked after again
  CHECK(at_once.query("SELECT count(*) FROM article_entity WHERE entity_row IS NOT NULL", {})->rows[0][0] == "0");
  for (const Store* store : {&at_once, &bit_by_bit}) {
    for (const std::string table : {"entity_member", "entity_merge", "entity_name", "article_entity"}) {
      INFO(table);
      const auto lost = store->query("SELECT count(*) FROM " + table + " WHERE entity_row IS NOT NULL AND entity_row NOT IN (SELECT entity_row FROM entity)", {});
      REQUIRE(lost);
      CHECK(lost->rows[0][0] == "0");
    }
  }
}
