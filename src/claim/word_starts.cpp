// SPDX-License-Identifier: Apache-2.0
#include "word_starts.h"

#include <algorithm>
#include <array>
#include <bit>

#include "comparison.h"
#include "crosstell/rules/word_memo.h"
#include "deeds.h"
#include "generic.h"
#include "score.h"
#include "speaker.h"
#include "stance.h"

namespace crosstell {
namespace {

/// Words that Comparisons looks at, beside graded forms and the phrases of schemas/claim/comparison.tsv.
constexpr std::string_view kComparing = "word\nmore\nless\nfewer\nas\ntwice\nfirst\nonly\nunique\nsame\nhalf\nthird\nthirds\nquarter\nquarters\nfifth\nfifths\nsixth\nseventh\neighth\nninth\ntenth\ntimes\n";
constexpr std::string_view kThan = "word\nthan\n";
constexpr std::string_view kColon = "word\n:\n";
constexpr std::string_view kThat = "word\nthat\n";
constexpr std::string_view kSources = "word\naccording\nper\n";

/// The tables that sentences are asked of, by bit of WordStart.
struct Tables {
  std::array<const PhraseTable*, 16> by_bit{};
  PhraseStarts starts;
  Tables();
  void add(const PhraseTable& table, WordStart bit) { by_bit[static_cast<std::size_t>(std::countr_zero(static_cast<std::uint32_t>(bit)))] = &table; }
  /// Fetches what the tables will be asked of a word later.
  void expect(WordKey key, std::uint32_t bits) const {
    for (bits &= kTables; bits != 0; bits &= bits - 1) by_bit[static_cast<std::size_t>(std::countr_zero(bits))]->expect(key);
  }

 private:
  static constexpr std::uint32_t kTables = starts_modality | starts_negation | starts_hearsay | starts_worth | starts_comparison | starts_cue_verb | starts_weak_verb | starts_dated_verb | starts_terminator | starts_deed;
};

PhraseStarts make_starts() {
  const StanceTables& stance = StanceTables::get();
  const PhraseTable comparing(kComparing, false), than(kThan, false), colon(kColon, false), that(kThat, false), sources(kSources, false);
  return PhraseStarts({{&stance.modality, starts_modality}, {&stance.negation, starts_negation}, {&stance.hearsay, starts_hearsay},
                       {&WorthWords::get().table, starts_worth}, {&comparing_phrases(), starts_comparison}, {&comparing, may_compare},
                       {&than, is_than}, {&colon, is_colon}, {&CueTables::get().verbs, starts_cue_verb}, {&weak_verbs(), starts_weak_verb},
                       {&dated_verbs(), starts_dated_verb}, {&stance.terminators, starts_terminator}, {&that, is_that}, {&sources, starts_source}, {&deed_nouns(), starts_deed}});
}

Tables::Tables() : starts(make_starts()) {
  const StanceTables& stance = StanceTables::get();
  add(stance.modality, starts_modality), add(stance.negation, starts_negation), add(stance.hearsay, starts_hearsay), add(stance.terminators, starts_terminator);
  add(WorthWords::get().table, starts_worth), add(comparing_phrases(), starts_comparison), add(CueTables::get().verbs, starts_cue_verb);
  add(weak_verbs(), starts_weak_verb), add(dated_verbs(), starts_dated_verb), add(deed_nouns(), starts_deed);
}

std::uint32_t bits_of_token(const Token& token) {
  return (token.is(WordClass::modal) ? is_modal : 0u) | ((token.forms & form_superlative) != 0 ? is_superlative : 0u) |
         ((token.forms & (form_comparative | form_superlative)) != 0 ? may_compare : 0u) | (token.has(shape_letter) ? has_letter : 0u);
}

/// A word that may begin something, and its token.
struct Beginning {
  WordKey key = 0;
  std::uint32_t token = 0;
};
constexpr std::uint32_t kAtOnce = 64;   // tokens whose words are looked up together

}  // namespace

// First all words that may begin something are picked out, without a branch a word, then they are looked up: what each of them waits for
// in memory comes while the others are read.
void read_word_starts(std::span<const Token> tokens, std::vector<std::uint32_t>& out) {
  static const Tables tables;
  const PhraseStarts& starts = tables.starts;
  std::array<Beginning, 2 * kAtOnce> found;
  out.resize(tokens.size());
  const auto size = static_cast<std::uint32_t>(tokens.size());
  for (std::uint32_t begin = 0; begin < size; begin += kAtOnce) {
    std::size_t count = 0;
    for (std::uint32_t i = begin; i < std::min(begin + kAtOnce, size); ++i) {
      expect_token(tokens, i);
      const Token& token = tokens[i];
      out[i] = bits_of_token(token);
      found[count] = {token.form_key, i};
      count += starts.may_start(token.form_key) ? 1 : 0;
      found[count] = {token.lemma_key, i};
      count += (token.lemma_key != token.form_key) & starts.may_start(token.lemma_key) ? 1 : 0;
    }
    for (std::size_t i = 0; i < count; ++i) starts.expect(found[i].key);
    for (std::size_t i = 0; i < count; ++i) {
      const Beginning& word = found[i];
      const std::uint32_t bits = starts.bits_of(word.key, word.token + 1 < size ? &tokens[word.token + 1] : nullptr);
      out[word.token] |= bits;
      tables.expect(word.key, bits);
    }
  }
}

}  // namespace crosstell
