// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "../../src/cli/gold_match.h"
#include "../../src/cli/verbs.h"
#include "catch.h"

using namespace crosstell;
using namespace crosstell::cli;

TEST_CASE("report format: by option, by ending", "[cli]") {
  CHECK(report_format("", "out.html").value() == ReportFormat::html);
  CHECK(report_format("", "a.b/out.json").value() == ReportFormat::json);
  CHECK(report_format("csv", "out.html").value() == ReportFormat::csv);
  CHECK(report_format("", "-").value() == ReportFormat::html);
  CHECK_FALSE(report_format("", "out.pdf"));
  CHECK_FALSE(report_format("", "out"));
}

TEST_CASE("gold: wording is loose, numbers are strict", "[cli]") {
  CHECK(same_sentence("The dam was opened on Friday.", "dam was opened on friday", 0.6));
  CHECK_FALSE(same_sentence("The dam was opened on Friday.", "Nobody opened a gate at all", 0.6));
  CHECK(same_value("1.2 billion USD", "$1.2 billion"));
  CHECK_FALSE(same_value("1.3 billion USD", "$1.2 billion"));
  CHECK(same_value("1,200 people", "1200"));
  CHECK(same_name("Dr Ada Holm", "Ada Holm"));
  CHECK_FALSE(same_name("Ada Holm", "Ada Berg"));
  CHECK(same_bound(Decimal{12, 8}, nlohmann::json(1200000000)));
  CHECK(same_bound(std::nullopt, nlohmann::json()));
  CHECK_FALSE(same_bound(Decimal{12, 8}, nlohmann::json()));
}
