// SPDX-License-Identifier: Apache-2.0
// Bytes by kind, 64 at a time: what reads whole texts looks at masks instead of at single bytes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace crosstell {

/// Bit i of a mask belongs to byte i.
struct ByteMasks {
  std::uint64_t word = 0;   ///< letter, digit, or outside ASCII: is_word_byte
  std::uint64_t space = 0;  ///< ' ' or '\n'
  std::uint64_t high = 0;   ///< outside ASCII
};

#if defined(__SSE2__)
/// Requires: 64 readable bytes.
inline ByteMasks masks_of(const char* at) {
  ByteMasks out;
  const auto add = [&](int part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * part));
    const auto mask = [](__m128i set) { return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(set))); };
    const auto between = [](__m128i value, char first, char last) {  // bytes outside ASCII are negative and never between
      return _mm_and_si128(_mm_cmpgt_epi8(value, _mm_set1_epi8(static_cast<char>(first - 1))), _mm_cmplt_epi8(value, _mm_set1_epi8(static_cast<char>(last + 1))));
    };
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const std::uint64_t high = mask(bytes);
    const std::uint64_t word = high | mask(_mm_or_si128(between(lower, 'a', 'z'), between(bytes, '0', '9')));
    const std::uint64_t space = mask(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'))));
    out.word |= word << (16 * part);
    out.space |= space << (16 * part);
    out.high |= high << (16 * part);
  };
  add(0), add(1), add(2), add(3);
  return out;
}
#else
inline ByteMasks masks_of(const char* at) {
  ByteMasks out;
  for (int i = 0; i < 64; ++i) {
    const char c = at[i];
    const std::uint64_t here = std::uint64_t{1} << i;
    const bool high = static_cast<unsigned char>(c) >= 0x80;
    if (high) out.high |= here;
    if (high || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out.word |= here;
    if (c == ' ' || c == '\n') out.space |= here;
  }
  return out;
}
#endif

/// Offset of the next byte from `at` on that is `least` or greater; the size when there is none.
inline std::size_t next_at_least(std::string_view text, std::size_t at, unsigned char least) {
#if defined(__SSE2__)
  const __m128i bound = _mm_set1_epi8(static_cast<char>(least));
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(bytes, bound), bytes)));
    if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  while (at < text.size() && static_cast<unsigned char>(text[at]) < least) ++at;
  return at;
}

/// What splits a text into lines and tells what they may hold.
struct LineMasks {
  std::uint64_t feed = 0;  ///< line feeds
  std::uint64_t mark = 0;  ///< all bytes that inline markup or code needs: * _ ` [ \\ < = ( ) ; { } and a few besides
};

#if defined(__SSE2__)
/// Requires: 64 readable bytes.
inline LineMasks line_masks_of(const char* at) {
  LineMasks out;
  const auto add = [&](int part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * part));
    const auto mask = [](__m128i set) { return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(set))); };
    const auto from = [](__m128i value, char first, char count) {  // `count` bytes from `first` on
      const __m128i distance = _mm_sub_epi8(value, _mm_set1_epi8(first));
      return _mm_cmpeq_epi8(_mm_min_epu8(distance, _mm_set1_epi8(static_cast<char>(count - 1))), distance);
    };
    const __m128i low = _mm_or_si128(from(bytes, '(', 3), from(bytes, ';', 3));
    const __m128i high = _mm_or_si128(from(bytes, '[', 6), from(bytes, '{', 3));
    out.mark |= mask(_mm_or_si128(low, high)) << (16 * part);
    out.feed |= mask(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'))) << (16 * part);
  };
  add(0), add(1), add(2), add(3);
  return out;
}
#else
inline LineMasks line_masks_of(const char* at) {
  LineMasks out;
  for (int i = 0; i < 64; ++i) {
    const char c = at[i];
    const std::uint64_t here = std::uint64_t{1} << i;
    if (c == '\n') out.feed |= here;
    if ((c >= '(' && c <= '*') || (c >= ';' && c <= '=') || (c >= '[' && c <= '`') || (c >= '{' && c <= '}')) out.mark |= here;
  }
  return out;
}
#endif

/// Calls `each(masks, offset)` for stretches of 64 bytes; bytes behind the end count as nothing.
template <class Each>
void each_line_mask(std::string_view text, Each each) {
  std::size_t at = 0;
  for (; at + 64 <= text.size(); at += 64) each(line_masks_of(text.data() + at), at);
  if (at == text.size()) return;
  char rest[64] = {};
  std::memcpy(rest, text.data() + at, text.size() - at);
  each(line_masks_of(rest), at);
}

/// Calls `each(masks, offset, length)` for stretches of 64 bytes; bytes behind the end count as nothing.
template <class Each>
void each_mask(std::string_view text, Each each) {
  std::size_t at = 0;
  for (; at + 64 <= text.size(); at += 64) each(masks_of(text.data() + at), at, std::size_t{64});
  if (at == text.size()) return;
  char rest[64] = {};
  std::memcpy(rest, text.data() + at, text.size() - at);
  each(masks_of(rest), at, text.size() - at);
}

/// Calls `each(begin, end)` for the words of `text`, runs of word bytes, until it returns false.
template <class Each>
void each_word(std::string_view text, Each each) {
  bool in_word = false;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); at += 64) {
    char rest[64] = {};
    const bool whole = at + 64 <= text.size();
    if (!whole) std::memcpy(rest, text.data() + at, text.size() - at);
    const std::uint64_t word = masks_of(whole ? text.data() + at : rest).word;
    const std::uint64_t before = (word << 1) | (in_word ? 1u : 0u);
    std::uint64_t begins = word & ~before;
    for (std::uint64_t ends = before & ~word; ends != 0; ends &= ends - 1) {
      if (!in_word) {
        begin = at + static_cast<std::size_t>(std::countr_zero(begins));
        begins &= begins - 1;
      }
      in_word = false;
      if (!each(begin, at + static_cast<std::size_t>(std::countr_zero(ends)))) return;
    }
    if (begins != 0) begin = at + static_cast<std::size_t>(std::countr_zero(begins));
    in_word = (word >> 63) != 0;
  }
  if (in_word) each(begin, text.size());
}

}  // namespace crosstell
