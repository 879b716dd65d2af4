// SPDX-License-Identifier: Apache-2.0
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "catch.h"
#include "fixture.h"

using namespace crosstell;
using namespace crosstell::fixture;

namespace {

constexpr int kFailedClearly = 10, kNothingFailed = 11, kOtherFailure = 12;

/// Stores articles until the file may not grow any more. Runs in a child of its own.
[[noreturn]] void fill_up(const std::string& path) {
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{1 << 20, 1 << 20};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  try {
    Store store = Store::open(path, {});
    for (int i = 0; i < 20000; ++i) store.put(article_about({"n" + std::to_string(i) + ".txt", "herald", "2031-05-04", std::to_string(100 + i)}));
  } catch (const StoreFailure& failure) {
    const bool clear = failure.error.code == Errc::io && failure.error.where == path && failure.error.what.find("run the same command again") != std::string::npos;
    ::_exit(clear ? kFailedClearly : kOtherFailure);
  } catch (...) {
    ::_exit(kOtherFailure);
  }
  ::_exit(kNothingFailed);
}

}  // namespace

TEST_CASE("fault: when no more can be written the last commit stands and work resumes", "[store]") {
  const TempFolder folder;
  const std::string path = folder.file("s.db");
  { Store::open(path, {}); }
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) fill_up(path);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == kFailedClearly);
  Store store = Store::open(path, {});
  const std::uint64_t before = store.status().articles;
  CHECK(before > 0);
  CHECK(store.status().claims == before);
  store.put(article_about({"later.txt", "herald", "2031-05-04", "99"}));
  CHECK(store.status().articles == before + 1);
}
