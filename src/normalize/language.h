// SPDX-License-Identifier: Apache-2.0
// Whether a text is English, by its function words. Rules are English: claims from other languages would be noise.
#pragma once

#include <string>
#include <string_view>

#include "crosstell/normalize.h"

namespace crosstell {

/// "en", "de", "fr", ... by function words; "zh", "ar", "ru", ... by script; "unknown" when neither tells; empty when the text has
/// fewer than 30 words. Looks at `text` from its start up to some kilobytes.
[[nodiscard]] std::string detect_language(std::string_view text);

/// Words of a text, and how many of them are function words of any language we know.
struct WordCensus { std::size_t words = 0, function_words = 0; };
[[nodiscard]] WordCensus count_words(std::string_view text);

/// The same over more languages, by function words alone and without a gate for short texts: "sv", "pl", "tr", ...; "unknown".
[[nodiscard]] std::string detect_other_language(std::string_view text);

/// Paragraphs in another language inside an English article give no claims: they become boilerplate of the rule "foreign_language".
void mark_foreign_blocks(Article& article);

}  // namespace crosstell
