// SPDX-License-Identifier: Apache-2.0
#include "requirement.h"

#include <algorithm>
#include <iterator>

namespace crosstell::rules {
namespace {

constexpr double kHyphenCost = 0.2;

std::uint32_t add_bounded(std::uint32_t a, std::uint32_t b) { return a == kUnbounded || b == kUnbounded ? kUnbounded : a + b; }

Extent operator+(const Extent& a, const Extent& b) { return {a.low + b.low, add_bounded(a.high, b.high)}; }
Extent operator*(const Extent& a, const Extent& times) { return {a.low * times.low, a.high == kUnbounded ? kUnbounded : a.high * times.high}; }
/// What covers both.
Extent operator|(const Extent& a, const Extent& b) { return {std::min(a.low, b.low), std::max(a.high, b.high)}; }

/// How often a word stands in a sentence, roughly; exact numbers would change nothing but speed. The counts are those of a million words
/// of all kinds, and of words of grammar they say only that nobody counted them: of these the short ones are frequent (Zipf).
/// Nor has anybody counted letters that stand alone.
double word_cost(WordKey word, std::uint32_t letters) {
  constexpr double by_length[] = {1.0, 0.8, 0.8, 0.4, 0.15, 0.05};
  constexpr double kUncounted = 20'000, kPerSentence = 1.0 / 25'000, kLeast = 0.005;
  double count = 0;
  const auto readings = Lexicon::builtin().readings(word);
  for (const WordReading& reading : readings) count += reading.count;
  const bool counted = letters > 1 && !readings.empty() && count < kUncounted;
  return counted ? kLeast + count * kPerSentence : letters < std::size(by_length) ? by_length[letters] : 0.02;
}

double list_cost(const WordList& list) {
  double cost = 0;
  for (const WordKey word : list.first_keys()) cost += word_cost(word, static_cast<std::uint32_t>(Lexicon::builtin().text(word).size()));
  return std::min(1.0, cost);
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

template <class T>
void append(std::vector<T>& all, const std::vector<T>& more) { all.insert(all.end(), more.begin(), more.end()); }

template <class T>
void sort_unique(std::vector<T>& all) {
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// Needs of a node, in order, and the tokens it covers after the last of them.
struct Chain {
  std::vector<Need> needs;
  Extent tail;
};

/// From the end of a need to the end of the node.
Extent extent_after(const Chain& chain, std::size_t need) {
  Extent sum = chain.tail;
  for (std::size_t i = need + 1; i < chain.needs.size(); ++i) sum = sum + chain.needs[i].lead + chain.needs[i].length;
  return sum;
}

class Collector {
 public:
  explicit Collector(const std::vector<WordList>& lists) : lists_(lists) {}

  [[nodiscard]] Chain chain_of(const Node& node) const {
    switch (node.kind) {
      case NodeKind::token: return of_token(node);
      case NodeKind::regex: return of_regex(node);
      case NodeKind::list: return of_list(node);
      case NodeKind::mention: return {{{{node.mask, {}, {}}, mention_cost(node.mask), {}, {1, kUnbounded}}}, {}};
      case NodeKind::clause: return {{}, {1, kUnbounded}};
      case NodeKind::gap: return {{}, {0, node.high}};
      case NodeKind::begin:
      case NodeKind::end:
      case NodeKind::argument: return {};
      case NodeKind::repeat: return of_repeat(node);
      case NodeKind::capture:
      case NodeKind::predicate: return chain_of(node.children[0]);
      case NodeKind::sequence: return of_sequence(node);
      case NodeKind::choice: return of_choice(node);
      default: return {{}, {1, 1}};
    }
  }

 private:
  [[nodiscard]] static Extent extent_of(const Chain& chain) {
    return chain.needs.empty() ? chain.tail : chain.needs[0].lead + chain.needs[0].length + extent_after(chain, 0);
  }

  [[nodiscard]] static Chain of_token(const Node& node) {
    if (node.test.form == 0 && node.test.lemma == 0) return {{}, {1, 1}};
    const bool form = node.test.form != 0;
    return {{{{0, {form ? node.test.form : node.test.lemma}, {}}, word_cost(form ? node.test.form : node.test.lemma, node.letters) * (form ? 1.0 : 1.5), {}, {1, 1}}}, {}};
  }

  [[nodiscard]] static Chain of_regex(const Node& node) {
    if (node.sure_letter != '-') return {{}, {1, 1}};
    return {{{{0, {hyphened_word()}, {}}, kHyphenCost, {}, {1, 1}}}, {}};
  }

  [[nodiscard]] Chain of_list(const Node& node) const {
    if (node.index >= lists_.size()) return {{}, {1, kUnbounded}};
    const WordList& list = lists_[node.index];
    return {{{{0, {}, {node.index}}, list_cost(list), {}, {1, list.longest()}}}, {}};
  }

  /// Only the first round is sure to be there.
  [[nodiscard]] Chain of_repeat(const Node& node) const {
    Chain chain = chain_of(node.children[0]);
    const Extent once = extent_of(chain);
    if (node.low == 0) return {{}, once * Extent{0, node.high}};
    chain.tail = chain.tail + once * Extent{node.low - 1, node.high - 1};
    return chain;
  }

  [[nodiscard]] Chain of_sequence(const Node& node) const {
    Chain all;
    for (const auto& child : node.children) {
      Chain chain = chain_of(child);
      if (chain.needs.empty()) {
        all.tail = all.tail + chain.tail;
        continue;
      }
      chain.needs[0].lead = all.tail + chain.needs[0].lead;
      for (Need& need : chain.needs) all.needs.push_back(std::move(need));
      all.tail = chain.tail;
    }
    return all;
  }

  /// One alternative holds, so the rarest need of each, taken together, is a need of the choice.
  [[nodiscard]] Chain of_choice(const Node& node) const {
    const Extent nothing{kUnbounded, 0};
    Need any{{}, 0, nothing, nothing};
    Extent tail = nothing, all = nothing;
    bool sure = true;
    for (const auto& child : node.children) {
      const Chain chain = chain_of(child);
      all = all | extent_of(chain);
      sure = sure && !chain.needs.empty();
      if (!sure) continue;
      const std::size_t best = rarest(chain.needs);
      const Need& need = chain.needs[best];
      any.what.mentions |= need.what.mentions;
      append(any.what.words, need.what.words);
      append(any.what.lists, need.what.lists);
      any.cost += need.cost;
      any.lead = any.lead | extent_before(chain.needs, best);
      any.length = any.length | need.length;
      tail = tail | extent_after(chain, best);
    }
    if (!sure) return {{}, all};
    sort_unique(any.what.words);
    sort_unique(any.what.lists);
    return {{std::move(any)}, tail};
  }

  const std::vector<WordList>& lists_;
};

}  // namespace

std::vector<Need> needs_of(const Node& root, const std::vector<WordList>& lists) { return Collector(lists).chain_of(root).needs; }

std::size_t rarest(const std::vector<Need>& needs) {
  const auto is_rarer = [](const Need& a, const Need& b) { return a.cost < b.cost; };
  return static_cast<std::size_t>(std::min_element(needs.begin(), needs.end(), is_rarer) - needs.begin());
}

Extent extent_before(const std::vector<Need>& needs, std::size_t need) {
  Extent sum = needs[need].lead;
  for (std::size_t i = 0; i < need; ++i) sum = sum + needs[i].lead + needs[i].length;
  return sum;
}

}  // namespace crosstell::rules
