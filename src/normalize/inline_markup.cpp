// SPDX-License-Identifier: Apache-2.0
#include "inline_markup.h"

#include <algorithm>
#include <vector>

#include "line_shape.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxLinkBytes = 2000;

bool is_punctuation(char c) { return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~'); }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_alnum(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }
bool is_space(char c) { return c == ' ' || c == '\n'; }

/// One pass over a block. Deletions are collected first (`cuts`), so that openers without closer stay as typed.
class Stripper {
 public:
  Stripper(std::string_view text, const InlineOptions& options) : text_(text), options_(options) {}

  MappedText run() {
    for (std::size_t i = 0; i < text_.size();) {
      if (!targets_.empty() && i >= targets_.back().begin) {
        i = std::max(i, targets_.back().end);  // nothing inside a link's target is markup
        targets_.pop_back();
        continue;
      }
      i = step(i);
    }
    std::sort(cuts_.begin(), cuts_.end(), [](const Cut& a, const Cut& b) { return a.begin < b.begin; });
    MappedText out;
    std::size_t copied = 0;
    for (const Cut& cut : cuts_) {
      if (cut.begin < copied) continue;
      out.copy(text_, copied, cut.begin);
      copied = cut.end;
    }
    out.copy(text_, copied, text_.size());
    return out;
  }

 private:
  struct Cut { std::size_t begin, end; };
  struct Opener { std::size_t at; char mark; std::size_t length; };

  std::size_t step(std::size_t i) {
    switch (text_[i]) {
      case '\\':
        if (i + 1 < text_.size() && is_punctuation(text_[i + 1])) {
          if (options_.unescape || is_sure_escape(i)) cuts_.push_back({i, i + 1});
          return i + 2;
        }
        return i + 1;
      case '`': return options_.markdown ? code_span(i) : i + 1;
      case '!': return i + 1 < text_.size() && text_[i + 1] == '[' ? link(i, 2) : i + 1;
      case '[': return link(i, 1);
      case '<': return options_.markdown ? autolink(i) : i + 1;
      case '*':
      case '_': return emphasis(i);
      default: return i + 1;
    }
  }

  /// "\$14", "co\-founder": no formula, path or pattern looks like this.
  bool is_sure_escape(std::size_t i) const {
    if (i + 2 >= text_.size()) return false;
    const char mark = text_[i + 1], next = text_[i + 2];
    if (mark == '$') return next >= '0' && next <= '9';
    return mark == '-' && i > 0 && is_letter(text_[i - 1]) && is_letter(next);
  }

  std::size_t code_span(std::size_t i) {
    std::size_t ticks = 1;
    while (i + ticks < text_.size() && text_[i + ticks] == '`') ++ticks;
    if (ticks > 4 || no_closer_[ticks]) return i + ticks;
    for (std::size_t at = i + ticks; (at = text_.find('`', at)) != std::string_view::npos;) {
      std::size_t run = 1;
      while (at + run < text_.size() && text_[at + run] == '`') ++run;
      if (run == ticks) {
        cuts_.push_back({i, i + ticks});
        cuts_.push_back({at, at + run});
        return at + run;
      }
      at += run;
    }
    no_closer_[ticks] = true;
    return i + ticks;
  }

  /// "[text](target)", "![text](target)", "[text][ref]": only the text stays. Brackets without target are the author's.
  std::size_t link(std::size_t i, std::size_t lead) {
    const std::size_t limit = std::min(text_.size(), i + kMaxLinkBytes);
    if (link_scans_ > 2000) return i + lead;
    ++link_scans_;
    int depth = 1;
    std::size_t close = i + lead;
    for (; close < limit && depth > 0; ++close) {
      if (text_[close] == '\\') ++close;
      else if (text_[close] == '[') ++depth;
      else if (text_[close] == ']') --depth;
    }
    if (depth > 0 || close >= limit || text_[close] != '(') return i + lead;
    int round = 1;
    std::size_t end = close + 1;
    for (; end < limit && round > 0; ++end) {
      if (text_[end] == '(') ++round;
      else if (text_[end] == ')') --round;
      else if (text_[end] == '\n') return i + lead;
    }
    if (round > 0 || !is_target(text_.substr(close + 1, end - close - 2))) return i + lead;
    cuts_.push_back({i, i + lead});
    cuts_.push_back({close - 1, end});
    targets_.push_back({close - 1, end});
    return i + lead;
  }

  static bool is_target(std::string_view target) {
    if (target.empty()) return false;
    const auto space = target.find(' ');
    const std::string_view url = target.substr(0, space);
    if (space != std::string_view::npos && target[space + 1 < target.size() ? space + 1 : space] != '"') return false;
    return url.find("://") != std::string_view::npos || url[0] == '/' || url[0] == '#' || url[0] == '.' || url.substr(0, 7) == "mailto:" ||
           (url.find('.') != std::string_view::npos && url.find_first_of(",;\"'") == std::string_view::npos);
  }

  std::size_t autolink(std::size_t i) {
    const auto end = text_.substr(0, std::min(text_.size(), i + kMaxLinkBytes)).find_first_of("> \n", i);
    if (end == std::string_view::npos || text_[end] != '>' || text_.substr(i, end - i).find("://") == std::string_view::npos) return i + 1;
    cuts_.push_back({i, i + 1});
    cuts_.push_back({end, end + 1});
    return end + 1;
  }

  /// Emphasis may open before a character and close after one; "_" never inside a word, "3 * 4" never.
  std::size_t emphasis(std::size_t i) {
    const char mark = text_[i];
    std::size_t length = 1;
    while (i + length < text_.size() && text_[i + length] == mark) ++length;
    const std::size_t next = i + length;
    if (length > 3 || ((length == 1 || mark == '_') && !options_.markdown)) return next;
    const char before = i > 0 ? text_[i - 1] : ' ', after = next < text_.size() ? text_[next] : ' ';
    const bool inside_word = mark == '_' && is_alnum(before) && is_alnum(after);
    const bool can_close = !is_space(before) && !inside_word, can_open = !is_space(after) && !inside_word;
    if (can_close) {
      for (std::size_t depth = openers_.size(); depth-- > 0 && openers_.size() - depth <= 8;) {
        if (openers_[depth].mark != mark || openers_[depth].length != length) continue;
        if (i > openers_[depth].at + length) {
          cuts_.push_back({openers_[depth].at, openers_[depth].at + length});
          cuts_.push_back({i, next});
        }
        openers_.resize(depth);
        return next;
      }
    }
    if (can_open) openers_.push_back({i, mark, length});
    return next;
  }

  std::string_view text_;
  const InlineOptions& options_;
  std::vector<Cut> cuts_;
  std::vector<Opener> openers_;
  bool no_closer_[5] = {};
  std::size_t link_scans_ = 0;
  std::vector<Cut> targets_;  // of the links around the current place, inner ones last
};

}  // namespace

EscapeStyle escape_style(std::string_view text) {
  std::size_t at = text.find('\\');
  if (at == std::string_view::npos) return EscapeStyle::none;
  std::size_t escapes = 0, escaped_stops = 0, plain_stops = 0;
  for (; at != std::string_view::npos; at = text.find('\\', at + 2)) {
    if (at + 1 >= text.size()) break;
    const char next = text[at + 1];
    if (is_alnum(next)) return EscapeStyle::literal;
    if (is_punctuation(next) && next != '\\' && next != '$') ++escapes;
    escaped_stops += next == '.';
  }
  if (escapes == 0) return EscapeStyle::none;
  for (std::size_t i = text.find('.'); i != std::string_view::npos; i = text.find('.', i + 1)) {
    const bool ends = i + 1 == text.size() || is_space(text[i + 1]);
    plain_stops += ends && i > 0 && text[i - 1] != '\\';
  }
  if (plain_stops > 0) return escaped_stops > 2 * plain_stops ? EscapeStyle::escaped : EscapeStyle::mixed;
  return escaped_stops > 0 ? EscapeStyle::escaped : EscapeStyle::unclear;
}

bool has_markup(std::string_view text, const InlineOptions& options) {
  const auto first = kMarkupBytes.find_in(text);
  if (first == std::string_view::npos) return false;
  if (options.markdown || options.unescape) return true;
  return text.find("**", first) != std::string_view::npos || text.find("](", first) != std::string_view::npos ||
         text.find("\\$", first) != std::string_view::npos || text.find("\\-", first) != std::string_view::npos;
}

MappedText strip_markup(std::string_view text, const InlineOptions& options) { return Stripper(text, options).run(); }

}  // namespace crosstell
