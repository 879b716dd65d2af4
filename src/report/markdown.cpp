// SPDX-License-Identifier: Apache-2.0
// Markdown for issue trackers and version control: one file, stable order, article text escaped so that it cannot become markup.
#include <algorithm>
#include <cstdio>

#include "crosstell/base/utf8.h"
#include "crosstell/base/version.h"
#include "model.h"

namespace crosstell::report_detail {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    if (std::string_view("\\`*_{}[]<>()#+-.!|~&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// Inside backquotes nothing is markup but the backquote itself.
std::string code(std::string_view text) {
  std::string out = "`";
  for (const char c : printable(text)) out += c == '`' ? '\'' : c;
  return out + "`";
}

std::string score(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%d.%02d", static_cast<int>(value * 100 + 0.5) / 100, static_cast<int>(value * 100 + 0.5) % 100);
  return buffer;
}

/// The sentence with the value in bold.
std::string sentence(const Evidence& evidence) {
  const std::string_view text = evidence.sentence;
  if (!evidence.value) return escaped(text);
  const auto [begin, end] = *evidence.value;
  return escaped(text.substr(0, begin)) + "**" + escaped(text.substr(begin, end - begin)) + "**" + escaped(text.substr(end));
}

void write_evidence(std::string& out, const Evidence& evidence) {
  out += "  - ";
  if (!evidence.sentence.empty()) out += "\xE2\x80\x9C" + sentence(evidence) + "\xE2\x80\x9D ";
  out += "(" + escaped(!evidence.source.empty() ? evidence.source : !evidence.title.empty() ? evidence.title : evidence.path);
  if (!evidence.published.empty()) out += ", " + escaped(evidence.published);
  if (!evidence.claim_id.empty()) {
    out += "; says: " + escaped(speaker_words(evidence)) + "; " + escaped(certainty_words(evidence)) + "; " + code(evidence.path) + " bytes " +
           std::to_string(evidence.raw_begin) + "\\-" + std::to_string(evidence.raw_end);
  } else {
    out += "; " + code(evidence.path);
  }
  out += ")\n";
}

void write_finding(std::string& out, const ReportFinding& finding) {
  const FindingRow& row = finding.row;
  out += "### " + escaped(row.subject) + ": " + escaped(finding.attribute_wording) + (row.scope.empty() ? "" : " \\(" + escaped(row.scope) + "\\)") + "\n\n";
  out += escaped(row.reason) + "\n\n";
  if (finding.verdict) out += "Verdict: " + escaped(verdict_words(*finding.verdict)) + "\n\n";
  for (const Variant& variant : finding.variants) {
    out += "- **" + escaped(variant.value) + "** \\(" + std::to_string(variant.voices) + (variant.voices == 1 ? " voice" : " voices") + "\\)\n";
    for (const Evidence& evidence : variant.evidence) write_evidence(out, evidence);
  }
  out += "\n" + code(row.id) + ": score " + score(row.score) + " = severity " + score(row.severity) + " \xC3\x97 confidence " + score(row.confidence) +
         " \xC3\x97 independence " + score(row.independence);
  if (!row.guards.empty()) {
    out += "; guards passed:";
    for (const std::string& guard : row.guards) out += " " + code(guard);
  }
  out += "\n\n";
}

}  // namespace

std::string write_markdown(const ReportModel& model, const ReportOptions& options) {
  std::string out = "# " + escaped(options.title) + "\n\nSources disagree here; this report does not say who is right\\.\n\n";
  for (const std::string& section : section_order()) {
    if (section == "compatible") continue;
    bool first = true;
    for (const ReportFinding& finding : model.findings) {
      if (finding.row.section != section || finding.dismissed()) continue;
      if (first) out += "## " + escaped(section_title(section)) + "\n\n" + escaped(section_meaning(section)) + "\n\n";
      first = false;
      write_finding(out, finding);
    }
    if (first && section == "contradiction") out += "## Contradictions\n\nNone was found among the claims compared\\.\n\n";
  }
  const auto dismissed = std::count_if(model.findings.begin(), model.findings.end(), [](const ReportFinding& finding) { return finding.dismissed(); });
  if (dismissed > 0) out += "## Dismissed\n\nFindings that a reviewer has judged to be no contradiction\\.\n\n";
  for (const ReportFinding& finding : model.findings)
    if (finding.dismissed()) write_finding(out, finding);
  if (model.filtered > 0) out += "This report shows a selection: " + std::to_string(model.filtered) + " further findings do not match it\\.\n\n";
  out += "## What was compared\n\n" + std::to_string(model.status.claims) + " claims from " + std::to_string(model.status.articles) + " articles; " +
         std::to_string(model.status.resolved_claims) + " have an identified subject\\.\n\n";
  for (const auto& [outcome, pairs] : model.comparisons) out += "- " + escaped(attribute_words(outcome)) + ": " + std::to_string(pairs) + " pairs\n";
  out += "\n## What could not be read\n\n";
  if (model.problems.empty()) out += "Every input was read\\.\n";
  for (const ReportProblem& problem : model.problems)
    out += "- " + code(problem.path) + ": " + escaped(problem.state) + (problem.code.empty() ? "" : " \\(" + escaped(problem.code) + "\\)") + ", " + escaped(problem.detail) + "\n";
  out += "\nMade by crosstell " + escaped(kVersion) + (options.rules_hash.empty() ? "" : ", rules " + code(options.rules_hash)) + "\n";
  return out;
}

}  // namespace crosstell::report_detail
