// SPDX-License-Identifier: Apache-2.0
#include "dated_head.h"

#include <algorithm>
#include <array>

#include "dates.h"

namespace crosstell {
namespace {

constexpr std::size_t kLongestHead = 110;   // bytes
constexpr std::size_t kMostWords = 14;
constexpr std::size_t kLongestLine = 170;   // bytes

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Words in small letters that stand in lines about an article.
bool is_word_of_head(std::string_view word) {
  static constexpr std::string_view kWords[] = {"a", "am", "and", "at", "blog", "by", "correspondent", "desk", "edited", "edition", "editor", "for", "from", "in", "issue", "last", "local", "m", "min", "newsletter",
                                                "newsroom", "no", "of", "on", "p", "photo", "photos", "pm", "post", "posted", "press", "published", "read", "release", "reporter", "reporting", "special", "staff", "the", "time",
                                                "to", "updated", "vol", "with", "words", "writer"};
  return std::binary_search(std::begin(kWords), std::end(kWords), word);
}

/// Names and words of such lines; no statement. A line that begins as a byline may tell what its author is.
bool names_only(std::string_view text) {
  if (text.substr(0, 3) == "By " || text.substr(0, 9) == "Story by " || text.substr(0, 9) == "Words by ") return true;
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (is_letter(text[end]) || text[end] == '\'')) ++end;
    const std::string_view word = text.substr(i, end - i);
    if (is_lower(word.front()) && !is_word_of_head(word)) ++unknown;
    i = end;
  }
  return unknown <= 1;   // "Anne de Holm"
}

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin);
}

bool is_weekday(std::string_view word) {
  static constexpr std::string_view kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  return word.size() >= 3 && std::any_of(std::begin(kDays), std::end(kDays), [&](std::string_view day) { return word.substr(0, 3) == day; }) && (word.size() == 3 || word.substr(word.size() - 3) == "day");
}

/// What may stand right before the date.
bool leads_to_date(std::string_view before) {
  if (before.empty()) return true;
  const char last = before.back();
  if (!is_letter(last) && !is_digit(last)) return last != '\'' && last != '"' && last != '%' && last != '$';
  const std::string_view word = last_word(before);
  return word == "Posted" || word == "posted" || word == "Published" || word == "published" || word == "on" || word == "On" || word == "Date" || is_weekday(word) || static_cast<unsigned char>(last) >= 0x80;
}

/// What may follow it: nothing, a mark, an hour, an author.
bool ends_line(std::string_view after) {
  if (after.empty() || after == ".") return true;
  if (is_digit(after.front()) || after.substr(0, 3) == "by " || after.substr(0, 3) == "at " || after.substr(0, 3) == "By ") return true;
  if (after.front() == ',') return after.size() < 40 && names_only(after);
  if (const auto first = static_cast<unsigned char>(after.front()); first == 0xE2 || first == 0xC2) return true;   // bullets, dashes, middle dots
  return !is_letter(after.front()) && after.front() != '.' && after.front() != '\'' && after.front() != '-';
}

/// A word that may stand among the names of a dateline without a capital.
bool joins_names(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kWords{"and", "at", "by", "da", "de", "for", "in", "la", "of", "on", "the", "via"};
  return std::binary_search(kWords.begin(), kWords.end(), word);
}

/// Names, numbers and marks, and nothing of a sentence.
bool holds_names_only(std::string_view head) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < head.size();) {
    const std::size_t end = std::min(head.find(' ', at), head.size());
    std::string_view word = head.substr(at, end - at);
    while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
    if (!word.empty()) {
      ++words;
      const char first = word.front();
      if (first >= 'a' && first <= 'z' && !joins_names(word)) return false;
    }
    at = end + 1;
  }
  return words > 0 && words <= kMostWords;
}

std::optional<PublicationDate> full_date(std::string_view head) {
  if (!holds_names_only(head)) return std::nullopt;
  auto found = find_dates(head);
  if (found.size() != 1 || found.front().date.day == 0 || found.front().date.month == 0) return std::nullopt;
  return std::move(found.front().date);
}

/// A line that names an outlet, a place, an author or an hour beside the date and says nothing else.
std::optional<PublicationDate> date_of_head_line(std::string_view line) {
  line = trimmed(line);
  if (line.size() > kLongestLine || line.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  const std::vector<WrittenDate> dates = find_dates(line);
  if (dates.empty() || dates.front().date.day == 0) return std::nullopt;
  const std::string_view before = trimmed(line.substr(0, dates.front().begin)), after = trimmed(line.substr(std::min(line.size(), dates.front().end)));
  if (!leads_to_date(before) || !ends_line(after) || !names_only(before)) return std::nullopt;
  return dates.front().date;
}

}  // namespace

std::optional<PublicationDate> date_of_head(std::string_view text) {
  const char first = text.empty() ? ' ' : text.front();
  if (text.substr(0, 7) == "Updated" || text.substr(0, 12) == "Last updated") return std::nullopt;
  if (!(first >= 'A' && first <= 'Z') && !(first >= '0' && first <= '9') && static_cast<unsigned char>(first) < 0x80) return std::nullopt;
  if (text.size() <= kLongestHead)
    if (auto date = full_date(text)) return date;
  const std::string_view start = text.substr(0, kLongestHead);
  static constexpr std::array<std::string_view, 5> kEnds{" - ", "\xE2\x80\x94", "\xE2\x80\x93", ". ", "-- "};
  for (std::size_t at = 0; at < start.size(); ++at)
    for (const std::string_view mark : kEnds)
      if (start[at] == mark.front() && start.substr(at, mark.size()) == mark)
        if (auto date = full_date(start.substr(0, at))) return date;
  return date_of_head_line(text);
}

}  // namespace crosstell
