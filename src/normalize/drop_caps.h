// SPDX-License-Identifier: Apache-2.0
// First letters that a page shows large, and that lost their word: "T he council", "T" on a line of its own.
#pragma once

#include "draft.h"

namespace crosstell {

/// Joins such letters with their words, where the word is known and what stands there is none.
void join_drop_caps(std::string_view text, std::vector<Draft>& drafts);

}  // namespace crosstell
