// SPDX-License-Identifier: Apache-2.0
// Every rule of the built-in packs matches what it says it accepts and nothing of what it says it rejects.
#include "catch.h"
#include "fixture.h"

using namespace crosstell;

TEST_CASE("rules: examples hold", "[claim]") {
  for (const Error& error : check_rules(test::rules())) FAIL_CHECK(to_string(error));
}

TEST_CASE("rules: a wrong example is found out", "[claim]") {
  std::vector<RuleFile> files = RuleSet::builtin_files();
  files.push_back({"mine.json", R"({"pack": "mine", "rules": [{"id": "mine.founded", "about": "A founding.", "attribute": "founded_date",
    "match": "{subject:organization} was <founded> in {value:date}", "priority": 50,
    "accepts": [{"text": "Northwind Ltd was founded in 1974.", "value": "1975"}], "rejects": ["Corvane Ltd was founded in 1980."]}]})"});
  const auto rules = RuleSet::compile(files);
  REQUIRE(rules.ok());
  std::vector<std::string> mine;
  for (const Error& error : check_rules(rules.value()))
    if (error.where.find("mine.founded") != std::string::npos) mine.push_back(error.what);
  REQUIRE(mine.size() == 2);
  CHECK(mine[0].find("accepts[0]: slot value: found '1974', expected '1975'") != std::string::npos);
  CHECK(mine[1].find("rejects[0]") != std::string::npos);
}
