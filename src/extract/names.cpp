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

Extraction extract_names(const Article& article, const Segments& segments, const WordTable& words) {
  Extraction result;
  NameText text(article, segments, words);
  find_name_runs(text);
  std::erase_if(text.names, [&](const NameCandidate& name) { return text.outside(name.sentence); });
  vote_by_context(text);
  decide_types(text);
  link_names(text, result);
  find_roles(text, result);
  find_events_and_concepts(text, result);
  resolve_references(text, result);
  std::erase_if(result.mentions, [&](const Mention& mention) { return text.outside(mention.sentence); });
  std::stable_sort(result.mentions.begin(), result.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  });
  return result;
}

}  // namespace crosstell
