// SPDX-License-Identifier: Apache-2.0
// HTML character references left in article text.
#pragma once

#include <cstddef>
#include <string_view>

namespace crosstell {

struct Entity {
  char32_t value = 0;
  std::size_t length = 0;  ///< bytes from '&' to ';'; 0: no reference stands here
};
/// The character reference at `offset`, which holds '&'. Doubly escaped ones ("&amp;#8217;") are taken as one. Only references
/// closed by ';' and the names of schemas/normalize/entities.tsv count: "AT&T" and "R&D" are text.
[[nodiscard]] Entity decode_entity(std::string_view text, std::size_t offset);

}  // namespace crosstell
