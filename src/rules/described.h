// SPDX-License-Identifier: Apache-2.0
// Names with the words before them that say what is named: "the shoe maker" Orrin, "the city of" Orrin.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "crosstell/rules/token_view.h"

namespace crosstell::rules {

/// The mentions of a sentence, and names once more where the words begin that describe them.
class DescribedNames {
 public:
  /// Reads the mentions of `view`.
  void read(const TokenView& view);

  /// By begin, then longest first.
  [[nodiscard]] std::span<const MentionLayer> layers() const { return layers_; }
  /// How many words at the begin of that layer describe the name. No capture holds them.
  [[nodiscard]] std::uint32_t lead(std::size_t layer) const { return names_[layer] - layers_[layer].tokens.begin; }

 private:
  std::vector<MentionLayer> layers_;
  std::vector<std::uint32_t> names_;   // where the mention itself begins, by layer
};

}  // namespace crosstell::rules
