// SPDX-License-Identifier: Apache-2.0
// What servers send in place of an article: errors, checks for robots, walls that ask for consent.
#pragma once

#include <cstdint>
#include <string_view>

#include "crosstell/normalize.h"

namespace crosstell {

inline constexpr std::uint64_t kWallWords = 150;  ///< longer texts are articles
inline constexpr std::uint64_t kFewWords = 60;    ///< what is shown of an article that is not

/// "404 Not Found", "Just a moment...": what such pages have for a headline.
[[nodiscard]] bool is_error_headline(std::string_view headline);

/// "login", "consent" (an age to be confirmed): what the headline of a page asks for before it shows anything; empty for others.
[[nodiscard]] std::string_view gate_of_headline(std::string_view headline);

/// Whether a line asks its reader to agree to cookies or partners, or names what a browser has to allow.
[[nodiscard]] bool asks_for_consent(std::string_view line);

/// What a text that ends at a paywall is: "cut" after some of it, "stub" when hardly anything stands before; empty for all others.
[[nodiscard]] std::string_view paywall_of(const Article& article);

/// "error", "consent" or "login" for the text of such a page that was scraped as if it were an article; empty for articles.
[[nodiscard]] std::string_view wall_kind(const Article& article);

}  // namespace crosstell
