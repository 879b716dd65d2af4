// SPDX-License-Identifier: Apache-2.0
// `crosstell review`: verdicts of people on findings, kept over re-runs and bound to the values that were seen.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>

#include "crosstell/base/hash.h"
#include "crosstell/base/version.h"
#include "table.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 6> kLabels = {"contradiction", "explained", "not_comparable", "extraction_error", "copy", "unsure"};
constexpr std::array<std::string_view, 9> kExplanations = {"update", "scope", "rounding", "unit", "translation", "attribution", "typo", "satire", "correction"};
constexpr std::array<std::string_view, 7> kErrors = {"entity", "value", "attribute", "boundary", "polarity", "speaker", "date"};

template <class Names>
bool holds(const Names& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool is_label(std::string_view label) {
  if (label.starts_with("x:")) return label.size() > 2;  // a label of one's own
  const auto colon = label.find(':');
  if (colon == std::string_view::npos) return holds(kLabels, label);
  const std::string_view detail = label.substr(colon + 1);
  return (label.substr(0, colon) == "explained" && holds(kExplanations, detail)) || (label.substr(0, colon) == "extraction_error" && holds(kErrors, detail));
}

/// The verdict with the words it was given for: useful without the corpus.
std::string event_of(const Store& store, const ReviewRow& review, const FindingRow& finding) {
  Json evidence = Json::array();
  for (const FindingVariantRow& variant : finding.variants)
    for (const FindingEvidenceRow& row : variant.evidence) {
      const auto claim = row.claim_id.empty() ? std::nullopt : store.claim(row.claim_id);
      evidence.push_back({{"claim", row.claim_id}, {"article", row.article_id}, {"value", variant.value}, {"sentence", claim ? claim->sentence_text : ""}});
    }
  const Json event = {{"id", review.id}, {"target", review.target}, {"values_hash", review.values_hash}, {"label", review.label}, {"note", review.note},
                      {"reviewer", review.reviewer}, {"at", review.at}, {"tool", std::string("crosstell ") + kVersion}, {"evidence", std::move(evidence)}};
  return event.dump(-1, ' ', false, Json::error_handler_t::replace);
}

int list_verdicts(const ReviewOptions& options) {
  const Store store = open_for_reading(options.db);
  Table table{{"finding", "label", "current", "reviewer", "at", "note"}, {}, {}};
  for (const auto& [id, verdict] : store.verdicts())
    table.rows.push_back({id, verdict.review.label, verdict.current ? "yes" : "no", verdict.review.reviewer, verdict.review.at, verdict.review.note});
  return print_table(table, options.format);
}

}  // namespace

std::string now_utc() {
  std::time_t now = std::time(nullptr);
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed != nullptr && *fixed != '\0') now = static_cast<std::time_t>(std::strtoll(fixed, nullptr, 10));
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

std::string reviewer_name(const std::string& given) {
  if (!given.empty()) return given;
  const char* user = std::getenv("USER");
  return user != nullptr && *user != '\0' ? user : "local";
}

int run_review(const ReviewOptions& options) {
  if (options.finding.empty()) return list_verdicts(options);
  if (options.label.empty() || !is_label(options.label))
    return fail(exit_usage, "found label '" + options.label + "'; expected contradiction, explained[:update|scope|rounding|unit|translation|attribution|typo|satire|correction], not_comparable, "
                            "extraction_error[:entity|value|attribute|boundary|polarity|speaker|date], copy, unsure, or x:LABEL");
  StoreOptions write;
  write.create = false;
  Store store = Store::open(options.db, write);
  const std::string id = store.resolve_id(options.finding);
  const auto findings = store.findings();
  const auto at = std::find_if(findings.begin(), findings.end(), [&](const FindingRow& finding) { return finding.id == id; });
  if (at == findings.end()) return fail(exit_usage, options.finding + ": is no finding of " + options.db);
  ReviewRow review;
  review.target = id;
  review.values_hash = store.values_hash(*at);
  review.label = options.label;
  review.note = options.note;
  review.reviewer = reviewer_name(options.reviewer);
  review.at = now_utc();
  review.id = content_id('r', KeyBuilder().field(review.target).field(review.values_hash).field(review.label).field(review.note).field(review.reviewer).field(review.at).bytes());
  review.event = event_of(store, review, *at);
  store.add_review(review);
  return exit_done;
}

}  // namespace crosstell::cli
