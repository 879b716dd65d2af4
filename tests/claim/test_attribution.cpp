// SPDX-License-Identifier: Apache-2.0
// Who said what: one sentence a row, the quotation it must give, its speaker and cue.
#include <algorithm>

#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::test;

TEST_CASE("quotations: kind, content, speaker and cue", "[claim]") {
  struct Row { const char* text; const char* kind; const char* content; const char* speaker; const char* cue; };
  const auto row = GENERATE(values<Row>({
      {"“The plant is safe,” Holm said.", "direct", "The plant is safe,", "Holm", "say"},
      {"“The plant is safe,” said Ada Holm, who runs it.", "direct", "The plant is safe,", "Ada Holm", "say"},
      {"Ada Holm said: “The plant is safe.”", "direct", "The plant is safe.", "Ada Holm", "say"},
      {"“Is the plant safe?” Ada Holm asked.", "direct", "Is the plant safe?", "Ada Holm", "ask"},
      {"Ada Holm said that the plant was safe.", "indirect", "the plant was safe", "Ada Holm", "say"},
      {"Ada Holm said the plant was safe.", "indirect", "the plant was safe", "Ada Holm", "say"},
      {"Ada Holm told reporters on Friday that the plant was safe.", "indirect", "the plant was safe", "Ada Holm", "tell"},
      {"The plant was safe, Ada Holm said on Friday.", "indirect", "The plant was safe", "Ada Holm", "say"},
      {"According to Ada Holm, the plant was safe.", "indirect", "the plant was safe", "Ada Holm", "according to"},
      {"The plant was safe, according to Ada Holm.", "indirect", "The plant was safe", "Ada Holm", "according to"},
      {"Ada Holm denied that the plant was closed.", "indirect", "the plant was closed", "Ada Holm", "deny"},
      {"Ada Holm said the plant was “as safe as a school”.", "mixed", "the plant was “as safe as a school", "Ada Holm", "say"},
      {"Ada Holm called the plan “an absolute disgrace” on Friday.", "mixed", "an absolute disgrace", "Ada Holm", "call"},
      {"Ada Holm, chief executive of Northwind Ltd, said that the plant was safe.", "indirect", "the plant was safe", "Ada Holm", "say"},
      {"Ada Holm discussed gravity, measured the walls and said that the plant was safe.", "indirect", "the plant was safe", "Ada Holm", "say"},
      {"The report said that the plant was safe.", "indirect", "the plant was safe", "The report", "say"},
      {"Peter Holm, a miller based in Bergen, said he was tired when he left.", "indirect", "he was tired when he left", "Peter Holm", "say"},
      {"Ada Holm, who covered the court for years, said she almost always slept.", "indirect", "she almost always slept", "Ada Holm", "say"},
      {"Ada Holm said she would stay, and Corvane Ltd said the vote was over.", "indirect", "she would stay", "Ada Holm", "say"},
      {"Ada Holm said the plant was safe, telling the board that it was done.", "indirect", "it was done", "Ada Holm", "tell"},
      {"Ada Holm told farmers this week the plant would close.", "indirect", "the plant would close", "Ada Holm", "tell"},
      {"As Ada Holm noted on Friday, the trial has failed.", "indirect", "the trial has failed", "Ada Holm", "note"},
      {"Ada Holm pledged to pay the debt and left the room.", "indirect", "to pay the debt", "Ada Holm", "pledge"},
      {"Officials from Corvane Ltd said the trial was over.", "indirect", "the trial was over", "Officials from Corvane Ltd", "say"},
      {"Ada Holm criticized the new dam, which opened in May.", "indirect", "the new dam", "Ada Holm", "criticize"},
      {"Corvane Ltd, which announced the merger on Monday, May 4, intends to close the dam.", "indirect", "to close the dam", "Corvane Ltd", "intend"},
      {"Corvane Ltd, which announced the merger on Monday, May 4, intends to close the dam.", "indirect", "the merger on Monday", "Corvane Ltd", "announce"},
      {"Ada Holm called for an inquiry.", "indirect", "an inquiry", "Ada Holm", "call for"},
      {"Ada Holm declared “we are done. The plant is safe.”", "direct", "we are done. The plant is safe.", "Ada Holm", "declare"},
      {"Ada Holm’s terse reply: “We are done.”", "direct", "We are done.", "Ada Holm’s terse reply", ":"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const auto& all = analysis.quotations;
  const auto at = std::find_if(all.begin(), all.end(), [&](const Quotation& q) { return !q.scare && q.cue == row.cue; });
  REQUIRE(at != all.end());
  CHECK(name_of(at->kind) == row.kind);
  CHECK(words(analysis, at->content.front()) == row.content);
  CHECK(at->speaker_text == row.speaker);
}

TEST_CASE("quotations: words around an inserted cue", "[claim]") {
  struct Row { const char* text; const char* first; const char* second; };   // no second: nothing goes on
  const auto row = GENERATE(values<Row>({
      {"The dam, they said, raised new worries.", "The dam", "raised new worries"},
      {"Survival, Mr. Holm says, depends on rain.", "Survival", "depends on rain"},
      {"And Corvane Ltd, said Ada Holm, who left the firm, does not forgive.", "And Corvane Ltd", "does not forgive"},
      {"In all, according to Ada Holm, the firm had lost its way.", "In all", "the firm had lost its way"},
      {"The dam was old, said Ada Holm, chief of the works.", "The dam was old", ""},
      {"The dam was old, Ada Holm said, citing a memo.", "The dam was old", ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  REQUIRE(!analysis.quotations.empty());
  const auto& content = analysis.quotations[0].content;
  CHECK(words(analysis, content.front()) == row.first);
  CHECK((content.size() > 1 ? words(analysis, content[1]) : std::string()) == row.second);
}

TEST_CASE("quotations: marks without a cue", "[claim]") {
  struct Row { const char* text; const char* sieve; const char* speaker; };   // of the last quotation
  const auto row = GENERATE(values<Row>({
      {"Ada Holm said the plant was safe. “We checked every pump.”", "continued_speaker", "Ada Holm"},
      {"Ada Holm was blunt. “We checked every pump.”", "subject_before", "Ada Holm"},
      {"The mood was bad. “We checked every pump.”", "no_cue", ""},
      {"Ada Holm built the new dam: “We need it now.”", "colon_then_quote", "Ada Holm"},
      {"Ada Holm reads “The Tale of the Two Old and Weary Millers” to her sons.", "scare_marks", ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  REQUIRE(!analysis.quotations.empty());
  CHECK(analysis.quotations.back().sieve == row.sieve);
  CHECK(analysis.quotations.back().speaker_text == row.speaker);
}

TEST_CASE("quotations: interrupted and continued ones are one", "[claim]") {
  const Analysis analysis = analyze("“The plant is safe,” Ada Holm said. “We checked every pump.”");
  REQUIRE(analysis.quotations.size() == 1);
  CHECK(analysis.quotations[0].content.size() == 2);
}

TEST_CASE("quotations: scare marks quote nobody", "[claim]") {
  const Analysis analysis = analyze("The town’s “beach” is a car park.");
  REQUIRE(analysis.quotations.size() == 1);
  CHECK(analysis.quotations[0].scare);
}

TEST_CASE("attribution of claims", "[claim]") {
  struct Row { const char* text; const char* attribution; const char* speaker; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd was founded in 1974.", "narrator", ""},
      {"Ada Holm said that Northwind Ltd was founded in 1974.", "indirect", "Ada Holm"},
      {"“Northwind Ltd was founded in 1974,” Ada Holm said.", "direct", "Ada Holm"},
      {"According to Ada Holm, Northwind Ltd was founded in 1974.", "indirect", "Ada Holm"},
      {"The Corvane Herald reported that Northwind Ltd was founded in 1974.", "other_outlet", "The Corvane Herald"},
      {"Northwind Ltd was reportedly founded in 1974.", "hearsay", ""},
      {"Ada Holm said that prices rose. Northwind Ltd was founded in 1974.", "narrator", ""},
      {"Ada Holm criticized Northwind Ltd, which was founded in 1974.", "narrator", ""},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, "founded_date");
  REQUIRE(claim);
  CHECK(name_of(claim->attribution) == row.attribution);
  CHECK(claim->speaker_text == row.speaker);
}

TEST_CASE("attribution: pronouns inside somebody's words mean the speaker", "[claim]") {
  struct Row { const char* text; const char* attribute; bool resolved; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd denied that it had opened the gates.", "event:open", true},
      {"“I opened the gates,” Ada Holm said.", "event:open", true},
      {"Ada Holm said they had opened the gates.", "event:open", false},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, row.attribute);
  CHECK((claim != nullptr && claim->subject >= 0) == row.resolved);
}
