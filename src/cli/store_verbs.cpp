// SPDX-License-Identifier: Apache-2.0
// Verbs that look into a store: query, status, dump, show.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "crosstell/base/utf8.h"
#include "table.h"
#include "verbs.h"

namespace crosstell::cli {

Store open_for_reading(const std::string& path) {
  StoreOptions options;
  options.create = false;
  options.read_only = true;
  return Store::open(path, options);
}

namespace {

/// SQL text, the content of a file of that name, or standard input.
std::string sql_text(const std::string& argument) {
  if (argument == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(argument, std::ios::binary);
  if (file && argument.find(' ') == std::string::npos && !std::filesystem::is_directory(argument)) return {std::istreambuf_iterator<char>(file), {}};
  return argument;
}

void line(std::string_view name, std::string_view value) {
  if (!value.empty()) std::cout << "  " << name << ": " << printable(value) << '\n';
}

std::string bytes_of(std::uint64_t begin, std::uint64_t end) { return std::to_string(begin) + "-" + std::to_string(end); }

void show_claim(const Store& store, const ComparableClaim& row) {
  const ClaimRow& claim = row.claim;
  std::cout << "claim " << claim.id << '\n';
  line("article", row.path + (row.source.empty() ? "" : " (" + row.source + ")") + (row.published.empty() ? ", no publication date" : ", " + row.published));
  line("sentence", row.sentence_text);
  line("subject", claim.subject_text + " [" + row.subject_type + " " + row.entity_id + ", linked by " + claim.subject_link + "]");
  line("attribute", claim.attribute);
  line("value", claim.value_text + " (" + claim.value_kind + ")");
  for (const std::string& member : claim.set_members) line("member", member);
  if (!claim.direction.empty() && claim.direction != "none") line("comparison", claim.direction + " " + claim.comparand_text + (claim.measure.empty() ? "" : " in " + claim.measure));
  for (const ClaimArgumentRow& argument : claim.arguments) line(argument.role, argument.text);
  for (const auto& [kind, value] : claim.scope) line("scope " + kind, value);
  line("time", claim.time_low.empty() && claim.time_high.empty() ? "" : claim.time_low + " to " + claim.time_high + " (" + claim.time_basis + ")");
  line("certainty", claim.modality + (claim.modality_cue.empty() ? "" : " (" + claim.modality_cue + ")") + ", " + claim.polarity);
  line("speaker", claim.attribution + (claim.speaker_text.empty() ? "" : ": " + claim.speaker_text) + (claim.cue.empty() ? "" : " (" + claim.cue + ")"));
  for (const std::string& rule : claim.derivation) line("rule", rule);
  std::string features;
  for (const auto& [name, factor] : claim.confidence_features) features += (features.empty() ? "" : ", ") + name + " " + std::to_string(factor).substr(0, 4);
  line("confidence", std::to_string(claim.confidence).substr(0, 4) + (features.empty() ? "" : " = " + features));
  line("sentence at raw bytes", bytes_of(claim.raw_begin, claim.raw_end));
  line("value at raw bytes", bytes_of(claim.value_raw_begin, claim.value_raw_end));
  const auto article = store.article(row.article_id);
  if (article && !article->raw.empty() && claim.raw_end <= article->raw.size())
    line("raw", article->raw.substr(claim.raw_begin, claim.raw_end - claim.raw_begin));
}

void show_finding(const Store& store, const FindingRow& finding) {
  std::cout << "finding " << finding.id << " (" << finding.section << ", " << finding.kind << ")\n";
  line("subject", finding.subject);
  line("attribute", finding.attribute);
  line("scope", finding.scope);
  line("reason", finding.reason);
  const auto two = [](double value) { return std::to_string(value).substr(0, 6); };
  line("score", two(finding.score) + " = severity " + two(finding.severity) + " x confidence " + two(finding.confidence) + " x independence " + two(finding.independence));
  for (const std::string& guard : finding.guards) line("guard passed", guard);
  for (const FindingVariantRow& variant : finding.variants) {
    std::cout << "\n  " << printable(variant.value) << " (" << variant.voices << (variant.voices == 1 ? " voice" : " voices") << ")\n";
    for (const FindingEvidenceRow& evidence : variant.evidence) {
      const auto claim = evidence.claim_id.empty() ? std::nullopt : store.claim(evidence.claim_id);
      if (!claim) continue;
      std::cout << "    " << printable(claim->sentence_text) << "\n      " << printable(claim->path) << ", bytes " << bytes_of(claim->claim.raw_begin, claim->claim.raw_end)
                << ", " << claim->claim.id << '\n';
    }
  }
}

void show_article(const ArticleRecord& article) {
  std::cout << "article " << article.id << '\n';
  line("path", article.locator.path);
  line("title", article.title);
  line("source", article.source + (article.source_method.empty() ? "" : " (" + article.source_method + ")"));
  line("published", article.published.empty() ? "not known" : article.published + " (" + article.published_method + ")");
  line("charset", article.charset + " (" + article.charset_method + ")");
  std::cout << '\n';
  for (const BlockRow& block : article.blocks) {
    std::cout << '[' << block.zone << ", " << block.rule << ", raw bytes " << bytes_of(block.raw_begin, block.raw_end) << (block.repeat_of >= 0 ? ", repeat" : "") << "]\n";
    if (block.clean_end <= article.clean.size()) std::cout << printable(article.clean.substr(block.clean_begin, block.clean_end - block.clean_begin), true) << "\n\n";
  }
}

}  // namespace

int run_query(const QueryOptionsCli& options) {
  Store::QueryOptions query;
  query.max_rows = options.max_rows;
  query.timeout_ms = options.timeout_ms;
  for (const std::string& parameter : options.parameters) {
    const auto equals = parameter.find('=');
    if (equals == std::string::npos || equals == 0) return fail(exit_usage, "--parameter: found '" + parameter + "'; expected name=value");
    query.parameters.emplace_back(parameter.substr(0, equals), parameter.substr(equals + 1));
  }
  const Store store = open_for_reading(options.db);
  const auto result = store.query(sql_text(options.sql), query);
  if (!result) return fail(result.error().code == Errc::timeout || result.error().code == Errc::memory || result.error().code == Errc::too_large ? exit_limit : exit_usage, result.error());
  const Table table{result->columns, result->rows, result->numeric};
  const int code = print_table(table, options.format);
  if (code != exit_done) return code;
  if (result->truncated) return fail(exit_limit, "stopped after " + std::to_string(table.rows.size()) + " rows; raise --limit to see more");
  return exit_done;
}

int run_status(const StatusOptions& options) {
  const Store store = open_for_reading(options.db);
  const StoreStatus status = store.status();
  Table table{{"what", "count"}, {}, {false, true}};
  for (const auto& [state, count] : status.records_by_state) table.rows.push_back({"records " + state, std::to_string(count)});
  table.rows.push_back({"articles", std::to_string(status.articles)});
  table.rows.push_back({"claims", std::to_string(status.claims)});
  table.rows.push_back({"claims with an identified subject", std::to_string(status.resolved_claims)});
  table.rows.push_back({"findings", std::to_string(status.findings)});
  const int code = print_table(table, options.format);
  for (const ArticleRecord& problem : status.problems) {
    const std::string at = problem.locator.path + (problem.locator.line > 0 ? ":" + std::to_string(problem.locator.line) : "");
    std::cerr << printable(at) << ": " << name_of(problem.state) << " (" << problem.error_code << "): " << printable(problem.error_detail) << '\n';
  }
  if (!status.findings_current) std::cerr << "crosstell: records changed after the last cross-reference; run analyze again to bring the findings up to date\n";
  return code;
}

int run_dump(const DumpOptions& options) {
  std::cout << open_for_reading(options.db).canonical_dump();
  return exit_done;
}

int run_show(const ShowOptions& options) {
  const Store store = open_for_reading(options.db);
  const std::string id = store.resolve_id(options.id);
  if (id.starts_with("c-")) {
    if (const auto claim = store.claim(id)) return show_claim(store, *claim), exit_done;
  } else if (id.starts_with("d-")) {
    if (const auto article = store.article(id)) return show_article(*article), exit_done;
  } else if (id.starts_with("f-")) {
    for (const FindingRow& finding : store.findings())
      if (finding.id == id) return show_finding(store, finding), exit_done;
  } else {
    return fail(exit_usage, "found id '" + options.id + "'; expected one that begins with c- (claim), f- (finding) or d- (article)");
  }
  return fail(exit_usage, options.id + ": is not in " + options.db);
}

}  // namespace crosstell::cli
