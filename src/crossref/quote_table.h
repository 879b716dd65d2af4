// SPDX-License-Identifier: Apache-2.0
// The quotations of a corpus: kept as numbers, read again where two share a run of words.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "claim_spool.h"
#include "disputes.h"
#include "quote_runs.h"
#include "quotes.h"

namespace crosstell::crossref {

class QuoteTable {
 public:
  /// Requires: claims of one article come one after the other. Returns: whether there was anything to keep; so do the other tables.
  bool add(std::uint32_t number, const ComparableClaim& claim);

  /// Gives what compare_quotes() gives, with where the evidence stands. The table is empty afterwards.
  std::vector<FindingRow> compare(const ClaimSpool& claims, const CompareContext& context, std::vector<Testimony>& testimonies);

 private:
  /// `said`: speaker and words, by hash; `words`: where the hashes of its words begin, sorted.
  struct Line { std::uint32_t claim = 0, mark = 0; std::uint64_t said = 0; std::uint32_t words = 0, word_count = 0; };
  struct Fresh { Line line; std::string claim_id; std::vector<std::string> words; };
  struct Article { std::string id; std::uint32_t begin = 0; };

  void close_article();
  std::vector<Line> in_order(std::vector<std::uint32_t>& rank);
  [[nodiscard]] bool may_tell(const Line& a, const Line& b) const;

  std::string article_;                                              ///< at hand
  std::map<std::pair<std::int64_t, std::string>, Fresh> fresh_;      ///< its lines, by sentence and words
  std::vector<Line> lines_;
  std::vector<std::uint32_t> words_;                                 ///< of all lines, by hash
  std::vector<Article> articles_;                                    ///< where the lines of each begin
  RunTable runs_;
};

}  // namespace crosstell::crossref
