// SPDX-License-Identifier: Apache-2.0
// What a character is to the tokenizer. ASCII comes from a table, everything else from a few fixed marks and ICU's properties.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "crosstell/base/utf8.h"

namespace crosstell::segmenting {

enum class CharKind : std::uint8_t {
  symbol, letter, digit, space, invisible, hyphen, dash, apostrophe, open_single, double_mark, open_double, close_double,
  open_bracket, close_bracket, stop, ending, comma, colon, semicolon, ellipsis, currency, other_mark,
};

struct Character {
  char32_t value = 0;
  CharKind kind = CharKind::symbol;
  std::uint8_t length = 1;  ///< bytes
  bool upper = false;
};

/// The character at `offset`. Requires: offset < text.size().
[[nodiscard]] Character character_at(std::string_view text, std::size_t offset);

/// Kind of an ASCII byte.
[[nodiscard]] CharKind ascii_kind(unsigned char byte);

[[nodiscard]] inline bool is_word_kind(CharKind kind) { return kind == CharKind::letter || kind == CharKind::digit; }

/// Writes the folded form of `word` (lower case, straight marks, no invisible characters) and returns its end.
/// Requires: room for 3 * word.size() + 4 bytes.
char* fold(std::string_view word, char* out);

}  // namespace crosstell::segmenting
