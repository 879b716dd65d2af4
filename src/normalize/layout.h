// SPDX-License-Identifier: Apache-2.0
// Lines to blocks by their shape alone: front matter, code, tables, lists, quotes, headings marked as such, wrapped paragraphs.
#pragma once

#include <utility>

#include "draft.h"

namespace crosstell {

struct Layout {
  std::vector<Draft> drafts;
  std::vector<std::pair<std::string, std::string>> front_matter;  ///< key and value; a key with a list gives one entry an item
  bool markdown = false;                                          ///< the text is Markdown, declared or by its marks
};

/// `markdown`: the container says so. Blocks without a mark are left undecided.
[[nodiscard]] Layout lay_out(std::string_view text, bool markdown);

}  // namespace crosstell
