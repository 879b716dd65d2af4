// SPDX-License-Identifier: Apache-2.0
#include "worker.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <new>

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

}  // namespace

ArticleRecord analyze_record(Analyzer& analyzer, RecordReader& reader, const RecordLocator& locator, const WorkerContext& context) {
  try {
    if (context.options->before_record) context.options->before_record(locator);
    auto raw = reader.read(locator);
    if (!raw) return to_record(InputProblem{locator, InputState::refused, raw.error()});
    add_metadata(*raw, *context.metadata);
    const std::string hash = raw->hash;
    const auto analysis = analyzer.analyze(std::move(*raw), context.options->normalize);
    if (!analysis) {
      ArticleRecord record = to_record(InputProblem{locator, InputState::refused, analysis.error()});
      record.content_hash = hash;
      return record;
    }
    if (const std::uint64_t bytes = analysis->article->clean.size(), most = context.options->max_text_bytes; bytes > most)
      return to_record(problem(locator, InputState::refused, Errc::too_large, "the text has " + std::to_string(bytes) + " bytes, at most " + std::to_string(most) + " can be stored"));
    return to_record(*analysis, context.options->keep_raw);
  } catch (const std::bad_alloc&) {
    return to_record(problem(locator, InputState::failed, Errc::memory, "needed more memory than --max-memory allows"));
  } catch (const std::exception& trouble) {
    return to_record(problem(locator, InputState::failed, Errc::crash, trouble.what()));
  }
}

void worker_main(int socket, const WorkerContext& context) noexcept {  // an exception must not unwind into the parent's code
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);      // a killed parent leaves nobody behind
  std::signal(SIGINT, SIG_IGN);            // ^C reaches the whole group; the parent decides
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGPIPE, SIG_IGN);
  limit_memory(context.options->memory_bytes);
  Analyzer analyzer(context.rules);
  RecordReader reader(context.options->read);
  std::uint32_t task = 0;
  while (read_all(socket, &task, sizeof task)) {
    const RecordLocator locator = (*context.records)[task];
    const std::string frame = to_frame(analyze_record(analyzer, reader, locator, context));
    const std::uint32_t header[2] = {task, static_cast<std::uint32_t>(frame.size())};
    if (!write_all(socket, reinterpret_cast<const char*>(header), sizeof header) || !write_all(socket, frame.data(), frame.size())) break;
  }
  ::_exit(0);
}

}  // namespace crosstell::pipeline_detail
