// SPDX-License-Identifier: Apache-2.0
// Findings for readers: HTML (one self-contained file), Markdown, JSON, CSV.
//
// Comes in: rows of a store. Goes out: bytes. The same store gives the same bytes, whatever the time, locale or place.
// Threads: stateless.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "crosstell/base/result.h"
#include "crosstell/rules/registry.h"
#include "crosstell/store.h"

namespace crosstell {

enum class ReportFormat { html, markdown, json, csv };

/// What a report is limited to; empty members let everything through.
struct ReportFilter {
  std::string subject;               ///< part of the subject's name, in any case
  std::string attribute;             ///< key or wording
  std::string source, section;
  std::string since;                 ///< ISO day: some evidence was published then or later
  double min_score = 0;
  [[nodiscard]] bool any() const { return !subject.empty() || !attribute.empty() || !source.empty() || !section.empty() || !since.empty() || min_score > 0; }
};

struct ReportOptions {
  std::string title = "Contradiction report";
  double appendix_below = 0.25;      ///< findings with a lower score go to an appendix
  std::uint64_t max_findings = 2000;
  ReportFilter filter;
  std::string rules_hash;            ///< shown in the footer
  std::map<std::string, std::string> attribute_wording;  ///< attribute key -> how the registry words it; others are spelled from their keys
};

/// How the registry's attributes are worded, for ReportOptions::attribute_wording.
[[nodiscard]] std::map<std::string, std::string> attribute_wordings(const Registry& registry);

[[nodiscard]] std::string write_report(const Store& store, ReportFormat format, const ReportOptions& options);

enum class PageFormat { text, html };

/// One article as it was read: blocks with their zones, and below each sentence its claims with speaker and certainty. Text of articles is
/// safe for a terminal and inert in HTML. Of `options` only the wordings count. Empty: no such article.
[[nodiscard]] std::optional<std::string> write_article(const Store& store, const std::string& article_id, PageFormat format, const ReportOptions& options);

}  // namespace crosstell
