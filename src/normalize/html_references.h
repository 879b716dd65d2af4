// SPDX-License-Identifier: Apache-2.0
// Character references as the HTML standard defines them.
// Source: WHATWG HTML, "Named character references" (schemas/normalize/html_references.tsv, from the table of Python's html.entities).
#pragma once

#include <cstddef>
#include <string_view>

namespace crosstell::html {

struct Reference {
  char32_t first = 0, second = 0;  ///< second: 0 unless the name stands for two characters
  std::size_t length = 0;          ///< bytes from '&' on; 0: no reference stands here
};

/// The reference at `offset`, which holds '&'. In an attribute "&copy=2" is text, as in addresses.
[[nodiscard]] Reference decode_reference(std::string_view text, std::size_t offset, bool in_attribute);

/// Number of names known; 2231 in a sound build (a test looks).
[[nodiscard]] std::size_t reference_count();

}  // namespace crosstell::html
