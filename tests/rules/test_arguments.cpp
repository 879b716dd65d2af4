// SPDX-License-Identifier: Apache-2.0
// Slots that the analysis of clauses fills (doer, object), and constructions that rules share.
#include "catch.h"
#include "sentence.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

/// The matches of a sentence whose verb groups have the given arguments.
std::string match_with(std::string_view annotated, const std::string& pattern, const std::vector<VerbArguments>& arguments) {
  const auto rules = compile_pattern(pattern);
  REQUIRE(problems_of(rules) == "");
  const Sentence sentence(annotated);
  TokenView view = sentence.view();
  view.arguments = arguments;
  Matcher matcher(*rules);
  return show(sentence, **rules, matcher.match(view, "paragraph"));
}

std::vector<RuleFile> with_common(const std::string& common, const std::string& pack) {
  auto files = files_of({});
  files.push_back({"common.json", common});
  files.push_back({"p.json", pack});
  return files;
}

std::string pack_of(const std::string& fields) {
  return R"({"pack": "p", "rules": [{"id": "x", "about": "y", "attribute": "test", "accepts": [{"text": "b"}], "rejects": ["b"], )" + fields + "}]}";
}

const char* const kCommon = R"({"pack": "common", "pieces": {"of": "of"}, "constructions": {"owned": ["{subject:organization} 's &noun is {value:money}", "&noun &of {value:money} at {subject:organization}"]}})";

}  // namespace

TEST_CASE("arguments: doer and object of the predicate", "[rules]") {
  struct Row { const char* about; const char* sentence; const char* pattern; std::vector<VerbArguments> arguments; const char* found; };
  const auto row = GENERATE(values<Row>({
      {"far from its verb", "[organization Orrin ] , a mill , sold/sell glue", "doer={buyer:organization} <~sell>", {{{5, 6}, {0, 1}, {6, 7}}}, "r0[sold] <sold> buyer=orrin"},
      {"behind it", "sold/sell by the [organization Orrin ]", "doer={buyer:organization} <~sell>", {{{0, 1}, {2, 4}, {}}}, "r0[sold] <sold> buyer=orrin"},
      {"both", "[person Bo ] sold/sell the [product Tam ] for [money 5 ]", "doer={a:person} object={b:product} <~sell> ..4 for {money}",
       {{{1, 2}, {0, 1}, {2, 4}}}, "r0[sold the tam for 5] <sold> a=bo b=tam"},
      {"a role beside the name", "chief [person Bo ] sold/sell", "doer={a:person} <~sell>", {{{2, 3}, {0, 2}, {}}}, "r0[sold] <sold> a=bo"},
      {"of another type", "[person Bo ] sold/sell", "doer={a:organization} <~sell>", {{{1, 2}, {0, 1}, {}}}, "-"},
      {"a thing of the firm is not the firm", "[organization Orrin ] 's glue sold/sell", "doer={a:organization} <~sell>", {{{3, 4}, {0, 3}, {}}}, "-"},
      {"one of two", "[person Bo ] and [person Cy ] sold/sell", "doer={a:person} <~sell>", {{{3, 4}, {0, 3}, {}}}, "-"},
      {"not found", "[person Bo ] sold/sell", "doer={a:person} <~sell>", {{{1, 2}, {}, {}}}, "-"},
      {"no analysis", "[person Bo ] sold/sell", "doer={a:person} <~sell>", {}, "-"},
      {"of another verb", "[person Bo ] ran/run , sold/sell", "doer={a:person} <~sell>", {{{1, 2}, {0, 1}, {}}}, "-"},
      {"of the verb it hangs on", "[person Bo ] helped/help sell", "doer={a:person} <sell>", {{{1, 2}, {0, 1}, {}}, {{2, 3}, {}, {}}}, "r0[sell] <sell> a=bo"},
      {"a noun group", "old glue sold/sell", "doer={a:np} <~sell>", {{{2, 3}, {0, 2}, {}}}, "r0[sold] <sold> a=old glue"},
  }));
  CAPTURE(row.about);
  CHECK(match_with(row.sentence, row.pattern, row.arguments) == row.found);
}

TEST_CASE("arguments: what a pattern must give them", "[rules]") {
  struct Row { const char* pattern; const char* message; };
  const auto row = GENERATE(values<Row>({
      {"doer={a:person} ~sell", "match: a doer or an object is that of a predicate; put < and > around the verb"},
      {"[doer={a:person} | x] <~sell>", "match, column 1: a doer or an object stands beside the other elements, not inside one"},
      {"doer={person} <~sell>", "match, column 1: a doer or an object is a slot of mentions, as in doer={buyer} or object={what:np}"},
      {"doer={a:@purchase} <~sell>", "match, column"},
      {"doer={a:persn} <~sell>", "match, column 9: unknown mention type 'persn'; did you mean 'person'?"},
  }));
  CAPTURE(row.pattern);
  CHECK(problems_of(compile_pattern(row.pattern)).find(row.message) != std::string::npos);
}

TEST_CASE("constructions: a rule fills in its own pieces", "[rules]") {
  const auto rules = RuleSet::compile(with_common(kCommon, pack_of(R"("use": "owned", "pieces": {"noun": "[fine | penalty]"})")));
  REQUIRE(problems_of(rules) == "");
  CHECK(match_all(Sentence("[organization Orrin ] 's penalty is [money 5 ]"), *rules) == "x[orrin 's penalty is 5] subject=orrin value=5");
  CHECK(match_all(Sentence("a fine of [money 5 ] at [organization Orrin ]"), *rules) == "x[fine of 5 at orrin] value=5 subject=orrin");
  CHECK(match_all(Sentence("a gift of [money 5 ] at [organization Orrin ]"), *rules) == "-");
}

TEST_CASE("constructions: beside patterns of the rule", "[rules]") {
  const auto rules = RuleSet::compile(with_common(kCommon, pack_of(R"("match": "{subject:organization} owes {value:money}", "use": ["owned"], "pieces": {"noun": "debt", "of": "worth"})")));
  REQUIRE(problems_of(rules) == "");
  CHECK(match_all(Sentence("[organization Orrin ] owes [money 5 ]"), *rules) == "x[orrin owes 5] subject=orrin value=5");
  CHECK(match_all(Sentence("debt worth [money 5 ] at [organization Orrin ]"), *rules) == "x[debt worth 5 at orrin] value=5 subject=orrin");
}

TEST_CASE("constructions: errors", "[rules]") {
  struct Row { const char* fields; const char* message; };
  const auto row = GENERATE(values<Row>({
      {R"("use": "owed", "pieces": {"noun": "fine"})", "p.json: rule 'x', use: unknown construction 'owed'; did you mean 'owned'?"},
      {R"("use": "owned")", "unknown piece 'noun'"},
      {R"("also": ["a {value:money}"], "use": "owned", "pieces": {"noun": "fine"})", "p.json: rule 'x', match: missing or empty; expected a pattern, or 'use' with the name of a construction"},
      {R"("use": 3, "match": "a")", "p.json: rule 'x', use: found number; expected a list of strings"},
      {R"("use": "owned", "pieces": {"noun": 3})", "p.json: rule 'x', pieces.noun: found number; expected a pattern"},
  }));
  CAPTURE(row.fields);
  CHECK(problems_of(RuleSet::compile(with_common(kCommon, pack_of(row.fields)))).find(row.message) != std::string::npos);
}
