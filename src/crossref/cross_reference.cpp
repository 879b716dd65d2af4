// SPDX-License-Identifier: Apache-2.0
// Cross-reference over a store: merges, stories, families, then bucket by bucket.
#include <algorithm>
#include <exception>
#include <map>
#include <tuple>

#include "bucket.h"
#include "crosstell/crossref.h"
#include "name_variant.h"
#include "quotes.h"

namespace crosstell {
namespace {

using namespace crossref;

CompareContext context_of(const Registry& registry, const std::vector<MergeRow>& merges, const std::vector<StoryRow>& stories, const std::vector<FamilyRow>& families) {
  CompareContext context;
  context.registry = &registry;
  for (const MergeRow& merge : merges) context.name_of[merge.entity_id] = merge.name;
  for (const FamilyRow& family : families)
    for (const std::string& article : family.articles) context.voice_of[article] = family.id;
  for (const StoryRow& story : stories)
    for (const std::string& article : story.articles) context.story_of[article] = story.id;
  return context;
}

struct Found {
  std::vector<FindingRow> findings;
  std::vector<ComparisonRow> comparisons;
};

void compare_all(const std::vector<ComparableClaim>& claims, const CompareContext& context, Found& found, CrossrefSummary& summary) {
  for (const Bucket& bucket : make_buckets(claims, *context.registry)) {
    ++summary.buckets;
    BucketResult result = compare_bucket(bucket, context);
    summary.compared += result.comparisons.size() + result.comparisons_left_out;
    summary.variants_left_out += result.variants_left_out;
    summary.comparisons_left_out += result.comparisons_left_out;
    std::move(result.findings.begin(), result.findings.end(), std::back_inserter(found.findings));
    std::move(result.comparisons.begin(), result.comparisons.end(), std::back_inserter(found.comparisons));
  }
}

/// Ids are unique; of two findings about one thing the stronger stays.
void keep_strongest(std::vector<FindingRow>& findings) {
  std::sort(findings.begin(), findings.end(), [](const FindingRow& x, const FindingRow& y) { return std::tie(x.id, y.score, x.reason) < std::tie(y.id, x.score, y.reason); });
  findings.erase(std::unique(findings.begin(), findings.end(), [](const FindingRow& x, const FindingRow& y) { return x.id == y.id; }), findings.end());
}

CrossrefSummary run(Store& store, const Registry& registry) {
  const auto entities = store.article_entities();
  const auto heads = store.article_heads();
  const auto merges = merge_entities(entities);
  const auto families = find_families(heads);
  const auto stories = find_stories(heads, entities, merges);
  store.replace_merges(merges);
  store.replace_stories(stories, families);

  auto claims = store.comparable_claims();  // after the merges: they carry corpus ids
  const CompareContext context = context_of(registry, merges, stories, families);
  unite_lists(claims, context);
  CrossrefSummary summary;
  Found found;
  compare_all(claims, context, found, summary);
  for (auto rows : {compare_quotes(quote_lines(claims), context), name_variants(merges, entities, claims, context)})
    std::move(rows.begin(), rows.end(), std::back_inserter(found.findings));
  keep_strongest(found.findings);
  summary.findings = found.findings.size();
  store.replace_findings(found.findings, found.comparisons);
  return summary;
}

}  // namespace

CrossrefSummary cross_reference(Store& store, const Registry& registry) {
  store.begin();
  try {
    const CrossrefSummary summary = run(store, registry);
    store.commit();
    return summary;
  } catch (...) {
    store.rollback();
    throw;
  }
}

}  // namespace crosstell
