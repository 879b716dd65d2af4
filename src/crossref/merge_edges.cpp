// SPDX-License-Identifier: Apache-2.0
#include "merge_edges.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>

#include "crosstell/base/hash.h"
#include "tables.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kBlockLimit = 300;    // blocks of "smith" and "john": beyond it only neighbours in word order are compared
constexpr std::size_t kNeighbours = 32;
constexpr std::size_t kPairsAtOnce = 1u << 19;   // found before doubles are dropped
constexpr std::size_t kArticleLimit = 64;   // articles of a node that are looked at for company

constexpr std::string_view kDefined = "defined in an article";

bool has_text(const std::vector<std::string>& sorted, const std::string& text) { return std::binary_search(sorted.begin(), sorted.end(), text); }

std::string first_shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto at = std::find_if(a.begin(), a.end(), [&](const std::string& value) { return has_text(b, value); });
  return at == a.end() ? std::string() : *at;
}

bool share_article(const NameGraph& graph, std::uint32_t a, std::uint32_t b) {
  const auto left = graph.stands_in[a], right = graph.stands_in[b];
  for (auto x = left.begin(), y = right.begin(); x != left.end() && y != right.end();) {
    if (*x == *y) return true;
    *x < *y ? ++x : ++y;
  }
  return false;
}

/// Articles of a node that are looked at for company.
std::span<const std::uint32_t> first_articles(const NameGraph& graph, std::uint32_t index) {
  const auto all = graph.stands_in[index];
  return all.first(std::min(all.size(), kArticleLimit));
}

std::vector<std::uint32_t> company_of(const NameGraph& graph, std::uint32_t index) {
  std::vector<std::uint32_t> out;
  for (const std::uint32_t article : first_articles(graph, index)) out.insert(out.end(), graph.rare[article].begin(), graph.rare[article].end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::erase(out, graph.same_as[index]);
  return out;
}

/// What besides the name speaks for one entity: an affiliation, a role, or the company it keeps. Empty: nothing.
std::string anchor_of(const NameGraph& graph, std::uint32_t a, std::uint32_t b) {
  const Node& x = graph.nodes[a];
  const Node& y = graph.nodes[b];
  if (const std::string shared = first_shared(x.details->affiliations, y.details->affiliations); !shared.empty()) return "affiliation " + shared;
  for (const std::string& role : x.details->roles)
    for (const std::string& other : y.details->roles)
      if (Tables::builtin().are_synonyms(role, other)) return "role " + role;
  const auto left = company_of(graph, a), right = company_of(graph, b);
  std::vector<std::uint32_t> shared;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(shared));
  if (shared.size() < 2) return {};
  return "company of " + graph.nodes[shared[0]].key + ", " + graph.nodes[shared[1]].key;
}

/// "Corvane" of "Corvane Harbour Freight", where an article that gives the name in full goes on with the first word alone.
bool shortens(const Node& small, const Node& large) {
  return small.words.size() == 1 && large.words.size() > 1 && small.words[0] == large.words[0] && has_text(large.details->aliases, small.key);
}

/// "HFRO" of the "Harbour and Fisheries vessels Regulatory Office (HFRO)": letters that begin words, in their order.
bool is_defined_acronym(const Node& small, const Node& large) {
  if (small.words.size() != 1 || large.words.size() < 2 || small.key.size() < 3 || small.key.front() != large.key.front() || !has_text(large.details->aliases, small.key)) return false;
  std::size_t found = 0;
  for (const std::string& word : large.words)
    if (found < small.key.size() && word.front() == small.key[found]) ++found;
  return found == small.key.size();
}

void try_names(const NameGraph& graph, std::uint32_t a, std::uint32_t b, std::vector<Edge>& out) {
  const Node& x = graph.nodes[a];
  const Node& y = graph.nodes[b];
  if (x.local || y.local) return;
  NameMatch match;
  if (x.name_class == y.name_class) {
    match = match_names(x.name_class, x.words, y.words);
  } else if (x.words == y.words) {
    // The same name typed differently by two articles. One word needs more: "Phoenix" is a city and a company.
    const bool kin = x.name_class != NameClass::person && y.name_class != NameClass::person && x.name_class != NameClass::place && y.name_class != NameClass::place;
    if (x.words.size() >= 2 || kin) match = {"other_type", 0.8, x.words.size() < 2};
  }
  if (match.rule.empty() && x.name_class == NameClass::organization && y.name_class == NameClass::organization && (shortens(x, y) || shortens(y, x))) match = {"short_form", 0.85, true};
  if (match.rule.empty() && x.name_class == NameClass::organization && y.name_class == NameClass::organization && (is_defined_acronym(x, y) || is_defined_acronym(y, x))) match = {"acronym", 0.85, true};
  if (match.rule.empty()) return;
  std::string evidence = x.key + " ~ " + y.key + ": " + match.rule;
  if (match.needs_anchor) {
    // An article that uses both names means two.
    if (share_article(graph, a, b) && match.rule != "acronym") return;
    const std::string anchor = match.rule == "acronym" && (has_text(x.details->aliases, y.key) || has_text(y.details->aliases, x.key)) ? std::string(kDefined) : anchor_of(graph, a, b);
    if (anchor.empty()) return;
    evidence += "; " + anchor;
  }
  out.push_back({std::min(a, b), std::max(a, b), match.rule, match.score, evidence});
}

/// Nodes that share a part of their names, the part by its hash: two parts of one hash only give a few pairs more to be looked at.
using Blocks = std::vector<std::pair<std::uint64_t, std::uint32_t>>;
using NodePairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void sort_unique(NodePairs& pairs) {
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

/// Pairs of the nodes of each block, each pair once.
NodePairs pairs_in_blocks(Blocks blocks) {
  std::sort(blocks.begin(), blocks.end());  // nodes stand in key order
  blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
  NodePairs out;
  std::size_t tidy_at = kPairsAtOnce;
  for (std::size_t begin = 0, end = 0; begin < blocks.size(); begin = end) {
    while (end < blocks.size() && blocks[end].first == blocks[begin].first) ++end;
    const std::size_t reach = end - begin > kBlockLimit ? kNeighbours : end - begin;
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t j = i + 1; j < std::min(end, i + 1 + reach); ++j) out.emplace_back(blocks[i].second, blocks[j].second);
    if (out.size() < tidy_at) continue;
    sort_unique(out);
    tidy_at = 2 * std::max(out.size(), kPairsAtOnce);
  }
  sort_unique(out);
  return out;
}

std::string squeezed(const Node& node) {
  std::string out;
  for (const std::string& word : node.words)
    for (const char c : word)
      if (c != '-' && c != '\'') out += c;
  return out;
}

/// Nodes by what `wanted` says of them; those of which it says nothing are left out.
template <class Wanted>
std::map<std::string, std::vector<std::uint32_t>> group_nodes(const NameGraph& graph, Wanted wanted) {
  std::map<std::string, std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
    if (const std::string key = wanted(graph.nodes[i]); !key.empty()) groups[key].push_back(i);
  return groups;
}

/// Pairs of nodes of a group whose articles share a rare name; of many only those printed near each other.
class Company {
 public:
  explicit Company(const NameGraph& graph) : graph_(graph), uses_(graph.same_event ? 1 : graph.nodes.size()) {}

  /// Sorted.
  NodePairs pairs(const std::vector<std::uint32_t>& group) {
    if (group.size() < 2) return {};   // most words stand in one article
    file(group);
    NodePairs out;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      for (std::size_t j = i + 1; j < std::min(entries_.size(), i + 1 + kNeighbours) && entries_[j].name == entries_[i].name; ++j) {
        if (entries_[i].node == entries_[j].node) continue;
        if (!graph_.same_event && dated(entries_[i]) && dated(entries_[j]) && entries_[j].day - entries_[i].day > kOneHappeningDays) break;
        out.emplace_back(std::min(entries_[i].node, entries_[j].node), std::max(entries_[i].node, entries_[j].node));
      }
    }
    sort_unique(out);
    return out;
  }

 private:
  struct Entry { std::uint32_t name = 0; std::int64_t day = 0; std::uint32_t node = 0; auto operator<=>(const Entry&) const = default; };

  /// Calls `use(name, day, node)` for the rare names of the articles of a group.
  template <class Use>
  void each_name(const std::vector<std::uint32_t>& group, Use use) const {
    for (const std::uint32_t index : group)
      for (const std::uint32_t article : graph_.stands_in[index]) {
        const std::int64_t day = graph_.days[article].value_or(0);
        if (graph_.same_event) use(0u, day, index);  // no name needs to be shared
        else for (const std::uint32_t name : graph_.rare[article]) use(name, day, index);
      }
  }

  /// By name and day. Most names are those of one article, which need not be sorted.
  void file(const std::vector<std::uint32_t>& group) {
    each_name(group, [&](std::uint32_t name, std::int64_t, std::uint32_t) { ++uses_[name]; });
    entries_.clear();
    each_name(group, [&](std::uint32_t name, std::int64_t day, std::uint32_t node) {
      if (uses_[name] > 1) entries_.push_back({name, day, node});
    });
    each_name(group, [&](std::uint32_t name, std::int64_t, std::uint32_t) { uses_[name] = 0; });
    std::sort(entries_.begin(), entries_.end());
  }

  [[nodiscard]] bool dated(const Entry& entry) const {
    const auto articles = graph_.stands_in[entry.node];
    return articles.size() == 1 && graph_.days[articles.front()].has_value();
  }

  const NameGraph& graph_;
  std::vector<std::uint32_t> uses_;   ///< of a name in the group at hand
  std::vector<Entry> entries_;
};

/// Akin and of one time: "the election" and "inflation" of another year are others.
bool tell_of_one_time(const NameGraph& graph, std::uint32_t a, std::uint32_t b) {
  for (const std::uint32_t x : first_articles(graph, a))
    for (const std::uint32_t y : first_articles(graph, b))
      if (graph.near_in_time(x, y) && graph.akin(x, y)) return true;
  return false;
}

bool is_subset(const std::vector<std::string>& a, const std::vector<std::string>& b) { return std::includes(b.begin(), b.end(), a.begin(), a.end()); }

}  // namespace

namespace {

/// "SA" and "Kestrel" stand for nobody where two organizations that are not one could be meant, unless an article says which.
void drop_ambiguous(const NameGraph& graph, std::vector<Edge>& edges) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> full_names;   // short name -> what it may stand for
  const auto short_side = [&](const Edge& edge) { return graph.nodes[edge.a].words.size() < graph.nodes[edge.b].words.size() ? edge.a : edge.b; };
  const auto is_guess = [](const Edge& edge) { return (edge.rule == "acronym" || edge.rule == "designator" || edge.rule == "short_form") && !edge.evidence.ends_with(kDefined); };
  for (const Edge& edge : edges)
    if (is_guess(edge)) full_names[short_side(edge)].push_back(edge.a + edge.b - short_side(edge));
  std::set<std::uint32_t> ambiguous;
  for (const auto& [name, list] : full_names) {
    const Node& first = graph.nodes[list.front()];
    const bool two = std::any_of(list.begin(), list.end(), [&](std::uint32_t other) { return exclude_each_other(first.name_class, first.words, graph.nodes[other].words); });
    if (two) ambiguous.insert(name);
  }
  std::erase_if(edges, [&](const Edge& edge) { return is_guess(edge) && ambiguous.count(short_side(edge)) != 0; });
}

}  // namespace

std::vector<Edge> name_edges(const NameGraph& graph) {
  Blocks blocks;
  std::string part;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    if (node.local || node.name_class == NameClass::event || node.name_class == NameClass::other) continue;
    const auto file = [&](std::string_view kind, std::string_view name) {
      part.assign(kind).append(name);
      blocks.emplace_back(hash64(part), i);
    };
    file("=", squeezed(node));
    if (node.name_class == NameClass::organization) {
      const auto words = without_legal_form(node.words);
      file("~", join(words));
      file("^", node.words.size() == 1 ? node.words[0] : initials_of(words));
      if (node.words.size() > 1)
        for (const std::string& alias : node.details->aliases) file("^", alias);
    }
    const std::string prefix = std::to_string(static_cast<int>(node.name_class));
    file(prefix + "<", node.words.front());
    if (node.words.size() >= 2) file(prefix + ">", node.words.back());
    if (node.name_class == NameClass::person) {
      auto sorted = node.words;
      std::sort(sorted.begin(), sorted.end());
      file("%", join(sorted));
    }
  }
  std::vector<Edge> out;
  for (const auto& [a, b] : pairs_in_blocks(std::move(blocks))) try_names(graph, a, b, out);
  drop_ambiguous(graph, out);
  return out;
}

namespace {

/// Articles of both are akin; the surname is itself a name that they share, if they were printed about the same time.
bool told_with_surname(const NameGraph& graph, std::uint32_t surname, std::uint32_t full) {
  for (const std::uint32_t x : first_articles(graph, surname))
    for (const std::uint32_t y : first_articles(graph, full)) {
      const bool one_time = graph.days[x] && graph.days[y] && graph.near_in_time(x, y);
      if (graph.akin(x, y, one_time ? 1 : 0)) return true;   // who is akin is so with a shared name besides
    }
  return false;
}

}  // namespace

std::vector<Edge> surname_edges(const NameGraph& graph) {
  std::map<std::string, std::vector<std::uint32_t>> by_part;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    if (node.name_class != NameClass::person || node.local) continue;
    by_part[node.words.back()].push_back(i);
    if (node.words.front() != node.words.back()) by_part[node.words.front()].push_back(i);
  }
  std::vector<Edge> out;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    if (node.name_class != NameClass::person || !node.local || node.words.empty()) continue;
    const auto candidates = by_part.find(node.words.back());
    if (candidates == by_part.end() || candidates->second.size() > kBlockLimit) continue;
    std::vector<std::uint32_t> near;
    for (const std::uint32_t full : candidates->second)
      if (told_with_surname(graph, i, full)) near.push_back(full);
    // Several spellings of one full name are no ambiguity; two people are.
    const bool one = !near.empty() && std::all_of(near.begin(), near.end(), [&](std::uint32_t full) {
      return full == near.front() || !match_names(NameClass::person, graph.nodes[near.front()].words, graph.nodes[full].words).rule.empty();
    });
    if (one) out.push_back({std::min(i, near.front()), std::max(i, near.front()), "surname_in_story", 0.8,
                            node.key + " ~ " + graph.nodes[near.front()].key + ": the only full name with it in akin articles"});
  }
  return out;
}

/// The year in the name of an event, or nothing.
std::string year_of_name(const Node& node) {
  for (const std::string& word : node.details->modifiers)
    if (word.size() == 4 && word.find_first_not_of("0123456789") == std::string::npos) return word;
  return {};
}

namespace {

/// Which events of a group may be one with others: an article with two floods must name them.
class LoneEvents {
 public:
  LoneEvents(const NameGraph& graph, const std::vector<std::uint32_t>& group) : graph_(graph) {
    for (const std::uint32_t index : group)
      if (year_of_name(graph.nodes[index]).empty() && !graph.nodes[index].past)
        for (const std::uint32_t article : graph.stands_in[index]) ++of_article_[article];
  }

  /// Requires: two nodes of the group.
  [[nodiscard]] bool may_be_one(std::uint32_t a, std::uint32_t b) const {
    const Node &x = graph_.nodes[a], &y = graph_.nodes[b];
    if (!alone(x) || !alone(y) || share_article(graph_, a, b) || !tell_of_one_time(graph_, a, b)) return false;
    if (!is_subset(x.details->modifiers, y.details->modifiers) && !is_subset(y.details->modifiers, x.details->modifiers)) return false;
    return year_of_name(x) == year_of_name(y);  // "the 1986 flood" is not the flood of the news
  }

 private:
  [[nodiscard]] bool alone(const Node& node) const { return !node.local || (!node.past && of_article_.at(node.articles.front()) == 1); }

  const NameGraph& graph_;
  std::map<std::uint32_t, int> of_article_;
};

/// "The accident" of one article and the derailment of another.
void wider_event_edges(const NameGraph& graph, const std::map<std::string, std::vector<std::uint32_t>>& groups, Company& company, std::vector<Edge>& out) {
  for (const auto& [wide, narrow] : Tables::builtin().wider_events()) {
    const auto widest = groups.find(wide);
    if (widest == groups.end()) continue;
    std::vector<std::uint32_t> all = widest->second;
    for (const std::string& event_class : narrow)
      if (const auto group = groups.find(event_class); group != groups.end()) all.insert(all.end(), group->second.begin(), group->second.end());
    if (all.size() == widest->second.size()) continue;
    const LoneEvents lone(graph, all);
    for (const auto& [a, b] : company.pairs(all)) {
      const Node& x = graph.nodes[a];
      const Node& y = graph.nodes[b];
      if ((x.details->event_class == wide) == (y.details->event_class == wide) || !lone.may_be_one(a, b)) continue;
      out.push_back({a, b, "event_wider_word_and_story", 0.7, x.key + " ~ " + y.key + ": one " + wide + " in articles that share names"});
    }
  }
}

}  // namespace

std::vector<Edge> event_edges(const NameGraph& graph) {
  const auto groups = group_nodes(graph, [](const Node& node) { return node.name_class == NameClass::event ? node.details->event_class : std::string{}; });
  std::vector<Edge> out;
  Company company(graph);
  for (const auto& [event_class, group] : groups) {
    const LoneEvents lone(graph, group);
    for (const auto& [a, b] : company.pairs(group)) {
      const Node& x = graph.nodes[a];
      const Node& y = graph.nodes[b];
      if (!lone.may_be_one(a, b)) continue;
      const bool named = !x.local && !y.local;
      out.push_back({a, b, named ? "event_same_name_and_story" : "event_same_class_and_story", named ? 0.9 : 0.75,
                     x.key + " ~ " + y.key + ": one " + event_class + " in articles that share names"});
    }
  }
  wider_event_edges(graph, groups, company, out);
  return out;
}

std::vector<Edge> concept_edges(const NameGraph& graph) {
  const auto is_local = [](const Node& node) {
    return (node.name_class == NameClass::concept_ || node.name_class == NameClass::organization) && node.local && !node.key.empty();
  };
  std::vector<Edge> out;
  Company company(graph);
  std::vector<std::uint32_t> group;
  for (std::uint32_t i = 0; i < graph.nodes.size();) {   // those of one key stand together
    const Node& first = graph.nodes[i];
    group.assign(1, i++);
    if (!is_local(first)) continue;
    for (; i < graph.nodes.size() && is_local(graph.nodes[i]) && graph.nodes[i].name_class == first.name_class && graph.nodes[i].key == first.key; ++i) group.push_back(i);
    for (const auto& [a, b] : company.pairs(group))
      if (tell_of_one_time(graph, a, b)) out.push_back({a, b, "concept_in_story", 0.75, first.key + ": same words in articles that share names"});
  }
  return out;
}

}  // namespace crosstell::crossref
