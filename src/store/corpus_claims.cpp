// SPDX-License-Identifier: Apache-2.0
// All claims for comparison. What they point to (sentence, figure, entities) is fetched once an article instead of joined to each claim, and
// the tables of their parts are read side by side with the claims, for they lie in the same order.
#include <algorithm>

#include "crosstell/store/corpus.h"
#include "parts_cursor.h"

namespace crosstell {
namespace {

using Database = Store::Database;

struct NamedEntity { std::string type, key, id, event_class; };

/// Ids and keys of the entities of the corpus. Articles name them in no order: looked up one by one they take longer than all else of a claim.
class CorpusEntities {
 public:
  explicit CorpusEntities(Database& db) {
    std::string id, key;
    each_row(db, "SELECT entity_row, entity_id, key FROM entity ORDER BY entity_row", [&](RowReader& row) {
      std::int64_t entity_row = 0;
      row >> entity_row >> id >> key;
      places_.resize(static_cast<std::size_t>(entity_row) + 1);
      places_.back() = {bytes_.size(), static_cast<std::uint32_t>(id.size()), static_cast<std::uint32_t>(key.size())};
      bytes_.append(id).append(key);
    });
  }

  /// Leaves both as they are where there is no such entity.
  void name(std::int64_t entity_row, std::string& id, std::string& key) const {
    if (entity_row < 0 || static_cast<std::size_t>(entity_row) >= places_.size()) return;
    const Place& place = places_[static_cast<std::size_t>(entity_row)];
    if (place.id == 0) return;
    id.assign(bytes_, place.begin, place.id);
    key.assign(bytes_, place.begin + place.id, place.key);
  }

 private:
  struct Place { std::size_t begin = 0; std::uint32_t id = 0, key = 0; };   // their sizes
  std::vector<Place> places_;   // by entity_row
  std::string bytes_;
};

/// What the claims of one article point to, by index.
struct ArticleParts {
  std::int64_t row = -1;
  std::string id, path, source, published, title;
  std::vector<std::string> sentences;
  std::vector<NamedEntity> entities;
};

template <class T>
const T* part_at(const std::vector<T>& list, std::int64_t index) {
  return index >= 0 && static_cast<std::size_t>(index) < list.size() ? &list[static_cast<std::size_t>(index)] : nullptr;
}

FigureRow read_figure(RowReader& row) {
  FigureRow f;
  row >> f.sentence >> f.kind >> f.surface >> f.low >> f.low_inclusive >> f.high >> f.high_inclusive >> f.point >> f.approximator >> f.unit >> f.currency >> f.per >>
      f.per_count >> f.counted >> f.basis >> f.date_low >> f.date_high >> f.date_precision >> f.date_relation >> f.date_alternatives >> f.date_relative >> f.fiscal >>
      f.has_magnitude_word >> f.is_share >> f.change >> f.written_exp10 >> f.change_direction >> f.clean_begin >> f.clean_end >> f.roles;
  return f;
}

/// A list that is filled by index; its texts keep their memory from article to article.
template <class T>
class Refilled {
 public:
  explicit Refilled(std::vector<T>& list) : list_(list) {}
  Refilled(const Refilled&) = delete;
  Refilled& operator=(const Refilled&) = delete;
  ~Refilled() { list_.resize(size_); }

  T& slot(std::int64_t index) {
    const auto at = static_cast<std::size_t>(std::max<std::int64_t>(index, 0));
    for (; size_ <= at; ++size_) size_ < list_.size() ? clear(list_[size_]) : void(list_.emplace_back());
    return list_[at];
  }

 private:
  static void clear(std::string& text) { text.clear(); }
  static void clear(NamedEntity& entity) {
    for (std::string* text : {&entity.type, &entity.key, &entity.id, &entity.event_class}) text->clear();
  }

  std::vector<T>& list_;
  std::size_t size_ = 0;   // that are of this article
};

void read_parts(Database& db, const CorpusEntities& corpus, std::int64_t article_row, ArticleParts& out) {
  for (std::string* text : {&out.id, &out.path, &out.source, &out.published, &out.title}) text->clear();
  out.row = article_row;
  each_row(db,
           "SELECT a.article_id, (SELECT f.path FROM file f WHERE f.article_row = a.article_row AND f.state <> 'duplicate'), a.source, a.published, a.title"
           " FROM article a WHERE a.article_row = ?",
           [&](RowReader& row) { row >> out.id >> out.path >> out.source >> out.published >> out.title; }, article_row);
  Refilled sentences(out.sentences);
  each_row(db, "SELECT sentence_index, text FROM sentence WHERE article_row = ?",
           [&](RowReader& row) {
             std::int64_t index = 0;
             row >> index;
             row >> sentences.slot(index);
           },
           article_row);
  Refilled entities(out.entities);
  each_row(db, "SELECT entity_index, type, key, event_class, entity_row FROM article_entity WHERE article_row = ?",
           [&](RowReader& row) {
             std::int64_t index = 0, entity_row = -1;
             row >> index;
             NamedEntity& entity = entities.slot(index);
             row >> entity.type >> entity.key >> entity.event_class >> entity_row;
             corpus.name(entity_row, entity.id, entity.key);
           },
           article_row);
}

void name_sides(const ArticleParts& article, ComparableClaim& c) {
  const auto name = [&](std::int64_t index, std::string& key, std::string& id) {
    if (const NamedEntity* entity = part_at(article.entities, index)) key = entity->key, id = entity->id;
  };
  name(c.claim.subject, c.subject_key, c.entity_id);
  name(c.claim.value_entity, c.value_entity_key, c.value_entity_id);
  name(c.claim.comparand, c.comparand_key, c.comparand_id);
  name(c.claim.speaker, c.speaker_key, c.speaker_id);
  if (const NamedEntity* subject = part_at(article.entities, c.claim.subject)) c.subject_type = subject->type, c.event_class = subject->event_class;
  c.argument_keys.resize(c.claim.arguments.size());
  c.argument_ids.resize(c.claim.arguments.size());
  for (std::size_t i = 0; i < c.claim.arguments.size(); ++i) name(c.claim.arguments[i].entity, c.argument_keys[i], c.argument_ids[i]);
}

void place_in_article(const ArticleParts& article, ComparableClaim& c) {
  c.article_id = article.id;
  c.path = article.path;
  c.source = article.source;
  c.published = article.published;
  c.title = article.title;
  if (const std::string* sentence = part_at(article.sentences, c.claim.sentence)) c.sentence_text = *sentence;
}

void find_figure(Database& db, const ArticleParts& article, ComparableClaim& c) {
  if (c.claim.value_figure < 0) return;   // one claim in seven has a figure, and of five figures one is that of a claim
  each_row(db,
           "SELECT sentence_index, kind, surface, low_text, low_inclusive, high_text, high_inclusive, point_text, approximator, unit, currency, per, per_count,"
           " counted, basis, date_low, date_high, date_precision, date_relation, date_alternatives, date_relative, fiscal, has_magnitude_word, is_share, is_change,"
           " written_exp10, change_direction, clean_begin, clean_end, roles FROM figure WHERE article_row = ? AND figure_index = ?",
           [&](RowReader& row) { c.figure = read_figure(row); }, article.row, c.claim.value_figure);
}

/// What stands behind the head of a claim.
void read_claim(RowReader& row, ClaimRow& c) {
  row >> c.zone >> c.subject_text >> c.subject_link >> c.value_text >> c.value_figure >> c.value_entity >> c.direction >> c.comparand >>
      c.comparand_text >> c.measure >> c.polarity >> c.modality >> c.speaker >> c.speaker_text >> c.cue_class >> c.time_basis >> c.time_low >> c.time_high >> c.tense >> c.repeat >> c.confidence >> c.clean_begin >> c.clean_end >> c.value_clean_begin;
}

void tell_sentence(const ArticleParts& article, const ClaimRow& head, ComparableClaim& told, const std::function<void(const ComparableClaim&)>& tell) {
  told.claim.id = head.id;
  told.claim.sentence = head.sentence;
  const NamedEntity* subject = part_at(article.entities, head.subject);
  told.entity_id = subject == nullptr ? std::string() : subject->id;
  told.sentence_text.clear();
  place_in_article(article, told);
  tell(told);
}

/// Makes a claim ready to be filled again; its texts keep their memory.
void clear(ComparableClaim& c) {
  c.claim.arguments.clear();
  c.claim.scope.clear();
  c.claim.set_members.clear();
  c.argument_keys.clear();
  c.argument_ids.clear();
  c.figure.reset();
  for (std::string* text : {&c.subject_key, &c.subject_type, &c.entity_id, &c.value_entity_key, &c.value_entity_id, &c.comparand_key, &c.comparand_id, &c.speaker_key,
                            &c.speaker_id, &c.sentence_text, &c.event_class})
    text->clear();
}

}  // namespace

void each_claim_to_compare(const Store& store, const std::function<ClaimPart(const ClaimHead&)>& wanted, const std::function<void(ComparableClaim&)>& use,
                           const std::function<void(const ComparableClaim&)>& tell) {
  Database& db = store.database();
  guarded(db, "reading claims", [&] {
    PartsCursor arguments(db, "SELECT claim_row, role, text, entity_index, figure_index, is_key, clean_begin, clean_end FROM claim_argument ORDER BY claim_row, argument_index");
    PartsCursor scopes(db, "SELECT claim_row, kind, value FROM claim_scope ORDER BY claim_row, scope_index");
    PartsCursor members(db, "SELECT claim_row, member FROM claim_member ORDER BY claim_row, member_index");
    const CorpusEntities corpus(db);
    ArticleParts article;
    ComparableClaim c, told;
    std::int64_t looked_at = -1;   // article_row whose id is known
    std::string article_id;
    each_row(db,
             "SELECT claim_row, article_row, attribute, kind, value_kind, attribution, subject_index, claim_id, sentence_index, zone, subject_text, subject_link, value_text,"
             " value_figure_index, value_entity_index, direction, comparand_index, comparand_text, measure, polarity, modality, speaker_index, speaker_text,"
             " cue_class, time_basis, time_low, time_high, tense, is_repeat, confidence, clean_begin, clean_end, value_clean_begin FROM claim ORDER BY claim_row",
             [&](RowReader& row) {
               std::int64_t claim_row = 0, article_row = 0;
               row >> claim_row >> article_row >> c.claim.attribute >> c.claim.kind >> c.claim.value_kind >> c.claim.attribution >> c.claim.subject;
               if (wanted && article_row != looked_at) {
                 article_id = first_value<std::string>(db, "SELECT article_id FROM article WHERE article_row = ?", article_row).value_or("");
                 looked_at = article_row;
               }
               const ClaimPart part_wanted =
                   wanted ? wanted({article_id, c.claim.attribute, c.claim.kind, c.claim.value_kind, c.claim.attribution, c.claim.subject >= 0}) : ClaimPart::all;
               if (part_wanted == ClaimPart::nothing) return;
               if (article_row != article.row) read_parts(db, corpus, article_row, article);
               row >> c.claim.id >> c.claim.sentence;
               if (part_wanted == ClaimPart::sentence) return tell_sentence(article, c.claim, told, tell);
               clear(c);
               read_claim(row, c.claim);
               arguments.each(claim_row, [&](RowReader& part) {
                 ClaimArgumentRow& a = c.claim.arguments.emplace_back();
                 part >> a.role >> a.text >> a.entity >> a.figure >> a.key >> a.clean_begin >> a.clean_end;
               });
               scopes.each(claim_row, [&](RowReader& part) {
                 auto& [kind, value] = c.claim.scope.emplace_back();
                 part >> kind >> value;
               });
               members.each(claim_row, [&](RowReader& part) { part >> c.claim.set_members.emplace_back(); });
               place_in_article(article, c);
               find_figure(db, article, c);
               name_sides(article, c);
               use(c);
             });
  });
}

std::vector<std::pair<std::string, double>> confidence_features(const Store& store, const std::string& claim_id) {
  Database& db = store.database();
  return guarded(db, "reading a claim", [&] {
    std::vector<std::pair<std::string, double>> out;
    each_row(db,
             "SELECT p.name, p.factor FROM claim c JOIN claim_feature p USING (claim_row) WHERE c.claim_id = ? AND p.score = 'confidence' ORDER BY p.feature_index",
             [&](RowReader& row) {
               auto& [name, factor] = out.emplace_back();
               row >> name >> factor;
             },
             claim_id);
    return out;
  });
}

std::vector<ComparableClaim> Store::comparable_claims() const {
  std::vector<ComparableClaim> out;
  each_claim_to_compare(*this, {}, [&](ComparableClaim& claim) { out.push_back(claim); });
  std::sort(out.begin(), out.end(), [](const ComparableClaim& x, const ComparableClaim& y) { return x.claim.id < y.claim.id; });
  return out;
}

std::string entity_name(const Store& store, const std::string& entity_id) {
  Database& db = store.database();
  return guarded(db, "reading an entity", [&] { return first_value<std::string>(db, "SELECT name FROM entity WHERE entity_id = ?", entity_id).value_or(""); });
}

std::map<std::string, std::uint64_t> claim_counts(const Store& store) {
  Database& db = store.database();
  return guarded(db, "counting claims", [&] {
    std::map<std::string, std::uint64_t> out;
    each_row(db, "SELECT article_id, (SELECT count(*) FROM claim c WHERE c.article_row = a.article_row) FROM article a", [&](RowReader& row) {
      std::string id;
      std::uint64_t count = 0;
      row >> id >> count;
      out.emplace(std::move(id), count);
    });
    return out;
  });
}

}  // namespace crosstell
