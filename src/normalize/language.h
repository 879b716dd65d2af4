// SPDX-License-Identifier: Apache-2.0
// Whether a text is English, by its function words. Rules are English: claims from other languages would be noise.
#pragma once

#include <string>
#include <string_view>

namespace crosstell {

/// "en", "de", "fr", ... by function words; "zh", "ar", "ru", ... by script; "unknown" when neither tells; empty when the text has
/// fewer than 30 words. Looks at `text` from its start up to some kilobytes.
[[nodiscard]] std::string detect_language(std::string_view text);

/// Words of a text, and how many of them are function words of any language we know.
struct WordCensus { std::size_t words = 0, function_words = 0; };
[[nodiscard]] WordCensus count_words(std::string_view text);

}  // namespace crosstell
