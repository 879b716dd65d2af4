// SPDX-License-Identifier: Apache-2.0
// How much running text each element holds, and which elements are set apart by their tags and names.
#pragma once

#include <string_view>
#include <vector>

#include "crosstell/normalize.h"
#include "html_tree.h"

namespace crosstell::html {

struct Cut {
  Zone zone = Zone::boilerplate;
  std::string_view rule;     ///< empty: not cut
};

struct Weights {
  std::vector<double> block;              ///< words of running text, 0 for what reads like no sentence
  std::vector<double> before;             ///< sums of `block` that is not cut, by first block; one more than blocks
  std::vector<double> before_all;         ///< the same with what is cut
  std::vector<Cut> cut;                   ///< by node: the outermost reason to set it apart
  bool shows_hidden = false;              ///< nearly all text is hidden: a page that a script would uncover

  [[nodiscard]] double of(const Node& node) const { return before[node.end_block] - before[node.first_block]; }
  [[nodiscard]] double all_of(const Node& node) const { return before_all[node.end_block] - before_all[node.first_block]; }
  [[nodiscard]] double total() const { return before.back(); }
  [[nodiscard]] bool hides(const TextBlock& line) const { return line.withheld || (line.hidden && !shows_hidden); }
};

/// `known`: by text block, whether JSON-LD says that it belongs to the article; empty: nothing is known.
/// `title_block`: text block with the headline, or -1: what holds it is not set apart.
[[nodiscard]] Weights weigh(const Page& page, const std::vector<bool>& known, std::int32_t title_block);

[[nodiscard]] std::string_view text_of(const Page& page, const TextBlock& block);

}  // namespace crosstell::html
