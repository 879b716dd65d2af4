// SPDX-License-Identifier: Apache-2.0
// Names of one word that the articles of a story take for different things: what one article shows plainly holds for those that only guess.
#include <algorithm>
#include <map>
#include <string>

#include "crosstell/lexicon.h"
#include "merge_edges.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kMostArticles = 64;   // of a node; a name that more articles use is no matter of one story
constexpr std::size_t kMostNamesakes = 32;
constexpr double kGuessed = 0.7;            // an article that is less sure of a type guesses
constexpr double kPlain = 0.9;              // of a word that full names of persons claim

using ByWord = std::map<std::string, std::vector<std::uint32_t>>;

bool is_named_thing(const Node& node) { return node.name_class == NameClass::organization || node.name_class == NameClass::place || node.name_class == NameClass::thing; }

double surest(const NameGraph& graph, const Node& node) {
  double best = 0;
  for (const std::uint32_t entity : node.entities) best = std::max(best, graph.entities[entity]->entity.confidence);
  return best;
}

/// Every article of `guessed` is of one story with an article of `plain`, and none uses both.
bool told_with(const NameGraph& graph, std::uint32_t guessed, std::uint32_t plain) {
  const auto those = graph.stands_in[guessed], others = graph.stands_in[plain];
  if (those.size() > kMostArticles || others.size() > kMostArticles) return false;
  return std::all_of(those.begin(), those.end(), [&](std::uint32_t x) {
    return !std::binary_search(others.begin(), others.end(), x) &&
           std::any_of(others.begin(), others.end(), [&](std::uint32_t y) { return graph.near_in_time(x, y) && graph.akin(x, y, 1); });
  });
}

/// "Ford" is a firm and "Columbus" a town, whoever else bears the name.
bool is_known_otherwise(const std::string& word) {
  return (Lexicon::builtin().name_uses(word_key(word)) & (name_organization | name_country | name_region | name_city | name_place_other)) != 0;
}

/// The one person of the story who plainly has this surname; the number of nodes when there is none or several.
std::uint32_t only_bearer(const NameGraph& graph, std::uint32_t guessed, const ByWord& persons) {
  const auto none = static_cast<std::uint32_t>(graph.nodes.size());
  const auto bearers = persons.find(graph.nodes[guessed].words.front());
  if (bearers == persons.end() || bearers->second.size() > kMostNamesakes) return none;
  std::uint32_t found = none;
  for (const std::uint32_t full : bearers->second) {
    if (surest(graph, graph.nodes[full]) < kPlain || !told_with(graph, guessed, full)) continue;
    if (found != none && match_names(NameClass::person, graph.nodes[found].words, graph.nodes[full].words).rule.empty()) return none;
    if (found == none) found = full;
  }
  return found;
}

/// A firm or a place of a longer name that starts with the word, in an article of the same story.
bool begins_longer_name(const NameGraph& graph, std::uint32_t guessed, const ByWord& longer) {
  const auto names = longer.find(graph.nodes[guessed].words.front());
  if (names == longer.end()) return false;
  return names->second.size() > kMostNamesakes || std::any_of(names->second.begin(), names->second.end(), [&](std::uint32_t name) {
    return std::any_of(graph.stands_in[guessed].begin(), graph.stands_in[guessed].end(), [&](std::uint32_t x) {
      return std::any_of(graph.stands_in[name].begin(), graph.stands_in[name].end(), [&](std::uint32_t y) { return graph.near_in_time(x, y) && graph.akin(x, y); });
    });
  });
}

void try_surname(const NameGraph& graph, std::uint32_t guessed, const ByWord& persons, const ByWord& longer, std::vector<Edge>& out) {
  const Node& node = graph.nodes[guessed];
  if (surest(graph, node) >= kPlain || is_known_otherwise(node.words.front()) || begins_longer_name(graph, guessed, longer)) return;
  const std::uint32_t full = only_bearer(graph, guessed, persons);
  if (full == graph.nodes.size()) return;
  out.push_back({std::min(guessed, full), std::max(guessed, full), "surname_in_story", 0.7,
                 node.key + " ~ " + graph.nodes[full].key + ": the only full name with it in akin articles, where its type is a guess"});
}

void try_types(const NameGraph& graph, const std::vector<std::uint32_t>& group, std::vector<Edge>& out) {
  for (const std::uint32_t guessed : group) {
    if (surest(graph, graph.nodes[guessed]) >= kGuessed) continue;
    for (const std::uint32_t plain : group) {
      const Node &x = graph.nodes[guessed], &y = graph.nodes[plain];
      if (x.name_class == y.name_class || y.local || surest(graph, y) < kGuessed || !told_with(graph, guessed, plain)) continue;
      out.push_back({std::min(guessed, plain), std::max(guessed, plain), "type_in_story", 0.7, x.key + ": guessed in one article, plain in others of the story"});
    }
  }
}

}  // namespace

std::vector<Edge> story_name_edges(const NameGraph& graph) {
  ByWord persons, longer, single;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const Node& node = graph.nodes[i];
    if (node.words.size() == 1 && (is_named_thing(node) || node.name_class == NameClass::person)) single[node.words.front()].push_back(i);
    if (node.words.size() < 2) continue;
    if (node.name_class == NameClass::person) persons[node.words.back()].push_back(i);
    else if (is_named_thing(node)) longer[node.words.front()].push_back(i);
  }
  std::vector<Edge> out;
  for (const auto& [word, group] : single) {
    for (const std::uint32_t node : group)
      if (is_named_thing(graph.nodes[node])) try_surname(graph, node, persons, longer, out);
    if (group.size() > 1 && group.size() <= kMostNamesakes) try_types(graph, group, out);
  }
  return out;
}

}  // namespace crosstell::crossref
