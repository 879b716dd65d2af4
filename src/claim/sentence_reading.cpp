// SPDX-License-Identifier: Apache-2.0
#include "sentence_reading.h"

#include "comparison.h"
#include "score.h"
#include "stance.h"

namespace crosstell {
namespace {

/// Words that Comparisons looks at, beside graded forms and the phrases of schemas/claim/comparison.tsv.
constexpr std::string_view kComparing = "word\nmore\nless\nfewer\nas\ntwice\nfirst\nonly\nunique\nsame\n";
constexpr std::string_view kThan = "word\nthan\n";
constexpr std::string_view kColon = "word\n:\n";

constexpr std::uint32_t kLongSentence = 20;   // words

/// What a word may begin, as bits.
enum Starts : std::uint32_t { starts_modality = 1, starts_negation = 2, starts_hearsay = 4, starts_worth = 8, may_compare = 16, starts_comparison = 32, is_than = 64, is_colon = 128 };

PhraseStarts make_starts() {
  const StanceTables& stance = StanceTables::get();
  const PhraseTable comparing(kComparing, false), than(kThan, false), colon(kColon, false);
  return PhraseStarts({{&stance.modality, starts_modality}, {&stance.negation, starts_negation}, {&stance.hearsay, starts_hearsay},
                       {&WorthWords::get().table, starts_worth}, {&comparing_phrases(), starts_comparison}, {&comparing, may_compare},
                       {&than, is_than}, {&colon, is_colon}});
}

}  // namespace

void SentenceReading::read_word(const ArticleContext& context, const Sentence& sentence, std::uint32_t token, std::uint32_t starts) {
  const std::vector<Token>& tokens = context.segments.tokens;
  const std::uint32_t end = sentence.tokens.end;
  const StanceTables& stance = StanceTables::get();
  const auto find = [&](const PhraseTable& table, std::vector<PhraseHit>& hits) {
    if (const PhraseHit hit = table.at(tokens, token, end); hit.row) hits.push_back(hit);
  };
  if ((starts & starts_hearsay) != 0) find(stance.hearsay, hearsay);
  if ((starts & starts_modality) != 0) find(stance.modality, modality);
  if ((starts & starts_negation) != 0 && (negation.empty() || negation.back().token + negation.back().length <= token)) find(stance.negation, negation);
  if ((starts & starts_worth) != 0) worth |= WorthWords::get().sign_at(tokens, token, end);
  if ((starts & is_colon) != 0 && colon == 0 && token > sentence.tokens.begin) colon = token;
  // "30 percent thinner than": a noun in the lexicon, but not here.
  if ((starts & is_than) != 0 && token > sentence.tokens.begin && (comparing.empty() || comparing.back().token + 1 != token)) comparing.push_back({token - 1, false});
  if ((starts & (may_compare | starts_comparison)) != 0) comparing.push_back({token, (starts & starts_comparison) != 0});
}

void SentenceReading::read(const ArticleContext& context, const Sentence& sentence) {
  modality.clear(), negation.clear(), hearsay.clear(), comparing.clear();
  colon = 0;
  worth = worth_of_place(context, sentence.tokens);
  static const PhraseStarts words_that_start = make_starts();
  std::uint32_t words = 0;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& token = context.token(i);
    words += token.has(shape_letter) ? 1 : 0;
    worth |= bit_if(token.is(WordClass::modal), WorthSign::modal) | bit_if((token.forms & form_superlative) != 0, WorthSign::rank);
    std::uint32_t starts = words_that_start.of(token, i + 1 < sentence.tokens.end ? &token + 1 : nullptr);
    if ((token.forms & (form_comparative | form_superlative)) != 0) starts |= may_compare;
    if (starts != 0) read_word(context, sentence, i, starts);
  }
  worth |= bit_if(words > kLongSentence, WorthSign::long_sentence);
}

}  // namespace crosstell
