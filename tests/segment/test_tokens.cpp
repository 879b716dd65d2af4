// SPDX-License-Identifier: Apache-2.0
#include "article.h"
#include "catch.h"

using namespace crosstell;
using crosstell::testing::Segmented;

namespace {

/// Surfaces joined by '|'.
std::string surfaces(const Segmented& s) {
  std::string out;
  for (const Token& token : s.segments.tokens) {
    if (!out.empty()) out += '|';
    out += slice(std::string_view(s.article.clean), token.span);
  }
  return out;
}

}  // namespace

TEST_CASE("tokens: where they are cut", "[segment]") {
  struct Row { const char* text; const char* tokens; };
  const auto row = GENERATE(values<Row>({
      {"The firm's plan doesn't work.", "The|firm|'s|plan|does|n't|work|."},
      {"The firm\u2019s plan doesn\u2019t work.", "The|firm|\u2019s|plan|does|n\u2019t|work|."},
      {"They'll say we've won, I'm sure you'd agree you're late", "They|'ll|say|we|'ve|won|,|I|'m|sure|you|'d|agree|you|'re|late"},
      {"She cannot go.", "She|can|not|go|."},
      {"workers' rights", "workers|'|rights"},
      {"O'Brien's", "O'Brien|'s"},
      {"an open-source, 28-year-old, self-made tool", "an|open-source|,|28-year-old|,|self-made|tool"},
      {"open\u2011source", "open\u2011source"},
      {"125-145 and 10\u201312 people", "125|-|145|and|10|\u2013|12|people"},
      {"it rose\u2014again", "it|rose|\u2014|again"},
      {"1,200.5 of 72.2", "1,200.5|of|72.2"},
      {"in 2019,2020 and 3,4", "in|2019|,|2020|and|3|,|4"},
      {"$14bn or 5% of \u20ac3.5m", "$|14bn|or|5|%|of|\u20ac|3.5m"},
      {"Mr. Holm of the U.S. met J. Smith on Jan. 5.", "Mr.|Holm|of|the|U.S.|met|J.|Smith|on|Jan.|5|."},
      {"He sat. He ran the No. 5 shop.", "He|sat|.|He|ran|the|No.|5|shop|."},
      {"Visit https://example.com/a?b=c. Or mail ada@example.org!", "Visit|https://example.com/a?b=c|.|Or|mail|ada@example.org|!"},
      {"#flood by @ada_holm", "#flood|by|@ada_holm"},
      {"and/or yes/no n/a", "and/or|yes|/|no|n/a"},
      {"GPT-5.4 wins", "GPT-5.4|wins"},
      {"well... so\u2026 yes", "well|...|so|\u2026|yes"},
      {"24/7 on 04/06/2025 and 2025-04-06 at 10:30", "24/7|on|04/06/2025|and|2025-04-06|at|10:30"},
      {"AT&T and R&D in C++", "AT&T|and|R&D|in|C++"},
      {"It ended.The rest", "It|ended|.|The|rest"},
      {"caf\u00e9 \u0141\u00f3d\u017a", "caf\u00e9|\u0141\u00f3d\u017a"},
      {"soft\u00adhyphen", "soft\u00adhyphen"},
      {"a (b) [c]", "a|(|b|)|[|c|]"},
  }));
  CAPTURE(row.text);
  CHECK(surfaces(Segmented(row.text)) == row.tokens);
}

TEST_CASE("tokens: folded forms", "[segment]") {
  struct Row { const char* text; const char* folded; };
  const auto row = GENERATE(values<Row>({
      {"Firm", "firm"}, {"open\u2011Source", "open-source"}, {"soft\u00adhyphen", "softhyphen"}, {"\u0141\u00d3D\u0179", "\u0142\u00f3d\u017a"}, {"O\u2019Brien", "o'brien"},
      {"\u201c", "\""}, {"\u2014", "-"},
  }));
  CAPTURE(row.text);
  const Segmented s(row.text);
  REQUIRE(s.segments.tokens.size() == 1);
  CHECK(s.segments.tokens[0].folded == row.folded);
  CHECK(s.segments.tokens[0].form_key == word_key(row.folded));
}

TEST_CASE("tokens: shapes", "[segment]") {
  struct Row { const char* text; int shape; };
  const auto row = GENERATE(values<Row>({
      {"we saw Ada", shape_capitalized | shape_letter | shape_space_before}, {"we saw NATO", shape_capitalized | shape_all_caps | shape_letter | shape_space_before},
      {"we saw OpenMind", shape_capitalized | shape_mixed | shape_letter | shape_space_before}, {"we saw iPad", shape_mixed | shape_letter | shape_space_before},
      {"we saw 12", shape_digit | shape_space_before}, {"we saw it", shape_letter | shape_space_before},
  }));
  CAPTURE(row.text);
  CHECK(Segmented(row.text).segments.tokens.back().shape == row.shape);
}
