// SPDX-License-Identifier: Apache-2.0
// Verb groups: auxiliaries, adverbs between them, and the main verb.
#pragma once

#include <span>
#include <vector>

#include "crosstell/segment.h"
#include "candidates.h"
#include "tag.h"

namespace crosstell::segmenting {

/// What a sentence offers to those who look for groups in it. Token numbers are those of the article.
struct SentenceView {
  std::span<const Token> tokens;      ///< of the article
  std::span<const Tag> tags;
  std::span<const WordNote> notes;
  TokenSpan range;
  std::span<const TokenSpan> groups;  ///< noun groups of the sentence, by begin

  /// Past the end of the sentence everything reads as its end.
  [[nodiscard]] Tag tag(std::uint32_t i) const { return i >= range.begin && i < range.end ? tags[i] : Tag::stop; }
};

/// Appends the verb groups of the sentence. In questions the auxiliary stands apart ("Did the firm sell?"): the group then holds the
/// main verb only, with tense and modal of the auxiliary.
void find_verb_groups(const SentenceView& sentence, std::vector<VerbGroup>& out);

}  // namespace crosstell::segmenting
