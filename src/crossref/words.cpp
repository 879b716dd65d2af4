// SPDX-License-Identifier: Apache-2.0
#include "words.h"

#include <algorithm>
#include <array>

#include "crosstell/base/utf8.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kMaxWordBytes = 64;  // longer "words" are no names: keeps the edit table on the stack

bool is_word_byte(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80; }

char plain_of(char32_t c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x02BC: return '\'';
    case 0x201C: case 0x201D: return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212: return '-';
    case 0x00A0: case 0x2007: case 0x2009: case 0x202F: return ' ';
    default: return 0;
  }
}

constexpr std::array<std::string_view, 44> kFunctionWords = {
    "a", "an", "and", "are", "as", "at", "be", "been", "before", "by", "every", "for", "from", "has", "have", "in", "into", "is",
    "it", "its", "no", "of", "on", "or", "our", "over", "own", "she", "than", "that", "the", "their", "them", "they", "this",
    "to", "under", "was", "we", "were", "will", "with", "would", "your"};

bool ends_with(std::string_view word, std::string_view suffix) {
  return word.size() > suffix.size() + 2 && word.substr(word.size() - suffix.size()) == suffix;
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    char plain = 0;
    std::size_t length = 1;
    if (c < 0x80) {
      plain = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c <= ' ' ? ' ' : static_cast<char>(c);
    } else {
      const CodePoint point = decode_utf8(text, i);
      length = point.length;
      plain = plain_of(point.value);
    }
    if (plain == ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (plain != 0) {
      out += plain;
    } else {
      out.append(text.substr(i, length));
    }
    i += length;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  std::string word;
  for (std::size_t i = 0; i <= folded.size(); ++i) {
    const unsigned char c = i < folded.size() ? static_cast<unsigned char>(folded[i]) : ' ';
    const bool joins = (c == '-' || c == '.' || c == '\'' || c == '&') && !word.empty() && i + 1 < folded.size() &&
                       is_word_byte(static_cast<unsigned char>(folded[i + 1]));
    if (is_word_byte(c) || joins) {
      word += static_cast<char>(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

std::string join(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

std::string stem(std::string_view word) {
  if (ends_with(word, "'s")) word.remove_suffix(2);
  if (ends_with(word, "ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (ends_with(word, "sses")) return std::string(word.substr(0, word.size() - 2));
  if (ends_with(word, "ing") && word.size() > 5) return std::string(word.substr(0, word.size() - 3));
  if (ends_with(word, "ed") && word.size() > 4) return std::string(word.substr(0, word.size() - 2));
  if (ends_with(word, "s") && word[word.size() - 2] != 's' && word[word.size() - 2] != 'u') word.remove_suffix(1);
  if (ends_with(word, "e")) word.remove_suffix(1);
  return std::string(word);
}

std::vector<std::string> content_stems(std::string_view text) {
  std::vector<std::string> stems;
  for (const std::string& word : words_of(fold(text)))
    if (std::find(kFunctionWords.begin(), kFunctionWords.end(), word) == kFunctionWords.end()) stems.push_back(stem(word));
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

double stem_overlap(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  if (left.empty() || right.empty()) return 0;
  std::vector<std::string> shared;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(shared));
  return static_cast<double>(shared.size()) / static_cast<double>(std::min(left.size(), right.size()));
}

int edit_distance(std::string_view left, std::string_view right, int limit) {
  if (left.size() > kMaxWordBytes || right.size() > kMaxWordBytes) return left == right ? 0 : limit + 1;
  const auto gap = left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
  if (gap > static_cast<std::size_t>(limit)) return limit + 1;
  std::array<std::array<int, kMaxWordBytes + 1>, 3> rows{};
  for (std::size_t j = 0; j <= right.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= left.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const int change = left[i - 1] == right[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
        row[j] = std::min(row[j], rows[(i + 1) % 3][j - 2] + 1);
    }
  }
  return std::min(rows[left.size() % 3][right.size()], limit + 1);
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string shorten(std::string_view text, std::size_t byte_limit) {
  if (text.size() <= byte_limit) return std::string(text);
  std::size_t end = byte_limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  const std::size_t space = text.substr(0, end).rfind(' ');
  if (space != std::string_view::npos && space > end / 2) end = space;
  return std::string(text.substr(0, end)) + "…";
}

}  // namespace crosstell::crossref
