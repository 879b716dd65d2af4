// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "crosstell/base/utf8.h"
#include "crosstell/crossref.h"
#include "progress.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

constexpr std::size_t kProblemsShown = 20;

void set_up_log() {
  if (spdlog::get("crosstell") != nullptr) return;
  auto log = spdlog::stderr_logger_st("crosstell");
  log->set_pattern("crosstell: %l: %v");
  spdlog::set_default_logger(log);
}

void log_problems(const PipelineSummary& summary) {
  for (std::size_t i = 0; i < summary.problems.size() && i < kProblemsShown; ++i) {
    const InputProblem& problem = summary.problems[i];
    const std::string line = problem.locator.line > 0 ? ":" + std::to_string(problem.locator.line) : "";
    spdlog::warn("record={}{} state={} {}", printable(problem.locator.path), line, name_of(problem.state), printable(problem.error.what));
  }
  if (summary.problems.size() > kProblemsShown)
    spdlog::warn("{} more; 'crosstell status' lists all", summary.problems.size() - kProblemsShown);
}

void log_summary(const PipelineSummary& summary, const CrossrefSummary& crossref, const Store& store) {
  const Progress& p = summary.progress;
  spdlog::info("records={} ok={} unchanged={} refused={} failed={} other={}", p.total, p.ok, p.unchanged, p.refused, p.failed, p.other);
  spdlog::info("claims={} compared={} findings={}", store.status().claims, crossref.compared, crossref.findings);
}

/// Paths on standard input, one a line or each with a NUL behind it.
std::vector<std::string> listed_paths(bool null_separated) {
  std::vector<std::string> paths;
  for (std::string path; std::getline(std::cin, path, null_separated ? '\0' : '\n');) {
    if (!null_separated && !path.empty() && path.back() == '\r') path.pop_back();
    if (!path.empty()) paths.push_back(path);
  }
  return paths;
}

/// What a reviewer has dismissed trips no gate.
bool has_contradiction(const Store& store) {
  const auto verdicts = store.verdicts();
  for (const FindingRow& finding : store.findings()) {
    const auto at = verdicts.find(finding.id);
    if (finding.section == "contradiction" && (at == verdicts.end() || !dismisses(at->second))) return true;
  }
  return false;
}

}  // namespace

Result<ReportFormat> report_format(const std::string& format, const std::string& path) {
  std::string name = format;
  if (name.empty()) {
    const auto dot = path.rfind('.');
    name = path == "-" ? "html" : dot == std::string::npos ? "" : path.substr(dot + 1);
  }
  if (name == "html" || name == "htm") return ReportFormat::html;
  if (name == "md" || name == "markdown") return ReportFormat::markdown;
  if (name == "json") return ReportFormat::json;
  if (name == "csv") return ReportFormat::csv;
  return Error{Errc::invalid, path, "found report format '" + name + "'; expected html, md, json or csv"};
}

Status write_file(const std::string& path, const std::string& bytes) {
  if (path == "-") {
    std::cout << bytes;
    return {};
  }
  std::error_code unknown;
  const std::filesystem::path target = std::filesystem::weakly_canonical(path, unknown);  // a link stays a link
  const bool device = std::filesystem::exists(target, unknown) && !std::filesystem::is_regular_file(target, unknown);
  const std::string final_path = unknown || target.empty() ? path : target.string();
  const std::string temporary = device ? final_path : final_path + ".part";
  const auto trouble = [&](const char* what) {
    const std::string reason = std::strerror(errno);
    if (!device) ::unlink(temporary.c_str());
    return Status(Error{Errc::io, path, std::string(what) + ": " + reason + " (" + std::to_string(bytes.size()) + " bytes were to be written)"});
  };
  const int fd = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (fd < 0) return trouble("cannot be written");
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) {
      const int saved = errno;
      ::close(fd);
      errno = saved;
      return trouble("cannot be written");
    }
    done += static_cast<std::size_t>(n);
  }
  if (::close(fd) != 0 || (!device && ::rename(temporary.c_str(), final_path.c_str()) != 0)) return trouble("cannot be written");
  return {};
}

int run_analyze(AnalyzeOptions options) {
  set_up_log();
  const bool from_list = options.pipeline.paths == std::vector<std::string>{"-"};
  if (options.null_separated && !from_list) return fail(exit_usage, std::string("-0 goes with the path '-': paths on standard input"));
  if (from_list) {
    options.pipeline.paths_are_a_list = true;
    options.pipeline.paths = listed_paths(options.null_separated);
    if (options.pipeline.paths.empty()) return fail(exit_usage, std::string("-: standard input names no path"));
  }
  auto format = Result<ReportFormat>(ReportFormat::html);
  if (!options.report.empty()) {
    format = report_format("", options.report);
    if (!format) return fail(exit_usage, format.error());
  }
  const auto rules = load_rules(options.rules);
  if (rules == nullptr) return exit_usage;
  // Paths are looked at before the store is made: a mistyped folder leaves no empty database behind.
  for (const std::string& path : options.pipeline.paths)
    if (!from_list && ::access(path.c_str(), F_OK) != 0) return fail(exit_usage, path + ": does not exist; give a folder or file of articles");

  Store store = Store::open(options.db, {});
  PipelineSummary summary;
  {
    ProgressLine progress(options.quiet);
    auto result = run_pipeline(store, rules, options.pipeline, [&](const Progress& p) { progress.update(p); });
    if (!result) return fail(exit_usage, result.error());
    summary = std::move(*result);
  }
  if (summary.progress.total == 0) spdlog::warn("nothing to read: found no .txt, .md, .html, .json, .jsonl or .warc below {}", printable(options.pipeline.paths.front()));
  if (!options.quiet) log_problems(summary);
  if (summary.signal != 0) {
    spdlog::warn("interrupted: {} of {} records are stored; run the same command again to go on", summary.progress.done, summary.progress.total);
    return 128 + summary.signal;
  }
  const CrossrefSummary crossref = cross_reference(store, rules->registry());
  if (!options.quiet) log_summary(summary, crossref, store);
  if (!options.report.empty()) {
    ReportOptions report;
    report.title = options.title;
    report.rules_hash = rules->hash();
    report.attribute_wording = attribute_wordings(rules->registry());
    if (const Status written = write_file(options.report, write_report(store, *format, report)); !written) return fail(exit_environment, written.error());
  }
  // The gate was asked for; what could not be read has been said above.
  if (options.fail_on == "contradiction" && has_contradiction(store)) return exit_gate;
  return summary.progress.refused + summary.progress.failed > 0 ? exit_some_failed : exit_done;
}

int run_report(const ReportOptionsCli& options) {
  const auto format = report_format(options.format, options.output);
  if (!format) return fail(exit_usage, format.error());
  const auto rules = load_rules(options.rules);
  if (rules == nullptr) return exit_usage;
  const Store store = open_for_reading(options.db);
  ReportOptions report = options.report;
  report.rules_hash = rules->hash();
  report.attribute_wording = attribute_wordings(rules->registry());
  const Status written = write_file(options.output, write_report(store, *format, report));
  return written ? exit_done : fail(exit_environment, written.error());
}

}  // namespace crosstell::cli
