// SPDX-License-Identifier: Apache-2.0
// Stores made by hand whose every text is the same hostile text.
#pragma once

#include <string>

#include "crosstell/store.h"

namespace crosstell::fixture {

/// Two articles, two claims and one finding between them; `text` stands in titles, sentences, sources, paths, names, values, urls, reasons.
[[nodiscard]] Store store_full_of(const std::string& text);

}  // namespace crosstell::fixture
