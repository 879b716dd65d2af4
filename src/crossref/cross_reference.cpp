// SPDX-License-Identifier: Apache-2.0
// Cross-reference over a store: merges, stories, families, then bucket by bucket.
#include <malloc.h>

#include <algorithm>
#include <exception>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "article_rows.h"
#include "corpus_comparison.h"
#include "crosstell/crossref.h"
#include "crosstell/store/corpus.h"
#include "days.h"
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

/// What comparison needs of merges, stories and families. Without the names of entities.
CompareContext context_of(const Registry& registry, const std::vector<MergeRow>& merges, const std::vector<StoryRow>& stories, const std::vector<FamilyRow>& families,
                          const std::vector<Store::ArticleEntity>& entities, const std::vector<Store::ArticleHead>& heads) {
  CompareContext context;
  context.registry = &registry;
  context.article_count = heads.size();
  find_passing(merges, entities, heads, context);
  for (const FamilyRow& family : families)
    for (const std::string& article : family.articles) context.voice_of[article] = family.id;
  for (const StoryRow& story : stories)
    for (const std::string& article : story.articles) context.story_of[article] = story.id;
  return context;
}

/// Memory of a stage that is over goes back to the system: the next one needs its own elsewhere, and what counts is the most at a time.
void give_back_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

/// What the merges of a corpus leave behind when they are stored and gone.
struct Groundwork { CompareContext context; std::vector<SpelledName> names; ArticleNames telling; };

Groundwork lay_ground(Store& store, const Registry& registry, const std::vector<NameDecision>& decisions) {
  give_back_memory();
  auto heads = store.article_heads();
  const auto families = find_families(heads);
  for (Store::ArticleHead& head : heads) head.shingles = {};
  give_back_memory();
  auto entities = store.article_entities();
  const auto merges = merge_entities(entities, false, decisions, heads);
  give_back_memory();
  const auto stories = find_stories(heads, entities, merges);
  Groundwork out{context_of(registry, merges, stories, families, entities, heads), spelled_names(merges, entities), telling_names(merges)};
  entities = {};
  give_back_memory();
  store.replace_merges(merges);
  store.replace_stories(stories, families);
  return out;
}

CrossrefSummary run(Store& store, const Registry& registry, const std::vector<NameDecision>& decisions) {
  std::optional<LeanReading> lean(std::in_place, store);
  Groundwork ground = lay_ground(store, registry, decisions);
  give_back_memory();
  ground.context.entity_name = [&](const std::string& entity) { return entity_name(store, entity); };
  ground.context.confidence_features = [&](const std::string& claim) { return confidence_features(store, claim); };
  CorpusComparison comparison(ground.context, ground.names, std::move(ground.telling));
  each_claim_to_compare(
      store, [&](const ClaimHead& claim) { return comparison.wants(claim); }, [&](const ComparableClaim& claim) { comparison.add(claim); },
      [&](const ComparableClaim& claim) { comparison.add_sentence(claim); });
  lean.reset();   // from here on rows are looked up here and there
  comparison.run();
  replace_findings(store, comparison.findings(), comparison.comparisons());
  return comparison.summary();
}

/// Claims by id take over what they were lent.
void take_over(const ClaimSpool& compared, std::vector<ComparableClaim>& claims) {
  ComparableClaim other;
  for (std::uint32_t i = 0; i < compared.size(); ++i) {
    compared.get(i, other);
    const auto at = std::lower_bound(claims.begin(), claims.end(), other.claim.id, [](const ComparableClaim& claim, const std::string& id) { return claim.claim.id < id; });
    if (at == claims.end() || at->claim.id != other.claim.id) continue;
    at->claim.subject = other.claim.subject;
    at->entity_id = other.entity_id;
    at->subject_key = other.subject_key;
    at->subject_type = other.subject_type;
    at->argument_ids = other.argument_ids;
  }
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
  CompareContext context = context_of(registry, out.merges, stories, families, rows.entities, rows.heads);
  for (const MergeRow& merge : out.merges) context.name_of[merge.entity_id] = merge.name;
  const std::vector<SpelledName> names = spelled_names(out.merges, rows.entities);
  CorpusComparison comparison(context, names, telling_names(out.merges));
  out.claims = claims_of(articles, out.merges);
  std::vector<const ComparableClaim*> by_article;
  for (const ComparableClaim& claim : out.claims) by_article.push_back(&claim);
  std::stable_sort(by_article.begin(), by_article.end(), [](const ComparableClaim* x, const ComparableClaim* y) { return x->article_id < y->article_id; });
  for (const ComparableClaim* claim : by_article) comparison.add(*claim);
  comparison.run();
  out.summary = comparison.summary();
  out.findings = std::move(comparison.findings());
  const ComparisonList pairs = comparison.comparisons();
  for (std::size_t i = 0; i < pairs.size; ++i) {
    const ComparisonView pair = pairs.at(i);
    out.comparisons.push_back({pair.claim_a, pair.claim_b, pair.relation, pair.guard});
  }
  take_over(comparison.claims(), out.claims);
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
