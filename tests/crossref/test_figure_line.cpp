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
  if (there && !there->subject_id.empty()) return "an id that no entity has";
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

namespace {

/// A figure with the parts of its clause as they are read with the article.
struct Role { const char *surface, *number, *kind, *counted, *roles; };

ComparableClaim with_roles(const Role& role, const char* article) {
  const std::string sentence = std::string("There it stood: ") + role.surface + ".";
  ComparableClaim out = told({sentence.c_str(), role.surface, role.number, role.kind, role.counted}, article);
  out.figure->roles = role.roles;
  return out;
}

}  // namespace

TEST_CASE("figures: two that are told in other words differ", "[crossref]") {
  struct Row { Role a, b; bool differ; };
  const auto row = GENERATE(values<Row>({
      // synonyms, a wider word, a verb with its particle
      {{"$90 million", "90 million", "money", "", "verb:take take_on;tense:future;subject:@orlen_ferries;measured:@lund harbour loan"},
       {"$60 million", "60 million", "money", "", "verb:assume;tense:future;subject:@orlen_ferries;measured:debt;of:@lund harbour"}, true},
      {{"9 per cent", "9", "percent", "%", "verb:raise;tense:present;subject:agreement;object:pay;over:#three_year"},
       {"6 per cent", "6", "percent", "%", "verb:go go_up;tense:future;subject:wage;over:#three_year;of:contract"}, true},
      // voice
      {{"40", "40", "count", "house", "verb:destroy;tense:past;subject:storm;figure:house;in:@ashby"},
       {"65", "65", "count", "home", "verb:destroy;tense:past passive;subject:home;in:@ashby;in:storm"}, true},
      // a plan by an infinitive
      {{"600", "600", "count", "flat", "verb:build;tense:future;subject:company;figure:flat;on:old @lund airfield"},
       {"450", "450", "count", "apartment", "verb:be be_on;tense:present;deed:build;subject:apartment;on:old airfield;in:@lund"}, true},
      // prices
      {{"$18,500", "18500", "money", "", "verb:sell;tense:future;subject:new @tessel card;from:@corvane"},
       {"$15,800", "15800", "money", "", "verb:be;tense:present;subject:list price;of:@corvane @tessel card"}, true},
      // another deed, part, doer, place, time; a plan and its result
      {{"40", "40", "count", "house", "verb:destroy;tense:past;subject:storm;figure:house;in:@ashby"},
       {"165", "165", "count", "house", "verb:inspect;tense:past;subject:storm;figure:house;in:@ashby"}, false},
      {{"40", "40", "count", "house", "verb:destroy;tense:past;subject:storm;figure:house;in:@ashby"},
       {"65", "65", "count", "home", "verb:destroy;tense:past passive;subject:additional home;in:@ashby;in:storm"}, false},
      {{"40", "40", "count", "house", "verb:build;tense:past;subject:@varda;figure:house;in:@ashby"},
       {"65", "65", "count", "house", "verb:build;tense:past;subject:@orlen;figure:house;in:@ashby"}, false},
      {{"40", "40", "count", "house", "verb:build;tense:past;subject:@varda;figure:house;in:@ashby"},
       {"65", "65", "count", "house", "verb:build;tense:past;subject:@varda;figure:house;in:@lund;of:@torne"}, false},
      {{"40", "40", "count", "house", "verb:build;tense:past;subject:@varda;figure:house;in:~may"},
       {"65", "65", "count", "house", "verb:build;tense:past;subject:@varda;figure:house;in:~june"}, false},
      {{"600", "600", "count", "flat", "verb:build;tense:future;subject:@varda;figure:flat;on:@lund airfield"},
       {"120", "120", "count", "flat", "verb:build;tense:present perfect;subject:@varda;figure:flat;on:@lund airfield"}, false},
      {{"600", "600", "count", "flat", "verb:build;tense:modal;subject:@varda;figure:flat;on:@lund airfield"},
       {"120", "120", "count", "flat", "verb:build;tense:future;subject:@varda;figure:flat;on:@lund airfield"}, false},
      {{"14.5 per cent", "14.5", "percent", "%", "verb:raise;tense:present;subject:@varda;object:pay;over:#three_year"},
       {"3 per cent", "3", "percent", "%", "verb:raise;tense:present;subject:@varda;object:pay;over:#one_year"}, false},
  }));
  CAPTURE(row.a.roles, row.b.roles);
  const std::string found = outcome(with_roles(row.a, "d-a"), with_roles(row.b, "d-b"));
  CAPTURE(found);
  CHECK((found != "nothing") == row.differ);
}

TEST_CASE("figures: tallies of one vote and days of one event", "[crossref]") {
  struct Telling { const char *surface, *low, *high, *roles; };
  struct Row { const char* kind; Telling a, b; bool expected; };
  const char* approved = "verb:approve;tense:past;subject:@ashby_college trustee;object:sale";
  const auto row = GENERATE_COPY(values<Row>({
      {"score", {"9 votes to 4", "9", "4", approved}, {"11 to 2", "11", "2", "verb:back;tense:past;subject:trustee;of:@ashby_college;beside:deal;object:sale"}, true},
      {"score", {"unanimously", "", "0", approved}, {"11 to 2", "11", "2", approved}, true},
      {"score", {"unanimously", "", "0", approved}, {"13 to 0", "13", "0", approved}, false},
      {"score", {"9 votes to 4", "9", "4", approved}, {"11 to 2", "11", "2", "verb:approve;tense:past;subject:@lund council;object:budget"}, false},
      {"date", {"3 May", "", "", "verb:open;tense:future;subject:bridge;over:@torne"}, {"10 May", "", "", "verb:be;tense:present;subject:opening;of:@torne bridge"}, true},
      {"date", {"July 1", "", "", "verb:close;tense:present;subject:@orlen shipyard"}, {"October 1", "", "", "verb:be;tense:present;subject:closing;of:@orlen shipyard"}, true},
      {"date", {"1 December", "", "", "verb:start;tense:future;subject:vaccination;in:@ardania;against:measles"},
       {"2 February", "", "", "verb:vaccinate;tense:future passive;subject:first child;in:@ardania;against:measles"}, true},
      {"date", {"3 May", "", "", "verb:open;tense:future;subject:bridge;over:@torne"}, {"4 May", "", "", "verb:open;tense:future;subject:bridge;over:@torne"}, false},   // time zones
      {"date", {"3 May", "", "", "verb:open;tense:future;subject:bridge;over:@torne"}, {"10 May", "", "", "verb:close;tense:future;subject:bridge;over:@torne"}, false},
      {"date", {"3 May", "", "", "verb:open;tense:past;subject:museum;of:@holm"}, {"10 May", "", "", "verb:open;tense:past;subject:museum;of:@holm;in:@lund"}, false},
      {"date", {"3 May", "", "", "verb:report;tense:past;subject:@holm paper"}, {"10 May", "", "", "verb:report;tense:past;subject:@holm paper"}, false},
  }));
  CAPTURE(row.a.roles, row.b.roles);
  const auto telling = [&](const Telling& one, const char* article) {
    const std::string sentence = std::string("There it stood: ") + one.surface + ".";
    ComparableClaim out = told({sentence.c_str(), one.surface, "0", row.kind, ""}, article);
    out.figure->low = one.low, out.figure->high = one.high, out.figure->point.clear(), out.figure->roles = one.roles, out.figure->date_precision = row.kind == std::string("date") ? "day" : "";
    return out;
  };
  CHECK((outcome(telling(row.a, "d-a"), telling(row.b, "d-b")) != "nothing") == row.expected);
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
