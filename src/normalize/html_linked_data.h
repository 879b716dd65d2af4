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
  bool thread = false;              ///< posts of a forum, questions and answers
  bool paywalled = false;           ///< isAccessibleForFree: false
  std::string headline, body, published, modified, publisher, language;
  std::string page_published;       ///< of the page around the article, where nothing is said of an article
  std::vector<std::string> authors;        ///< people, or names of which nothing is said
  std::vector<std::string> organizations;  ///< that are authors
};

/// Broken blocks are left out, as browsers and search engines do.
[[nodiscard]] LinkedArticle read_linked_data(std::string_view source, const Page& page);

}  // namespace crosstell::html
