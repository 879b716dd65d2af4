// SPDX-License-Identifier: Apache-2.0
// Cross-reference over a store: merges, stories, families, then bucket by bucket.
#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "article_rows.h"
#include "bucket.h"
#include "crosstell/crossref.h"
#include "crosstell/store/corpus.h"
#include "days.h"
#include "disputes.h"
#include "event_dates.h"
#include "name_variant.h"
#include "quotes.h"
#include "run_key.h"

namespace crosstell {
namespace {

using namespace crossref;

constexpr std::int64_t kFinalAfterDays = 366;   // of an event that was told of first: what is said of it then is no early count

std::optional<std::int64_t> printed(const std::vector<Store::ArticleHead>& heads, const std::string& article) {
  const auto at = std::lower_bound(heads.begin(), heads.end(), article, [](const Store::ArticleHead& head, const std::string& id) { return head.id < id; });
  return at == heads.end() || at->id != article ? std::nullopt : day_of(at->published);
}

/// Events of several articles, where an article looks back at them: it mentions them once, or a year after the first. (article, corpus id)
void find_passing(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities, const std::vector<Store::ArticleHead>& heads, CompareContext& context) {
  struct Telling { std::uint64_t mentions = 0; std::optional<std::int64_t> day; };
  for (const MergeRow& merge : merges) {
    if (merge.type != "event" || merge.members.size() < 2) continue;
    std::map<std::string, Telling> tellings;
    std::optional<std::int64_t> first;
    for (const auto& member : merge.members) {
      const auto at = std::lower_bound(entities.begin(), entities.end(), member, [](const Store::ArticleEntity& entity, const auto& key) {
        return std::tie(entity.article_id, entity.index) < std::tie(key.first, key.second);
      });
      if (at == entities.end() || at->article_id != member.first || at->index != member.second) continue;
      Telling& telling = tellings[member.first];
      telling.mentions += at->mentions;
      telling.day = printed(heads, member.first);
      if (telling.day && (!first || *telling.day < *first)) first = telling.day;
    }
    for (const auto& [article, telling] : tellings)
      if (telling.mentions <= 1 || (telling.day && *telling.day - *first > kFinalAfterDays)) context.in_passing.emplace(article, merge.entity_id);
  }
}

CompareContext context_of(const Registry& registry, const std::vector<MergeRow>& merges, const std::vector<StoryRow>& stories, const std::vector<FamilyRow>& families,
                          const std::vector<Store::ArticleEntity>& entities, const std::vector<Store::ArticleHead>& heads) {
  CompareContext context;
  context.registry = &registry;
  find_passing(merges, entities, heads, context);
  for (const MergeRow& merge : merges) context.name_of[merge.entity_id] = merge.name;
  for (const FamilyRow& family : families)
    for (const std::string& article : family.articles) context.voice_of[article] = family.id;
  for (const StoryRow& story : stories)
    for (const std::string& article : story.articles) context.story_of[article] = story.id;
  return context;
}

void compare_all(const std::vector<const ComparableClaim*>& claims, const CompareContext& context, Comparison& out) {
  CrossrefSummary& summary = out.summary;
  for (const Bucket& bucket : make_buckets(claims, *context.registry)) {
    ++summary.buckets;
    BucketResult result = compare_bucket(bucket, context);
    summary.compared += result.comparisons.size() + result.comparisons_left_out;
    summary.variants_left_out += result.variants_left_out;
    summary.comparisons_left_out += result.comparisons_left_out;
    std::move(result.findings.begin(), result.findings.end(), std::back_inserter(out.findings));
    std::move(result.comparisons.begin(), result.comparisons.end(), std::back_inserter(out.comparisons));
  }
}

/// Ids are unique; of two findings about one thing the stronger stays.
void keep_strongest(std::vector<FindingRow>& findings) {
  std::sort(findings.begin(), findings.end(), [](const FindingRow& x, const FindingRow& y) { return std::tie(x.id, y.score, x.reason) < std::tie(y.id, x.score, y.reason); });
  findings.erase(std::unique(findings.begin(), findings.end(), [](const FindingRow& x, const FindingRow& y) { return x.id == y.id; }), findings.end());
}

/// Requires: claims carry their corpus ids.
Comparison compare_claims(std::vector<ComparableClaim>& claims, const CompareContext& context, const std::vector<MergeRow>& merges,
                          const std::vector<Store::ArticleEntity>& entities) {
  Comparison out;
  unite_lists(claims, context);
  unite_subjects(claims, merges, context);
  unite_arguments(claims, context);
  {
    const std::vector<ComparableClaim> dates = event_dates(claims);
    std::vector<const ComparableClaim*> all;
    for (const auto* list : {&std::as_const(claims), &dates})
      for (const ComparableClaim& claim : *list) all.push_back(&claim);
    compare_all(all, context, out);
  }
  for (auto rows : {compare_quotes(quote_lines(claims), context), name_variants(merges, entities, claims, context)})
    std::move(rows.begin(), rows.end(), std::back_inserter(out.findings));
  keep_strongest(out.findings);
  unite_disputes(out.findings, claims, context);
  out.summary.findings = out.findings.size();
  return out;
}

/// Claims that no step reads need no memory: words of an open relation and opinions meet nothing, unless they are lists, deeds or quotations.
bool is_read(const ClaimHead& claim, const std::set<std::string, std::less<>>& with_variants) {
  const bool never_compared = claim.attribute.starts_with("relation:") || claim.kind == "opinion" || claim.kind == "personal";
  if (!never_compared || is_deed(claim.attribute) || claim.value_kind == "set" || claim.attribution == "direct" || claim.attribution == "mixed") return true;
  return with_variants.contains(claim.article_id);
}

CrossrefSummary run(Store& store, const Registry& registry, const std::vector<NameDecision>& decisions) {
  const auto entities = store.article_entities();
  const auto heads = store.article_heads();
  const auto merges = merge_entities(entities, false, decisions, heads);
  const auto families = find_families(heads);
  const auto stories = find_stories(heads, entities, merges);
  store.replace_merges(merges);
  store.replace_stories(stories, families);

  const auto with_variants = articles_with_variants(merges, entities);   // any of their claims may be evidence
  auto claims = claims_to_compare(store, [&](const ClaimHead& claim) { return is_read(claim, with_variants); });  // after the merges: they carry corpus ids
  CompareContext context = context_of(registry, merges, stories, families, entities, heads);
  context.confidence_features = [&](const std::string& claim) { return confidence_features(store, claim); };
  const Comparison found = compare_claims(claims, context, merges, entities);
  store.replace_findings(found.findings, found.comparisons);
  return found.summary;
}

}  // namespace

ArticleComparison compare_articles(const std::vector<const ArticleRecord*>& articles, const Registry& registry, bool same_event) {
  const ArticleRows rows = rows_of(articles);
  ArticleComparison out;
  out.merges = merge_entities(rows.entities, same_event, {}, rows.heads);
  const auto families = find_families(rows.heads);
  auto stories = find_stories(rows.heads, rows.entities, out.merges);
  if (same_event) {
    StoryRow one;
    one.id = "s-given";
    for (const Store::ArticleHead& head : rows.heads) one.articles.push_back(head.id);
    stories = {std::move(one)};
  }
  out.claims = claims_of(articles, out.merges);
  static_cast<Comparison&>(out) = compare_claims(out.claims, context_of(registry, out.merges, stories, families, rows.entities, rows.heads), out.merges, rows.entities);
  return out;
}

CrossrefSummary cross_reference(Store& store, const Registry& registry) {
  store.begin();
  try {
    const auto decisions = store.name_decisions();
    const std::string key = run_key(registry, decisions);
    const auto known = summary_of(crossref_note(store), key);
    const CrossrefSummary summary = known ? *known : run(store, registry, decisions);
    if (!known) note_crossref(store, note_of(key, summary));
    store.commit();
    return summary;
  } catch (...) {
    store.rollback();
    throw;
  }
}

}  // namespace crosstell
