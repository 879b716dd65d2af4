// SPDX-License-Identifier: Apache-2.0
#include "../catch.h"
#include "bucket.h"
#include "sample.h"
#include "unions.h"

using namespace crosstell;
using namespace crosstell::crossref;

namespace {

ComparableClaim about(const char* attribute, std::vector<const char*> arguments, const char* sentence = "", const char* role = "object") {
  ComparableClaim out = sample::claim({attribute});
  for (const char* text : arguments) {
    ClaimArgumentRow argument;
    argument.role = role;
    argument.text = text;
    argument.key = true;
    out.claim.arguments.push_back(argument);
  }
  out.sentence_text = sentence;
  return out;
}

ComparableClaim list(const char* article, const char* entity, const char* link, std::vector<std::string> members, const char* head = "pledge") {
  ComparableClaim out = about("principles", {head});
  out.article_id = article;
  out.entity_id = entity;
  out.claim.subject_link = link;
  out.claim.value_kind = "set";
  out.claim.set_members = std::move(members);
  return out;
}

}  // namespace

TEST_CASE("buckets: a missing argument joins the only fuller claim", "[crossref]") {
  struct Row { const char *attribute, *role; std::vector<const char*> full, less; const char* sentence; std::size_t buckets; };
  const auto row = GENERATE(values<Row>({
      {"staff", "buyer", {"Ostmark"}, {}, "", 1},
      {"staff", "opponent", {"Ostmark"}, {}, "", 2},
      {"staff", "opponent", {"Ostmark"}, {}, "Against Ostmark they had nine.", 1},
      {"staff", "buyer", {"Ostmark"}, {"Ostmark"}, "", 1},
      {"staff", "buyer", {"Ostmark"}, {"Veldt"}, "", 2},
      {"event:raise", "object", {"bid"}, {}, "Vellmar confirmed that it had raised its bid.", 1},
      {"event:raise", "object", {"bid"}, {}, "Vellmar confirmed that it had raised prices.", 2},
  }));
  CAPTURE(row.attribute, row.sentence);
  const std::vector<ComparableClaim> claims = {about(row.attribute, row.full, "", row.role), about(row.attribute, row.less, row.sentence, row.role)};
  CHECK(make_buckets(claims, sample::registry()).size() == row.buckets);
}

TEST_CASE("buckets: between two fuller claims a missing argument takes no side", "[crossref]") {
  const std::vector<ComparableClaim> claims = {about("staff", {"Ostmark"}, "", "buyer"), about("staff", {"Veldt"}, "", "buyer"), about("staff", {})};
  CHECK(make_buckets(claims, sample::registry()).size() == 3);
}

TEST_CASE("buckets: an office that only a pronoun gives to somebody is not compared", "[crossref]") {
  const auto office = [](const char* link) {
    ComparableClaim out = about("role", {});
    out.claim.subject_link = link;
    return out;
  };
  CHECK(make_buckets(std::vector{office("surname")}, sample::registry()).size() == 1);
  CHECK(make_buckets(std::vector{office("pronoun_person")}, sample::registry()).empty());
}

TEST_CASE("buckets: verbs of one phase group keep their own objects", "[crossref]") {
  const std::vector<ComparableClaim> claims = {about("event:begin", {}, "The power plant began in May."), about("event:end", {"power"})};
  CHECK(make_buckets(claims, sample::registry()).size() == 2);
}

TEST_CASE("lists: one list of a story has one subject", "[crossref]") {
  struct Row { const char* what; ComparableClaim a, b; bool united; };
  const std::vector<std::string> first = {"no night flights", "a wall against noise", "free windows"};
  const std::vector<std::string> shares_member = {"no night flights", "two new stations", "a park"};
  const std::vector<std::string> shares_word = {"quiet mornings", "cheaper windows for every house along the runway", "lower fares"};
  const std::vector<std::string> other = {"two new stations", "a park", "lower fares"};
  const std::vector<Row> rows = {
      {"a member is shared", list("d-a", "e-1", "exact", first), list("d-b", "e-2", "exact", shares_member), true},
      {"a described subject and a shared word", list("d-a", "e-1", "exact", first), list("d-b", "e-2", "definite_type", shares_word), true},
      {"two named subjects and a shared word", list("d-a", "e-1", "exact", first), list("d-b", "e-2", "exact", shares_word), false},
      {"nothing shared", list("d-a", "e-1", "exact", first), list("d-b", "e-2", "definite_type", other), false},
      {"another head", list("d-a", "e-1", "exact", first), list("d-b", "e-2", "exact", shares_member, "demand"), false},
      {"another story", list("d-a", "e-1", "exact", first), list("d-z", "e-2", "exact", shares_member), false},
      {"one article has two lists", list("d-a", "e-1", "exact", first), list("d-a", "e-2", "exact", shares_member), false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::vector<ComparableClaim> claims = {row.a, row.b};
    unite_lists(claims, sample::context());
    CHECK((claims[0].entity_id == claims[1].entity_id) == row.united);
  }
}
