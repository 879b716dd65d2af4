// SPDX-License-Identifier: Apache-2.0
// Interviews of questions and answers: who is "I" there, and who says it.
#include <string>

#include "catch.h"
#include "crosstell/read.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::test;

namespace {

Analysis article(const std::string& text) {
  auto raw = read_bytes(text, Container::text, {}, {});
  REQUIRE(raw);
  Analyzer analyzer(test::rules());
  auto analysis = analyzer.analyze(std::move(raw).value(), NormalizeOptions{});
  REQUIRE(analysis);
  return std::move(analysis).value();
}

std::string interview(const std::string& title, const std::string& answer) {
  return title + "\n\nInterview: Hugo Marten.\n\nQ: You are 39 years old. Is that late?\n\nA: I never liked wool, and my hands are slow.\n\nQ: What came next?\n\nA: " + answer +
         "\n\nQ: And today?\n\nA: Today I sleep.\n";
}

}  // namespace

TEST_CASE("interviews: who is asked speaks in the answers", "[claim]") {
  struct Row { const char* answer; const char* attribute; const char* subject; const char* speaker; };
  const auto row = GENERATE(values<Row>({
      {"I was born in Lisbon.", "birth_place", "Brenna Castell", "Brenna Castell"},
      {"I never finished my doctorate.", "doctorate", "Brenna Castell", "Brenna Castell"},
      {"Northwind Ltd was founded in 1974.", "founded_date", "Northwind Ltd", "Brenna Castell"},
      {"I am 43.", "age", "Brenna Castell", "Brenna Castell"},
      {"My husband said that Northwind Ltd was founded in 1974.", "founded_date", "Northwind Ltd", "My husband"},
      {"My mother still weaves. She was born in Porto.", "birth_place", nullptr, nullptr},
  }));
  CAPTURE(row.answer);
  const Analysis analysis = article(interview("Brenna Castell on sheep, debt and starting late", row.answer));
  const Claim* claim = find(analysis, row.attribute);
  REQUIRE((claim != nullptr) == (row.subject != nullptr));
  const Claim* age = find(analysis, "age");   // what a question says is no claim
  CHECK((age == nullptr || age->value_text == "43"));
  if (!claim) return;
  REQUIRE(claim->subject >= 0);
  CHECK(analysis.extraction.entities[static_cast<std::size_t>(claim->subject)].name == row.subject);
  CHECK(claim->speaker_text == row.speaker);
  CHECK(name_of(claim->attribution) == (row.speaker == std::string("My husband") ? "indirect" : "direct"));
}

TEST_CASE("interviews: a headline that names nobody or several tells not who is asked", "[claim]") {
  const auto* title = GENERATE("Sheep, debt and starting late", "Brenna Castell and Ada Holm on sheep");
  CAPTURE(title);
  const Analysis analysis = article(interview(title, "I was born in Lisbon."));
  CHECK(find(analysis, "birth_place") == nullptr);
}

TEST_CASE("speakers: a relative speaks for himself", "[claim]") {
  struct Row { const char* text; bool owner; };
  const auto row = GENERATE(values<Row>({
      {"Ada Holm left. Her brother said that Northwind Ltd was founded in 1974.", false},
      {"Ada Holm\xE2\x80\x99s husband said that Northwind Ltd was founded in 1974.", false},
      {"Ada Holm left. Her statement said that Northwind Ltd was founded in 1974.", true},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "founded_date");
  REQUIRE(claim);
  CHECK((claim->speaker >= 0) == row.owner);
}
