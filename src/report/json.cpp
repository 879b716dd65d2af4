// SPDX-License-Identifier: Apache-2.0
// The report for programs: schemas/json/report.schema.json. Numbers of scores are rounded before they are printed.
#include <cmath>
#include <nlohmann/json.hpp>

#include "crosstell/base/version.h"
#include "model.h"

namespace crosstell::report_detail {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) { return std::round(value * 10000.0) / 10000.0; }

Json mark_json(const std::optional<Mark>& mark) { return mark ? Json{{"begin", mark->begin}, {"end", mark->end}} : Json(); }

Json evidence_json(const Evidence& evidence) {
  return {{"claim", evidence.claim_id},
          {"article", evidence.article_id},
          {"path", evidence.path},
          {"source", evidence.source},
          {"title", evidence.title},
          {"published", evidence.published.empty() ? Json() : Json(evidence.published)},
          {"sentence", evidence.sentence},
          {"value_in_sentence", mark_json(evidence.value)},
          {"subject_in_sentence", mark_json(evidence.subject)},
          {"raw_begin", evidence.raw_begin},
          {"raw_end", evidence.raw_end},
          {"zone", evidence.zone},
          {"speaker", evidence.speaker.empty() ? Json() : Json(evidence.speaker)},
          {"attribution", evidence.attribution},
          {"cue", evidence.cue.empty() ? Json() : Json(evidence.cue)},
          {"modality", evidence.modality},
          {"polarity", evidence.polarity},
          {"repeat", evidence.repeat},
          {"rule", evidence.rules.empty() ? Json() : Json(evidence.rules.front())},
          {"rules", evidence.rules}};
}

Json finding_json(const ReportFinding& finding) {
  const FindingRow& row = finding.row;
  Json variants = Json::array();
  for (const Variant& variant : finding.variants) {
    Json evidence = Json::array();
    for (const Evidence& item : variant.evidence) evidence.push_back(evidence_json(item));
    variants.push_back({{"value", variant.value}, {"voices", variant.voices}, {"articles", variant.articles}, {"evidence", std::move(evidence)}});
  }
  Json features = Json::object();
  for (const auto& [name, factor] : row.features) features[name] = rounded(factor);
  Json verdict;
  if (finding.verdict) {
    const ReviewRow& review = finding.verdict->review;
    verdict = {{"label", review.label}, {"note", review.note}, {"reviewer", review.reviewer}, {"at", review.at}, {"current", finding.verdict->current}};
  }
  return {{"id", row.id},
          {"section", row.section},
          {"kind", row.kind},
          {"subject", row.subject},
          {"subject_id", row.subject_id},
          {"attribute", row.attribute},
          {"scope", row.scope},
          {"score", rounded(row.score)},
          {"severity", rounded(row.severity)},
          {"confidence", rounded(row.confidence)},
          {"independence", rounded(row.independence)},
          {"features", std::move(features)},
          {"reason", row.reason},
          {"guards", row.guards},
          {"verdict", std::move(verdict)},
          {"variants", std::move(variants)}};
}

}  // namespace

std::string write_json(const ReportModel& model, const ReportOptions& options) {
  Json findings = Json::array();
  for (const ReportFinding& finding : model.findings) findings.push_back(finding_json(finding));
  Json articles = Json::array();
  for (const ReportArticle& article : model.articles)
    articles.push_back({{"article", article.id}, {"path", article.path}, {"title", article.title}, {"source", article.source},
                        {"published", article.published.empty() ? Json() : Json(article.published)}, {"claims", article.claims}});
  Json problems = Json::array();
  for (const ReportProblem& problem : model.problems)
    problems.push_back({{"path", problem.path}, {"state", problem.state}, {"code", problem.code}, {"detail", problem.detail}});
  Json compared = Json::array();
  for (const auto& [outcome, pairs] : model.comparisons) compared.push_back({{"outcome", outcome}, {"pairs", pairs}});
  const Json report = {{"schema_version", 1},
                       {"generator", std::string("crosstell ") + kVersion},
                       {"rules", options.rules_hash},
                       {"title", options.title},
                       {"counts", {{"articles", model.status.articles}, {"claims", model.status.claims}, {"resolved_claims", model.status.resolved_claims}}},
                       {"findings_left_out", model.cut},
                       {"findings_filtered", model.filtered},
                       {"findings", std::move(findings)},
                       {"compared", std::move(compared)},
                       {"articles", std::move(articles)},
                       {"not_read", std::move(problems)}};
  return report.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace crosstell::report_detail
