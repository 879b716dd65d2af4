// SPDX-License-Identifier: Apache-2.0
// What kind of body a name stands for, by its own words ("Orvan University") and by what the article calls it ("the lender Orvan",
// "Orvan, a maker of pumps"), so that "the company" is no university and "the lender" is the one that was called so.
#pragma once

#include <vector>

#include "names.h"

namespace crosstell {

class OrganizationKinds {
 public:
  OrganizationKinds(const NameText& text, const Extraction& result);

  /// unknown: nothing speaks against it. yes: the article calls it so. no: it is called or named as a body of another kind.
  enum class Fit : std::uint8_t { unknown, yes, no };
  [[nodiscard]] Fit fits(std::int32_t entity, const Token& noun) const;
  /// Its own name or a word of the article's makes it of that kind: a "Press" may be a publisher.
  [[nodiscard]] bool is_kin(std::int32_t entity, const Token& noun) const { return (kinds_of(noun.lemma_key) & kinds_[static_cast<std::size_t>(entity)]) != 0; }
  /// The organization that the article names most often, when it does so at least thrice and more than any other; -1: none.
  [[nodiscard]] std::int32_t topic() const { return topic_; }

 private:
  using KindSet = std::uint32_t;
  struct Described { std::int32_t entity = -1; WordKey noun = 0; };

  static KindSet kinds_of(WordKey noun);
  void add_head(std::int32_t entity, std::string_view word);
  void describe(std::int32_t entity, std::uint32_t token);
  void find_descriptions(const Mention& name);
  void find_topic(const Extraction& result);

  const NameText& text_;
  std::vector<Described> described_;
  std::vector<KindSet> kinds_;        ///< by entity
  std::int32_t topic_ = -1;
};

}  // namespace crosstell
