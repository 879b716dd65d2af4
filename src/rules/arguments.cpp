// SPDX-License-Identifier: Apache-2.0
#include "arguments.h"

#include <algorithm>

namespace crosstell::rules {
namespace {

bool holds_argument(const Node& node) {
  return node.kind == NodeKind::argument || std::any_of(node.children.begin(), node.children.end(), holds_argument);
}

bool holds_predicate(const Node& node) {
  return node.kind == NodeKind::predicate || std::any_of(node.children.begin(), node.children.end(), holds_predicate);
}

/// Of the verb groups of the predicate the last: "is expected to <sell>". Where it has no doer of its own, that of the verb it hangs on.
TokenSpan group_of(const TokenView& view, const TokenSpan& predicate, bool doer) {
  const auto& all = view.arguments;
  auto at = std::partition_point(all.begin(), all.end(), [&](const VerbArguments& verb) { return verb.verb.begin < predicate.end; });
  if (at == all.begin() || (--at)->verb.end <= predicate.begin) return {};
  if (!doer) return at->object;
  while (at->doer.empty() && at != all.begin() && std::prev(at)->verb.end == at->verb.begin) --at;
  return at->doer;
}

bool joins(const Token& token) { return token.folded == "and" || token.folded == "or" || token.folded == "," || token.folded == "&"; }

/// Nothing but the mention and what describes it stands in the group.
bool stands_alone(const TokenView& view, const TokenSpan& group, const TokenSpan& mention) {
  for (std::uint32_t i = group.begin; i < mention.begin; ++i)
    if (joins(view.tokens[i])) return false;
  return true;
}

}  // namespace

std::vector<PatternArgument> take_arguments(Node& root, const Place& place, Problems& problems) {
  std::vector<PatternArgument> out;
  for (const Node& node : root.children) {
    if (node.kind != NodeKind::argument) {
      if (holds_argument(node)) problems.add(place.at(place.field, node.column), "a doer or an object stands beside the other elements, not inside one");
      continue;
    }
    const Node& capture = node.children.front();
    out.push_back({node.low == 0, capture.index, capture.children.front().mask, node.column, node.text});
  }
  if (out.empty()) return out;
  std::erase_if(root.children, [](const Node& node) { return node.kind == NodeKind::argument; });
  if (!holds_predicate(root)) problems.add(place, "a doer or an object is that of a predicate; put < and > around the verb");
  return out;
}

std::optional<Capture> bind_argument(const TokenView& view, const TokenSpan& predicate, const PatternArgument& argument) {
  const TokenSpan group = group_of(view, predicate, argument.doer);
  if (group.empty()) return std::nullopt;
  const MentionMask wanted = argument.mask & ~bit(MentionType::noun_group);
  for (const MentionLayer& mention : view.mentions) {
    if (mention.tokens.end != group.end || mention.tokens.begin < group.begin || (bit(mention.type) & wanted) == 0) continue;
    if (!stands_alone(view, group, mention.tokens)) return std::nullopt;
    Capture out;
    out.tokens = mention.tokens;
    out.type = mention.type;
    out.mention = mention.index;
    return out;
  }
  if ((argument.mask & bit(MentionType::noun_group)) == 0 || !stands_alone(view, group, {group.end, group.end})) return std::nullopt;
  Capture out;
  out.tokens = group;
  return out;
}

}  // namespace crosstell::rules
