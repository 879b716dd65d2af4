// SPDX-License-Identifier: Apache-2.0
#include "requirement_index.h"

#include <algorithm>
#include <numeric>

namespace crosstell::rules {
namespace {

constexpr std::uint32_t kMaxWords = 32;  // of a requirement whose words are asked for one by one

}  // namespace

std::uint32_t RequirementIndex::number_of(const Requirement& requirement) {
  const auto [at, added] = numbers_.emplace(requirement, static_cast<std::uint32_t>(requirements_.size()));
  if (added) requirements_.push_back(&at->first);
  return at->second;
}

void RequirementIndex::add(std::uint32_t pattern, const std::vector<Need>& needs) {
  const std::size_t trigger = rarest(needs);
  const auto begin = static_cast<std::uint32_t>(links_.size());
  for (const Need& need : needs) links_.push_back({number_of(need.what), need.lead});
  std::vector<Need> others = needs;
  const auto next_rarest = [&] {
    if (others.size() > 1) others.erase(others.begin() + static_cast<std::ptrdiff_t>(rarest(others)));
    return number_of(others[rarest(others)].what);
  };
  const std::uint32_t second = next_rarest(), third = next_rarest();
  added_.push_back({number_of(needs[trigger].what), {pattern, begin, static_cast<std::uint32_t>(links_.size()), extent_before(needs, trigger)}, {second, third}});
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

/// What is asked of every sentence gets low numbers, so that little is noted of words that only stand beside it.
void RequirementIndex::number_asked_first() {
  std::vector<bool> is_asked(requirements_.size(), false);
  for (const Added& added : added_)
    for (const std::uint32_t r : {added.trigger, added.companions.second, added.companions.third}) is_asked[r] = true;
  std::vector<std::uint32_t> order(requirements_.size()), new_number(requirements_.size());
  std::iota(order.begin(), order.end(), 0u);
  asked_ = static_cast<std::size_t>(std::stable_partition(order.begin(), order.end(), [&](std::uint32_t r) { return is_asked[r]; }) - order.begin());
  std::vector<const Requirement*> requirements;
  for (const std::uint32_t r : order) {
    new_number[r] = static_cast<std::uint32_t>(requirements.size());
    requirements.push_back(requirements_[r]);
  }
  requirements_ = std::move(requirements);
  for (auto& [requirement, number] : numbers_) number = new_number[number];
  for (Link& link : links_) link.requirement = new_number[link.requirement];
  for (Added& added : added_) {
    added.trigger = new_number[added.trigger];
    added.companions = {new_number[added.companions.second], new_number[added.companions.third]};
  }
}

void RequirementIndex::index_candidates() {
  std::stable_sort(added_.begin(), added_.end(), [](const Added& a, const Added& b) { return a.trigger < b.trigger; });
  triggers_ = RequirementSet(asked_);
  auto next = added_.begin();
  for (std::uint32_t r = 0; r < requirements_.size(); ++r) {
    candidates_begin_.push_back(static_cast<std::uint32_t>(candidates_.size()));
    for (; next != added_.end() && next->trigger == r; ++next) {
      candidates_.push_back(next->candidate);
      companions_.push_back(next->companions);
    }
    if (candidates_.size() > candidates_begin_.back()) triggers_.add(r);
  }
  candidates_begin_.push_back(static_cast<std::uint32_t>(candidates_.size()));
  added_.clear();
}

void RequirementIndex::finish(const std::vector<WordList>& lists) {
  number_asked_first();
  index_candidates();
  longest_.assign(requirements_.size(), 1);
  for (const Requirement* requirement : requirements_) mentions_.push_back(requirement->mentions);
  met_by_type_.fill(RequirementSet(asked_));
  for (std::uint32_t r = 0; r < asked_; ++r)
    for (std::size_t type = 0; type < met_by_type_.size(); ++type)
      if ((mentions_[r] & bit(static_cast<MentionType>(type))) != 0) met_by_type_[type].add(r);
  const auto all = words_of_all(lists);
  std::vector<std::uint32_t> words_in(requirements_.size(), 0);
  for (const auto& [key, requirement] : all) ++words_in[requirement];
  std::vector<std::vector<std::uint32_t>> asked_for(requirements_.size());
  for (std::uint32_t r = 0; r < requirements_.size(); ++r) group_count_ += words_in[r] > kMaxWords ? 1 : 0;
  std::uint32_t next_group = 0;
  for (std::uint32_t r = 0; r < requirements_.size(); ++r)
    if (words_in[r] > kMaxWords) asked_for[r] = {next_group++};
  for (std::size_t i = 0; i < all.size();) {
    Word word{all[i].first, static_cast<std::uint32_t>(group_count_ + known_words_.size()), 0, static_cast<std::uint32_t>(met_by_words_.size()), 0};
    std::vector<std::uint32_t> groups;
    for (; i < all.size() && all[i].first == word.key; ++i) {
      const std::uint32_t requirement = all[i].second;
      if (words_in[requirement] > kMaxWords) groups.push_back(asked_for[requirement].front());
      else asked_for[requirement].push_back(word.number);
      if (requirement >= asked_) continue;
      const auto part = RequirementSet::part_of(requirement);
      if (met_by_words_.size() > word.met && met_by_words_.back().place == part.place) met_by_words_.back().bits |= part.bits;
      else met_by_words_.push_back(part);
    }
    word.met_end = static_cast<std::uint32_t>(met_by_words_.size());
    if (!groups.empty()) {
      word.groups = static_cast<std::uint32_t>(group_runs_.size());
      group_runs_.push_back(static_cast<std::uint32_t>(groups.size()));
      group_runs_.insert(group_runs_.end(), groups.begin(), groups.end());
    }
    known_words_.push_back(word);
  }
  index_words();
  for (const auto& numbers : asked_for) {
    words_begin_.push_back(static_cast<std::uint32_t>(words_.size()));
    words_.insert(words_.end(), numbers.begin(), numbers.end());
  }
  words_begin_.push_back(static_cast<std::uint32_t>(words_.size()));
  requirements_.clear();
  numbers_.clear();
}

void RequirementIndex::index_words() {
  std::size_t capacity = 16;
  while (capacity < known_words_.size() * 2) capacity *= 2;
  table_.assign(capacity, kUnbounded);
  for (std::uint32_t i = 0; i < known_words_.size(); ++i) {
    table_[slot_of(known_words_[i].key)] = i;
    known_.add(known_words_[i].key);
  }
}

}  // namespace crosstell::rules
