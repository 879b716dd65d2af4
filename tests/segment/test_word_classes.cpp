// SPDX-License-Identifier: Apache-2.0
#include "article.h"
#include "catch.h"

using namespace crosstell;
using crosstell::testing::Segmented;

TEST_CASE("word classes: in context", "[segment]") {
  struct Row { const char* text; const char* word; WordClass word_class; const char* lemma; };
  const auto row = GENERATE(values<Row>({
      {"The report says prices fell.", "report", WordClass::noun, "report"},
      {"They report a loss.", "report", WordClass::verb, "report"},
      {"They want to report a loss.", "report", WordClass::verb, "report"},
      {"The company has reported losses.", "reported", WordClass::verb, "report"},
      {"The firm plans to cut jobs.", "plans", WordClass::verb, "plan"},
      {"The firm uses Orvan chips.", "chips", WordClass::noun, "chip"},
      {"Holm will sell Orvan pumps equipped with lamps.", "pumps", WordClass::noun, "pump"},
      {"Holm says Orvan plans for growth.", "plans", WordClass::verb, "plan"},
      {"The man who founded Orvan works in Oslo.", "works", WordClass::verb, "work"},
      {"Halden 3 costs $40 a month.", "costs", WordClass::verb, "cost"},
      {"The repair cost $3 million.", "cost", WordClass::verb, "cost"},
      {"The cost $3 million of it.", "cost", WordClass::noun, "cost"},
      {"A deal to end strike talks.", "talks", WordClass::noun, "talk"},
      {"Company plans to cut jobs.", "plans", WordClass::verb, "plan"},
      {"The plans were cut.", "plans", WordClass::noun, "plan"},
      {"Officials said the river rose.", "rose", WordClass::verb, "rise"},
      {"A rose grew there.", "rose", WordClass::noun, "rose"},
      {"The bank may fail.", "may", WordClass::modal, "may"},
      {"The firm's owner left.", "'s", WordClass::possessive, "'s"},
      {"It's raining.", "'s", WordClass::auxiliary, "be"},
      {"She said that the dam broke.", "that", WordClass::subordinator, "that"},
      {"That dam broke.", "that", WordClass::determiner, "that"},
      {"They went to Oslo.", "to", WordClass::preposition, "to"},
      {"They went to work.", "went", WordClass::verb, "go"},
      {"We met Zorblatt in May.", "zorblatt", WordClass::proper_noun, "zorblatt"},
      {"He has a plan.", "has", WordClass::verb, "have"},
      {"He has left.", "has", WordClass::auxiliary, "have"},
      {"They did not really like the plan.", "like", WordClass::verb, "like"},
      {"A boat like ours sank.", "like", WordClass::preposition, "like"},
      {"They did not go.", "did", WordClass::auxiliary, "do"},
      {"The plant cannot process fruit.", "process", WordClass::verb, "process"},
      {"The plant can't fish rivers.", "fish", WordClass::verb, "fish"},
      {"It was not process that failed.", "process", WordClass::noun, "process"},
      {"They did it.", "did", WordClass::verb, "do"},
      {"The children were found.", "children", WordClass::noun, "child"},
      {"He zorbed the data.", "zorbed", WordClass::verb, "zorb"},
      {"The bakery has cut prices.", "has", WordClass::auxiliary, "have"},
      {"The bakery cut prices.", "cut", WordClass::verb, "cut"},
      {"The price cut was small.", "cut", WordClass::noun, "cut"},
      {"The coast was hit by a storm.", "hit", WordClass::verb, "hit"},
      {"The spread between the rates is wide.", "spread", WordClass::noun, "spread"},
      {"The deal has come at a cost.", "come", WordClass::verb, "come"},
      {"The deal has come at a cost.", "cost", WordClass::noun, "cost"},
      {"Safety reviews come before every launch.", "reviews", WordClass::noun, "review"},
      {"A quickly built wall fell.", "quickly", WordClass::adverb, "quickly"},
  }));
  CAPTURE(row.text, row.word);
  const Segmented s(row.text);
  bool found = false;
  for (const Token& token : s.segments.tokens)
    if (token.folded == row.word && !found) {
      found = true;
      CHECK(name_of(token.word_class) == name_of(row.word_class));
      CHECK(token.lemma == row.lemma);
      CHECK(token.lemma_key == word_key(token.lemma));
    }
  CHECK(found);
}

TEST_CASE("noun groups", "[segment]") {
  struct Row { const char* text; std::vector<std::string> groups; };
  const auto row = GENERATE(values<Row>({
      {"The large old bank bought two small firms.", {"The large old bank", "two small firms"}},
      {"The firm's new owner left.", {"The firm's new owner"}},
      {"The head of the bank told us.", {"The head", "the bank", "us"}},
      {"She sold it to Ana Holm on Tuesday.", {"She", "it", "Ana Holm", "Tuesday"}},
      {"About 40 people died.", {"40 people"}},
      {"The proposed merger failed.", {"The proposed merger"}},
      {"It was like a fire two weeks before.", {"It", "a fire", "two weeks"}},
  }));
  CAPTURE(row.text);
  const Segmented s(row.text);
  std::vector<std::string> found;
  for (const TokenSpan& group : s.segments.noun_groups) found.push_back(s.text(group));
  CHECK(found == row.groups);
}
