// SPDX-License-Identifier: Apache-2.0
// `crosstell compare A B`: two files against each other; `crosstell compare --ndjson`: pairs of texts, one verdict a line. No store.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "crosstell/base/hash.h"
#include "crosstell/base/utf8.h"
#include "crosstell/crossref.h"
#include "table.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

using Json = nlohmann::ordered_json;

// ---- pairs ----------------------------------------------------------------------------------------------------------

struct PairVerdict { std::string label = "none", kind, reason; };

/// What a reader should hear first when a pair gives several findings.
std::size_t rank(std::string_view section) {
  static constexpr std::array<std::string_view, 8> kOrder = {"contradiction", "attribution_mismatch", "certainty_drift", "temporal_update",
                                                             "differs",       "name_variant",         "agreement",       "compatible"};
  return static_cast<std::size_t>(std::find(kOrder.begin(), kOrder.end(), section) - kOrder.begin());
}

/// Whether the finding sets the two articles against each other; what disagrees inside one of them is no verdict on the pair.
bool is_between(const FindingRow& finding, const std::string& a, const std::string& b) {
  const auto holds = [&](const FindingVariantRow& variant, const std::string& article) {
    return std::any_of(variant.evidence.begin(), variant.evidence.end(), [&](const FindingEvidenceRow& row) { return row.article_id == article; });
  };
  for (const FindingVariantRow& x : finding.variants)
    for (const FindingVariantRow& y : finding.variants)
      if (&x != &y && holds(x, a) && holds(y, b)) return true;
  return false;
}

const ComparableClaim* claim_of(const ArticleComparison& comparison, const std::string& id) {
  const auto at = std::lower_bound(comparison.claims.begin(), comparison.claims.end(), id, [](const ComparableClaim& claim, const std::string& key) { return claim.claim.id < key; });
  return at != comparison.claims.end() && at->claim.id == id ? &*at : nullptr;
}

PairVerdict verdict_of(const ArticleComparison& comparison, const std::string& a, const std::string& b) {
  PairVerdict out;
  const FindingRow* best = nullptr;
  for (const FindingRow& finding : comparison.findings) {
    if (!is_between(finding, a, b)) continue;
    const auto order = [](const FindingRow& row) { return std::make_tuple(rank(row.section), -row.score, row.reason); };
    if (best == nullptr || order(finding) < order(*best)) best = &finding;
  }
  if (best != nullptr) return {best->section, best->kind, best->reason};
  for (const ComparisonRow& row : comparison.comparisons) {
    const ComparableClaim* x = claim_of(comparison, row.claim_a);
    const ComparableClaim* y = claim_of(comparison, row.claim_b);
    if (x == nullptr || y == nullptr || x->article_id == y->article_id) continue;
    const std::string label = row.relation == "agree" ? "agreement" : row.relation == "compatible" ? "compatible" : "";
    if (label.empty() || rank(label) >= rank(out.label)) continue;
    out = {label, row.guard, ""};
  }
  return out;
}

Result<ArticleRecord> record_of(Analyzer& analyzer, const std::string& text, const std::string& published) {
  auto analysis = analyzer.analyze_text(text, published);
  if (!analysis) return analysis.error();
  return to_record(*analysis, false);
}

Result<PairVerdict> compare_pair(Analyzer& analyzer, const Json& pair, bool same_event) {
  const auto text = [&](const char* key) {
    const auto at = pair.find(key);
    return at != pair.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  for (const char* key : {"a", "b"})
    if (!pair.contains(key) || !pair[key].is_string()) return Error{Errc::invalid, "", std::string("found no string \"") + key + "\"; expected {\"id\":...,\"a\":...,\"b\":...}"};
  auto a = record_of(analyzer, text("a"), text("published_a"));
  if (!a) return a.error();
  auto b = record_of(analyzer, text("b"), text("published_b"));
  if (!b) return b.error();
  if (a->id == b->id) return PairVerdict{"agreement", "same_text", "The two texts are the same."};
  const ArticleComparison comparison = compare_articles({&*a, &*b}, analyzer.rules().registry(), same_event);
  return verdict_of(comparison, a->id, b->id);
}

std::string id_of(const Json& pair, std::uint64_t line) {
  const auto at = pair.is_object() ? pair.find("id") : pair.end();
  if (!pair.is_object() || at == pair.end() || at->is_null()) return std::to_string(line);
  return at->is_string() ? at->get<std::string>() : at->dump();
}

int compare_pairs(const CompareOptions& options, const std::shared_ptr<const RuleSet>& rules) {
  const std::string input = options.paths.empty() ? "-" : options.paths.front();
  std::ifstream file;
  std::istream* lines = open_lines(input, file);
  if (lines == nullptr) return exit_usage;
  std::istream& in = *lines;
  std::ios::sync_with_stdio(false);
  Analyzer analyzer(rules);
  std::uint64_t number = 0, failures = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    const Json pair = Json::parse(line, nullptr, false);
    const std::string id = id_of(pair, number);
    const auto verdict = pair.is_object() ? compare_pair(analyzer, pair, options.same_event) : Result<PairVerdict>(Error{Errc::syntax, "", "found no JSON object; expected {\"id\":...,\"a\":...,\"b\":...}"});
    Json out = {{"id", id}};
    if (verdict) {
      out.update({{"label", verdict->label}, {"kind", verdict->kind}, {"reason", verdict->reason}});
    } else {
      ++failures;
      out.update({{"error", name_of(verdict.error().code)}, {"detail", to_string(verdict.error())}});
      std::cerr << "crosstell: input line " << number << ": " << printable(to_string(verdict.error())) << '\n';
    }
    std::cout << out.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  return failures == 0 ? exit_done : exit_some_failed;
}

// ---- files ----------------------------------------------------------------------------------------------------------

struct Loaded { std::vector<ArticleRecord> articles; std::uint64_t problems = 0; };

void report_problem(Loaded& out, const std::string& path, const Error& error) {
  ++out.problems;
  std::cerr << "crosstell: " << printable(path) << ": " << printable(to_string(error)) << '\n';
}

Result<Loaded> load(const std::vector<std::string>& paths, Analyzer& analyzer) {
  Loaded out;
  const ReadOptions read;
  const auto add = [&](const RecordLocator& locator) {
    auto raw = read_record(locator, read);
    if (!raw) return report_problem(out, locator.path, raw.error());
    auto analysis = analyzer.analyze(std::move(*raw), {});
    if (!analysis) return report_problem(out, locator.path, analysis.error());
    ArticleRecord record = to_record(*analysis, false);
    const bool known = std::any_of(out.articles.begin(), out.articles.end(), [&](const ArticleRecord& other) { return other.id == record.id; });
    if (!known) return out.articles.push_back(std::move(record));
    std::cerr << "crosstell: " << printable(locator.path) << " has the same bytes as another input; it is read once\n";
  };
  const Status listed = list_records(paths, read, add, [&](const InputProblem& problem) { report_problem(out, problem.locator.path, problem.error); });
  if (!listed) return listed.error();
  return out;
}

std::string values_of(const FindingRow& finding) {
  std::string out;
  for (const FindingVariantRow& variant : finding.variants) out += (out.empty() ? "" : " | ") + variant.value;
  return out;
}

void print_evidence(const ArticleComparison& comparison, const FindingRow& finding) {
  for (const FindingVariantRow& variant : finding.variants) {
    std::cout << "  " << printable(variant.value) << '\n';
    for (const FindingEvidenceRow& evidence : variant.evidence)
      if (const ComparableClaim* claim = claim_of(comparison, evidence.claim_id))
        std::cout << "    " << printable(claim->path) << ", bytes " << claim->claim.raw_begin << '-' << claim->claim.raw_end << ": " << printable(claim->sentence_text) << '\n';
  }
}

std::string score_text(double score) { return std::to_string(score).substr(0, 4); }

void print_text(const ArticleComparison& comparison, const std::vector<const FindingRow*>& findings) {
  for (const FindingRow* finding : findings) {
    std::cout << finding->section << " (" << finding->kind << ", score " << score_text(finding->score) << "): " << printable(finding->reason) << '\n';
    print_evidence(comparison, *finding);
    std::cout << '\n';
  }
  if (findings.empty()) std::cout << "Nothing in these articles disagrees, as far as they could be compared.\n";
  std::uint64_t agree = 0, compatible = 0;
  for (const ComparisonRow& row : comparison.comparisons) {
    agree += row.relation == "agree" ? 1 : 0;
    compatible += row.relation == "compatible" ? 1 : 0;
  }
  std::cout << comparison.claims.size() << " claims, " << comparison.summary.compared << " pairs compared: " << agree << " agree, " << compatible << " are compatible\n";
}

int compare_files(const CompareOptions& options, const std::shared_ptr<const RuleSet>& rules) {
  Analyzer analyzer(rules);
  const auto loaded = load(options.paths, analyzer);
  if (!loaded) return fail(exit_usage, loaded.error());
  std::vector<const ArticleRecord*> articles;
  for (const ArticleRecord& article : loaded->articles) articles.push_back(&article);
  const ArticleComparison comparison = compare_articles(articles, rules->registry(), options.same_event);
  std::vector<const FindingRow*> findings;
  for (const FindingRow& finding : comparison.findings) findings.push_back(&finding);
  std::sort(findings.begin(), findings.end(), [](const FindingRow* x, const FindingRow* y) {
    return std::make_tuple(rank(x->section), -x->score, x->id) < std::make_tuple(rank(y->section), -y->score, y->id);
  });
  int code = exit_done;
  if (options.format == "text") {
    print_text(comparison, findings);
  } else {
    Table table{{"section", "kind", "subject", "attribute", "values", "score", "reason"}, {}, {false, false, false, false, false, true, false}};
    for (const FindingRow* f : findings) table.rows.push_back({f->section, f->kind, f->subject, f->attribute, values_of(*f), std::to_string(f->score).substr(0, 6), f->reason});
    code = print_table(table, options.format);
  }
  return code == exit_done && loaded->problems > 0 ? exit_some_failed : code;
}

}  // namespace

int run_compare(const CompareOptions& options) {
  if (!options.ndjson && options.paths.size() < 2) return fail(exit_usage, "compare: give two files (or more), or --ndjson with pairs");
  if (options.ndjson && options.paths.size() > 1) return fail(exit_usage, "compare --ndjson: give one file of pairs, or - for standard input");
  const auto rules = load_rules(options.rules);
  if (rules == nullptr) return exit_usage;
  return options.ndjson ? compare_pairs(options, rules) : compare_files(options, rules);
}

}  // namespace crosstell::cli
