// SPDX-License-Identifier: Apache-2.0
// The figures that the articles of a small folder tell in the same words: which may be one, and where they differ. Folders of more than 40 articles
// are left out: there the same words are told of many things.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "claim_spool.h"
#include "disputes.h"
#include "figure_line.h"

namespace crosstell::crossref {

class FigureTable {
 public:
  explicit FigureTable(const CompareContext& context) : context_(context) {}

  /// Whether a claim could still be kept: articles are still few.
  [[nodiscard]] bool is_open() const;
  /// Requires: claims of one article come one after the other. Returns: whether there was anything to keep.
  bool add(std::uint32_t number, const ComparableClaim& claim);

  /// One finding a dispute, by id, with where the evidence stands. The table is empty afterwards.
  std::vector<FindingRow> compare(const ClaimSpool& claims, std::vector<Testimony>& testimonies);

 private:
  struct Line { std::uint32_t claim = 0, article = 0, words = 0, word_count = 0; };
  struct Fresh {
    Line line;
    std::string claim_id, kind;
    std::uint64_t clause_begin = 0, clause_end = 0;   ///< bytes of the sentence
    std::vector<std::uint64_t> words;
    std::size_t parts = 0;   ///< words, and words that its roles tell
  };

  /// Whom an article tells of: the words in the names of the subjects of its claims, by hash, sorted. One article writes "Stahl", one "Gordon Stahl".
  using Cast = std::vector<std::uint64_t>;

  void close_article();
  [[nodiscard]] bool tell_of_the_same(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] std::map<std::uint64_t, std::uint32_t> lines_by_word() const;

  const CompareContext& context_;
  std::string article_;                                                ///< at hand
  std::map<std::pair<std::int64_t, std::uint64_t>, Fresh> fresh_;      ///< its figures, by sentence and first byte
  Cast cast_;                                                          ///< of the article at hand
  std::vector<Cast> casts_;                                            ///< by number of the article
  std::vector<Line> lines_;
  std::vector<std::uint64_t> words_;                                   ///< families of the words of all lines, by hash
};

}  // namespace crosstell::crossref
