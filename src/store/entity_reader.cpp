// SPDX-License-Identifier: Apache-2.0
// Entities of all articles with the number of their mentions, read in the order the tables lie in the file: each table is passed once.
#include <algorithm>

#include "database.h"

namespace crosstell {
namespace {

using Database = Store::Database;
using ArticleEntity = Store::ArticleEntity;

/// The entities of one article in the list of all.
struct Slice { std::size_t begin = 0, end = 0; };

/// By article_row. Requires: rows come in the order of articles, so that the last one found is mostly the next one wanted.
class Slices {
 public:
  void add(std::int64_t article_row, const std::string& article_id, std::size_t count) { list_.push_back({article_row, article_id, {0, count}}); }

  /// Slices follow each other in the order of article ids, whatever the order of the rows.
  std::size_t place() {
    std::vector<std::size_t> by_id(list_.size());
    for (std::size_t i = 0; i < by_id.size(); ++i) by_id[i] = i;
    std::sort(by_id.begin(), by_id.end(), [&](std::size_t x, std::size_t y) { return list_[x].id < list_[y].id; });
    std::size_t total = 0;
    for (const std::size_t i : by_id) {
      const std::size_t count = list_[i].slice.end;
      list_[i].slice = {total, total + count};
      total += count;
    }
    return total;
  }

  [[nodiscard]] const Slice* find(std::int64_t article_row) {
    if (last_ >= list_.size() || list_[last_].row > article_row) last_ = 0;
    while (last_ < list_.size() && list_[last_].row < article_row) ++last_;
    return last_ < list_.size() && list_[last_].row == article_row ? &list_[last_].slice : nullptr;
  }

  [[nodiscard]] const std::string& id() const { return list_[last_].id; }   ///< of the article found last

 private:
  struct Entry { std::int64_t row = 0; std::string id; Slice slice; };
  std::vector<Entry> list_;   // by article_row
  std::size_t last_ = 0;
};

Slices read_slices(Database& db) {
  Slices slices;
  each_row(db, "SELECT article_row, article_id, (SELECT count(*) FROM article_entity x WHERE x.article_row = a.article_row) FROM article a ORDER BY article_row",
           [&](RowReader& row) {
             std::int64_t article_row = 0;
             std::string id;
             std::uint64_t count = 0;
             row >> article_row >> id >> count;
             slices.add(article_row, id, count);
           });
  return slices;
}

/// The entity of an index; indices count from 0 without gaps, but nothing here depends on it.
ArticleEntity* entity_at(std::vector<ArticleEntity>& entities, const Slice& slice, std::int64_t index) {
  if (index < 0) return nullptr;
  const std::size_t direct = slice.begin + static_cast<std::size_t>(index);
  if (direct < slice.end && entities[direct].index == index) return &entities[direct];
  const auto begin = entities.begin() + static_cast<std::ptrdiff_t>(slice.begin), end = entities.begin() + static_cast<std::ptrdiff_t>(slice.end);
  const auto at = std::lower_bound(begin, end, index, [](const ArticleEntity& entity, std::int64_t wanted) { return entity.index < wanted; });
  return at != end && at->index == index ? &*at : nullptr;
}

void read_entities(Database& db, Slices& slices, std::vector<ArticleEntity>& out) {
  std::int64_t current = -1;
  std::size_t next = 0;
  each_row(db,
           "SELECT article_row, entity_index, type, name, key, event_class, role, affiliation_index, confidence FROM article_entity ORDER BY article_row, entity_index",
           [&](RowReader& row) {
             std::int64_t article_row = 0;
             row >> article_row;
             const Slice* slice = slices.find(article_row);
             if (slice == nullptr) return;
             if (article_row != current) next = slice->begin;
             current = article_row;
             ArticleEntity& e = out[next++];
             e.article_id = slices.id();
             row >> e.index >> e.entity.type >> e.entity.name >> e.entity.key >> e.entity.event_class >> e.entity.role >> e.entity.affiliation >> e.entity.confidence;
           });
}

/// Calls `use(entity, row)` for rows that begin with article_row and entity_index, in the order of article_row.
template <class Use>
auto for_entity(Slices& slices, std::vector<ArticleEntity>& out, Use use) {
  return [&slices, &out, use](RowReader& row) {
    std::int64_t article_row = 0, index = -1;
    row >> article_row >> index;
    const Slice* slice = slices.find(article_row);
    if (slice == nullptr) return;
    if (ArticleEntity* entity = entity_at(out, *slice, index)) use(*entity, row);
  };
}

void find_affiliations(std::vector<ArticleEntity>& entities) {
  for (std::size_t begin = 0, end = 0; begin < entities.size(); begin = end) {
    while (end < entities.size() && entities[end].article_id == entities[begin].article_id) ++end;
    for (std::size_t i = begin; i < end; ++i)
      if (const ArticleEntity* other = entity_at(entities, {begin, end}, entities[i].entity.affiliation)) entities[i].affiliation_key = other->entity.key;
  }
}

}  // namespace

std::vector<ArticleEntity> Store::article_entities() const {
  Database& db = *database_;
  return guarded(db, "reading entities", [&] {
    Slices slices = read_slices(db);
    std::vector<ArticleEntity> out(slices.place());
    read_entities(db, slices, out);
    find_affiliations(out);
    each_row(db, "SELECT article_row, entity_index, alias FROM article_entity_alias ORDER BY article_row, entity_index, alias_index",
             for_entity(slices, out, [](ArticleEntity& entity, RowReader& row) { row >> entity.entity.aliases.emplace_back(); }));
    each_row(db, "SELECT article_row, entity_index FROM mention ORDER BY article_row, mention_index", for_entity(slices, out, [](ArticleEntity& entity, RowReader&) { ++entity.mentions; }));
    each_row(db,
             "SELECT b.article_row, m.entity_index FROM block b JOIN sentence s ON s.article_row = b.article_row AND s.block_index = b.block_index"
             " JOIN mention m ON m.article_row = s.article_row AND m.sentence_index = s.sentence_index WHERE b.zone = 'code' ORDER BY b.article_row",
             for_entity(slices, out, [](ArticleEntity& entity, RowReader&) { ++entity.in_code; }));
    return out;
  });
}

}  // namespace crosstell
