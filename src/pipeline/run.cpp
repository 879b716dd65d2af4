// SPDX-License-Identifier: Apache-2.0
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <map>

#include "crosstell/base/hash.h"
#include "crosstell/base/version.h"
#include "crosstell/pipeline.h"
#include "crosstell/read/path_list.h"
#include "metadata_csv.h"
#include "worker_pool.h"

namespace crosstell {
namespace {

using namespace pipeline_detail;

constexpr std::size_t kAheadPerWorker = 64;  // records that may be finished before the one the writer waits for
constexpr auto kDrain = std::chrono::seconds(2);

volatile std::sig_atomic_t g_signal = 0;

extern "C" void on_signal(int number) {
  if (g_signal != 0) ::_exit(128 + number);  // asked twice: at once
  g_signal = number;
}

/// Catches SIGINT and SIGTERM while a run lasts.
class SignalGuard {
 public:
  SignalGuard() {
    g_signal = 0;
    struct sigaction action {};
    action.sa_handler = on_signal;
    ::sigaction(SIGINT, &action, &old_interrupt_);
    ::sigaction(SIGTERM, &action, &old_terminate_);
  }
  ~SignalGuard() {
    ::sigaction(SIGINT, &old_interrupt_, nullptr);
    ::sigaction(SIGTERM, &old_terminate_, nullptr);
  }
  SignalGuard(const SignalGuard&) = delete;
  SignalGuard& operator=(const SignalGuard&) = delete;

 private:
  struct sigaction old_interrupt_ {}, old_terminate_ {};
};

unsigned available_cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (::sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
}

/// Puts records into the store in input order, in batches.
class Writer {
 public:
  Writer(Store& store, const PipelineOptions& options, PipelineSummary& summary) : store_(store), options_(options), summary_(summary) {}

  void put(const ArticleRecord& record) {
    if (in_batch_ == 0) store_.begin();
    store_.put(record);
    if (++in_batch_ >= options_.batch_articles) commit();
    Progress& progress = summary_.progress;
    ++progress.done;
    switch (record.state) {
      case InputState::ok: ++progress.ok; break;
      case InputState::refused: ++progress.refused; break;
      case InputState::failed: ++progress.failed; break;
      default: ++progress.other; break;
    }
    if (record.state == InputState::refused || record.state == InputState::failed)
      summary_.problems.push_back({record.locator, record.state, {Errc::invalid, record.locator.path, record.error_detail}});
  }

  void commit() {
    if (in_batch_ == 0) return;
    store_.commit();
    in_batch_ = 0;
  }

 private:
  Store& store_;
  const PipelineOptions& options_;
  PipelineSummary& summary_;
  std::uint64_t in_batch_ = 0;
};

/// What was listed, in order: position in `records` or in `problems`.
struct Listing {
  struct Entry { bool is_record = true; std::uint32_t index = 0; };
  std::vector<Entry> order;
  RecordTable records;
  std::vector<InputProblem> problems;
};

Result<Listing> list_inputs(const PipelineOptions& options) {
  Listing listing;
  const auto list = options.paths_are_a_list ? list_given_paths : list_records;
  const Status status = list(
      options.paths, options.read,
      [&](RecordLocator locator) {
        listing.order.push_back({true, static_cast<std::uint32_t>(listing.records.size())});
        listing.records.add(locator);
      },
      [&](InputProblem problem) {
        listing.order.push_back({false, static_cast<std::uint32_t>(listing.problems.size())});
        listing.problems.push_back(std::move(problem));
      });
  if (!status) return status.error();
  return listing;
}

/// One run over a listing: decides what is new, feeds the pool, writes in order.
class Run {
 public:
  Run(Store& store, const PipelineOptions& options, const Listing& listing, const WorkerContext& context, const std::string& key,
      const std::function<void(const Progress&)>& on_progress, PipelineSummary& summary)
      : store_(store), options_(options), listing_(listing), context_(context), key_(key), on_progress_(on_progress), summary_(summary), writer_(store, options, summary) {
    const auto stored = store.query("SELECT 1 FROM file LIMIT 1", {});
    fresh_ = stored && stored->rows.empty();
  }

  void execute() {
    const unsigned workers = options_.workers == 0 ? available_cores() : options_.workers;
    WorkerPool pool(context_, static_cast<unsigned>(std::min<std::size_t>(workers, std::max<std::size_t>(1, listing_.records.size()))));
    const std::size_t ahead = kAheadPerWorker * workers;
    while (written_ < listing_.order.size()) {
      if (g_signal != 0) return drain(pool);
      while (next_ < listing_.order.size() && next_ - written_ < ahead && pool.has_room()) submit_next(pool);
      if (!pool.idle()) pool.poll(200, [&](std::uint32_t task, ArticleRecord record) { finished_.emplace(task, std::move(record)); });
      write_ready();
      report(pool);
    }
    writer_.commit();
    report(pool);
  }

 private:
  enum class Plan : std::uint8_t { problem, unchanged, analyze };

  void submit_next(WorkerPool& pool) {
    const Listing::Entry entry = listing_.order[next_++];
    if (!entry.is_record) {
      plans_.push_back(Plan::problem);
      return;
    }
    if (!fresh_ && is_unchanged(listing_.records[entry.index])) {
      plans_.push_back(Plan::unchanged);
      return;
    }
    plans_.push_back(Plan::analyze);
    pool.submit(entry.index);
  }

  bool is_unchanged(const RecordLocator& locator) {
    const auto bytes = reader_.read_payload(locator);
    return bytes && store_.is_current(locator, content_hash(*bytes), key_, reader_.side_hash(locator));
  }

  void write_ready() {
    while (written_ < next_) {
      const Listing::Entry entry = listing_.order[written_];
      switch (plans_[written_]) {
        case Plan::problem: writer_.put(to_record(listing_.problems[entry.index])); break;
        case Plan::unchanged:
          ++summary_.progress.done;
          ++summary_.progress.unchanged;
          break;
        case Plan::analyze: {
          const auto at = finished_.find(entry.index);
          if (at == finished_.end()) return;
          writer_.put(at->second);
          finished_.erase(at);
          break;
        }
      }
      ++written_;
    }
  }

  /// Asked to stop: what the workers have in hand is finished for at most two seconds, then the batch is committed.
  void drain(WorkerPool& pool) {
    const auto until = std::chrono::steady_clock::now() + kDrain;
    while (!pool.idle() && std::chrono::steady_clock::now() < until)
      pool.poll(100, [&](std::uint32_t task, ArticleRecord record) { finished_.emplace(task, std::move(record)); });
    write_ready();
    writer_.commit();
    summary_.signal = g_signal;
  }

  void report(const WorkerPool& pool) {
    if (!on_progress_) return;
    summary_.progress.slow_file = pool.slow_record();
    on_progress_(summary_.progress);
  }

  Store& store_;
  const PipelineOptions& options_;
  const Listing& listing_;
  const WorkerContext& context_;
  const std::string& key_;
  const std::function<void(const Progress&)>& on_progress_;
  PipelineSummary& summary_;
  Writer writer_;
  std::size_t next_ = 0, written_ = 0;
  std::vector<Plan> plans_;
  std::map<std::uint32_t, ArticleRecord> finished_;
  RecordReader reader_{options_.read};
  bool fresh_ = false;                 ///< nothing is stored yet: nothing can be unchanged
};

}  // namespace

namespace {

/// Pattern sets are compiled on first use: done once here, the workers share them by fork.
void warm_up(const std::shared_ptr<const RuleSet>& rules, const PipelineOptions& options) {
  auto raw = read_bytes("Warm-up\n\nNobody reads this short text; it only makes each stage build its tables.\n", Container::text, {}, options.read);
  if (raw) (void)Analyzer(rules).analyze(std::move(*raw), options.normalize);
}

}  // namespace

std::string analysis_key(const RuleSet& rules, const PipelineOptions& options) {
  KeyBuilder key;
  key.field(rules.hash()).field(static_cast<std::uint64_t>(kExtractionVersion)).field(options.normalize.source_from);
  key.field(options.normalize.markdown ? "markdown" : "").field(options.metadata_csv).field(options.keep_raw ? "raw" : "");
  return content_hash(key.bytes());
}

Result<PipelineSummary> run_pipeline(Store& store, std::shared_ptr<const RuleSet> rules, const PipelineOptions& options,
                                     const std::function<void(const Progress&)>& on_progress) {
  SideMetadata metadata;
  if (!options.metadata_csv.empty()) {
    auto read = read_metadata_csv(options.metadata_csv);
    if (!read) return read.error();
    metadata = std::move(*read);
  }
  const auto listing = list_inputs(options);
  if (!listing) return listing.error();
  PipelineSummary summary;
  summary.progress.total = listing->order.size();
  PipelineOptions keyed = options;
  if (!options.metadata_csv.empty()) {  // its content counts, not its name
    KeyBuilder content;
    for (const auto& [path, fields] : metadata) {
      content.field(path);
      for (const auto& [name, value] : fields) content.field(name).field(value);
    }
    keyed.metadata_csv = content.bytes();
  }
  const std::string key = analysis_key(*rules, keyed);
  store.begin();
  store.set_analysis_key(key);
  store.commit();

  warm_up(rules, options);
  const SignalGuard signals;
  const WorkerContext context{rules, &options, &listing->records, &metadata};
  Run(store, options, *listing, context, key, on_progress, summary).execute();
  if (options.prune && summary.signal == 0) {
    std::vector<std::string> seen;
    for (std::size_t i = 0; i < listing->records.size(); ++i) seen.push_back(locator_key(listing->records[i]));
    for (const InputProblem& problem : listing->problems) seen.push_back(locator_key(problem.locator));
    store.begin();
    store.prune(seen);
    store.commit();
  }
  return summary;
}

}  // namespace crosstell
