// SPDX-License-Identifier: Apache-2.0
#include "verb_arguments.h"

#include "proposition.h"

namespace crosstell {

void read_verb_arguments(const ArticleContext& context, const Sentence& sentence, std::vector<VerbArguments>& out) {
  out.clear();
  const auto [first, last] = context.predicates_in(sentence.tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const Predicate& predicate = context.segments.predicates[i];
    const VerbGroup& group = context.segments.verb_groups[predicate.verb_group];
    VerbArguments row;
    row.verb = group.tokens;
    const bool trusted = predicate.subject.empty() || (predicate.subject.begin >= sentence.tokens.begin && !misled_subject(context, sentence, i));
    if (trusted) {
      row.doer = group.passive ? predicate.agent : predicate.subject;
      row.object = group.passive ? predicate.subject : predicate.object;
    }
    out.push_back(row);
  }
}

std::vector<VerbArguments> verb_arguments(const Analysis& analysis, const Sentence& sentence) {
  TokenIndex places;
  places.read(analysis.segments, analysis.extraction);
  std::vector<VerbArguments> out;
  read_verb_arguments({*analysis.article, analysis.segments, analysis.extraction, *analysis.rules, places}, sentence, out);
  return out;
}

}  // namespace crosstell
