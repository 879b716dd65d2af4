// SPDX-License-Identifier: Apache-2.0
// Properties: the machine agrees with the oracle on random patterns and sentences, and no pack can make it slow.
#include <chrono>
#include <random>

#include "catch.h"
#include "compiled.h"
#include "oracle.h"
#include "sentence.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

constexpr unsigned kSeed = 20260;

struct Random {
  std::mt19937 engine{kSeed};
  int below(int n) { return static_cast<int>(engine() % static_cast<unsigned>(n)); }
  std::string one_of(std::initializer_list<const char*> texts) { return *(texts.begin() + below(static_cast<int>(texts.size()))); }

  std::string element(int depth) {
    const int kind = below(depth > 0 ? 16 : 11);
    switch (kind) {
      case 0: case 1: case 2: return one_of({"a", "b", "c", ",", "\""});
      case 3: return one_of({"~go", "~lay_off", ":verb.past", ":noun", ":any"});
      case 4: return "@list";
      case 5: return one_of({"{person}", "{subject:person}", "{subject:person|organization}"});
      case 6: return one_of({"{value:money}", "{a:entity}", "{b:figure}"});
      case 7: return one_of({"{what:np}", "{np}", "{what:clause}"});
      case 8: return one_of({"a .. b", "b ..2 {value:money}", "{subject:person} .. c"});
      case 9: return "{b:" + one_of({"@list", "~go", "[a | a b]"}) + "}";
      case 10: return one_of({"a?", "b*", "c+", "@list?", "{person}?"});
      case 14: return "<a " + sequence(depth - 1) + ">";
      default: break;
    }
    // One draw a statement: the compilers evaluate the sides of a + in orders of their own, and the cases are to be the same everywhere.
    const std::string left = sequence(depth - 1);
    if (kind == 11) return "[" + left + " | " + sequence(depth - 1) + "]";
    if (kind == 12) return "[" + left + " | b]" + one_of({"", "?", "+"});
    if (kind == 13) return "[a " + left + "]" + one_of({"?", "*", "+"});
    const std::string gap = one_of({"", "1", "7"});
    return left + " .." + gap + " " + sequence(depth - 1);
  }

  std::string sequence(int depth) {
    std::string out = element(depth);
    for (int n = below(3); n > 0; --n) out += " " + element(depth);
    return out;
  }

  /// Every eighth one is long: what is known of its words by bits ends in the middle of it. Noun groups never stand in each other.
  std::string sentence() {
    std::string out;
    if (below(8) == 0)
      for (int n = 50 + below(20); n > 0; --n) out += "x ";
    int open = 0;
    for (int n = 1 + below(9); n > 0; --n) {
      const int what = below(14);
      if (what < 3) {
        out += open == 0 ? one_of({"[person ", "[organization ", "[money ", "[np "}) : one_of({"[person ", "[organization ", "[money "});
        ++open;
      }
      if (what == 3) out += "|| ";
      out += one_of({"a", "b", "c", "a", "b", "went/go", "laid/lay", "off", ",", "\"", "x", "its"}) + " ";
      if (open > 0 && below(2) == 0) { out += "] "; --open; }
    }
    for (; open > 0; --open) out += "] ";
    return out;
  }
};

std::vector<OracleMatch> machine_matches(const std::shared_ptr<const RuleSet>& rules, const Sentence& sentence) {
  Matcher matcher(rules);
  std::vector<OracleMatch> out;
  for (const auto& match : matcher.match(sentence.view(), "paragraph")) {
    OracleMatch m{match.tokens.begin, match.tokens.end, {}};
    for (const auto& capture : match.captures)
      m.captures.push_back({rules->compiled().tables.slots.find(capture.name)->second, capture.tokens.begin, capture.tokens.end});
    out.push_back(m);
  }
  return out;
}

}  // namespace

TEST_CASE("oracle: the machine finds what backtracking finds", "[rules]") {
  Random random;
  int compared = 0, with_matches = 0;
  for (int i = 0; i < 1500; ++i) {
    const std::string pattern = random.sequence(2);
    const auto rules = compile_pattern(pattern, {"list: a b, a, go, c a b"});
    if (!rules) continue;  // a gap at the edge, nothing required
    const auto& compiled = (*rules)->compiled();
    rules::PatternTables tables = compiled.tables;
    rules::Problems problems;
    const auto tree = rules::parse_pattern({pattern, nullptr, &compiled.registry.all().at("test"), {}}, tables, problems);
    REQUIRE(problems.empty());
    for (int s = 0; s < 12; ++s) {
      const std::string text = random.sentence();
      const Sentence sentence(text);
      CAPTURE(kSeed, pattern, text);
      const auto expected = oracle_matches(tree, rules::gap_stops(tree, tables), compiled.lists, sentence.view());
      REQUIRE((machine_matches(*rules, sentence) == expected));
      ++compared;
      with_matches += expected.empty() ? 0 : 1;
    }
  }
  CHECK(compared > 5000);
  CHECK(with_matches > 500);  // else the comparison would prove little
}
