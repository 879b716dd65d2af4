// SPDX-License-Identifier: Apache-2.0
// CPU time of a stage: what counts where cores are shared.
#pragma once

#include <cstdint>
#include <ctime>

namespace crosstell::bench {

[[nodiscard]] inline double cpu_now() {
  std::timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Adds up the CPU seconds of the calls given to it.
class StageClock {
 public:
  template <class Work>
  auto run(const Work& work) {
    const double begin = cpu_now();
    auto result = work();
    seconds_ += cpu_now() - begin;
    return result;
  }
  [[nodiscard]] double seconds() const { return seconds_; }

 private:
  double seconds_ = 0;
};

}  // namespace crosstell::bench
