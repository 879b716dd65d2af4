// SPDX-License-Identifier: Apache-2.0
#include "selection.h"

#include <algorithm>
#include <tuple>

namespace crosstell::rules {
namespace {

/// What two matches of one attribute cannot both read: the value, else everything.
TokenSpan contested(const RuleMatch& match) {
  for (const auto& capture : match.captures)
    if (capture.name == "value") return capture.tokens;
  return match.tokens;
}

bool same_captures(const RuleMatch& a, const RuleMatch& b) {
  return std::equal(a.captures.begin(), a.captures.end(), b.captures.begin(), b.captures.end(), [](const Capture& left, const Capture& right) {
    return left.name == right.name && left.tokens == right.tokens && left.mention == right.mention;
  });
}

bool says_the_same(const RuleSet::Compiled& rules, const RuleMatch& a, const RuleMatch& b) {
  return same_captures(a, b) && rules.rules[a.rule].constants == rules.rules[b.rule].constants;
}

class Selection {
 public:
  Selection(const RuleSet::Compiled& rules, TokenSpan sentence) : rules_(rules), sentence_(sentence) {}

  /// Keeps of [begin, end), all of one attribute, those that stay; sets `keep` for them.
  void run(const std::vector<RuleMatch>& matches, const std::vector<std::uint32_t>& order, std::size_t begin, std::size_t end, std::vector<bool>& keep) {
    owner_.assign(sentence_.size(), kNobody);
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t match = order[i];
      const TokenSpan span = contested(matches[match]);
      if (!is_free(matches, match, span)) continue;
      keep[match] = true;
      for (std::uint32_t t = span.begin; t < span.end; ++t)
        if (owner_[t - sentence_.begin] == kNobody) owner_[t - sentence_.begin] = match;
    }
  }

 private:
  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

  bool is_free(const std::vector<RuleMatch>& matches, std::uint32_t match, TokenSpan span) const {
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      const std::uint32_t owner = owner_[t - sentence_.begin];
      if (owner == kNobody || matches[owner].rule == matches[match].rule) continue;
      if (!says_the_same(rules_, matches[owner], matches[match])) return false;
    }
    return true;
  }

  const RuleSet::Compiled& rules_;
  TokenSpan sentence_;
  std::vector<std::uint32_t> owner_;
};

}  // namespace

void select_matches(const RuleSet::Compiled& rules, TokenSpan sentence, std::vector<RuleMatch>& matches) {
  const auto by_place = [](const RuleMatch& a, const RuleMatch& b) {
    return std::tie(a.tokens.begin, a.rule, a.tokens.end, a.pattern) < std::tie(b.tokens.begin, b.rule, b.tokens.end, b.pattern);
  };
  if (matches.size() > 1) {
    std::vector<std::uint32_t> order(matches.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto rank = [&](std::uint32_t i) {
      const RuleMatch& m = matches[i];
      return std::make_tuple(rules.attribute_of[m.rule], ~m.tokens.size(), -std::int64_t{rules.rules[m.rule].priority}, m.rule, m.tokens.begin);
    };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
    std::vector<bool> keep(matches.size(), false);
    Selection selection(rules, sentence);
    for (std::size_t begin = 0; begin < order.size();) {
      std::size_t end = begin + 1;
      while (end < order.size() && rules.attribute_of[matches[order[end]].rule] == rules.attribute_of[matches[order[begin]].rule]) ++end;
      selection.run(matches, order, begin, end, keep);
      begin = end;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < matches.size(); ++i)
      if (keep[i]) {
        if (kept != i) matches[kept] = std::move(matches[i]);
        ++kept;
      }
    matches.resize(kept);
  }
  std::sort(matches.begin(), matches.end(), by_place);
}

}  // namespace crosstell::rules
