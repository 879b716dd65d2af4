// SPDX-License-Identifier: Apache-2.0
// Verbs that look into a store: query, status, dump.
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

}  // namespace crosstell::cli
