// SPDX-License-Identifier: Apache-2.0
#include "names.h"

#include <algorithm>

namespace crosstell {

Extraction extract_names(const Article& article, const Segments& segments, const WordTable& words) {
  Extraction result;
  NameText text(article, segments, words);
  find_name_runs(text);
  vote_by_context(text);
  decide_types(text);
  link_names(text, result);
  find_roles(text, result);
  find_events_and_concepts(text, result);
  resolve_references(text, result);
  std::stable_sort(result.mentions.begin(), result.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.tokens.begin != b.tokens.begin ? a.tokens.begin < b.tokens.begin : a.tokens.end > b.tokens.end;
  });
  return result;
}

}  // namespace crosstell
