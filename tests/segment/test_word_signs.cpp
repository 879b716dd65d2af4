// SPDX-License-Identifier: Apache-2.0
// What the form of a token says wherever it stands: set by segmentation so that nobody else looks it up.
#include <set>
#include <vector>

#include "article.h"
#include "catch.h"
#include "crosstell/rules/word_memo.h"

using namespace crosstell;
using crosstell::testing::Segmented;

TEST_CASE("words: signs and name uses are what the lexicon says", "[segment]") {
  const Segmented s("Ms. Holm of New Kenya said the four-day strike on Monday hit @cold-store and 14 zorbeds, and \"the Tuesday bus\" too.");
  const Lexicon& lexicon = Lexicon::builtin();
  std::set<std::string> hyphenated;
  for (const Token& token : s.segments.tokens) {
    CAPTURE(std::string(token.folded));
    if (!token.has(shape_letter)) {
      CHECK(token.signs == 0);
      CHECK(token.name_uses == 0);
      continue;
    }
    const auto readings = lexicon.readings(token.form_key);
    CHECK(token.name_uses == lexicon.name_uses(token.form_key));
    CHECK(token.has(sign_known) == !readings.empty());
    CHECK(token.has(sign_starts_phrase) == lexicon.starts_phrase(token.form_key));
    CHECK(token.has(sign_noun_first) == (!readings.empty() && readings.front().word_class == WordClass::noun));
    CHECK(token.word != 0);
    if (token.has(sign_hyphen)) hyphenated.emplace(token.folded);
  }
  CHECK(hyphenated == std::set<std::string>{"four-day", "@cold-store"});
}

TEST_CASE("words: a memo asks once for each form, and never mixes two of them up", "[segment]") {
  const Segmented s("The bank said the bank would pay. The mill said the bank lied.");
  WordMemo<std::size_t> sizes;
  std::vector<std::string> asked;
  const auto look = [&](const Token& token) { return asked.emplace_back(token.folded), token.folded.size(); };
  for (const Token& token : s.segments.tokens) CHECK(sizes.of(token, look) == token.folded.size());
  CHECK(asked == std::vector<std::string>{"the", "bank", "said", "would", "pay", ".", "mill", "lied"});

  Token left, right;  // numbers given anew: one number, two forms
  left.word = right.word = 70000;
  left.folded = "owl", left.form_key = word_key("owl");
  right.folded = "raven", right.form_key = word_key("raven");
  for (int i = 0; i < 2; ++i) {
    CHECK(sizes.of(left, look) == 3);
    CHECK(sizes.of(right, look) == 5);
  }
}
