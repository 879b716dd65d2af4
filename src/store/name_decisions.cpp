// SPDX-License-Identifier: Apache-2.0
// Decisions of people about names: kept apart from what cross-reference writes, so that a re-run keeps them.
#include "database.h"

namespace crosstell {

void Store::decide_names(const NameDecision& decision) {
  Database& db = *database_;
  guarded(db, "storing a decision about names", [&] {
    static const std::string kPin = "pin", kForbid = "forbid";
    Scope scope(db);
    write(db, "INSERT OR REPLACE INTO name_decision (name_a, name_b, decision, note, reviewer, at_utc) VALUES (?,?,?,?,?,?)", decision.a, decision.b,
          decision.pinned ? kPin : kForbid, OrNull{decision.note}, decision.reviewer, decision.at);
    scope.commit();
  });
}

bool Store::forget_decision(const std::string& a, const std::string& b) {
  Database& db = *database_;
  return guarded(db, "forgetting a decision about names", [&] {
    Scope scope(db);
    write(db, "DELETE FROM name_decision WHERE name_a = ? AND name_b = ?", a, b);
    const bool gone = db.connection.getChanges() > 0;
    scope.commit();
    return gone;
  });
}

std::vector<NameDecision> Store::name_decisions() const {
  Database& db = *database_;
  return guarded(db, "reading decisions about names", [&] {
    std::vector<NameDecision> out;
    each_row(db, "SELECT name_a, name_b, decision = 'pin', note, reviewer, at_utc FROM name_decision ORDER BY name_a, name_b", [&](RowReader& row) {
      NameDecision& decision = out.emplace_back();
      row >> decision.a >> decision.b >> decision.pinned >> decision.note >> decision.reviewer >> decision.at;
    });
    return out;
  });
}

}  // namespace crosstell
