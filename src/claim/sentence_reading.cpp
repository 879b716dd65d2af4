// SPDX-License-Identifier: Apache-2.0
#include "sentence_reading.h"

#include "comparison.h"
#include "score.h"
#include "stance.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kLongSentence = 20;   // words

/// Words that are looked at one by one.
constexpr std::uint32_t kReadHere = starts_modality | starts_negation | starts_hearsay | starts_worth | may_compare | starts_comparison | is_than | is_colon | starts_deed;

}  // namespace

void SentenceReading::read_word(const ArticleContext& context, const Sentence& sentence, std::uint32_t token, std::uint32_t starts) {
  const std::vector<Token>& tokens = context.segments.tokens;
  const std::uint32_t end = sentence.tokens.end;
  const StanceTables& stance = StanceTables::get();
  const auto find = [&](const PhraseTable& table, const std::vector<StanceSign>* signs, std::vector<StanceTrigger>& hits) {
    const PhraseHit hit = table.at(tokens, token, end);
    if (hit.row) hits.push_back({token, hit.length, signs ? &(*signs)[static_cast<std::size_t>(hit.row - table.rows().data())] : nullptr});
  };
  if ((starts & starts_hearsay) != 0) find(stance.hearsay, nullptr, hearsay);
  if ((starts & starts_modality) != 0) find(stance.modality, &stance.modality_signs, modality);
  if ((starts & starts_negation) != 0 && (negation.empty() || negation.back().token + negation.back().length <= token)) find(stance.negation, &stance.negation_signs, negation);
  if ((starts & starts_worth) != 0) worth |= WorthWords::get().sign_at(tokens, token, end);
  if ((starts & starts_deed) != 0) deeds.push_back(token);
  if ((starts & is_colon) != 0 && colon == 0 && token > sentence.tokens.begin) colon = token;
  // "30 percent thinner than": a noun in the lexicon, but not here.
  if ((starts & is_than) != 0 && token > sentence.tokens.begin && (comparing.empty() || comparing.back().token + 1 != token)) comparing.push_back({token - 1, false});
  if ((starts & (may_compare | starts_comparison)) != 0) comparing.push_back({token, (starts & starts_comparison) != 0});
}

void SentenceReading::read(const ArticleContext& context, const Sentence& sentence) {
  modality.clear(), negation.clear(), hearsay.clear(), comparing.clear(), deeds.clear();
  colon = 0;
  worth = worth_of_place(context, sentence.tokens);
  std::uint32_t words = 0, all = 0;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const std::uint32_t starts = context.places.starts(i);
    words += (starts & has_letter) != 0 ? 1 : 0;
    all |= starts;
    if ((starts & kReadHere) != 0) read_word(context, sentence, i, starts);
  }
  worth |= bit_if((all & is_modal) != 0, WorthSign::modal) | bit_if((all & is_superlative) != 0, WorthSign::rank) | bit_if(words > kLongSentence, WorthSign::long_sentence);
}

}  // namespace crosstell
