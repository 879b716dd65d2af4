// SPDX-License-Identifier: Apache-2.0
// The sentences of a small folder: which pairs of them may tell of one thing, and where they exclude each other. In folders of more than 40
// articles the same words are told of many things, and nothing is compared.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "claim_spool.h"
#include "disputes.h"
#include "statement_conflict.h"

namespace crosstell::crossref {

class StatementTable {
 public:
  static constexpr std::size_t kFewArticles = 40;

  explicit StatementTable(const CompareContext& context) : context_(context) {}

  /// Whether the corpus is small enough.
  [[nodiscard]] bool is_open() const { return context_.article_count <= kFewArticles; }

  /// Requires: claims of one article come one after the other. Returns: whether there was anything to keep.
  bool add(std::uint32_t number, const ComparableClaim& claim);

  /// One finding a dispute, by id, with where the evidence stands. The table is empty afterwards.
  std::vector<FindingRow> compare(const ClaimSpool& claims, std::vector<Testimony>& testimonies);

 private:
  struct Told { std::uint32_t claim = 0; std::uint64_t begin = 0, end = 0; };   ///< bytes of the sentence that the claim's value takes
  struct Line {
    std::uint32_t article = 0;
    std::vector<Told> claims;
    Statement statement;
    std::vector<Standing> standings;
    bool denies = false;
  };
  using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  struct Fresh { SentenceText text; std::vector<Told> claims; };

  void close_article();
  void count_words();
  void find_akin();
  [[nodiscard]] bool tell_of_the_same(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] double rarity(const StatementWord& word) const;
  [[nodiscard]] bool may_conflict(const Line& a, const Line& b) const;
  [[nodiscard]] Pairs candidates() const;   ///< lines that share a telling word
  [[nodiscard]] FindingRow finding_of(const Line& a, const Line& b, const StatementConflict& conflict, const ClaimSpool& claims, std::vector<Testimony>& testimonies) const;

  const CompareContext& context_;
  std::string article_;                        ///< at hand
  std::map<std::int64_t, Fresh> fresh_;        ///< its sentences, by number
  std::vector<std::set<std::string>> names_;   ///< words of names, by number of the article
  std::vector<std::string> articles_;
  std::vector<bool> akin_;                     ///< article by article: told by two voices, and of one happening
  std::vector<Line> lines_;
  std::map<WordKey, std::uint32_t> holders_;   ///< sentences with a lemma
};

}  // namespace crosstell::crossref
