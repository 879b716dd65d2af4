// SPDX-License-Identifier: Apache-2.0
#include "requirement_index.h"

#include <algorithm>

namespace crosstell::rules {
namespace {

constexpr std::uint32_t kMaxWords = 32;  // of a requirement whose words are asked for one by one

}  // namespace

std::uint32_t RequirementIndex::number_of(const Requirement& requirement) {
  const auto [at, added] = numbers_.emplace(requirement, static_cast<std::uint32_t>(requirements_.size()));
  if (added) {
    requirements_.push_back(&at->first);
    mentions_.push_back(requirement.mentions);
    longest_.push_back(1);
    candidates_.emplace_back();
  }
  return at->second;
}

void RequirementIndex::add(std::uint32_t pattern, const std::vector<Need>& needs) {
  const std::size_t trigger = rarest(needs);
  const auto begin = static_cast<std::uint32_t>(links_.size());
  for (const Need& need : needs) links_.push_back({number_of(need.what), need.lead});
  std::vector<Need> others = needs;
  if (others.size() > 1) others.erase(others.begin() + static_cast<std::ptrdiff_t>(trigger));
  const std::uint32_t second = number_of(others[rarest(others)].what);
  candidates_[number_of(needs[trigger].what)].push_back({pattern, second, begin, static_cast<std::uint32_t>(links_.size()), extent_before(needs, trigger)});
}

/// Words and the requirements they meet, by word.
std::vector<std::pair<WordKey, std::uint32_t>> RequirementIndex::words_of_all(const std::vector<WordList>& lists) {
  std::vector<std::pair<WordKey, std::uint32_t>> all;
  for (std::uint32_t r = 0; r < requirements_.size(); ++r) {
    for (const WordKey word : requirements_[r]->words) all.emplace_back(word, r);
    for (const std::uint32_t list : requirements_[r]->lists) {
      longest_[r] = std::max(longest_[r], lists[list].longest());
      for (const WordKey word : lists[list].first_keys()) all.emplace_back(word, r);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

void RequirementIndex::finish(const std::vector<WordList>& lists) {
  for (std::uint32_t r = 0; r < requirements_.size(); ++r)
    if (mentions_[r] != 0 && !candidates_[r].empty()) met_by_mentions_.push_back(r);
  const auto all = words_of_all(lists);
  std::vector<std::uint32_t> words_in(requirements_.size(), 0);
  for (const auto& [key, requirement] : all) ++words_in[requirement];
  std::size_t capacity = 16;
  while (capacity < all.size() * 2) capacity *= 2;
  table_.assign(capacity, {});
  std::vector<std::vector<std::uint32_t>> asked(requirements_.size());
  for (std::size_t i = 0; i < all.size();) {
    Word word{all[i].first, static_cast<std::uint32_t>(word_count_++), static_cast<std::uint32_t>(met_at_once_.size()), 0};
    for (; i < all.size() && all[i].first == word.key; ++i) {
      const std::uint32_t requirement = all[i].second;
      if (!candidates_[requirement].empty() || words_in[requirement] > kMaxWords) met_at_once_.push_back(requirement);
      else asked[requirement].push_back(word.number);
    }
    word.end = static_cast<std::uint32_t>(met_at_once_.size());
    std::size_t slot = word.key & (capacity - 1);
    while (table_[slot].number != kUnbounded) slot = (slot + 1) & (capacity - 1);
    table_[slot] = word;
    known_.add(word.key);
  }
  for (const auto& words : asked) {
    words_begin_.push_back(static_cast<std::uint32_t>(words_.size()));
    words_.insert(words_.end(), words.begin(), words.end());
  }
  words_begin_.push_back(static_cast<std::uint32_t>(words_.size()));
}

const RequirementIndex::Word* RequirementIndex::look_up(WordKey key) const {
  const std::size_t mask = table_.size() - 1;
  for (std::size_t slot = key & mask; table_[slot].number != kUnbounded; slot = (slot + 1) & mask)
    if (table_[slot].key == key) return &table_[slot];
  return nullptr;
}

}  // namespace crosstell::rules
