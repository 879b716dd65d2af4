// SPDX-License-Identifier: Apache-2.0
// From 64-bit keys to small numbers in one flat table: what an article remembers by word, without a node or a string for each.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace crosstell {

/// Mixes a small number into a key.
[[nodiscard]] constexpr std::uint64_t mix_key(std::uint64_t key, std::uint64_t with) {
  key ^= (with + 1) * 0x9E3779B97F4A7C15ULL;
  key ^= key >> 29;
  return key * 0xBF58476D1CE4E5B9ULL;
}

/// Open addressing. Keys are hashes; values are any number but `none`.
class KeyTable {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  KeyTable() = default;
  /// Has room for about so many keys from the start.
  explicit KeyTable(std::size_t expected) : slots_(std::bit_ceil(std::max<std::size_t>(expected * 2, 64))) {}

  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    if (slots_.empty()) return none;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = static_cast<std::size_t>(key) & mask;; i = (i + 1) & mask)
      if (slots_[i].key == key || slots_[i].value == none) return slots_[i].value;
  }

  /// The value that is there, or `value` put there; and whether it was put. The pointer lives until the next insertion.
  std::pair<std::uint32_t*, bool> insert(std::uint64_t key, std::uint32_t value) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    const std::size_t mask = slots_.size() - 1;
    std::size_t i = static_cast<std::size_t>(key) & mask;
    while (slots_[i].value != none && slots_[i].key != key) i = (i + 1) & mask;
    const bool inserted = slots_[i].value == none;
    if (inserted) slots_[i] = {key, value}, ++count_;
    return {&slots_[i].value, inserted};
  }

  void set(std::uint64_t key, std::uint32_t value) { *insert(key, value).first = value; }

  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  struct Slot { std::uint64_t key = 0; std::uint32_t value = none; };

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.value == none) continue;
      std::size_t i = static_cast<std::size_t>(slot.key) & mask;
      while (slots_[i].value != none) i = (i + 1) & mask;
      slots_[i] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace crosstell
