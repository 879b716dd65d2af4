// SPDX-License-Identifier: Apache-2.0
// Puts the blocks of the fields together to the clean text of an article.
#pragma once

#include "draft.h"

namespace crosstell {

/// A field after character normalization, with its blocks.
struct FieldText {
  std::string_view text;
  OffsetMap map;              ///< of the text; leads to the raw record
  std::vector<Draft> drafts;  ///< in order of the field's text
};

/// Appends one field's blocks to `article` (clean, map, blocks). Block numbers in `header` and `repeat_of` are those of the drafts.
void append_field(Article& article, const FieldText& field);

}  // namespace crosstell
