// SPDX-License-Identifier: Apache-2.0
// Title, authors, dates, site and address of a page, each with how it was found.
#pragma once

#include "html_linked_data.h"
#include "html_tree.h"
#include "crosstell/normalize.h"

namespace crosstell::html {

/// The page's headline and the line of the page that shows it.
struct Headline {
  std::string text, method;          ///< "h1", "json_ld", "meta:og:title", "title_element"
  std::int32_t block = -1;           ///< text block; -1: the page does not show it
};
[[nodiscard]] Headline find_headline(std::string_view source, const Page& page, const LinkedArticle& linked);

/// Fills what the page says in a form made for machines, best form first. Text lines fill the rest later (metadata.h).
/// `zones`: by text block; dates and names beside the text count, those of teasers do not.
void fill_page_metadata(Article& article, const RawArticle& raw, const Page& page, const LinkedArticle& linked, const Headline& headline, const std::vector<Zone>& zones);

}  // namespace crosstell::html
