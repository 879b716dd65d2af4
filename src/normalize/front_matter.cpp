// SPDX-License-Identifier: Apache-2.0
#include "front_matter.h"

#include <algorithm>

namespace crosstell {
namespace {

constexpr std::size_t kMaxLines = 200;

/// Position of the colon after a key at the start of the line, or npos: "title: ...", "- url: ...".
std::size_t key_end(std::string_view line) {
  std::size_t i = line.substr(0, 2) == "- " ? 2 : 0;
  const std::size_t begin = i;
  while (i < line.size() && ((line[i] >= 'a' && line[i] <= 'z') || (line[i] >= 'A' && line[i] <= 'Z') || (line[i] >= '0' && line[i] <= '9') || line[i] == '_' || line[i] == '-')) ++i;
  if (i == begin || i >= line.size() || line[i] != ':') return std::string_view::npos;
  return i + 1 == line.size() || line[i + 1] == ' ' ? i : std::string_view::npos;
}

/// The value's place in the line, without quotes.
std::pair<std::size_t, std::size_t> value_range(std::string_view line, std::size_t begin) {
  std::size_t end = line.size();
  while (begin < end && line[begin] == ' ') ++begin;
  if (end - begin >= 2 && (line[begin] == '"' || line[begin] == '\'') && line[end - 1] == line[begin]) {
    ++begin;
    --end;
  }
  return {begin, end};
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_one_of(std::string_view key, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), key) != names.end(); }

}  // namespace

std::size_t read_front_matter(std::string_view text, const std::vector<Line>& lines, Layout& layout) {
  const auto line_text = [&](std::size_t i) { return text.substr(lines[i].begin, lines[i].end - lines[i].begin); };
  if (lines.size() < 3 || line_text(0) != "---") return 0;
  std::size_t close = 1, keys = 0;
  while (close < lines.size() && close < kMaxLines && line_text(close) != "---" && line_text(close) != "...") keys += key_end(line_text(close++)) != std::string_view::npos;
  if (close >= lines.size() || close >= kMaxLines || keys == 0 || keys * 3 < close - 1) return 0;

  std::string parent;  // key of a list or map
  for (std::size_t i = 0; i <= close; ++i) {
    const std::string_view line = line_text(i);
    Draft draft;
    draft.begin = lines[i].begin;
    draft.end = lines[i].end;
    draft.decide(Zone::boilerplate, "front_matter");
    const std::size_t colon = i == 0 || i == close ? std::string_view::npos : key_end(line);
    if (colon != std::string_view::npos) {
      const std::size_t key_begin = line.substr(0, 2) == "- " ? 2 : 0;
      std::string key = lower(line.substr(key_begin, colon - key_begin));
      const auto [begin, end] = value_range(line, colon + 1);
      const bool top = lines[i].indent == 0 && key_begin == 0;
      if (top) parent = key;
      else key = parent + "." + key;
      if (begin < end) {
        layout.front_matter.emplace_back(key, std::string(line.substr(begin, end - begin)));
        const bool title = is_one_of(key, {"title", "headline"}), dek = is_one_of(key, {"summary", "description", "subtitle", "excerpt", "dek"});
        if (title || dek) {
          draft.begin = lines[i].begin + begin;
          draft.end = lines[i].begin + end;
          draft.decide(title ? Zone::title : Zone::dek, title ? "front_matter_title" : "front_matter_summary");
        }
      }
    } else if (line.substr(0, 2) == "- " && !parent.empty()) {
      const auto [begin, end] = value_range(line, 2);
      layout.front_matter.emplace_back(parent + "[]", std::string(line.substr(begin, end - begin)));
    }
    layout.drafts.push_back(std::move(draft));
  }
  return close + 1;
}

}  // namespace crosstell
