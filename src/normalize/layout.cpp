// SPDX-License-Identifier: Apache-2.0
#include "layout.h"

#include <algorithm>

#include "code_lines.h"
#include "front_matter.h"
#include "inline_markup.h"
#include "line_shape.h"

namespace crosstell {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Builder {
 public:
  Builder(std::string_view text, bool markdown) : text_(text), lines_(split_lines(text)) {
    layout_.drafts.reserve(lines_.size());
    layout_.markdown = markdown || looks_like_markdown();
    code_ = find_code_lines(text, lines_);
    wrapped_ = is_wrapped();
  }

  Layout run() {
    std::size_t i = read_front_matter(text_, lines_, layout_);
    while (i < lines_.size()) i = step(i);
    split_cut_mark();
    strip_inline();
    return std::move(layout_);
  }

 private:
  std::string_view line_text(std::size_t i) const { return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin); }
  bool adjacent(std::size_t i) const { return i < lines_.size() && lines_[i].blank_before == 0; }

  bool looks_like_markdown() const {
    std::size_t headings = 0, marks = 0;
    bool any_marks = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view line = line_text(i);
      any_marks |= lines_[i].marks;
      if (line[0] == '#') headings += heading_level(line) > 0 && heading_level(line) != 1;
      if (line[0] == '`' || line[0] == '>') marks += is_fence(line) || line.substr(0, 2) == "> ";
    }
    return headings > 0 || marks > 1 || (any_marks && text_.find("](http") != std::string_view::npos && text_.find("**") != std::string_view::npos);
  }

  /// Whether lines were broken at a column: most lines that another follows directly are long, alike and end inside a sentence.
  bool is_wrapped() const {
    std::size_t followed = 0, broken = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      if (!adjacent(i + 1) || code_[i]) continue;
      const std::string_view line = line_text(i);
      if (line.size() < 45 || marker_length(line) > 0) continue;
      ++followed;
      broken += line.size() <= 100 && !ends_sentence(line);
    }
    return followed >= 2 && broken * 10 >= followed * 6;
  }

  Draft& add(std::size_t first, std::size_t last, std::uint64_t skip = 0) {
    Draft draft;
    draft.begin = lines_[first].begin + skip;
    draft.end = lines_[last].end;
    draft.indent = lines_[first].indent;
    draft.blank_before = lines_[first].blank_before;
    draft.marks = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(first), lines_.begin() + static_cast<std::ptrdiff_t>(last) + 1, [](const Line& line) { return line.marks; });
    layout_.drafts.push_back(std::move(draft));
    return layout_.drafts.back();
  }

  std::size_t step(std::size_t i) {
    const std::string_view line = line_text(i);
    if (is_letter(line[0]) && !code_[i]) return paragraph(i);  // all that follow have a mark at their start
    if (is_fence(line)) return fenced_code(i);
    if (code_[i]) return plain_code(i);
    if (layout_.markdown && line[0] == '|') return table(i);
    if (is_rule_line(line)) {
      add(i, i).decide(Zone::boilerplate, "rule_line");
      return i + 1;
    }
    if (const int level = heading_level(line); level > 0) return marked_heading(i, level);
    if (line[0] == '>' && line.size() > 1 && (line[1] == ' ' || layout_.markdown)) return quote(i);
    if (const std::size_t marker = marker_length(line); marker > 0 && is_list_line(i)) return list_item(i, marker);
    return paragraph(i);
  }

  std::size_t fenced_code(std::size_t i) {
    std::size_t end = i + 1;
    while (end < lines_.size() && !(is_fence(line_text(end)) && line_text(end)[0] == line_text(i)[0])) ++end;
    // An open fence without end would swallow the article: it is a line of its own.
    const bool closed = end < lines_.size();
    add(i, closed ? end : i).decide(Zone::code, "fenced_code");
    return (closed ? end : i) + 1;
  }

  std::size_t plain_code(std::size_t i) {
    std::size_t end = i;
    while (end + 1 < lines_.size() && code_[end + 1]) ++end;
    add(i, end).decide(Zone::code, "code_lines");
    return end + 1;
  }

  std::size_t table(std::size_t i) {
    std::size_t end = i;
    while (adjacent(end + 1) && line_text(end + 1)[0] == '|') ++end;
    if (end == i) return paragraph(i);
    add(i, end).decide(Zone::table, "markdown_table");
    return end + 1;
  }

  std::size_t marked_heading(std::size_t i, int level) {
    const std::string_view line = line_text(i);
    std::size_t skip = static_cast<std::size_t>(level);
    while (skip < line.size() && line[skip] == ' ') ++skip;
    Draft& draft = add(i, i, skip);
    while (draft.end > draft.begin && text_[draft.end - 1] == '#' && line.back() == '#') --draft.end;
    while (draft.end > draft.begin && text_[draft.end - 1] == ' ') --draft.end;
    draft.decide(Zone::heading, "markdown_heading");
    draft.level = static_cast<std::uint8_t>(level);
    return i + 1;
  }

  std::size_t quote(std::size_t i) {
    const auto skip_marks = [&](std::size_t at) {
      std::size_t skip = 0;
      const std::string_view line = line_text(at);
      while (skip < line.size() && (line[skip] == '>' || line[skip] == ' ')) ++skip;
      return skip;
    };
    if (skip_marks(i) == line_text(i).size()) {  // an empty quote line
      add(i, i).decide(Zone::boilerplate, "rule_line");
      return i + 1;
    }
    std::size_t end = i;
    while (adjacent(end + 1) && line_text(end + 1)[0] == '>') ++end;
    while (end > i && skip_marks(end) == line_text(end).size()) --end;
    Draft& draft = add(i, end, skip_marks(i));
    draft.decide(Zone::quote_block, "quote_marks");
    if (end > i) {
      MappedText joined;
      for (std::size_t k = i; k <= end; ++k) {
        const std::uint64_t from = lines_[k].begin + skip_marks(k);
        if (from >= lines_[k].end) continue;
        if (k > i) joined.replace(" ", lines_[k - 1].end, from);
        joined.copy(text_, from, lines_[k].end);
      }
      draft.edit(std::move(joined));
    }
    return end + 1;
  }

  /// A marker makes a list when a line beside it has one of its kind, or the line before introduces it. One dash or number alone
  /// may be dialogue or the end of a sentence.
  bool is_list_line(std::size_t i) const {
    const MarkerKind kind = marker_kind(line_text(i));
    if (kind == MarkerKind::bullet) return true;
    if (i > 0 && line_text(i - 1).back() == ':') return true;
    const auto same = [&](std::size_t k) { return k < lines_.size() && marker_length(line_text(k)) > 0 && marker_kind(line_text(k)) == kind; };
    if ((i > 0 && same(i - 1)) || same(i + 1)) return true;
    if (kind == MarkerKind::dash) return layout_.markdown || lines_[i].indent > 0;
    // A wrapped item: its second line stands between the markers.
    return (i > 1 && adjacent(i) && same(i - 2)) || (adjacent(i + 1) && same(i + 2) && adjacent(i + 2));
  }

  std::size_t list_item(std::size_t i, std::size_t marker) {
    std::size_t end = i;
    while (adjacent(end + 1) && lines_[end + 1].indent > lines_[i].indent && marker_length(line_text(end + 1)) == 0 && !code_[end + 1]) ++end;
    Draft& draft = add(i, end, marker);
    draft.decide(Zone::list_item, marker_kind(line_text(i)) == MarkerKind::number ? "numbered_item" : "bullet_item");
    draft.level = static_cast<std::uint8_t>(std::min<std::uint32_t>(lines_[i].indent / 2, 9));
    if (end > i) join(draft, i, end, marker);
    return end + 1;
  }

  std::size_t paragraph(std::size_t i) {
    std::size_t end = i;
    while (joins_next(end)) ++end;
    Draft& draft = add(i, end);
    if (end > i) {
      join(draft, i, end, 0);
    } else if (const auto underline = i + 1; adjacent(underline) && is_underline(line_text(underline)) && line_text(i).size() < 120) {
      draft.decide(Zone::heading, "underlined_heading");
      draft.level = line_text(underline)[0] == '=' ? 1 : 2;
    }
    return end + 1;
  }

  bool joins_next(std::size_t i) const {
    if (!(wrapped_ || layout_.markdown) || !adjacent(i + 1)) return false;
    const std::string_view line = line_text(i), next = line_text(i + 1);
    const bool goes_on = wrapped_ && next[0] >= 'a' && next[0] <= 'z';
    if ((line.size() < 45 && !goes_on) || line.size() > 120 || code_[i + 1]) return false;
    if (lines_[i].end + 2 <= text_.size() && text_.substr(lines_[i].end, 2) == "  ") return false;  // a hard break
    if (line.back() == '\\' || is_fence(next) || is_rule_line(next) || heading_level(next) > 0 || next[0] == '>' || next[0] == '|') return false;
    if (marker_length(next) > 0 && is_list_line(i + 1)) return false;
    // Indented first lines are how print marks a new paragraph.
    return lines_[i + 1].indent <= lines_[i].indent || lines_[i].indent > 0;
  }

  void join(Draft& draft, std::size_t first, std::size_t last, std::size_t skip) const {
    MappedText joined;
    for (std::size_t k = first; k <= last; ++k) {
      if (k > first) {
        // "energy-\nefficient" is one word and keeps its hyphen; " -\n" is a dash.
        const std::string_view before = line_text(k - 1);
        const bool inside_word = before.size() > 1 && before.back() == '-' && is_word_byte(before[before.size() - 2]);
        if (!inside_word) joined.replace(" ", lines_[k - 1].end, lines_[k].begin);
      }
      joined.copy(text_, lines_[k].begin + (k == first ? skip : 0), lines_[k].end);
    }
    draft.edit(std::move(joined));
  }

  /// "... until March… [+812 chars]": what a news service writes where it cuts a text.
  void split_cut_mark() {
    if (layout_.drafts.empty()) return;
    Draft& last = layout_.drafts.back();
    const std::string_view text = last.text(text_);
    const std::size_t length = cut_mark_length(text);
    if (last.edited || length == 0) return;
    if (length == text.size()) return last.decide(Zone::boilerplate, "cut_mark");
    Draft mark;
    mark.begin = last.end - length;
    mark.end = last.end;
    mark.marks = false;
    mark.decide(Zone::boilerplate, "cut_mark");
    last.end = mark.begin;
    while (last.end > last.begin && text_[last.end - 1] == ' ') --last.end;
    layout_.drafts.push_back(std::move(mark));
  }

  /// Bytes of "[+812 chars]" at the end of a text; 0: it does not end so.
  static std::size_t cut_mark_length(std::string_view text) {
    const std::size_t at = text.rfind("[+");
    if (at == std::string_view::npos) return 0;
    std::size_t i = at + 2;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    return i > at + 2 && text.substr(i) == " chars]" ? text.size() - at : 0;
  }

  void strip_inline() {
    std::vector<Draft>& drafts = layout_.drafts;
    if (std::none_of(drafts.begin(), drafts.end(), [](const Draft& draft) { return draft.marks; })) return;
    std::vector<EscapeStyle> styles(drafts.size(), EscapeStyle::none);
    for (std::size_t i = 0; i < drafts.size(); ++i)
      if (drafts[i].marks && drafts[i].zone != Zone::code) styles[i] = escape_style(drafts[i].text(text_));
    resolve_unclear(styles);
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      Draft& draft = drafts[i];
      if (!draft.marks || draft.zone == Zone::code || draft.rule == "front_matter" || draft.zone == Zone::table) continue;
      const InlineOptions options{styles[i] == EscapeStyle::escaped || (layout_.markdown && styles[i] != EscapeStyle::literal), layout_.markdown};
      const std::string_view text = draft.text(text_);
      if (!has_markup(text, options)) continue;
      MappedText stripped = strip_markup(text, options);
      if (stripped.text.find_first_not_of(" \n") == std::string::npos) continue;  // nothing but marks: stays as typed
      const OffsetMap inner = draft.edited ? draft.edited->map : OffsetMap::identity(text.size(), draft.begin);
      draft.edit({std::move(stripped.text), compose(stripped.map, inner)});
    }
  }

  /// Escapes that cannot be told follow the nearest block that can, above before below.
  static void resolve_unclear(std::vector<EscapeStyle>& styles) {
    const auto settled = [](EscapeStyle style) { return style != EscapeStyle::none && style != EscapeStyle::unclear; };
    std::vector<EscapeStyle> below(styles.size(), EscapeStyle::none);
    for (std::size_t i = styles.size(); i-- > 0;)
      below[i] = settled(styles[i]) ? styles[i] : i + 1 < styles.size() ? below[i + 1] : EscapeStyle::none;
    EscapeStyle above = EscapeStyle::none;
    for (std::size_t i = 0; i < styles.size(); ++i) {
      if (styles[i] == EscapeStyle::unclear) styles[i] = above == EscapeStyle::escaped || below[i] == EscapeStyle::escaped ? EscapeStyle::escaped : EscapeStyle::literal;
      if (settled(styles[i])) above = styles[i];
    }
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<bool> code_;
  bool wrapped_ = false;
  Layout layout_;
};

}  // namespace

Layout lay_out(std::string_view text, bool markdown) { return Builder(text, markdown).run(); }

}  // namespace crosstell
