// SPDX-License-Identifier: Apache-2.0
// The verbs of the command line. app.cpp turns argv into these structs; each verb is a function over one of them that returns an exit code.
// Data goes to standard output, everything else to standard error.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "crosstell/base/result.h"
#include "crosstell/rules/rule_set.h"

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
  std::string as = "article";               ///< article | text
  std::vector<std::string> emit;            ///< blocks tokens mentions figures quotes claims; empty: all but tokens
  std::string input = "-";                  ///< NDJSON file or -
};
int run_extract(const ExtractOptions& options);

struct RulesOptions {
  RuleOptions rules;
  std::string action;                       ///< check list explain
  std::string sentence;                     ///< explain
  std::string published, zone = "paragraph";
  std::string format = "table";
};
int run_rules(const RulesOptions& options);

struct SchemaOptions { std::string name; };  ///< empty: list
int run_schema(const SchemaOptions& options);

/// "crosstell: <message>" on standard error; returns `code`.
int fail(ExitCode code, const std::string& message);
int fail(ExitCode code, const Error& error);

}  // namespace crosstell::cli
