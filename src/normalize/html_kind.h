// SPDX-License-Identifier: Apache-2.0
// Pages that are no article.
#pragma once

#include "html_content.h"
#include "html_linked_data.h"

namespace crosstell::html {

/// "error", "consent", "login", "paywall", "forum", "list" or "no_text"; empty: an article. Where in doubt a page is an article.
[[nodiscard]] std::string_view page_kind(const Page& page, const MainContent& content, const LinkedArticle& linked, std::string_view headline);

}  // namespace crosstell::html
