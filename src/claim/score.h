// SPDX-License-Identifier: Apache-2.0
// Kind, check-worthiness and confidence of a finished claim, each from named features.
#pragma once

#include "context.h"
#include "phrase_table.h"

namespace crosstell {

void classify_kind(const ArticleContext& context, const Attribute* attribute, bool obligation, Claim& claim);
/// `partial`: negated, but something of it stands.
void score_confidence(const ArticleContext& context, const Attribute* attribute, bool partial, Claim& claim);
/// What makes a claim worth a check, in the order of multiplication.
enum class WorthSign : std::uint32_t {
  base, figure, money_or_share, dated, name, past, change, rank, quantified, comparison, named_subject, first_person, second_person, modal, view, long_sentence,
  question, opinion, prediction, not_asserted,
};
constexpr std::uint32_t bit(WorthSign sign) { return std::uint32_t{1} << static_cast<std::uint32_t>(sign); }
constexpr std::uint32_t bit_if(bool holds, WorthSign sign) { return holds ? bit(sign) : 0; }

/// Words of schemas/claim/check_worthiness.tsv, with what each is a sign of.
struct WorthWords {
  PhraseTable table;
  std::vector<WorthSign> signs;   ///< by row
  WorthWords();
  static const WorthWords& get();
  /// The sign of the phrase that begins at the token, as a bit; 0: none.
  [[nodiscard]] std::uint32_t sign_at(const std::vector<Token>& tokens, std::uint32_t token, std::uint32_t end) const;
};

/// Signs of a sentence beside its words: what is mentioned in it, and how it speaks.
[[nodiscard]] std::uint32_t worth_of_place(const ArticleContext& context, const TokenSpan& sentence);

/// `signs` are those of the sentence.
void score_check_worthiness(std::uint32_t signs, Claim& claim);

}  // namespace crosstell
