// SPDX-License-Identifier: Apache-2.0
// The day of printing that stands in the text itself: "OSLO, March 4, 2025 (Wire) - A ferry ...", "The Dorvan Courier, 14 October 2025",
// "Ada Holm, posted on the Dorvan blog, 5 March 2026 · 5 min read".
#pragma once

#include <optional>
#include <string_view>

#include "crosstell/normalize.h"

namespace crosstell {

/// The full date before the dash or full stop that ends a dateline, or in a line of names, hours and words about the page; nothing where
/// words of a sentence stand beside it.
[[nodiscard]] std::optional<PublicationDate> date_of_head(std::string_view text);

}  // namespace crosstell
