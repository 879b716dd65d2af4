// SPDX-License-Identifier: Apache-2.0
#include "aliases.h"

namespace crosstell {
namespace {

using Database = Store::Database;

/// Points `old_id` and whatever pointed to it at `new_id`.
void redirect(Database& db, const std::string& old_id, const std::string& new_id) {
  write(db, "UPDATE id_alias SET new_id = ?2 WHERE new_id = ?1 AND old_id <> ?2", old_id, new_id);
  write(db, "INSERT INTO id_alias (old_id, new_id) VALUES (?1, ?2) ON CONFLICT (old_id) DO UPDATE SET new_id = excluded.new_id", old_id, new_id);
}

/// An id that is in use again no longer redirects.
void drop_live(Database& db, const char* sql) { db.connection.exec(sql); }

/// The candidate named most often, the least id of equals; empty without candidates.
std::string most_named(const std::map<std::string, int>& votes) {
  std::string best;
  int most = 0;
  for (const auto& [id, n] : votes)
    if (n > most) most = n, best = id;
  return best;
}

std::string heir_by_claims(const FindingKey& gone, const std::map<std::string, std::string>& finding_of_claim) {
  std::map<std::string, int> votes;
  for (const std::string& claim : gone.claims)
    if (const auto at = finding_of_claim.find(claim); at != finding_of_claim.end()) ++votes[at->second];
  return most_named(votes);
}

std::string topic(const FindingKey& key) { return key.section + '\n' + key.subject_id + '\n' + key.attribute + '\n' + key.scope; }

FindingKeys finding_keys(Database& db) {
  FindingKeys out;
  each_row(db, "SELECT finding_id, section, coalesce(subject_id, subject), attribute, scope FROM finding", [&](RowReader& row) {
    std::string id;
    row >> id;
    FindingKey& key = out[id];
    row >> key.section >> key.subject_id >> key.attribute >> key.scope;
  });
  each_row(db, "SELECT finding_id, claim_id FROM finding JOIN finding_evidence USING (finding_row)", [&](RowReader& row) {
    std::string id, claim;
    row >> id >> claim;
    out[id].claims.insert(claim);
  });
  return out;
}

}  // namespace

void redirect_entities(Database& db, const EntityMembers& gone) {
  drop_live(db, "DELETE FROM id_alias WHERE old_id IN (SELECT entity_id FROM entity)");
  for (const auto& [id, members] : gone) {
    std::map<std::string, int> votes;
    for (const auto& [article, key] : members) {
      const auto holder = first_value<std::string>(db,
                                                   "SELECT min(e.entity_id) FROM article a JOIN article_entity x USING (article_row) JOIN entity e USING (entity_row)"
                                                   " WHERE a.article_id = ? AND x.key = ?",
                                                   article, key);
      if (holder && !holder->empty()) ++votes[*holder];
    }
    if (const std::string heir = most_named(votes); !heir.empty()) redirect(db, id, heir);
  }
}

void redirect_findings(Database& db, const FindingKeys& gone) {
  drop_live(db, "DELETE FROM id_alias WHERE old_id IN (SELECT finding_id FROM finding)");
  if (gone.empty()) return;
  std::map<std::string, std::string> by_topic, by_claim;
  for (const auto& [id, key] : finding_keys(db)) {
    by_topic.emplace(topic(key), id);
    for (const std::string& claim : key.claims) by_claim.emplace(claim, id);
  }
  for (const auto& [id, key] : gone) {
    FindingKey renamed = key;
    renamed.subject_id = first_value<std::string>(db, "SELECT new_id FROM id_alias WHERE old_id = ?", key.subject_id).value_or(key.subject_id);
    const auto same = by_topic.find(topic(renamed));
    const std::string heir = same != by_topic.end() ? same->second : heir_by_claims(key, by_claim);
    if (!heir.empty()) redirect(db, id, heir);
  }
}

}  // namespace crosstell
