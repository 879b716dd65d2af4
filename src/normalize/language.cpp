// SPDX-License-Identifier: Apache-2.0
#include "language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "crosstell/base/resource.h"
#include "crosstell/base/utf8.h"
#include "line_shape.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxBytes = 3000;
constexpr std::size_t kMinWords = 30;
constexpr std::array<std::string_view, 7> kLanguages = {"en", "de", "fr", "es", "it", "pt", "nl"};

constexpr std::size_t kMaxWord = 31;

/// Function words, with a bit for each language they belong to.
struct WordTable {
  std::unordered_map<std::string_view, std::uint32_t> words;
  std::array<std::uint32_t, 256> lengths{};  ///< by first byte: the lengths of its words, as bits. Most words need no look-up then

  [[nodiscard]] std::uint32_t languages_of(std::string_view word) const {
    if (word.size() > kMaxWord || ((lengths[static_cast<unsigned char>(word[0])] >> word.size()) & 1) == 0) return 0;
    const auto found = words.find(word);
    return found == words.end() ? 0 : found->second;
  }
};

/// By byte: its lower case; 0 where it is not part of a word.
constexpr std::array<char, 256> folded_word_bytes() {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto byte = static_cast<char>(i);
    if (is_word_byte(byte)) table[i] = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
  }
  return table;
}

WordTable load_words() {
  WordTable table;
  const std::string_view bytes = find_resource("schemas/normalize/function_words.tsv").value_or("");
  for (std::size_t at = bytes.find('\n'); at < bytes.size();) {
    const std::size_t begin = at + 1, end = std::min(bytes.find('\n', begin), bytes.size());
    const std::size_t tab = bytes.find('\t', begin);
    if (tab < end)
      for (std::size_t i = 0; i < kLanguages.size(); ++i)
        if (bytes.substr(begin, tab - begin) == kLanguages[i]) table.words[bytes.substr(tab + 1, end - tab - 1)] |= 1u << i;
    at = end;
  }
  for (const auto& [word, languages] : table.words)
    if (!word.empty() && word.size() <= kMaxWord) table.lengths[static_cast<unsigned char>(word[0])] |= 1u << word.size();
  return table;
}

/// Language by the script most letters are written in; empty for Latin.
std::string_view script_language(std::string_view text) {
  struct Range { char32_t first, last; std::string_view language; };
  static constexpr Range kRanges[] = {{0x0370, 0x03FF, "el"}, {0x0400, 0x052F, "ru"}, {0x0590, 0x05FF, "he"}, {0x0600, 0x06FF, "ar"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"},
                                      {0x0E00, 0x0E7F, "th"}, {0x3040, 0x30FF, "ja"}, {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"}};
  std::array<std::size_t, std::size(kRanges)> counts{};
  std::size_t latin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    i += c.length;
    if ((c.value | 0x20) >= 'a' && (c.value | 0x20) <= 'z') ++latin;
    if (c.value < 0x370) continue;
    for (std::size_t k = 0; k < std::size(kRanges); ++k) counts[k] += c.value >= kRanges[k].first && c.value <= kRanges[k].last;
  }
  constexpr std::size_t kJapanese = 7, kChinese = 8;
  if (counts[kJapanese] * 10 > counts[kChinese]) counts[kJapanese] += counts[kChinese];
  const auto best = std::max_element(counts.begin(), counts.end());
  if (*best < 30 || *best <= latin) return {};
  return kRanges[static_cast<std::size_t>(best - counts.begin())].language;
}

}  // namespace

std::string detect_language(std::string_view text) {
  static const WordTable table = load_words();
  text = text.substr(0, kMaxBytes);
  if (!is_ascii(text))
    if (const auto language = script_language(text); !language.empty()) return std::string(language);
  std::array<std::size_t, kLanguages.size()> counts{};
  std::size_t words = 0;
  static constexpr auto kFolded = folded_word_bytes();
  std::array<char, kMaxWord + 1> word{};  // longer ones are in no table
  for (std::size_t i = 0; i < text.size();) {
    std::size_t length = 0;
    for (char folded = 0; i < text.size() && (folded = kFolded[static_cast<unsigned char>(text[i])]) != 0; ++i) {
      if (length < word.size()) word[length] = folded;
      ++length;
    }
    ++i;
    if (length == 0) continue;
    ++words;
    if (length > kMaxWord) continue;
    const std::uint32_t languages = table.languages_of({word.data(), length});
    if (languages == 0) continue;
    for (std::size_t k = 0; k < kLanguages.size(); ++k) counts[k] += (languages >> k) & 1;
  }
  if (words < kMinWords) return {};
  const auto best = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  // Headlines and lists in English have few function words, but hardly any of another language.
  if (best == 0) return counts[0] * 100 >= words * 8 ? "en" : "unknown";
  if (counts[best] * 100 < words * 12) return counts[0] * 100 >= words * 8 ? "en" : "unknown";
  return std::string(kLanguages[best]);
}

}  // namespace crosstell
