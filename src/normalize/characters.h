// SPDX-License-Identifier: Apache-2.0
// Single characters: JSON escapes, HTML entities left in text, white space, invisible characters, composition (NFC).
#pragma once

#include "crosstell/base/diagnostic.h"
#include "crosstell/base/result.h"
#include "mapped_text.h"

namespace crosstell {

/// What becomes of a character: itself, another, or nothing (0).
[[nodiscard]] char32_t clean_character(char32_t c);

/// The text of a JSON string literal (without quotes).
[[nodiscard]] MappedText unescape_json(std::string_view literal, Diagnostics& diagnostics);

/// Line ends to LF, spaces of all widths to ' ', soft hyphens, zero-width and direction marks away, entities decoded, C1 controls
/// read as windows-1252. Typography (quotes, dashes, non-breaking hyphens) stays.
[[nodiscard]] MappedText clean_characters(std::string_view text, Diagnostics& diagnostics);

/// Canonical composition. Errors: icu.
[[nodiscard]] Result<MappedText> compose_nfc(std::string_view text);

/// All that a slice needs, in order. `map` of the result leads to `text`.
[[nodiscard]] Result<MappedText> normalize_characters(std::string_view text, bool json_string, Diagnostics& diagnostics);

}  // namespace crosstell
