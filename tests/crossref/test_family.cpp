// SPDX-License-Identifier: Apache-2.0
#include "../catch.h"
#include "sample.h"

using namespace crosstell;

namespace {

Store::ArticleHead head(const char* id, std::vector<std::uint64_t> shingles, const char* url = "", const char* agency = "", const char* published = "") {
  Store::ArticleHead out;
  out.id = id;
  out.shingles = std::move(shingles);
  out.url = url;
  out.agency = agency;
  out.published = published;
  return out;
}

std::vector<std::uint64_t> range(std::uint64_t first, std::uint64_t count) {
  std::vector<std::uint64_t> out;
  for (std::uint64_t i = 0; i < count; ++i) out.push_back((first + i) * 10);
  return out;
}

}  // namespace

TEST_CASE("families: copies, revisions, agencies", "[crossref]") {
  struct Row { Store::ArticleHead a, b; bool family; };
  const auto mixed = [] {
    auto out = range(1, 5);
    for (const auto value : range(200, 95)) out.push_back(value);
    return out;
  };
  const std::vector<Row> rows = {
      {head("d-a", range(1, 100)), head("d-b", range(1, 100)), true},
      {head("d-a", range(1, 100)), head("d-b", range(50, 100)), true},
      {head("d-a", range(1, 100)), head("d-b", range(300, 100)), false},
      {head("d-a", mixed()), head("d-b", range(1, 3)), true},                  // a short text inside a long one
      {head("d-a", range(1, 2)), head("d-b", range(1, 2)), false},             // too little to tell
      {head("d-a", {}, "https://paper.example/news/1"), head("d-b", {}, "http://www.paper.example/news/1/"), true},
      {head("d-a", {}, "https://paper.example/"), head("d-b", {}, "https://paper.example"), false},
      {head("d-a", {}, "", "Northwire", "2026-05-01"), head("d-b", {}, "", "Northwire", "2026-05-02"), true},
      {head("d-a", {}, "", "Northwire", "2026-05-01"), head("d-b", {}, "", "Northwire", "2026-06-02"), false},
      {head("d-a", {}), head("d-b", {}), false},
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    CAPTURE(i);
    CHECK((find_families({rows[i].a, rows[i].b}).size() == 1) == rows[i].family);
    CHECK((find_families({rows[i].b, rows[i].a}).size() == 1) == rows[i].family);
  }
}

TEST_CASE("stories: shared names and days", "[crossref]") {
  using sample::entity;
  std::vector<Store::ArticleHead> heads = {head("d-a", {}), head("d-b", {}), head("d-c", {})};
  const std::vector<Store::ArticleEntity> entities = {
      entity("d-a", 0, "person", "Ilse Kest"), entity("d-a", 1, "organization", "Tolven"), entity("d-b", 0, "person", "Ilse Kest"),
      entity("d-b", 1, "organization", "Tolven"), entity("d-c", 0, "person", "Oskar Brand"), entity("d-c", 1, "organization", "Tolven")};
  const auto merges = merge_entities(entities);
  const auto stories = find_stories(heads, entities, merges);
  REQUIRE(stories.size() == 1);
  CHECK(stories[0].articles == std::vector<std::string>{"d-a", "d-b"});
  CHECK(stories[0].evidence.size() == 1);
  heads[0].published = "2026-01-01";
  heads[1].published = "2026-05-01";
  CHECK(find_stories(heads, entities, merges).empty());
}
