// SPDX-License-Identifier: Apache-2.0
// crosstell_bench: how fast each stage is, as JSON on standard output.
//
// One core, CPU seconds. As in use, a worker's part (read to claims, and the record for the store) runs batch by batch, and the store,
// which is another process's work, gets the records afterwards. Single stages are timed in a round of their own, over the same batches.
// Of several passes the fastest of each stage counts.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "crosstell/claim.h"
#include "crosstell/extract.h"
#include "crosstell/normalize.h"
#include "crosstell/read.h"
#include "crosstell/segment.h"
#include "crosstell/store.h"
#include "sample_text.h"
#include "stage_clock.h"

namespace {

using namespace crosstell;
using namespace crosstell::bench;

struct Options {
  std::string file;
  double megabytes = 8;
  std::uint64_t seed = 1;
  int passes = 3;
  bool text_only = false;   ///< print the text itself
  bool store = true;        ///< false: the worker's part only
};

enum Stage { stage_read, stage_normalize, stage_segment, stage_extract, stage_quotations, stage_analyze, stage_record, stage_store, kStages };
constexpr std::array<const char*, kStages> kStageNames = {"read", "normalize", "segment", "extract", "quotations", "analyze", "record", "store"};
using Seconds = std::array<double, kStages>;

struct Counts {
  std::uint64_t articles = 0, tokens = 0, sentences = 0, mentions = 0, figures = 0, claims = 0;
};

[[noreturn]] void usage() {
  std::fputs("crosstell_bench [--file FILE.txt|FILE.jsonl|FILE.html|FOLDER] [--megabytes N] [--seed N] [--passes N] [--no-store] [--text]\n", stderr);
  std::exit(2);
}

Options options_of(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string name = arguments[i];
    if (name == "--text" || name == "--no-store") {
      (name == "--text" ? options.text_only : options.store) = name == "--text";
      continue;
    }
    if (i + 1 == count) usage();
    const char* value = arguments[++i];
    if (name == "--file") options.file = value;
    else if (name == "--megabytes") options.megabytes = std::strtod(value, nullptr);
    else if (name == "--seed") options.seed = std::strtoull(value, nullptr, 10);
    else if (name == "--passes") options.passes = std::max(1, std::atoi(value));
    else usage();
  }
  return options;
}

struct Input {
  std::vector<std::string> records;
  std::vector<Container> containers;  ///< by record
  std::uint64_t bytes = 0;
};

void add(Input& input, std::string record, Container container = Container::text) {
  input.bytes += record.size();
  input.records.push_back(std::move(record));
  input.containers.push_back(container);
}

/// All records of a folder or file, whatever their format.
void add_records(Input& input, const std::string& path) {
  RecordReader reader({});
  const auto status = list_records({path}, {}, [&](const RecordLocator& locator) {
    if (auto payload = reader.read_payload(locator)) add(input, std::move(payload).value(), locator.container);
  }, [](const InputProblem&) {});
  if (status && !input.records.empty()) return;
  std::fprintf(stderr, "%s: nothing there can be read\n", path.c_str());
  std::exit(2);
}

Input input_of(const Options& options) {
  Input input;
  if (options.file.empty()) {
    const auto wanted = static_cast<std::uint64_t>(options.megabytes * 1e6);
    for (std::uint64_t i = 0; input.bytes < wanted; ++i) add(input, sample_article(options.seed * 1000003 + i));
    return input;
  }
  add_records(input, options.file);
  return input;
}

RecordLocator locator_of(const Input& input, std::size_t number) {
  RecordLocator locator;
  locator.path = "sample/" + std::to_string(number);
  locator.system_path = locator.path;
  locator.root = "sample";
  locator.container = input.containers[number];
  locator.byte_length = input.records[number].size();
  return locator;
}

/// One pass over all articles.
class Pass {
 public:
  Pass(const Input& input, Analyzer& analyzer) : input_(input), analyzer_(analyzer) {}

  void run(bool with_store) {
    for (std::size_t number = 0; number < input_.records.size();) number = analyze(number);
    for (std::size_t number = 0; number < input_.records.size();) number = stages(number);
    if (with_store) store();
  }

  [[nodiscard]] double seconds(int stage) const { return clocks_[static_cast<std::size_t>(stage)].seconds(); }
  [[nodiscard]] const Counts& counts() const { return counts_; }

 private:
  /// Records from `number` on, as a worker takes them. Returns: the number of the one behind them.
  std::size_t analyze(std::size_t number) {
    std::vector<RawArticle> batch;
    std::uint64_t bytes = 0;
    for (; number < input_.records.size() && batch.size() < kBatchArticles; ++number) {
      bytes += input_.records[number].size();
      if (bytes > kBatchBytes && !batch.empty()) break;
      const RecordLocator locator = locator_of(input_, number);
      auto raw = clocks_[stage_read].run([&] { return read_bytes(input_.records[number], locator.container, locator, {}); });
      if (raw) batch.push_back(std::move(raw).value());
    }
    const auto analyses = clocks_[stage_analyze].run([&] { return analyzer_.analyze(std::move(batch), {}); });
    for (const auto& analysis : analyses) {
      if (!analysis) continue;
      counts_.claims += analysis->claims.size();
      frames_.push_back(clocks_[stage_record].run([&] { return to_frame(to_record(*analysis)); }));
    }
    return number;
  }

  void store() {
    Store store = Store::open(":memory:", {});
    clocks_[stage_store].run([&] {
      store.begin();
      for (const std::string& frame : frames_) store.put(*from_frame(frame));
      store.commit();
      return 0;
    });
  }

  /// Single stages, over as many records as a worker analyses together: there, too, a stage runs over all of them before the next one does.
  /// Returns: the number of the record behind them.
  std::size_t stages(std::size_t number) {
    struct Work {
      RawArticle raw;
      Article text;
      Segments segments;
      Extraction found;
    };
    std::vector<Work> batch;
    batch.reserve(kBatchArticles);
    for (std::uint64_t bytes = 0; number < input_.records.size() && batch.size() < kBatchArticles; ++number) {
      bytes += input_.records[number].size();
      if (bytes > kBatchBytes && !batch.empty()) break;
      if (auto read = read_bytes(input_.records[number], input_.containers[number], locator_of(input_, number), {})) batch.push_back({std::move(read).value(), {}, {}, {}});
    }
    for (Work& work : batch) {
      auto normalized = clocks_[stage_normalize].run([&] { return normalize(work.raw, {}); });
      if (normalized) work.text = std::move(normalized).value();
    }
    std::erase_if(batch, [](const Work& work) { return work.text.clean.empty() || !work.text.not_analysed.empty(); });
    for (Work& work : batch) work.segments = clocks_[stage_segment].run([&] { return segment(work.text); });
    for (Work& work : batch) work.found = clocks_[stage_extract].run([&] { return extract(work.text, work.segments, analyzer_.rules()); });
    for (const Work& work : batch) {
      const auto quotations = clocks_[stage_quotations].run([&] { return find_quotations(work.text, work.segments, work.found, analyzer_.rules()); });
      ++counts_.articles;
      counts_.tokens += work.segments.tokens.size();
      counts_.sentences += work.segments.sentences.size();
      counts_.mentions += work.found.mentions.size();
      counts_.figures += work.found.figures.size();
    }
    return number;
  }

  const Input& input_;
  Analyzer& analyzer_;
  std::vector<std::string> frames_;   ///< what the workers hand to the store
  std::array<StageClock, kStages> clocks_;
  Counts counts_;
};

void print_stage(const char* name, double seconds, const Input& input, const char* end) {
  const double rate = seconds > 0 ? 1 / seconds : 0;
  std::printf("    \"%s\": {\"mb_per_cpu_second\": %.2f, \"articles_per_cpu_second\": %.0f, \"cpu_seconds\": %.4f}%s\n", name, static_cast<double>(input.bytes) * 1e-6 * rate,
              static_cast<double>(input.records.size()) * rate, seconds, end);
}

void print(const Options& options, const Input& input, const Seconds& best, const Counts& counts, double compile_seconds) {
  std::printf("{\n  \"input\": {\"file\": \"%s\", \"seed\": %llu, \"megabytes\": %.3f, \"records\": %zu},\n", options.file.empty() ? "generated" : "given",
              static_cast<unsigned long long>(options.seed), static_cast<double>(input.bytes) * 1e-6, input.records.size());
  const auto n = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  std::printf("  \"found\": {\"articles\": %llu, \"tokens\": %llu, \"sentences\": %llu, \"mentions\": %llu, \"figures\": %llu, \"claims\": %llu},\n", n(counts.articles), n(counts.tokens),
              n(counts.sentences), n(counts.mentions), n(counts.figures), n(counts.claims));
  std::printf("  \"stages\": {\n");
  for (std::size_t stage = 0; stage < kStages; ++stage) print_stage(kStageNames[stage], best[stage], input, ",");
  const double before_claims = best[stage_normalize] + best[stage_segment] + best[stage_extract];
  print_stage("claim", std::max(0.0, best[stage_analyze] - before_claims), input, ",");  // quotations included; by difference
  print_stage("read_to_claims", best[stage_read] + best[stage_analyze], input, "");
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  std::printf("  },\n  \"compile_rules_cpu_seconds\": %.3f,\n  \"peak_memory_mb\": %.1f\n}\n", compile_seconds, static_cast<double>(use.ru_maxrss) / 1024);
}

int measure(const Options& options) {
  StageClock compiling;
  const auto rules = compiling.run([] { return RuleSet::compile(RuleSet::builtin_files()); });
  if (!rules) {
    std::fprintf(stderr, "%s\n", to_string(rules.error()).c_str());
    return 1;
  }
  const Input input = input_of(options);
  Analyzer analyzer(*rules);
  Seconds best;
  best.fill(std::numeric_limits<double>::max());
  Counts counts;
  for (int pass = 0; pass < options.passes; ++pass) {
    Pass run(input, analyzer);
    run.run(options.store);
    for (std::size_t stage = 0; stage < kStages; ++stage) best[stage] = std::min(best[stage], run.seconds(static_cast<int>(stage)));
    counts = run.counts();
  }
  print(options, input, best, counts, compiling.seconds());
  return counts.articles > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  const Options options = options_of(count, arguments);
  if (!options.text_only) return measure(options);
  for (const std::string& record : input_of(options).records) std::printf("%s\n", record.c_str());
  return 0;
}
