// SPDX-License-Identifier: Apache-2.0
#include "line_patterns.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <deque>
#include <mutex>

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
  options.set_log_errors(false);
  return options;
}

/// "equals" and "starts" rows hold plain words, "regex" rows RE2 syntax.
std::string regex_of(std::string_view kind, std::string_view pattern) {
  if (kind == "equals") return "^" + RE2::QuoteMeta(re2::StringPiece(pattern.data(), pattern.size())) + "$";
  if (kind == "starts") return "^" + RE2::QuoteMeta(re2::StringPiece(pattern.data(), pattern.size())) + "\\b";
  return std::string(pattern);
}

/// What may follow is never looked at. Lines are one line, and UTF-8.
std::string without_open_end(std::string regex) {
  const auto drop = [&](std::string_view end) {
    if (regex.size() <= end.size() || regex.compare(regex.size() - end.size(), end.size(), end) != 0 || regex[regex.size() - end.size() - 1] == '\\') return false;
    regex.resize(regex.size() - end.size());
    return true;
  };
  if (!drop(".*$")) drop(".*");
  return regex;
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

/// A regex that is compiled when it is needed first.
class LazyRegex {
 public:
  explicit LazyRegex(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] bool match(std::string_view line) const { return RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), compiled()); }
  [[nodiscard]] const RE2& compiled() const {
    std::call_once(once_, [&] { compiled_ = std::make_unique<RE2>(text_, regex_options()); });
    return *compiled_;
  }

 private:
  std::string text_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> compiled_;
};

}  // namespace

/// How a line is tried against one pattern.
class LinePatterns::Test {
 public:
  Test(std::string_view kind, std::string_view words, const std::string& regex) : as_written_(regex), cut_(without_open_end(regex)), needed_(needed_literal(regex)) {
    if (kind == "equals") whole_ = words;
  }

  [[nodiscard]] bool match(std::string_view line) const {
    if (!whole_.empty()) return line == whole_;
    return line.find(needed_) != std::string_view::npos && cut_.match(line);
  }
  [[nodiscard]] const LazyRegex& as_written() const { return as_written_; }

 private:
  std::string_view whole_;  ///< all a line must be, when that is plain text
  LazyRegex as_written_, cut_;
  std::string needed_;
};

struct LinePatterns::Impl {
  TriggerTable starts, behind_bytes, behind_words;
  std::vector<LinePattern> patterns;
  std::deque<Test> tests;  ///< by pattern
  std::vector<std::string> broken;

  [[nodiscard]] bool add_triggers(const LinePattern& pattern, const std::string& regex);
};

/// False when any line could match: every pattern must say how its lines begin, or what stands near their beginning.
bool LinePatterns::Impl::add_triggers(const LinePattern& pattern, const std::string& regex) {
  TriggerTerms terms{static_cast<std::uint32_t>(patterns.size()), pattern.max_words, pattern.tail_only, 0};
  if (!is_anchored(regex)) return false;
  if (const auto found = beginnings_of(regex)) {
    for (const std::string& beginning : *found) starts.add(beginning, terms);
    return true;
  }
  const auto rest = after_open_start(regex);
  const auto found = rest ? beginnings_of(rest->regex) : std::nullopt;
  if (!found || (!rest->at_word && std::any_of(found->begin(), found->end(), [](const std::string& beginning) { return is_word_byte(beginning[0]); }))) return false;
  terms.reach = rest->after_words ? rest->most : 4 * rest->most + 1;  // counted as characters
  TriggerTable& table = rest->after_words ? behind_words : behind_bytes;
  const auto stands = [&](std::string_view beginning) { return std::binary_search(found->begin(), found->end(), beginning); };
  for (const std::string& beginning : *found)  // where " {" stands, "{" does
    if (beginning[0] != ' ' || !stands(std::string_view(beginning).substr(1))) table.add(beginning, terms);
  return true;
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
    if (begin == end) continue;
    const std::string_view row = bytes.substr(begin, end - begin);
    const auto cells = split_tabs(row);
    const auto zone = cells.size() == 7 ? zone_from_name(cells[1]) : std::nullopt;
    LinePattern pattern;
    if (zone) {
      pattern = {cells[0], *zone, cells[2] == "tail", cells[5] == "yes", 0};
      std::from_chars(cells[4].data(), cells[4].data() + cells[4].size(), pattern.max_words);
    }
    const std::string regex = zone ? regex_of(cells[3], cells[6]) : std::string();
    if (!zone || !impl_->add_triggers(pattern, regex)) {
      impl_->broken.emplace_back(row);
      continue;
    }
    impl_->patterns.push_back(pattern);
    impl_->tests.emplace_back(cells[3], cells[6], regex);
  }
}

LinePatterns::~LinePatterns() = default;

std::vector<std::string> LinePatterns::broken_rows() const {
  std::vector<std::string> broken = impl_->broken;
  for (std::size_t i = 0; i < impl_->patterns.size(); ++i)
    if (!impl_->tests[i].as_written().compiled().ok()) broken.emplace_back(impl_->patterns[i].rule);
  return broken;
}

const LinePattern* LinePatterns::match(std::string_view folded, std::size_t words, bool in_tail) const {
  thread_local std::vector<std::uint32_t> possible;
  possible.clear();
  const TriggerLine line{folded, words, in_tail};
  impl_->starts.find_at_start(line, possible);
  impl_->behind_bytes.find_behind_bytes(line, possible);
  impl_->behind_words.find_behind_words(line, possible);
  std::sort(possible.begin(), possible.end());
  possible.erase(std::unique(possible.begin(), possible.end()), possible.end());
  const auto first = std::find_if(possible.begin(), possible.end(), [&](std::uint32_t number) { return impl_->tests[number].match(folded); });
  return first == possible.end() ? nullptr : &impl_->patterns[*first];
}

const LinePattern* LinePatterns::match_all(std::string_view folded, std::size_t words, bool in_tail) const {
  if (folded.empty()) return nullptr;
  for (std::size_t i = 0; i < impl_->patterns.size(); ++i) {
    const LinePattern& pattern = impl_->patterns[i];
    if (words <= pattern.max_words && (in_tail || !pattern.tail_only) && impl_->tests[i].as_written().match(folded)) return &pattern;
  }
  return nullptr;
}

}  // namespace crosstell
