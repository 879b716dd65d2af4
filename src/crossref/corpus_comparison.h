// SPDX-License-Identifier: Apache-2.0
// All claims of a corpus against each other, with few of them in memory at once.
//
// Comes in: claims, one after the other. They are put aside (ClaimSpool) under a number; what decides whether two may meet is kept as hashes.
// Then the claims of one subject and attribute at a time are read back, where two of them share a bucket, and compared. Most claims of a
// corpus meet nothing and are never looked at again.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "claim_spool.h"
#include "crosstell/store/corpus.h"
#include "disputes.h"
#include "figure_table.h"
#include "meeting_table.h"
#include "name_variant.h"
#include "pair_table.h"
#include "quote_table.h"
#include "statement_table.h"
#include "union_table.h"

namespace crosstell::crossref {

class CorpusComparison {
 public:
  /// `names`: their articles' claims are evidence. Borrowed, as is the context.
  CorpusComparison(const CompareContext& context, const std::vector<SpelledName>& names, ArticleNames telling)
      : context_(context), telling_(std::move(telling)), unions_(context), figures_(context), statements_(context), spellings_(names) {}

  /// How much of a claim is worth being read: without the rest the result is the same.
  [[nodiscard]] ClaimPart wants(const ClaimHead& claim) const;
  /// Requires: claims of one article come one after the other, with their corpus ids. Only what wants() is asked for need come.
  void add(const ComparableClaim& claim);
  /// The same for claims of which only the sentence is wanted.
  void add_sentence(const ComparableClaim& claim) { spellings_.add(claim); }
  /// Compares. Call once.
  void run();

  [[nodiscard]] const CrossrefSummary& summary() const { return summary_; }
  [[nodiscard]] std::vector<FindingRow>& findings() { return findings_; }         ///< by id
  [[nodiscard]] ComparisonList comparisons() const;                               ///< borrows from this
  [[nodiscard]] const ClaimSpool& claims() const { return claims_; }              ///< those that could meet, as they were compared

 private:
  bool add_meetings(std::uint32_t number, const ComparableClaim& claim);
  void unite();
  void compare_part(const Meeting* begin, const Meeting* end);
  void keep(BucketResult result);

  const CompareContext& context_;
  ArticleNames telling_;
  UnionTable unions_;
  FigureTable figures_;
  StatementTable statements_;
  SpellingEvidence spellings_;
  ClaimSpool claims_;
  MeetingTable meetings_;
  QuoteTable quotes_;
  std::vector<ComparableClaim> part_;                             ///< being compared; used again
  std::vector<std::pair<const ComparableClaim*, std::uint32_t>> numbers_;   ///< of the part, by claim id
  std::vector<Testimony> testimonies_;
  std::vector<FindingRow> findings_;
  PairTable pairs_;
  CrossrefSummary summary_;
};

}  // namespace crosstell::crossref
