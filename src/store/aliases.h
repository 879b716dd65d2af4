// SPDX-License-Identifier: Apache-2.0
// Ids that changed redirect: a permalink or a review of last month still finds its entity or finding.
#pragma once

#include <map>
#include <set>

#include "database.h"

namespace crosstell {

/// entity id -> (article id, key) of its members.
using EntityMembers = std::map<std::string, std::set<std::pair<std::string, std::string>>>;

/// Redirects every entity id of `gone` to the entity which now holds most of its members (the least id of equals). Ids in use do not redirect.
void redirect_entities(Store::Database& database, const EntityMembers& gone);

/// What a finding is recognised by when its id has changed.
struct FindingKey { std::string section, subject_id, attribute, scope; std::set<std::string> claims; };
using FindingKeys = std::map<std::string, FindingKey>;

/// Redirects every finding id of `gone`: to the finding of the same subject (through the redirected entity id), attribute and scope, else to
/// the one that now holds most of its claims. Ids in use do not redirect.
void redirect_findings(Store::Database& database, const FindingKeys& gone);

}  // namespace crosstell
