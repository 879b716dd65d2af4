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

/// Whether the regex can only match at the start of a line: '^' stands before all its alternatives.
bool is_anchored(std::string_view regex) {
  if (regex.empty() || regex[0] != '^') return false;
  int depth = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    if (regex[i] == '\\') ++i;
    else if (in_class) in_class = regex[i] != ']';
    else if (regex[i] == '[') in_class = true;
    else if (regex[i] == '(') ++depth;
    else if (regex[i] == ')') --depth;
    else if (regex[i] == '|' && depth == 0) return false;
  }
  return true;
}

/// What follows "^.{0,60}"; empty when the regex begins in another way. Counting makes automata of many states, so what is counted
/// towards is looked for first.
std::string after_counted_start(std::string_view regex) {
  const std::size_t end = regex.find('}');
  if (regex.substr(0, 5) != "^.{0," || end == std::string_view::npos || !is_anchored(regex)) return {};
  return std::string(regex.substr(end + 1));
}

/// Patterns matched in one pass. Anchored ones have a set of their own: it is done with most lines after a few bytes.
struct PatternSet {
  explicit PatternSet(RE2::Anchor anchor) : set(regex_options(), anchor) {}

  [[nodiscard]] bool add(const std::string& regex, std::size_t pattern) {
    if (set.Add(regex, nullptr) != static_cast<int>(patterns.size())) return false;
    patterns.push_back(pattern);
    return true;
  }

  [[nodiscard]] bool match(std::string_view line, std::vector<int>& found) const {
    RE2::Set::ErrorInfo info;
    return !patterns.empty() && set.Match(re2::StringPiece(line.data(), line.size()), &found, &info);
  }

  RE2::Set set;
  std::vector<std::size_t> patterns;  ///< by index in the set
};

}  // namespace

struct LinePatterns::Impl {
  PatternSet anchored{RE2::ANCHOR_START}, floating{RE2::UNANCHORED};
  PatternSet counted{RE2::ANCHOR_START}, counted_rests{RE2::UNANCHORED};  // the rests hold wherever the counted ones do
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
    const std::string rest = after_counted_start(regex);
    PatternSet& set = !rest.empty() ? impl_->counted : is_anchored(regex) ? impl_->anchored : impl_->floating;
    if (!zone || !set.add(regex, impl_->patterns.size()) || (!rest.empty() && !impl_->counted_rests.add(rest, impl_->patterns.size()))) {
      ++impl_->broken;
      continue;
    }
    pattern.zone = *zone;
    impl_->patterns.push_back(pattern);
  }
  if (!impl_->anchored.set.Compile() || !impl_->floating.set.Compile() || !impl_->counted.set.Compile() || !impl_->counted_rests.set.Compile()) {
    ++impl_->broken;
    impl_->patterns.clear();
  }
}

LinePatterns::~LinePatterns() = default;

std::size_t LinePatterns::broken_rows() const { return impl_->broken; }

const LinePattern* LinePatterns::match(std::string_view folded, std::size_t words, bool in_tail) const {
  if (impl_->patterns.empty() || folded.empty()) return nullptr;
  std::vector<int> found;
  const LinePattern* best = nullptr;
  for (const PatternSet* set : {&impl_->anchored, &impl_->floating, &impl_->counted}) {
    if (set == &impl_->counted && !impl_->counted_rests.match(folded, found)) continue;
    if (!set->match(folded, found)) continue;
    for (const int index : found) {
      const LinePattern& pattern = impl_->patterns[set->patterns[static_cast<std::size_t>(index)]];
      if (words > pattern.max_words || (pattern.tail_only && !in_tail)) continue;
      if (best == nullptr || &pattern < best) best = &pattern;
    }
  }
  return best;
}

}  // namespace crosstell
