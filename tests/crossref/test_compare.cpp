// SPDX-License-Identifier: Apache-2.0
// Each guard with a row that it must hold and a row that it must let pass.
#include "../catch.h"
#include "sample.h"

using namespace crosstell;
using sample::claim;
using sample::figure;
using sample::Make;
using sample::outcome;
using sample::with_figure;

namespace {

ComparableClaim number(const char* attribute, const char* article, const char* text, Make more = {}) {
  more.attribute = attribute;
  more.article = article;
  return with_figure(claim(more), figure(text));
}

ComparableClaim event(const char* lemma, const char* article, const char* polarity = "positive", const char* modality = "asserted", const char* object = "the plan") {
  Make make;
  make.attribute = std::string("event:") + lemma;
  make.article = article;
  make.polarity = polarity;
  make.modality = modality;
  ComparableClaim out = claim(make);
  out.claim.value_kind = "none";
  if (*object != 0) out.claim.arguments.push_back({"object", object, -1, -1, 0, 0, true});
  return out;
}

ComparableClaim order(const char* article, const char* direction, const char* comparand, const char* polarity = "positive") {
  Make make;
  make.attribute = "performance";
  make.article = article;
  make.polarity = polarity;
  ComparableClaim out = claim(make);
  out.claim.value_kind = "order";
  out.claim.direction = direction;
  out.claim.comparand_text = comparand;
  return out;
}

ComparableClaim category(const char* attribute, const char* article, const char* value, Make more = {}) {
  more.attribute = attribute;
  more.article = article;
  more.value = value;
  ComparableClaim out = claim(more);
  out.claim.value_kind = "category";
  return out;
}

ComparableClaim list(const char* article, std::vector<std::string> members) {
  Make make;
  make.attribute = "principles";
  make.article = article;
  ComparableClaim out = claim(make);
  out.claim.value_kind = "set";
  out.claim.measure = "principle";
  out.claim.set_members = std::move(members);
  return out;
}

Make published(const char* day) {
  Make make;
  make.published = day;
  return make;
}

Make held(const char* low, const char* high) {
  Make make;
  make.time_low = low;
  make.time_high = high;
  return make;
}

Make scoped(const char* kind, const char* value) {
  Make make;
  make.scope = {{kind, value}};
  return make;
}

Make certainty(const char* modality) {
  Make make;
  make.modality = modality;
  return make;
}

}  // namespace

TEST_CASE("compare: numbers", "[crossref]") {
  CHECK(outcome(number("parameters", "d-a", "410 billion"), number("parameters", "d-b", "270 billion")) == "contradiction/numeric");
  CHECK(outcome(number("parameters", "d-a", "410 billion"), number("parameters", "d-b", "410 billion")) == "agree");
  CHECK(outcome(number("parameters", "d-a", "410 billion"), number("parameters", "d-b", "about 400 billion")) == "compatible:overlap");
  CHECK(outcome(number("parameters", "d-a", "410 billion"), number("parameters", "d-a", "270 billion")) == "contradiction/numeric");  // one article with itself
}

TEST_CASE("compare: no part is greater than the sum", "[crossref]") {
  ComparableClaim part = number("dead", "d-a", "21", scoped("place", "Marl County")), sum = number("dead", "d-b", "9");
  sum.sentence_text = "Nine died in the whole of the valley.";
  CHECK(outcome(part, sum) == "contradiction/numeric");
  CHECK(outcome(number("dead", "d-a", "7", scoped("place", "Marl County")), sum) == "compatible:scope");
  CHECK(outcome(number("dead", "d-a", "21", scoped("benchmark", "Marl")), sum) == "compatible:scope");
  sum.sentence_text = "Nine died.";
  CHECK(outcome(part, sum) == "compatible:scope");
  part.claim.zone = "title";
  CHECK(outcome(part, sum) == "contradiction/numeric");
}

namespace {

/// A figure in its sentence, told on one day.
ComparableClaim told(const char* attribute, const char* article, const char* text, std::string sentence) {
  ComparableClaim out = number(attribute, article, text, published("2024-05-03"));
  const std::size_t begin = sentence.find('#');
  sentence.replace(begin, 1, text);
  out.sentence_text = std::move(sentence);
  out.claim.clean_begin = 0;
  out.claim.clean_end = out.sentence_text.size();
  out.figure->clean_begin = begin;
  out.figure->clean_end = begin + std::string(text).size();
  return out;
}

std::string of_profits(const char* first, const char* second, const char* other_article = "d-b") { return outcome(told("profit", "d-a", "12", first), told("profit", other_article, "19", second)); }

}  // namespace

TEST_CASE("compare: sums of a period are of the same one", "[crossref]") {
  CHECK(of_profits("The mill made a profit of # in the first quarter.", "First-quarter profit of the mill was #.") == "contradiction/numeric");
  CHECK(of_profits("The mill made a profit of #.", "The profit of the mill was #.") == "contradiction/numeric");
  CHECK(of_profits("The mill made a profit of # in the first quarter.", "For the full year the profit was #.") == "compatible:period");
  CHECK(of_profits("The mill made a profit of #.", "The mill lost money, compared with a profit of # a year earlier.") == "compatible:period");
  CHECK(of_profits("In 1985, it made a profit of #.", "In 1986, it made a profit of #.") == "compatible:period");
  CHECK(of_profits("The mill made a profit of #.", "The profit of the mill was #.", "d-a") == "compatible:period");   // several in one text are of several
  CHECK(of_profits("The mill made a net profit of #.", "The operating profit of the mill was #.") == "compatible:measure");
  CHECK(of_profits("The mill earned # a share.", "The mill earned #.") == "compatible:measure");
}

TEST_CASE("compare: a stake is of somebody", "[crossref]") {
  const auto stakes = [](const char* first, const char* second) { return outcome(told("stake", "d-a", "12", first), told("stake", "d-b", "19", second)); };
  CHECK(stakes("Holm owns # of the mill.", "Ada Holm has a share of #.") == "contradiction/numeric");
  CHECK(stakes("Holm owns # of the mill.", "Lund has a share of #.") == "compatible:holder");
  CHECK(stakes("Holm owns # of the mill.", "Holm may buy # of it.") == "compatible:intention");
}

TEST_CASE("compare: unresolved subjects and opinions never meet", "[crossref]") {
  ComparableClaim a = number("staff", "d-a", "12"), b = number("staff", "d-b", "15");
  CHECK(outcome(a, b) == "contradiction/numeric");
  a.claim.subject = -1;
  CHECK(outcome(a, b) == "never meet");
  a.claim.subject = 0;
  a.claim.kind = b.claim.kind = "opinion";
  CHECK(outcome(a, b) == "never meet");
}

TEST_CASE("compare: scope", "[crossref]") {
  CHECK(outcome(number("dead", "d-a", "21"), number("dead", "d-b", "9", scoped("place", "Marl County"))) == "compatible:scope");
  CHECK(outcome(number("dead", "d-a", "21", scoped("place", "Marl County")), number("dead", "d-b", "9", scoped("place", "Marl County"))) == "contradiction/numeric");
  CHECK(outcome(number("dead", "d-a", "21", scoped("place", "Marl County")), number("dead", "d-b", "9")) == "compatible:scope");  // of what place the 9 are, nobody says
  CHECK(outcome(number("dead", "d-a", "21"), number("dead", "d-b", "9", scoped("place", "Vellmar"))) == "contradiction/numeric");  // the subject's own place
  CHECK(outcome(number("staff", "d-a", "21"), number("staff", "d-b", "9", scoped("condition", "if the sale fails"))) == "compatible:scope");
  CHECK(outcome(number("staff", "d-a", "21"), number("staff", "d-b", "9", scoped("place", "Oslo"))) == "contradiction/numeric");  // place does not split staff
  CHECK(outcome(number("revenue", "d-a", "31", scoped("period", "2025")), number("revenue", "d-b", "18", scoped("period", "2024"))) == "temporal_update/temporal");
  CHECK(outcome(number("revenue", "d-a", "31", scoped("period", "2025")), number("revenue", "d-b", "18", scoped("period", "first quarter of 2025"))) == "compatible:scope");
}

TEST_CASE("compare: one sentence does not contradict itself", "[crossref]") {
  ComparableClaim a = number("parameters", "d-a", "410 billion"), b = number("parameters", "d-a", "270 billion");
  CHECK(outcome(a, b) == "contradiction/numeric");
  a.claim.clean_begin = b.claim.clean_begin = 40;
  a.claim.clean_end = b.claim.clean_end = 90;
  CHECK(outcome(a, b) == "compatible:scope");
}

TEST_CASE("compare: time", "[crossref]") {
  CHECK(outcome(number("dead", "d-a", "14", published("2026-05-10")), number("dead", "d-b", "21", published("2026-05-12"))) == "temporal_update/temporal");
  CHECK(outcome(number("dead", "d-a", "17", published("2026-05-10")), number("dead", "d-b", "14", published("2026-05-10"))) == "contradiction/numeric");
  CHECK(outcome(number("dead", "d-a", "21", published("2026-05-10")), number("dead", "d-b", "14", published("2026-05-12"))) == "contradiction/numeric");  // tolls do not fall
  CHECK(outcome(number("dead", "d-a", "14", held("2026-05-10", "2026-05-11")), number("dead", "d-b", "17", held("2026-05-10", "2026-05-11"))) == "contradiction/numeric");
  CHECK(outcome(number("dead", "d-a", "14", held("2026-05-10", "2026-05-11")), number("dead", "d-b", "17", held("2026-05-12", "2026-05-13"))) == "temporal_update/temporal");
  CHECK(outcome(number("dead", "d-a", "21", held("2026-05-12", "2026-05-13")), number("dead", "d-b", "14")) == "compatible:time_unknown");
  CHECK(outcome(number("staff", "d-a", "8400", published("2026-02-02")), number("staff", "d-b", "9600", published("2026-02-06"))) == "contradiction/numeric");
  CHECK(outcome(number("staff", "d-a", "8400", published("2024-02-02")), number("staff", "d-b", "9600", published("2026-02-06"))) == "temporal_update/temporal");
  CHECK(outcome(number("parameters", "d-a", "8", published("2024-02-02")), number("parameters", "d-b", "9", published("2026-02-06"))) == "contradiction/numeric");  // never changes
}

TEST_CASE("guards: what is mentioned in passing was over", "[crossref]") {
  const auto toll = [](const char* article, const char* value, const char* published, const char* event_class = "crash") {
    ComparableClaim out = sample::with_figure(sample::claim({"dead", article, value, published}), sample::figure(value));
    out.subject_type = "event", out.event_class = event_class;
    return out;
  };
  CompareContext context = sample::context();
  const ComparableClaim early = toll("d-a", "14", "2026-01-10");
  CHECK(sample::outcome(early, toll("d-b", "21", "2027-05-10"), context) == "temporal_update/temporal");
  context.in_passing.emplace("d-a", early.entity_id);
  CHECK(sample::outcome(early, toll("d-b", "21", "2027-05-10"), context) == "contradiction/numeric");
  CHECK(sample::outcome(early, toll("d-b", "21", "2026-01-20"), context) == "temporal_update/temporal");                           // it may still be counted
  CHECK(sample::outcome(toll("d-a", "14", "2026-01-10", "war"), toll("d-b", "21", "2027-05-10", "war"), context) == "temporal_update/temporal");
  CHECK(sample::outcome(early, toll("d-b", "14", "2027-05-10"), context) == "agree");
}

TEST_CASE("compare: certainty", "[crossref]") {
  CHECK(outcome(category("licence", "d-a", "proprietary"), category("licence", "d-b", "proprietary", certainty("hedged"))) == "certainty_drift/certainty");
  CHECK(outcome(category("licence", "d-a", "proprietary"), category("licence", "d-b", "open_source", certainty("hedged"))) == "certainty_drift/certainty");
  CHECK(outcome(category("licence", "d-a", "proprietary"), category("licence", "d-b", "open_source", certainty("hypothetical"))) == "compatible:certainty");
  CHECK(outcome(category("licence", "d-a", "proprietary"), category("licence", "d-b", "open_source", certainty("question"))) == "compatible:certainty");
  CHECK(outcome(category("licence", "d-a", "proprietary"), category("licence", "d-b", "open_source", certainty("presupposed"))) == "contradiction/categorical");
  CHECK(outcome(number("staff", "d-a", "1200", certainty("predicted")), number("staff", "d-b", "1900", certainty("predicted"))) == "contradiction/numeric");
  CHECK(outcome(number("staff", "d-a", "1200", certainty("predicted")), number("staff", "d-b", "1900")) == "compatible:certainty");
}

TEST_CASE("compare: categories", "[crossref]") {
  CHECK(outcome(category("licence", "d-a", "proprietary"), category("licence", "d-b", "open source")) == "contradiction/categorical");
  CHECK(outcome(category("licence", "d-a", "open weight"), category("licence", "d-b", "open source")) == "compatible:synonym");
  Make negative;
  negative.polarity = "negative";
  CHECK(outcome(category("licence", "d-a", "proprietary", negative), category("licence", "d-b", "proprietary")) == "contradiction/polarity");
  CHECK(outcome(category("licence", "d-a", "open source", negative), category("licence", "d-b", "proprietary")) == "compatible:polarity");
}

TEST_CASE("compare: offices", "[crossref]") {
  CHECK(outcome(category("office", "d-a", "founder"), category("office", "d-b", "co-founder")) == "compatible:synonym");
  CHECK(outcome(category("office", "d-a", "chief executive"), category("office", "d-b", "chief scientist")) == "contradiction/role");
  CHECK(outcome(category("office", "d-a", "chief executive"), category("office", "d-b", "founder")) == "compatible:held_together");
  Make former;
  former.tense = -1;
  CHECK(outcome(category("office", "d-a", "chief executive", former), category("office", "d-b", "chief scientist")) == "temporal_update/temporal");
}

TEST_CASE("compare: holders of one office", "[crossref]") {
  const auto holder = [](const char* article, const char* name, const char* day, bool is_new = false, const char* since = "") {
    Make make = published(day);
    if (is_new) make.scope.emplace_back("state", "new");
    if (*since != 0) make.time_low = since, make.time_high = std::string(since).substr(0, 8) + "31";
    return category("officeholder", article, name, make);
  };
  CHECK(outcome(holder("d-a", "ada holm", "2026-07-22"), holder("d-b", "peter lund", "2026-07-23")) == "contradiction/role");
  CHECK(outcome(holder("d-a", "ada holm", "2026-07-02"), holder("d-b", "peter lund", "2026-07-23")) == "temporal_update/temporal");
  // Who came before the successor's first day, and who is in office behind it.
  CHECK(outcome(holder("d-a", "ada holm", "2026-06-28"), holder("d-b", "peter lund", "2026-07-23", true, "2026-07-01")) == "temporal_update/temporal");
  CHECK(outcome(holder("d-a", "ada holm", "2026-07-22"), holder("d-b", "peter lund", "2026-07-23", true, "2026-07-01")) == "contradiction/role");
  CHECK(outcome(holder("d-a", "ada holm", "2026-07-22"), holder("d-b", "peter lund", "2026-07-23", true)) == "temporal_update/temporal");
  CHECK(outcome(holder("d-a", "ada holm", "2026-07-25"), holder("d-b", "peter lund", "2026-07-23", true)) == "contradiction/role");
}

TEST_CASE("compare: who never married", "[crossref]") {
  const auto never = [](const char* day) { return category("marriage", "d-a", "never_married", published(day)); };
  Make wedding = published("2026-03-01");
  wedding.time_low = "2015-01-01", wedding.time_high = "2015-12-31";
  CHECK(outcome(never("2026-02-01"), category("marriage", "d-b", "married", wedding)) == "contradiction/categorical");
  CHECK(outcome(never("2012-02-01"), category("marriage", "d-b", "married", wedding)) == "temporal_update/temporal");
  CHECK(outcome(never("2026-02-01"), category("marriage", "d-b", "married", published("2025-02-01"))) == "contradiction/categorical");
  CHECK(outcome(never(""), category("marriage", "d-b", "married", wedding)) == "compatible:time_unknown");
}

TEST_CASE("compare: alive and dead", "[crossref]") {
  const auto alive = [](const char* article, const char* day) { return category("life_status", article, "alive", published(day)); };
  Make death = published("2026-03-05");
  death.time_low = "2026-03-04", death.time_high = "2026-03-04";
  CHECK(outcome(alive("d-a", "2026-03-06"), category("life_status", "d-b", "dead", death)) == "contradiction/categorical");
  CHECK(outcome(category("life_status", "d-b", "dead", death), alive("d-a", "2026-03-06")) == "contradiction/categorical");
  CHECK(outcome(alive("d-a", "2026-03-02"), category("life_status", "d-b", "dead", death)) == "temporal_update/temporal");
  CHECK(outcome(alive("d-b", "2026-03-05"), category("life_status", "d-b", "dead", published("2026-03-05"))) == "compatible:temporal_update");
}

TEST_CASE("compare: arrivals, phases, results", "[crossref]") {
  CHECK(outcome(category("position", "d-a", "chief executive"), category("position", "d-b", "chief scientist")) == "contradiction/role");
  CHECK(outcome(category("arrival", "d-a", "return"), category("arrival", "d-b", "join")) == "contradiction/role_event");
  CHECK(outcome(category("phase", "d-a", "not_started", published("2026-03-19")), category("phase", "d-b", "ongoing", published("2026-03-18"))) == "contradiction/antonym");
  CHECK(outcome(category("phase", "d-a", "not_started", published("2026-03-11")), category("phase", "d-b", "ongoing", published("2026-03-18"))) == "temporal_update/temporal");
  CHECK(outcome(category("phase", "d-a", "higher", published("2026-03-18")), category("phase", "d-b", "lower", published("2026-03-18"))) == "contradiction/categorical");
  CHECK(outcome(category("phase", "d-a", "higher", published("2026-03-18")), category("phase", "d-b", "lower", published("2026-03-19"))) == "temporal_update/temporal");  // the next day's shares
  CHECK(outcome(category("phase", "d-a", "started"), category("phase", "d-b", "ongoing")) == "compatible:synonym");
  ComparableClaim a = category("result", "d-a", "3-1"), b = category("result", "d-b", "2-1");
  a.claim.value_kind = b.claim.value_kind = "text";
  CHECK(outcome(a, b) == "contradiction/numeric");
  CHECK(outcome(a, a) == "nothing");
}

TEST_CASE("compare: ages", "[crossref]") {
  const auto age = [](const char* article, const char* years, const char* day) { return with_figure(claim([&] { Make m = published(day); m.attribute = "age"; m.article = article; return m; }()), figure(years, "age", "year")); };
  CHECK(outcome(age("d-a", "32", "2026-03-02"), age("d-b", "29", "2026-03-18")) == "contradiction/age");
  CHECK(outcome(age("d-a", "32", "2026-03-02"), age("d-b", "31", "2026-01-18")) == "compatible:birthday");
  CHECK(outcome(age("d-a", "32", "2026-03-02"), age("d-b", "29", "2023-03-18")) == "compatible:birthday");
  CHECK(outcome(age("d-a", "26", ""), age("d-b", "28", "")) == "contradiction/age");       // one story
  CHECK(outcome(age("d-a", "27", ""), age("d-b", "28", "")) == "compatible:birthday");
  CHECK(outcome(age("d-a", "26", ""), age("d-elsewhere", "28", "")) == "compatible:time_unknown");
}

TEST_CASE("compare: dates", "[crossref]") {
  const auto timed = [](const char* article, const char* staff, const char* printed, const char* low, const char* high) {
    ComparableClaim out = number("staff", article, staff, published(printed));
    if (*low != 0) out.claim.time_low = low, out.claim.time_high = high, out.claim.time_basis = "relative_to_publication";
    return out;
  };
  CHECK(outcome(timed("d-a", "210", "2026-06-09", "2025-06-09", "2025-06-10"), timed("d-b", "350", "", "", "")) == "compatible:time_unknown");   // a year ago
  CHECK(outcome(timed("d-a", "210", "2026-06-09", "2026-06-01", "2026-06-02"), timed("d-b", "350", "", "", "")) == "contradiction/numeric");
  const auto planned = [](const char* article, const char* low, const char* high, const char* printed, const char* modality) {
    return with_figure(claim({"founded", article, "", printed, modality, "positive"}), sample::date(low, high));
  };
  const ComparableClaim due = planned("d-a", "2026-06-08", "2026-06-09", "2026-03-12", "predicted");
  CHECK(outcome(due, planned("d-b", "2026-09-08", "2026-09-09", "2026-03-13", "asserted")) == "contradiction/date");         // "begins on 8 September" is a plan too
  CHECK(outcome(due, planned("d-b", "2026-09-08", "2026-09-09", "2026-05-13", "asserted")) == "temporal_update/temporal");   // put off
  CHECK(outcome(due, planned("d-b", "2026-06-20", "2026-06-21", "2026-06-22", "asserted")) == "temporal_update/prediction_outcome");
  const auto window = [](const char* article, const char* tokens) { return with_figure(claim({"context_window", article}), sample::figure(tokens)); };
  CHECK(outcome(window("d-a", "at_most 500000"), window("d-b", "200000")) == "contradiction/numeric");   // "up to" is all it holds
  CHECK(outcome(window("d-a", "at_most 200000"), window("d-b", "200000")) != "contradiction/numeric");
  const auto founded = [](const char* article, const char* low, const char* high) { return with_figure(claim({"founded", article, "", "", "asserted", "positive"}), sample::date(low, high)); };
  CHECK(outcome(founded("d-a", "1974-01-01", "1975-01-01"), founded("d-b", "1982-01-01", "1983-01-01")) == "contradiction/date");
  CHECK(outcome(founded("d-a", "1974-01-01", "1975-01-01"), founded("d-b", "1974-06-01", "1974-07-01")) == "compatible:containment");
}

TEST_CASE("compare: yes and no", "[crossref]") {
  CHECK(outcome(event("abandon", "d-a"), event("abandon", "d-b", "negative")) == "contradiction/polarity");
  CHECK(outcome(event("raise", "d-a", "negative", "denied"), event("raise", "d-b")) == "contradiction/polarity");
  CHECK(outcome(event("raise", "d-a"), event("raise", "d-b")) == "agree");
  CHECK(outcome(event("raise", "d-a", "positive", "asserted", "its bid"), event("raise", "d-b", "negative", "asserted", "the roof")) == "never meet");
  CHECK(outcome(event("raise", "d-a", "positive", "hedged"), event("raise", "d-b", "negative")) == "certainty_drift/certainty");
  {
    ComparableClaim wanted = event("operate", "d-a", "positive");
    wanted.claim.kind = "rule";   // "how the store should operate"
    CHECK(outcome(wanted, event("operate", "d-b", "positive", "hedged")) == "compatible:certainty");
  }
  CHECK(outcome(event("have", "d-a", "positive", "asserted", ""), event("have", "d-b", "negative", "asserted", "")) == "never meet");
}

TEST_CASE("compare: opposite predicates meet", "[crossref]") {
  CHECK(outcome(event("begin", "d-a", "negative"), event("continue", "d-b")) == "contradiction/antonym");
  CHECK(outcome(event("start", "d-a"), event("continue", "d-b")) == "compatible:phase");
  CHECK(outcome(event("return", "d-a"), event("join", "d-b")) == "contradiction/role_event");
  ComparableClaim early = event("start", "d-a", "negative"), late = event("continue", "d-b");
  early.published = "2026-03-01";
  late.published = "2026-03-09";
  CHECK(outcome(early, late) == "temporal_update/temporal");
  std::swap(early.published, late.published);
  CHECK(outcome(early, late) == "contradiction/antonym");
}

TEST_CASE("compare: a verb with other words behind it is another deed", "[crossref]") {
  struct Row { const char *verb_a, *a, *verb_b, *b, *subject, *expected; };
  const auto row = GENERATE(values<Row>({
      {"begin", "dredging the canal in May", "begin", "dredging the canal", "organization", "contradiction/polarity"},
      {"begin", "dredging the canal in May", "begin", "selling its ships until July", "organization", "compatible:complement"},
      {"own", "between 200 and 300 horses", "own", "the quarry", "organization", "compatible:complement"},
      {"collapse", "", "collapse", "on Monday", "organization", "contradiction/polarity"},
      {"collapse", "during the storm", "collapse", "", "organization", "contradiction/polarity"},
      {"end", "up under three owners", "run", "out of drinking water", "place", "compatible:complement"},
      {"win", "clearly among fishermen on the coast", "lose", "among farmers in the north", "person", "compatible:complement"},
      {"open", "with a joke", "close", "in upon the mayor", "person", "compatible:complement"},
      {"open", "", "close", "", "person", "compatible:complement"},
      {"open", "", "close", "on Monday", "place", "contradiction/antonym"},
      {"perceive", "as a rebel", "perceive", "as somebody who listens", "person", "compatible:complement"},
      {"warn", "by letter before the dam gave way", "warn", "at any point", "organization", "contradiction/polarity"},   // none of it
      {"warn", "by letter before the dam gave way", "warn", "about the price of eggs", "organization", "compatible:complement"},
  }));
  CAPTURE(row.verb_a, row.a, row.b);
  const bool same = std::string(row.verb_a) == row.verb_b;
  ComparableClaim a = event(row.verb_a, "d-a", "positive", "asserted", ""), b = event(row.verb_b, "d-b", same ? "negative" : "positive", "asserted", "");
  a.subject_type = b.subject_type = row.subject;
  if (*row.a != 0) a.claim.arguments.push_back({"complement", row.a, -1, -1, 0, 0, false});
  if (*row.b != 0) b.claim.arguments.push_back({"complement", row.b, -1, -1, 0, 0, false});
  CHECK(outcome(a, b) == row.expected);
  CHECK(outcome(b, a) == row.expected);
}

TEST_CASE("compare: comparisons", "[crossref]") {
  CHECK(outcome(order("d-a", "eq", "top-tier labs"), order("d-b", "lt", "the industry leaders")) == "contradiction/comparative");
  CHECK(outcome(order("d-a", "gt", "leading models"), order("d-b", "lt", "leading models")) == "contradiction/comparative");
  CHECK(outcome(order("d-a", "near", "leading models"), order("d-b", "gt", "leading models")) == "compatible:weaker_statement");
  CHECK(outcome(order("d-a", "gt", "its predecessor"), order("d-b", "lt", "leading models")) == "never meet");
  CHECK(outcome(order("d-a", "eq", "leading models", "negative"), order("d-b", "lt", "leading models")) == "agree");
  ComparableClaim named = order("d-b", "lt", "Orrin 5");
  named.comparand_key = "orrin|5|";
  CHECK(outcome(order("d-a", "eq", "leading models"), named) == "never meet");
  named.sentence_text = "Vellmar lags behind the leading models, among them Orrin 5.";
  CHECK(outcome(order("d-a", "eq", "leading models"), named) == "contradiction/comparative");
  ComparableClaim coding = order("d-b", "lt", "leading models");
  coding.claim.measure = "coding";
  CHECK(outcome(order("d-a", "eq", "leading models"), coding) == "never meet");
}

TEST_CASE("compare: comparisons read from either side", "[crossref]") {
  ComparableClaim beats = order("d-a", "gt", "Orrin"), trails = order("d-b", "gt", "Vellmar");
  beats.entity_id = trails.comparand_id = "e-vellmar";
  trails.entity_id = beats.comparand_id = "e-orrin";
  CHECK(outcome(beats, trails) == "contradiction/comparative");
  trails.claim.direction = "lt";
  CHECK(outcome(beats, trails) == "agree");
}

TEST_CASE("compare: lists", "[crossref]") {
  CHECK(outcome(list("d-a", {"safety reviews before launch", "small teams", "published failures"}),
                list("d-b", {"safety reviews come first", "every model built twice", "known data"})) == "contradiction/enumeration");
  CHECK(outcome(list("d-a", {"no dismissals", "a board seat"}), list("d-b", {"a seat on the board", "no dismissals"})) == "compatible:wording");
  CHECK(outcome(list("d-a", {"no dismissals", "a board seat"}), list("d-b", {"no dismissals", "a board seat", "a pension"})) == "compatible:other_count");
}

TEST_CASE("compare: one dispute is one finding with all its voices", "[crossref]") {
  ComparableClaim a = number("parameters", "d-a", "410 billion"), b = number("parameters", "d-b", "270 billion"), c = number("parameters", "d-c", "270 billion");
  ComparableClaim repeat = number("parameters", "d-a", "410 billion");
  repeat.claim.repeat = true;
  CompareContext context = sample::context();
  context.voice_of = {{"d-b", "s-copy"}, {"d-c", "s-copy"}};
  const BucketResult result = sample::compare({a, b, c, repeat}, context);
  REQUIRE(result.findings.size() == 1);
  const FindingRow& finding = result.findings[0];
  REQUIRE(finding.variants.size() == 2);
  CHECK(finding.variants[0].value == "270 billion");   // two articles, one voice
  CHECK(finding.variants[0].voices == 1);
  CHECK(finding.variants[0].articles == 2);
  CHECK(finding.variants[1].voices == 1);
  CHECK(finding.variants[1].evidence.size() == 2);
  CHECK(finding.score == Approx(finding.severity * finding.confidence * finding.independence).margin(0.0001));
  CHECK(finding.guards.front() == "unresolved_subject");
  CHECK(finding.reason.find("{") == std::string::npos);
  CHECK(finding.reason.find("410 billion") != std::string::npos);
  CHECK(finding.reason.find("52 % apart") != std::string::npos);
}

TEST_CASE("compare: values that can both be right stand on one side", "[crossref]") {
  const BucketResult result = sample::compare({number("parameters", "d-a", "410 billion"), number("parameters", "d-b", "about 400 billion"), number("parameters", "d-c", "270 billion")});
  REQUIRE(result.findings.size() == 1);
  REQUIRE(result.findings[0].variants.size() == 2);
  CHECK(result.findings[0].variants[0].evidence.size() == 2);
  CHECK(result.findings[0].variants[1].value == "270 billion");
  CHECK(result.findings[0].reason.find("beside") == std::string::npos);  // no third value
}

TEST_CASE("compare: two plain statements of independent articles score above a half", "[crossref]") {
  ComparableClaim a = number("staff", "d-a", "8400"), b = number("staff", "d-b", "9600");
  CHECK(sample::compare({a, b}).findings.at(0).score > 0.5);
  a.claim.confidence_features = b.claim.confidence_features = {{"entity", 0.5}};  // company or product: the name was read all the same
  a.claim.confidence = b.claim.confidence = 0.5;
  CHECK(sample::compare({a, b}).findings.at(0).score > 0.45);
  b.claim.subject_link = "pronoun_subject";
  b.claim.confidence_features.push_back({"subject_pronoun", 0.85});
  const auto features = sample::compare({a, b}).findings.at(0).features;
  for (const auto& [name, value] : features)  // the link is weighed once
    if (name == "confidence.extraction") CHECK(value > 0.9);
}

TEST_CASE("compare: two people who believe different things do not contradict each other", "[crossref]") {
  ComparableClaim a = number("staff", "d-a", "8400"), b = number("staff", "d-b", "9600");
  a.claim.cue_class = b.claim.cue_class = "belief";
  a.speaker_key = "ilse kest";
  b.speaker_key = "oskar brand";
  CHECK(outcome(a, b) == "compatible:opinion");
  b.speaker_key = "ilse kest";
  CHECK(outcome(a, b) == "contradiction/numeric");
  b.claim.cue_class = "neutral";
  b.speaker_key = "oskar brand";
  CHECK(outcome(a, b) == "contradiction/numeric");
}

TEST_CASE("compare: an announced plan and its telling are no drift", "[crossref]") {
  ComparableClaim plan = number("staff", "d-a", "8400"), told = number("staff", "d-b", "8400");
  plan.claim.modality = "predicted";
  CHECK(outcome(plan, told) == "compatible:certainty");
  plan.claim.modality = "hedged";
  CHECK(outcome(plan, told) == "certainty_drift/certainty");
}

TEST_CASE("compare: a copy with another number is a finding of little weight", "[crossref]") {
  ComparableClaim a = number("parameters", "d-a", "410 billion"), b = number("parameters", "d-b", "270 billion");
  CompareContext context = sample::context();
  const double alone = sample::compare({a, b}, context).findings.at(0).score;
  context.voice_of = {{"d-a", "s-copy"}, {"d-b", "s-copy"}};
  CHECK(sample::compare({a, b}, context).findings.at(0).score < alone / 2);
}
