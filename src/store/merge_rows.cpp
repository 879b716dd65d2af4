// SPDX-License-Identifier: Apache-2.0
// Merged entities. What is stored is compared with what is wanted, and only the difference is written: most entities of a corpus do not
// change when an article comes.
#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include "aliases.h"
#include "crosstell/base/hash.h"
#include "parts_cursor.h"

namespace crosstell {
namespace {

using Database = Store::Database;

/// Entities of all articles as they are stored, in flat lists; an article owns a run of them.
struct Entities {
  struct Article { std::int64_t row = 0; std::size_t begin = 0, end = 0; };
  std::vector<Article> articles;                               // by article_row
  std::unordered_map<std::string, std::size_t> by_id;          // article id -> position in `articles`
  std::vector<std::int64_t> index, stored, wanted;             // entity_index; entity_row as it is and as it should be, -1: none
  std::vector<std::uint32_t> key;                              // where the key begins in `keys`
  std::string keys;                                            // each with a NUL behind it

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t find(const std::string& article_id, std::int64_t entity_index) const {
    const auto at = by_id.find(article_id);
    return at == by_id.end() ? kNone : find(articles[at->second], entity_index);
  }
  [[nodiscard]] std::size_t find(const Article& article, std::int64_t entity_index) const {
    if (entity_index < 0) return kNone;
    const std::size_t direct = article.begin + static_cast<std::size_t>(entity_index);
    if (direct < article.end && index[direct] == entity_index) return direct;
    for (std::size_t i = article.begin; i < article.end; ++i)
      if (index[i] == entity_index) return i;
    return kNone;
  }
  [[nodiscard]] const char* key_of(std::size_t entity) const { return entity == kNone ? "" : keys.c_str() + key[entity]; }
};

Entities read_entities(Database& db) {
  Entities out;
  PartsCursor rows(db, "SELECT article_row, entity_index, entity_row, key FROM article_entity ORDER BY article_row, entity_index");
  std::string key;
  each_row(db, "SELECT article_row, article_id FROM article ORDER BY article_row", [&](RowReader& row) {
    std::string id;
    Entities::Article article;
    row >> article.row >> id;
    article.begin = out.index.size();
    rows.each(article.row, [&](RowReader& part) {
      part >> out.index.emplace_back() >> out.stored.emplace_back() >> key;
      out.key.push_back(static_cast<std::uint32_t>(out.keys.size()));
      out.keys.append(key.c_str()).push_back('\0');
    });
    article.end = out.index.size();
    out.by_id.emplace(std::move(id), out.articles.size());
    out.articles.push_back(article);
  });
  out.wanted.assign(out.index.size(), -1);
  return out;
}

/// All that is stored of an entity but its names, as one number. Made for every entity twice: nothing is copied for it.
class Digest {
 public:
  Digest(std::string_view type, std::string_view key, std::string_view name) { add(hash64(type)), add(hash64(key)), add(hash64(name)); }
  void add_merge(std::string_view rule, double score, std::string_view evidence) { add(hash64(rule)), add(std::bit_cast<std::uint64_t>(score)), add(hash64(evidence)); }
  void add_member(std::string_view article, std::int64_t index, std::string_view key) { add(hash64(article)), add(static_cast<std::uint64_t>(index)), add(hash64(key)); }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  /// The order counts: what was added before is multiplied once more.
  void add(std::uint64_t number) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;   // 2^64 over the golden ratio
    value_ = (std::rotl(value_, 29) ^ number) * kOdd;
  }

  std::uint64_t value_ = 0;
};

struct Stored { std::string id; std::int64_t row = 0; std::uint64_t digest = 0; bool kept = false; };

/// By entity id. Merges come in that order too: what is asked for next stands behind what was asked for last.
class StoredEntities {
 public:
  explicit StoredEntities(std::vector<Stored> list) : list_(std::move(list)) {
    std::sort(list_.begin(), list_.end(), [](const Stored& x, const Stored& y) { return x.id < y.id; });
  }

  [[nodiscard]] Stored* find(const std::string& id) {
    if (at_ > 0 && list_[at_ - 1].id >= id) at_ = 0;
    for (int tries = 0; at_ < list_.size() && list_[at_].id < id; ++at_)
      if (++tries == kTries) {
        const auto behind = std::lower_bound(list_.begin() + static_cast<std::ptrdiff_t>(at_), list_.end(), id, [](const Stored& x, const std::string& key) { return x.id < key; });
        at_ = static_cast<std::size_t>(behind - list_.begin());
        break;
      }
    return at_ < list_.size() && list_[at_].id == id ? &list_[at_] : nullptr;
  }
  [[nodiscard]] auto begin() const { return list_.begin(); }
  [[nodiscard]] auto end() const { return list_.end(); }

 private:
  static constexpr int kTries = 8;
  std::vector<Stored> list_;
  std::size_t at_ = 0;   // nothing before it is wanted next
};

StoredEntities read_stored(Database& db) {
  std::vector<Stored> out;
  PartsCursor merges(db, "SELECT entity_row, rule, score, evidence FROM entity_merge ORDER BY entity_row, merge_index");
  PartsCursor members(db, "SELECT entity_row, article_id, entity_index, member_key FROM entity_member ORDER BY entity_row, article_id, entity_index");
  each_row(db, "SELECT entity_row, entity_id, type, key, name FROM entity ORDER BY entity_row", [&](RowReader& row) {
    std::int64_t entity_row = 0, index = 0;
    std::string id, first, second, third;
    row >> entity_row >> id >> first >> second >> third;
    Digest digest(first, second, third);
    merges.each(entity_row, [&](RowReader& part) {
      double score = 0;
      part >> first >> score >> second;
      digest.add_merge(first, score, second);
    });
    members.each(entity_row, [&](RowReader& part) {
      part >> first >> index >> second;
      digest.add_member(first, index, second);
    });
    out.push_back({std::move(id), entity_row, digest.value(), false});
  });
  return StoredEntities(std::move(out));
}

/// Where the members of each merge stand, found once: merge -> first of `list`.
struct Places {
  std::vector<std::size_t> begin;
  std::vector<std::size_t> list;
  Places(const std::vector<MergeRow>& merges, const Entities& entities) {
    for (const MergeRow& merge : merges) {
      begin.push_back(list.size());
      for (const auto& [article, index] : merge.members) list.push_back(entities.find(article, index));
    }
  }
};

std::uint64_t digest_of(const MergeRow& merge, const std::size_t* places, const Entities& entities) {
  Digest digest(merge.type, merge.key, merge.name);
  static const std::string kAlone;
  for (const std::string& evidence : merge.evidence) digest.add_merge(merge.rule, merge.score, evidence);
  if (merge.evidence.empty()) digest.add_merge(merge.rule, merge.score, kAlone);
  for (const auto& [article, index] : merge.members) digest.add_member(article, index, entities.key_of(*places++));
  return digest.value();
}

/// Takes entities out that are wanted no longer. Returns: their members, for redirecting their ids.
EntityMembers remove_gone(Database& db, const StoredEntities& stored, Entities& entities) {
  EntityMembers out;
  std::unordered_set<std::int64_t> rows;
  for (const Stored& entity : stored) {
    if (entity.kept) continue;
    rows.insert(entity.row);
    each_row(db, "SELECT article_id, member_key FROM entity_member WHERE entity_row = ?",
             [&](RowReader& row) {
               std::string article, key;
               row >> article >> key;
               out[entity.id].emplace(article, key);
             },
             entity.row);
    write(db, "DELETE FROM entity WHERE entity_row = ?", entity.row);
  }
  for (std::int64_t& row : entities.stored)
    if (!rows.empty() && row >= 0 && rows.contains(row)) row = -1;   // the number may come again
  return out;
}

/// While it lives nobody looks whether the rows exist that rows refer to: to look for them takes longer than to write the row, and an UPDATE
/// that has to look passes its table twice. Requires: they exist; nothing that is referred to is deleted.
class Unchecked {
 public:
  explicit Unchecked(Database& db) : db_(db) { check(0); }
  Unchecked(const Unchecked&) = delete;
  Unchecked& operator=(const Unchecked&) = delete;
  ~Unchecked() { check(1); }

 private:
  void check(int on) { sqlite3_db_config(db_.connection.getHandle(), SQLITE_DBCONFIG_ENABLE_FKEY, on, nullptr); }   // the pragma is deaf in a transaction

  Database& db_;
};

struct Pending { const MergeRow* merge = nullptr; const std::size_t* places = nullptr; std::int64_t row = 0; };

/// Requires: of these entities no merges and members are stored.
void write_parts(Database& db, const std::vector<Pending>& list, const Entities& entities) {
  const auto count = [&](auto number) { return std::accumulate(list.begin(), list.end(), std::size_t{0}, [&](std::size_t sum, const Pending& p) { return sum + number(*p.merge); }); };
  static const std::string kAlone;
  RowWriter merges(db, "INSERT INTO entity_merge (entity_row, merge_index, rule, score, evidence) VALUES (?,?,?,?,?)",
                   count([](const MergeRow& m) { return std::max<std::size_t>(m.evidence.size(), 1); }));
  for (const auto& [m, places, row] : list) {
    if (m->evidence.empty()) merges.add(row, 0, m->rule, m->score, kAlone);
    std::int64_t i = 0;
    for (const std::string& evidence : m->evidence) merges.add(row, i++, m->rule, m->score, evidence);
  }
  RowWriter members(db, "INSERT OR REPLACE INTO entity_member (entity_row, article_id, entity_index, member_key) VALUES (?,?,?,?)",
                    count([](const MergeRow& m) { return m.members.size(); }));
  for (const auto& [m, places, row] : list)
    for (std::size_t i = 0; i < m->members.size(); ++i) members.add(row, m->members[i].first, m->members[i].second, entities.key_of(places[i]));
}

/// Entities whose names have to be counted again, by entity_row.
class Rows {
 public:
  void insert(std::int64_t row) {
    const auto at = static_cast<std::size_t>(row);
    if (at >= is_in_.size()) is_in_.resize(std::max(at + 1, 2 * is_in_.size()));
    is_in_[at] = true;
  }
  [[nodiscard]] bool contains(std::int64_t row) const { return row >= 0 && static_cast<std::size_t>(row) < is_in_.size() && is_in_[static_cast<std::size_t>(row)]; }

 private:
  std::vector<bool> is_in_;
};

/// Returns: the first row of those that are new.
std::int64_t write_changed(Database& db, const std::vector<MergeRow>& merges, StoredEntities& stored, Entities& entities, Rows& renamed) {
  std::int64_t next = first_value<std::int64_t>(db, "SELECT coalesce(max(entity_row), 0) + 1 FROM entity").value_or(1);
  const std::int64_t first_fresh = next;
  std::vector<Pending> changed, fresh;
  const Places all_places(merges, entities);
  for (std::size_t i = 0; i < merges.size(); ++i) {
    const MergeRow& merge = merges[i];
    const std::size_t* places = all_places.list.data() + all_places.begin[i];
    const Stored* known = stored.find(merge.entity_id);
    const std::int64_t row = known == nullptr ? next++ : known->row;
    if (known == nullptr) fresh.push_back({&merge, places, row});
    else if (known->digest != digest_of(merge, places, entities)) changed.push_back({&merge, places, row});
    for (std::size_t m = 0; m < merge.members.size(); ++m)
      if (places[m] != Entities::kNone) entities.wanted[places[m]] = row;
  }
  for (const auto& [merge, places, row] : changed) {
    write(db, "UPDATE entity SET type = ?, key = ?, name = ? WHERE entity_row = ?", merge->type, merge->key, merge->name, row);
    write(db, "DELETE FROM entity_merge WHERE entity_row = ?", row);
    write(db, "DELETE FROM entity_member WHERE entity_row = ?", row);
  }
  RowWriter rows(db, "INSERT INTO entity (entity_row, entity_id, type, key, name) VALUES (?,?,?,?,?)", fresh.size());
  for (const auto& [merge, places, row] : fresh) rows.add(row, merge->entity_id, merge->type, merge->key, merge->name);
  for (const auto* list : {&changed, &fresh}) {
    write_parts(db, *list, entities);
    for (const Pending& pending : *list) renamed.insert(pending.row);
  }
  return first_fresh;
}

/// `wanted_entity_row(article_row, entity_index)` in SQL: where an entity of an article belongs.
class WantedRows {
 public:
  WantedRows(Database& db, const Entities& entities) : db_(db), entities_(entities) { db_.connection.createFunction(kName, 2, true, this, &call, nullptr, nullptr, nullptr); }
  WantedRows(const WantedRows&) = delete;
  WantedRows& operator=(const WantedRows&) = delete;
  ~WantedRows() { sqlite3_create_function(db_.connection.getHandle(), kName, 2, SQLITE_UTF8, nullptr, nullptr, nullptr, nullptr); }

 private:
  static constexpr const char* kName = "wanted_entity_row";

  static void call(sqlite3_context* context, int, sqlite3_value** arguments) {
    const std::int64_t row = static_cast<WantedRows*>(sqlite3_user_data(context))->find(sqlite3_value_int64(arguments[0]), sqlite3_value_int64(arguments[1]));
    row < 0 ? sqlite3_result_null(context) : sqlite3_result_int64(context, row);
  }

  /// Articles are asked for in the order of their rows.
  std::int64_t find(std::int64_t article_row, std::int64_t index) {
    const auto& articles = entities_.articles;
    if (at_ >= articles.size() || articles[at_].row > article_row) at_ = 0;
    while (at_ < articles.size() && articles[at_].row < article_row) ++at_;
    if (at_ == articles.size() || articles[at_].row != article_row) return -1;
    const std::size_t entity = entities_.find(articles[at_], index);
    return entity == Entities::kNone ? -1 : entities_.wanted[entity];
  }

  Database& db_;
  const Entities& entities_;
  std::size_t at_ = 0;
};

/// Entities that belong elsewhere are told so one by one; when they are most of them, by one statement, and their index is built anew.
void link_entities(Database& db, const Entities& entities, Rows& renamed) {
  std::size_t moved = 0;
  for (std::size_t i = 0; i < entities.wanted.size(); ++i) {
    if (entities.stored[i] == entities.wanted[i]) continue;
    ++moved;
    if (entities.wanted[i] >= 0) renamed.insert(entities.wanted[i]);
  }
  if (2 * moved > entities.wanted.size()) {
    const WantedRows wanted(db, entities);
    db.connection.exec(
        "DROP INDEX article_entity_by_entity;"
        "UPDATE article_entity SET entity_row = wanted_entity_row(article_row, entity_index) WHERE entity_row IS NOT wanted_entity_row(article_row, entity_index);"
        "CREATE INDEX article_entity_by_entity ON article_entity (entity_row) WHERE entity_row IS NOT NULL");
    return;
  }
  for (const Entities::Article& article : entities.articles)
    for (std::size_t i = article.begin; moved > 0 && i < article.end; ++i)
      if (entities.stored[i] != entities.wanted[i])
        write(db, "UPDATE article_entity SET entity_row = ? WHERE article_row = ? AND entity_index = ?", Index{entities.wanted[i]}, article.row, entities.index[i]);
}

struct NameCount { std::int64_t entity_row = 0; std::string name; std::uint64_t mentions = 0, articles = 1; };

bool same_name(const NameCount& x, const NameCount& y) { return x.entity_row == y.entity_row && x.name == y.name; }

/// Sorts, and adds up what stands for one name.
void add_up(std::vector<NameCount>& counts, std::size_t begin, bool one_article) {
  std::sort(counts.begin() + static_cast<std::ptrdiff_t>(begin), counts.end(),
            [](const NameCount& x, const NameCount& y) { return std::tie(x.entity_row, x.name) < std::tie(y.entity_row, y.name); });
  std::size_t kept = begin;
  for (std::size_t i = begin; i < counts.size(); ++i) {
    if (kept > begin && same_name(counts[kept - 1], counts[i])) {
      counts[kept - 1].mentions += counts[i].mentions;
      if (!one_article) counts[kept - 1].articles += counts[i].articles;
    } else if (kept++ != i) {
      counts[kept - 1] = std::move(counts[i]);
    }
  }
  counts.resize(kept);
}

/// Names an entity goes by, as mentions spell them (pronouns and "the company" are no names).
/// Requires: of rows from `first_fresh` on no names are stored.
void count_names(Database& db, const Entities& entities, const Rows& renamed, std::int64_t first_fresh) {
  std::vector<NameCount> counts;
  for (const Entities::Article& article : entities.articles) {
    const auto is_renamed = [&](std::size_t i) { return renamed.contains(entities.wanted[i]); };
    bool any = false;
    for (std::size_t i = article.begin; i < article.end && !any; ++i) any = is_renamed(i);
    if (!any) continue;
    const std::size_t begin = counts.size();
    each_row(db, "SELECT entity_index, text FROM mention WHERE article_row = ? AND entity_index IS NOT NULL AND form IN ('name', 'alias', 'acronym', 'surname')",
             [&](RowReader& row) {
               std::int64_t index = 0;
               row >> index;
               std::size_t at = article.begin + static_cast<std::size_t>(index);
               if (at >= article.end || entities.index[at] != index) for (at = article.begin; at < article.end && entities.index[at] != index;) ++at;
               if (at >= article.end || !is_renamed(at)) return;
               NameCount& count = counts.emplace_back(NameCount{entities.wanted[at], {}, 1});
               row >> count.name;
             },
             article.row);
    add_up(counts, begin, true);
  }
  add_up(counts, 0, false);
  for (std::int64_t row = 0; row < first_fresh; ++row)
    if (renamed.contains(row)) write(db, "DELETE FROM entity_name WHERE entity_row = ?", row);
  RowWriter names(db, "INSERT INTO entity_name (entity_row, name, mentions, articles) VALUES (?,?,?,?)", counts.size());
  for (const NameCount& count : counts) names.add(count.entity_row, count.name, count.mentions, count.articles);
}

}  // namespace

void Store::replace_merges(const std::vector<MergeRow>& merges) {
  Database& db = *database_;
  guarded(db, "storing merged entities", [&] {
    Scope scope(db);
    Entities entities = read_entities(db);
    StoredEntities stored = read_stored(db);
    for (const MergeRow& merge : merges)
      if (Stored* known = stored.find(merge.entity_id)) known->kept = true;
    const EntityMembers gone = remove_gone(db, stored, entities);
    {
      const Unchecked unchecked(db);   // what is referred to is written first, or is there
      Rows renamed;
      const std::int64_t first_fresh = write_changed(db, merges, stored, entities, renamed);
      link_entities(db, entities, renamed);
      count_names(db, entities, renamed, first_fresh);
    }
    redirect_entities(db, gone);
    scope.commit();
  });
}

}  // namespace crosstell
