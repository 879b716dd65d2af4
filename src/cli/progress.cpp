// SPDX-License-Identifier: Apache-2.0
#include "progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "crosstell/base/utf8.h"

namespace crosstell::cli {

ProgressLine::ProgressLine(bool quiet) : shown_(!quiet && ::isatty(STDERR_FILENO) == 1), started_(Clock::now()), last_(started_) {}

ProgressLine::~ProgressLine() {
  if (drawn_) std::fputs("\r\x1B[K", stderr);
}

void ProgressLine::update(const Progress& progress) {
  if (!shown_) return;
  const auto now = Clock::now();
  if (drawn_ && now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - started_).count();
  const double rate = seconds > 0 ? static_cast<double>(progress.done) / seconds : 0;
  const double left = rate > 0 ? static_cast<double>(progress.total - progress.done) / rate : 0;
  std::string line = fmt::format("{}/{} records, {:.0f}/s, {:.0f} s left", progress.done, progress.total, rate, left);
  if (progress.refused + progress.failed > 0) line += fmt::format(", {} refused, {} failed", progress.refused, progress.failed);
  if (!progress.slow_file.empty()) line += ", slow: " + printable(progress.slow_file);
  std::fprintf(stderr, "\r\x1B[K%s", line.c_str());
  std::fflush(stderr);
  drawn_ = true;
}

}  // namespace crosstell::cli
