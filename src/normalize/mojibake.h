// SPDX-License-Identifier: Apache-2.0
// UTF-8 that somebody read as windows-1252 and wrote as UTF-8 again: "itâ€™s".
#pragma once

#include <optional>

#include "mapped_text.h"
#include "crosstell/base/diagnostic.h"

namespace crosstell {

/// Turns such characters back, also where it happened twice, and counts them in a diagnostic. Only runs of characters outside ASCII that
/// turn back as a whole are touched, and only into what English pages lose that way: punctuation, symbols, Latin letters, emoji.
/// Nothing: the text holds none (nearly always).
[[nodiscard]] std::optional<MappedText> repair_mojibake(std::string_view text, Diagnostics& diagnostics);

}  // namespace crosstell
