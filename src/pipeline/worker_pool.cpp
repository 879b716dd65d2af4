// SPDX-License-Identifier: Apache-2.0
#include "worker_pool.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>

namespace crosstell::pipeline_detail {
namespace {

constexpr std::size_t kTasksAhead = 2 * kBatchArticles;   // the next batch is there when one is done
constexpr auto kSlow = std::chrono::seconds(5);

std::string signal_text(int status) {
  if (WIFSIGNALED(status)) return std::string("the worker was killed by signal ") + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")";
  return "the worker ended with exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

WorkerPool::WorkerPool(const WorkerContext& context, unsigned workers) : context_(context), workers_(workers) {
  for (Worker& worker : workers_) start(worker);
}

WorkerPool::~WorkerPool() {
  for (Worker& worker : workers_) stop(worker, !worker.tasks.empty());
}

void WorkerPool::start(Worker& worker) {
  int sockets[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0) throw std::runtime_error(std::string("a worker needs a socket: ") + std::strerror(errno));
  const pid_t pid = ::fork();
  if (pid < 0) {
    ::close(sockets[0]);
    ::close(sockets[1]);
    throw std::runtime_error(std::string("a worker could not be started: ") + std::strerror(errno));
  }
  if (pid == 0) {
    ::close(sockets[0]);
    for (const Worker& other : workers_)  // or a sibling would keep our parent's end open
      if (other.socket >= 0) ::close(other.socket);
    worker_main(sockets[1], context_);
  }
  ::close(sockets[1]);
  worker.pid = pid;
  worker.socket = sockets[0];
  worker.input.clear();
  worker.tasks.clear();
}

void WorkerPool::stop(Worker& worker, bool kill) {
  if (worker.pid < 0) return;
  if (kill) ::kill(worker.pid, SIGKILL);
  ::close(worker.socket);                   // an idle worker ends when its socket does
  int status = 0;
  while (::waitpid(worker.pid, &status, 0) < 0 && errno == EINTR) {
  }
  worker.pid = -1;
  worker.socket = -1;
}

bool WorkerPool::has_room() const {
  if (!requeued_.empty() || !suspects_.empty()) return false;
  return std::any_of(workers_.begin(), workers_.end(), [](const Worker& w) { return w.tasks.size() < kTasksAhead; });
}

bool WorkerPool::idle() const {
  return requeued_.empty() && suspects_.empty() && std::all_of(workers_.begin(), workers_.end(), [](const Worker& w) { return w.tasks.empty(); });
}

void WorkerPool::submit(std::uint32_t task) {
  Worker& least = *std::min_element(workers_.begin(), workers_.end(), [](const Worker& a, const Worker& b) { return a.tasks.size() < b.tasks.size(); });
  send(least, {task, 0});
}

void WorkerPool::send(Worker& worker, Task task) {
  if (worker.tasks.empty()) worker.started = Clock::now();
  worker.tasks.push_back(task.number);
  // A few bytes, at most kTasksAhead times: they fit into the socket's buffer. A dead worker is noticed by poll().
  (void)!::send(worker.socket, &task, sizeof task, MSG_NOSIGNAL);
}

void WorkerPool::dispatch_retries() {
  for (Worker& worker : workers_) {
    if (!worker.tasks.empty()) continue;
    if (!suspects_.empty()) {
      send(worker, {suspects_.front(), 1});
      suspects_.pop_front();
    } else if (!requeued_.empty()) {
      send(worker, {requeued_.front(), 1});
      requeued_.pop_front();
    }
  }
}

void WorkerPool::lose(Worker& worker, Errc reason, const std::string& what, const std::function<void(std::uint32_t, ArticleRecord)>& on_result) {
  const std::deque<std::uint32_t> tasks = std::move(worker.tasks);
  stop(worker, true);
  start(worker);
  if (tasks.empty()) return;
  const std::uint32_t culprit = tasks.front();
  requeued_.insert(requeued_.end(), tasks.begin() + 1, tasks.end());
  if (std::find(tried_.begin(), tried_.end(), culprit) == tried_.end()) {
    tried_.push_back(culprit);
    suspects_.push_back(culprit);
    return;
  }
  const RecordLocator locator = (*context_.records)[culprit];
  on_result(culprit, to_record(InputProblem{locator, InputState::failed, {reason, locator.path, what}}));
}

bool WorkerPool::receive(Worker& worker, const std::function<void(std::uint32_t, ArticleRecord)>& on_result) {
  char buffer[1 << 16];
  const ssize_t n = ::recv(worker.socket, buffer, sizeof buffer, MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return true;
  if (n <= 0) return false;
  worker.input.append(buffer, static_cast<std::size_t>(n));
  std::size_t at = 0;
  std::uint32_t header[2];
  while (worker.input.size() - at >= sizeof header) {
    std::memcpy(header, worker.input.data() + at, sizeof header);
    if (worker.input.size() - at - sizeof header < header[1]) break;
    const std::string_view frame(worker.input.data() + at + sizeof header, header[1]);
    at += sizeof header + header[1];
    if (worker.tasks.empty() || worker.tasks.front() != header[0]) return false;  // not ours to trust any more
    auto record = from_frame(frame);
    if (!record) return false;
    worker.tasks.pop_front();
    worker.started = Clock::now();
    on_result(header[0], std::move(*record));
  }
  worker.input.erase(0, at);
  return true;
}

void WorkerPool::poll(int wait_ms, const std::function<void(std::uint32_t, ArticleRecord)>& on_result) {
  dispatch_retries();
  std::vector<pollfd> fds;
  for (const Worker& worker : workers_) fds.push_back({worker.socket, POLLIN, 0});
  const int ready = ::poll(fds.data(), fds.size(), wait_ms);
  const auto now = Clock::now();
  const auto limit = std::chrono::milliseconds(context_.options->timeout_ms);
  for (std::size_t i = 0; i < workers_.size(); ++i) {
    Worker& worker = workers_[i];
    if (ready > 0 && fds[i].revents != 0) {
      if (!receive(worker, on_result)) {
        int status = 0;
        ::kill(worker.pid, SIGKILL);        // dead already, or saying nonsense
        while (::waitpid(worker.pid, &status, 0) < 0 && errno == EINTR) {
        }
        const std::string what = signal_text(status);
        ::close(worker.socket);
        worker.pid = -1;
        worker.socket = -1;
        lose(worker, Errc::crash, what, on_result);
      }
    } else if (!worker.tasks.empty() && now - worker.started > limit) {
      lose(worker, Errc::timeout, "took longer than " + std::to_string(context_.options->timeout_ms) + " ms; raise --timeout to give it more", on_result);
    }
  }
}

std::string WorkerPool::slow_record() const {
  const auto now = Clock::now();
  for (const Worker& worker : workers_)
    if (!worker.tasks.empty() && now - worker.started > kSlow) return (*context_.records)[worker.tasks.front()].path;
  return {};
}

}  // namespace crosstell::pipeline_detail
