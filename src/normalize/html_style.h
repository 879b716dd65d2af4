// SPDX-License-Identifier: Apache-2.0
// What a style attribute says about whether its element can be seen.
#pragma once

#include <string_view>

namespace crosstell::html {

/// "display: none", "font-size:0", "color:#fff;background:white", "left:-9999px": what hides text from readers and not from programs.
/// Nothing is known of style sheets.
[[nodiscard]] bool style_hides(std::string_view style);

}  // namespace crosstell::html
