// SPDX-License-Identifier: Apache-2.0
#include "names.h"

#include <algorithm>

namespace crosstell {

bool NameText::outside(std::uint32_t sentence) const {
  switch (article.blocks[segments.sentences[sentence].block].zone) {
    case Zone::code: case Zone::related: case Zone::comment: case Zone::share: case Zone::navigation: case Zone::hashtags: case Zone::hidden:
    case Zone::boilerplate: return true;
    default: return false;
  }
}

namespace {

/// Mentions from `middle` on were added later; both parts are in order.
void merge_mentions(std::vector<Mention>& mentions, std::size_t middle) {
  const auto at = mentions.begin() + static_cast<std::ptrdiff_t>(middle);
  std::inplace_merge(mentions.begin(), at, mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  });
}

}  // namespace

Extraction extract_names(const Article& article, const Segments& segments, const WordTable& words, const WordSigns& signs) {
  Extraction result;
  NameText text(article, segments, words, signs);
  find_name_runs(text);
  std::erase_if(text.names, [&](const NameCandidate& name) { return text.outside(name.sentence); });
  vote_by_context(text);
  decide_types(text);
  result.entities.reserve(text.names.size() / 2 + segments.noun_groups.size() / 4 + 8);
  link_names(text, result);
  std::size_t known = result.mentions.size();
  find_origins(text, result);
  merge_mentions(result.mentions, known);
  known = result.mentions.size();
  find_roles(text, result);
  merge_mentions(result.mentions, known);
  known = result.mentions.size();
  find_events_and_concepts(text, result);
  merge_mentions(result.mentions, known);
  known = result.mentions.size();
  resolve_references(text, result);
  merge_mentions(result.mentions, known);
  drop_shadowed_concepts(result);
  std::erase_if(result.mentions, [&](const Mention& mention) { return text.outside(mention.sentence); });
  return result;
}

}  // namespace crosstell
