// SPDX-License-Identifier: Apache-2.0
// UTF-8 by hand where it is cheap: validation, stepping, counting, and text made safe for a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosstell {

[[nodiscard]] bool is_ascii(std::string_view text);

/// Byte offset of the first byte that is not part of well-formed UTF-8, or text.size().
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);
[[nodiscard]] inline bool is_utf8(std::string_view text) { return first_invalid_utf8(text) == text.size(); }

struct CodePoint {
  char32_t value = 0xFFFD;
  std::uint8_t length = 1;  ///< bytes; 1 for an invalid byte, whose value is U+FFFD
};
/// Decodes the character at `offset`. Requires: offset < text.size().
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t offset);
void append_utf8(std::string& out, char32_t code_point);

/// Counts in the two units other tools use, for exports.
[[nodiscard]] std::uint64_t code_point_count(std::string_view text);
[[nodiscard]] std::uint64_t utf16_count(std::string_view text);

/// Text of an article for a terminal: ESC, C0, C1, bidi controls and invalid bytes become visible escapes; newlines stay
/// when `keep_newlines`.
[[nodiscard]] std::string printable(std::string_view text, bool keep_newlines = false);

}  // namespace crosstell
