// SPDX-License-Identifier: Apache-2.0
// Forked workers, seen from the parent: tasks out, records in. A worker takes several tasks at once. When it dies or is late, nobody
// knows which of them it was: each gets a try alone, and one that fails alone another one.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "worker.h"

namespace crosstell::pipeline_detail {

class WorkerPool {
 public:
  WorkerPool(const WorkerContext& context, unsigned workers);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// Room for another task without blocking.
  [[nodiscard]] bool has_room() const;
  void submit(std::uint32_t task);
  [[nodiscard]] bool idle() const;

  /// Waits up to `wait_ms` for results and calls `on_result` for each. Late and dead workers are dealt with here.
  void poll(int wait_ms, const std::function<void(std::uint32_t, ArticleRecord)>& on_result);

  /// Path of a record that has been worked on for more than 5 s, or empty.
  [[nodiscard]] std::string slow_record() const;

 private:
  using Clock = std::chrono::steady_clock;
  struct Worker {
    pid_t pid = -1;
    int socket = -1;
    std::deque<std::uint32_t> tasks;   ///< outstanding, in order
    std::string input;                 ///< bytes of an unfinished message
    Clock::time_point started;         ///< when the first outstanding task began
  };

  void start(Worker& worker);
  void stop(Worker& worker, bool kill);
  void send(Worker& worker, Task task);
  bool receive(Worker& worker, const std::function<void(std::uint32_t, ArticleRecord)>& on_result);
  void lose(Worker& worker, Errc reason, const std::string& what, const std::function<void(std::uint32_t, ArticleRecord)>& on_result);
  void dispatch_retries();

  WorkerContext context_;
  std::vector<Worker> workers_;
  std::deque<std::uint32_t> requeued_;        ///< were behind a task that killed its worker
  std::deque<std::uint32_t> suspects_;        ///< to be tried once more, alone
  std::vector<std::uint32_t> tried_;          ///< suspects that had their second try
};

}  // namespace crosstell::pipeline_detail
