// SPDX-License-Identifier: Apache-2.0
// `crosstell explain ID [ID]`: a finding from bytes to verdict; two claims and why they were or were not called a contradiction.
#include <iostream>

#include "crosstell/base/utf8.h"
#include "crosstell/crossref.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

void line(std::string_view name, std::string_view value) {
  if (!value.empty()) std::cout << "  " << name << ": " << printable(value) << '\n';
}

std::string factor(double value) { return std::to_string(value).substr(0, 6); }

/// Rows of one query as texts; trouble of the store leaves as StoreFailure.
std::vector<std::vector<std::optional<std::string>>> rows_of(const Store& store, const std::string& sql, const std::string& id) {
  Store::QueryOptions options;
  options.parameters = {{"id", id}};
  const auto result = store.query(sql, options);
  if (!result) throw StoreFailure(result.error());
  return result->rows;
}

std::string first_of(const Store& store, const std::string& sql, const std::string& id) {
  const auto rows = rows_of(store, sql, id);
  return rows.empty() || rows.front().empty() ? std::string{} : rows.front().front().value_or("");
}

CompareContext context_of(const Store& store, const Registry& registry, const std::vector<const ComparableClaim*>& claims) {
  CompareContext context;
  context.registry = &registry;
  for (const ComparableClaim* claim : claims) {
    if (const auto family = first_of(store, "SELECT family_id FROM article_family JOIN family USING (family_row) WHERE article_id = :id", claim->article_id); !family.empty())
      context.voice_of[claim->article_id] = family;
    if (const auto story = first_of(store, "SELECT story_id FROM article_story JOIN story USING (story_row) WHERE article_id = :id", claim->article_id); !story.empty())
      context.story_of[claim->article_id] = story;
    if (!claim->entity_id.empty()) context.name_of[claim->entity_id] = first_of(store, "SELECT name FROM entity WHERE entity_id = :id", claim->entity_id);
  }
  return context;
}

/// Bytes -> sentence -> rule -> value -> subject, one line each.
void explain_claim(const Store& store, const ComparableClaim& row) {
  const ClaimRow& claim = row.claim;
  std::cout << "\n  claim " << claim.id << '\n';
  line("  bytes", row.path + " " + std::to_string(claim.raw_begin) + "-" + std::to_string(claim.raw_end) + ", zone " + claim.zone);
  line("  sentence", row.sentence_text);
  for (const std::string& rule : claim.derivation) line("  read by", rule);
  line("  states", claim.attribute + (claim.value_text.empty() ? "" : " = " + claim.value_text) + (claim.direction.empty() || claim.direction == "none" ? "" : " " + claim.direction + " " + claim.comparand_text));
  for (const ClaimArgumentRow& argument : claim.arguments)
    if (argument.key) line("  with " + argument.role, argument.text);
  line("  of", claim.subject_text + " -> " + row.subject_key + " (" + row.entity_id + ", linked by " + (claim.subject_link.empty() ? "nothing" : claim.subject_link) + ")");
  for (const auto& merge : rows_of(store, "SELECT rule || ', ' || evidence FROM entity JOIN entity_merge USING (entity_row) WHERE entity_id = :id AND evidence <> '' LIMIT 3", row.entity_id))
    line("  one entity by", merge.front().value_or(""));
  for (const auto& [kind, value] : claim.scope) line("  only for " + kind, value);
  line("  at", claim.time_low.empty() ? "" : claim.time_low + " to " + claim.time_high + " (" + claim.time_basis + ")");
  line("  certainty", claim.modality + (claim.modality_cue.empty() ? "" : " (" + claim.modality_cue + ")") + ", " + claim.polarity);
  line("  said by", claim.attribution + (claim.speaker_text.empty() ? "" : ": " + claim.speaker_text));
}

void explain_finding(const Store& store, const FindingRow& finding) {
  std::cout << "finding " << finding.id << " (" << finding.section << ", " << finding.kind << ")\n";
  line("reason", finding.reason);
  for (const FindingVariantRow& variant : finding.variants) {
    std::cout << "\n" << printable(variant.value) << " (" << variant.voices << (variant.voices == 1 ? " independent voice, " : " independent voices, ") << variant.articles
              << (variant.articles == 1 ? " article)" : " articles)");
    for (const FindingEvidenceRow& evidence : variant.evidence)
      if (const auto claim = evidence.claim_id.empty() ? std::nullopt : store.claim(evidence.claim_id)) explain_claim(store, *claim);
  }
  std::cout << "\nguards tried in this order; none explains the difference\n";
  for (const std::string& guard : finding.guards) line("passed", guard);
  std::cout << "\nscore " << factor(finding.score) << " = severity " << factor(finding.severity) << " x confidence " << factor(finding.confidence) << " x independence "
            << factor(finding.independence) << '\n';
  for (const auto& [name, value] : finding.features) line(name, factor(value));
  const auto verdicts = store.verdicts();
  if (const auto at = verdicts.find(finding.id); at != verdicts.end())
    line("verdict", at->second.review.label + " by " + at->second.review.reviewer + ", " + at->second.review.at + (at->second.current ? "" : " (for other values than these)"));
}

int explain_two(const Store& store, const Registry& registry, const std::string& first, const std::string& second, const std::string& db) {
  const auto a = store.claim(store.resolve_id(first)), b = store.claim(store.resolve_id(second));
  if (!a || !b) return fail(exit_usage, (a ? second : first) + ": is no claim of " + db);
  const PairExplanation found = explain_pair(*a, *b, context_of(store, registry, {&*a, &*b}));
  std::cout << found.outcome << (found.kind.empty() ? "" : " (" + found.kind + ")") << ": " << printable(found.why) << '\n';
  for (const std::string& guard : found.passed) line("guard passed", guard);
  explain_claim(store, *a);
  explain_claim(store, *b);
  return exit_done;
}

}  // namespace

int run_explain(const ExplainOptions& options) {
  const auto rules = load_rules(options.rules);
  if (rules == nullptr) return exit_usage;
  const Store store = open_for_reading(options.db);
  if (!options.other.empty()) return explain_two(store, rules->registry(), options.id, options.other, options.db);
  const std::string id = store.resolve_id(options.id);
  for (const FindingRow& finding : store.findings())
    if (finding.id == id) return explain_finding(store, finding), exit_done;
  return fail(exit_usage, options.id + ": is no finding of " + options.db + "; give a finding (f-...), or two claims (c-... c-...)");
}

}  // namespace crosstell::cli
