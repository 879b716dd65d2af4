// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "catch.h"
#include "crosstell/normalize.h"

namespace crosstell::test {

inline Article article_of(std::string bytes, Container container = Container::text, const NormalizeOptions& options = {}) {
  RecordLocator locator;
  locator.path = "sample";
  const auto raw = read_bytes(std::move(bytes), container, locator, {});
  REQUIRE(raw);
  auto article = normalize(*raw, options);
  REQUIRE(article);
  return *article;
}

inline std::string text_of(const Article& article, std::size_t block) { return std::string(slice(std::string_view(article.clean), article.blocks.at(block).span)); }

/// "zone|rule|text" of each block, one a line.
inline std::string shown(const Article& article) {
  std::string out;
  for (std::size_t i = 0; i < article.blocks.size(); ++i) out += std::string(name_of(article.blocks[i].zone)) + "|" + std::string(article.blocks[i].rule) + "|" + text_of(article, i) + "\n";
  return out;
}

}  // namespace crosstell::test
