// SPDX-License-Identifier: Apache-2.0
// Names of all articles as nodes of a graph: equal keys are one node, names that mean something only in their article are nodes of it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crosstell/store.h"
#include "names.h"

namespace crosstell::crossref {

constexpr std::int64_t kOneHappeningDays = 31;  // between articles that tell of one happening, one after the other

struct Node {
  NameClass name_class = NameClass::other;
  std::string key;                            ///< folded
  std::vector<std::string> words;
  bool local = false;                         ///< a surname, "the flood": belongs to its one article
  std::string event_class;                    ///< stem
  std::vector<std::string> modifiers;         ///< of events: proper words of the name
  std::vector<std::uint32_t> entities;        ///< indices into the input, in its sorted order
  std::vector<std::uint32_t> articles;        ///< sorted, unique
  std::set<std::string> roles, affiliations;  ///< folded
  std::set<std::string> aliases;              ///< folded
  std::uint64_t mentions = 0;
  std::string since;                          ///< of events that others of the same name came before: their first article
};

/// All nodes with what is known of the articles they stand in. Independent of input order.
struct NameGraph {
  std::vector<const Store::ArticleEntity*> entities;   ///< by article id, index
  std::vector<std::string> articles;                   ///< ids, sorted
  std::vector<Node> nodes;                             ///< by class, key, article
  std::vector<std::vector<std::uint32_t>> rare;        ///< article -> sorted nodes of rare names
  std::vector<std::optional<std::int64_t>> days;       ///< article -> day of publication
  bool same_event = false;                             ///< all articles are known to tell one happening: all are akin

  /// Rare names both articles use.
  [[nodiscard]] std::vector<std::uint32_t> shared(std::uint32_t a, std::uint32_t b) const;
  /// Two articles about the same: they share at least two rare names that make up a fifth of the shorter list.
  [[nodiscard]] bool akin(std::uint32_t a, std::uint32_t b) const;
  /// Not printed a month apart, as far as is known.
  [[nodiscard]] bool near_in_time(std::uint32_t a, std::uint32_t b) const;
};

[[nodiscard]] NameGraph build_graph(const std::vector<Store::ArticleEntity>& entities, const std::vector<Store::ArticleHead>& heads = {});

}  // namespace crosstell::crossref
