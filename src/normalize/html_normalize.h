// SPDX-License-Identifier: Apache-2.0
// A page to an article: charset, tree, main content, metadata.
#pragma once

#include "crosstell/normalize.h"

namespace crosstell {

/// Everything but what all containers share (repeats, language, source). Errors: charset; empty - no text at all.
[[nodiscard]] Result<Article> normalize_html(const RawArticle& raw);

}  // namespace crosstell
