// SPDX-License-Identifier: Apache-2.0
// Words of at most eight bytes as numbers: compared and looked up at once.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace crosstell {

using ShortWord = std::uint64_t;
inline constexpr std::size_t kShortWord = 8;

/// A to Z as a to z, all eight bytes at once.
constexpr ShortWord lower_bytes(ShortWord bytes) {
  constexpr ShortWord kOnes = 0x0101010101010101u;
  const ShortWord low = bytes & (kOnes * 0x7F);
  const ShortWord upper = (low + kOnes * (0x80 - 'A')) & ~(low + kOnes * (0x7F - 'Z')) & ~bytes & (kOnes * 0x80);
  return bytes | (upper >> 2);
}

/// A word that is known when the program is compiled. Requires: at most eight bytes.
constexpr ShortWord short_word(std::string_view word) {
  std::array<char, kShortWord> bytes{};
  for (std::size_t i = 0; i < word.size(); ++i) bytes[i] = word[i];
  return std::bit_cast<ShortWord>(bytes);
}

/// By length: the bytes of a word of that length.
inline constexpr auto kShortWordMasks = [] {
  std::array<ShortWord, kShortWord + 1> masks{};
  std::array<char, kShortWord> filled{};
  for (std::size_t length = 1; length <= kShortWord; ++length) {
    filled[length - 1] = '\xFF';
    masks[length] = std::bit_cast<ShortWord>(filled);
  }
  return masks;
}();

/// The word at [begin, end). Requires: at most eight bytes.
inline ShortWord short_word(std::string_view text, std::size_t begin, std::size_t end) {
  ShortWord bytes = 0;
  if (begin + kShortWord <= text.size()) {
    std::memcpy(&bytes, text.data() + begin, kShortWord);
    return bytes & kShortWordMasks[end - begin];
  }
  std::memcpy(&bytes, text.data() + begin, end - begin);
  return bytes;
}

}  // namespace crosstell
