// SPDX-License-Identifier: Apache-2.0
// A claim made ready for comparison: its value in comparable form, its certainty, time and scope.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "amount.h"
#include "crosstell/crossref.h"
#include "days.h"
#include "tables.h"

namespace crosstell::crossref {

enum class Certainty : std::uint8_t { firm, hedged, predicted, hypothetical, question };

struct Complement;
struct FigureWords;

struct Reading {
  const ComparableClaim* claim = nullptr;
  ValueKind kind = ValueKind::none;
  std::string key;                       ///< equal for equal values
  std::string shown;                     ///< for people
  std::optional<Amount> amount;
  std::vector<Days> dates;
  std::string category, group;
  std::vector<std::string> members;      ///< sets
  std::optional<Phases> phases;          ///< of an event:, state: or phased category; polarity applied
  std::uint32_t signs = 0;               ///< order: bit 0 less, 1 equal, 2 greater; from the lesser key of the pair
  bool negative = false, denied = false;
  Certainty certainty = Certainty::firm;
  std::optional<Days> time;              ///< known time for which it holds
  bool time_unknown = false;             ///< it names a time that no publication date places: "by Monday"
  std::optional<std::int64_t> published;
  std::vector<std::pair<std::string, std::string>> scope;
  std::string time_key;
  mutable std::shared_ptr<const Complement> complement;   ///< what stands behind the verb, read when it is first asked for (same_predication())
  mutable std::shared_ptr<const FigureWords> words;       ///< around the figure, read when they are first asked for (figure_words())
};

/// The lemma of an `event:` or `state:` attribute, whatever its voice; empty for others.
[[nodiscard]] std::string predicate_of(std::string_view attribute);

/// Class of the other side of a comparison: "leaders", or the key of the named rival.
[[nodiscard]] std::string comparand_class(const ComparableClaim& claim);

/// The two sides of a comparison in one order, whoever is the subject; `swapped` tells that the subject comes second.
struct Pair { std::string first, second; bool swapped = false; };
[[nodiscard]] Pair comparison_pair(const ComparableClaim& claim);

[[nodiscard]] Reading read_claim(const ComparableClaim& claim, const Attribute& attribute);

/// In one article, or in articles of one story.
[[nodiscard]] bool same_story(const Reading& a, const Reading& b, const CompareContext& context);

/// Whether the values of two readings of one bucket can both be right; time, certainty and scope are the guards' business.
[[nodiscard]] ValueVerdict compare_values(const Reading& a, const Reading& b, const Attribute& attribute, const CompareContext& context);

/// Members of two lists paired by what they share: (index in a, index in b).
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> align_members(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace crosstell::crossref
