// SPDX-License-Identifier: Apache-2.0
#include "model.h"

#include <algorithm>

#include "crosstell/store/corpus.h"

namespace crosstell::report_detail {
namespace {

/// Articles are read once each, however many claims they have in the report.
class ArticleCache {
 public:
  explicit ArticleCache(const Store& store) : store_(store) {}

  const ArticleRecord* find(const std::string& id) {
    auto [at, fresh] = articles_.try_emplace(id);
    if (fresh) at->second = store_.article(id);
    return at->second ? &*at->second : nullptr;
  }

 private:
  const Store& store_;
  std::map<std::string, std::optional<ArticleRecord>> articles_;
};

/// The neighbours of the sentence inside the same block.
void add_context(Evidence& evidence, const ArticleRecord& article, const ClaimRow& claim) {
  for (std::size_t i = 0; i < article.sentences.size(); ++i) {
    const SentenceRow& sentence = article.sentences[i];
    if (sentence.clean_begin != claim.clean_begin) continue;
    if (i > 0 && article.sentences[i - 1].block == sentence.block) evidence.before = article.sentences[i - 1].text;
    if (i + 1 < article.sentences.size() && article.sentences[i + 1].block == sentence.block) evidence.after = article.sentences[i + 1].text;
    return;
  }
}

std::optional<Mark> mark_inside(const ClaimRow& claim, std::uint64_t begin, std::uint64_t end) {
  if (begin >= end || begin < claim.clean_begin || end > claim.clean_end) return std::nullopt;
  return Mark{begin - claim.clean_begin, end - claim.clean_begin};
}

void add_claim(Evidence& evidence, const ComparableClaim& row) {
  const ClaimRow& claim = row.claim;
  evidence.path = row.path;
  evidence.title = row.title;
  evidence.published = row.published;
  evidence.sentence = row.sentence_text;
  evidence.value = mark_inside(claim, claim.value_clean_begin, claim.value_clean_end);
  evidence.subject = mark_inside(claim, claim.subject_clean_begin, claim.subject_clean_end);
  evidence.speaker = claim.speaker_text;
  evidence.cue = claim.cue;
  evidence.attribution = claim.attribution;
  evidence.modality = claim.modality;
  evidence.modality_cue = claim.modality_cue;
  evidence.polarity = claim.polarity;
  evidence.zone = claim.zone;
  evidence.rules = claim.derivation;
  evidence.raw_begin = claim.raw_begin;
  evidence.raw_end = claim.raw_end;
  evidence.repeat = claim.repeat;
}

Evidence load_evidence(const Store& store, ArticleCache& articles, const FindingEvidenceRow& row) {
  Evidence evidence;
  evidence.claim_id = row.claim_id;
  evidence.article_id = row.article_id;
  const ArticleRecord* article = articles.find(row.article_id);
  if (article != nullptr) {
    evidence.path = article->locator.path;
    evidence.title = article->title;
    evidence.source = article->source_method == "file" ? "" : article->source;
    evidence.published = article->published;
    evidence.url = article->url;
  }
  if (const auto claim = row.claim_id.empty() ? std::nullopt : store.claim(row.claim_id)) {
    add_claim(evidence, *claim);
    if (article != nullptr) add_context(evidence, *article, claim->claim);
  }
  return evidence;
}

ReportFinding load_finding(const Store& store, ArticleCache& articles, FindingRow row, const ReportOptions& options) {
  ReportFinding out;
  for (const FindingVariantRow& variant : row.variants) {
    Variant loaded{variant.value, variant.voices, variant.articles, {}};
    for (const FindingEvidenceRow& evidence : variant.evidence) loaded.evidence.push_back(load_evidence(store, articles, evidence));
    std::stable_sort(loaded.evidence.begin(), loaded.evidence.end(), [](const Evidence& a, const Evidence& b) {
      return std::tie(a.path, a.raw_begin, a.claim_id) < std::tie(b.path, b.raw_begin, b.claim_id);
    });
    out.variants.push_back(std::move(loaded));
  }
  out.attribute_wording = attribute_wording(row.attribute, options);
  out.row = std::move(row);
  return out;
}

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

/// Evidence decides: a finding is of a source or a day when one piece of its evidence is.
bool passes(const ReportFinding& finding, const ReportFilter& filter) {
  if (finding.row.score < filter.min_score || (!filter.section.empty() && finding.row.section != filter.section)) return false;
  if (!filter.subject.empty() && lower(finding.row.subject).find(lower(filter.subject)) == std::string::npos) return false;
  if (!filter.attribute.empty() && lower(finding.row.attribute) != lower(filter.attribute) && lower(finding.attribute_wording) != lower(filter.attribute)) return false;
  const auto some = [&](auto holds) {
    return std::any_of(finding.variants.begin(), finding.variants.end(), [&](const Variant& variant) { return std::any_of(variant.evidence.begin(), variant.evidence.end(), holds); });
  };
  if (!filter.source.empty() && !some([&](const Evidence& e) { return lower(e.source) == lower(filter.source); })) return false;
  return filter.since.empty() || some([&](const Evidence& e) { return e.published >= filter.since; });
}

std::size_t section_rank(const std::string& section) {
  const auto& order = section_order();
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), section) - order.begin());
}

std::vector<std::vector<std::optional<std::string>>> rows_of(const Store& store, const std::string& sql) {
  Store::QueryOptions options;
  options.max_rows = 100000;
  options.timeout_ms = 60000;
  const auto result = store.query(sql, options);
  if (!result) throw StoreFailure(result.error());
  return result->rows;
}

void load_articles(const Store& store, ReportModel& model) {
  const auto claims = claim_counts(store);
  for (const Store::ArticleHead& head : store.article_heads())
    model.articles.push_back({head.id, head.path, head.title, head.source, head.published, claims.at(head.id)});
  std::sort(model.articles.begin(), model.articles.end(), [](const ReportArticle& a, const ReportArticle& b) { return std::tie(a.path, a.id) < std::tie(b.path, b.id); });
}

void load_comparisons(const Store& store, ReportModel& model) {
  for (const auto& row : rows_of(store, "SELECT relation, guard, count(*) FROM comparison GROUP BY relation, guard ORDER BY count(*) DESC, relation, guard")) {
    const std::string relation = row[0].value_or(""), guard = row[1].value_or("");
    model.comparisons.emplace_back(guard.empty() ? relation : relation + ": " + guard, std::stoull(row[2].value_or("0")));
  }
}

}  // namespace

Evidence evidence_of(const ComparableClaim& claim) {
  Evidence evidence;
  evidence.claim_id = claim.claim.id;
  evidence.article_id = claim.article_id;
  add_claim(evidence, claim);
  return evidence;
}

std::string attribute_wording(const std::string& key, const ReportOptions& options) {
  const auto at = options.attribute_wording.find(key);
  return at != options.attribute_wording.end() ? at->second : attribute_words(key);
}

ReportModel load_model(const Store& store, const ReportOptions& options) {
  ReportModel model;
  model.status = store.status();
  for (const ArticleRecord& problem : model.status.problems)
    model.problems.push_back({problem.locator.path + (problem.locator.line > 0 ? ":" + std::to_string(problem.locator.line) : ""), std::string(name_of(problem.state)),
                              problem.error_code, problem.error_detail});
  load_articles(store, model);
  load_comparisons(store, model);

  std::vector<FindingRow> rows = store.findings();
  for (const FindingRow& row : rows) ++model.section_counts[row.section];
  std::stable_sort(rows.begin(), rows.end(), [](const FindingRow& a, const FindingRow& b) {
    const std::size_t left = section_rank(a.section), right = section_rank(b.section);
    if (left != right) return left < right;
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
  const auto verdicts = store.verdicts();
  const bool filters = options.filter.any();
  ArticleCache articles(store);
  for (FindingRow& row : rows) {
    if (!filters && model.findings.size() >= options.max_findings) {
      ++model.cut;
      continue;
    }
    ReportFinding finding = load_finding(store, articles, std::move(row), options);
    if (filters && !passes(finding, options.filter)) {
      ++model.filtered;
    } else if (model.findings.size() >= options.max_findings) {
      ++model.cut;
    } else {
      if (const auto at = verdicts.find(finding.row.id); at != verdicts.end()) finding.verdict = at->second;
      model.findings.push_back(std::move(finding));
    }
  }
  if (filters) {
    model.section_counts.clear();
    for (const ReportFinding& finding : model.findings) ++model.section_counts[finding.row.section];
  }
  return model;
}

}  // namespace crosstell::report_detail

namespace crosstell {

std::map<std::string, std::string> attribute_wordings(const Registry& registry) {
  std::map<std::string, std::string> out;
  for (const auto& [key, attribute] : registry.all())
    if (!attribute.wording.empty()) out.emplace(key, attribute.wording);
  return out;
}

std::string write_report(const Store& store, ReportFormat format, const ReportOptions& options) {
  const report_detail::ReportModel model = report_detail::load_model(store, options);
  switch (format) {
    case ReportFormat::html: return report_detail::write_html(model, options);
    case ReportFormat::markdown: return report_detail::write_markdown(model, options);
    case ReportFormat::json: return report_detail::write_json(model, options);
    case ReportFormat::csv: return report_detail::write_csv(model, options);
  }
  return {};
}

}  // namespace crosstell
