// SPDX-License-Identifier: Apache-2.0
#include "line_patterns.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "crosstell/base/resource.h"

namespace crosstell {
namespace {

std::vector<std::string_view> split_tabs(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find('\t', at), line.size());
    cells.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return cells;
}

RE2::Options regex_options() {
  RE2::Options options;
  options.set_max_mem(64 << 20);
  options.set_log_errors(false);
  return options;
}

/// "equals" and "starts" rows hold plain words, "regex" rows RE2 syntax.
std::string regex_of(std::string_view kind, std::string_view pattern) {
  if (kind == "equals") return "^" + RE2::QuoteMeta(re2::StringPiece(pattern.data(), pattern.size())) + "$";
  if (kind == "starts") return "^" + RE2::QuoteMeta(re2::StringPiece(pattern.data(), pattern.size())) + "\\b";
  return std::string(pattern);
}

}  // namespace

struct LinePatterns::Impl {
  RE2::Set set{regex_options(), RE2::UNANCHORED};
  std::vector<LinePattern> patterns;
  std::size_t broken = 0;
};

const LinePatterns& LinePatterns::get() {
  static const LinePatterns patterns;
  return patterns;
}

LinePatterns::LinePatterns() : impl_(std::make_unique<Impl>()) {
  const std::string_view bytes = find_resource("schemas/normalize/line_patterns.tsv").value_or("");
  for (std::size_t at = bytes.find('\n'); at < bytes.size();) {  // the first line names the columns
    const std::size_t begin = at + 1, end = std::min(bytes.find('\n', begin), bytes.size());
    at = end;
    const auto cells = split_tabs(bytes.substr(begin, end - begin));
    if (cells.size() != 7) {
      impl_->broken += end > begin;
      continue;
    }
    LinePattern pattern;
    pattern.rule = cells[0];
    const auto zone = zone_from_name(cells[1]);
    pattern.tail_only = cells[2] == "tail";
    pattern.ends_article = cells[5] == "yes";
    std::from_chars(cells[4].data(), cells[4].data() + cells[4].size(), pattern.max_words);
    const std::string regex = regex_of(cells[3], cells[6]);
    if (!zone || impl_->set.Add(regex, nullptr) != static_cast<int>(impl_->patterns.size())) {
      ++impl_->broken;
      continue;
    }
    pattern.zone = *zone;
    impl_->patterns.push_back(pattern);
  }
  if (!impl_->set.Compile()) {
    ++impl_->broken;
    impl_->patterns.clear();
  }
}

LinePatterns::~LinePatterns() = default;

std::size_t LinePatterns::broken_rows() const { return impl_->broken; }

const LinePattern* LinePatterns::match(std::string_view folded, std::size_t words, bool in_tail) const {
  if (impl_->patterns.empty() || folded.empty()) return nullptr;
  std::vector<int> found;
  RE2::Set::ErrorInfo info;
  if (!impl_->set.Match(re2::StringPiece(folded.data(), folded.size()), &found, &info)) return nullptr;
  const LinePattern* best = nullptr;
  for (const int index : found) {
    const LinePattern& pattern = impl_->patterns[static_cast<std::size_t>(index)];
    if (words > pattern.max_words || (pattern.tail_only && !in_tail)) continue;
    if (best == nullptr || &pattern < best) best = &pattern;
  }
  return best;
}

}  // namespace crosstell
