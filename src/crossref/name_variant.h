// SPDX-License-Identifier: Apache-2.0
// One person or organization under two spellings: worth a note, never a contradiction.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "finding.h"
#include "names.h"

namespace crosstell::crossref {

/// One way to write a name. `articles` are sorted.
struct Spelling { std::string name; std::vector<std::string> articles; std::uint64_t mentions = 0; };

/// A corpus entity whose articles spell its name differently (not: shorten it), the most used spelling first.
struct SpelledName { std::string entity_id; double score = 1; std::vector<Spelling> spellings; };

/// Requires: `entities` by article id, index.
[[nodiscard]] std::vector<SpelledName> spelled_names(const std::vector<MergeRow>& merges, const std::vector<Store::ArticleEntity>& entities);

/// What shows that articles spell names as they do, gathered while their claims pass by.
class SpellingEvidence {
 public:
  /// What an article brings as evidence of a spelling: a claim, where it has one that shows it, and the name of its source, empty without claims.
  struct Shown { std::string claim_id, source; };

  /// Borrows `names`.
  explicit SpellingEvidence(const std::vector<SpelledName>& names);

  [[nodiscard]] bool asks(std::string_view article_id) const { return wanted_.contains(article_id); }
  /// Requires: claims of one article come one after the other. Of a claim only id, entity, sentence and article are looked at.
  void add(const ComparableClaim& claim);
  /// A claim that was added has another entity now.
  void replace(const ComparableClaim& claim);

  [[nodiscard]] const std::vector<SpelledName>& names() const { return names_; }
  [[nodiscard]] Shown shown(const std::string& article_id, std::size_t name, std::size_t spelling) const;

 private:
  struct Seen { std::string claim_id; bool is_own = false, has_spelling = false; };
  struct Wanted { std::size_t name = 0, spelling = 0; std::string folded; std::vector<Seen> seen; };
  struct Article { std::vector<Wanted> wanted; std::string source; };

  void look(Article& article, const ComparableClaim& claim, std::string_view folded_sentence);

  const std::vector<SpelledName>& names_;
  std::map<std::string, Article, std::less<>> wanted_;     ///< by id of the article
  Article* article_ = nullptr;                             ///< at hand
  std::string article_id_;
  std::map<std::string, std::string> sentences_;           ///< of it, folded: one sentence has many claims
};

/// One finding a name; the minority spelling stands second.
[[nodiscard]] std::vector<FindingRow> name_variants(const SpellingEvidence& evidence, const CompareContext& context);

}  // namespace crosstell::crossref
