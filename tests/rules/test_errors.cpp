// SPDX-License-Identifier: Apache-2.0
// Messages that authors of packs will read: each names the place, what was found, and what was expected.
#include "catch.h"
#include "sentence.h"

using namespace crosstell;
using namespace crosstell::test;

TEST_CASE("errors: patterns", "[rules]") {
  struct Row { const char* pattern; const char* message; };
  const auto row = GENERATE(values<Row>({
      {"a {value:mony}", "tests.json: rule 'r0', match, column 10: unknown mention type 'mony'; did you mean 'money'?"},
      {"é {value:mony}", "tests.json: rule 'r0', match, column 10: unknown mention type 'mony'; did you mean 'money'?"},  // characters, not bytes
      {"a @purchse", "tests.json: rule 'r0', match, column 3: unknown word list 'purchse'; did you mean 'purchase'?"},
      {"a :verb.pasd", "tests.json: rule 'r0', match, column 3: unknown word class 'verb.pasd'; did you mean 'verb.past'?"},
      {"a &role", "tests.json: rule 'r0', match, column 3: unknown piece 'role'"},
      {"a [b | c", "tests.json: rule 'r0', match, column 3: found '[' without ']'"},
      {"a [b | ]", "tests.json: rule 'r0', match, column 8: an empty alternative; for something optional write x? or [a | b]?"},
      {"a | b", "tests.json: rule 'r0', match, column 3: found '|' outside brackets; write alternatives as [a | b]"},
      {"a ]", "tests.json: rule 'r0', match, column 3: found ']' without its opening mark; a literal one is written \\]"},
      {"<a b", "tests.json: rule 'r0', match, column 1: found '<' without '>'"},
      {"a <>", "tests.json: rule 'r0', match, column 3: nothing stands between '<' and '>'"},
      {"a {date", "tests.json: rule 'r0', match, column 3: found '{' without '}'"},
      {"a {}", "tests.json: rule 'r0', match, column 4: a slot begins with a name or a mention type, as in {value:money} or {date}"},
      {"a ..21 b", "tests.json: rule 'r0', match, column 3: a gap skips 1 to 20 words"},
      {"a .. ", "tests.json: rule 'r0', match: the pattern ends with a gap; end with what must stand there"},
      {"[.. b | a] c", "tests.json: rule 'r0', match: the pattern begins with a gap; begin with what must stand there"},
      {"a? b*", "tests.json: rule 'r0', match: the pattern can match no word at all; make an element required"},
      {"[a? | b]? c", "tests.json: rule 'r0', match, column 9: '?' repeats something that can be empty"},
      {":verb :noun", "tests.json: rule 'r0', match: nothing in it tells where to look; require at least one word, lemma, list or mention"},
      {"a {speed:money}", "tests.json: rule 'r0', match, column 3: unknown slot of attribute 'test' 'speed'; expected one of: subject value buyer place what a b"},
      {"a {value:[b?]}", "tests.json: rule 'r0', match, column 3: the slot can capture nothing; write {slot:x}? instead of {slot:x?}"},
      {"a /(/", "tests.json: rule 'r0', match, column 3: regular expression: missing ): ("},
      {"a /b", "tests.json: rule 'r0', match, column 3: found '/' without the closing one; a literal slash is written \\/"},
      {"a [[[[[[[[[[[[[[[[[b]]]]]]]]]]]]]]]]]", "tests.json: rule 'r0', match, column 19: nested deeper than 16 levels"},
      {"[[[a b c d]+ e]+ f]+ [[[a b c d]+ e]+ f]+", "tests.json: rule 'r0', match: the pattern compiles to more than 1500 steps; use fewer repeats inside each other"},
  }));
  CAPTURE(row.pattern);
  CHECK(problems_of(compile_pattern(row.pattern, {"purchase: a"})) == row.message);
}

TEST_CASE("errors: slots against the attribute", "[rules]") {
  struct Row { const char* pattern; const char* message; };
  const auto row = GENERATE(values<Row>({
      {"{subject:person} for {value}", "tests.json: rule 'r0', match, column 1: slot 'subject' asks for person; attribute 'price' allows organization|product"},
      {"{subject} for {value:percent}", "tests.json: rule 'r0', match, column 15: slot 'value' asks for percent; attribute 'price' allows money"},
      {"{buyer:organization|place} for {value}", "tests.json: rule 'r0', match, column 1: slot 'buyer' asks for place; attribute 'price' allows person|organization"},
      {"{subject} for {valu}", "tests.json: rule 'r0', match, column 16: unknown mention type or slot without types 'valu'; did you mean 'value'?"},
      {"{subject} for {value:category}", "tests.json: rule 'r0', match, column 22: 'category' stands for the categories of the rule's attribute, but it has none"},
      {"{subject} for {value}", ""},
      {"{subject:product} for {value:money}", ""},
  }));
  CAPTURE(row.pattern);
  PackText pack;
  pack.patterns = {row.pattern};
  pack.extra = R"("attribute": "price")";
  CHECK(problems_of(compile_pack(pack)) == row.message);
}

TEST_CASE("errors: packs", "[rules]") {
  struct Row { const char* json; const char* message; };
  const auto row = GENERATE(values<Row>({
      {R"({"pack": "p", "rules": [}])", "p.json: broken JSON at line 1, column 25: "},
      {R"([1])", "p.json: found array; expected a pack, an object with 'rules'"},
      {R"({"pack": "p", "pack": "q", "rules": []})", "p.json: the key 'pack' stands twice in one object"},
      {R"({"pack": "p", "ruls": []})", "p.json: unknown field 'ruls'; did you mean 'rules'?"},
      {R"({"rules": []})", "p.json: pack: missing; expected the pack's name"},
      {R"({"pack": "p", "rules": [{"id": "x", "about": "y", "attribute": "test", "match": "a", "rejects": ["b"]}]})",
       "p.json: rule 'x', accepts: no accepted example; add at least one sentence this rule must match"},
      {R"({"pack": "p", "rules": [{"id": "x", "about": "y", "attribute": "test", "match": "a", "accepts": [{"text": "b"}]}]})",
       "p.json: rule 'x', rejects: no rejected example; add at least one sentence this rule must not match"},
      {R"({"pack": "p", "rules": [{"id": "x", "about": "y", "attribute": "tests", "match": "a", "accepts": [{"text": "b"}], "rejects": ["b"]}]})",
       "p.json: rule 'x', attribute: unknown attribute 'tests'; did you mean 'test'?"},
      {R"({"pack": "p", "rules": [{"id": "x", "about": "y", "attribute": "test", "match": "a", "accepts": [{"text": "b"}], "rejects": ["b"], "where": {"zone": ["headline"]}}]})",
       "p.json: rule 'x', where.zone: unknown zone 'headline'; did you mean 'heading'?"},
      {R"({"pack": "p", "rules": [{"id": "x", "about": "y", "attribute": "test", "match": "a", "accepts": [{"text": "b"}], "rejects": ["b"], "unless": {"between": ["c"]}}]})",
       "p.json: rule 'x', unless: unknown condition 'between'; expected before, after, or after_ and the name of a slot"},
      {R"({"pack": "p", "rules": [{"id": "x", "about": "y", "attribute": "test", "match": "a", "accepts": [{"text": "b"}], "rejects": ["b"], "unless": {"after_value": ["c"]}}]})",
       "p.json: rule 'x', unless.after_value: no pattern of the rule captures 'value'"},
      {R"({"pack": "p", "rules": [{"id": "x", "about": "y", "attribute": "test", "match": "a {value:money}", "also": ["b {money}"], "accepts": [{"text": "b"}], "rejects": ["b"]}]})",
       "p.json: rule 'x', also[0]: does not capture 'value', unlike the first pattern; all patterns of a rule give the same claim"},
      {R"({"pack": "p", "rules": [{"id": "x", "about": "y", "attribute": "openness", "match": "a", "set": {"value": "opn"}, "accepts": [{"text": "b"}], "rejects": ["b"]}]})",
       "p.json: rule 'x', set.value: unknown category of 'openness' 'opn'; did you mean 'open'?"},
      {R"({"pack": "p", "pieces": {"a": "x &b", "b": "&a"}, "rules": []})", "p.json: pieces."},
      {R"({"pack": "p", "replaces": ["q"], "rules": []})", "p.json: replaces: no earlier pack has a rule 'q'"},
      {"{\"pack\": \"\xff\"}", "p.json: not UTF-8 at line 1, column 10"},
  }));
  CAPTURE(row.json);
  auto files = files_of({});
  files.push_back({"p.json", row.json});
  const auto problems = problems_of(RuleSet::compile(files));
  CHECK(problems.substr(0, std::string(row.message).size()) == row.message);
}

TEST_CASE("errors: all of all packs in one go", "[rules]") {
  PackText pack;
  pack.patterns = {"a {value:mony}", "b @none", "c"};
  const auto problems = problems_of(compile_pack(pack));
  CHECK(problems.find("rule 'r0'") != std::string::npos);
  CHECK(problems.find("rule 'r1'") != std::string::npos);
  CHECK(problems.find("rule 'r2'") == std::string::npos);
}

TEST_CASE("errors: an id stands once unless it is replaced", "[rules]") {
  auto files = files_of({{"a"}, {}, {}, {}});
  auto second = files_of({{"b"}, {}, {}, {}})[1];
  second.path = "second.json";
  files.push_back(second);
  CHECK(problems_of(RuleSet::compile(files)).find("second.json: rule 'r0', id: the id stands in tests.json already") == 0);
  files.back().bytes.insert(1, "\"replaces\": [\"r0\"], ");
  const auto rules = RuleSet::compile(files);
  REQUIRE(problems_of(rules) == "");
  CHECK(match_all(Sentence("a b"), *rules) == "r0[b]");
}

TEST_CASE("errors: deep and long input is refused, not followed", "[rules]") {
  auto files = files_of({});
  files.push_back({"deep.json", std::string(100'000, '[')});
  CHECK(problems_of(RuleSet::compile(files)).find("nested deeper than 64 levels") != std::string::npos);
  CHECK(problems_of(compile_pattern(std::string(3000, 'a'))).find("at most 2000") != std::string::npos);
  PackText laughs;  // each piece is two of the next
  laughs.patterns = {"&p0"};
  laughs.pieces = R"({"p0": "&p1 &p1", "p1": "&p2 &p2", "p2": "&p3 &p3", "p3": "&p4 &p4", "p4": "&p5 &p5", "p5": "&p6 &p6", "p6": "&p7 &p7",
                      "p7": "&p8 &p8", "p8": "&p9 &p9", "p9": "a a a a a a a a"})";
  CHECK(problems_of(compile_pack(laughs)).find("more than 2000 elements") != std::string::npos);
}
