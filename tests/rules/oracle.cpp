// SPDX-License-Identifier: Apache-2.0
#include "oracle.h"

#include <algorithm>
#include <functional>

namespace crosstell::test {
namespace {

using rules::Node;
using rules::NodeKind;

struct Oracle {
  const TokenView& view;
  rules::MentionMask stops;
  const std::vector<rules::WordList>& lists;
  std::vector<OracleMatch::Captured> captured;

  using Then = std::function<void(std::uint32_t)>;

  [[nodiscard]] std::uint32_t size() const { return view.sentence.end; }
  [[nodiscard]] const Token& token(std::uint32_t at) const { return view.tokens[at]; }
  [[nodiscard]] bool is_mark(std::uint32_t at) const { return token(at).word_class == WordClass::punctuation; }

  void sequence(const Node& node, std::size_t child, std::uint32_t at, const Then& then) {
    if (child == node.children.size()) return then(at);
    run(node.children[child], at, [&](std::uint32_t next) { sequence(node, child + 1, next, then); });
  }

  void repeat(const Node& node, std::uint32_t done, std::uint32_t at, const Then& then) {
    if (done < node.high) run(node.children[0], at, [&](std::uint32_t next) { repeat(node, done + 1, next, then); });
    if (done >= node.low) then(at);
  }

  void gap(const Node& node, std::uint32_t at, const Then& then) {
    for (std::uint32_t skip = 0; skip <= node.high && at + skip <= size(); ++skip) {
      bool allowed = true;
      for (std::uint32_t i = at; i < at + skip; ++i) {
        if (token(i).folded == "\"") allowed = false;
        for (const auto& mention : view.mentions)
          if (mention.tokens.contains(i) && (rules::bit(mention.type) & stops) && !(mention.tokens.size() == 1 && token(i).folded == "its")) allowed = false;
      }
      for (std::uint32_t i = at == 0 ? 1 : at; i <= at + skip && i < size(); ++i)
        if (token(i - 1).clause != token(i).clause) allowed = false;
      if (allowed) then(at + skip);
    }
  }

  void mention(const Node& node, std::uint32_t at, const Then& then) {
    std::vector<std::uint32_t> ends;
    for (const auto& mention : view.mentions)
      if (mention.tokens.begin == at && (rules::bit(mention.type) & node.mask)) ends.push_back(mention.tokens.end);
    std::stable_sort(ends.rbegin(), ends.rend());
    if (node.mask & rules::bit(MentionType::noun_group))
      for (const auto& group : view.noun_groups)
        if (group.contains(at)) ends.push_back(group.end);
    for (const auto end : ends) then(end);
  }

  void list(const Node& node, std::uint32_t at, const Then& then) {
    if (at >= size()) return;
    std::vector<std::uint32_t> lengths;
    lists[node.index].each_match(view, at, size(), [&](std::uint32_t length) { lengths.push_back(length); });
    for (const auto length : lengths) then(at + length);
  }

  void clause(std::uint32_t at, const Then& then) {
    if (at >= size()) return;
    std::uint32_t end = at + 1;
    while (end < size() && token(end).clause == token(at).clause) ++end;
    while (end > at && is_mark(end - 1)) --end;
    if (end > at) then(end);
  }

  [[nodiscard]] bool holds(const rules::TokenTest& test, const Token& t) const {
    return (test.form == 0 || test.form == t.form_key) && (test.lemma == 0 || test.lemma == t.lemma_key) &&
           (test.classes == 0 || (test.classes & bit(t.word_class))) && (test.forms & ~t.forms) == 0 && (test.lexical & ~t.lexical) == 0 &&
           (test.shape & ~t.shape) == 0;
  }

  void run(const Node& node, std::uint32_t at, const Then& then) {
    switch (node.kind) {
      case NodeKind::sequence: return sequence(node, 0, at, then);
      case NodeKind::choice:
        for (const auto& child : node.children) run(child, at, then);
        return;
      case NodeKind::repeat: return repeat(node, 0, at, then);
      case NodeKind::predicate: return run(node.children[0], at, then);
      case NodeKind::capture: {
        const std::size_t index = captured.size();
        captured.push_back({node.index, at, at});
        run(node.children[0], at, [&](std::uint32_t end) {
          const auto saved = captured;
          captured[index].end = end;
          then(end);
          captured = saved;
        });
        captured.resize(index);
        return;
      }
      case NodeKind::gap: return gap(node, at, then);
      case NodeKind::mention: return mention(node, at, then);
      case NodeKind::list: return list(node, at, then);
      case NodeKind::clause: return clause(at, then);
      case NodeKind::begin:
        for (std::uint32_t i = 0; i < at; ++i)
          if (!is_mark(i)) return;
        return then(at);
      case NodeKind::end:
        for (std::uint32_t i = at; i < size(); ++i)
          if (!is_mark(i)) return;
        return then(at);
      case NodeKind::token:
        if (at < size() && holds(node.test, token(at))) then(at + 1);
        return;
      case NodeKind::dash:
        if (at < size() && token(at).folded == "-") then(at + 1);
        return;
      case NodeKind::double_quote:
        if (at < size() && token(at).folded == "\"") then(at + 1);
        return;
      case NodeKind::single_quote:
        if (at < size() && token(at).folded == "'") then(at + 1);
        return;
      case NodeKind::argument: return then(at);
      case NodeKind::regex: return;  // not generated
    }
  }
};

}  // namespace

std::vector<OracleMatch> oracle_matches(const rules::Node& root, rules::MentionMask stops, const std::vector<rules::WordList>& lists,
                                        const TokenView& view) {
  std::vector<OracleMatch> out;
  for (std::uint32_t start = 0; start < view.sentence.end;) {
    Oracle oracle{view, stops, lists, {}};
    std::optional<OracleMatch> best;
    oracle.run(root, start, [&](std::uint32_t end) {
      if (!best || end > best->end) best = OracleMatch{start, end, oracle.captured};
    });
    if (best && best->end > start) {
      out.push_back(*best);
      start = best->end;
    } else {
      ++start;
    }
  }
  return out;
}

}  // namespace crosstell::test
