// SPDX-License-Identifier: Apache-2.0
// When an event happened, as a claim of its own: "joined the board in May" against "joined the board in October".
#pragma once

#include <optional>

#include "crosstell/crossref.h"

namespace crosstell::crossref {

/// For a dated claim of an event that happens once between its participants (once_events.tsv), a claim of its date with the same id and
/// evidence. Only events among named participants: "opened a shop" in May and in October are two shops.
[[nodiscard]] std::optional<ComparableClaim> event_date(const ComparableClaim& claim);

}  // namespace crosstell::crossref
