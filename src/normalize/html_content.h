// SPDX-License-Identifier: Apache-2.0
// Which lines of a page are its article, and what the others are. Every line gets a zone and the rule that decided.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crosstell/normalize.h"
#include "html_tree.h"

namespace crosstell::html {

/// What is known before the text is looked at.
struct ContentHints {
  std::string title;         ///< the headline
  std::int32_t title_block = -1;  ///< text block that shows it
  std::string article_body;  ///< JSON-LD articleBody: locates the text, is never taken instead of it
};

struct Verdict {
  Zone zone = Zone::boilerplate;
  std::string_view rule;     ///< static storage; empty: article text whose zone line rules may still change
  std::uint8_t level = 0;
};

struct MainContent {
  std::vector<Verdict> verdicts;  ///< by text block
  std::uint32_t main = 0;         ///< node chosen
  std::string_view rule;          ///< how it was chosen
  std::uint64_t words = 0;        ///< of article text
};

/// Ladder, the first that holds (its name is `rule`): json_ld_body, the element that holds what JSON-LD gives as articleBody;
/// heaviest_element, the deepest one that still holds most running text of the page; where none does, below_headline; where there is no
/// running text at all, whole_page. Lead paragraphs between headline and that element widen it (heaviest_element_with_lead).
///
/// What names and tags set apart inside of it (html_weights.h) gets a second opinion by text density: names that would set nearly all
/// text apart are disbelieved; so is a box named like a list of other articles that has hardly a link, and one named like buttons or
/// tags that holds sentences. What no name gives away is found by what it says or how it is built: `appeal` (a publisher asks its
/// reader for support), `other_article` (the next article of an endless page), `list_of_headlines`, `mostly_links`, `cut_off_text`.
[[nodiscard]] MainContent find_main_content(const Page& page, const ContentHints& hints);

}  // namespace crosstell::html
