// SPDX-License-Identifier: Apache-2.0
// Articles made by hand: each line of a text is one paragraph.
#pragma once

#include <string>
#include <string_view>

#include "crosstell/segment.h"

namespace crosstell::testing {

[[nodiscard]] inline Article article_of(std::string_view text) {
  Article article;
  article.clean = std::string(text);
  article.map = OffsetMap::identity(text.size());
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) {
      Block block;
      block.span = {begin, end};
      article.blocks.push_back(block);
    }
    begin = end + 1;
  }
  return article;
}

/// The article and its segments together: tokens point into the text.
struct Segmented {
  Article article;
  Segments segments;
  explicit Segmented(std::string_view text) : article(article_of(text)), segments(segment(article)) {}
  Segmented(const Segmented&) = delete;
  Segmented& operator=(const Segmented&) = delete;

  [[nodiscard]] std::string text(const TokenSpan& span) const {
    if (span.empty()) return {};
    const CleanSpan bytes{segments.tokens[span.begin].span.begin, segments.tokens[span.end - 1].span.end};
    return std::string(slice(std::string_view(article.clean), bytes));
  }
};

}  // namespace crosstell::testing
