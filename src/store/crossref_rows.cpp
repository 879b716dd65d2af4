// SPDX-License-Identifier: Apache-2.0
// What cross-reference writes as a whole, and the findings as they are read back.
#include "aliases.h"
#include "database.h"

namespace crosstell {
namespace {

using Database = Store::Database;

void write_merge(Database& db, const MergeRow& m) {
  write(db, "INSERT INTO entity (entity_id, type, key, name) VALUES (?,?,?,?)", m.entity_id, m.type, m.key, m.name);
  const std::int64_t row = db.connection.getLastInsertRowid();
  std::int64_t i = 0;
  static const std::string kAlone;
  for (const std::string& evidence : m.evidence) write(db, "INSERT INTO entity_merge VALUES (?,?,?,?,?)", row, i++, m.rule, m.score, evidence);
  if (m.evidence.empty()) write(db, "INSERT INTO entity_merge VALUES (?,?,?,?,?)", row, i, m.rule, m.score, kAlone);
  for (const auto& [article, index] : m.members) {
    write(db,
          "INSERT OR REPLACE INTO entity_member SELECT ?1, ?2, ?3, coalesce((SELECT x.key FROM article a JOIN article_entity x USING (article_row)"
          " WHERE a.article_id = ?2 AND x.entity_index = ?3), '')",
          row, article, index);
    write(db, "UPDATE article_entity SET entity_row = ? WHERE article_row = (SELECT article_row FROM article WHERE article_id = ?) AND entity_index = ?", row, article, index);
  }
}

/// Names a corpus entity goes by, as mentions spell them (pronouns and "the company" are no names).
void count_names(Database& db) {
  db.connection.exec(
      "INSERT INTO entity_name SELECT x.entity_row, m.text, count(*), count(DISTINCT m.article_row) FROM mention m"
      " JOIN article_entity x ON x.article_row = m.article_row AND x.entity_index = m.entity_index"
      " WHERE x.entity_row IS NOT NULL AND m.form IN ('name', 'alias', 'acronym', 'surname') GROUP BY x.entity_row, m.text");
}

void write_variants(Database& db, std::int64_t row, const FindingRow& f) {
  for (std::size_t v = 0; v < f.variants.size(); ++v) {
    const FindingVariantRow& variant = f.variants[v];
    write(db, "INSERT INTO finding_variant VALUES (?,?,?,?,?)", row, v, variant.value, variant.voices, variant.articles);
    std::int64_t i = 0;
    for (const FindingEvidenceRow& e : variant.evidence) write(db, "INSERT INTO finding_evidence VALUES (?,?,?,?,?)", row, v, i++, e.claim_id, e.article_id);
  }
}

void write_finding(Database& db, const FindingRow& f) {
  write(db,
        "INSERT INTO finding (finding_id, section, kind, subject_id, subject, attribute, scope, reason, score, severity, confidence, independence)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        f.id, f.section, f.kind, OrNull{f.subject_id}, f.subject, f.attribute, f.scope, f.reason, f.score, f.severity, f.confidence, f.independence);
  const std::int64_t row = db.connection.getLastInsertRowid();
  std::int64_t i = 0;
  for (const std::string& guard : f.guards) write(db, "INSERT INTO finding_guard VALUES (?,?,?)", row, i++, guard);
  i = 0;
  for (const auto& [name, factor] : f.features) write(db, "INSERT INTO finding_feature VALUES (?,?,?,?)", row, i++, name, factor);
  write_variants(db, row, f);
}

void read_finding_parts(Database& db, std::int64_t finding_row, FindingRow& f) {
  each_row(db, "SELECT guard FROM finding_guard WHERE finding_row = ? ORDER BY guard_index", [&](RowReader& row) { row >> f.guards.emplace_back(); }, finding_row);
  each_row(db, "SELECT name, factor FROM finding_feature WHERE finding_row = ? ORDER BY feature_index",
           [&](RowReader& row) {
             auto& [name, factor] = f.features.emplace_back();
             row >> name >> factor;
           },
           finding_row);
  each_row(db, "SELECT value, voices, articles FROM finding_variant WHERE finding_row = ? ORDER BY variant_index",
           [&](RowReader& row) {
             FindingVariantRow& v = f.variants.emplace_back();
             row >> v.value >> v.voices >> v.articles;
           },
           finding_row);
  each_row(db, "SELECT variant_index, claim_id, article_id FROM finding_evidence WHERE finding_row = ? ORDER BY variant_index, evidence_index",
           [&](RowReader& row) {
             std::uint64_t variant = 0;
             row >> variant;
             FindingEvidenceRow& e = f.variants.at(variant).evidence.emplace_back();
             row >> e.claim_id >> e.article_id;
           },
           finding_row);
}

}  // namespace

void Store::replace_merges(const std::vector<MergeRow>& merges) {
  Database& db = *database_;
  guarded(db, "storing merged entities", [&] {
    Scope scope(db);
    const EntityMembers before = entity_members(db);
    db.connection.exec("UPDATE article_entity SET entity_row = NULL WHERE entity_row IS NOT NULL; DELETE FROM entity");
    for (const MergeRow& merge : merges) write_merge(db, merge);
    count_names(db);
    redirect_entities(db, before);
    scope.commit();
  });
}

void Store::replace_stories(const std::vector<StoryRow>& stories, const std::vector<FamilyRow>& families) {
  Database& db = *database_;
  guarded(db, "storing stories", [&] {
    Scope scope(db);
    db.connection.exec("DELETE FROM story; DELETE FROM family");
    for (const StoryRow& story : stories) {
      write(db, "INSERT INTO story (story_id, label) VALUES (?, ?)", story.id, story.label);
      const std::int64_t row = db.connection.getLastInsertRowid();
      std::int64_t i = 0;
      for (const std::string& evidence : story.evidence) write(db, "INSERT INTO story_evidence VALUES (?,?,?)", row, i++, evidence);
      for (const std::string& article : story.articles) write(db, "INSERT OR IGNORE INTO article_story VALUES (?,?)", article, row);
    }
    for (const FamilyRow& family : families) {
      write(db, "INSERT INTO family (family_id, reason, similarity) VALUES (?,?,?)", family.id, family.reason, family.similarity);
      const std::int64_t row = db.connection.getLastInsertRowid();
      for (const std::string& article : family.articles) write(db, "INSERT INTO article_family VALUES (?,?)", article, row);
    }
    scope.commit();
  });
}

void Store::replace_findings(const std::vector<FindingRow>& findings, const std::vector<ComparisonRow>& comparisons) {
  Database& db = *database_;
  guarded(db, "storing findings", [&] {
    static const std::string kCurrent = "findings_current", kYes = "1";
    Scope scope(db);
    const FindingKeys before = finding_keys(db);
    db.connection.exec("DELETE FROM finding; DELETE FROM comparison");
    for (const FindingRow& finding : findings) write_finding(db, finding);
    for (const ComparisonRow& c : comparisons) write(db, "INSERT OR REPLACE INTO comparison VALUES (?,?,?,?)", c.claim_a, c.claim_b, c.relation, c.guard);
    redirect_findings(db, before);
    set_setting(db, kCurrent, kYes);
    scope.commit();
  });
}

std::vector<FindingRow> Store::findings() const {
  Database& db = *database_;
  return guarded(db, "reading findings", [&] {
    std::vector<FindingRow> out;
    std::vector<std::int64_t> rows;
    each_row(db,
             "SELECT finding_row, finding_id, section, kind, subject_id, subject, attribute, scope, reason, score, severity, confidence, independence"
             " FROM finding ORDER BY score DESC, finding_id",
             [&](RowReader& row) {
               FindingRow& f = out.emplace_back();
               row >> rows.emplace_back() >> f.id >> f.section >> f.kind >> f.subject_id >> f.subject >> f.attribute >> f.scope >> f.reason >> f.score >> f.severity >>
                   f.confidence >> f.independence;
             });
    for (std::size_t i = 0; i < out.size(); ++i) read_finding_parts(db, rows[i], out[i]);
    return out;
  });
}

std::string Store::resolve_id(std::string_view id) const {
  Database& db = *database_;
  return guarded(db, "looking an id up", [&] {
    const std::string key(id);
    return first_value<std::string>(db, "SELECT new_id FROM id_alias WHERE old_id = ?", key).value_or(key);
  });
}

}  // namespace crosstell
