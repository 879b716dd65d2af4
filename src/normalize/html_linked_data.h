// SPDX-License-Identifier: Apache-2.0
// What JSON-LD blocks of a page say about its article (schema.org Article and its kinds).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html_tree.h"

namespace crosstell::html {

struct LinkedArticle {
  bool found = false;               ///< an object of an article type stands there
  bool list_page = false;           ///< a collection, search results, a front page
  bool paywalled = false;           ///< isAccessibleForFree: false
  std::string headline, body, published, modified, publisher, language, url;
  std::vector<std::string> authors;
};

/// Broken blocks are left out, as browsers and search engines do.
[[nodiscard]] LinkedArticle read_linked_data(std::string_view source, const Page& page);

}  // namespace crosstell::html
