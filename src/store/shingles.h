// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "crosstell/normalize.h"
#include "crosstell/segment.h"

namespace crosstell {

/// The least hashes of the 8-word shingles of the text that claims come from, sorted: a sketch by which near copies are found.
/// Digits are kept: two texts that differ in their figures only are what we look for, not one text.
[[nodiscard]] std::vector<std::uint64_t> least_shingles(const Article& article, const Segments& segments);

}  // namespace crosstell
