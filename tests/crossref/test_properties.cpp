// SPDX-License-Identifier: Apache-2.0
// What always holds: the order of claims does not matter, sides are symmetric, equal values never disagree, buckets stay bounded.
#include <algorithm>
#include <random>

#include "../catch.h"
#include "sample.h"

using namespace crosstell;

namespace {

std::string text_of(const BucketResult& result) {
  std::string out;
  for (const FindingRow& finding : result.findings) {
    out += finding.id + finding.section + finding.kind + finding.reason + std::to_string(finding.score) + "\n";
    for (const FindingVariantRow& variant : finding.variants) {
      out += variant.value + " " + std::to_string(variant.voices);
      for (const FindingEvidenceRow& evidence : variant.evidence) out += " " + evidence.claim_id;
      out += "\n";
    }
  }
  for (const ComparisonRow& row : result.comparisons) out += row.claim_a + row.claim_b + row.relation + row.guard + "\n";
  return out;
}

ComparableClaim random_claim(std::mt19937& random, const char* attribute) {
  static const char* kValues[] = {"12", "15", "about 14", "over 20", "1200", "1.3 million", "under 9", "1200-1500", "vague 40"};
  static const char* kModalities[] = {"asserted", "asserted", "hedged", "predicted", "denied", "question"};
  static const char* kDays[] = {"", "2026-05-01", "2026-05-03", "2025-01-01"};
  sample::Make make;
  make.attribute = attribute;
  make.article = "d-" + std::to_string(random() % 6);
  make.modality = kModalities[random() % 6];
  make.published = kDays[random() % 4];
  if (random() % 4 == 0) make.scope = {{"place", "Oslo"}};
  return sample::with_figure(sample::claim(make), sample::figure(kValues[random() % 9]));
}

}  // namespace

TEST_CASE("properties: any order of claims gives the same bytes", "[crossref]") {
  const unsigned seed = GENERATE(range(1u, 40u));
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::vector<ComparableClaim> claims;
  for (int i = 0; i < 14; ++i) claims.push_back(random_claim(random, seed % 2 == 0 ? "dead" : "staff"));
  const std::string expected = text_of(sample::compare(claims));
  for (int round = 0; round < 5; ++round) {
    std::shuffle(claims.begin(), claims.end(), random);
    REQUIRE(text_of(sample::compare(claims)) == expected);
  }
}

TEST_CASE("properties: equal values and one claim alone give no finding", "[crossref]") {
  const unsigned seed = GENERATE(range(1u, 30u));
  std::mt19937 random(seed);
  const ComparableClaim claim = random_claim(random, "staff");
  ComparableClaim twin = claim;
  twin.claim.id += "-twin";
  twin.article_id = "d-twin";
  CHECK(sample::compare({claim, twin}).findings.empty());
  CHECK(sample::compare({claim}).findings.empty());
}

TEST_CASE("properties: a bucket of thousands stays bounded and says so", "[crossref]") {
  std::vector<ComparableClaim> claims;
  for (int i = 0; i < 5000; ++i)
    claims.push_back(sample::with_figure(sample::claim({"parameters", "d-" + std::to_string(i), "", "", "asserted", "positive"}), sample::figure(std::to_string(1001 + 2 * i))));
  const BucketResult result = sample::compare(claims);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].variants.size() == 64);
  CHECK(result.variants_left_out == 5000 - 64);
  CHECK(result.comparisons.size() == 200);
  CHECK(result.comparisons_left_out == 64 * 63 / 2 - 200);
}

TEST_CASE("properties: hostile values do not crash", "[crossref]") {
  ComparableClaim a = sample::with_figure(sample::claim({"staff", "d-a"}), sample::figure("12")), b = a;
  b.claim.id += "x";
  b.article_id = "d-b";
  for (const char* text : {"", "nan", "1e9", "99999999999999999999999", "-5", "0"}) {
    b.figure->low = b.figure->high = b.figure->point = text;
    (void)sample::compare({a, b});
  }
  b = a;
  b.claim.value_kind = "set";
  b.claim.set_members.assign(2000, std::string(3000, 'x'));
  (void)sample::compare({a, b});
  b.published = "not a day at all";
  b.claim.scope = {{"", ""}};
  (void)sample::compare({a, b});
}
