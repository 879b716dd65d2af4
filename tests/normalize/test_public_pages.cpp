// SPDX-License-Identifier: Apache-2.0
// What must hold for every page ever crawled, over the public collections of pages below CROSSTELL_EVAL_DIR (skipped without).
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "again.h"
#include "catch.h"
#include "crosstell/base/utf8.h"

using namespace crosstell;
namespace fs = std::filesystem;

namespace {

void check_page(const Article& article, std::string_view raw) {
  REQUIRE(is_utf8(article.clean));
  REQUIRE(article.map.output_length() == article.clean.size());
  for (const MapRun& run : article.map.runs()) {
    REQUIRE(run.source_begin + run.source_length <= raw.size());
    if (run.kind == MapRun::Kind::copy) REQUIRE(article.clean.compare(run.output_begin, run.output_length, raw, run.source_begin, run.source_length) == 0);
    if (run.kind == MapRun::Kind::insert) REQUIRE(slice(std::string_view(article.clean), CleanSpan{run.output_begin, run.output_begin + run.output_length}) == "\n");
  }
  std::uint64_t end = 0;
  for (const Block& block : article.blocks) {
    REQUIRE(block.span.begin == (end == 0 ? 0 : end + 1));
    REQUIRE(block.span.end > block.span.begin);
    REQUIRE_FALSE(block.rule.empty());
    end = block.span.end;
    const std::string text(slice(std::string_view(article.clean), block.span));
    const RawSpan span = raw_span(article.map, block.span);
    CAPTURE(text, raw.substr(span.begin, std::min<std::uint64_t>(span.size(), 400)));
    CHECK(test::same_again(article, block, raw, Container::html));
  }
  REQUIRE(end == article.clean.size());
}

}  // namespace

TEST_CASE("public pages: every line leads back to its bytes, and its bytes alone give the line", "[normalize][html]") {
  const char* folder = std::getenv("CROSSTELL_EVAL_DIR");
  if (folder == nullptr) {
    WARN("skipped: CROSSTELL_EVAL_DIR is not set");
    return;
  }
  std::vector<RecordLocator> pages;
  const auto status = list_records({(fs::path(folder) / "extraction").string()}, {}, [&](RecordLocator locator) { if (locator.container == Container::html) pages.push_back(std::move(locator)); },
                                   [](const InputProblem&) {});
  REQUIRE(status);
  REQUIRE(pages.size() > 300);
  std::size_t read = 0;
  for (const RecordLocator& page : pages) {
    CAPTURE(page.path);
    const auto raw = read_record(page, {});
    if (!raw) continue;  // a page without a byte of text
    const auto article = normalize(*raw, {});
    if (!article) continue;
    check_page(*article, raw->bytes);
    ++read;
  }
  CHECK(read + 5 > pages.size());
}
