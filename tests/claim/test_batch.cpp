// SPDX-License-Identifier: Apache-2.0
// Articles analysed together: what each of them says does not depend on the others.
#include <string>
#include <vector>

#include "catch.h"
#include "crosstell/read.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = {
      "Ferry sinks off Aldby\n\nThe ferry Halda sank off Aldby on Monday. At least 12 people died, the coast guard said. Ada Holm, the mayor, called the crossing \"a risk we knew\".\n",
      "",  // no article at all
      "Die Halda sank\n\nDie Halda sank am Montag vor der Insel. Mindestens zwei Menschen starben, sagte die Polizei. Der Hafen bleibt bis zum Ende der Woche geschlossen, und "
      "die Schule auch.\n\nNach dem Bericht der Behörde war das Schiff schon vor einem Jahr nicht mehr sicher, aber niemand hatte die Stadt gewarnt. Die Bürgermeisterin will nun "
      "wissen, wer die Fahrt erlaubt hat und warum es an Bord zu wenige Boote für die Gäste gab.\n",  // not analysed
      "Northwind buys Corvane\n\nNorthwind Ltd bought Corvane Motors for $40 million on 4 May 2024. Its chief executive, Mark Tolven, said the deal would close in June. It employs 1,200 people.\n",
      "Mill closes\n\nThe mill in Orrin closed. \"We had no orders,\" she said. The union denied that the mill had been sold.\n",
      "Ferry sinks off Aldby\n\nThe ferry Halda sank off Aldby on Monday. At least 14 people died, the coast guard said. Ada Holm, the mayor, called the crossing \"a risk we knew\".\n",
  };
  return all;
}

RawArticle raw_of(const std::string& text) {
  if (text.empty()) return {};
  auto raw = read_bytes(text, Container::text, {}, {});
  REQUIRE(raw);
  return std::move(raw).value();
}

/// Everything said, as lines.
std::string told(const Result<Analysis>& analysis) {
  if (!analysis) return std::string(name_of(analysis.error().code));
  std::string out = std::to_string(analysis->segments.tokens.size()) + " tokens, " + std::to_string(analysis->extraction.entities.size()) + " entities\n";
  for (const Quotation& quotation : analysis->quotations) out += quotation.speaker_text + ": " + words(*analysis, quotation.content.front()) + "\n";
  for (const Claim& claim : analysis->claims)
    out.append(claim.attribute).append(" | ").append(claim.subject_text).append(" | ").append(claim.value_text).append(" | ").append(claim.speaker_text).append(" | ").append(words(*analysis, claim.evidence)).append("\n");
  return out;
}

}  // namespace

TEST_CASE("analyzer: articles analysed together say what they say alone", "[claim]") {
  Analyzer alone(test::rules()), together(test::rules());
  std::vector<std::string> expected;
  for (const std::string& text : texts()) expected.push_back(told(alone.analyze(raw_of(text), {})));
  CHECK(expected[0].find("12") != std::string::npos);
  CHECK(expected[1].find("tokens") == std::string::npos);
  CHECK(expected[2].find("0 tokens") == 0);
  CHECK(expected[0] != expected.back());
  for (int round = 0; round < 2; ++round) {   // what a batch leaves in the analyzer is not seen in the next
    std::vector<RawArticle> batch;
    for (const std::string& text : texts()) batch.push_back(raw_of(text));
    const auto analyses = together.analyze(std::move(batch), {});
    REQUIRE(analyses.size() == texts().size());
    for (std::size_t i = 0; i < analyses.size(); ++i) {
      CAPTURE(round, i);
      CHECK(told(analyses[i]) == expected[i]);
    }
  }
  CHECK(together.analyze(std::vector<RawArticle>{}, {}).empty());
}
