// SPDX-License-Identifier: Apache-2.0
#include "../catch.h"
#include "sample.h"
#include "statement_conflict.h"
#include "statement_table.h"

using namespace crosstell;
using namespace crosstell::crossref;

namespace {

/// The kind of conflict of two sentences, or "none".
std::string conflict(const char* first, const char* second) {
  std::vector<Statement> statements[2] = {read_statements({{first, {}, false}}), read_statements({{second, {}, false}})};
  std::set<std::string> names[2];
  std::vector<Standing> standings[2];
  for (int i = 0; i < 2; ++i) {
    for (const StatementWord& word : statements[i][0].words)
      if (word.name) names[i].insert(word.text);
    standings[i] = standings_of(statements[i][0]);
  }
  const WordRarity rarity = [](const StatementWord&) { return 0.7; };
  const StatementSide a{&statements[0][0], &names[0], &standings[0]}, b{&statements[1][0], &names[1], &standings[1]};
  const auto there = conflict_of(a, b, rarity), back = conflict_of(b, a, rarity);
  if (there.has_value() != back.has_value() || (there && there->kind != back->kind)) return "depends on order";
  return there ? there->kind : "none";
}

}  // namespace

TEST_CASE("statements: what one tells and the other denies", "[crossref]") {
  struct Row { const char *a, *b, *expected; };
  const auto row = GENERATE(values<Row>({
      // the same verb, another verb, the noun behind an empty verb
      {"Corvane will publish the audit of its Lund plant.", "Corvane said it would not publish the audit.", "denial"},
      {"Orlen never met the leaders of the dockers' union.", "Orlen sat down with the leaders of the dockers' union in a hotel in Lund.", "denial"},
      {"The pilot of the jet radioed a mayday to Lund tower at dawn.", "Lund tower received no distress call from the pilot.", "denial"},
      {"Holm did not take the stand at the trial.", "Holm spent an hour on the stand telling the jury of his debts.", "denial"},
      {"Mayor Holm visited the shelter on Friday.", "Mayor Holm called off a trip to the shelter on Friday.", "denial"},
      {"Veldor will pay compensation to stranded passengers.", "Veldor has refused to compensate the passengers.", "denial"},
      {"Vance Holm telephoned her rival to concede.", "Vance Holm has not conceded.", "denial"},
      {"No evacuation order was issued to the Lund hotel before the slide.", "The police chief issued an evacuation order to the Lund hotel an hour before the slide.", "denial"},
      {"Corvane has no plans to sell the organ.", "Corvane will sell the organ.", "denial"},
      // doubt, plans, conditions, questions: nothing is stated
      {"Corvane may publish the audit of its plant.", "Corvane did not publish the audit of its plant.", "none"},
      {"Corvane plans to publish the audit of its plant.", "Corvane has not yet published the audit of its plant.", "none"},
      {"If Corvane publishes the audit, the plant will close.", "Corvane did not publish the audit.", "none"},
      {"Did Corvane publish the audit?", "Corvane did not publish the audit.", "none"},
      {"Corvane did not only publish the audit.", "Corvane published the audit.", "none"},
      {"Holm denied claims that he gave Sund the keys.", "Sund never got the keys, as Holm claims that he gave Sund the keys.", "none"},
      {"If Holm is going to win the Lund prize, it will be soon.", "Holm failed to win the Lund prize.", "none"},
      {"It has not been proven that Holm refused to sign the Lund pact.", "Holm signed the Lund pact.", "none"},
      {"Holm was suspended after failing to take the Lund test.", "Holm took the Lund test.", "none"},
      // nothing named in common: another prize, another crew
      {"However, he did not collect his prize.", "The band collected the prize at the gala.", "none"},
      {"The theatre has no plans to sell the organ.", "The theatre will sell the organ.", "none"},
      // no denial
      {"Holm's coach rates Sund no better than an even chance for Lund.", "Holm's coach rates Sund an even chance for Lund.", "none"},
      {"No other minister of Holm's was involved in the Lund sale.", "Holm's spokesman said ministers were involved in the Lund sale.", "none"},
      // another doer, another thing, another day, those that are picked out
      {"Corvane published the audit.", "Veldor did not publish the audit.", "none"},
      {"Corvane published the audit of its plant.", "Corvane did not publish the name of its plant.", "none"},
      {"Holm visited the shelter on Friday.", "Holm did not visit the shelter on Tuesday.", "none"},
      {"The bank repaid the firms that did not sign the pact.", "The firms signed the pact on Friday.", "none"},
      {"The court rejected an offer of bail for Holm.", "No offer of bail was made to Sund.", "none"},
  }));
  CAPTURE(row.a, row.b);
  CHECK(conflict(row.a, row.b) == row.expected);
}

TEST_CASE("statements: one thing in two states", "[crossref]") {
  struct Row { const char *a, *b, *expected; };
  const auto row = GENERATE(values<Row>({
      {"Mill Road stayed open all night.", "Mill Road was blocked by a fallen crane all night.", "opposite"},
      {"The regional archive was destroyed in the fire.", "The regional archive survived the fire.", "opposite"},
      {"The court lifted the ban on night flights.", "The court upheld the ban on night flights.", "opposite"},
      {"Ada Holm will step down as head of the college.", "Ada Holm will stay on as head of the college.", "opposite"},
      {"The chapel in Lund was destroyed in the fire.", "The chapel in Oslo survived the fire.", "none"},
      {"The north chapel was destroyed in the fire.", "The south chapel survived the fire.", "none"},
      {"The archive was not destroyed in the fire.", "The archive survived the fire.", "none"},
      {"Fishing in the bay is now illegal.", "They came on the last day that fishing in the bay was legal.", "none"},
      {"The archive could be destroyed in the fire.", "The archive survived the fire.", "none"},
      {"Permanent staff will get a bonus of two weeks.", "Temporary staff will get no bonus.", "none"},
  }));
  CAPTURE(row.a, row.b);
  CHECK(conflict(row.a, row.b) == row.expected);
}
