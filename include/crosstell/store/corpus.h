// SPDX-License-Identifier: Apache-2.0
// What cross-reference reads of a whole corpus, and what it notes of itself. Errors as in store.h.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosstell/store.h"

namespace crosstell {

/// While it lives the store keeps few pages in memory: whole tables are passed once, and their pages are not wanted again.
class LeanReading {
 public:
  explicit LeanReading(const Store& store);
  LeanReading(const LeanReading&) = delete;
  LeanReading& operator=(const LeanReading&) = delete;
  ~LeanReading();

 private:
  const Store& store_;
};

/// By what a claim is chosen before it is read.
struct ClaimHead { std::string_view article_id, attribute, kind, value_kind, attribution; bool has_subject = false; };

/// How much of a claim is read; of its sentence: id, entity of the subject, sentence and article.
enum class ClaimPart : std::uint8_t { nothing, sentence, all };

/// Calls `use` for the claims that are `wanted` (without a function: all) and `tell` for those of which only the sentence is, article by article, in
/// the order of ingestion; the claim may be changed, its memory is used again. Derivation, features, cues and raw offsets stay empty: no comparison
/// reads them, and Store::claim() has them.
void each_claim_to_compare(const Store& store, const std::function<ClaimPart(const ClaimHead&)>& wanted, const std::function<void(ComparableClaim&)>& use,
                           const std::function<void(const ComparableClaim&)>& tell = {});

/// The most used name of a corpus entity; empty for an unknown id.
[[nodiscard]] std::string entity_name(const Store& store, const std::string& entity_id);

/// Comparisons as they are stored: by claims, each pair once. The texts are borrowed for as long as the list lives; each ends in a NUL.
struct ComparisonView { const char *claim_a, *claim_b, *relation, *guard; };
struct ComparisonList { std::size_t size = 0; std::function<ComparisonView(std::size_t)> at; };

/// Store::replace_findings() for comparisons that are many.
void replace_findings(Store& store, const std::vector<FindingRow>& findings, const ComparisonList& comparisons);

/// The factors of a claim's confidence, in their order; empty for an unknown claim.
[[nodiscard]] std::vector<std::pair<std::string, double>> confidence_features(const Store& store, const std::string& claim_id);

/// Article id -> number of its claims.
[[nodiscard]] std::map<std::string, std::uint64_t> claim_counts(const Store& store);

/// What the last cross-reference noted of itself, when no record came, went or changed since; empty otherwise. The text is the caller's.
[[nodiscard]] std::string crossref_note(const Store& store);
void note_crossref(Store& store, const std::string& note);

}  // namespace crosstell
