// SPDX-License-Identifier: Apache-2.0
#include "repeats.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "crosstell/base/hash.h"
#include "line_shape.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxAnswers = 40, kMaxParagraphs = 500;
constexpr std::size_t kMinContentWords = 6;

/// Calls `each(hash)` for the words of four letters and more, and numbers, folded.
template <class Each>
void each_content_word(std::string_view text, Each each) {
  const std::string line = folded(text, 4000);
  for (std::size_t i = 0; i < line.size();) {
    while (i < line.size() && !is_word_byte(line[i])) ++i;
    const std::size_t begin = i;
    while (i < line.size() && is_word_byte(line[i])) ++i;
    const bool number = i > begin && line[begin] >= '0' && line[begin] <= '9';
    if (i - begin >= 4 || number) each(hash64(std::string_view(line).substr(begin, i - begin)));
  }
}

/// The words of the answers, each with the answers that hold it.
class AnswerWords {
 public:
  struct Word {
    std::vector<std::uint32_t> answers;
    std::size_t reader = 0;  ///< who asked for it last
  };

  /// Returns: how many different words the text has.
  std::size_t add(std::uint32_t answer, std::string_view text) {
    std::size_t count = 0;
    each_content_word(text, [&](std::uint64_t hash) {
      std::vector<std::uint32_t>& answers = words_[hash].answers;
      if (!answers.empty() && answers.back() == answer) return;
      answers.push_back(answer);
      ++count;
    });
    return count;
  }

  /// Counts for each answer how many of its words the text has.
  void count_shared(std::string_view text, std::vector<std::size_t>& shared) {
    ++readers_;
    each_content_word(text, [&](std::uint64_t hash) {
      const auto found = words_.find(hash);
      if (found == words_.end() || found->second.reader == readers_) return;
      found->second.reader = readers_;
      for (const std::uint32_t answer : found->second.answers) ++shared[answer];
    });
  }

 private:
  std::unordered_map<std::uint64_t, Word> words_;
  std::size_t readers_ = 0;
};

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
  struct Answer { std::size_t block; std::size_t words; };
  std::vector<Answer> answers;
  std::vector<std::size_t> paragraphs;
  AnswerWords words;
  for (std::size_t i = 0; i < article.blocks.size(); ++i) {
    const Zone zone = article.blocks[i].zone;
    if ((zone == Zone::paragraph || zone == Zone::list_item) && paragraphs.size() < kMaxParagraphs) paragraphs.push_back(i);
    if (zone != Zone::faq_answer || answers.size() == kMaxAnswers) continue;
    answers.push_back({i, words.add(static_cast<std::uint32_t>(answers.size()), slice(std::string_view(article.clean), article.blocks[i].span))});
  }
  if (answers.empty()) return;
  std::vector<std::size_t> best(answers.size(), 0), shared(answers.size());
  for (const std::size_t paragraph : paragraphs) {
    std::fill(shared.begin(), shared.end(), 0);
    words.count_shared(slice(std::string_view(article.clean), article.blocks[paragraph].span), shared);
    for (std::size_t k = 0; k < answers.size(); ++k) {
      if (answers[k].words < kMinContentWords || shared[k] <= best[k]) continue;
      best[k] = shared[k];
      if (shared[k] * 10 >= answers[k].words * 6) article.blocks[answers[k].block].repeat_of = static_cast<std::int32_t>(paragraph);
    }
  }
}

}  // namespace

void mark_repeats(Article& article) {
  mark_titles_and_deks(article);
  mark_answers(article);
}

}  // namespace crosstell
