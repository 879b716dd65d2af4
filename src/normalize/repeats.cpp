// SPDX-License-Identifier: Apache-2.0
#include "repeats.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "crosstell/base/hash.h"
#include "line_shape.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxAnswers = 40;
constexpr std::size_t kMinContentWords = 6;

/// Hashes of the words of four letters and more, folded, each once.
std::vector<std::uint64_t> content_words(std::string_view text) {
  std::vector<std::uint64_t> words;
  const std::string line = folded(text, 4000);
  for (std::size_t i = 0; i < line.size();) {
    while (i < line.size() && !is_word_byte(line[i])) ++i;
    const std::size_t begin = i;
    while (i < line.size() && is_word_byte(line[i])) ++i;
    const bool number = i > begin && line[begin] >= '0' && line[begin] <= '9';
    if (i - begin >= 4 || number) words.push_back(hash64(std::string_view(line).substr(begin, i - begin)));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

void mark_titles_and_deks(Article& article) {
  std::int32_t title = -1;
  std::string title_fold;
  for (std::size_t i = 0; i < article.blocks.size() && i < 40; ++i) {
    Block& block = article.blocks[i];
    const std::string_view text = slice(std::string_view(article.clean), block.span);
    if (block.zone == Zone::title && title < 0) {
      title = static_cast<std::int32_t>(i);
      title_fold = folded(text);
      continue;
    }
    if (title < 0 || text.size() > 600) continue;
    const bool line = block.zone == Zone::title || block.zone == Zone::heading || block.zone == Zone::paragraph || block.zone == Zone::dek || block.zone == Zone::navigation;
    if (line && text.size() >= title_fold.size() && may_fold_to(text, title_fold) && folded(text, 1000) == title_fold) {
      block.zone = Zone::title;
      block.rule = "repeated_title";
      block.repeat_of = title;
    }
  }
  for (std::size_t i = 0; i < article.blocks.size() && i < 40; ++i) {
    Block& dek = article.blocks[i];
    if (dek.zone != Zone::dek || dek.repeat_of >= 0) continue;
    const std::string fold = folded(slice(std::string_view(article.clean), dek.span), 2000);
    for (std::size_t k = i + 1; k < article.blocks.size() && k < i + 10; ++k) {
      if (article.blocks[k].zone != Zone::paragraph && article.blocks[k].zone != Zone::dek) continue;
      const std::string start = folded(slice(std::string_view(article.clean), article.blocks[k].span), 2100);
      if (fold.size() >= 20 && start.compare(0, fold.size(), fold) == 0) {
        dek.repeat_of = static_cast<std::int32_t>(k);
        break;
      }
    }
  }
}

void mark_answers(Article& article) {
  std::vector<std::size_t> answers, paragraphs;
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    const Zone zone = article.blocks[i].zone;
    if (zone == Zone::faq_answer && answers.size() < kMaxAnswers) answers.push_back(i);
    if ((zone == Zone::paragraph || zone == Zone::list_item) && paragraphs.size() < 500) paragraphs.push_back(i);
  }
  if (answers.empty()) return;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> where;  // word to the paragraphs that hold it
  for (std::size_t p = 0; p < paragraphs.size(); ++p)
    for (const std::uint64_t word : content_words(slice(std::string_view(article.clean), article.blocks[paragraphs[p]].span))) where[word].push_back(static_cast<std::uint32_t>(p));
  for (const std::size_t answer : answers) {
    const auto words = content_words(slice(std::string_view(article.clean), article.blocks[answer].span));
    if (words.size() < kMinContentWords) continue;
    std::vector<std::size_t> shared(paragraphs.size(), 0);
    for (const std::uint64_t word : words)
      if (const auto found = where.find(word); found != where.end())
        for (const std::uint32_t p : found->second) ++shared[p];
    const auto best = std::max_element(shared.begin(), shared.end());
    if (best != shared.end() && *best * 10 >= words.size() * 6)
      article.blocks[answer].repeat_of = static_cast<std::int32_t>(paragraphs[static_cast<std::size_t>(best - shared.begin())]);
  }
}

}  // namespace

void mark_repeats(Article& article) {
  mark_titles_and_deks(article);
  mark_answers(article);
}

}  // namespace crosstell
