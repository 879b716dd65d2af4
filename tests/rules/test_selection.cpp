// SPDX-License-Identifier: Apache-2.0
// Conditions around a match, competition between rules, and what explain says.
#include <chrono>

#include "catch.h"
#include "sentence.h"

using namespace crosstell;
using namespace crosstell::test;

TEST_CASE("unless: words beside a match drop it", "[rules]") {
  struct Row { const char* unless; const char* sentence; const char* found; };
  const auto row = GENERATE(values<Row>({
      {R"({"after": ["in debt"]})", "for [money $3 ] now", "r0[for $3] value=$3"},
      {R"({"after": ["in debt"]})", "for [money $3 ] in debt", "-"},
      {R"({"after": ["in debt"]})", "for [money $3 ] or in debt", "r0[for $3] value=$3"},
      {R"({"after": [".. debt"]})", "for [money $3 ] or in debt", "-"},
      {R"({"after_value": ["a share"]})", "for [money $3 ] a share", "-"},
      {R"({"before": ["not"]})", "not for [money $3 ]", "-"},
      {R"({"before": ["not"]})", "for [money $3 ]", "r0[for $3] value=$3"},
      {R"({"before": ["not .. really"]})", "not yet really for [money $3 ]", "-"},
      {R"({"before": ["not", "@denial"]})", "no way for [money $3 ]", "-"},
      {R"({"before": ["not"]})", "not now for [money $3 ]", "r0[for $3] value=$3"},
  }));
  CAPTURE(row.unless, row.sentence);
  PackText pack;
  pack.patterns = {"for {value:money}"};
  pack.lists = {"denial: no way"};
  pack.extra = R"("unless": )" + std::string(row.unless);
  const auto rules = compile_pack(pack);
  REQUIRE(problems_of(rules) == "");
  CHECK(match_all(Sentence(row.sentence), *rules) == row.found);
}

TEST_CASE("selection: rules of one attribute", "[rules]") {
  struct Row { std::vector<std::string> patterns; const char* extra; const char* sentence; const char* found; };
  const std::vector<Row> rows = {
      {{"for {value:money}", "sold for {value:money}"}, "", "sold for [money $3 ]", "r1[sold for $3] value=$3; r0[for $3] value=$3"},  // they say the same
      {{"for {value:money}", "{a:person} for {value:money}"}, "", "[person Ada ] for [money $3 ]", "r1[ada for $3] a=ada value=$3"},
      {{"{value:money} for {a:person}", "{b:person} {value:money}"}, "", "[person Ada ] [money $3 ] for [person Bo ]", "r0[$3 for bo] value=$3 a=bo"},
      {{"{a:person} {value:money}", "{b:person} {value:money}"}, "", "[person Ada ] [money $3 ]", "r0[ada $3] a=ada value=$3"},
      {{"{a:person} {value:money}", "{value:money} {b:person}"}, "", "[person Ada ] [money $3 ] [money $4 ] [person Bo ]",
       "r0[ada $3] a=ada value=$3; r1[$4 bo] value=$4 b=bo"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.patterns, row.sentence);
    const auto rules = compile_pack({row.patterns, {}, row.extra, {}});
    REQUIRE(problems_of(rules) == "");
    CHECK(match_all(Sentence(row.sentence), *rules) == row.found);
  }
}

TEST_CASE("selection: categories and zones", "[rules]") {
  PackText pack;
  pack.patterns = {"{subject} is {value:category}"};
  pack.extra = R"("attribute": "openness", "where": {"zone": ["title"]})";
  const auto rules = compile_pack(pack);
  REQUIRE(problems_of(rules) == "");
  const Sentence sentence("[product Orla ] is closed source now");
  CHECK(match_all(sentence, *rules, "title") == "r0[orla is closed source] subject=orla value=closed source");
  CHECK(match_all(sentence, *rules, "paragraph") == "-");
}

TEST_CASE("pieces: of the pack and of common.json", "[rules]") {
  auto files = files_of({{"&who left &when"}, {}, {}, R"({"who": "{a:person} [and &who_else]?", "who_else": "{b:person}"})"});
  files.push_back({"common.json", R"({"pack": "common", "pieces": {"when": "[today | yesterday]"}})"});
  const auto rules = RuleSet::compile(files);
  REQUIRE(problems_of(rules) == "");
  CHECK(match_all(Sentence("[person Ada ] and [person Bo ] left today"), *rules) == "r0[ada and bo left today] a=ada b=bo");
}

TEST_CASE("explain: the element at which a pattern stopped", "[rules]") {
  struct Row { const char* pattern; const char* sentence; std::uint32_t token; std::uint32_t column; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {"{a:organization} <~buy> {b:organization}", "[organization Halden ] bought/buy land", 2, 25, "{b:organization}"},
      {"sold for {value:money}", "sold at [money $3 ]", 1, 6, "for"},
      {"a .. b", "a 1 2 3", 4, 6, "b"},
      {"a [b | c] d", "a c e", 2, 11, "d"},
  }));
  CAPTURE(row.pattern, row.sentence);
  const auto rules = compile_pattern(row.pattern);
  REQUIRE(problems_of(rules) == "");
  Matcher matcher(*rules);
  std::vector<NearMiss> misses;
  const Sentence sentence(row.sentence);
  CHECK(matcher.explain(sentence.view(), "paragraph", misses).empty());
  REQUIRE(misses.size() == 1);
  CHECK(misses[0].token == row.token);
  CHECK(misses[0].column == row.column);
  CHECK(misses[0].expected == row.expected);
  misses.clear();
  CHECK(matcher.explain(Sentence("nothing here").view(), "paragraph", misses).empty());
  CHECK(misses.empty());  // its trigger does not stand in the sentence
}

TEST_CASE("speed: a pack made to be slow stays fast", "[rules]") {
  PackText pack;
  for (int i = 0; i < 20; ++i) {
    pack.patterns.push_back("a [a | a a | a a a]+ [[a | :any]+ | a ..20 a]+ .. a ..20 a ..20 z");
    pack.patterns.push_back("[a* b* a* b* a* c | a .. a .. a .. a .. q] z");
  }
  const auto rules = compile_pack(pack);
  REQUIRE(problems_of(rules) == "");
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "a ";
  const Sentence sentence(text + "z");
  const auto begin = std::chrono::steady_clock::now();
  Matcher matcher(*rules);
  (void)matcher.match(sentence.view(), "paragraph");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
