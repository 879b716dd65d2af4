// SPDX-License-Identifier: Apache-2.0
// The person a profile is about, and what the words beside names say of a person's gender: "her brother Idan", "Mrs Holm".
#pragma once

#include <vector>

#include "names.h"

namespace crosstell {

class PagePerson {
 public:
  PagePerson(const NameText& text, const Extraction& result);

  /// The person whom the article names most often, when it does so at least thrice; -1: none.
  [[nodiscard]] std::int32_t entity() const { return entity_; }
  /// Named at most a third as often as the page's person.
  [[nodiscard]] bool is_minor(std::int32_t other) const { return outweighs(counts_[static_cast<std::size_t>(other)]); }
  [[nodiscard]] bool outweighs(std::uint32_t count) const { return count * kMinor <= counts_[static_cast<std::size_t>(entity_)]; }
  /// name_male, name_female or both, where first name and words beside the name leave it open.
  [[nodiscard]] NameUseSet gender(std::int32_t person);
  /// The one person of this surname whose gender a word before a mention fits ("Mrs Holm"), where all others are known to be of the other; -1: none.
  [[nodiscard]] std::int32_t bearer(WordKey surname, NameUseSet gender);

 private:
  static constexpr std::uint32_t kMinor = 3;

  struct Shared { WordKey surname = 0; std::int32_t first = -1; std::uint32_t count = 0; };

  void count(const Mention& name);
  void count_shared(WordKey surname);
  void read_gender(const Mention& name);
  [[nodiscard]] NameUseSet of_first_name(std::string_view key) const;
  [[nodiscard]] NameUseSet of_pronouns() const;
  /// Persons by surname, those named first before others.
  struct Bearer { WordKey surname = 0; std::int32_t person = -1; };
  [[nodiscard]] std::vector<Bearer>::const_iterator first_bearer(WordKey surname);

  const NameText& text_;
  const Extraction& result_;
  std::vector<std::uint32_t> counts_;     // by entity: how often it is named
  std::vector<NameUseSet> told_, known_;  // by entity: what words beside its names say; what was answered
  std::vector<Shared> shared_;
  std::vector<Bearer> bearers_;           // made when first asked for
  std::int32_t entity_ = -1;
};

/// The gender that the word right before a name tells: "Mr Holm", "her brother Idan"; 0: none.
[[nodiscard]] NameUseSet gender_before(const NameText& text, const Mention& name);

/// A surname that several persons of the article bear is that of the person the article is about, where the others are named
/// seldom and not in the paragraph before it.
void link_shared_surnames(const NameText& text, Extraction& result);

}  // namespace crosstell
