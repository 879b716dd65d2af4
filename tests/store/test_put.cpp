// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "crosstell/store/corpus.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::fixture;

namespace {

std::vector<std::pair<std::string, std::uint64_t>> states(const Store& store) { return store.status().records_by_state; }
using States = std::vector<std::pair<std::string, std::uint64_t>>;

}  // namespace

TEST_CASE("store: what was put comes back", "[store]") {
  Store store = memory_store();
  const ArticleRecord put = article_about({"a.txt", "herald", "2031-05-04", "40"});
  store.put(put);
  const auto got = store.article(put.id);
  REQUIRE(got);
  CHECK(got->raw == put.raw);
  CHECK(got->clean == put.clean);
  CHECK(got->title == put.title);
  CHECK(got->authors == put.authors);
  CHECK(got->shingles == put.shingles);
  CHECK(got->locator.path == "a.txt");
  REQUIRE(got->sentences.size() == 2);
  CHECK(got->sentences[1].text == put.sentences[1].text);
  CHECK(got->blocks[1].zone == "paragraph");
  CHECK_FALSE(store.article("d-aaaaaaaaaaaa"));
}

TEST_CASE("store: a claim comes back with all its parts", "[store]") {
  Store store = memory_store();
  const ArticleRecord put = article_about({"a.txt", "herald", "2031-05-04", "40"});
  store.put(put);
  const ClaimRow& expected = put.claims[0];
  const auto all = store.comparable_claims();
  REQUIRE(all.size() == 1);
  const auto one = store.claim(expected.id);
  REQUIRE(one);
  for (const ComparableClaim* c : {&all[0], &*one}) {
    CHECK(c->claim.id == expected.id);
    CHECK(c->claim.scope == expected.scope);
    CHECK(c->claim.set_members == expected.set_members);
    REQUIRE(c->claim.arguments.size() == 1);
    CHECK(c->claim.arguments[0].key);
    CHECK(c->argument_keys == std::vector<std::string>{"lorren sound"});
    CHECK(c->claim.comparand == -1);
    CHECK(c->claim.value_clean_begin == expected.value_clean_begin);
    CHECK(c->claim.time_low == "2031-05-02");
    REQUIRE(c->figure);
    CHECK(c->figure->low == "40");
    CHECK(c->figure->counted == "passenger");
    CHECK(c->figure->clean_begin == put.figures[0].clean_begin);
    CHECK(c->subject_key == "lorren ferry accident");
    CHECK(c->subject_type == "event");
    CHECK(c->event_class == "accident");
    CHECK(c->speaker_key == "mira tolland");
    CHECK(c->source == "herald");
    CHECK(c->path == "a.txt");
    CHECK(c->sentence_text == put.sentences[1].text);
    CHECK(c->entity_id.empty());  // nothing merged yet
  }
  CHECK(one->claim.derivation == expected.derivation);
  CHECK(one->claim.confidence_features == expected.confidence_features);
  CHECK(one->claim.check_worthiness_features == expected.check_worthiness_features);
  CHECK(one->claim.value_raw_begin == expected.value_raw_begin);
  CHECK(one->claim.value_raw_end == expected.value_raw_end);
  CHECK(one->claim.subject_raw_end == expected.subject_raw_end);
  CHECK(confidence_features(store, expected.id) == expected.confidence_features);
  CHECK(confidence_features(store, "c-unknownaaaaa").empty());
}

TEST_CASE("store: entities and heads", "[store]") {
  Store store = memory_store();
  const ArticleRecord put = article_about({"a.txt", "herald", "2031-05-04", "40"});
  store.put(put);
  const auto entities = store.article_entities();
  REQUIRE(entities.size() == 4);
  CHECK(entities[1].entity.aliases == std::vector<std::string>{"Tolland", "Mira"});
  CHECK(entities[1].affiliation_key == "halvik lines");
  CHECK(entities[1].mentions == 1);
  CHECK(entities[0].entity.aliases.empty());
  const auto heads = store.article_heads();
  REQUIRE(heads.size() == 1);
  CHECK(heads[0].shingles == put.shingles);
  CHECK(heads[0].published == "2031-05-04");
}

TEST_CASE("store: identical bytes in two places are one article, in whatever order they come", "[store]") {
  const ArticleRecord first = article_about({"a.txt", "herald", "2031-05-04", "40"});
  ArticleRecord second = first;
  second.locator.path = "b.txt", second.source = "courier";
  for (const bool swapped : {false, true}) {
    CAPTURE(swapped);
    Store store = memory_store();
    store.put(swapped ? second : first);
    store.put(swapped ? first : second);
    CHECK(states(store) == States{{"duplicate", 1}, {"ok", 1}});
    CHECK(store.status().articles == 1);
    CHECK(store.comparable_claims().size() == 1);
    CHECK(store.article_heads()[0].source == "herald");
    CHECK(store.article_heads()[0].path == "a.txt");
  }
}

TEST_CASE("store: a record whose content changed replaces the old article", "[store]") {
  Store store = memory_store();
  const ArticleRecord before = article_about({"a.txt", "herald", "2031-05-04", "40"});
  const ArticleRecord after = article_about({"a.txt", "herald", "2031-05-04", "52"});
  store.put(before);
  CHECK(store.is_current(before.locator, before.content_hash, "rules-1"));
  CHECK_FALSE(store.is_current(before.locator, after.content_hash, "rules-1"));
  CHECK_FALSE(store.is_current(before.locator, before.content_hash, "rules-2"));
  store.put(after);
  CHECK(store.status().articles == 1);
  CHECK_FALSE(store.article(before.id));
  CHECK(store.comparable_claims()[0].claim.value_text == "52");
  const auto hits = store.query("SELECT count(*) FROM sentence_fts WHERE sentence_fts MATCH '\"40\"'", {});
  REQUIRE(hits);
  CHECK(hits->rows[0][0] == "0");
}

TEST_CASE("store: a changed side-car file alone makes an analysis out of date", "[store]") {
  Store store = memory_store();
  ArticleRecord record = article_about({"a.txt", "herald", "2031-05-04", "40"});
  record.side_hash = "one";
  store.put(record);
  CHECK(store.is_current(record.locator, record.content_hash, "rules-1", "one"));
  CHECK_FALSE(store.is_current(record.locator, record.content_hash, "rules-1", "two"));
  CHECK_FALSE(store.is_current(record.locator, record.content_hash, "rules-1"));
  CHECK_FALSE(store.is_current(record.locator, record.content_hash, "rules-2", "one"));
  // Each of two files of one article has a side-car file of its own.
  ArticleRecord second = record;
  second.locator.path = "b.txt", second.side_hash.clear();
  store.put(second);
  CHECK(store.is_current(second.locator, second.content_hash, "rules-1"));
  CHECK(store.is_current(record.locator, record.content_hash, "rules-1", "one"));
}

TEST_CASE("store: an article moves to the file that is left", "[store]") {
  Store store = memory_store();
  const ArticleRecord first = article_about({"a.txt", "herald", "2031-05-04", "40"});
  ArticleRecord second = first;
  second.locator.path = "b.txt", second.source = "courier";
  store.put(first);
  store.put(second);
  CHECK(store.prune({locator_key(second.locator)}) == 1);
  CHECK(states(store) == States{{"ok", 1}});
  CHECK(store.article_heads()[0].source == "courier");
  CHECK_FALSE(store.is_current(second.locator, second.content_hash, "rules-1"));  // its own source and date were never analysed
  store.put(second);
  CHECK(store.is_current(second.locator, second.content_hash, "rules-1"));
  CHECK(store.prune({}) == 1);
  CHECK(store.status().articles == 0);
  CHECK(store.status().claims == 0);
}

TEST_CASE("store: inputs that gave no article are kept with their reason", "[store]") {
  Store store = memory_store();
  store.put(refused("x.bin", "binary", "NUL bytes in the first 512"));
  const StoreStatus status = store.status();
  REQUIRE(status.problems.size() == 1);
  CHECK(status.problems[0].state == InputState::refused);
  CHECK(status.problems[0].error_code == "binary");
  CHECK(status.problems[0].locator.path == "x.bin");
  const ArticleRecord mended = article_about({"x.bin", "herald", "2031-05-04", "40"});
  store.put(mended);
  CHECK(store.status().problems.empty());
  store.put(refused("x.bin", "empty", "nothing"));
  CHECK(store.status().articles == 0);
}

TEST_CASE("store: without --no-raw bytes are packed, with it they are absent", "[store]") {
  Store store = memory_store();
  ArticleRecord record = article_about({"a.txt", "herald", "2031-05-04", "40"});
  record.raw.clear();
  store.put(record);
  const auto got = store.article(record.id);
  REQUIRE(got);
  CHECK(got->raw.empty());
  CHECK(got->clean == record.clean);
}

TEST_CASE("store: what is not committed is not there", "[store]") {
  const TempFolder folder;
  const ArticleRecord record = article_about({"a.txt", "herald", "2031-05-04", "40"});
  {
    Store store = Store::open(folder.file("s.db"), {});
    store.begin();
    store.put(record);
    store.commit();
    store.begin();
    store.put(article_about({"b.txt", "courier", "2031-05-04", "52"}));
  }
  CHECK(Store::open(folder.file("s.db"), {}).status().articles == 1);
}
