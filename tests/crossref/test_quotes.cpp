// SPDX-License-Identifier: Apache-2.0
#include "../catch.h"
#include "quotes.h"
#include "sample.h"
#include "words.h"

using namespace crosstell;
using namespace crosstell::crossref;

namespace {

ComparableClaim quote(const char* article, const char* speaker, const char* sentence) {
  ComparableClaim out = sample::claim({"event:say", article});
  out.claim.attribution = "direct";
  out.claim.speaker_text = speaker;
  out.speaker_key = fold(speaker);
  out.sentence_text = sentence;
  return out;
}

std::string outcome(const ComparableClaim& a, const ComparableClaim& b) {
  const auto findings = compare_quotes(quote_lines({a, b}), sample::context());
  const auto back = compare_quotes(quote_lines({b, a}), sample::context());
  if (findings.size() != back.size()) return "depends on order";
  return findings.empty() ? "nothing" : findings[0].section + "/" + findings[0].kind;
}

}  // namespace

TEST_CASE("quotes: only a changed number, negation or name is a contradiction", "[crossref]") {
  struct Row { const char *speaker_a, *a, *speaker_b, *b, *expected; };
  const auto row = GENERATE(values<Row>({
      {"Ilse Kest", "“We will not sell a single ship this year,” Kest said.", "Ilse Kest", "\"We will sell a single ship this year,\" Kest said.", "contradiction/quote"},
      {"Ilse Kest", "“We will sell 12 ships before the summer,” Kest said.", "Ilse Kest", "“We will sell 15 ships before the summer,” Kest said.", "contradiction/quote"},
      {"Ilse Kest", "“We bought the yard from Tolven last spring,” she said.", "Ilse Kest", "“We bought the yard from Brandt last spring,” she said.", "contradiction/quote"},
      {"Ilse Kest", "“We will sell a single ship this year,” Kest said.", "Ilse Kest", "\"We will sell a single ship this year\", Kest said.", "nothing"},
      {"Ilse Kest", "“We will sell a single-deck ship in the slow season,” she said.", "Ilse Kest", "“We will sell a single deck ship in the slow season,” she said.", "nothing"},
      {"Ilse Kest", "“We will sell a single ship this year,” she said.", "Ilse Kest", "“We will sell [just] a single ship this year,” she said.", "nothing"},
      {"Ilse Kest", "“We will probably sell a single ship this year,” she said.", "Ilse Kest", "“We will sell a single ship this year,” she said.", "nothing"},
      {"Ilse Kest", "“We will sell a single ship this year, and not one more,” she said.", "Ilse Kest", "“We will sell a single ship this year,” she said.", "nothing"},  // an excerpt
      {"Ilse Kest", "“In the yards that do not pay, we will sell a single ship this year,” she said.", "Ilse Kest", "“We will sell a single ship this year,” she said.", "nothing"},  // so is this
      {"Ilse Kest", "“The water came faster than anyone could run,” she said.", "Oskar Brand", "“The water came faster than anyone could run,” he said.", "attribution_mismatch/attribution"},
      {"the harbour master", "“We will not sell a ship,” the harbour master, Ilse Kest, said.", "Ilse Kest", "“We will sell a ship,” Kest said.", "contradiction/quote"},
      {"the harbour master", "“We will not sell a ship,” the harbour master, Ilse Kest, said.", "Ilse Kest", "“We will not sell a ship,” Kest said.", "nothing"},
      {"Ilse Kest", "“a lot of patience”, she said.", "Ilse Kest", "“Whoever sails in winter meets a lot of storms that are not on the map,” she said.", "nothing"},  // a turn of phrase
      {"Ilse Kest", "“And I am waiting for it,” she said.", "Ilse Kest", "“The yard will not open this year, and I am waiting for proof of that,” she said.", "nothing"},
      {"Ilse Kest", "“The yard is the first place everybody leaves,” she said.", "Ilse Kest", "“The yard is the last place nobody has left,” she said.", "contradiction/quote"},  // turned round
      {"Ilse Kest", "“The yard is the first place everybody leaves,” she said.", "Ilse Kest", "“The yard is the first place of that kind in the whole north,” she said.", "nothing"},
      {"Ilse Kest", "Kest kept it short: “We will not sell a single ship this year.", "Ilse Kest", "“We will sell a single ship this year,” Kest said.", "contradiction/quote"},  // the speech goes on
      {"Ilse Kest", "“The water came,” she said.", "Oskar Brand", "“The water came,” he said.", "nothing"},
  }));
  CAPTURE(row.a, row.b);
  CHECK(outcome(quote("d-a", row.speaker_a, row.a), quote("d-b", row.speaker_b, row.b)) == row.expected);
}

TEST_CASE("quotes: a pronoun credits the words where it is surely another person", "[crossref]") {
  struct Row { const char *pronoun, *named, *expected; };
  const auto row = GENERATE(values<Row>({
      {"she", "Oskar Brand", "attribution_mismatch/attribution"},
      {"she", "he", "attribution_mismatch/attribution"},
      {"she", "Ilse Kest", "nothing"},        // she may be Ilse Kest
      {"she", "the harbour master", "nothing"},
      {"they", "Oskar Brand", "nothing"},
  }));
  CAPTURE(row.pronoun, row.named);
  ComparableClaim a = quote("d-a", row.pronoun, "“The water came faster than anyone could run.”"), b = quote("d-b", row.named, "“The water came faster than anyone could run.”");
  a.speaker_id = "e-1", b.speaker_id = "e-2";
  CHECK(outcome(a, b) == row.expected);
  a.speaker_id.clear();
  CHECK(outcome(a, b) == "nothing");
}

TEST_CASE("quotes: what a text quotes twice in its body was said twice", "[crossref]") {
  ComparableClaim a = quote("d-a", "Ilse Kest", "“If you want to save 12 crowns, you take the ferry,” Kest said.");
  ComparableClaim b = quote("d-a", "Ilse Kest", "“If you want to save 15 minutes, you take the train,” Kest said.");
  a.claim.sentence = 1, b.claim.sentence = 2;
  CHECK(outcome(a, b) == "nothing");
  a.claim.zone = "title";
  CHECK(outcome(a, b) == "contradiction/quote");
}
