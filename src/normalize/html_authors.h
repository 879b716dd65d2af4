// SPDX-License-Identifier: Apache-2.0
// Who wrote a page: what it says to machines, corrected by the byline that it shows its readers.
#pragma once

#include "crosstell/normalize.h"
#include "html_linked_data.h"
#include "html_tree.h"

namespace crosstell::html {

/// Fills metadata.authors; metadata.source must stand. People of JSON-LD and meta elements come first; those that the head of the
/// article names as contributors, editors or not at all beside another author are left out, those that its byline names beside them are
/// added. Then the byline, elements that say author, links to pages of authors; an organization or the site itself last.
void fill_page_authors(Metadata& metadata, const Page& page, const LinkedArticle& linked, std::int32_t headline, const std::vector<Zone>& zones);

}  // namespace crosstell::html
