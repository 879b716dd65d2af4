// SPDX-License-Identifier: Apache-2.0
// Stories and findings: written as far as they differ from what is stored, and read back.
#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <tuple>

#include "aliases.h"
#include "crosstell/base/hash.h"
#include "crosstell/store/corpus.h"
#include "parts_cursor.h"

namespace crosstell {
namespace {

using Database = Store::Database;

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

/// All that is stored of a finding, as one number. Its parts come in this order: finding, guards, features, variants, evidence.
class Digest {
 public:
  Digest& text(const std::string& value) { return key_.field(value), *this; }
  Digest& number(std::uint64_t value) { return key_.field(value), *this; }
  Digest& real(double value) { return number(std::bit_cast<std::uint64_t>(value)); }
  [[nodiscard]] std::uint64_t value() const { return hash64(key_.bytes()); }

 private:
  KeyBuilder key_;
};

std::uint64_t digest_of(const FindingRow& f) {
  Digest out;
  out.text(f.section).text(f.kind).text(f.subject_id).text(f.subject).text(f.attribute).text(f.scope).text(f.reason);
  out.real(f.score).real(f.severity).real(f.confidence).real(f.independence);
  for (const std::string& guard : f.guards) out.text("g").text(guard);
  for (const auto& [name, factor] : f.features) out.text("f").text(name).real(factor);
  for (const FindingVariantRow& v : f.variants) out.text("v").text(v.value).number(static_cast<std::uint64_t>(v.voices)).number(static_cast<std::uint64_t>(v.articles));
  for (std::size_t v = 0; v < f.variants.size(); ++v)
    for (const FindingEvidenceRow& e : f.variants[v].evidence) out.number(v).text(e.claim_id).text(e.article_id);
  return out.value();
}

struct Stored { std::int64_t row = 0; std::uint64_t digest = 0; FindingKey key; bool kept = false; };

std::map<std::string, Stored> read_stored(Database& db) {
  std::map<std::string, Stored> out;
  PartsCursor guards(db, "SELECT finding_row, guard FROM finding_guard ORDER BY finding_row, guard_index");
  PartsCursor features(db, "SELECT finding_row, name, factor FROM finding_feature ORDER BY finding_row, feature_index");
  PartsCursor variants(db, "SELECT finding_row, value, voices, articles FROM finding_variant ORDER BY finding_row, variant_index");
  PartsCursor evidence(db, "SELECT finding_row, variant_index, claim_id, article_id FROM finding_evidence ORDER BY finding_row, variant_index, evidence_index");
  each_row(db,
           "SELECT finding_row, finding_id, section, kind, subject_id, subject, attribute, scope, reason, score, severity, confidence, independence FROM finding"
           " ORDER BY finding_row",
           [&](RowReader& row) {
             FindingRow f;
             Stored stored;
             row >> stored.row >> f.id >> f.section >> f.kind >> f.subject_id >> f.subject >> f.attribute >> f.scope >> f.reason >> f.score >> f.severity >> f.confidence >> f.independence;
             guards.each(stored.row, [&](RowReader& part) { part >> f.guards.emplace_back(); });
             features.each(stored.row, [&](RowReader& part) { part >> f.features.emplace_back().first >> f.features.back().second; });
             variants.each(stored.row, [&](RowReader& part) {
               FindingVariantRow& v = f.variants.emplace_back();
               part >> v.value >> v.voices >> v.articles;
             });
             evidence.each(stored.row, [&](RowReader& part) {
               std::uint64_t variant = 0;
               part >> variant;
               FindingEvidenceRow& e = f.variants.at(variant).evidence.emplace_back();
               part >> e.claim_id >> e.article_id;
               stored.key.claims.insert(e.claim_id);
             });
             stored.digest = digest_of(f);
             stored.key.section = f.section, stored.key.subject_id = f.subject_id, stored.key.attribute = f.attribute, stored.key.scope = f.scope;
             out.emplace(f.id, std::move(stored));
           });
  return out;
}

/// Writes what differs from what is stored. Returns: the findings that are gone.
FindingKeys write_findings(Database& db, const std::vector<FindingRow>& findings) {
  auto stored = read_stored(db);
  std::vector<const FindingRow*> changed;
  for (const FindingRow& finding : findings) {
    const auto at = stored.find(finding.id);
    if (at != stored.end()) at->second.kept = true;
    if (at != stored.end() && at->second.digest == digest_of(finding)) continue;
    changed.push_back(&finding);
    if (at != stored.end()) write(db, "DELETE FROM finding WHERE finding_row = ?", at->second.row);
  }
  FindingKeys gone;
  for (auto& [id, finding] : stored) {
    if (finding.kept) continue;
    write(db, "DELETE FROM finding WHERE finding_row = ?", finding.row);
    gone.emplace(id, std::move(finding.key));
  }
  for (const FindingRow* finding : changed) write_finding(db, *finding);
  return gone;
}

int order_of(const ComparisonView& x, const ComparisonView& y) {
  const int order = std::strcmp(x.claim_a, y.claim_a);
  return order != 0 ? order : std::strcmp(x.claim_b, y.claim_b);
}

/// Writes what differs from what is stored.
void write_comparisons(Database& db, const ComparisonList& wanted) {
  std::vector<std::size_t> added;
  std::vector<std::pair<std::string, std::string>> gone;
  std::size_t next = 0;
  std::string a, b, relation, guard;
  each_row(db, "SELECT claim_a, claim_b, relation, guard FROM comparison ORDER BY claim_a, claim_b", [&](RowReader& row) {
    row >> a >> b >> relation >> guard;
    const ComparisonView known{a.c_str(), b.c_str(), relation.c_str(), guard.c_str()};
    while (next < wanted.size && order_of(wanted.at(next), known) < 0) added.push_back(next++);
    if (next == wanted.size || order_of(wanted.at(next), known) != 0) return void(gone.emplace_back(a, b));
    const ComparisonView same = wanted.at(next);
    if (same.relation != relation || same.guard != guard) added.push_back(next);
    ++next;
  });
  while (next < wanted.size) added.push_back(next++);
  for (const auto& [x, y] : gone) write(db, "DELETE FROM comparison WHERE claim_a = ? AND claim_b = ?", x, y);
  RowWriter rows(db, "INSERT OR REPLACE INTO comparison (claim_a, claim_b, relation, guard) VALUES (?,?,?,?)", added.size());
  for (const std::size_t i : added) {
    const ComparisonView row = wanted.at(i);
    rows.add(row.claim_a, row.claim_b, row.relation, row.guard);
  }
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

void replace_findings(Store& store, const std::vector<FindingRow>& findings, const ComparisonList& comparisons) {
  Database& db = store.database();
  guarded(db, "storing findings", [&] {
    static const std::string kCurrent = "findings_current", kYes = "1";
    Scope scope(db);
    const FindingKeys gone = write_findings(db, findings);
    write_comparisons(db, comparisons);
    redirect_findings(db, gone);
    set_setting(db, kCurrent, kYes);
    scope.commit();
  });
}

/// Of several rows for one pair the last one holds.
void Store::replace_findings(const std::vector<FindingRow>& findings, const std::vector<ComparisonRow>& comparisons) {
  std::vector<const ComparisonRow*> rows;
  for (const ComparisonRow& row : comparisons) rows.push_back(&row);
  const auto pair = [](const ComparisonRow* row) { return std::tie(row->claim_a, row->claim_b); };
  std::stable_sort(rows.begin(), rows.end(), [&](const ComparisonRow* x, const ComparisonRow* y) { return pair(x) < pair(y); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (i + 1 == rows.size() || pair(rows[i]) != pair(rows[i + 1])) rows[kept++] = rows[i];
  const auto at = [&](std::size_t i) { return ComparisonView{rows[i]->claim_a.c_str(), rows[i]->claim_b.c_str(), rows[i]->relation.c_str(), rows[i]->guard.c_str()}; };
  crosstell::replace_findings(*this, findings, {kept, at});
}

std::string crossref_note(const Store& store) {
  Database& db = store.database();
  return guarded(db, "looking for the last cross-reference", [&] {
    const bool current = setting(db, "findings_current").value_or("0") == "1";
    return current ? setting(db, "crossref_note").value_or("") : std::string();
  });
}

void note_crossref(Store& store, const std::string& note) {
  Database& db = store.database();
  guarded(db, "noting the cross-reference", [&] {
    static const std::string kKey = "crossref_note";
    Scope scope(db);
    set_setting(db, kKey, note);
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
