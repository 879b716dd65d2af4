// SPDX-License-Identifier: Apache-2.0
// What people decided about names, brought to the graph of names: pins are edges before all others, forbidden pairs keep clusters apart.
#pragma once

#include <cstdint>
#include <vector>

#include "merge_edges.h"
#include "nodes.h"

namespace crosstell::crossref {

inline constexpr const char* kPinned = "pinned";   ///< rule of the edges a person asked for

/// Pairs of nodes that must, and pairs that must never, stand in one cluster.
struct DecidedNodes {
  std::vector<Edge> pinned;                                ///< to be tried before every rule
  std::vector<std::vector<std::uint32_t>> forbidden;       ///< node -> nodes it is kept apart from; empty when nothing is forbidden
};

/// A decision speaks of every node whose key, or whose name as written, folds to the decided name.
[[nodiscard]] DecidedNodes decided_nodes(const NameGraph& graph, const std::vector<NameDecision>& decisions);

}  // namespace crosstell::crossref
