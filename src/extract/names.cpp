// SPDX-License-Identifier: Apache-2.0
#include "names.h"

namespace crosstell {

Extraction extract_names(const Article& article, const Segments& segments, const WordTable& words) {
  Extraction result;
  NameText text(article, segments, words);
  find_name_runs(text);
  vote_by_context(text);
  decide_types(text);
  link_names(text, result);
  find_roles(text, result);
  return result;
}

}  // namespace crosstell
