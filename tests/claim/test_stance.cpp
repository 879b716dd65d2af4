// SPDX-License-Identifier: Apache-2.0
// Modality and polarity, read at the predicate of one claim a row.
#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::test;

TEST_CASE("stance: modality", "[claim]") {
  struct Row { const char* text; const char* attribute; const char* modality; };
  const auto row = GENERATE(values<Row>({
      {"Northwind Ltd cut 1,200 jobs last year.", "layoffs", "asserted"},
      {"Northwind Ltd will cut 1,200 jobs next year.", "layoffs", "predicted"},
      {"Northwind Ltd plans to cut 1,200 jobs next year.", "layoffs", "predicted"},
      {"Northwind Ltd is expected to cut 1,200 jobs.", "layoffs", "predicted"},
      {"Northwind Ltd may cut 1,200 jobs.", "layoffs", "hedged"},
      {"Northwind Ltd could cut 1,200 jobs.", "layoffs", "hedged"},
      {"Northwind Ltd reportedly cut 1,200 jobs.", "layoffs", "hedged"},
      {"Northwind Ltd is likely to cut 1,200 jobs.", "layoffs", "hedged"},
      {"If Northwind Ltd cut 1,200 jobs, the strike would go on.", "layoffs", "hypothetical"},
      {"Northwind Ltd denied that it had cut 1,200 jobs.", "layoffs", "denied"},
      {"Did Northwind Ltd cut 1,200 jobs?", "layoffs", "question"},
      {"Why did Northwind Ltd cut 1,200 jobs?", "layoffs", "presupposed"},
      {"The bridge plan was rejected.", "event:reject:passive", "asserted"},
      {"At the planned plant Northwind Ltd cut 1,200 jobs.", "layoffs", "asserted"},
      {"Northwind Ltd unveiled its plan to cut 1,200 jobs.", "layoffs", "predicted"},
      {"The council approved a plan to cut costs, and Northwind Ltd cut 1,200 jobs.", "layoffs", "asserted"},
      {"Chairman Ada Holm is likely to speak.", "role", "asserted"},
      {"Ada Holm is likely to be chairman of Northwind Ltd.", "role", "hedged"},
      {"It is likely that Northwind Ltd will cut 1,200 jobs.", "layoffs", "hedged"},
      {"There are fears that Northwind Ltd will cut 1,200 jobs.", "layoffs", "hedged"},
      {"Northwind Ltd is to cut 1,200 jobs.", "layoffs", "predicted"},
      {"Northwind Ltd to cut 1,200 jobs", "layoffs", "predicted"},
      {"1,500 jobs to go at Northwind Ltd as sales fall", "layoffs", "predicted"},
      {"Northwind Ltd cut 1,200 jobs to save the mill.", "layoffs", "asserted"},
      {"Northwind Ltd was accused of cutting 1,200 jobs.", "event:accuse:passive", "asserted"},
      {"Analysts estimate that Northwind Ltd had cut 1,200 jobs.", "layoffs", "hedged"},
      {"Ada Holm indicated that Northwind Ltd cut 1,200 jobs.", "layoffs", "asserted"},
      {"Reports indicated that Northwind Ltd cut 1,200 jobs.", "layoffs", "hedged"},
      {"The plan will fail, said Peter Lund, director of Dunmore Hospital.", "role", "asserted"},
      {"Paul Reed is reported to have held talks with Northwind Ltd's chief executive Ada Holm.", "officeholder", "asserted"},
      {"Speculation suggests that Oslo-based Northwind Ltd may sell its plant.", "headquarters", "asserted"},
      {"Speculation suggests that Northwind Ltd may be based in Oslo.", "headquarters", "hedged"},
      {"Ada Holm may be the chief executive of Northwind Ltd.", "officeholder", "hedged"},
      {"If Ada Holm were chairman, she would leave Northwind Ltd.", "departure", "hypothetical"},
      {"While denying the claims, Northwind Ltd cut 1,200 jobs.", "layoffs", "asserted"},
      {"While he refused to sell the mill, Northwind Ltd cut 1,200 jobs.", "layoffs", "asserted"},
      {"Peter Lund denied that he had offered his letter to President Ada Holm.", "role", "asserted"},
      {"If it rains, the shop closes, and Northwind Ltd cut 1,200 jobs.", "layoffs", "asserted"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, row.attribute);
  REQUIRE(claim);
  CHECK(name_of(claim->modality) == row.modality);
}

TEST_CASE("stance: a clause with \"when\" dates what stands before it", "[claim]") {
  struct Row { const char* text; const char* attribute; int year; };
  const auto row = GENERATE(values<Row>({
      {"Peter Lund was 58 when he was elected mayor in 2015.", "age", 2015},
      {"Northwind Ltd had 900 employees when it opened a store, and closed it in 2015.", "headcount", 0},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, row.attribute);
  REQUIRE(claim);
  CHECK((claim->time != nullptr) == (row.year != 0));
}

TEST_CASE("stance: polarity", "[claim]") {
  struct Row { const char* text; const char* attribute; const char* polarity; };
  const auto row = GENERATE(values<Row>({
      {"Ada Holm joined Northwind Ltd.", "affiliation_event", "positive"},
      {"Ada Holm did not join Northwind Ltd.", "affiliation_event", "negative"},
      {"Ada Holm never joined Northwind Ltd.", "affiliation_event", "negative"},
      {"Ada Holm refused to join Northwind Ltd.", "affiliation_event", "negative"},
      {"Ada Holm did not fail to join Northwind Ltd.", "affiliation_event", "positive"},
      {"Northwind Ltd never went back to abandon the search.", "relation:abandon", "negative"},
      {"Northwind Ltd went back to abandon the search.", "relation:abandon", "positive"},
      {"Ada Holm denied that she had joined Northwind Ltd.", "affiliation_event", "negative"},
      {"Not only Ada Holm joined Northwind Ltd.", "affiliation_event", "positive"},
      {"Ada Holm joined Northwind Ltd, not a bank.", "affiliation_event", "positive"},
      {"No formal complaint has been lodged.", "event:lodge:passive", "negative"},
      {"No talks were held in Oslo.", "event:hold:passive", "negative"},
      {"No bank wanted the mill, and Northwind Ltd abandoned the search.", "event:abandon", "positive"},
      {"The bank asked for no pledge when Northwind Ltd abandoned the search.", "event:abandon", "positive"},
      {"Northwind Ltd has not abandoned the search.", "event:abandon", "negative"},
      {"Falcon 3 is an AI model. We do not like Northwind Ltd's Falcon 3.", "developer", "positive"},
      {"Northwind Ltd has abandoned the search.", "event:abandon", "positive"},
      {"Ada Holm has failed spectacularly to join Northwind Ltd.", "affiliation_event", "negative"},
      {"With its board denying all plans, Northwind Ltd abandoned the search.", "event:abandon", "positive"},
      {"It is not the blustery Northwind Ltd owner Mark Tolven.", "role", "positive"},
      {"Mark Tolven was never director of Northwind Ltd.", "role", "negative"},
      {"Northwind Ltd was unable to stop the leak, and it abandoned the search.", "event:abandon", "positive"},
  }));
  CAPTURE(row.text);
  const Analysis analysis = analyze(row.text);
  const Claim* claim = find(analysis, row.attribute);
  REQUIRE(claim);
  CHECK(name_of(claim->polarity) == row.polarity);
}
