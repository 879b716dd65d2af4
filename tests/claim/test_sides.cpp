// SPDX-License-Identifier: Apache-2.0
// Who is compared or described, and with what words.
#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

/// An empty subject: no claim of the attribute.
struct Row { const char* text; const char* attribute; const char* subject; const char* value; };

void check(const Row& row) {
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, row.attribute);
  REQUIRE((claim != nullptr) == (row.subject[0] != '\0'));
  if (!claim) return;
  CHECK(claim->subject_text == row.subject);
  CHECK(claim->value_text == row.value);
}

}  // namespace

TEST_CASE("claims: a superlative ranks who is said to be or to have it, and nobody else", "[claim]") {
  check(GENERATE(values<Row>({
      {"Northwind Ltd, the largest yard in Oslo, was sold.", "superlative", "Northwind Ltd", "the largest yard in Oslo"},
      {"Halden Mill is Northwind Ltd's largest plant.", "superlative", "Halden Mill", "largest plant"},
      {"Northwind Ltd is the largest maker of pumps in Norway.", "superlative", "Northwind Ltd", "the largest maker of pumps in Norway"},
      {"Northwind Ltd has the oldest cranes.", "superlative", "Northwind Ltd", "the oldest cranes"},
      {"The sale makes Northwind Ltd the largest employer of the town.", "superlative", "Northwind Ltd", "the largest employer of the town"},
      {"Ada Holm is known as the fastest swimmer in Norway.", "superlative", "Ada Holm", "the fastest swimmer in Norway"},
      {"Ada Holm is the first engineer to lead the port.", "superlative", "Ada Holm", "the first engineer to lead the port"},
      {"Halden Mill was the only plant that closed in the storm.", "superlative", "Halden Mill", "the only plant that closed in the storm"},
      {"Northwind Ltd closed the oldest plant in Norway.", "superlative", "", ""},
      {"In Oslo, the largest yard was sold.", "superlative", "", ""},
      {"It was her chance to be the first mayor of Oslo.", "superlative", "", ""},
      {"Holm is the engineer who can best explain it.", "superlative", "", ""},
  })));
}

TEST_CASE("claims: a comparison belongs to the noun before it or to the subject of its own clause", "[claim]") {
  check(GENERATE(values<Row>({
      {"Ada Holm proposed a toll similar to the old one.", "comparison", "a toll", "similar to the old one"},
      {"The new crane is faster than cranes such as the Orvan.", "comparison", "The new crane", "faster than the Orvan"},
      {"The port is busier than many traders believe.", "comparison", "The port", "busier than many traders believe"},
      {"The new hall is larger than Oslo's.", "comparison", "The new hall", "larger than Oslo's"},
      {"The new hall is larger than Oslo's old port.", "comparison", "The new hall", "larger than Oslo's old port"},
      {"The cranes need up to 12 times the power of the old ones.", "comparison", "The cranes", "up to 12 times the power of the old ones"},
      {"The new crane is less likely to fall.", "comparison", "The new crane", "less likely to fall"},
      {"Ada Holm was as brief as she could be.", "comparison", "", ""},
      {"The storm gave Ada Holm a chance to overtake Halden Motors.", "comparison", "", ""},
  })));
}

TEST_CASE("claims: what a copula or an apposition does not say of its neighbour", "[claim]") {
  check(GENERATE(values<Row>({
      {"Northwind Ltd is a maker of pumps.", "description", "Northwind Ltd", "a maker of pumps"},
      {"The cargo went to Halden Mill, which is a plant for paper.", "description", "Halden Mill", "a plant for paper"},
      {"At the heart of Northwind Ltd is a mill in Oslo.", "description", "", ""},
      {"Ten yards are Danish, as are a mill and a dock.", "description", "", ""},
      {"What Ada Holm wants is a mill.", "description", "", ""},
      {"The board knows who it wants to be a judge.", "description", "", ""},
      {"It was Ada Holm who closed the mill.", "description", "", ""},
      {"The fire is not merely a setback, but a disaster.", "description", "", ""},
      {"It is not necessarily a defeat for Northwind Ltd.", "description", "", ""},
      {"What was once a mill is now a school.", "description", "", ""},
      {"Northwind Ltd runs ferries for the largest group in Norway who should be members.", "description", "", ""},
      {"Ada Holm sold a mill to Northwind Ltd. It is a start-up in Oslo.", "description", "It", "a start-up in Oslo"},
      {"It is a mill.", "description", "", ""},
      {"Northwind Ltd closed a mill in Oslo. It is a serious problem for the town.", "description", "", ""},
      {"Northwind Ltd sells pumps. It is a company in Oslo.", "description", "It", "a company in Oslo"},
      {"\"He is a good judge,\" Peter Lund said.", "description", "", ""},
      {"Halden Motors bought Corvane Ltd, a surprise move.", "description", "", ""},
      {"The agency raised its warning for Oslo, the highest level.", "description", "", ""},
      {"She moved to Oslo, the capital of Norway.", "description", "Oslo", "the capital of Norway"},
  })));
}

TEST_CASE("claims: a thing of a kind is what its words say, also where the article tells of it", "[claim]") {
  const auto text = GENERATE("The Ostrin 3 model is small. It cannot process video.", "The Ostrin 3 model is small. Video is dear to store. It cannot process video. Video takes space.");
  CAPTURE(text);
  const Analysis analysis = analyze(text);
  const Claim* claim = find(analysis, "accepts_input");
  REQUIRE(claim);
  REQUIRE(claim->arguments.size() == 1);
  CHECK(std::string(claim->arguments[0].text) == "video");
  CHECK(claim->arguments[0].entity == -1);
}
