// SPDX-License-Identifier: Apache-2.0
#include "trigger.h"

#include <algorithm>

namespace crosstell::rules {
namespace {

/// How many tokens a node covers.
struct Extent {
  std::uint32_t low = 0, high = 0;
};

std::uint32_t add_bounded(std::uint32_t a, std::uint32_t b) { return a == kUnbounded || b == kUnbounded ? kUnbounded : a + b; }

Extent extent_of(const Node& node, const std::vector<WordList>& lists) {
  switch (node.kind) {
    case NodeKind::begin:
    case NodeKind::end: return {0, 0};
    case NodeKind::gap: return {0, node.high};
    case NodeKind::list:
    case NodeKind::mention:
    case NodeKind::clause: return {1, kUnbounded};
    case NodeKind::capture:
    case NodeKind::predicate: return extent_of(node.children[0], lists);
    case NodeKind::repeat: {
      const Extent inner = extent_of(node.children[0], lists);
      return {inner.low * node.low, inner.high == kUnbounded ? kUnbounded : inner.high * node.high};
    }
    case NodeKind::sequence: {
      Extent sum;
      for (const auto& child : node.children) {
        const Extent inner = extent_of(child, lists);
        sum = {sum.low + inner.low, add_bounded(sum.high, inner.high)};
      }
      return sum;
    }
    case NodeKind::choice: {
      Extent all{kUnbounded, 0};
      for (const auto& child : node.children) {
        const Extent inner = extent_of(child, lists);
        all = {std::min(all.low, inner.low), std::max(all.high, inner.high)};
      }
      return all;
    }
    default: return {1, 1};
  }
}

/// Short words are frequent (Zipf); exact numbers would change nothing but speed.
double word_cost(std::uint32_t letters) {
  constexpr double by_length[] = {1.0, 0.8, 0.8, 0.4, 0.15, 0.05};
  return letters < 6 ? by_length[letters] : 0.02;
}

double mention_cost(MentionMask mask) {
  double cost = 0;
  for (int i = 0; i < kMentionTypeCount; ++i) {
    const auto type = static_cast<MentionType>(i);
    if ((mask & bit(type)) == 0) continue;
    const bool everywhere = type == MentionType::noun_group;
    const bool frequent = type == MentionType::person || type == MentionType::organization || type == MentionType::pronoun;
    cost += everywhere ? 5.0 : frequent ? 0.6 : 0.15;
  }
  return cost;
}

std::optional<Trigger> trigger_of(const Node& node, const std::vector<WordList>& lists);

std::optional<Trigger> trigger_of_sequence(const Node& node, const std::vector<WordList>& lists) {
  std::optional<Trigger> best;
  Extent before;
  for (const auto& child : node.children) {
    auto trigger = trigger_of(child, lists);
    if (trigger && (!best || trigger->cost < best->cost)) {
      trigger->min_before += before.low;
      trigger->max_before = add_bounded(trigger->max_before, before.high);
      best = std::move(trigger);
    }
    const Extent extent = extent_of(child, lists);
    before = {before.low + extent.low, add_bounded(before.high, extent.high)};
  }
  return best;
}

std::optional<Trigger> trigger_of_choice(const Node& node, const std::vector<WordList>& lists) {
  Trigger all;
  all.min_before = kUnbounded;
  for (const auto& child : node.children) {
    const auto one = trigger_of(child, lists);
    if (!one) return std::nullopt;
    all.cost += one->cost;
    all.words.insert(all.words.end(), one->words.begin(), one->words.end());
    all.lists.insert(all.lists.end(), one->lists.begin(), one->lists.end());
    all.mentions |= one->mentions;
    all.min_before = std::min(all.min_before, one->min_before);
    all.max_before = std::max(all.max_before, one->max_before);
  }
  return all;
}

std::optional<Trigger> trigger_of(const Node& node, const std::vector<WordList>& lists) {
  Trigger trigger;
  switch (node.kind) {
    case NodeKind::token:
      if (node.test.form == 0 && node.test.lemma == 0) return std::nullopt;
      trigger.words.push_back(node.test.form != 0 ? node.test.form : node.test.lemma);
      trigger.cost = word_cost(node.letters) * (node.test.form != 0 ? 1.0 : 1.5);
      return trigger;
    case NodeKind::list:
      trigger.lists.push_back(node.index);
      trigger.cost = node.index < lists.size() ? std::min(1.0, 0.02 + 0.005 * static_cast<double>(lists[node.index].size())) : 1.0;
      return trigger;
    case NodeKind::mention:
      trigger.mentions = node.mask;
      trigger.cost = mention_cost(node.mask);
      return trigger;
    case NodeKind::repeat: return node.low == 0 ? std::nullopt : trigger_of(node.children[0], lists);
    case NodeKind::capture:
    case NodeKind::predicate: return trigger_of(node.children[0], lists);
    case NodeKind::sequence: return trigger_of_sequence(node, lists);
    case NodeKind::choice: return trigger_of_choice(node, lists);
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Trigger> find_trigger(const Node& root, const std::vector<WordList>& lists) { return trigger_of(root, lists); }

void TriggerIndex::add(std::uint32_t pattern, const Trigger& trigger, const std::vector<WordList>& lists) {
  for (const WordKey key : trigger.words) pending_.push_back({key, pattern});
  for (const auto list : trigger.lists)
    for (const WordKey key : lists[list].first_keys()) pending_.push_back({key, pattern});
  for (int i = 0; i < kMentionTypeCount; ++i)
    if (trigger.mentions & bit(static_cast<MentionType>(i))) by_type_[i].push_back(pattern);
  types_ |= trigger.mentions;
}

void TriggerIndex::finish() {
  std::sort(pending_.begin(), pending_.end());
  pending_.erase(std::unique(pending_.begin(), pending_.end()), pending_.end());
  std::size_t capacity = 16;
  while (capacity < pending_.size() * 4) capacity *= 2;
  slots_.assign(capacity, {});
  postings_.clear();
  for (std::size_t i = 0; i < pending_.size();) {
    const WordKey key = pending_[i].key;
    const auto begin = static_cast<std::uint32_t>(postings_.size());
    for (; i < pending_.size() && pending_[i].key == key; ++i) postings_.push_back(pending_[i].pattern);
    std::size_t slot = key & (capacity - 1);
    while (slots_[slot].begin != slots_[slot].end) slot = (slot + 1) & (capacity - 1);
    slots_[slot] = {key, begin, static_cast<std::uint32_t>(postings_.size())};
  }
  pending_ = {};
}

TriggerIndex::Range TriggerIndex::patterns_of(WordKey key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = key & mask; slots_[slot].begin != slots_[slot].end; slot = (slot + 1) & mask)
    if (slots_[slot].key == key) return {postings_.data() + slots_[slot].begin, postings_.data() + slots_[slot].end};
  return {nullptr, nullptr};
}

}  // namespace crosstell::rules
