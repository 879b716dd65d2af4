// SPDX-License-Identifier: Apache-2.0
// Verdicts of people: added, never changed, and kept apart from what cross-reference writes, so that a re-run keeps them.
#include <algorithm>
#include <set>

#include "crosstell/base/hash.h"
#include "database.h"

namespace crosstell {
namespace {

/// What a claim states, without where it stands.
std::string stated(const ClaimRow& claim) {
  KeyBuilder key;
  key.field(claim.attribute).field(claim.value_kind).field(claim.value_text).field(claim.polarity).field(claim.direction).field(claim.comparand_text);
  std::vector<std::string> members = claim.set_members;
  std::sort(members.begin(), members.end());
  for (const std::string& member : members) key.field(member);
  return key.bytes();
}

std::string hash_of(const Store& store, const FindingRow& finding) {
  std::set<std::string> variants;
  for (const FindingVariantRow& variant : finding.variants) {
    std::set<std::string> values;
    // Words in quotation marks are their own value; several quotations may stand in one claim's sentence.
    if (finding.kind == "quote" || finding.kind == "attribution" || finding.kind == "name") values.insert(variant.value);
    else
      for (const FindingEvidenceRow& evidence : variant.evidence)
        if (const auto claim = store.claim(evidence.claim_id)) values.insert(stated(claim->claim));
    KeyBuilder key;
    for (const std::string& value : values) key.field(value);
    variants.insert(key.bytes());
  }
  KeyBuilder key;
  key.field(finding.scope);
  for (const std::string& variant : variants) key.field(variant);
  return content_hash(key.bytes());
}

}  // namespace

bool dismisses(const Verdict& verdict) { return verdict.current && verdict.review.label != "contradiction" && verdict.review.label != "unsure"; }

void Store::add_review(const ReviewRow& review) {
  Database& db = *database_;
  guarded(db, "storing a verdict", [&] {
    Scope scope(db);
    write(db, "INSERT OR IGNORE INTO review_event (event_id, target, values_hash, label, note, reviewer, at_utc, event) VALUES (?,?,?,?,?,?,?,?)", review.id, review.target,
          review.values_hash, review.label, OrNull{review.note}, review.reviewer, review.at, review.event);
    scope.commit();
  });
}

std::string Store::values_hash(const FindingRow& finding) const { return hash_of(*this, finding); }

std::map<std::string, Verdict> Store::verdicts() const {
  Database& db = *database_;
  std::map<std::string, Verdict> out;
  guarded(db, "reading verdicts", [&] {
    each_row(db,
             "SELECT r.event_id, coalesce(a.new_id, r.target), r.values_hash, r.label, r.note, r.reviewer, r.at_utc, r.event FROM review_event r"
             " LEFT JOIN id_alias a ON a.old_id = r.target ORDER BY r.at_utc, r.event_id",
             [&](RowReader& row) {
               ReviewRow review;
               row >> review.id >> review.target >> review.values_hash >> review.label >> review.note >> review.reviewer >> review.at >> review.event;
               out[review.target] = {review, true};
             });
  });
  if (out.empty()) return out;
  for (const FindingRow& finding : findings())
    if (const auto at = out.find(finding.id); at != out.end()) at->second.current = at->second.review.values_hash == values_hash(finding);
  return out;
}

}  // namespace crosstell
