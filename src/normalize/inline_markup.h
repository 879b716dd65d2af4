// SPDX-License-Identifier: Apache-2.0
// Markdown inside a block: emphasis, links, code spans, backslash escapes.
#pragma once

#include "mapped_text.h"

namespace crosstell {

/// What a block's text says about backslashes before punctuation.
enum class EscapeStyle : std::uint8_t {
  none,     ///< no backslash before punctuation
  escaped,  ///< "co\-founded Acme\." - somebody escaped everything
  mixed,    ///< escapes beside sentence ends that are not escaped: Markdown by hand, or formulas
  literal,  ///< "C:\new", "\d+\.\d+": a backslash before a letter, so backslashes mean themselves
  unclear,  ///< escapes but no sentence end to compare with: as the blocks around it
};
[[nodiscard]] EscapeStyle escape_style(std::string_view text);

struct InlineOptions {
  bool unescape = false;   ///< take backslashes before ASCII punctuation away
  bool markdown = false;   ///< single * and _ are emphasis, backticks are code
};

/// Whether there is anything to do.
[[nodiscard]] bool has_markup(std::string_view text, const InlineOptions& options);
/// Takes the markup out. `map` leads to `text`.
[[nodiscard]] MappedText strip_markup(std::string_view text, const InlineOptions& options);

}  // namespace crosstell
