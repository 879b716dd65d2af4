// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "../catch.h"
#include "name_variant.h"
#include "sample.h"

using namespace crosstell;
using namespace crosstell::crossref;

namespace {

std::vector<FindingRow> variants_of(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities, const std::vector<ComparableClaim>& claims) {
  const auto names = spelled_names(merges, entities);
  SpellingEvidence evidence(names);
  for (const ComparableClaim& claim : claims) evidence.add(claim);
  return name_variants(evidence, sample::context());
}

/// "A/B" the spellings of the only finding, the majority first; "nothing".
std::string outcome(const std::vector<Store::ArticleEntity>& entities, const std::vector<ComparableClaim>& claims = {}) {
  const auto findings = variants_of(merge_entities(entities), entities, claims);
  if (findings.empty()) return "nothing";
  REQUIRE(findings.size() == 1);
  std::string out;
  for (const FindingVariantRow& variant : findings[0].variants) out += (out.empty() ? "" : "/") + variant.value;
  return out;
}

Store::ArticleEntity in_code(Store::ArticleEntity entity) {
  entity.in_code = entity.mentions;
  return entity;
}

}  // namespace

TEST_CASE("name variants: other spellings, not shorter names and not identifiers", "[crossref]") {
  const auto person = [](const char* article, const char* name) { return sample::entity(article, 0, "person", name, "director", "northfield institute"); };
  const auto product = [](const char* article, std::int64_t index, const char* name) { return sample::entity(article, index, "product", name); };
  CHECK(outcome({person("d-a", "Katarina Holt"), person("d-b", "Katarina Holt"), person("d-c", "Katharina Holt")}) == "Katarina Holt/Katharina Holt");
  CHECK(outcome({person("d-a", "Katarina Holt"), person("d-b", "Katarina Holt")}) == "nothing");
  CHECK(outcome({person("d-a", "Katarina Holt"), person("d-b", "Holt")}) == "nothing");
  CHECK(outcome({product("d-a", 0, "Blue Lantern"), product("d-b", 0, "Blue Lantern"), product("d-c", 0, "BlueLantern")}) == "Blue Lantern/BlueLantern");
  CHECK(outcome({product("d-a", 0, "Defensive Player"), product("d-b", 0, "Defensive Player"), product("d-c", 0, "Offensive Player")}) == "nothing");  // two words, two things
  CHECK(outcome({product("d-a", 0, "Eastern Crossing"), product("d-b", 0, "Eastern Crossing"), product("d-c", 0, "Western Crossing")}) == "nothing");
  CHECK(outcome({product("d-a", 0, "Tarn Republican"), product("d-b", 0, "Tarn Republican"), product("d-c", 0, "Tarn Republicans")}) == "nothing");  // number
  CHECK(outcome({product("d-a", 0, "Blue Lantern"), product("d-b", 0, "Blue Lantern"), in_code(product("d-c", 0, "BlueLantern"))}) == "nothing");
}

TEST_CASE("name variants: evidence is a sentence with the spelling", "[crossref]") {
  const std::vector<Store::ArticleEntity> entities = {sample::entity("d-a", 0, "person", "Katarina Holt", "director", "northfield institute"),
                                                      sample::entity("d-b", 0, "person", "Katharina Holt", "director", "northfield institute")};
  const auto merges = merge_entities(entities);
  REQUIRE(merges.size() == 1);
  const auto claim = [&](const char* article, const char* sentence, bool own) {
    ComparableClaim out = sample::claim({"staff", article});
    out.entity_id = own ? merges[0].entity_id : "e-other";
    out.sentence_text = sentence;
    return out;
  };
  const std::vector<ComparableClaim> claims = {claim("d-a", "She runs the institute.", true), claim("d-a", "The institute of Katarina Holt grew.", false),
                                               claim("d-b", "Katharina Holt left.", true)};
  const auto findings = variants_of(merges, entities, claims);
  REQUIRE(findings.size() == 1);
  for (const FindingVariantRow& variant : findings[0].variants) {
    REQUIRE(variant.evidence.size() == 1);
    const bool first = variant.value == "Katarina Holt";
    CHECK(variant.evidence[0].claim_id == claims[first ? 1 : 2].claim.id);
  }
  CHECK(findings[0].reason.find(" writes “Katarina Holt”") != std::string::npos);
}
