// SPDX-License-Identifier: Apache-2.0
// Whether a cross-reference would find again what is stored.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crosstell/crossref.h"

namespace crosstell::crossref {

/// Everything but the records that a cross-reference depends on: this code, the tables built into the program, the registry, decisions on names.
/// With equal keys, and no record come, gone or changed in between, a second run gives what the first gave: it reads nothing else.
[[nodiscard]] std::string run_key(const Registry& registry, const std::vector<NameDecision>& decisions);

/// The note of a run for the store, and its summary back from there; nothing when the note is of another key.
[[nodiscard]] std::string note_of(const std::string& key, const CrossrefSummary& summary);
[[nodiscard]] std::optional<CrossrefSummary> summary_of(const std::string& note, const std::string& key);

}  // namespace crosstell::crossref
