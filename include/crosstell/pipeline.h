// SPDX-License-Identifier: Apache-2.0
// The batch: paths in, a store out. Forked workers analyse, one writer stores in input order.
//
// A worker that dies or is late costs its article only. Re-running the same command resumes; the result does not depend on the
// number of workers, the locale, the time zone or the working directory.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "crosstell/normalize.h"
#include "crosstell/read.h"
#include "crosstell/rules/rule_set.h"
#include "crosstell/store.h"

namespace crosstell {

struct PipelineOptions {
  std::vector<std::string> paths;
  bool paths_are_a_list = false;       ///< see list_given_paths()
  ReadOptions read;
  NormalizeOptions normalize;
  std::string metadata_csv;            ///< --meta FILE: path, url, source, published
  unsigned workers = 0;                ///< 0: number of cores
  std::uint64_t timeout_ms = 10000;    ///< per article
  std::uint64_t memory_bytes = 2ull << 30;  ///< per worker; 0: no limit
  std::uint64_t batch_articles = 500;  ///< per transaction
  std::uint64_t max_text_bytes = 900'000'000;  ///< articles with more clean text are refused: a value of SQLite holds no more than 1,000,000,000 bytes
  bool keep_raw = true;
  bool prune = false;
  std::function<void(const RecordLocator&)> before_record;  ///< called in the worker; tests use it to kill or delay one
};

struct Progress {
  std::uint64_t done = 0, total = 0, ok = 0, unchanged = 0, refused = 0, failed = 0, other = 0;
  std::string slow_file;               ///< an article that has taken more than 5 s, or empty
};

struct PipelineSummary {
  Progress progress;
  std::vector<InputProblem> problems;  ///< refused and failed records, in input order
  int signal = 0;                      ///< SIGINT or SIGTERM when one ended the run early; what was committed stays
};

/// Rules, extraction version and the options that change what is extracted: results under another key are done again.
[[nodiscard]] std::string analysis_key(const RuleSet& rules, const PipelineOptions& options);

/// Errors: usage (a PATH that does not exist). Throws StoreFailure.
[[nodiscard]] Result<PipelineSummary> run_pipeline(Store& store, std::shared_ptr<const RuleSet> rules, const PipelineOptions& options,
                                                   const std::function<void(const Progress&)>& on_progress);

}  // namespace crosstell
