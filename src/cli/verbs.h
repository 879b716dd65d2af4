// SPDX-License-Identifier: Apache-2.0
// The verbs of the command line. app.cpp turns argv into these structs; each verb is a function over one of them that returns an exit code.
// Data goes to standard output, everything else to standard error.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "crosstell/base/result.h"
#include "crosstell/pipeline.h"
#include "crosstell/report.h"
#include "crosstell/rules/rule_set.h"
#include "crosstell/store.h"

namespace crosstell::cli {

enum ExitCode : int {
  exit_done = 0,
  exit_gate = 1,         ///< a gate asked for was tripped (--fail-on)
  exit_usage = 2,        ///< wrong options or rules
  exit_some_failed = 3,  ///< finished, some inputs were refused or failed
  exit_environment = 4,  ///< disk, lock, corrupt or newer store
  exit_limit = 5,        ///< a limit was hit: time, memory, rows
  exit_mismatch = 6,     ///< a verification found a difference
};

/// --rules DIR extends the built-in packs, --only-rules DIR replaces them.
struct RuleOptions {
  std::vector<std::string> extend;
  std::string replace;
};

/// Compiles the packs. Prints every problem to standard error when there are some; null then.
std::shared_ptr<const RuleSet> load_rules(const RuleOptions& options);

struct ExtractOptions {
  RuleOptions rules;
  std::string as = "article";               ///< article | html | text
  std::vector<std::string> emit;            ///< blocks tokens mentions figures quotes claims metadata map; empty: blocks to claims but tokens
  std::string input = "-";                  ///< NDJSON file or -
};
int run_extract(const ExtractOptions& options);

struct RulesOptions {
  RuleOptions rules;
  std::string action;                       ///< check list attributes explain
  std::string sentence;                     ///< explain
  std::string published, zone = "paragraph";
  std::string format = "table";
};
int run_rules(const RulesOptions& options);

struct AnalyzeOptions {
  RuleOptions rules;
  PipelineOptions pipeline;
  std::string db;
  std::string report;                       ///< format by its ending: .html .md .json .csv
  std::string title = "Contradiction report";
  bool quiet = false;
  bool null_separated = false;              ///< paths on standard input end in NUL
  std::string fail_on;                      ///< contradiction: exit 1 when there is one
};
int run_analyze(AnalyzeOptions options);

struct ReportOptionsCli {
  RuleOptions rules;
  std::string db, output = "-", format;     ///< format empty: by the ending of `output`, else html
  ReportOptions report;
};
int run_report(const ReportOptionsCli& options);

struct QueryOptionsCli {
  std::string db, sql, format = "table";    ///< sql: text, a file, or - for standard input
  std::vector<std::string> parameters;      ///< name=value
  std::uint64_t max_rows = 10000, timeout_ms = 5000;
};
int run_query(const QueryOptionsCli& options);

struct ShowOptions { std::string db, id, format = "text", output = "-"; };  ///< id: also the path of an article or the name of an entity
int run_show(const ShowOptions& options);

struct StatusOptions { std::string db, format = "table"; };
int run_status(const StatusOptions& options);

struct DumpOptions { std::string db; };
/// The canonical dump: what a re-run must reproduce byte for byte.
int run_dump(const DumpOptions& options);

struct CompareOptions {
  RuleOptions rules;
  std::vector<std::string> paths;           ///< two files or more; with ndjson one file of pairs, none or - for standard input
  bool ndjson = false, same_event = false;
  std::string format = "text";
};
/// Articles or pairs of texts against each other, without a store.
int run_compare(const CompareOptions& options);

struct ExplainOptions { RuleOptions rules; std::string db, id, other; };
/// One finding from bytes to verdict, or two claims and why they were or were not called a contradiction.
int run_explain(const ExplainOptions& options);

struct ReviewOptions { std::string db, finding, label, note, reviewer, format = "table"; };  ///< without a finding: lists the verdicts
int run_review(const ReviewOptions& options);

/// Two names are one entity (pin) or never are (forbid). Without names: lists the decisions, or reads them from `from`.
struct NamesOptions {
  RuleOptions rules;
  std::string db, a, b, from, note, reviewer, format = "table";
  bool pinned = true, undo = false;
};
int run_names(const NamesOptions& options);

/// SOURCE_DATE_EPOCH or the clock, as ISO 8601 in UTC.
[[nodiscard]] std::string now_utc();
/// The name given, else the user's, else "local".
[[nodiscard]] std::string reviewer_name(const std::string& given);

struct EvalOptions { RuleOptions rules; std::string gold; bool errors = false; };
int run_eval(const EvalOptions& options);

/// An existing store, for looking only. Throws what Store::open throws.
[[nodiscard]] Store open_for_reading(const std::string& path);
/// Where JSON lines come from: `file`, opened on `input`, or standard input for "-". Returns: null after a message when it cannot be read.
[[nodiscard]] std::istream* open_lines(const std::string& input, std::ifstream& file);
/// Format from a file name's ending. Errors: invalid - another ending.
[[nodiscard]] Result<ReportFormat> report_format(const std::string& format, const std::string& path);
/// Writes beside the target and renames, so that a full disk leaves the old file. Errors: io.
[[nodiscard]] Status write_file(const std::string& path, const std::string& bytes);

struct SchemaOptions { std::string name; };  ///< empty: list
int run_schema(const SchemaOptions& options);

/// "crosstell: <message>" on standard error; returns `code`.
int fail(ExitCode code, const std::string& message);
int fail(ExitCode code, const Error& error);

}  // namespace crosstell::cli
