// SPDX-License-Identifier: Apache-2.0
// Which claims were compared, and how that ended: twelve bytes a pair.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claim_spool.h"
#include "crosstell/store/corpus.h"

namespace crosstell::crossref {

class PairTable {
 public:
  /// Claims that meet twice (what they say, and when it was) differ when they do once, and agree rather than being merely compatible.
  void add(std::uint32_t a, std::uint32_t b, const std::string& relation, const std::string& guard);

  /// By claim ids, each pair once. Requires: nothing is added afterwards.
  void sort(const ClaimSpool& claims);
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] ComparisonView at(std::size_t index, const ClaimSpool& claims) const;

 private:
  struct Row { std::uint32_t a = 0, b = 0; std::uint8_t relation = 0, guard = 0; };
  [[nodiscard]] int weight(const Row& row) const;
  std::uint8_t word(const std::string& text);

  std::vector<Row> rows_;
  std::vector<std::string> words_;   ///< relations and guards: a dozen
};

}  // namespace crosstell::crossref
