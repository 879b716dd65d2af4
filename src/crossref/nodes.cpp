// SPDX-License-Identifier: Apache-2.0
#include "nodes.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "crosstell/lexicon.h"
#include "days.h"
#include "tables.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kSmallCorpus = 40;   // up to here every shared name says something

bool is_capital(const std::string& word) { return !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0x80); }

/// Words of a name that can only be parts of a proper name: capitalised, and at the start of the name not an everyday word.
std::vector<std::string> proper_words(const std::string& name, const std::string& event_class) {
  std::vector<std::string> out;
  std::string word;
  bool first = true;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && name[i] != ' ' && name[i] != ',') {
      word += name[i];
      continue;
    }
    if (word.empty()) continue;
    const std::string folded = fold(word);
    const bool everyday = first && !Lexicon::builtin().readings(word_key(folded)).empty() && Lexicon::builtin().name_uses(word_key(folded)) == 0;
    if (folded != "the" && folded != "a" && folded != "an") {
      if ((is_capital(word) || has_digit(word)) && !everyday && stem(folded) != event_class) out.push_back(folded);
      first = false;
    }
    word.clear();
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// "Police", "Rescuers": one common word means something only in its article, however it is written.
bool is_common_noun(const Node& node) {
  if (node.words.size() != 1) return false;
  const auto readings = Lexicon::builtin().readings(word_key(node.words.front()));
  return std::any_of(readings.begin(), readings.end(), [](const WordReading& reading) { return reading.word_class == WordClass::noun && reading.count > 0; });
}

/// "Committee", "Central Bank", "Supreme Court": what kind of body it is and no more; many places have one. "Heron Bank" is a name.
bool is_bare_kind(const Node& node) {
  const Lexicon& lexicon = Lexicon::builtin();
  if (node.words.size() > 2 || lexicon.name_uses(word_key(node.key)) & name_organization) return false;
  const NameUseSet last = lexicon.name_uses(word_key(node.words.back()));
  if (!(last & name_organization_head) && Tables::builtin().organization_word(node.words.back()) != "legal") return false;
  return node.words.size() == 1 || Tables::builtin().organization_word(node.words.front()) == "kind";
}

bool is_local(const Node& node, const std::string& name) {
  if (node.words.empty()) return true;
  switch (node.name_class) {
    case NameClass::organization: return is_bare_kind(node);
    case NameClass::person: return node.words.size() < 2;
    case NameClass::event: return node.details->modifiers.empty();
    case NameClass::concept_: return is_common_noun(node) || proper_words(name, "").empty();
    default: return false;
  }
}

/// "The last major earthquake", "an earlier crash", "another blast": an occasion that the text sets apart from the one it tells of.
bool is_set_apart(const std::string& name) {
  static constexpr std::array<std::string_view, 13> kApart{"another", "different", "earlier", "first", "last", "next", "other", "past", "previous", "prior", "second", "separate", "similar"};
  const auto words = words_of(fold(name));
  return words.size() > 1 && std::any_of(words.begin(), words.end(), [](const std::string& word) { return std::binary_search(kApart.begin(), kApart.end(), word); });
}

std::string key_of(const Store::ArticleEntity& entity) { return fold(entity.entity.key.empty() ? entity.entity.name : entity.entity.key); }

Node node_of(const Store::ArticleEntity& entity, NameClass name_class, std::string key) {
  Node node;
  node.name_class = name_class;
  node.key = std::move(key);
  node.words = words_of(node.key);
  if (node.name_class == NameClass::event) {
    NodeDetails& details = node.details.change();
    details.event_class = stem(fold(entity.entity.event_class.empty() ? (node.words.empty() ? "" : node.words.back()) : entity.entity.event_class));
    details.modifiers = proper_words(entity.entity.name, details.event_class);
    node.past = details.modifiers.empty() && is_set_apart(entity.entity.name);
    // Named events are keyed by what names them: "the Tarn floods", "flood in Tarn" stand together.
    if (!details.modifiers.empty()) node.key = details.event_class + ": " + join(details.modifiers);
  }
  node.local = is_local(node, entity.entity.name);
  return node;
}

bool counts_as_name(const Node& node) {
  if (node.local) return false;
  return node.name_class == NameClass::person || node.name_class == NameClass::organization || node.name_class == NameClass::thing ||
         node.name_class == NameClass::place;
}

/// Fills `same_as`. Returns: the articles of names that articles give several types: a town is taken for a firm, and still the name is shared.
std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> same_names(NameGraph& graph) {
  std::unordered_map<std::string_view, std::uint32_t> first;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> out;
  graph.same_as.resize(graph.nodes.size());
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    graph.same_as[i] = i;
    if (!counts_as_name(graph.nodes[i])) continue;
    const auto [at, is_new] = first.try_emplace(graph.nodes[i].key, i);
    if (is_new) continue;
    graph.same_as[i] = at->second;
    auto& articles = out[at->second];
    const auto own = graph.stands_in[i], firsts = graph.stands_in[at->second];
    if (articles.empty()) articles.assign(firsts.begin(), firsts.end());
    std::vector<std::uint32_t> both;
    std::set_union(articles.begin(), articles.end(), own.begin(), own.end(), std::back_inserter(both));
    articles = std::move(both);
  }
  return out;
}

void index_names(NameGraph& graph) {
  const std::size_t count = graph.articles.size();
  const std::size_t limit = count <= kSmallCorpus ? count : std::max(kSmallCorpus, count / 20);
  graph.stands_in = NumberLists(graph.nodes.size(), [&](auto use) {
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
      for (const std::uint32_t article : graph.nodes[i].articles) use(i, article);
  });
  const auto told_of = same_names(graph);
  const auto articles = [&](std::uint32_t name) -> std::span<const std::uint32_t> {
    const auto several = told_of.find(name);
    return several == told_of.end() ? graph.stands_in[name] : several->second;
  };
  std::vector<std::uint32_t> rare;
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i)
    if (graph.same_as[i] == i && counts_as_name(graph.nodes[i]) && articles(i).size() <= limit) rare.push_back(i);
  graph.rare = NumberLists(count, [&](auto use) {
    for (const std::uint32_t name : rare)
      for (const std::uint32_t article : articles(name)) use(article, name);
  });
}

/// "The Tarn election" comes again; the 2019 flood and the crash of Flight 812 do not.
bool may_recur(const Node& node) {
  return node.name_class == NameClass::event && !node.local && node.articles.size() > 1 && std::none_of(node.details->modifiers.begin(), node.details->modifiers.end(), has_digit);
}

/// Articles in which a node stands, by the times they were printed: a new group where nobody told of it for a month.
/// Those without a date stand with the only group there is, else each alone.
std::vector<std::vector<std::uint32_t>> occasions(const NameGraph& graph, const Node& node) {
  std::vector<std::uint32_t> dated, undated;
  for (const std::uint32_t article : node.articles) (graph.days[article] ? dated : undated).push_back(article);
  std::stable_sort(dated.begin(), dated.end(), [&](std::uint32_t x, std::uint32_t y) { return *graph.days[x] < *graph.days[y]; });
  std::vector<std::vector<std::uint32_t>> out;
  for (const std::uint32_t article : dated) {
    if (out.empty() || *graph.days[article] - *graph.days[out.back().back()] > kOneHappeningDays) out.emplace_back();
    out.back().push_back(article);
  }
  const bool one = out.size() <= 1;
  if (out.empty()) out.emplace_back();
  for (const std::uint32_t article : undated) {
    if (!one) out.emplace_back();
    (one ? out.front() : out.back()).push_back(article);
  }
  return out;
}

/// The part of a node that stands in some of its articles.
Node part_of(const NameGraph& graph, const Node& whole, const std::vector<std::uint32_t>& articles, std::vector<std::uint32_t> entities) {
  Node part = whole;
  part.articles = articles;
  part.entities = std::move(entities);
  part.mentions = 0;
  for (const std::uint32_t entity : part.entities) part.mentions += std::max<std::uint64_t>(graph.entities[entity]->mentions, 1);
  return part;
}

/// An event of one name that was told of at times far apart is several.
void split_occasions(NameGraph& graph) {
  const std::size_t count = graph.nodes.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (!may_recur(graph.nodes[i])) continue;
    auto groups = occasions(graph, graph.nodes[i]);
    if (groups.size() < 2) continue;
    std::map<std::string_view, std::size_t> group_of;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      std::sort(groups[g].begin(), groups[g].end());
      for (const std::uint32_t article : groups[g]) group_of[graph.articles[article]] = g;
    }
    const Node whole = graph.nodes[i];
    std::vector<std::vector<std::uint32_t>> entities(groups.size());
    for (const std::uint32_t entity : whole.entities) entities[group_of.at(graph.entities[entity]->article_id)].push_back(entity);
    for (std::size_t g = 0; g < groups.size(); ++g) {
      Node part = part_of(graph, whole, groups[g], std::move(entities[g]));
      if (g == 0) {
        graph.nodes[i] = std::move(part);
        continue;
      }
      part.details.change().since = graph.articles[part.articles.front()];
      graph.nodes.add(std::move(part));
    }
  }
}

/// Adds an entity to the node of its name: those of equal names go to one, those that are local to their article each to their own.
class Gathering {
 public:
  explicit Gathering(NodeList& nodes) : nodes_(nodes) {}

  Node& node_for(const Store::ArticleEntity& entity) {
    const NameClass name_class = class_of(entity.entity.type);
    std::string key = key_of(entity);
    // Where the key alone tells whether a name is local, most names are known by now and need not be read.
    if (name_class != NameClass::event && name_class != NameClass::concept_)
      if (const auto at = shared_.find(key_in(name_class, key)); at != shared_.end()) return nodes_[at->second];
    Node fresh = node_of(entity, name_class, std::move(key));
    if (fresh.local) return nodes_.add(std::move(fresh));
    const auto [at, is_new] = shared_.try_emplace(key_in(name_class, fresh.key), nodes_.size());
    return is_new ? nodes_.add(std::move(fresh)) : nodes_[at->second];
  }

 private:
  const std::string& key_in(NameClass name_class, const std::string& key) {
    sought_.assign(1, static_cast<char>('0' + static_cast<int>(name_class))).append(key);
    return sought_;
  }

  NodeList& nodes_;
  std::unordered_map<std::string, std::size_t> shared_;
  std::string sought_;
};

/// The class and the first letters of a key as a number that sorts as they do.
std::uint64_t sorts_as(NameClass name_class, std::string_view key) {
  auto out = static_cast<std::uint64_t>(name_class);
  for (std::size_t i = 0; i < 7; ++i) out = out << 8 | (i < key.size() ? static_cast<unsigned char>(key[i]) : 0u);
  return out;
}

/// By class, key, and where a local name stands.
void sort_nodes(NameGraph& graph) {
  const auto place = [&](const Node& node) {
    return node.local ? std::make_pair(node.articles.front() + 1, std::to_string(graph.entities[node.entities.front()]->index)) : std::make_pair(0u, std::string());
  };
  graph.nodes.sort([](const Node& node) { return sorts_as(node.name_class, node.key); },
                   [&](const Node& x, const Node& y) {
                     if (const int order = x.key.compare(y.key); order != 0) return order < 0;
                     if (x.local && y.local && x.articles.front() != y.articles.front()) return x.articles.front() < y.articles.front();
                     return place(x) < place(y);
                   });
}

void add_text(std::vector<std::string>& texts, std::string text) {
  const auto at = std::lower_bound(texts.begin(), texts.end(), text);
  if (at == texts.end() || *at != text) texts.insert(at, std::move(text));
}

/// Entities to nodes. Requires: entities and articles of the graph are known.
void gather_nodes(NameGraph& graph) {
  Gathering gathered(graph.nodes);
  std::uint32_t article = 0;
  for (std::uint32_t i = 0; i < graph.entities.size(); ++i) {
    const Store::ArticleEntity& entity = *graph.entities[i];
    while (graph.articles[article] != entity.article_id) ++article;
    Node& node = gathered.node_for(entity);
    node.entities.push_back(i);
    if (node.articles.empty() || node.articles.back() != article) node.articles.push_back(article);
    if (!entity.entity.role.empty()) add_text(node.details.change().roles, fold(entity.entity.role));
    if (!entity.affiliation_key.empty()) add_text(node.details.change().affiliations, fold(entity.affiliation_key));
    for (const std::string& alias : entity.entity.aliases) add_text(node.details.change().aliases, fold(alias));
    node.mentions += std::max<std::uint64_t>(entity.mentions, 1);
  }
}

void date_articles(NameGraph& graph, const std::vector<Store::ArticleHead>& heads) {
  graph.days.resize(graph.articles.size());
  for (const Store::ArticleHead& head : heads) {
    const auto at = std::lower_bound(graph.articles.begin(), graph.articles.end(), head.id);
    if (at != graph.articles.end() && *at == head.id) graph.days[static_cast<std::size_t>(at - graph.articles.begin())] = day_of(head.published);
  }
}

}  // namespace

std::vector<std::uint32_t> NameGraph::shared(std::uint32_t a, std::uint32_t b) const {
  const auto left = rare[a], right = rare[b];
  std::vector<std::uint32_t> out;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(out));
  return out;
}

bool NameGraph::akin(std::uint32_t a, std::uint32_t b, std::size_t besides) const {
  if (a == b || same_event) return true;
  auto few = rare[a], many = rare[b];
  if (few.size() > many.size()) std::swap(few, many);
  std::size_t missing = std::max<std::size_t>(2, (few.size() + 4) / 5 - std::min(besides, (few.size() + 4) / 5));   // names still to be found in both
  const auto* x = few.data();
  const auto* y = many.data();
  const auto* const x_end = x + few.size();
  const auto* const y_end = y + many.size();
  while (static_cast<std::size_t>(x_end - x) >= missing && y != y_end) {
    if (*x == *y && --missing == 0) return true;
    const bool step = *x <= *y;
    y += *y <= *x ? 1 : 0;
    x += step ? 1 : 0;
  }
  return false;
}

bool NameGraph::near_in_time(std::uint32_t a, std::uint32_t b) const {
  return same_event || !days[a] || !days[b] || std::abs(*days[a] - *days[b]) <= kOneHappeningDays;
}

NameGraph build_graph(const std::vector<Store::ArticleEntity>& entities, const std::vector<Store::ArticleHead>& heads) {
  NameGraph graph;
  for (const Store::ArticleEntity& entity : entities) graph.entities.push_back(&entity);
  const auto before = [](const auto* x, const auto* y) { return std::tie(x->article_id, x->index) < std::tie(y->article_id, y->index); };
  if (!std::is_sorted(graph.entities.begin(), graph.entities.end(), before)) std::sort(graph.entities.begin(), graph.entities.end(), before);
  for (const auto* entity : graph.entities)
    if (graph.articles.empty() || graph.articles.back() != entity->article_id) graph.articles.push_back(entity->article_id);

  gather_nodes(graph);
  sort_nodes(graph);
  date_articles(graph, heads);
  split_occasions(graph);
  index_names(graph);
  return graph;
}

}  // namespace crosstell::crossref
