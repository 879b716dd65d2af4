// SPDX-License-Identifier: Apache-2.0
// What each block is for: title, headings, questions, and what around an article is no article.
#pragma once

#include "draft.h"

namespace crosstell {

struct ZoneContext {
  bool has_title = false;  ///< a title is known from elsewhere (a JSON field, front matter): the body need not bring one
};

/// Decides the zone of every block of a body. Nothing stays undecided.
void mark_zones(std::string_view text, std::vector<Draft>& drafts, const ZoneContext& context);

}  // namespace crosstell
