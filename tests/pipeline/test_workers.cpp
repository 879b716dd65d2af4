// SPDX-License-Identifier: Apache-2.0
// A worker that dies, hangs or grows costs its own article and no other.
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "catch.h"
#include "crosstell/base/sanitizer.h"
#include "crosstell/crossref.h"
#include "crosstell/pipeline.h"

using namespace crosstell;
namespace fs = std::filesystem;

namespace {

std::shared_ptr<const RuleSet> rule_set() {
  static const std::shared_ptr<const RuleSet> built = RuleSet::builtin();
  return built;
}

/// A folder of numbered articles that goes away.
class Folder {
 public:
  explicit Folder(int articles) {
    std::string pattern = (fs::temp_directory_path() / "crosstell-pipeline-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
    for (int i = 0; i < articles; ++i) write(name(i), "Flood in Pellery\n\nThe flood in Pellery killed " + std::to_string(12 + i) + " people, the mayor said on Monday.\n");
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  static std::string name(int i) { return (i < 10 ? "a0" : "a") + std::to_string(i) + ".txt"; }
  void write(const std::string& file, const std::string& text) const { std::ofstream(path_ / file, std::ios::binary) << text; }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

PipelineOptions options_for(const Folder& folder, unsigned workers) {
  PipelineOptions options;
  options.paths = {folder.path()};
  options.workers = workers;
  options.timeout_ms = 20000;
  return options;
}

PipelineSummary run(Store& store, const PipelineOptions& options) {
  auto summary = run_pipeline(store, rule_set(), options, {});
  REQUIRE(summary);
  return *summary;
}

std::string dump(Store& store) {
  cross_reference(store, rule_set()->registry());
  return store.canonical_dump();
}

/// The dump of an undisturbed run over the same folder.
std::string clean_dump(const Folder& folder) {
  Store store = Store::open(":memory:", {});
  run(store, options_for(folder, 1));
  return dump(store);
}

[[maybe_unused]] void spend_memory() {  // not under the address sanitizer
  std::vector<std::string> kept;
  for (;;) kept.emplace_back(1 << 20, 'x');
}

/// What a hook does to the worker, and the code its article then has.
struct Trouble { const char* name; std::function<void()> act; const char* code; };

}  // namespace

TEST_CASE("workers: trouble costs one article only", "[pipeline]") {
  const std::vector<Trouble> troubles = {
      {"segmentation fault", [] { std::raise(SIGSEGV); }, "crash"},
      {"abort", [] { std::abort(); }, "crash"},
      {"killed from outside", [] { ::kill(::getpid(), SIGKILL); }, "crash"},
      {"early exit", [] { ::_exit(7); }, "crash"},
      {"hang", [] { std::this_thread::sleep_for(std::chrono::hours(1)); }, "timeout"},
      {"endless loop", [] { while (::getpid() != 0) {} }, "timeout"},
  };
  const auto trouble = GENERATE_COPY(from_range(troubles));
  const unsigned workers = GENERATE(1u, 3u);
  CAPTURE(trouble.name, workers);
  const Folder folder(30);
  auto options = options_for(folder, workers);
  if (std::string(trouble.code) == "timeout") options.timeout_ms = 1500;
  options.before_record = [&](const RecordLocator& locator) {
    if (locator.path == Folder::name(11)) trouble.act();
  };
  Store store = Store::open(":memory:", {});
  const PipelineSummary summary = run(store, options);
  CHECK(summary.progress.ok == 29);
  CHECK(summary.progress.failed == 1);
  REQUIRE(summary.problems.size() == 1);
  CHECK(summary.problems[0].locator.path == Folder::name(11));
  const auto problems = store.status().problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].state == InputState::failed);
  CHECK(problems[0].error_code == trouble.code);
  CHECK_FALSE(problems[0].error_detail.empty());

  // The next run tries the failed one again, and only that one.
  const PipelineSummary again = run(store, options_for(folder, workers));
  CHECK(again.progress.unchanged == 29);
  CHECK(again.progress.ok == 1);
  CHECK(dump(store) == clean_dump(folder));
}

TEST_CASE("workers: several bad articles, some in a row", "[pipeline]") {
  const Folder folder(40);
  auto options = options_for(folder, GENERATE(1u, 4u));
  options.before_record = [](const RecordLocator& locator) {
    for (const int bad : {0, 1, 2, 17, 39})
      if (locator.path == Folder::name(bad)) std::raise(SIGSEGV);
  };
  Store store = Store::open(":memory:", {});
  const PipelineSummary summary = run(store, options);
  CHECK(summary.progress.failed == 5);
  CHECK(summary.progress.ok == 35);
  CHECK(summary.problems.front().locator.path == Folder::name(0));  // problems come in input order
  CHECK(summary.problems.back().locator.path == Folder::name(39));
}

TEST_CASE("workers: a crash that does not come back costs nothing", "[pipeline]") {
  const Folder folder(20);
  const std::string once = folder.path() + "/../" + fs::path(folder.path()).filename().string() + ".once";
  auto options = options_for(folder, 2);
  options.before_record = [&](const RecordLocator& locator) {
    if (locator.path != Folder::name(5) || fs::exists(once)) return;
    std::ofstream(once) << "x";
    std::raise(SIGSEGV);
  };
  Store store = Store::open(":memory:", {});
  CHECK(run(store, options).progress.ok == 20);
  fs::remove(once);
  CHECK(dump(store) == clean_dump(folder));
}

#if !defined(CROSSTELL_ADDRESS_SANITIZER)
TEST_CASE("workers: memory is bounded", "[pipeline]") {
  const Folder folder(10);
  auto options = options_for(folder, 2);
  options.memory_bytes = 64u << 20;
  options.before_record = [](const RecordLocator& locator) {
    if (locator.path == Folder::name(3)) spend_memory();
  };
  Store store = Store::open(":memory:", {});
  const PipelineSummary summary = run(store, options);
  CHECK(summary.progress.ok == 9);
  REQUIRE(store.status().problems.size() == 1);
  CHECK(store.status().problems[0].error_code == "memory");
}
#endif

TEST_CASE("workers: more text than a store holds is refused", "[pipeline]") {
  const Folder folder(4);
  folder.write(Folder::name(2), "Flood in Pellery\n\nThe flood in Pellery killed 14 people, the mayor said on Monday.\n\nNobody knows how many houses were lost to the water in the night.\n");
  auto options = options_for(folder, 2);
  options.max_text_bytes = 120;
  Store store = Store::open(":memory:", {});
  CHECK(run(store, options).progress.ok == 3);
  REQUIRE(store.status().problems.size() == 1);
  CHECK(store.status().problems[0].error_code == "too_large");
}

TEST_CASE("workers: SIGINT keeps what is done and the next run goes on", "[pipeline]") {
  const Folder folder(60);
  auto options = options_for(folder, 2);
  options.batch_articles = 5;
  const pid_t parent = ::getpid();
  options.before_record = [parent](const RecordLocator& locator) {
    if (locator.path == Folder::name(20)) ::kill(parent, SIGINT);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  };
  Store store = Store::open(":memory:", {});
  const PipelineSummary summary = run(store, options);
  CHECK(summary.signal == SIGINT);
  CHECK(summary.progress.done < 60);
  CHECK(store.status().articles == summary.progress.ok);
  const PipelineSummary again = run(store, options_for(folder, 2));
  CHECK(again.progress.unchanged == summary.progress.ok);
  CHECK(again.progress.done == 60);
  CHECK(dump(store) == clean_dump(folder));
}

TEST_CASE("analysis key: what changes the claims changes it, what does not does not", "[pipeline]") {
  PipelineOptions base;
  const std::string key = analysis_key(*rule_set(), base);
  const auto with = [&](auto change) {
    PipelineOptions options = base;
    change(options);
    return analysis_key(*rule_set(), options);
  };
  CHECK(with([](PipelineOptions& o) { o.workers = 7; }) == key);
  CHECK(with([](PipelineOptions& o) { o.paths = {"x"}; }) == key);
  CHECK(with([](PipelineOptions& o) { o.timeout_ms = 1; }) == key);
  CHECK(with([](PipelineOptions& o) { o.batch_articles = 1; }) == key);
  CHECK(with([](PipelineOptions& o) { o.keep_raw = false; }) != key);
  CHECK(with([](PipelineOptions& o) { o.normalize.source_from = "dir"; }) != key);
  CHECK(with([](PipelineOptions& o) { o.metadata_csv = "x"; }) != key);
}
