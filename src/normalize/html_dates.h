// SPDX-License-Identifier: Apache-2.0
// When a page was published and changed: from what it says to machines and from what it shows its readers.
#pragma once

#include "crosstell/normalize.h"
#include "html_linked_data.h"
#include "html_tree.h"

namespace crosstell::html {

/// Fills `published` and `modified`. The date that readers see beside the headline is the page's: machine-readable ones are often in
/// UTC, and texts that are written anew keep the day of their first version there. Where only the day of a change is shown, that is the
/// day as of which the text speaks. Machine-readable dates come next, then the address, then dates beyond the head of the article.
/// `zones`: by text block; dates of teasers, comments and captions are none.
void fill_page_dates(Metadata& metadata, const Page& page, const LinkedArticle& linked, std::int32_t headline, const std::vector<Zone>& zones);

}  // namespace crosstell::html
