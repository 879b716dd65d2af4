// SPDX-License-Identifier: Apache-2.0
// One line on a terminal that says how far a run is; nothing when standard error is not a terminal.
#pragma once

#include <chrono>

#include "crosstell/pipeline.h"

namespace crosstell::cli {

class ProgressLine {
 public:
  explicit ProgressLine(bool quiet);
  ~ProgressLine();                         ///< clears the line
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  void update(const Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  Clock::time_point started_, last_;
  bool drawn_ = false;
};

}  // namespace crosstell::cli
