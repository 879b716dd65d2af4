// SPDX-License-Identifier: Apache-2.0
#include "dated_head.h"

#include <algorithm>
#include <array>

#include "dates.h"

namespace crosstell {
namespace {

constexpr std::size_t kLongestHead = 110;   // bytes
constexpr std::size_t kMostWords = 14;

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

}  // namespace

std::optional<PublicationDate> date_of_head(std::string_view text) {
  const char first = text.empty() ? ' ' : text.front();
  if (!(first >= 'A' && first <= 'Z') && !(first >= '0' && first <= '9') && static_cast<unsigned char>(first) < 0x80) return std::nullopt;
  if (text.size() <= kLongestHead)
    if (auto date = full_date(text)) return date;
  const std::string_view start = text.substr(0, kLongestHead);
  static constexpr std::array<std::string_view, 5> kEnds{" - ", "\xE2\x80\x94", "\xE2\x80\x93", ". ", "-- "};
  for (std::size_t at = 0; at < start.size(); ++at)
    for (const std::string_view mark : kEnds)
      if (start.substr(at, mark.size()) == mark)
        if (auto date = full_date(start.substr(0, at))) return date;
  return std::nullopt;
}

}  // namespace crosstell
