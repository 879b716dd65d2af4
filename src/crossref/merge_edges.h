// SPDX-License-Identifier: Apache-2.0
// Candidate merges: pairs of nodes that a rule holds for one thing, with the evidence.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "nodes.h"

namespace crosstell::crossref {

struct Edge {
  std::uint32_t a = 0, b = 0;    ///< nodes, a < b
  std::string rule;
  double score = 0;
  std::string evidence;
};

/// Pairs of names, found over blocks of names that share a word; work is bounded by the block limit.
[[nodiscard]] std::vector<Edge> name_edges(const NameGraph& graph);
/// Surnames and given names alone, within akin articles.
[[nodiscard]] std::vector<Edge> surname_edges(const NameGraph& graph);
/// Names of one word whose type only some articles of a story show.
[[nodiscard]] std::vector<Edge> story_name_edges(const NameGraph& graph);
/// Events: same class, akin articles, nothing that disagrees.
[[nodiscard]] std::vector<Edge> event_edges(const NameGraph& graph);
/// Concepts without a proper noun: same words in akin articles.
[[nodiscard]] std::vector<Edge> concept_edges(const NameGraph& graph);

}  // namespace crosstell::crossref
