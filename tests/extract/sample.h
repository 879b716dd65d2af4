// SPDX-License-Identifier: Apache-2.0
// Articles for tests: one paragraph a line; "# " starts a heading.
#pragma once

#include <memory>
#include <string>

#include "crosstell/extract.h"
#include "crosstell/segment.h"
#include "names.h"

namespace crosstell::test {

/// An article with its segments and names. Not copied or moved: tokens point into the text.
struct Sample {
  Article article;
  Segments segments;
  Extraction found;

  explicit Sample(const std::string& text, const WordTable& words = WordTable::builtin()) {
    article.clean = text;
    std::size_t begin = 0;
    while (begin < text.size()) {
      std::size_t end = text.find('\n', begin);
      if (end == std::string::npos) end = text.size();
      Block block;
      block.span = {begin, end};
      if (end > begin) article.blocks.push_back(block);
      begin = end + 1;
    }
    segments = segment(article);
    found = extract_names(article, segments, words, read_signs(segments, words));
  }
  Sample(const Sample&) = delete;

  [[nodiscard]] std::string text(const Mention& m) const { return std::string(slice(std::string_view(article.clean), m.span)); }
  /// The n-th mention with this surface and type.
  [[nodiscard]] const Mention* mention(std::string_view surface, MentionType type, int n = 0) const {
    for (const Mention& m : found.mentions)
      if (m.type == type && slice(std::string_view(article.clean), m.span) == surface && n-- == 0) return &m;
    return nullptr;
  }
  [[nodiscard]] bool has(std::string_view surface, MentionType type) const { return mention(surface, type) != nullptr; }
  /// Name of the entity that the n-th mention with this surface stands for; "-" when it stands for none.
  [[nodiscard]] std::string entity_of(std::string_view surface, int n = 0) const {
    for (const Mention& m : found.mentions)
      if (slice(std::string_view(article.clean), m.span) == surface && !is_figure(m.type) && m.type != MentionType::role && n-- == 0)
        return m.entity < 0 ? "-" : found.entities[static_cast<std::size_t>(m.entity)].name;
    return "none";
  }
};

}  // namespace crosstell::test
