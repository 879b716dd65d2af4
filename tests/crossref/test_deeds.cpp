// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "../catch.h"
#include "bucket.h"
#include "disputes.h"
#include "event_dates.h"
#include "sample.h"
#include "unions.h"

using namespace crosstell;
using namespace crosstell::crossref;

namespace {

struct Argument { const char *role, *id; };

ComparableClaim deed(const char* attribute, const char* subject, std::vector<Argument> arguments, const char* article = "d-a") {
  ComparableClaim out = sample::claim({attribute, article});
  out.entity_id = subject;
  out.claim.subject_text = subject;
  for (const Argument& argument : arguments) {
    ClaimArgumentRow row;
    row.role = argument.role;
    row.text = argument.id;
    row.key = std::string(argument.role) != "agent";
    out.claim.arguments.push_back(row);
    out.argument_ids.emplace_back(argument.id);
    out.argument_keys.emplace_back(argument.id);
  }
  return out;
}

std::size_t buckets(const std::vector<ComparableClaim>& claims) { return make_buckets(claims, sample::registry()).size(); }

}  // namespace

TEST_CASE("deeds: one deed, whoever stands before the verb", "[crossref]") {
  const ComparableClaim active = deed("event:close", "Council", {{"object", "School"}});
  CHECK(buckets({active, deed("event:close:passive", "School", {{"by", "Council"}, {"agent", "Council"}})}) == 1);
  CHECK(buckets({active, deed("event:close:passive", "School", {})}) == 1);
  CHECK(buckets({active, deed("event:close", "School", {})}) == 1);            // ergative
  CHECK(buckets({active, deed("event:open", "School", {})}) == 1);             // opposite
  CHECK(buckets({active, deed("event:close:passive", "Library", {})}) == 2);
  CHECK(buckets({active, deed("event:close:passive", "School", {{"by", "Ministry"}, {"agent", "Ministry"}})}) == 2);
  CHECK(buckets({deed("event:praise", "Council", {{"object", "School"}}), deed("event:praise", "School", {})}) == 2);  // "the school praised" tells who praised
}

TEST_CASE("deeds: what was done to none was done by nobody, on whichever occasion", "[crossref]") {
  const auto none = [](std::vector<Argument> arguments, std::string complement) {
    ComparableClaim out = deed("event:sell:passive", "Ticket", std::move(arguments), "d-b");
    out.claim.subject_text = "No ticket";
    out.claim.polarity = "negative";
    if (!complement.empty()) out.claim.arguments.push_back({"complement", std::move(complement)}), out.argument_ids.emplace_back(), out.argument_keys.emplace_back();
    return out;
  };
  ComparableClaim sold = deed("event:sell", "Theatre", {{"object", "Ticket"}});
  sold.claim.arguments.push_back({"complement", "a Ticket at the gate"}), sold.argument_ids.emplace_back(), sold.argument_keys.emplace_back();
  const ComparableClaim after = none({{"after", "Fire"}}, "after the fire"), before = none({{"before", "Fire"}}, "before the fire");
  CHECK(buckets({sold, after}) == 1);
  CHECK(buckets({sold, before}) == 2);
  const auto differ = [&](const ComparableClaim& denial) { return sample::compare({sold, denial}).findings.size() == 1; };
  CHECK(differ(after));
  CHECK_FALSE(differ(none({}, "in Marl County")));
  sold.claim.arguments.back().text = "a Ticket against Ilva Brandt";
  CHECK_FALSE(differ(after));
}

TEST_CASE("deeds: an authority without a name is the only one that is named", "[crossref]") {
  const auto approval = [](const char* by, const char* id) {
    ComparableClaim out = deed("staff", "Mill", {{"by", id}});
    out.claim.arguments.front().text = by;
    return out;
  };
  const ComparableClaim court = approval("Trade Court", "Trade Court"), office = approval("Cartel Office", "Cartel Office");
  CHECK(buckets({court, approval("watchdog", "e-watchdog")}) == 1);
  CHECK(buckets({court, approval("brazil watchdog", "")}) == 2);
  CHECK(buckets({court, office}) == 2);
  CHECK(buckets({court, office, approval("watchdog", "")}) == 3);
}

TEST_CASE("deeds: how a thing is meets what was done to it", "[crossref]") {
  ComparableClaim closed = deed("state:closed", "School", {});
  closed.claim.value_kind = "category", closed.claim.value_text = "closed";
  CHECK(buckets({closed, deed("event:open", "School", {})}) == 1);
  CHECK(buckets({closed, deed("event:close:passive", "School", {{"by", "Council"}, {"agent", "Council"}})}) == 1);
  CHECK(buckets({closed, deed("event:open", "Library", {})}) == 2);
  ComparableClaim open = closed;   // antonyms share the attribute: the value tells what is said
  open.claim.id += "-b", open.claim.value_text = "open", open.article_id = "d-b";
  CHECK(sample::outcome(closed, open) == "contradiction/antonym");
}

TEST_CASE("deeds: between two doers a deed without one takes no side", "[crossref]") {
  CHECK(buckets({deed("event:close", "Council", {{"object", "School"}}), deed("event:close", "Ministry", {{"object", "School"}}), deed("event:close:passive", "School", {})}) == 3);
}

TEST_CASE("deeds: one subject, verb and word in one story is one thing", "[crossref]") {
  const auto met = [](const char* other_subject, const char* other_key, const char* other_story) {
    std::vector<ComparableClaim> claims = {deed("event:close", "Council", {{"object", "e-1"}}), deed("event:close", other_subject, {{"object", "e-2"}}, "d-b")};
    claims[0].argument_keys = {"pool"};
    claims[1].argument_keys = {other_key};
    CompareContext context = sample::context();
    context.story_of = {{"d-a", "s-1"}, {"d-b", other_story}};
    unite_arguments(claims, context);
    return buckets(claims) == 1;
  };
  CHECK(met("Council", "Pool", "s-1"));
  CHECK_FALSE(met("Council", "Pool", "s-2"));
  CHECK_FALSE(met("Council", "library", "s-1"));
  CHECK_FALSE(met("Ministry", "Pool", "s-1"));
}

TEST_CASE("deeds: subjects without a name are one where the same is said of them", "[crossref]") {
  struct Row { const char *subject, *complement, *story, *published, *place; bool one; };
  const std::vector<Row> rows = {
      {"union", "the strike at the three northern ports", "s-1", "2031-09-01", "Osk", true},        // one story
      {"union", "the strike at the three northern ports", "s-2", "2031-05-03", "Marl", true},       // one place and day
      {"union", "the strike at the three northern ports", "s-2", "2031-09-01", "Marl", false},      // months later
      {"union", "the strike at the three northern ports", "s-2", "2031-05-03", "Osk", false},       // elsewhere
      {"union", "the strike", "s-1", "2031-05-03", "Marl", false},                                  // what everybody says
      {"union", "the strike at the ports", "s-2", "2031-05-03", "Marl", false},
      {"ministry", "the strike at the three northern ports", "s-1", "2031-05-03", "Marl", false},
  };
  const auto called_off = [](const char* article, const char* entity, const char* subject, const char* complement, const char* published) {
    ComparableClaim out = deed("event:call_off", entity, {{"object", entity}, {"complement", complement}}, article);
    out.claim.arguments.front().text = "strike";
    out.claim.arguments.back().key = false;
    out.subject_type = "concept", out.subject_key = subject, out.published = published;
    return out;
  };
  for (const Row& row : rows) {
    std::vector<ComparableClaim> claims = {called_off("d-a", "e-1", "union", "the strike at the three northern ports", "2031-05-02"),
                                           called_off("d-b", "e-2", row.subject, row.complement, row.published)};
    MergeRow place;
    place.entity_id = "e-place", place.type = "place", place.members = {{"d-a", 5}};
    if (std::string(row.place) == "Marl") place.members.push_back({"d-b", 5});
    CompareContext context = sample::context();
    context.story_of = {{"d-a", "s-1"}, {"d-b", row.story}};
    unite_subjects(claims, telling_names({place}), context);
    CAPTURE(row.subject, row.complement, row.story, row.published, row.place);
    CHECK((buckets(claims) == 1) == row.one);
  }
}

TEST_CASE("event dates: named participants, known days, events that happen once", "[crossref]") {
  const auto dated = [](const char* attribute, const char* subject, const char* low, const char* high, const char* object = "Harbour Museum") {
    ComparableClaim out = deed(attribute, subject, {{"object", object}});
    out.claim.time_low = low;
    out.claim.time_high = high;
    out.claim.time_basis = low[0] == '\0' ? "none" : "explicit";
    return out;
  };
  struct Row { ComparableClaim claim; const char* value; };
  const std::vector<Row> rows = {
      {dated("event:buy", "Veldt Group", "2031-05-02", "2031-05-03"), "2 May 2031"}, {dated("event:buy", "Veldt Group", "2031-05-01", "2031-06-01"), "May 2031"},
      {dated("event:buy", "Veldt Group", "2031-01-01", "2032-01-01"), "2031"},       {dated("event:buy", "Veldt Group", "", ""), ""},
      {dated("event:buy", "Veldt Group", "2031-05-02", "2031-05-03", "shop"), ""},   {dated("event:buy", "the buyer", "2031-05-02", "2031-05-03"), ""},
      {dated("event:visit", "Veldt Group", "2031-05-02", "2031-05-03"), ""},
  };
  for (const Row& row : rows) {
    const auto found = event_date(row.claim);
    CAPTURE(row.claim.claim.attribute, row.value);
    REQUIRE(found.has_value() == (row.value[0] != '\0'));
    if (found) CHECK(found->claim.value_text == row.value);
  }
}

TEST_CASE("lists: one without an owner meets the list it mostly agrees with", "[crossref]") {
  const auto list = [](const char* article, const char* entity, std::vector<std::string> members) {
    ComparableClaim out = sample::claim({"principles", article});
    out.entity_id = entity;
    if (entity[0] == '\0') out.claim.subject = -1, out.subject_key.clear();
    out.claim.subject_link = entity[0] == '\0' ? "" : "exact";
    out.claim.value_kind = "set";
    out.claim.set_members = std::move(members);
    return out;
  };
  CompareContext context = sample::context();
  context.story_of = {{"d-a", "s-1"}, {"d-b", "s-1"}, {"d-c", "s-2"}};
  const std::vector<std::string> own = {"longer opening hours", "free entry for pupils", "a new roof"};
  const auto owner = [&](const char* article, std::vector<std::string> members) {
    std::vector<ComparableClaim> claims = {list("d-a", "e-museum", own), list(article, "", std::move(members))};
    unite_lists(claims, context);
    return claims.back().entity_id;
  };
  CHECK(owner("d-b", {"longer opening hours", "free entry for pupils", "a cheaper café"}) == "e-museum");
  CHECK(owner("d-b", {"longer opening hours", "a second guide", "a cheaper café"}).empty());                 // one of three is chance
  CHECK(owner("d-c", {"longer opening hours", "free entry for pupils", "a cheaper café"}).empty());          // another story
}

TEST_CASE("disputes: told once", "[crossref]") {
  std::vector<Testimony> claims;
  for (const char* article : {"d-a", "d-b"}) claims.push_back(testimony_of(sample::claim({"staff", article})));
  std::sort(claims.begin(), claims.end(), [](const auto& x, const auto& y) { return x.claim_id < y.claim_id; });
  const auto finding = [&](const char* id, const char* attribute, const char* kind, const char* scope, double score, const char* x, const char* y) {
    FindingRow out;
    out.id = id, out.section = "contradiction", out.kind = kind, out.attribute = attribute, out.scope = scope, out.score = score, out.subject_id = "e-1";
    out.variants = {{x, 1, 1, {{claims[0].claim_id, claims[0].article_id}}}, {y, 1, 1, {{claims[1].claim_id, claims[1].article_id}}}};
    return out;
  };
  const auto left = [&](std::vector<FindingRow> findings) {
    unite_disputes(findings, claims, sample::context());
    return findings.size();
  };
  CHECK(left({finding("f-1", "dead", "numeric", "", 0.5, "21", "23"), finding("f-2", "dead", "numeric", "2031-05-02", 0.6, "21", "23")}) == 1);
  CHECK(left({finding("f-1", "dead", "numeric", "", 0.5, "21", "23"), finding("f-2", "dead", "numeric", "2031-05-02", 0.6, "21", "24")}) == 2);
  CHECK(left({finding("f-1", "dead", "numeric", "", 0.5, "21", "23"), finding("f-2", "injured", "numeric", "", 0.6, "21", "23")}) == 2);
  CHECK(left({finding("f-1", "quote", "quote", "", 0.5, "we will close", "we will not close"), finding("f-2", "event:close", "polarity", "", 0.6, "close", "not close")}) == 1);
  CHECK(left({finding("f-1", "dead", "numeric", "", 0.5, "21", "23"), finding("f-2", "count_of:volunteer", "numeric", "", 0.6, "80", "90")}) == 2);
}
