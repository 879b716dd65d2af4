// SPDX-License-Identifier: Apache-2.0
// The block of metadata between two "---" lines that static site generators put before an article.
#pragma once

#include "layout.h"

namespace crosstell {

/// Adds drafts and entries for front matter. A title and a summary become blocks of their own, the rest is boilerplate.
/// Returns: the first line after it; 0 when there is none.
[[nodiscard]] std::size_t read_front_matter(std::string_view text, const std::vector<Line>& lines, Layout& layout);

}  // namespace crosstell
