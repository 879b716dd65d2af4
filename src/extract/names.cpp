// SPDX-License-Identifier: Apache-2.0
#include "names.h"

#include "mention_order.h"
#include "page_person.h"

namespace crosstell {

Extraction extract_names(const Article& article, const Segments& segments, const WordTable& words, const WordSigns& signs) {
  Extraction result;
  NameText text(article, segments, words, signs);
  find_lines(text);
  find_name_runs(text);
  join_spelled_out(text);
  if (text.any_outside) std::erase_if(text.names, [&](const NameCandidate& name) { return text.outside(name.sentence); });
  vote_by_context(text);
  vote_by_business(text);
  decide_types(text);
  result.entities.reserve(text.names.size() / 2 + segments.noun_groups.size() / 2 + 8);
  link_names(text, result);
  link_shared_surnames(text, result);
  std::vector<Mention> added;
  for (const auto& find : {find_origins, find_roles, find_events_and_concepts, resolve_references, link_interviewee, find_unnamed}) {
    const std::size_t known = result.mentions.size();
    find(text, result);
    merge_added(result.mentions, known, added, stands_before);
  }
  drop_shadowed_concepts(result);
  if (text.any_outside) std::erase_if(result.mentions, [&](const Mention& mention) { return text.outside(mention.sentence); });
  return result;
}

}  // namespace crosstell
