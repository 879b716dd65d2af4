// SPDX-License-Identifier: Apache-2.0
// The order of mentions, and how those that were found later get into it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "crosstell/extract.h"

namespace crosstell {

/// By begin, then longest first.
[[nodiscard]] inline bool stands_before(const Mention& left, const Mention& right) {
  return left.tokens.begin != right.tokens.begin ? left.tokens.begin < right.tokens.begin : left.tokens.end > right.tokens.end;
}

/// Mentions from `middle` on were added later; both parts are in order. Of equals those that were there come first.
/// `added`: memory that is used again.
template <class Before>
void merge_added(std::vector<Mention>& mentions, std::size_t middle, std::vector<Mention>& added, const Before& before) {
  const auto begin = mentions.begin();
  added.assign(begin + static_cast<std::ptrdiff_t>(middle), mentions.end());
  auto out = mentions.end(), left = begin + static_cast<std::ptrdiff_t>(middle);
  for (auto right = added.end(); right != added.begin();) {
    if (left != begin && before(right[-1], left[-1])) *--out = *--left;
    else *--out = *--right;
  }
}

}  // namespace crosstell
