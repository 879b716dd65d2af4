// SPDX-License-Identifier: Apache-2.0
// Cross-reference: which articles are one voice, which names are one entity, and where claims disagree.
//
// Comes in: rows of the store. Goes out: merges, stories, families, findings, comparisons. The comparison itself is a pure function
// over plain structs, so that the same code serves a store, two files, or a partition of a larger run.
// Threads: stateless.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "crosstell/rules/registry.h"
#include "crosstell/store.h"

namespace crosstell {

/// Merges the entities of articles into corpus entities, with evidence. Independent of the order of the articles.
/// `same_event`: the caller knows that all articles tell one happening, so that "the flood" of one is "the flood" of another.
/// `decisions`: what people said of names; a forbidden pair stays apart whatever the rules find, a pin joins what the rules would not.
/// `heads`: when the articles were printed; "the Tarn election" of two years is two elections. An article without a head has no date.
[[nodiscard]] std::vector<MergeRow> merge_entities(const std::vector<Store::ArticleEntity>& entities, bool same_event = false,
                                                   const std::vector<NameDecision>& decisions = {}, const std::vector<Store::ArticleHead>& heads = {});

/// A name as decisions spell it: ASCII lower case, straight quotes, single spaces.
[[nodiscard]] std::string decided_name(std::string_view name);

/// Groups near copies, agency copies and revisions of one URL: each group speaks with one voice.
[[nodiscard]] std::vector<FamilyRow> find_families(const std::vector<Store::ArticleHead>& articles);

/// Clusters articles about the same happening by shared entities and time.
[[nodiscard]] std::vector<StoryRow> find_stories(const std::vector<Store::ArticleHead>& articles,
                                                 const std::vector<Store::ArticleEntity>& entities, const std::vector<MergeRow>& merges);

/// What comparison knows besides the claims.
struct CompareContext {
  const Registry* registry = nullptr;
  std::size_t article_count = 0;                             ///< of the corpus
  std::unordered_map<std::string, std::string> voice_of;     ///< article id -> family id (absent: its own voice)
  std::unordered_map<std::string, std::string> story_of;     ///< article id -> story id
  std::map<std::string, std::string> name_of;      ///< corpus entity id -> its most used full name
  std::function<std::string(const std::string&)> entity_name;  ///< where `name_of` lacks an id: asked for subjects of findings only; empty: unknown
  std::set<std::pair<std::string, std::string>> in_passing;  ///< article id, corpus id of an event at which it only looks back: others tell of it
  /// Where claims come without the factors of their confidence: claim id -> factors. They are asked for claims of findings only.
  std::function<std::vector<std::pair<std::string, double>>(const std::string&)> confidence_features;
};

/// Result of comparing one bucket (equal subject entity, attribute and key arguments).
struct BucketResult {
  std::vector<FindingRow> findings;
  std::vector<ComparisonRow> comparisons;
  std::uint64_t variants_left_out = 0;     ///< values beyond the limit of a bucket, least supported first: not compared
  std::uint64_t comparisons_left_out = 0;  ///< pairs compared but not recorded
};

/// Groups the values of a bucket into variants, runs the guards in order, and speaks where they let it.
/// Requires: all claims have the same bucket_key(). Returns the same for any order of `claims`.
[[nodiscard]] BucketResult compare_bucket(const std::vector<const ComparableClaim*>& claims, const CompareContext& context);

/// Claims meet only when this is equal; empty: never compared (unresolved subject, opinion ...).
[[nodiscard]] std::string bucket_key(const ComparableClaim& claim, const Registry& registry);

/// Why two claims were called a contradiction, or why not.
struct PairExplanation {
  std::string outcome;                     ///< "not_compared", "agree", "compatible" or the section of a finding
  std::string kind;                        ///< of a finding
  std::string why;                         ///< one sentence
  std::vector<std::string> passed;         ///< guards that did not hold, in order
};
[[nodiscard]] PairExplanation explain_pair(const ComparableClaim& a, const ComparableClaim& b, const CompareContext& context);

struct CrossrefSummary { std::uint64_t buckets = 0, compared = 0, findings = 0, variants_left_out = 0, comparisons_left_out = 0; };

/// What the claims of a corpus say to each other.
struct Comparison {
  std::vector<FindingRow> findings;        ///< by id
  std::vector<ComparisonRow> comparisons;
  CrossrefSummary summary;
};

/// All of the above over articles in memory: two files, or a pair of sentences. Requires: ids of the articles are unique.
struct ArticleComparison : Comparison {
  std::vector<ComparableClaim> claims;     ///< by claim id
  std::vector<MergeRow> merges;
};
[[nodiscard]] ArticleComparison compare_articles(const std::vector<const ArticleRecord*>& articles, const Registry& registry, bool same_event = false);

/// All of the above over a store, in one transaction.
CrossrefSummary cross_reference(Store& store, const Registry& registry);

}  // namespace crosstell
