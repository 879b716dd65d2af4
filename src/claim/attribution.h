// SPDX-License-Identifier: Apache-2.0
// Who stands behind a claim: the quotation it lies in, hearsay, or another outlet.
#pragma once

#include "context.h"

namespace crosstell {

/// The quotations whose words reach into the sentence that is worked on.
class SentenceQuotations {
 public:
  /// `all`: of the article, by begin; they outlive this.
  explicit SentenceQuotations(const std::vector<Quotation>& all);
  void read(const CleanSpan& sentence);
  /// The tightest quotation whose content covers the place, or -1. Scare marks quote nobody.
  [[nodiscard]] std::int32_t covering(const CleanSpan& place) const;
  [[nodiscard]] const Quotation& operator[](std::int32_t index) const { return all_[static_cast<std::size_t>(index)]; }

 private:
  struct Content { CleanSpan span; std::size_t quotation = 0; };
  struct Place {
    std::uint64_t begin = 0;
    std::uint64_t furthest = 0;     // where the contents of this quotation and all before it end
    std::size_t contents_end = 0;   // its contents stand before, behind those of the quotation before it
  };
  [[nodiscard]] std::size_t begun(std::uint64_t place) const;
  void collect(const CleanSpan& span, std::size_t before, std::vector<Content>& out) const;
  [[nodiscard]] std::int32_t tightest(const std::vector<Content>& contents, std::size_t before, const CleanSpan& place) const;

  const std::vector<Quotation>& all_;
  std::vector<Place> places_;       // by quotation
  std::vector<Content> said_;       // of all quotations
  CleanSpan sentence_;
  std::size_t before_ = 0;          // quotations that begin no later than the sentence
  std::vector<Content> contents_;   // of the sentence, last quotation first
};

/// Fills attribution, speaker and cue of a claim whose predicate stands at `predicate`; a denied or predicted saying weakens the claim.
void attribute_claim(const ArticleContext& context, const SentenceQuotations& quotations, const CleanSpan& predicate, Claim& claim);

/// An unresolved pronoun as subject inside somebody's words means the speaker: "denied that it had opened the gates", "I resigned";
/// "we" means the speaker's organization when it is known.
void resolve_speaker_pronoun(const ArticleContext& context, const SentenceQuotations& quotations, Claim& claim);

}  // namespace crosstell
