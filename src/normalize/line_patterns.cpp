// SPDX-License-Identifier: Apache-2.0
#include "line_patterns.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "crosstell/base/resource.h"
#include "line_shape.h"
#include "line_triggers.h"

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

/// Bytes up to the first one behind `words` spaces.
std::size_t reach_of_words(std::string_view line, std::size_t words) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < words && at < line.size(); ++i) at = std::min(line.find(' ', at), line.size() - 1) + 1;
  return at + 1;
}

}  // namespace

/// Patterns matched in one pass.
struct LinePatterns::PatternSet {
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

struct LinePatterns::Impl {
  PatternSet anchored{RE2::ANCHOR_START}, floating{RE2::UNANCHORED};
  // Anchored ones that begin with any bytes, or with any words. Apart, since counting bytes makes automata of many states.
  PatternSet after_bytes{RE2::ANCHOR_START}, after_words{RE2::ANCHOR_START};
  TriggerTable starts, behind_bytes, behind_words;
  std::size_t most_bytes = 0, most_words = 0;  ///< that may stand before what triggers the open ones
  std::size_t untriggered_words = 0;    ///< most words a line may have to match a pattern without trigger
  std::vector<LinePattern> patterns;
  std::size_t broken = 0;

  PatternSet& place(const LinePattern& pattern, const std::string& regex);
};

/// Puts what triggers the pattern into its table. Returns: the set it belongs to.
LinePatterns::PatternSet& LinePatterns::Impl::place(const LinePattern& pattern, const std::string& regex) {
  if (is_anchored(regex)) {
    if (const auto found = beginnings_of(regex)) {
      for (const std::string& beginning : *found) starts.add(beginning, pattern.max_words, pattern.tail_only);
      return anchored;
    }
    const auto rest = after_open_start(regex);
    const auto found = rest ? beginnings_of(rest->regex) : std::nullopt;
    const bool inside_word = found && !rest->at_word && std::any_of(found->begin(), found->end(), [](const std::string& beginning) { return is_word_byte(beginning[0]); });
    if (found && !inside_word) {
      std::size_t& most = rest->after_words ? most_words : most_bytes;
      most = std::max(most, rest->most);
      const auto stands = [&](std::string_view beginning) { return std::binary_search(found->begin(), found->end(), beginning); };
      for (const std::string& beginning : *found)  // where " {" stands, "{" does
        if (beginning[0] != ' ' || !stands(std::string_view(beginning).substr(1)))
          (rest->after_words ? behind_words : behind_bytes).add(beginning, pattern.max_words, pattern.tail_only);
      return rest->after_words ? after_words : after_bytes;
    }
  }
  untriggered_words = std::max(untriggered_words, pattern.max_words);
  return floating;
}

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
    if (!zone || !impl_->place(pattern, regex).add(regex, impl_->patterns.size())) {
      ++impl_->broken;
      continue;
    }
    pattern.zone = *zone;
    impl_->patterns.push_back(pattern);
  }
  if (!impl_->anchored.set.Compile() || !impl_->floating.set.Compile() || !impl_->after_bytes.set.Compile() || !impl_->after_words.set.Compile()) {
    ++impl_->broken;
    impl_->patterns.clear();
  }
}

LinePatterns::~LinePatterns() = default;

std::size_t LinePatterns::broken_rows() const { return impl_->broken; }

const LinePattern* LinePatterns::match(std::string_view folded, std::size_t words, bool in_tail) const {
  if (impl_->patterns.empty() || folded.empty()) return nullptr;
  const TriggerTable::Line line{folded, words, in_tail};
  const LinePattern* best = nullptr;
  if (impl_->starts.at_start(line)) best = first_of(impl_->anchored, line, best);
  if (impl_->behind_bytes.anywhere(line, impl_->most_bytes * 4 + 2)) best = first_of(impl_->after_bytes, line, best);  // counted as characters
  if (impl_->behind_words.anywhere(line, reach_of_words(folded, impl_->most_words) + 1)) best = first_of(impl_->after_words, line, best);
  if (words <= impl_->untriggered_words) best = first_of(impl_->floating, line, best);
  return best;
}

const LinePattern* LinePatterns::match_all(std::string_view folded, std::size_t words, bool in_tail) const {
  if (impl_->patterns.empty() || folded.empty()) return nullptr;
  const LinePattern* best = nullptr;
  for (const PatternSet* set : {&impl_->anchored, &impl_->after_bytes, &impl_->after_words, &impl_->floating}) best = first_of(*set, {folded, words, in_tail}, best);
  return best;
}

/// The first of the set's patterns that match, or `best` when that comes before it.
const LinePattern* LinePatterns::first_of(const PatternSet& set, const TriggerTable::Line& line, const LinePattern* best) const {
  std::vector<int> found;
  if (!set.match(line.text, found)) return best;
  for (const int index : found) {
    const LinePattern& pattern = impl_->patterns[set.patterns[static_cast<std::size_t>(index)]];
    if (line.words > pattern.max_words || (pattern.tail_only && !line.in_tail)) continue;
    if (best == nullptr || &pattern < best) best = &pattern;
  }
  return best;
}

}  // namespace crosstell
