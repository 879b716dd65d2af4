// SPDX-License-Identifier: Apache-2.0
#include "worker.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <new>
#include <optional>

#include "crosstell/base/sanitizer.h"

namespace crosstell::pipeline_detail {
namespace {

bool read_all(int fd, void* data, std::size_t size) {
  char* at = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t n = ::read(fd, at, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

bool write_all(int fd, const char* at, std::size_t size) {
  while (size > 0) {
    const ssize_t n = ::write(fd, at, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    at += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

#if defined(CROSSTELL_ADDRESS_SANITIZER)
void limit_memory(std::uint64_t) {}  // the sanitizer reserves terabytes and would die under a limit
#else
/// Bytes of address space in use now: the limit is for what an article adds.
std::uint64_t address_space() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t pages = 0;
  statm >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limit_memory(std::uint64_t bytes) {
  if (bytes == 0) return;
  const rlimit limit{address_space() + bytes, address_space() + bytes};
  ::setrlimit(RLIMIT_AS, &limit);
}
#endif

InputProblem problem(const RecordLocator& locator, InputState state, Errc code, std::string what) {
  return {locator, state, {code, locator.path, std::move(what)}};
}

void add_metadata(RawArticle& raw, const SideMetadata& metadata) {
  const auto at = std::lower_bound(metadata.begin(), metadata.end(), raw.locator.path, [](const auto& row, const std::string& path) { return row.first < path; });
  if (at != metadata.end() && at->first == raw.locator.path) raw.side_metadata = at->second;
}

/// What `work` gives, or what went wrong.
template <class Work>
ArticleRecord guarded(const RecordLocator& locator, const Work& work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return to_record(problem(locator, InputState::failed, Errc::memory, "needed more memory than --max-memory allows"));
  } catch (const std::exception& trouble) {
    return to_record(problem(locator, InputState::failed, Errc::crash, trouble.what()));
  }
}

ArticleRecord record_of(const Result<Analysis>& analysis, const RecordLocator& locator, const std::string& hash, const PipelineOptions& options) {
  if (!analysis) {
    ArticleRecord record = to_record(InputProblem{locator, InputState::refused, analysis.error()});
    record.content_hash = hash;
    return record;
  }
  if (const std::uint64_t bytes = analysis->article->clean.size(), most = options.max_text_bytes; bytes > most)
    return to_record(problem(locator, InputState::refused, Errc::too_large, "the text has " + std::to_string(bytes) + " bytes, at most " + std::to_string(most) + " can be stored"));
  return to_record(*analysis, options.keep_raw);
}

/// Records that are analysed together.
class Batch {
 public:
  Batch(Analyzer& analyzer, RecordReader& reader, std::span<const RecordLocator> locators, const WorkerContext& context)
      : analyzer_(analyzer), reader_(reader), locators_(locators), context_(context), records_(locators.size()) {
    articles_.reserve(locators.size()), members_.reserve(locators.size());
  }

  std::vector<ArticleRecord> run() {
    for (std::size_t i = 0; i < locators_.size(); ++i) {
      if (context_.options->before_record) {
        records_[i] = guarded(locators_[i], [&] { context_.options->before_record(locators_[i]); return ArticleRecord{}; });
        if (records_[i].state == InputState::failed) continue;
      }
      records_[i] = guarded(locators_[i], [&] { return read(i); });
      if (bytes_ >= kBatchBytes) analyze();
    }
    analyze();
    return std::move(records_);
  }

 private:
  /// Of a member of the batch.
  struct Member {
    std::size_t record = 0;
    std::string hash;
  };

  ArticleRecord read(std::size_t i) {
    auto raw = reader_.read(locators_[i]);
    if (!raw) return to_record(InputProblem{locators_[i], InputState::refused, raw.error()});
    if (bytes_ + raw->bytes.size() > kBatchBytes) analyze();
    add_metadata(*raw, *context_.metadata);
    bytes_ += raw->bytes.size();
    members_.push_back({i, raw->hash});
    articles_.push_back(std::move(*raw));
    return {};
  }

  void analyze() {
    if (members_.size() == 1) {
      const Member& member = members_.front();
      const RecordLocator& locator = locators_[member.record];
      records_[member.record] = guarded(locator, [&] { return record_of(analyzer_.analyze(std::move(articles_.front()), context_.options->normalize), locator, member.hash, *context_.options); });
    } else if (!members_.empty()) {
      analyze_together();
    }
    articles_.clear(), members_.clear();
    bytes_ = 0;
  }

  void analyze_together() {
    try {
      const auto analyses = analyzer_.analyze(std::move(articles_), context_.options->normalize);
      for (std::size_t i = 0; i < members_.size(); ++i) {
        const Member& member = members_[i];
        records_[member.record] = guarded(locators_[member.record], [&] { return record_of(analyses[i], locators_[member.record], member.hash, *context_.options); });
      }
    } catch (const std::exception&) {   // one of them cannot be analysed, or all are too much for the memory
      for (const Member& member : members_) records_[member.record] = guarded(locators_[member.record], [&] { return analyze_alone(locators_[member.record]); });
    }
  }

  ArticleRecord analyze_alone(const RecordLocator& locator) {
    auto raw = reader_.read(locator);
    if (!raw) return to_record(InputProblem{locator, InputState::refused, raw.error()});
    add_metadata(*raw, *context_.metadata);
    const std::string hash = raw->hash;
    return record_of(analyzer_.analyze(std::move(*raw), context_.options->normalize), locator, hash, *context_.options);
  }

  Analyzer& analyzer_;
  RecordReader& reader_;
  std::span<const RecordLocator> locators_;
  const WorkerContext& context_;
  std::vector<ArticleRecord> records_;   ///< of each locator
  std::vector<RawArticle> articles_;     ///< of the batch
  std::vector<Member> members_;          ///< of each of these
  std::uint64_t bytes_ = 0;              ///< of them all
};

/// Tasks as they come.
class Inbox {
 public:
  explicit Inbox(int socket) : socket_(socket) {}

  /// Waits for a task, and takes those that are there by then and may go with it. Returns: none when the socket has ended.
  std::vector<std::uint32_t> next() {
    std::vector<std::uint32_t> batch;
    if (!waiting_ && !receive()) return batch;
    do {
      const Task task = *waiting_;
      if (task.alone != 0 && !batch.empty()) break;
      batch.push_back(task.number);
      waiting_.reset();
      if (task.alone != 0) break;
    } while (batch.size() < kBatchArticles && is_there() && receive());
    return batch;
  }

 private:
  [[nodiscard]] bool is_there() const {
    pollfd wanted{socket_, POLLIN, 0};
    return ::poll(&wanted, 1, 0) > 0;
  }
  bool receive() {
    Task task;
    if (!read_all(socket_, &task, sizeof task)) return false;
    waiting_ = task;
    return true;
  }

  int socket_;
  std::optional<Task> waiting_;
};

}  // namespace

std::vector<ArticleRecord> analyze_records(Analyzer& analyzer, RecordReader& reader, std::span<const RecordLocator> locators, const WorkerContext& context) {
  return Batch(analyzer, reader, locators, context).run();
}

void worker_main(int socket, const WorkerContext& context) noexcept {  // an exception must not unwind into the parent's code
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);      // a killed parent leaves nobody behind
  std::signal(SIGINT, SIG_IGN);            // ^C reaches the whole group; the parent decides
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGPIPE, SIG_IGN);
  limit_memory(context.options->memory_bytes);
  Analyzer analyzer(context.rules);
  RecordReader reader(context.options->read);
  Inbox inbox(socket);
  for (std::vector<std::uint32_t> tasks = inbox.next(); !tasks.empty(); tasks = inbox.next()) {
    std::vector<RecordLocator> locators;
    for (const std::uint32_t task : tasks) locators.push_back((*context.records)[task]);
    const std::vector<ArticleRecord> records = analyze_records(analyzer, reader, locators, context);
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      const std::string frame = to_frame(records[i]);
      const std::uint32_t header[2] = {tasks[i], static_cast<std::uint32_t>(frame.size())};
      if (!write_all(socket, reinterpret_cast<const char*>(header), sizeof header) || !write_all(socket, frame.data(), frame.size())) ::_exit(0);
    }
  }
  ::_exit(0);
}

}  // namespace crosstell::pipeline_detail
