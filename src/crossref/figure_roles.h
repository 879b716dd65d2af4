// SPDX-License-Identifier: Apache-2.0
// Figures told in other words: what does it, what is done, to what, where and of what stand for the words themselves.
//
// Comes in: FigureRow::roles, read with the article. "Orlen took on $4 million of the ferry's loans" and "Orlen would assume $6 million of the
// ferry's debt" share no word but names, and yet each part of the one is like the same part of the other.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/lexicon.h"

namespace crosstell::crossref {

struct RoleWord {
  std::string text;      ///< lemma, or the folded name of an entity
  std::string role;      ///< subject object agent measured figure beside, or the preposition before it
  enum class Kind : std::uint8_t { plain, name, figure, time } kind = Kind::plain;
  bool head = false;     ///< last word of its noun group
};

struct FigureRoles {
  std::vector<std::string> verbs;    ///< of the clause: alone, with its particle, and the infinitive that completes it
  std::string tense;
  bool has_deed = false;             ///< an infinitive completes the verb
  bool perfect = false, passive = false, negated = false;
  std::vector<RoleWord> words;
};

[[nodiscard]] FigureRoles read_roles(std::string_view written);

/// A body decides in favour, however that is told: approves, passes, votes.
[[nodiscard]] bool decides(const FigureRoles& roles);

/// A price is told by its noun or by a verb: "sells for", "the list price is".
[[nodiscard]] bool tells_price(const FigureRoles& roles);

/// Whether one verb, or a verb and the noun of its deed, say one thing.
enum class VerbLikeness : std::uint8_t { other, empty, alike };

struct RoleAlignment {
  std::vector<std::string> shared;   ///< words of the first, names among them
  double weight = 0;                 ///< likeness times rarity of shared words that are no names
  std::size_t plain = 0, names = 0, figures = 0, times = 0;   ///< how many are shared
  bool measured = false;             ///< what is counted or measured is alike
  bool measured_closely = false;     ///< by the same word or a synonym
  VerbLikeness verb = VerbLikeness::other;
  bool other_doer = false;           ///< both say by name who does it, and the names differ
};

/// One name holds all words of the other: "helm holdings" and "helm".
[[nodiscard]] bool is_one_name(const std::string& a, const std::string& b);

/// `rarity`: how telling a word is, 0 to 1.
[[nodiscard]] RoleAlignment align_roles(const FigureRoles& a, const FigureRoles& b, std::string_view counted_a, std::string_view counted_b, const std::function<double(const std::string& lemma)>& rarity);

}  // namespace crosstell::crossref
