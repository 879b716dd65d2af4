// SPDX-License-Identifier: Apache-2.0
#include "clause.h"

namespace crosstell::segmenting {
namespace {

/// Words that negate from where they stand to the end of their clause.
bool negates_clause(const Token& token, Tag tag) {
  if (tag == Tag::not_) return true;
  const std::string_view f = token.folded;
  if (tag == Tag::dt || tag == Tag::prp) return f == "no" || f == "none" || f == "nobody" || f == "nothing" || f == "neither";
  return f == "never" || f == "nowhere" || f == "neither" || f == "nor";
}

}  // namespace

void mark_negation(const SentenceView& sentence, std::span<Token> tokens, std::span<const VerbGroup> verb_groups) {
  for (std::uint32_t i = sentence.range.begin; i < sentence.range.end; ++i) {
    if (!sentence.notes[i].negates) continue;
    const bool without = tokens[i].folded == "without";
    if (!without && !negates_clause(tokens[i], sentence.tag(i))) continue;
    std::uint32_t k = i;
    for (; k < sentence.range.end && tokens[k].clause == tokens[i].clause; ++k) {
      if (k > i && tokens[k].folded == "but") break;                                            // "not red but blue"
      if (k > i && without && (tokens[k].is(WordClass::punctuation) || tokens[k].is(WordClass::conjunction))) break;
      tokens[k].shape |= shape_negated;
    }
    if (k > i + 1 && !without) i = k - 1;
  }
  for (const VerbGroup& group : verb_groups)
    if (group.negated)
      for (std::uint32_t k = group.tokens.begin; k < group.tokens.end; ++k) tokens[k].shape |= shape_negated;
}

}  // namespace crosstell::segmenting
