// SPDX-License-Identifier: Apache-2.0
#include "crosstell/base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace crosstell {

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string content_hash(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out(32, '0');
  for (int i = 0; i < 16; ++i) {
    out[static_cast<std::size_t>(15 - i)] = kHex[(hash.high64 >> (4 * i)) & 15];
    out[static_cast<std::size_t>(31 - i)] = kHex[(hash.low64 >> (4 * i)) & 15];
  }
  return out;
}

std::string content_id(char letter, std::string_view canonical) {
  XXH128_hash_t hash = XXH3_128bits(canonical.data(), canonical.size());
  static constexpr char kBase32[] = "abcdefghijklmnopqrstuvwxyz234567";  // RFC 4648, lower case
  std::string out{letter, '-'};
  for (int i = 0; i < 12; ++i) {
    out += kBase32[hash.low64 & 31];
    hash.low64 = (hash.low64 >> 5) | (hash.high64 << 59);
    hash.high64 >>= 5;
  }
  return out;
}

namespace {

constexpr std::size_t kMostDigits = 20;

/// The digits of a number, written from behind into `room`.
std::string_view digits_of(std::uint64_t number, char (&room)[kMostDigits]) {
  char* const end = room + kMostDigits;
  char* begin = end;
  do *--begin = static_cast<char>('0' + number % 10);
  while ((number /= 10) != 0);
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

KeyBuilder& KeyBuilder::field(std::string_view text) {
  char room[kMostDigits];
  bytes_ += digits_of(text.size(), room);
  bytes_ += ':';
  bytes_ += text;
  return *this;
}

KeyBuilder& KeyBuilder::field(std::uint64_t number) {
  char room[kMostDigits];
  return field(digits_of(number, room));
}

}  // namespace crosstell
