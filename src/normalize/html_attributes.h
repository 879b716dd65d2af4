// SPDX-License-Identifier: Apache-2.0
// What the attributes of one tag say, as far as reading an article asks.
#pragma once

#include <string>

#include "html_tree.h"

namespace crosstell::html {

struct Attributes {
  std::string names;        ///< class, id, role, itemprop, data names: for html_words.h
  std::string style_names;  ///< class alone
  std::string language, datetime;
  std::string meta_name, content, rel, href;
  bool hidden = false;      ///< hidden, aria-hidden, display:none, zero size
  bool is_author = false;   ///< rel or itemprop says so
  bool is_json_ld = false;
};
[[nodiscard]] Attributes read_attributes(std::string_view source, const Token& token);

/// Whether an address is that of a page of an author: ".../author/ada-holm".
[[nodiscard]] bool leads_to_author(std::string_view href);

/// <meta> and <link> into the page's facts.
void add_head_element(Page& page, Tag tag, const Attributes& attributes);

}  // namespace crosstell::html
