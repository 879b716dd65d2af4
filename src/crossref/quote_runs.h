// SPDX-License-Identifier: Apache-2.0
// Which quotations may be versions of one utterance: they share a run of words.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace crosstell::crossref {

class RunTable {
 public:
  /// Requires: lines come in ascending order.
  void add(std::uint32_t line, const std::vector<std::string>& words);

  using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  /// Pairs of lines that share a run, ascending and each once; of a run that many share only neighbours. The table is empty afterwards.
  /// `rank`: line -> its place in the order that makes neighbours; empty: the lines are their own. The pairs are of places.
  [[nodiscard]] Pairs pairs(const std::vector<std::uint32_t>& rank);

 private:
  struct Use { std::uint64_t run; std::uint32_t line; auto operator<=>(const Use&) const = default; };
  std::vector<Use> uses_;
};

}  // namespace crosstell::crossref
