// SPDX-License-Identifier: Apache-2.0
// Languages that are asked for only when a text is neither English nor one of its neighbours: slower, and rarely run.
#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "byte_masks.h"
#include "crosstell/base/resource.h"
#include "language.h"
#include "line_shape.h"
#include "short_word.h"

namespace crosstell {
namespace {

constexpr std::size_t kLeastShare = 12;  // percent of the words that are function words of a language
constexpr std::size_t kLeastBytes = 200;  // of a block that is asked for its language: some thirty words

/// English of this length has one of these between spaces nearly always, other languages never.
bool has_english_words(std::string_view text) {
  bool found = false;
  each_word(text, [&](std::size_t begin, std::size_t end) {
    if (end - begin > 4 || begin == 0 || end == text.size() || text[begin - 1] != ' ' || text[end] != ' ') return true;
    const ShortWord word = short_word(text, begin, end);
    found = word == short_word("the") || word == short_word("of") || word == short_word("and") || word == short_word("to") || word == short_word("that") || word == short_word("with");
    return !found;
  });
  return found;
}

struct Words {
  std::vector<std::string> languages;
  std::unordered_multimap<std::string_view, std::size_t> of_word;
};

Words load_words() {
  Words words;
  std::map<std::string_view, std::size_t> numbers;
  const std::string_view bytes = find_resource("schemas/normalize/function_words.tsv").value_or("");
  for (std::size_t at = bytes.find('\n'); at < bytes.size();) {  // the first line names the columns
    const std::size_t begin = at + 1;
    at = std::min(bytes.find('\n', begin), bytes.size());
    const std::size_t tab = bytes.find('\t', begin);
    if (tab >= at) continue;
    const auto [number, fresh] = numbers.try_emplace(bytes.substr(begin, tab - begin), words.languages.size());
    if (fresh) words.languages.emplace_back(number->first);
    words.of_word.emplace(bytes.substr(tab + 1, at - tab - 1), number->second);
  }
  return words;
}

}  // namespace

std::string detect_other_language(std::string_view text) {
  static const Words words = load_words();
  std::vector<std::size_t> counts(words.languages.size());
  std::size_t total = 0;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_word_byte(text[i])) {
      word += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] | 0x20) : text[i];
      continue;
    }
    if (word.empty()) continue;
    ++total;
    const auto [first, last] = words.of_word.equal_range(word);
    for (auto at = first; at != last; ++at) ++counts[at->second];
    word.clear();
  }
  const auto best = std::max_element(counts.begin(), counts.end());
  if (best == counts.end() || total == 0 || *best * 100 < total * kLeastShare) return "unknown";
  return words.languages[static_cast<std::size_t>(best - counts.begin())];
}

void mark_foreign_blocks(Article& article) {
  for (Block& block : article.blocks) {
    const std::string_view text = slice(std::string_view(article.clean), block.span);
    if (!gives_claims(block.zone) || text.size() < kLeastBytes || has_english_words(text)) continue;
    const std::string language = detect_language(text);
    if (language.empty() || language == "en" || language == "unknown") continue;
    block.zone = Zone::boilerplate;
    block.rule = "foreign_language";
  }
}

}  // namespace crosstell
