// SPDX-License-Identifier: Apache-2.0
// Names of all articles as nodes of a graph: equal keys are one node, names that mean something only in their article are nodes of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "crosstell/store.h"
#include "names.h"

namespace crosstell::crossref {

constexpr std::int64_t kOneHappeningDays = 31;  // between articles that tell of one happening, one after the other

/// What few names have.
struct NodeDetails {
  std::string event_class;                    ///< stem
  std::vector<std::string> modifiers;         ///< of events: proper words of the name
  std::vector<std::string> roles, affiliations, aliases;  ///< folded; sorted, unique
  std::string since;                          ///< of events that others of the same name came before: their first article
};

/// Details that take memory only where there are any: a corpus has more nodes than anything else that is held at a time.
class Details {
 public:
  Details() = default;
  Details(const Details& other) : held_(other.held_ ? std::make_unique<NodeDetails>(*other.held_) : nullptr) {}
  Details(Details&&) = default;
  Details& operator=(Details other) {
    held_ = std::move(other.held_);
    return *this;
  }
  ~Details() = default;

  const NodeDetails* operator->() const {
    static const NodeDetails kNone;
    return held_ ? held_.get() : &kNone;
  }
  NodeDetails& change() {
    if (!held_) held_ = std::make_unique<NodeDetails>();
    return *held_;
  }

 private:
  std::unique_ptr<NodeDetails> held_;
};

struct Node {
  NameClass name_class = NameClass::other;
  bool local = false;                         ///< a surname, "the flood": belongs to its one article
  bool past = false;                          ///< of events: "the last major earthquake" is not the one of the news
  std::string key;                            ///< folded
  std::vector<std::string> words;
  std::vector<std::uint32_t> entities;        ///< indices into the input, in its sorted order
  std::vector<std::uint32_t> articles;        ///< sorted, unique
  std::uint64_t mentions = 0;
  Details details;
};

/// Nodes by number. They are big and stay where they were made; only their order changes.
class NodeList {
 public:
  NodeList() = default;
  NodeList(NodeList&&) = default;
  NodeList& operator=(NodeList&&) = default;

  Node& operator[](std::size_t i) { return *order_[i]; }
  const Node& operator[](std::size_t i) const { return *order_[i]; }
  [[nodiscard]] std::size_t size() const { return order_.size(); }
  /// How many were made before it: neighbours by this lie next to each other in memory, as do the entities they were made of.
  [[nodiscard]] std::uint32_t place(std::size_t i) const { return places_[i]; }
  Node& add(Node node) {
    places_.push_back(static_cast<std::uint32_t>(held_.size()));
    return *order_.emplace_back(&held_.emplace_back(std::move(node)));
  }
  /// By `first`, a number, and among equals by `less`: nodes lie far apart in memory, most are never looked at.
  template <class First, class Less>
  void sort(First first, Less less) {
    struct Entry { std::uint64_t first; Node* node; std::uint32_t place; };
    std::vector<Entry> list;
    list.reserve(order_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) list.push_back({first(*order_[i]), order_[i], places_[i]});
    std::sort(list.begin(), list.end(), [&](const Entry& x, const Entry& y) { return x.first != y.first ? x.first < y.first : less(*x.node, *y.node); });
    for (std::size_t i = 0; i < list.size(); ++i) order_[i] = list[i].node, places_[i] = list[i].place;
  }

 private:
  std::deque<Node> held_;
  std::vector<Node*> order_;
  std::vector<std::uint32_t> places_;   ///< of `order_`
};

/// Lists of numbers, one after the other in memory: they are read far more often than anything else of the graph.
class NumberLists {
 public:
  NumberLists() = default;
  /// `each(use)` calls `use(list, number)` for all numbers, those of a list in its order; it is run twice.
  template <class Each>
  NumberLists(std::size_t count, Each each) : begins_(count + 1) {
    each([&](std::uint32_t list, std::uint32_t) { ++begins_[list + 1]; });
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    numbers_.resize(begins_.back());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    each([&](std::uint32_t list, std::uint32_t number) { numbers_[next[list]++] = number; });
  }

  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t list) const { return std::span(numbers_).subspan(begins_[list], begins_[list + 1] - begins_[list]); }

 private:
  std::vector<std::uint32_t> begins_, numbers_;
};

/// All nodes with what is known of the articles they stand in. Independent of input order.
struct NameGraph {
  std::vector<const Store::ArticleEntity*> entities;   ///< by article id, index
  std::vector<std::string> articles;                   ///< ids, sorted
  NodeList nodes;                                      ///< by class, key, article
  NumberLists stands_in;                               ///< node -> sorted articles
  NumberLists rare;                                    ///< article -> sorted nodes of rare names, one node for all types of a name
  std::vector<std::uint32_t> same_as;                  ///< node -> the first of its name, whatever type articles give it
  std::vector<std::optional<std::int64_t>> days;       ///< article -> day of publication
  bool same_event = false;                             ///< all articles are known to tell one happening: all are akin

  /// Rare names both articles use.
  [[nodiscard]] std::vector<std::uint32_t> shared(std::uint32_t a, std::uint32_t b) const;
  /// Two articles about the same: they share at least two rare names that make up a fifth of the shorter list. `besides`: names that they are
  /// known to share and that the list does not hold, as a surname.
  [[nodiscard]] bool akin(std::uint32_t a, std::uint32_t b, std::size_t besides = 0) const;
  /// Not printed a month apart, as far as is known.
  [[nodiscard]] bool near_in_time(std::uint32_t a, std::uint32_t b) const;
};

[[nodiscard]] NameGraph build_graph(const std::vector<Store::ArticleEntity>& entities, const std::vector<Store::ArticleHead>& heads = {});

}  // namespace crosstell::crossref
