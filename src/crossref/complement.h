// SPDX-License-Identifier: Apache-2.0
// What follows a verb, read well enough to tell whether two claims of yes and no are of one thing.
#pragma once

#include "reading.h"

namespace crosstell::crossref {

/// What the claim says after its verb; empty when nothing stands there.
[[nodiscard]] std::string complement_of(const ClaimRow& claim);

/// "No warning was issued": whatever was done to it, it was done to none. `role`: of an argument that only tells on which occasion ("after
/// the storm"); "before" and places tell another one.
[[nodiscard]] bool denies_any(const ClaimRow& claim);
[[nodiscard]] bool is_occasion(std::string_view role);

/// Whether two readings of one open predicate say it of one thing: "did not begin to dredge" is no denial of "began selling its ships",
/// "runs on gas" is not the opposite of "ended up in court", "wins among farmers" nothing against "lost in the north".
/// Returns true for claims of the registry's own attributes, whose rules have read what matters. Threads: stateless.
[[nodiscard]] bool same_predication(const Reading& a, const Reading& b);

}  // namespace crosstell::crossref
