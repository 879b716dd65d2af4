// SPDX-License-Identifier: Apache-2.0
// What must hold for every page and text ever crawled, over the public collections below CROSSTELL_EVAL_DIR (skipped without).
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "again.h"
#include "catch.h"
#include "crosstell/base/utf8.h"

using namespace crosstell;
namespace fs = std::filesystem;

namespace {

void check_article(const Article& article, std::string_view raw, Container container) {
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
    CHECK(test::same_again(article, block, raw, container));
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
    check_article(*article, raw->bytes, Container::html);
    ++read;
  }
  CHECK(read + 5 > pages.size());
}

namespace {

/// A text as a string of JSON, `escaped` as some writers do: nothing but ASCII.
std::string json_of(std::string_view text, bool escaped) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out = "{\"text\": \"";
  const auto unit = [&](char32_t value) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(value >> shift) & 0xF];
  };
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (c.value == '\n') out += "\\n";
    else if (c.value == '"' || c.value == '\\') (out += '\\') += text[i];
    else if (c.value < 0x20 || (escaped && c.value >= 0x80 && c.value < 0x10000)) unit(c.value);
    else if (escaped && c.value >= 0x10000) unit(0xD800 + ((c.value - 0x10000) >> 10)), unit(0xDC00 + ((c.value - 0x10000) & 0x3FF));
    else out += text.substr(i, c.length);
    i += c.length;
  }
  return out + "\"}";
}

/// Checks a text in each container that holds texts.
void check_text(const std::string& text) {
  const auto check = [](std::string bytes, Container container) {
    RecordLocator locator;
    locator.path = "text";
    const auto raw = read_bytes(std::move(bytes), container, locator, {});
    if (!raw) return;
    const auto article = normalize(*raw, {});
    if (article) check_article(*article, raw->bytes, container);
  };
  check(text, Container::text);
  check(text, Container::markdown);
  check(json_of(text, false), Container::json);
  check(json_of(text, true), Container::json);
}

}  // namespace

TEST_CASE("public texts: every line leads back to its bytes in text, Markdown and JSON", "[normalize]") {
  const char* folder = std::getenv("CROSSTELL_EVAL_DIR");
  if (folder == nullptr) {
    WARN("skipped: CROSSTELL_EVAL_DIR is not set");
    return;
  }
  std::vector<RecordLocator> records;
  const auto status = list_records({(fs::path(folder) / "extraction").string(), (fs::path(folder) / "news").string()}, {}, [&](RecordLocator locator) { records.push_back(std::move(locator)); },
                                   [](const InputProblem&) {});
  REQUIRE(status);
  std::size_t texts = 0;
  for (const RecordLocator& record : records) {
    if (record.container != Container::html && record.container != Container::text) continue;
    CAPTURE(record.path);
    const auto raw = read_record(record, {});
    if (!raw) continue;
    if (record.container == Container::text) {
      check_text(raw->bytes);
      ++texts;
      continue;
    }
    const auto article = normalize(*raw, {});  // what other extractors make of a page is such a text, too
    if (!article) continue;
    std::string scraped;
    for (const Block& block : article->blocks) (scraped += slice(std::string_view(article->clean), block.span)) += block.zone == Zone::paragraph ? "\n\n" : "\n";
    check_text(scraped);
    ++texts;
  }
  CHECK(texts > 300);
}
