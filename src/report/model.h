// SPDX-License-Identifier: Apache-2.0
// Everything a report shows, loaded once from a store and ready to be written in any format. Sorted; no text is escaped here.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "crosstell/report.h"
#include "crosstell/store.h"

namespace crosstell::report_detail {

/// A part of `text`, half open, in bytes.
struct Mark { std::uint64_t begin = 0, end = 0; };

/// One claim as a reader sees it.
struct Evidence {
  std::string claim_id, article_id, path, title, source, published, url;
  std::string before, sentence, after;      ///< context sentences may be empty
  std::optional<Mark> value, subject;       ///< inside `sentence`
  std::string speaker, cue, attribution, modality, modality_cue, polarity, zone;
  std::vector<std::string> rules;
  std::uint64_t raw_begin = 0, raw_end = 0; ///< of the sentence in the record
  bool repeat = false;
};

struct Variant {
  std::string value;
  int voices = 0, articles = 0;
  std::vector<Evidence> evidence;
};

struct ReportFinding {
  FindingRow row;                           ///< its variants are replaced by the ones below
  std::string attribute_wording;            ///< "age", "price of the deal"
  std::vector<Variant> variants;
  std::optional<Verdict> verdict;           ///< what a reviewer said last
  [[nodiscard]] bool dismissed() const { return verdict && dismisses(*verdict); }
};

struct ReportArticle { std::string id, path, title, source, published; std::uint64_t claims = 0; };
struct ReportProblem { std::string path, state, code, detail; };
struct SourcePair { std::string a, b; std::uint64_t compared = 0, disagree = 0; };

struct ReportModel {
  std::vector<ReportFinding> findings;      ///< by section order, then score descending, then id
  std::map<std::string, std::uint64_t> section_counts;
  std::uint64_t filtered = 0;               ///< findings that the filter of the options keeps out
  std::uint64_t cut = 0;                    ///< findings left out by max_findings
  std::vector<ReportArticle> articles;      ///< by path
  std::vector<ReportProblem> problems;
  StoreStatus status;
  std::vector<std::pair<std::string, std::uint64_t>> comparisons;  ///< "agree: rounding" -> pairs, most first
};

/// Sections in the order a report prints them.
[[nodiscard]] const std::vector<std::string>& section_order();
/// "certainty_drift" -> "Certainty drift", and one sentence that says what the section means.
[[nodiscard]] std::string section_title(const std::string& section);
[[nodiscard]] std::string section_meaning(const std::string& section);
/// "temporal_update" -> "temporal update"; known guards get a sentence.
[[nodiscard]] std::string guard_words(const std::string& guard);
/// "direct quotation, Ada Holm (said)", "narrator".
[[nodiscard]] std::string speaker_words(const Evidence& evidence);
/// "asserted", "hedged (may)", "denied".
[[nodiscard]] std::string certainty_words(const Evidence& evidence);
/// "count_of:data center" -> "count of data center"; registry keys lose their underscores.
[[nodiscard]] std::string attribute_words(const std::string& key);

/// "explained: update, by ana, 2026-03-01".
[[nodiscard]] std::string verdict_words(const Verdict& verdict);

/// What a reader sees of one claim; its context sentences, source and address stay empty.
[[nodiscard]] Evidence evidence_of(const ComparableClaim& claim);
/// How the registry words an attribute, else its key in words.
[[nodiscard]] std::string attribute_wording(const std::string& key, const ReportOptions& options);

[[nodiscard]] ReportModel load_model(const Store& store, const ReportOptions& options);

[[nodiscard]] std::string write_html(const ReportModel& model, const ReportOptions& options);
[[nodiscard]] std::string write_markdown(const ReportModel& model, const ReportOptions& options);
[[nodiscard]] std::string write_json(const ReportModel& model, const ReportOptions& options);
[[nodiscard]] std::string write_csv(const ReportModel& model, const ReportOptions& options);

}  // namespace crosstell::report_detail
