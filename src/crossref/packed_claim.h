// SPDX-License-Identifier: Apache-2.0
// A claim as a string of bytes: a fifth of its size in memory.
#pragma once

#include <string>
#include <string_view>

#include "crosstell/store.h"

namespace crosstell::crossref {

/// All that each_claim_to_compare() fills in but what all claims of an article share (id, path, source, day, title). `out` is emptied first.
void pack(const ComparableClaim& claim, std::string& out);

/// Requires: `bytes` come from pack(). Fields that were not packed stay as they are; texts keep their memory.
void unpack(std::string_view bytes, ComparableClaim& out);

}  // namespace crosstell::crossref
