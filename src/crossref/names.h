// SPDX-License-Identifier: Apache-2.0
// Whether two names may be one: rules over the words of folded names, each with a name, a score and whether it needs a shared anchor.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crosstell::crossref {

enum class NameClass { person, organization, place, thing, event, concept_, other };
[[nodiscard]] NameClass class_of(std::string_view type);

struct NameMatch {
  std::string rule;          ///< empty: no match
  double score = 0;
  bool needs_anchor = true;  ///< role, affiliation or shared company must speak for it too
};

/// Requires: words are folded and not empty.
[[nodiscard]] NameMatch match_names(NameClass name_class, const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Two full names of persons that share a surname but cannot be one: a veto for clusters.
[[nodiscard]] bool exclude_each_other(NameClass name_class, const std::vector<std::string>& a, const std::vector<std::string>& b);

/// "national relief council" -> "nrc"; of, the, and, for are skipped.
[[nodiscard]] std::string initials_of(std::span<const std::string> words);

/// The words without legal forms at the end.
[[nodiscard]] std::vector<std::string> without_legal_form(std::vector<std::string> words);

}  // namespace crosstell::crossref
