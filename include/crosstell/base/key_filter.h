// SPDX-License-Identifier: Apache-2.0
// A set of hash keys in few bits: may claim to hold a key that was never added, never denies one that was.
// Stands before a hash table where most look-ups find nothing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace crosstell {

template <std::size_t Bits>
class KeyFilter {
 public:
  void clear() { words_.fill(0); }
  void add(std::uint64_t key) { words_[place(key) / 64] |= std::uint64_t{1} << (place(key) % 64); }
  [[nodiscard]] bool may_hold(std::uint64_t key) const { return ((words_[place(key) / 64] >> (place(key) % 64)) & 1) != 0; }

 private:
  // The hash tables behind use the low bits.
  static std::size_t place(std::uint64_t key) { return static_cast<std::size_t>(key >> 40) % Bits; }
  std::array<std::uint64_t, Bits / 64> words_{};
};

}  // namespace crosstell
