// SPDX-License-Identifier: Apache-2.0
// Findings for readers: HTML (one self-contained file), Markdown, JSON, CSV.
//
// Comes in: rows of a store. Goes out: bytes. The same store gives the same bytes, whatever the time, locale or place.
// Threads: stateless.
#pragma once

#include <string>
#include <string_view>

#include "crosstell/base/result.h"
#include "crosstell/store.h"

namespace crosstell {

enum class ReportFormat { html, markdown, json, csv };

struct ReportOptions {
  std::string title = "Contradiction report";
  double appendix_below = 0.25;      ///< findings with a lower score go to an appendix
  std::uint64_t max_findings = 2000;
  std::string rules_hash;            ///< shown in the header
};

[[nodiscard]] std::string write_report(const Store& store, ReportFormat format, const ReportOptions& options);

}  // namespace crosstell
