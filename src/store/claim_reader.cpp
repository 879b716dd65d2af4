// SPDX-License-Identifier: Apache-2.0
// One claim with everything that is known of it, joined from the tables.
#include <unordered_map>

#include "database.h"

namespace crosstell {
namespace {

using Database = Store::Database;

// A claim's other side, speaker and value are known by their corpus entity once entities have been merged.
#define CROSSTELL_ENTITY_JOIN(alias, index_column)                                                                              \
  " LEFT JOIN article_entity " alias " ON " alias ".article_row = c.article_row AND " alias ".entity_index = c." index_column \
  " LEFT JOIN entity " alias "_corpus ON " alias "_corpus.entity_row = " alias ".entity_row"

#define CROSSTELL_CLAIM_SELECT                                                                                                         \
  "SELECT c.claim_row, c.claim_id, c.sentence_index, c.zone, c.kind, c.attribute, c.subject_index, c.subject_text, c.subject_link,"    \
  " c.value_kind, c.value_text, c.value_figure_index, c.value_entity_index, c.direction, c.comparand_index, c.comparand_text,"         \
  " c.measure, c.polarity, c.modality, c.modality_cue, c.attribution, c.speaker_index, c.speaker_text, c.cue, c.cue_class,"            \
  " c.quotation_index, c.time_basis, c.time_low, c.time_high, c.tense, c.is_repeat, c.check_worthiness, c.confidence,"                 \
  " c.clean_begin, c.clean_end, c.raw_begin, c.raw_end, c.subject_clean_begin, c.subject_clean_end, c.subject_raw_begin,"              \
  " c.subject_raw_end, c.value_clean_begin, c.value_clean_end, c.value_raw_begin, c.value_raw_end,"                                    \
  " a.article_id, f.path, a.source, a.published, a.title, s.text,"                                                                     \
  " subject.type, coalesce(subject_corpus.key, subject.key), subject_corpus.entity_id, subject.event_class,"                           \
  " coalesce(value_corpus.key, value.key), value_corpus.entity_id, coalesce(comparand_corpus.key, comparand.key),"                     \
  " comparand_corpus.entity_id, coalesce(speaker_corpus.key, speaker.key), speaker_corpus.entity_id,"                                  \
  " g.kind, g.surface, g.low_text, g.low_inclusive, g.high_text, g.high_inclusive, g.point_text, g.approximator, g.unit, g.currency,"  \
  " g.per, g.per_count, g.counted, g.basis, g.date_low, g.date_high, g.date_precision, g.date_relation, g.date_alternatives, g.date_relative, g.fiscal,"\
  " g.has_magnitude_word, g.is_share, g.is_change, g.written_exp10, g.change_direction, g.clean_begin, g.clean_end, g.raw_begin, g.raw_end,"        \
  " g.sentence_index, g.roles"                                                                                                                 \
  " FROM claim c JOIN article a USING (article_row)"                                                                                   \
  " LEFT JOIN file f ON f.article_row = c.article_row AND f.state <> 'duplicate'"                                                      \
  " LEFT JOIN sentence s ON s.article_row = c.article_row AND s.sentence_index = c.sentence_index"                                     \
  CROSSTELL_ENTITY_JOIN("subject", "subject_index") CROSSTELL_ENTITY_JOIN("value", "value_entity_index")                               \
  CROSSTELL_ENTITY_JOIN("comparand", "comparand_index") CROSSTELL_ENTITY_JOIN("speaker", "speaker_index")                              \
  " LEFT JOIN figure g ON g.article_row = c.article_row AND g.figure_index = c.value_figure_index"

void read_claim(RowReader& row, ClaimRow& c) {
  row >> c.id >> c.sentence >> c.zone >> c.kind >> c.attribute >> c.subject >> c.subject_text >> c.subject_link >> c.value_kind >> c.value_text >> c.value_figure >>
      c.value_entity >> c.direction >> c.comparand >> c.comparand_text >> c.measure >> c.polarity >> c.modality >> c.modality_cue >> c.attribution >> c.speaker >>
      c.speaker_text >> c.cue >> c.cue_class >> c.quotation >> c.time_basis >> c.time_low >> c.time_high >> c.tense >> c.repeat >> c.check_worthiness >> c.confidence >>
      c.clean_begin >> c.clean_end >> c.raw_begin >> c.raw_end >> c.subject_clean_begin >> c.subject_clean_end >> c.subject_raw_begin >> c.subject_raw_end >>
      c.value_clean_begin >> c.value_clean_end >> c.value_raw_begin >> c.value_raw_end;
}

FigureRow read_figure(RowReader& row) {
  FigureRow f;
  row >> f.kind >> f.surface >> f.low >> f.low_inclusive >> f.high >> f.high_inclusive >> f.point >> f.approximator >> f.unit >> f.currency >> f.per >> f.per_count >>
      f.counted >> f.basis >> f.date_low >> f.date_high >> f.date_precision >> f.date_relation >> f.date_alternatives >> f.date_relative >> f.fiscal >> f.has_magnitude_word >> f.is_share >> f.change >>
      f.written_exp10 >> f.change_direction >> f.clean_begin >> f.clean_end >> f.raw_begin >> f.raw_end >> f.sentence >> f.roles;
  return f;
}

struct LoadedClaims {
  std::vector<ComparableClaim> claims;
  std::unordered_map<std::int64_t, std::size_t> by_row;   ///< claim_row -> position
};

void read_row(RowReader& row, LoadedClaims& out) {
  std::int64_t claim_row = 0;
  row >> claim_row;
  out.by_row.emplace(claim_row, out.claims.size());
  ComparableClaim& c = out.claims.emplace_back();
  read_claim(row, c.claim);
  row >> c.article_id >> c.path >> c.source >> c.published >> c.title >> c.sentence_text >> c.subject_type >> c.subject_key >> c.entity_id >> c.event_class >>
      c.value_entity_key >> c.value_entity_id >> c.comparand_key >> c.comparand_id >> c.speaker_key >> c.speaker_id;
  if (!row.next_is_null()) c.figure = read_figure(row);
}

/// Calls `add(claim, row)` for each row of a table of claim parts; its first column is claim_row.
template <class Add>
auto part_of(LoadedClaims& loaded, Add add) {
  return [&loaded, add](RowReader& row) {
    std::int64_t claim_row = 0;
    row >> claim_row;
    const auto at = loaded.by_row.find(claim_row);
    if (at != loaded.by_row.end()) add(loaded.claims[at->second].claim, row);
  };
}

void add_argument(ClaimRow& c, RowReader& row) {
  ClaimArgumentRow& a = c.arguments.emplace_back();
  row >> a.role >> a.text >> a.entity >> a.figure >> a.key >> a.clean_begin >> a.clean_end;
}

void add_scope(ClaimRow& c, RowReader& row) {
  auto& [kind, value] = c.scope.emplace_back();
  row >> kind >> value;
}

void add_feature(ClaimRow& c, RowReader& row) {
  std::string score;
  row >> score;
  auto& [name, factor] = (score == "confidence" ? c.confidence_features : c.check_worthiness_features).emplace_back();
  row >> name >> factor;
}

void add_member(ClaimRow& c, RowReader& row) { row >> c.set_members.emplace_back(); }
void add_rule(ClaimRow& c, RowReader& row) { row >> c.derivation.emplace_back(); }

#define CROSSTELL_ARGUMENTS "SELECT claim_row, role, text, entity_index, figure_index, is_key, clean_begin, clean_end FROM claim_argument"
#define CROSSTELL_SCOPES "SELECT claim_row, kind, value FROM claim_scope"
#define CROSSTELL_MEMBERS "SELECT claim_row, member FROM claim_member"
#define CROSSTELL_FEATURES "SELECT claim_row, score, name, factor FROM claim_feature"
#define CROSSTELL_RULES "SELECT claim_row, rule_id FROM claim_rule"

void read_parts_of(Database& db, LoadedClaims& loaded, std::int64_t claim_row) {
  each_row(db, CROSSTELL_ARGUMENTS " WHERE claim_row = ? ORDER BY argument_index", part_of(loaded, add_argument), claim_row);
  each_row(db, CROSSTELL_SCOPES " WHERE claim_row = ? ORDER BY scope_index", part_of(loaded, add_scope), claim_row);
  each_row(db, CROSSTELL_MEMBERS " WHERE claim_row = ? ORDER BY member_index", part_of(loaded, add_member), claim_row);
  each_row(db, CROSSTELL_FEATURES " WHERE claim_row = ? ORDER BY score, feature_index", part_of(loaded, add_feature), claim_row);
  each_row(db, CROSSTELL_RULES " WHERE claim_row = ? ORDER BY rule_index", part_of(loaded, add_rule), claim_row);
}

void complete_argument_keys(LoadedClaims& loaded) {
  for (ComparableClaim& c : loaded.claims) {
    c.argument_keys.resize(c.claim.arguments.size());
    c.argument_ids.resize(c.claim.arguments.size());
  }
}

}  // namespace

std::optional<ComparableClaim> Store::claim(std::string_view id) const {
  Database& db = *database_;
  return guarded(db, "reading a claim", [&]() -> std::optional<ComparableClaim> {
    const std::string key(id);
    LoadedClaims loaded;
    each_row(db, CROSSTELL_CLAIM_SELECT " WHERE c.claim_id = ?", [&](RowReader& row) { read_row(row, loaded); }, key);
    if (loaded.claims.empty()) return std::nullopt;
    read_parts_of(db, loaded, loaded.by_row.begin()->first);
    complete_argument_keys(loaded);
    ComparableClaim& c = loaded.claims.front();
    each_row(db,
             "SELECT p.argument_index, coalesce(e.key, x.key), e.entity_id FROM claim_argument p JOIN claim c USING (claim_row)"
             " JOIN article_entity x ON x.article_row = c.article_row AND x.entity_index = p.entity_index"
             " LEFT JOIN entity e ON e.entity_row = x.entity_row WHERE p.claim_row = ?",
             [&](RowReader& row) {
               std::int64_t argument = 0;
               row >> argument;
               row >> c.argument_keys.at(static_cast<std::size_t>(argument)) >> c.argument_ids.at(static_cast<std::size_t>(argument));
             },
             loaded.by_row.begin()->first);
    return std::move(c);
  });
}

}  // namespace crosstell
