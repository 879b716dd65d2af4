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

using WordTable = std::unordered_map<std::string_view, std::uint32_t>;  ///< word to a bit for each language

WordTable load_words() {
  WordTable table;
  const std::string_view bytes = find_resource("schemas/normalize/function_words.tsv").value_or("");
  for (std::size_t at = bytes.find('\n'); at < bytes.size();) {
    const std::size_t begin = at + 1, end = std::min(bytes.find('\n', begin), bytes.size());
    const std::size_t tab = bytes.find('\t', begin);
    if (tab < end)
      for (std::size_t i = 0; i < kLanguages.size(); ++i)
        if (bytes.substr(begin, tab - begin) == kLanguages[i]) table[bytes.substr(tab + 1, end - tab - 1)] |= 1u << i;
    at = end;
  }
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
  std::string word;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && !is_word_byte(text[i])) ++i;
    word.clear();
    for (; i < text.size() && is_word_byte(text[i]); ++i) word += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] | 0x20) : text[i];
    if (word.empty()) continue;
    ++words;
    const auto found = table.find(word);
    if (found == table.end()) continue;
    for (std::size_t k = 0; k < kLanguages.size(); ++k) counts[k] += (found->second >> k) & 1;
  }
  if (words < kMinWords) return {};
  const auto best = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  // Headlines and lists in English have few function words, but hardly any of another language.
  if (best == 0) return counts[0] * 100 >= words * 8 ? "en" : "unknown";
  if (counts[best] * 100 < words * 12) return counts[0] * 100 >= words * 8 ? "en" : "unknown";
  return std::string(kLanguages[best]);
}

}  // namespace crosstell
