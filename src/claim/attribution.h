// SPDX-License-Identifier: Apache-2.0
// Who stands behind a claim: the quotation it lies in, hearsay, or another outlet.
#pragma once

#include "context.h"

namespace crosstell {

/// The quotations whose words reach into the sentence that is worked on.
class SentenceQuotations {
 public:
  void read(const std::vector<Quotation>& all, const CleanSpan& sentence);
  /// The tightest quotation whose content covers the place, or -1. Scare marks quote nobody.
  [[nodiscard]] std::int32_t covering(const CleanSpan& place) const;
  [[nodiscard]] const Quotation& operator[](std::int32_t index) const { return (*all_)[static_cast<std::size_t>(index)]; }

 private:
  struct Content { CleanSpan span; std::size_t index = 0; };
  const std::vector<Quotation>* all_ = nullptr;
  CleanSpan sentence_;
  std::size_t before_ = 0;          // quotations that begin no later than the sentence
  std::vector<Content> contents_;   // last quotation first
};

/// Fills attribution, speaker and cue of a claim whose predicate stands at `predicate`; a denied or predicted saying weakens the claim.
void attribute_claim(const ArticleContext& context, const SentenceQuotations& quotations, const CleanSpan& predicate, Claim& claim);

/// An unresolved pronoun as subject inside somebody's words means the speaker: "denied that it had opened the gates", "I resigned";
/// "we" means the speaker's organization when it is known.
void resolve_speaker_pronoun(const ArticleContext& context, const SentenceQuotations& quotations, Claim& claim);

}  // namespace crosstell
