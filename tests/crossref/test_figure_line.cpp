// SPDX-License-Identifier: Apache-2.0
#include "../catch.h"
#include "figure_line.h"
#include "sample.h"

using namespace crosstell;
using namespace crosstell::crossref;

namespace {

struct Telling { const char *sentence, *surface, *number, *kind, *unit; };

ComparableClaim told(const Telling& telling, const char* article, const char* published = "") {
  ComparableClaim out = sample::with_figure(sample::claim({"figure:" + std::string(telling.kind), article}), sample::figure(telling.number, telling.kind, telling.unit));
  out.sentence_text = telling.sentence;
  out.published = published;
  out.figure->surface = telling.surface;
  if (std::string(telling.kind) == "count") out.figure->counted = telling.unit, out.figure->unit.clear();
  const std::size_t at = out.sentence_text.find(telling.surface);
  REQUIRE(at != std::string::npos);
  out.claim.clean_begin = 1000, out.claim.clean_end = 1000 + out.sentence_text.size();
  out.figure->clean_begin = 1000 + at, out.figure->clean_end = out.figure->clean_begin + std::string(telling.surface).size();
  return out;
}

double always(const std::string&) { return 0.7; }

std::string outcome(const ComparableClaim& a, const ComparableClaim& b) {
  const auto x = figure_line(a), y = figure_line(b);
  if (!x || !y) return "no line";
  const auto there = compare_figures(*x, *y, always, sample::context()), back = compare_figures(*y, *x, always, sample::context());
  if (there.has_value() != back.has_value() || (there && (there->id != back->id || there->reason != back->reason))) return "depends on order";
  return there ? there->subject : "nothing";
}

}  // namespace

TEST_CASE("figures: two that are told in the same words differ", "[crossref]") {
  struct Row { Telling a, b; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {{"Under the lease the port was to pay Corvane $48 million for dredging the basin and rebuilding the quay.", "$48 million", "48 million", "money", ""},
       {"The lease, worth $84 million to the firm, covered the dredging of the basin and a new quay.", "$84 million", "84 million", "money", ""}, "lease, dredge, basin, quay"},
      {{"The vaccine cut severe illness in children by 61 per cent.", "61 per cent", "61", "percent", "%"},
       {"The jab, called Orvax, stops 72 per cent of severe illness in children, the firm said.", "72 per cent", "72", "percent", "%"}, "severe, illness, child"},
      {{"The ferry carried 61 passengers on its crossing to Lund.", "61", "61", "count", "passenger"},
       {"There were 87 passengers on the ferry for the crossing to Lund.", "87", "87", "count", "passenger"}, "ferry, passenger, cross, lund"},
      {{"Orlen Ferries owns 14 ships.", "14", "14", "count", "ship"}, {"Orlen Ferries leases 22 ships.", "22", "22", "count", "ship"}, "nothing"},
      // rounding
      {{"The ferry carried 61 passengers on its crossing to Lund.", "61", "61", "count", "passenger"},
       {"There were about 60 passengers on the ferry for the crossing to Lund.", "about 60", "about 60", "count", "passenger"}, "nothing"},
      // another group, part or time
      {{"The vaccine cut severe illness in children by 61 per cent.", "61 per cent", "61", "percent", "%"},
       {"In children over 12 it cut severe illness by 44 per cent.", "44 per cent", "44", "percent", "%"}, "nothing"},
      {{"The ferry carried 61 passengers on its crossing to Lund.", "61", "61", "count", "passenger"},
       {"The ferry carried 87 passengers on the second crossing to Lund.", "87", "87", "count", "passenger"}, "nothing"},
      {{"In 2024 the mill paid the town $5 million in tax for its sluice.", "$5 million", "5 million", "money", ""},
       {"In 2025 the mill paid the town $7 million in tax for its sluice.", "$7 million", "7 million", "money", ""}, "nothing"},
      // other names on both sides
      {{"Tourism makes up 5% of the annual output of services in Norway.", "5%", "5", "percent", "%"},
       {"Tourism makes up 9% of the annual output of services in Portugal.", "9%", "9", "percent", "%"}, "nothing"},
      // quoted anew all the time
      {{"The shares of the mill closed down 4% in Oslo after the audit.", "4%", "4", "percent", "%"},
       {"The shares of the mill closed down 9% in Oslo after the audit.", "9%", "9", "percent", "%"}, "nothing"},
      // the figure it came from
      {{"Losses of the mill in the flood rose to $9 million.", "$9 million", "9 million", "money", ""},
       {"Losses of the mill in the flood rose from $4 million.", "$4 million", "4 million", "money", ""}, "no line"},
      // too little in common
      {{"The mill paid $9 million.", "$9 million", "9 million", "money", ""}, {"The mill owes the town $4 million for the sluice.", "$4 million", "4 million", "money", ""}, "nothing"},
      // the two firms were counted before
      {{"The two firms on the quay will dredge the basin.", "two", "2", "count", "firm"}, {"The three firms on the quay will dredge the basin.", "three", "3", "count", "firm"}, "no line"},
      {{"Mill Owner Pays Town $9 Million For Broken Sluice", "$9 Million", "9 million", "money", ""}, {"The mill owner pays the town $4 million for the broken sluice.", "$4 million", "4 million", "money", ""}, "no line"},
  }));
  CAPTURE(row.a.sentence, row.b.sentence);
  const ComparableClaim a = told(row.a, "d-a"), b = told(row.b, "d-b");   // in this order: the words are those of the first
  CHECK(outcome(a, b) == row.expected);
}

TEST_CASE("figures: what may have changed in the meantime does not differ", "[crossref]") {
  const Telling few{"The ferry carried 61 passengers on its crossing to Lund.", "61", "61", "count", "passenger"}, many{"There were 87 passengers on the ferry for the crossing to Lund.", "87", "87", "count", "passenger"};
  CHECK(outcome(told(few, "d-a", "2026-03-04"), told(many, "d-b", "2026-03-04")) != "nothing");
  CHECK(outcome(told(few, "d-a", "2026-03-04"), told(many, "d-b", "2026-03-06")) == "nothing");   // a count may grow
  CHECK(outcome(told(many, "d-a", "2026-03-04"), told(few, "d-b", "2026-03-06")) != "nothing");
  CHECK(outcome(told(many, "d-a", "2026-03-04"), told(few, "d-b", "2026-04-06")) == "nothing");   // other news
  CHECK(outcome(told(few, "d-a"), told(many, "d-a")) == "nothing");                               // one text tells of two crossings
  ComparableClaim unsure = told(many, "d-b");
  unsure.claim.modality = "hedged";
  CHECK(outcome(told(few, "d-a"), unsure) == "no line");
}
