// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "catch.h"
#include "crosstell/base/resource.h"
#include "crosstell/rules/rule_set.h"

using namespace crosstell;

TEST_CASE("tables: each finding kind of the registry has a weight and a sentence", "[crossref]") {
  const auto rules = RuleSet::builtin();
  const auto severity = nlohmann::json::parse(*find_resource("schemas/crossref/severity.json"));
  const auto wording = nlohmann::json::parse(*find_resource("schemas/crossref/wording.json"));
  const std::string words = wording.dump();
  for (const auto& [key, attribute] : rules->registry().all()) {
    if (attribute.finding_kind.empty()) continue;
    CAPTURE(key, attribute.finding_kind);
    CHECK(severity.at("kinds").contains(attribute.finding_kind));
    CHECK(words.find('"' + attribute.finding_kind + '"') != std::string::npos);
  }
}
