// SPDX-License-Identifier: Apache-2.0
// Requirements by number as bits: what a sentence may meet is read off, and no table of what it does not meet is touched.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace crosstell::rules {

class RequirementSet {
 public:
  /// Some neighbours of a set: what one word meets lies in few places.
  struct Part {
    std::uint32_t place = 0;
    std::uint64_t bits = 0;
  };
  [[nodiscard]] static Part part_of(std::uint32_t requirement) { return {requirement / 64, std::uint64_t{1} << requirement % 64}; }

  /// `size`: all requirements have a lower number.
  explicit RequirementSet(std::size_t size = 0) : bits_(size / 64 + 1) {}

  void clear() { std::fill(bits_.begin(), bits_.end(), 0); }
  void add(std::uint32_t requirement) { add(part_of(requirement)); }
  void add(const Part& part) { bits_[part.place] |= part.bits; }
  void add(std::span<const Part> parts) {
    for (const Part& part : parts) add(part);
  }
  /// Requires: of the same size.
  void add(const RequirementSet& more) {
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= more.bits_[i];
  }
  [[nodiscard]] bool holds(std::uint32_t requirement) const { return ((bits_[requirement / 64] >> requirement % 64) & 1) != 0; }

  /// Calls `take(requirement)` for those that both hold. Requires: of the same size.
  template <class Take>
  void each_common(const RequirementSet& other, Take take) const {
    for (std::size_t i = 0; i < bits_.size(); ++i)
      for (std::uint64_t left = bits_[i] & other.bits_[i]; left != 0; left &= left - 1) take(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(left))));
  }

 private:
  friend struct PrivateFields;
  std::vector<std::uint64_t> bits_;
};

}  // namespace crosstell::rules
