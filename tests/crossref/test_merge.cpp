// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "../catch.h"
#include "names.h"
#include "sample.h"
#include "words.h"

using namespace crosstell;
using sample::entity;

namespace {

/// Whether the entities (article, index) came into one cluster.
bool together(const std::vector<MergeRow>& rows, std::pair<std::string, std::int64_t> a, std::pair<std::string, std::int64_t> b) {
  return std::any_of(rows.begin(), rows.end(), [&](const MergeRow& row) {
    return std::count(row.members.begin(), row.members.end(), a) != 0 && std::count(row.members.begin(), row.members.end(), b) != 0;
  });
}

/// Two articles with one name each, and two names they share when `kin`.
bool merged(const Store::ArticleEntity& first, const Store::ArticleEntity& second, bool kin = false) {
  std::vector<Store::ArticleEntity> entities = {first, second};
  if (kin)
    for (const char* article : {"d-a", "d-b"}) {
      entities.push_back(entity(article, 8, "organization", "Harrowgate Institute"));
      entities.push_back(entity(article, 9, "place", "Tolvenna"));
    }
  return together(merge_entities(entities), {"d-a", 0}, {"d-b", 0});
}

}  // namespace

TEST_CASE("merge: names of persons", "[crossref]") {
  const auto person = [](const char* article, const char* name, const char* role = "", const char* affiliation = "") { return entity(article, 0, "person", name, role, affiliation); };
  CHECK(merged(person("d-a", "Ines Varga"), person("d-b", "Ines Varga")));
  CHECK(merged(person("d-a", "Alexander Brodt", "chief scientist"), person("d-b", "Alexandr Brodt", "chief scientist")));
  CHECK_FALSE(merged(person("d-a", "Alexander Brodt"), person("d-b", "Alexandr Brodt")));                      // no anchor
  CHECK(merged(person("d-a", "Alexander Brodt"), person("d-b", "Alexandr Brodt"), true));                      // the company they keep
  CHECK(merged(person("d-a", "Mirella Sund", "", "tolven"), person("d-b", "Mirela Sund", "", "tolven")));
  CHECK_FALSE(merged(person("d-a", "Robert Kest"), person("d-b", "Rupert Kest"), true));
  CHECK(merged(person("d-a", "Bob Kest", "mayor"), person("d-b", "Robert Kest", "mayor")));
  CHECK_FALSE(merged(person("d-a", "Bob Kest", "mayor"), person("d-b", "Rob Kest", "mayor")));
  CHECK(merged(person("d-a", "Zhou Lin"), person("d-b", "Lin Zhou"), true));
  CHECK(merged(person("d-a", "Ada M Holm"), person("d-b", "Ada Holm")));
  CHECK(merged(person("d-a", "Kest"), person("d-b", "Ilse Kest"), true));
  CHECK_FALSE(merged(person("d-a", "Kest"), person("d-b", "Ilse Kest")));
  CHECK_FALSE(merged(person("d-a", "Kest"), person("d-b", "Kest"), true));                                     // surnames alone name nobody
}

TEST_CASE("merge: two people with one surname keep a third apart", "[crossref]") {
  std::vector<Store::ArticleEntity> entities;
  for (const char* article : {"d-a", "d-b", "d-c"}) {
    entities.push_back(entity(article, 8, "organization", "Harrowgate Institute"));
    entities.push_back(entity(article, 9, "place", "Tolvenna"));
  }
  entities.push_back(entity("d-a", 0, "person", "Kest"));
  entities.push_back(entity("d-b", 0, "person", "Ilse Kest"));
  entities.push_back(entity("d-c", 0, "person", "Oskar Kest"));
  const auto rows = merge_entities(entities);
  CHECK_FALSE(together(rows, {"d-a", 0}, {"d-b", 0}));
  CHECK_FALSE(together(rows, {"d-b", 0}, {"d-c", 0}));
}

TEST_CASE("merge: organizations", "[crossref]") {
  const auto organization = [](const char* article, const char* name) { return entity(article, 0, "organization", name); };
  CHECK(merged(organization("d-a", "Tolven Inc"), organization("d-b", "Tolven")));
  CHECK(merged(organization("d-a", "Tolven Holdings"), organization("d-b", "Tolven"), true));
  CHECK_FALSE(merged(organization("d-a", "Tolven Holdings"), organization("d-b", "Tolven")));
  CHECK_FALSE(merged(organization("d-a", "Tolven Labs"), organization("d-b", "Tolven"), true));                // a unit is not its parent
  CHECK_FALSE(merged(organization("d-a", "Tolven AI"), organization("d-b", "Tolven"), true));
  CHECK(merged(organization("d-a", "Northern Relief Council"), organization("d-b", "NRC"), true));
  CHECK_FALSE(merged(organization("d-a", "Northern Relief Council"), organization("d-b", "NBC"), true));
  CHECK_FALSE(merged(organization("d-a", "Committee"), organization("d-b", "Committee")));                     // many bodies are called so
  CHECK_FALSE(merged(organization("d-a", "Reserve Bank"), organization("d-b", "Reserve Bank")));
  CHECK(merged(organization("d-a", "Reserve Bank"), organization("d-b", "Reserve Bank"), true));               // of one story
  CHECK(merged(organization("d-a", "Tolven Bank"), organization("d-b", "Tolven Bank")));
  CHECK(merged(organization("d-a", "Heron Bank"), organization("d-b", "Heron Bank")));                         // an everyday word before the kind is a name
  CHECK(merged(organization("d-a", "Lantern Foods"), organization("d-b", "Lantern Foods")));
}

TEST_CASE("merge: a short name for two organizations is neither", "[crossref]") {
  const auto all_merged = [](const char* first, const char* brief, const char* second) {
    std::vector<Store::ArticleEntity> entities = {entity("d-a", 0, "organization", first), entity("d-b", 0, "organization", brief), entity("d-c", 0, "organization", second)};
    for (const char* article : {"d-a", "d-b", "d-c"}) {
      entities.push_back(entity(article, 8, "organization", "Harrowgate Institute"));
      entities.push_back(entity(article, 9, "place", "Tolvenna"));
    }
    const auto rows = merge_entities(entities);
    return std::pair(together(rows, {"d-a", 0}, {"d-c", 0}), together(rows, {"d-a", 0}, {"d-b", 0}) || together(rows, {"d-c", 0}, {"d-b", 0}));
  };
  CHECK(all_merged("Tolven Motors", "Tolven", "Tolven Foods") == std::pair(false, false));
  CHECK(all_merged("Northern Relief Council", "NRC", "National Rowing Club") == std::pair(false, false));
  CHECK(all_merged("Tolven Group", "Tolven", "Tolven Holdings") == std::pair(true, true));
  CHECK(all_merged("Northern Relief Council", "NRC", "Northern Relief Council Ltd") == std::pair(true, true));
}

TEST_CASE("merge: an acronym that an article defines, though small words stand between", "[crossref]") {
  Store::ArticleEntity office = entity("d-a", 0, "organization", "Harbour and Fisheries vessels Regulatory Office");
  CHECK_FALSE(merged(office, entity("d-b", 0, "organization", "HFRO")));
  office.entity.aliases = {"HFRO"};
  CHECK(merged(office, entity("d-b", 0, "organization", "HFRO")));
  CHECK_FALSE(merged(office, entity("d-b", 0, "organization", "HFRK")));
}

TEST_CASE("merge: in a story a short name is the one full name with it, and a plain type outweighs a guess", "[crossref]") {
  const auto guess = [](const char* article, const char* type, const char* name, double confidence) {
    Store::ArticleEntity out = entity(article, 0, type, name);
    out.entity.confidence = confidence;
    return out;
  };
  const auto kest = entity("d-b", 0, "person", "Ilse Kestrand");
  CHECK(merged(guess("d-a", "organization", "Kestrand", 0.6), kest, true));
  CHECK_FALSE(merged(guess("d-a", "organization", "Kestrand", 0.6), kest));        // no story
  CHECK_FALSE(merged(guess("d-a", "organization", "Kestrand", 1), kest, true));    // plainly a firm
  CHECK_FALSE(merged(guess("d-a", "place", "Oslo", 0.6), entity("d-b", 0, "person", "Ilse Oslo"), true));
  CHECK(merged(guess("d-a", "organization", "Dravenholm", 0.6), entity("d-b", 0, "place", "Dravenholm"), true));
  CHECK_FALSE(merged(guess("d-a", "organization", "Dravenholm", 0.6), entity("d-b", 0, "place", "Dravenholm")));
  CHECK_FALSE(merged(guess("d-a", "organization", "Dravenholm", 0.9), entity("d-b", 0, "place", "Dravenholm"), true));

  std::vector<Store::ArticleEntity> entities = {guess("d-a", "organization", "Kestrand", 0.6), kest, entity("d-a", 1, "organization", "Harrowgate Institute"),
                                                entity("d-b", 1, "organization", "Harrowgate Institute"), entity("d-a", 2, "place", "Tolvenna"), entity("d-b", 2, "place", "Tolvenna")};
  entities.push_back(entity("d-b", 3, "person", "Oskar Kestrand"));                // two people of the story bear it
  CHECK_FALSE(together(merge_entities(entities), {"d-a", 0}, {"d-b", 0}));
  entities.back() = entity("d-b", 3, "organization", "Kestrand Pumps");            // a firm of the story is called so
  CHECK_FALSE(together(merge_entities(entities), {"d-a", 0}, {"d-b", 0}));
}

TEST_CASE("merge: versions are identity", "[crossref]") {
  const auto model = [](const char* article, const char* name) { return entity(article, 0, "model", name); };
  CHECK(merged(model("d-a", "Orrin 5"), model("d-b", "Orrin-5")));
  CHECK_FALSE(merged(model("d-a", "Orrin 5 Max"), model("d-b", "Orrin 4 Max"), true));
  CHECK_FALSE(merged(model("d-a", "Orrin 5 Max"), model("d-b", "Orrin 5 Mini"), true));
  CHECK_FALSE(merged(model("d-a", "Orrin 5"), model("d-b", "Orrin 5 Max"), true));
  CHECK(merged(model("d-a", "Orrin 5 Max"), entity("d-b", 0, "product", "Orrin 5 Max")));                       // typed differently
}

TEST_CASE("merge: events need a shared story", "[crossref]") {
  const auto event = [](const char* article, const char* name) { return entity(article, 0, "event", name); };
  CHECK(merged(event("d-a", "the flood"), event("d-b", "the flood"), true));
  CHECK_FALSE(merged(event("d-a", "the flood"), event("d-b", "the flood")));
  CHECK(merged(event("d-a", "Marl Valley floods"), event("d-b", "the flood"), true));
  CHECK_FALSE(merged(event("d-a", "Marl Valley flood"), event("d-b", "Osk Coast flood"), true));
  CHECK_FALSE(merged(event("d-a", "the flood"), event("d-b", "the trial"), true));
  CHECK(merged(event("d-a", "the accident"), event("d-b", "the derailment"), true));      // a wider word
  CHECK(merged(event("d-a", "Tolvenna disaster"), event("d-b", "Tolvenna flood"), true));
  CHECK_FALSE(merged(event("d-a", "the accident"), event("d-b", "the derailment")));
  CHECK_FALSE(merged(event("d-a", "the flood"), event("d-b", "the derailment"), true));
  CHECK_FALSE(merged(event("d-a", "last major flood"), event("d-b", "the flood"), true));   // set apart by the text
}

TEST_CASE("merge: events of one name are several when told of at times far apart", "[crossref]") {
  const auto same = [](const char* name, const char* first_day, const char* second_day) {
    const std::vector<Store::ArticleEntity> entities = {entity("d-a", 0, "event", name), entity("d-b", 0, "event", name)};
    Store::ArticleHead first, second;
    first.id = "d-a", first.published = first_day;
    second.id = "d-b", second.published = second_day;
    return together(merge_entities(entities, false, {}, {first, second}), {"d-a", 0}, {"d-b", 0});
  };
  CHECK(same("Marl Valley flood", "2031-05-02", "2031-05-20"));
  CHECK_FALSE(same("Marl Valley flood", "2031-05-02", "2033-05-20"));
  CHECK(same("Marl Valley flood", "2031-05-02", ""));                    // no date says otherwise
  CHECK(same("Flight 812 crash", "2031-05-02", "2033-05-20"));        // a number names one
}

TEST_CASE("merge: the same for any order, ids from the least key", "[crossref]") {
  std::vector<Store::ArticleEntity> entities = {entity("d-a", 0, "person", "Alexander Brodt", "mayor"), entity("d-b", 0, "person", "Alexandr Brodt", "mayor"),
                                                entity("d-c", 0, "person", "Aleksandr Brodt", "mayor"), entity("d-c", 1, "organization", "Tolven Inc")};
  const auto once = merge_entities(entities);
  std::reverse(entities.begin(), entities.end());
  const auto again = merge_entities(entities);
  REQUIRE(once.size() == 2);
  REQUIRE(again.size() == 2);
  for (std::size_t i = 0; i < once.size(); ++i) {
    CHECK(once[i].entity_id == again[i].entity_id);
    CHECK(once[i].members == again[i].members);
    CHECK(once[i].evidence == again[i].evidence);
  }
}

TEST_CASE("words: folding and distance", "[crossref]") {
  using namespace crosstell::crossref;
  CHECK(fold("  Top‑Tier\tLabs ") == "top-tier labs");
  CHECK(words_of("kimi-k2, v3.5 & co") == std::vector<std::string>{"kimi-k2", "v3.5", "co"});
  CHECK(edit_distance("mirela", "mirella", 2) == 1);
  CHECK(edit_distance("bob", "robert", 2) == 3);
  CHECK(edit_distance("brain", "brian", 2) == 1);
  CHECK(shorten("één twee", 3).size() <= 6);
}

TEST_CASE("merge: what people pinned is one, what they forbade is two", "[crossref]") {
  const auto person = [](const char* article, const char* name) { return entity(article, 0, "person", name); };
  const std::vector<Store::ArticleEntity> strangers = {person("d-a", "Alexander Brodt"), person("d-b", "Sascha Brodt")};
  const std::vector<Store::ArticleEntity> namesakes = {person("d-a", "Ada M Holm"), person("d-b", "Ada Holm")};
  const auto decided = [](const char* a, const char* b, bool pinned) { return std::vector<NameDecision>{{decided_name(a), decided_name(b), pinned, "", "ana", ""}}; };
  const auto meet = [](const auto& entities, const std::vector<NameDecision>& decisions) { return together(merge_entities(entities, false, decisions), {"d-a", 0}, {"d-b", 0}); };
  CHECK_FALSE(meet(strangers, {}));
  CHECK(meet(strangers, decided("Alexander  BRODT", "Sascha Brodt", true)));
  CHECK_FALSE(meet(strangers, decided("Alexander Brodt", "Oskar Brodt", true)));  // speaks of other names
  CHECK(meet(namesakes, {}));
  CHECK_FALSE(meet(namesakes, decided("Ada Holm", "Ada M Holm", false)));
  // A third name must not bring together what is forbidden: neither by a rule nor by a pin.
  std::vector<Store::ArticleEntity> three = namesakes;
  three.push_back(entity("d-c", 0, "person", "A Holm"));
  std::vector<NameDecision> both = decided("Ada Holm", "Ada M Holm", false);
  both.push_back(decided("A Holm", "Ada Holm", true)[0]);
  both.push_back(decided("A Holm", "Ada M Holm", true)[0]);
  CHECK_FALSE(meet(three, both));
  const auto rows = merge_entities(strangers, false, decided("Alexander Brodt", "Sascha Brodt", true));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].rule == "pinned");
  CHECK(rows[0].evidence == std::vector<std::string>{"alexander brodt ~ sascha brodt: pinned by ana"});
}
