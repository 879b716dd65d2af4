// SPDX-License-Identifier: Apache-2.0
#include "crosstell/base/utf8.h"

#include <cstdio>
#include <cstring>

namespace crosstell {
namespace {

/// Length of the well-formed sequence at `offset` (RFC 3629, table 3-7 of Unicode), or 0.
std::size_t sequence_length(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto tail = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const unsigned char lead = byte(offset);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (lead < 0xE0) return tail(offset + 1) ? 2 : 0;
  if (!tail(offset + 1)) return 0;
  const unsigned char second = byte(offset + 1);
  if (lead < 0xF0) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    return tail(offset + 2) ? 3 : 0;
  }
  if ((lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) return 0;
  return tail(offset + 2) && tail(offset + 3) ? 4 : 0;
}

bool is_unsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
         c == 0x061C;
}

}  // namespace

bool is_ascii(std::string_view text) {
  constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
  const auto word_at = [&](std::size_t i) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    return word;
  };
  std::size_t i = 0;
  for (; i + 32 <= text.size(); i += 32)
    if ((word_at(i) | word_at(i + 8) | word_at(i + 16) | word_at(i + 24)) & kHigh) return false;
  for (; i + 8 <= text.size(); i += 8)
    if (word_at(i) & kHigh) return false;
  for (; i < text.size(); ++i)
    if (static_cast<unsigned char>(text[i]) >= 0x80) return false;
  return true;
}

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    while (i + 64 <= text.size() && is_ascii(text.substr(i, 64))) i += 64;
    while (i + 8 <= text.size() && is_ascii(text.substr(i, 8))) i += 8;
    if (i == text.size()) break;
    const std::size_t length = sequence_length(text, i);
    if (length == 0) return i;
    i += length;
  }
  return text.size();
}

CodePoint decode_utf8(std::string_view text, std::size_t offset) {
  const std::size_t length = sequence_length(text, offset);
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[offset + i])); };
  switch (length) {
    case 1: return {byte(0), 1};
    case 2: return {((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F), 2};
    case 3: return {((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
    case 4: return {((byte(0) & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) | (byte(3) & 0x3F), 4};
    default: return {0xFFFD, 1};
  }
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::uint64_t code_point_count(std::string_view text) {
  std::uint64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

std::uint64_t utf16_count(std::string_view text) {
  std::uint64_t count = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    count += (byte & 0xC0) != 0x80;
    count += byte >= 0xF0;  // outside the basic plane: two units
  }
  return count;
}

std::string printable(std::string_view text, bool keep_newlines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (c.value == 0xFFFD && c.length == 1) {
      out += "\xEF\xBF\xBD";
    } else if (c.value == '\n' && keep_newlines) {
      out += '\n';
    } else if (is_unsafe(c.value)) {
      char buffer[16];
      std::snprintf(buffer, sizeof buffer, "\\u{%x}", static_cast<unsigned>(c.value));
      out += buffer;
    } else {
      out += text.substr(i, c.length);
    }
    i += c.length;
  }
  return out;
}

}  // namespace crosstell
