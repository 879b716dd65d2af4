// SPDX-License-Identifier: Apache-2.0
#include "decisions.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "crosstell/crossref.h"
#include "words.h"

namespace crosstell {
namespace crossref {
namespace {

/// The nodes each decided name speaks of, ascending.
std::map<std::string, std::vector<std::uint32_t>> nodes_by_name(const NameGraph& graph, const std::vector<NameDecision>& decisions) {
  std::map<std::string, std::vector<std::uint32_t>> out;
  for (const NameDecision& decision : decisions) out[decision.a], out[decision.b];
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    std::set<std::string> names{graph.nodes[i].key};
    for (const std::uint32_t entity : graph.nodes[i].entities) names.insert(fold(graph.entities[entity]->entity.name));
    for (const std::string& name : names)
      if (const auto at = out.find(name); at != out.end()) at->second.push_back(i);
  }
  return out;
}

}  // namespace

DecidedNodes decided_nodes(const NameGraph& graph, const std::vector<NameDecision>& decisions) {
  DecidedNodes out;
  if (decisions.empty()) return out;
  const auto nodes = nodes_by_name(graph, decisions);
  out.forbidden.resize(graph.nodes.size());
  for (const NameDecision& decision : decisions) {
    const auto& left = nodes.at(decision.a);
    const auto& right = nodes.at(decision.b);
    if (decision.pinned) {
      if (left.empty() || right.empty()) continue;
      std::vector<std::uint32_t> all = left;
      all.insert(all.end(), right.begin(), right.end());
      const std::uint32_t first = *std::min_element(all.begin(), all.end());
      for (const std::uint32_t node : all)
        if (node != first) out.pinned.push_back({first, node, kPinned, 1, decision.a + " ~ " + decision.b + ": pinned by " + decision.reviewer});
      continue;
    }
    for (const std::uint32_t x : left)
      for (const std::uint32_t y : right)
        if (x != y) out.forbidden[x].push_back(y), out.forbidden[y].push_back(x);
  }
  return out;
}

}  // namespace crossref

std::string decided_name(std::string_view name) { return crossref::fold(name); }

}  // namespace crosstell
