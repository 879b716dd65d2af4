// SPDX-License-Identifier: Apache-2.0
// The claims of a corpus, put aside while they are grouped: the first of them in memory, as many as fit where their entities were merged before,
// the others in a temporary file.
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
  static constexpr std::size_t kMemory = std::size_t{256} << 20;

  /// `memory`: bytes kept before claims go to the file.
  explicit ClaimSpool(std::size_t memory = kMemory) : memory_(memory) {}

  /// Returns: the number of the claim; they count from 0.
  std::uint32_t put(const ComparableClaim& claim);
  void replace(std::uint32_t number, const ComparableClaim& claim);   ///< by one of the same article
  void get(std::uint32_t number, ComparableClaim& out) const;

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  /// Of the claim; ends in a NUL. Valid until the next put().
  [[nodiscard]] const char* id(std::uint32_t number) const { return ids_.c_str() + id_at_[number]; }

 private:
  static constexpr std::size_t kLeastBlock = std::size_t{16} << 10, kBlock = std::size_t{1} << 20;
  static constexpr std::uint64_t kInFile = std::uint64_t{1} << 63;
  /// `begin`: the block in the upper half and the byte of it, or kInFile and the byte of the file.
  struct Place { std::uint64_t begin = 0; std::uint32_t size = 0, article = 0; };
  struct Article { std::string id, path, source, published, title; };
  struct Close { void operator()(std::FILE* file) const { std::fclose(file); } };

  std::uint32_t article_of(const ComparableClaim& claim);
  Place write(const ComparableClaim& claim);
  Place keep(std::string_view bytes);
  void spill();

  std::size_t memory_;
  std::vector<std::string> blocks_;          ///< in memory; they do not grow
  std::size_t kept_ = 0;                     ///< bytes of `blocks_`
  std::string fresh_;                        ///< what goes to the file and is not there yet
  std::uint64_t in_file_ = 0;                ///< bytes before `fresh_`
  std::unique_ptr<std::FILE, Close> file_;
  std::vector<Article> articles_;            ///< in the order in which claims of them came
  std::vector<Place> places_;                ///< by number
  std::vector<std::uint32_t> id_at_;         ///< by number: where its id begins in `ids_`
  std::string ids_;                          ///< each with a NUL behind it
  mutable std::string packed_;
};

}  // namespace crosstell::crossref
