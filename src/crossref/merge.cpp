// SPDX-License-Identifier: Apache-2.0
// Clusters of names: connected components of the candidate merges, the surest first, under vetoes.
#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "crosstell/base/hash.h"
#include "crosstell/crossref.h"
#include "decisions.h"
#include "merge_edges.h"
#include "words.h"

namespace crosstell {
namespace {

using namespace crossref;

constexpr double kGuessedType = 0.7;       // an article that is less sure of a type guesses it
constexpr std::uint64_t kSureType = 8;     // guesses that a plain sign outweighs
constexpr std::size_t kVetoLimit = 48;  // names of a cluster that are checked against each other

class Clusters {
 public:
  Clusters(const NameGraph& graph, const DecidedNodes& decided) : graph_(graph), decided_(decided), parent_(graph.nodes.size()), members_(graph.nodes.size()) {
    std::iota(parent_.begin(), parent_.end(), 0u);
    for (std::uint32_t i = 0; i < members_.size(); ++i) members_[i] = {i};
  }

  std::uint32_t find(std::uint32_t node) {
    while (parent_[node] != node) node = parent_[node] = parent_[parent_[node]];
    return node;
  }

  /// False when a veto keeps the two clusters apart. What people pinned only they can forbid.
  bool join(std::uint32_t a, std::uint32_t b, bool pinned) {
    a = find(a);
    b = find(b);
    if (a == b) return true;
    if (forbidden(a, b) || (!pinned && vetoed(members_[a], members_[b]))) return false;
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    parent_[b] = a;
    members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
    members_[b].clear();
    return true;
  }

  /// Lets go of what only join() needs.
  void close() { members_ = {}; }

 private:
  /// Requires: a and b are roots.
  [[nodiscard]] bool forbidden(std::uint32_t a, std::uint32_t b) {
    if (decided_.forbidden.empty()) return false;
    for (const std::uint32_t member : members_[a])
      for (const std::uint32_t other : decided_.forbidden[member])
        if (find(other) == b) return true;
    return false;
  }

  [[nodiscard]] bool vetoed(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) const {
    for (std::size_t i = 0; i < std::min(a.size(), kVetoLimit); ++i)
      for (std::size_t j = 0; j < std::min(b.size(), kVetoLimit); ++j)
        if (apart(graph_.nodes[a[i]], graph_.nodes[b[j]])) return true;
    return false;
  }

  static bool apart(const Node& x, const Node& y) {
    if (x.name_class == NameClass::event && y.name_class == NameClass::event) {
      const auto subset = [](const auto& p, const auto& q) { return std::includes(q.begin(), q.end(), p.begin(), p.end()); };
      return !subset(x.details->modifiers, y.details->modifiers) && !subset(y.details->modifiers, x.details->modifiers);
    }
    return x.name_class == y.name_class && exclude_each_other(x.name_class, x.words, y.words);
  }

  const NameGraph& graph_;
  const DecidedNodes& decided_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::uint32_t>> members_;
};

std::string identity_of(const NameGraph& graph, const Node& node) {
  std::string out;
  out.reserve(node.key.size() + 40);
  out.append(std::to_string(static_cast<int>(node.name_class))).append("|").append(node.key);
  // A local name is itself only in its article: where it stands first keeps it apart from its namesakes.
  if (node.local) out.append("|").append(graph.articles[node.articles.front()]).append("|").append(std::to_string(graph.entities[node.entities.front()]->index));
  if (!node.details->since.empty()) out.append("|since ").append(node.details->since);
  return out;
}

/// The most used value; the least of equals.
std::string most_used(const std::map<std::string, std::uint64_t>& counts) {
  std::string best;
  std::uint64_t most = 0;
  for (const auto& [value, count] : counts)
    if (count > most) std::tie(best, most) = std::tie(value, count);
  return best;
}

/// What row_of() gives for a name of one article that nothing is merged with: most are such. The key of the node is used up.
MergeRow row_of_one(const NameGraph& graph, Node& node, std::string id) {
  const Store::ArticleEntity& entity = *graph.entities[node.entities.front()];
  MergeRow row;
  row.members.emplace_back(entity.article_id, entity.index);
  row.key = std::move(node.key);
  row.name = entity.entity.name;
  row.type = entity.entity.type;
  row.entity_id = std::move(id);
  row.rule = "single";
  return row;
}

/// The node that gives a cluster its key and its id: the least; a full name identifies better than the surnames and "the flood" that were
/// resolved to it.
std::uint32_t named_by(const NameGraph& graph, std::span<const std::uint32_t> members) {
  if (members.size() == 1) return members.front();
  const bool local_only = std::all_of(members.begin(), members.end(), [&](std::uint32_t i) { return graph.nodes[i].local; });
  std::uint32_t best = members.front();
  std::string least;
  for (const std::uint32_t index : members) {
    if (!local_only && graph.nodes[index].local) continue;
    std::string own = identity_of(graph, graph.nodes[index]);
    if (least.empty() || own < least) best = index, least = std::move(own);
  }
  return best;
}

MergeRow row_of(NameGraph& graph, std::span<const std::uint32_t> members, const std::vector<const Edge*>& edges, std::string id) {
  if (members.size() == 1 && graph.nodes[members.front()].entities.size() == 1) return row_of_one(graph, graph.nodes[members.front()], std::move(id));
  MergeRow row;
  std::map<std::string, std::uint64_t> names, types;
  const std::uint32_t namer = named_by(graph, members);
  const bool local_only = graph.nodes[namer].local;
  for (const std::uint32_t index : members) {
    const Node& node = graph.nodes[index];
    for (const std::uint32_t i : node.entities) {
      const Store::ArticleEntity& entity = *graph.entities[i];
      row.members.emplace_back(entity.article_id, entity.index);
      types[entity.entity.type] += std::max<std::uint64_t>(entity.mentions, 1) * (entity.entity.confidence < kGuessedType ? 1 : kSureType);
      if (local_only || !node.local) names[entity.entity.name] += std::max<std::uint64_t>(entity.mentions, 1);
    }
  }
  std::sort(row.members.begin(), row.members.end());
  row.name = most_used(names);
  row.type = most_used(types);
  row.key = graph.nodes[namer].key;
  row.entity_id = std::move(id);
  row.rule = members.size() == 1 && row.members.size() > 1 ? "same_name" : "single";
  for (const Edge* edge : edges) {
    if (edge->score <= row.score) {
      row.score = edge->score;
      row.rule = edge->rule;
    }
    row.evidence.push_back(edge->evidence);
  }
  return row;
}

/// Nodes by cluster, clusters in the order in which the first of their nodes were made: what is looked at next lies near what was looked at last.
class ClusterMembers {
 public:
  ClusterMembers(const NameGraph& graph, Clusters& clusters) {
    constexpr std::uint32_t kNone = UINT32_MAX;
    const auto count = static_cast<std::uint32_t>(graph.nodes.size());
    std::vector<std::uint32_t> first(count, kNone), next(count, kNone), last(count, kNone), made(count);
    for (std::uint32_t i = 0; i < count; ++i) {   // members ascending
      const std::uint32_t root = clusters.find(i);
      (first[root] == kNone ? first[root] : next[last[root]]) = i;
      last[root] = i;
      made[graph.nodes.place(i)] = i;
    }
    members_.reserve(count);
    for (const std::uint32_t node : made) {
      std::uint32_t& begin = first[clusters.find(node)];
      if (begin == kNone) continue;
      begins_.push_back(static_cast<std::uint32_t>(members_.size()));
      for (std::uint32_t i = std::exchange(begin, kNone); i != kNone; i = next[i]) members_.push_back(i);
    }
    begins_.push_back(count);
  }

  [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
  [[nodiscard]] std::span<const std::uint32_t> of(std::size_t cluster) const { return std::span(members_).subspan(begins_[cluster], begins_[cluster + 1] - begins_[cluster]); }

 private:
  std::vector<std::uint32_t> members_, begins_;
};

/// The rows are big: each is moved once, to where it stays.
void sort_by_id(std::vector<MergeRow>& rows) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;   // the first letters of the id as a number, where the row stands
  order.reserve(rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    std::uint64_t letters = 0;
    for (std::size_t at = 2; at < 10; ++at) letters = letters << 8 | (at < rows[i].entity_id.size() ? static_cast<unsigned char>(rows[i].entity_id[at]) : 0u);   // "e-" begins them all
    order.emplace_back(letters, i);
  }
  std::sort(order.begin(), order.end(), [&](const auto& x, const auto& y) { return x.first != y.first ? x.first < y.first : rows[x.second].entity_id < rows[y.second].entity_id; });
  for (std::uint32_t begin = 0; begin < rows.size(); ++begin) {
    if (order[begin].second == begin) continue;
    MergeRow row = std::move(rows[begin]);
    std::uint32_t to = begin;
    for (std::uint32_t from = order[to].second; from != begin; from = order[to].second) {
      rows[to] = std::move(rows[from]);
      order[to].second = to;
      to = from;
    }
    rows[to] = std::move(row);
    order[to].second = to;
  }
}

/// One row a cluster, by entity id. The nodes of the graph are used up: each is let go when its row is made.
std::vector<MergeRow> rows_of(NameGraph& graph, Clusters& clusters, const std::vector<const Edge*>& used) {
  std::unordered_map<std::uint32_t, std::vector<const Edge*>> edges;   // root -> what holds the cluster together
  for (const Edge* edge : used) edges[clusters.find(edge->a)].push_back(edge);
  const ClusterMembers members(graph, clusters);
  std::vector<MergeRow> out;
  out.reserve(members.size());
  static const std::vector<const Edge*> kNone;
  for (std::size_t cluster = 0; cluster < members.size(); ++cluster) {
    const auto nodes = members.of(cluster);
    const auto at = nodes.size() > 1 ? edges.find(clusters.find(nodes.front())) : edges.end();
    std::string id = content_id('e', identity_of(graph, graph.nodes[named_by(graph, nodes)]));
    out.push_back(row_of(graph, nodes, at == edges.end() ? kNone : at->second, std::move(id)));
    for (const std::uint32_t node : nodes) graph.nodes[node] = {};
  }
  sort_by_id(out);
  return out;
}

}  // namespace

std::vector<MergeRow> merge_entities(const std::vector<Store::ArticleEntity>& entities, bool same_event, const std::vector<NameDecision>& decisions,
                                     const std::vector<Store::ArticleHead>& heads) {
  NameGraph graph = build_graph(entities, heads);
  graph.same_event = same_event;
  const DecidedNodes decided = decided_nodes(graph, decisions);
  std::vector<Edge> edges = decided.pinned;
  for (auto* more : {&name_edges, &surname_edges, &story_name_edges, &event_edges, &concept_edges}) {
    std::vector<Edge> found = more(graph);
    edges.insert(edges.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
    const bool x_later = x.rule != kPinned, y_later = y.rule != kPinned;
    return std::tie(x_later, y.score, x.a, x.b, x.rule) < std::tie(y_later, x.score, y.a, y.b, y.rule);
  });

  Clusters clusters(graph, decided);
  std::vector<const Edge*> used;
  for (const Edge& edge : edges) {
    const bool known = clusters.find(edge.a) == clusters.find(edge.b);
    if (!known && clusters.join(edge.a, edge.b, edge.rule == kPinned)) used.push_back(&edge);
  }
  clusters.close();
  return rows_of(graph, clusters, used);
}

}  // namespace crosstell
