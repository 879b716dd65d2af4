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

constexpr std::array<CharKind, 128> make_ascii_table() {
  std::array<CharKind, 128> table{};
  for (int c = 0; c < 128; ++c) {
    CharKind kind = CharKind::symbol;
    if (c <= ' ' || c == 0x7F) kind = CharKind::space;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) kind = CharKind::letter;
    if (c >= '0' && c <= '9') kind = CharKind::digit;
    table[static_cast<std::size_t>(c)] = kind;
  }
  const auto set = [&](char c, CharKind kind) { table[static_cast<std::size_t>(c)] = kind; };
  set('_', CharKind::letter);
  set('-', CharKind::hyphen);
  set('\'', CharKind::apostrophe);
  set('"', CharKind::double_mark);
  for (const char c : {'(', '[', '{'}) set(c, CharKind::open_bracket);
  for (const char c : {')', ']', '}'}) set(c, CharKind::close_bracket);
  set('.', CharKind::stop);
  set('!', CharKind::ending);
  set('?', CharKind::ending);
  set(',', CharKind::comma);
  set(':', CharKind::colon);
  set(';', CharKind::semicolon);
  set('$', CharKind::currency);
  for (const char c : {'/', '*', '|', '\\'}) set(c, CharKind::other_mark);
  return table;
}
inline constexpr std::array<CharKind, 128> kAsciiKinds = make_ascii_table();

/// Kind of an ASCII byte.
[[nodiscard]] inline CharKind ascii_kind(unsigned char byte) { return kAsciiKinds[byte & 0x7F]; }

/// The character outside ASCII at `offset`.
[[nodiscard]] Character wide_character_at(std::string_view text, std::size_t offset);

/// The character at `offset`. Requires: offset < text.size().
[[nodiscard]] inline Character character_at(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) return {byte, kAsciiKinds[byte], 1, byte >= 'A' && byte <= 'Z'};
  return wide_character_at(text, offset);
}

[[nodiscard]] inline bool is_word_kind(CharKind kind) { return kind == CharKind::letter || kind == CharKind::digit; }

/// Writes the folded form of `word` (lower case, straight marks, no invisible characters) and returns its end.
/// Requires: room for 3 * word.size() + 4 bytes.
char* fold(std::string_view word, char* out);

}  // namespace crosstell::segmenting
