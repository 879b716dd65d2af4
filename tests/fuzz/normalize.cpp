// SPDX-License-Identifier: Apache-2.0
// Any bytes as any container: no crash, and the map keeps its promises. The first byte chooses the container.
#include <cstdint>
#include <cstdlib>

#include "crosstell/base/utf8.h"
#include "crosstell/normalize.h"
#include "../normalize/again.h"

namespace {

/// The raw bytes of each line, alone, give the line. Elements beyond the cap and <plaintext> reach from line to line.
void check_again(const crosstell::Article& article, std::string_view raw, crosstell::Container container) {
  if (raw.size() > 1500 || article.charset != "utf-8" || !crosstell::is_utf8(raw)) return;
  for (std::size_t i = 0; container == crosstell::Container::html && i + 9 < raw.size(); ++i)
    if (crosstell::html::equals_folded(raw.substr(i, 9), "plaintext")) return;
  for (const crosstell::Block& block : article.blocks)
    if (!crosstell::test::same_again(article, block, raw, container)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace crosstell;
  if (size == 0) return 0;
  const Container container = data[0] == 'm' ? Container::markdown : data[0] == 'h' ? Container::html : data[0] == '{' ? Container::json : Container::text;
  std::string bytes(reinterpret_cast<const char*>(data) + (container == Container::json ? 0 : 1), size - (container == Container::json ? 0 : 1));
  RecordLocator locator;
  locator.path = "fuzz";
  const auto raw = read_bytes(std::move(bytes), container, locator, {});
  if (!raw) return 0;
  const auto article = normalize(*raw, {});
  if (!article) return 0;
  if (!is_utf8(article->clean) || article->map.output_length() != article->clean.size()) std::abort();
  for (const MapRun& run : article->map.runs()) {
    if (run.source_begin + run.source_length > raw->bytes.size()) std::abort();
    if (run.kind == MapRun::Kind::copy && article->clean.compare(run.output_begin, run.output_length, raw->bytes, run.source_begin, run.source_length) != 0) std::abort();
  }
  std::uint64_t end = 0;
  for (const Block& block : article->blocks) {
    if (block.span.begin < end || block.span.end <= block.span.begin || block.span.end > article->clean.size() || block.rule.empty()) std::abort();
    end = block.span.end;
  }
  check_again(*article, raw->bytes, container);
  return 0;
}
