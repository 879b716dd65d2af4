// SPDX-License-Identifier: Apache-2.0
// The rules for lines of text scrapes, applied to the article part of a page: pages have share lines and notices inside their text too.
#pragma once

#include "draft.h"

namespace crosstell::html {

/// Refines the zones of drafts that are article text. What the page's structure decided stays.
void refine_lines(std::string_view text, std::vector<Draft>& drafts);

}  // namespace crosstell::html
