// SPDX-License-Identifier: Apache-2.0
// Byte ranges that know which text they point into.
//
// Two texts exist for every article: the *raw* record as it was scraped and the *clean* UTF-8 that people read.
// Offsets into one mean nothing in the other, so each has a type of its own; an OffsetMap leads from clean to raw.
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string_view>

namespace crosstell {

/// Half-open byte range [begin, end).
template <class Space, class Offset = std::uint64_t>
struct Span {
  Offset begin = 0;  ///< bytes from the start of that text
  Offset end = 0;    ///< one past the last byte

  [[nodiscard]] constexpr std::uint64_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(const Span& inner) const { return begin <= inner.begin && inner.end <= end; }
  [[nodiscard]] constexpr bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
  /// A range of narrow offsets is a range as everybody else writes it.
  constexpr operator Span<Space, std::uint64_t>() const requires(sizeof(Offset) < sizeof(std::uint64_t)) { return {begin, end}; }
};

using RawSpan = Span<struct RawSpace>;      ///< into the bytes of the record, untouched
using CleanSpan = Span<struct CleanSpace>;  ///< into the normalized UTF-8 text
using NarrowCleanSpan = Span<struct CleanSpace, std::uint32_t>;  ///< the same in half the room, for what there are many of

/// The bytes of `span`. Requires: the span lies inside `text`.
template <class Space, class Offset>
[[nodiscard]] inline std::string_view slice(std::string_view text, const Span<Space, Offset>& span) {
  assert(span.begin <= span.end && span.end <= text.size());
  return text.substr(span.begin, span.end - span.begin);
}

/// Half-open range of token numbers of one article.
struct TokenSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(const TokenSpan& inner) const { return begin <= inner.begin && inner.end <= end; }
  [[nodiscard]] constexpr bool contains(std::uint32_t token) const { return begin <= token && token < end; }
  [[nodiscard]] constexpr bool overlaps(const TokenSpan& other) const { return begin < other.end && other.begin < end; }
  friend constexpr auto operator<=>(const TokenSpan&, const TokenSpan&) = default;
};

}  // namespace crosstell
