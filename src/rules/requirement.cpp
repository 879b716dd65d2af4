// SPDX-License-Identifier: Apache-2.0
#include "requirement.h"

#include <algorithm>

namespace crosstell::rules {
namespace {

// Longer lists stand in most sentences anyway; testing all their words costs more than it saves.
constexpr std::size_t kMaxWords = 24;

std::size_t cost(const Requirement& one) { return one.words.size() + static_cast<std::size_t>(__builtin_popcount(one.mentions)); }

void collect(const Node& node, const std::vector<WordList>& lists, std::vector<Requirement>& out);

/// One alternative holds, so one need of each, taken together, is a need of the choice.
void collect_choice(const Node& node, const std::vector<WordList>& lists, std::vector<Requirement>& out) {
  Requirement any;
  for (const Node& child : node.children) {
    std::vector<Requirement> of_child;
    collect(child, lists, of_child);
    const auto best = std::min_element(of_child.begin(), of_child.end(), [](const Requirement& a, const Requirement& b) { return cost(a) < cost(b); });
    if (best == of_child.end()) return;
    any.mentions |= best->mentions;
    any.words.insert(any.words.end(), best->words.begin(), best->words.end());
  }
  std::sort(any.words.begin(), any.words.end());
  any.words.erase(std::unique(any.words.begin(), any.words.end()), any.words.end());
  if (any.words.size() <= kMaxWords) out.push_back(std::move(any));
}

void collect(const Node& node, const std::vector<WordList>& lists, std::vector<Requirement>& out) {
  switch (node.kind) {
    case NodeKind::token:
      if (node.test.form != 0 || node.test.lemma != 0) out.push_back({0, {node.test.form != 0 ? node.test.form : node.test.lemma}});
      return;
    case NodeKind::list:
      if (node.index < lists.size() && lists[node.index].first_keys().size() <= kMaxWords) out.push_back({0, lists[node.index].first_keys()});
      return;
    case NodeKind::mention: out.push_back({node.mask, {}}); return;
    case NodeKind::repeat:
      if (node.low > 0) collect(node.children[0], lists, out);
      return;
    case NodeKind::capture:
    case NodeKind::predicate: return collect(node.children[0], lists, out);
    case NodeKind::sequence:
      for (const Node& child : node.children) collect(child, lists, out);
      return;
    case NodeKind::choice: return collect_choice(node, lists, out);
    default: return;
  }
}

/// Adds what `node` may begin with. Returns: whether what follows it may stand at the start as well.
bool add_opening(const Node& node, const std::vector<WordList>& lists, Opening& out) {
  switch (node.kind) {
    case NodeKind::token:
      if (node.test.form != 0) out.words.add(node.test.form);
      else if (node.test.lemma != 0) out.words.add(node.test.lemma);
      else out.anything = true;
      return false;
    case NodeKind::list:
      if (node.index >= lists.size()) out.anything = true;
      else for (const WordKey key : lists[node.index].first_keys()) out.words.add(key);
      return false;
    case NodeKind::mention: out.mentions |= node.mask; return false;
    case NodeKind::begin:
    case NodeKind::end: return true;
    case NodeKind::repeat: return add_opening(node.children[0], lists, out) || node.low == 0;
    case NodeKind::capture:
    case NodeKind::predicate: return add_opening(node.children[0], lists, out);
    case NodeKind::sequence:
      for (const Node& child : node.children)
        if (!add_opening(child, lists, out)) return false;
      return true;
    case NodeKind::choice: {
      bool open = false;
      for (const Node& child : node.children) open |= add_opening(child, lists, out);
      return open;
    }
    default: out.anything = true; return false;  // gaps, classes, marks, regexes
  }
}

}  // namespace

Needs needs_of(const Node& root, const std::vector<WordList>& lists) {
  Needs needs;
  collect(root, lists, needs.somewhere);
  if (add_opening(root, lists, needs.opening)) needs.opening.anything = true;
  std::sort(needs.somewhere.begin(), needs.somewhere.end(), [](const Requirement& a, const Requirement& b) { return cost(a) < cost(b); });
  return needs;
}

}  // namespace crosstell::rules
