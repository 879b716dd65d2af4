// SPDX-License-Identifier: Apache-2.0
#include "../catch.h"
#include "../store/fixture.h"
#include "sample.h"

using namespace crosstell;

namespace {

struct Told { const char *path, *source, *published, *dead; };

ArticleRecord record(const Told& told) {
  ArticleRecord out = fixture::article_about({told.path, told.source, told.published, told.dead});
  // The day of the accident is no day at which the count was taken.
  out.claims[0].time_basis = "none";
  out.claims[0].time_low.clear();
  out.claims[0].time_high.clear();
  return out;
}

Store store_of(const std::vector<ArticleRecord>& records) {
  Store store = fixture::memory_store();
  for (const ArticleRecord& row : records) store.put(row);
  cross_reference(store, sample::registry());
  return store;
}

std::string outcome(const Store& store) {
  std::string out;
  for (const FindingRow& row : store.findings()) out += (out.empty() ? "" : " ") + row.section + "/" + row.kind;
  return out.empty() ? "nothing" : out;
}

}  // namespace

TEST_CASE("cross_reference: two tolls of one accident", "[crossref]") {
  struct Row { Told a, b; const char* expected; };
  const auto row = GENERATE(values<Row>({
      {{"a.txt", "Sound Gazette", "2031-05-03", "40"}, {"b.txt", "Harbour Mail", "2031-05-03", "47"}, "contradiction/numeric"},
      {{"a.txt", "Sound Gazette", "2031-05-03", "40"}, {"b.txt", "Harbour Mail", "2031-05-05", "47"}, "temporal_update/temporal"},
      {{"a.txt", "Sound Gazette", "2031-05-03", "47"}, {"b.txt", "Harbour Mail", "2031-05-05", "40"}, "contradiction/numeric"},
      {{"a.txt", "Sound Gazette", "2031-05-03", "40"}, {"b.txt", "Harbour Mail", "2031-05-03", "40"}, "nothing"},
      {{"a.txt", "Sound Gazette", "2031-05-03", "40"}, {"b.txt", "Harbour Mail", "", "47"}, "nothing"},                 // may be a later count
      {{"a.txt", "Sound Gazette", "2031-05-03", "47"}, {"b.txt", "Harbour Mail", "", "40"}, "contradiction/numeric"},
  }));
  CAPTURE(row.a.dead, row.b.dead, row.b.published);
  CHECK(outcome(store_of({record(row.a), record(row.b)})) == row.expected);
  CHECK(outcome(store_of({record(row.b), record(row.a)})) == row.expected);
}

TEST_CASE("cross_reference: a year after an event its toll is no early count", "[crossref]") {
  // Told of every month, so that it stays one event, with one more each time.
  const auto told = [](int months) {
    std::vector<ArticleRecord> out;
    for (int i = 0; i < months; ++i) {
      const std::string path = "m" + std::to_string(10 + i) + ".txt", dead = std::to_string(40 + i);
      const std::string day = std::to_string(2031 + i / 12) + (i % 12 < 9 ? "-0" : "-") + std::to_string(i % 12 + 1) + "-01";
      ArticleRecord& article = out.emplace_back(record({path.c_str(), "Sound Gazette", day.c_str(), dead.c_str()}));
      article.mentions.push_back(article.mentions[0]);  // it tells of the accident, and more than once
    }
    return out;
  };
  const auto contradicts = [](const Store& store) { return outcome(store).find("contradiction/numeric") != std::string::npos; };
  CHECK_FALSE(contradicts(store_of(told(12))));
  CHECK(contradicts(store_of(told(17))));
}

TEST_CASE("cross_reference: the finding names subject, sources and values, and a second run changes nothing", "[crossref]") {
  Store store = store_of({record({"a.txt", "Sound Gazette", "2031-05-03", "40"}), record({"b.txt", "b", "2031-05-03", "47"})});
  const auto findings = store.findings();
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].subject == "Lorren ferry accident");
  CHECK(findings[0].reason.find("Sound Gazette") != std::string::npos);
  CHECK(findings[0].reason.find("“Lorren ferry sinks, 47 feared lost” (b.txt)") != std::string::npos);  // "b" is only the name of the file
  CHECK(findings[0].score > 0.25);
  REQUIRE(findings[0].variants.size() == 2);
  for (const FindingVariantRow& variant : findings[0].variants)
    for (const FindingEvidenceRow& evidence : variant.evidence) CHECK(store.claim(evidence.claim_id).has_value());
  const std::string before = store.canonical_dump();
  cross_reference(store, sample::registry());
  CHECK(store.canonical_dump() == before);
}

TEST_CASE("cross_reference: a copy that differs weighs less than an independent article", "[crossref]") {
  ArticleRecord a = record({"a.txt", "Sound Gazette", "2031-05-03", "40"}), b = record({"b.txt", "Harbour Mail", "2031-05-03", "47"});
  const double apart = store_of({a, b}).findings().at(0).score;
  a.shingles = {1, 2, 3, 4, 5, 6};
  b.shingles = {1, 2, 3, 4, 5, 7};
  const double copied = store_of({a, b}).findings().at(0).score;
  CHECK(copied < apart / 2);
}

TEST_CASE("cross_reference: a question is evidence only where its article states the value nowhere", "[crossref]") {
  const auto evidence = [](bool keep_statement) {
    ArticleRecord a = record({"a.txt", "Sound Gazette", "2031-05-03", "40"}), b = record({"b.txt", "Harbour Mail", "2031-05-03", "47"});
    auto asked = a.claims[0];
    asked.modality = "presupposed", asked.zone = "faq_question", asked.id += "q";
    if (keep_statement) a.claims.push_back(asked);
    else a.claims[0] = asked;
    std::vector<std::string> out;
    for (const FindingRow& finding : store_of({a, b}).findings())
      for (const FindingVariantRow& variant : finding.variants)
        for (const FindingEvidenceRow& row : variant.evidence) out.push_back(row.claim_id);
    return std::pair{out.size(), std::count(out.begin(), out.end(), asked.id)};
  };
  CHECK(evidence(true) == std::pair{std::size_t{2}, std::ptrdiff_t{0}});
  CHECK(evidence(false) == std::pair{std::size_t{2}, std::ptrdiff_t{1}});
}
