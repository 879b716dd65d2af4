// SPDX-License-Identifier: Apache-2.0
// Tokens, sentences, noun and verb groups, clauses and quotation marks of an article.
//
// Comes in: Article. Goes out: flat arrays over the whole article; a sentence is a range of tokens inside one block.
// ASCII text takes a table-driven path, the rest goes through ICU. Nothing is allocated per token: folded forms and lemmas point
// into the lexicon or into one arena.
// Threads: stateless.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "crosstell/base/diagnostic.h"
#include "crosstell/normalize.h"
#include "crosstell/rules/token_view.h"

namespace crosstell {

struct Sentence {
  TokenSpan tokens;
  CleanSpan span;            ///< first to last character, quotation marks included
  std::uint32_t block = 0;   ///< index into Article::blocks
  std::uint32_t number = 0;  ///< in the article, from 0
};

/// A verb group: "has not been fully acquired".
struct VerbGroup {
  TokenSpan tokens;
  std::uint32_t head = 0;         ///< token number of the main verb ("acquired")
  bool passive = false;
  bool negated = false;           ///< not, n't, never, no longer inside the group
  bool finite = false;
  bool infinitive = false;        ///< "to acquire"
  enum class Tense : std::uint8_t { none, past, present, future } tense = Tense::none;
  bool perfect = false, progressive = false;
  std::uint32_t modal = 0xFFFFFFFF;  ///< token of may, might, could, would, should, must, can; will is tense
};

/// Who did what, as far as word classes show. Token spans of noun groups; empty when not found.
struct Predicate {
  std::uint32_t verb_group = 0;   ///< index into Segments::verb_groups
  TokenSpan subject;              ///< grammatical subject (of a passive: the patient)
  TokenSpan object;               ///< direct object or complement of a copula
  TokenSpan agent;                ///< "by" group of a passive
  std::uint32_t clause = 0;
};

/// Text between a pair of quotation marks. A paragraph that opens with a mark and has no closing one continues.
struct QuotationSpan {
  CleanSpan outer;                ///< with the marks
  CleanSpan inner;
  TokenSpan tokens;               ///< inside the marks
  bool continues_paragraph = false;
  bool single_marks = false;
};

struct Segments {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<TokenSpan> noun_groups;       ///< by begin; maximal base noun phrases (no prepositional parts)
  std::vector<VerbGroup> verb_groups;
  std::vector<Predicate> predicates;
  std::vector<QuotationSpan> quotations;    ///< in order of begin
  Diagnostics diagnostics;

  /// Ranges of the arrays above that belong to sentence i.
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> noun_groups_of(const Sentence& sentence) const;
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> predicates_of(const Sentence& sentence) const;
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const;  ///< index of the sentence that holds the token

  /// Owns folded forms and lemmas that stand in neither the lexicon nor the clean text.
  std::vector<std::unique_ptr<char[]>> arena;
};

struct SegmentOptions {
  std::uint32_t max_sentence_tokens = 400;  ///< longer ones are cut and reported
  std::uint64_t max_text_bytes = 0xFFFFFFFF;  ///< what the offsets of a token reach; blocks behind it are not read, which is reported. At most this
};

/// Requires: `article` outlives the result (tokens point into its text).
[[nodiscard]] Segments segment(const Article& article, const SegmentOptions& options = {});

}  // namespace crosstell
