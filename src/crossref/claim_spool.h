// SPDX-License-Identifier: Apache-2.0
// The claims of a corpus, put aside while they are grouped: a few megabytes in memory, beyond that in a temporary file.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/store.h"

namespace crosstell::crossref {

/// Errors: StoreFailure (io) when the temporary file cannot be made, written or read.
class ClaimSpool {
 public:
  static constexpr std::size_t kMemory = std::size_t{32} << 20;

  /// `memory`: bytes kept before they go to the file.
  explicit ClaimSpool(std::size_t memory = kMemory) : memory_(memory) {}

  /// Returns: the number of the claim; they count from 0.
  std::uint32_t put(const ComparableClaim& claim);
  void replace(std::uint32_t number, const ComparableClaim& claim);
  void get(std::uint32_t number, ComparableClaim& out) const;

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  /// Of the claim; ends in a NUL. Valid until the next put().
  [[nodiscard]] const char* id(std::uint32_t number) const { return ids_.c_str() + id_at_[number]; }

 private:
  struct Place { std::uint64_t begin = 0; std::uint32_t size = 0; };
  struct Close { void operator()(std::FILE* file) const { std::fclose(file); } };

  Place write(const ComparableClaim& claim);
  void spill();

  std::size_t memory_;
  std::string fresh_;                        ///< what is not in the file yet
  std::uint64_t in_file_ = 0;                ///< bytes before `fresh_`
  std::unique_ptr<std::FILE, Close> file_;
  std::vector<Place> places_;                ///< by number
  std::vector<std::uint32_t> id_at_;         ///< by number: where its id begins in `ids_`
  std::string ids_;                          ///< each with a NUL behind it
  mutable std::string packed_;
};

}  // namespace crosstell::crossref
