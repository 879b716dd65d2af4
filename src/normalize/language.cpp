// SPDX-License-Identifier: Apache-2.0
#include "language.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "byte_masks.h"
#include "crosstell/base/resource.h"
#include "crosstell/base/utf8.h"
#include "short_word.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxBytes = 3000;
constexpr std::size_t kMinWords = 30;
constexpr std::ptrdiff_t kMinLetters = 30;  // of another script
constexpr std::array<std::string_view, 7> kLanguages = {"en", "de", "fr", "es", "it", "pt", "nl"};

constexpr std::size_t kMaxWord = kShortWord;  // no function word is longer
constexpr std::size_t kCountBits = 9;     // of the counter of one language
constexpr std::size_t kFlushWords = 100;  // fewer than its greatest value, and enough to tell

/// Function words, with a counter's unit for each language they belong to.
class WordTable {
 public:
  void add(std::string_view word, std::size_t language) {
    if (word.empty() || word.size() > kMaxWord) return;
    const ShortWord key = lower_bytes(short_word(word, 0, word.size()));
    std::size_t at = slot(key);
    for (; rows_[at].key != 0 && rows_[at].key != key; at = (at + 1) % rows_.size()) rows_[at].units |= kPassed;
    rows_[at].key = key;
    rows_[at].units |= std::uint64_t{1} << (kCountBits * language);
  }

  /// 0 for a word of no language. Which words come next nobody can foretell, so this decides by arithmetic where it can.
  [[nodiscard]] std::uint64_t units_of(ShortWord key) const {
    std::size_t at = slot(key);
    const bool found = rows_[at].key == key;
    const std::uint64_t units = rows_[at].units & (found ? ~kPassed : 0);
    if (found || (rows_[at].units & kPassed) == 0) [[likely]] return units;
    do at = (at + 1) % rows_.size();
    while (rows_[at].key != key && (rows_[at].units & kPassed) != 0);
    return rows_[at].key == key ? rows_[at].units & ~kPassed : 0;
  }

 private:
  static constexpr std::uint64_t kPassed = std::uint64_t{1} << 63;  // a key that would belong here stands further on
  struct Row { ShortWord key = 0; std::uint64_t units = 0; };
  static std::size_t slot(ShortWord key) { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 54); }
  std::array<Row, 1024> rows_{};  // a third full
};

WordTable load_words() {
  WordTable table;
  const std::string_view bytes = find_resource("schemas/normalize/function_words.tsv").value_or("");
  for (std::size_t at = bytes.find('\n'); at < bytes.size();) {
    const std::size_t begin = at + 1, end = std::min(bytes.find('\n', begin), bytes.size());
    const std::size_t tab = bytes.find('\t', begin);
    if (tab < end)
      for (std::size_t i = 0; i < kLanguages.size(); ++i)
        if (bytes.substr(begin, tab - begin) == kLanguages[i]) table.add(bytes.substr(tab + 1, end - tab - 1), i);
    at = end;
  }
  return table;
}

/// Language by the script most letters are written in; empty for Latin.
std::string_view script_language(std::string_view text) {
  struct Range { char32_t first, last; std::string_view language; };
  static constexpr Range kRanges[] = {{0x0370, 0x03FF, "el"}, {0x0400, 0x052F, "ru"}, {0x0590, 0x05FF, "he"}, {0x0600, 0x06FF, "ar"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"},
                                      {0x0E00, 0x0E7F, "th"}, {0x3040, 0x30FF, "ja"}, {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"}};
  // All of these begin with a byte that Latin text and its punctuation do not use.
  std::ptrdiff_t foreign = 0;
  for (std::size_t i = next_at_least(text, 0, 0xCD); i < text.size(); i = next_at_least(text, i + 1, 0xCD)) {
    const auto byte = static_cast<unsigned char>(text[i]);
    foreign += byte != 0xE2 && byte < 0xF0;
  }
  if (foreign < kMinLetters) return {};
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
  if (static_cast<std::ptrdiff_t>(*best) < kMinLetters || *best <= latin) return {};
  return kRanges[static_cast<std::size_t>(best - counts.begin())].language;
}

using Counts = std::array<std::size_t, kLanguages.size()>;

/// Two words in five of English text are function words; a fourth is far above what any other language shares with it.
bool is_clearly_english(const Counts& counts, std::size_t words) {
  return counts[0] * 4 >= words && std::all_of(counts.begin() + 1, counts.end(), [&](std::size_t other) { return other * 2 <= counts[0]; });
}

const WordTable& word_table() {
  static const WordTable table = load_words();
  return table;
}

/// 0, which is no word's, for one that is too long to be a function word.
ShortWord key_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t length = end - begin;
  const ShortWord key = lower_bytes(short_word(text, begin, begin + std::min(length, kMaxWord)));
  return length <= kMaxWord ? key : 0;
}

}  // namespace

WordCensus count_words(std::string_view text) {
  const WordTable& table = word_table();
  WordCensus census;
  each_word(text, [&](std::size_t begin, std::size_t end) {
    ++census.words;
    census.function_words += table.units_of(key_of(text, begin, end)) != 0;
    return true;
  });
  return census;
}

std::string detect_language(std::string_view text) {
  const WordTable& table = word_table();
  text = text.substr(0, kMaxBytes);
  if (!is_ascii(text))
    if (const auto language = script_language(text); !language.empty()) return std::string(language);
  Counts counts{};
  std::uint64_t packed = 0;  // the counts of the last words, one beside the other
  const auto flush = [&] {
    for (std::size_t k = 0; k < counts.size(); ++k) counts[k] += (packed >> (kCountBits * k)) & ((1u << kCountBits) - 1);
    packed = 0;
  };
  std::size_t words = 0;
  bool clearly_english = false;
  each_word(text, [&](std::size_t begin, std::size_t end) {
    packed += table.units_of(key_of(text, begin, end));
    if (++words % kFlushWords != 0) return true;
    flush();
    clearly_english = end < text.size() && is_clearly_english(counts, words);
    return !clearly_english;
  });
  if (clearly_english) return "en";
  flush();
  if (words < kMinWords) return {};
  const auto best = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  // Headlines and lists in English have few function words, but hardly any of another language.
  const bool some_english = counts[0] * 100 >= words * 8, other_language = best != 0 && counts[best] * 100 >= words * 12;
  if (some_english && !other_language) return "en";
  std::string other = detect_other_language(text);
  if (!other_language) return other == "en" ? "unknown" : other;
  return other == "en" || other == "unknown" ? std::string(kLanguages[best]) : other;
}

}  // namespace crosstell
