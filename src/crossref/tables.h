// SPDX-License-Identifier: Apache-2.0
// The tables of schemas/crossref, parsed once from the program's embedded files.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "crosstell/base/decimal.h"

namespace crosstell::crossref {

/// A unit that can be converted: how many base units it is, least and greatest.
struct Unit { std::string dimension; Decimal least, greatest; };

/// Phases that a predicate allows, as bits of its group's phases; `ordered` groups only move to higher bits.
struct Phases { std::string group; std::uint32_t allowed = 0; std::uint32_t all = 0; bool ordered = false; };

/// Factors of a finding's score.
struct Severity {
  std::map<std::string, double, std::less<>> kinds, zone, link, attribute, time, modality, independence;
  double size_floor = 0.3, size_floor_exact_count = 0.6, entity_type_share = 0.2;
};

class Tables {
 public:
  /// The embedded tables. Threads: built on first use, const afterwards.
  static const Tables& builtin();

  /// Same name part by the spelling table or the nickname table.
  [[nodiscard]] bool same_spelling(std::string_view left, std::string_view right) const;
  [[nodiscard]] bool is_nickname(std::string_view left, std::string_view right) const;

  /// "legal" "designator" "unit" or empty.
  [[nodiscard]] std::string_view organization_word(std::string_view word) const;

  [[nodiscard]] bool are_synonyms(std::string_view left, std::string_view right) const;
  [[nodiscard]] bool are_exclusive_roles(std::string_view left, std::string_view right) const;
  [[nodiscard]] bool is_optional_argument(std::string_view role) const { return optional_arguments_.count(role) != 0; }
  /// Verbs whose only participant is what they happen to: "the road closed" is what "they closed the road" does to it.
  [[nodiscard]] bool is_theme_verb(std::string_view lemma) const { return theme_verbs_.count(lemma) != 0; }
  /// The verb of an event that happens once between its participants: "join" for affiliation_event = join. Empty: it may happen again.
  [[nodiscard]] std::string_view once_event(std::string_view attribute, std::string_view value) const;
  [[nodiscard]] bool is_once_verb(std::string_view verb) const { return once_verbs_.count(verb) != 0; }
  /// Words of a part, time or doubt beside a figure, and nouns whose figures change all the time.
  [[nodiscard]] bool limits_figure(std::string_view word) const { return figure_limits_.count(word) != 0; }
  [[nodiscard]] bool is_series_noun(std::string_view lemma) const { return series_nouns_.count(lemma) != 0; }
  [[nodiscard]] bool is_light_verb(std::string_view lemma) const { return light_verbs_.count(lemma) != 0; }

  /// An event that goes on and on: war, epidemic.
  [[nodiscard]] bool is_lasting_event(std::string_view event_class) const { return lasting_events_.count(event_class) != 0; }

  /// An event at one spot: accident, explosion.
  [[nodiscard]] bool is_point_event(std::string_view event_class) const { return point_events_.count(event_class) != 0; }
  /// "The accident" may be the derailment that another article tells of: wider words with all that they may stand for, stems.
  [[nodiscard]] const std::map<std::string, std::set<std::string, std::less<>>, std::less<>>& wider_events() const { return wider_events_; }
  /// The date of an event that comes once in a life: "date_of:bear:passive".
  [[nodiscard]] bool is_lifetime_event(std::string_view attribute) const { return lifetime_events_.count(attribute) != 0; }

  /// Words of a time ("march", "week"), words that lead in a place or an occasion ("at", "during"), and words that make another verb of it ("up").
  [[nodiscard]] bool is_time_word(std::string_view word) const { return complement_kind(word) == "time"; }
  [[nodiscard]] bool is_adjunct_word(std::string_view word) const { return complement_kind(word) == "adjunct"; }
  [[nodiscard]] bool is_particle(std::string_view word) const { return complement_kind(word) == "particle"; }
  /// What the table of oppositions says of a group of phases: "things" (people open and close in other senses), "occasion" (one each time),
  /// "object" (verbs that say nothing without what they are done to).
  [[nodiscard]] bool has_trait(std::string_view group, std::string_view trait) const;

  /// The label of a word or phrase beside a figure, of one kind of measure_words.tsv: ("span", "qtr") -> "quarter". Empty: it has none.
  [[nodiscard]] std::string_view measure_word(std::string_view kind, std::string_view phrase) const;

  /// Phases of a predicate (lemma or phrase), negated or not. Nothing when it stands in no group.
  [[nodiscard]] std::optional<Phases> phases(std::string_view predicate, bool negated) const;

  /// Class of a comparand phrase ("leading models" -> leaders), or empty.
  [[nodiscard]] std::string_view comparand_class(std::string_view phrase) const;
  /// Phrases of a class as they may stand in a sentence.
  [[nodiscard]] std::vector<std::string_view> comparand_phrases(std::string_view comparand_class) const;
  [[nodiscard]] bool is_general_measure(std::string_view measure) const { return measure.empty() || measures_.count(measure) != 0; }

  /// The registry attribute that asks the same; the attribute itself when there is none.
  [[nodiscard]] std::string_view attribute_alias(std::string_view attribute) const;

  [[nodiscard]] const Unit* unit(std::string_view name) const;
  [[nodiscard]] const Severity& severity() const { return severity_; }
  /// Template of an explanation; empty when unknown.
  [[nodiscard]] std::string_view wording(std::string_view kind) const;

 private:
  Tables();
  [[nodiscard]] std::string_view complement_kind(std::string_view word) const;
  using Groups = std::map<std::string, std::set<int>, std::less<>>;
  Groups spellings_, synonyms_, exclusive_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> nicknames_;
  std::map<std::string, std::string, std::less<>> organization_words_, comparands_, wording_, attribute_aliases_, once_events_, complement_words_, traits_;
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, std::map<std::string, std::string, std::less<>>, TextHash, std::equal_to<>> measure_words_;   // phrase -> kind -> label; most words are none
  std::map<std::string, Phases, std::less<>> oppositions_;
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> wider_events_;
  std::set<std::string, std::less<>> figure_limits_, series_nouns_, light_verbs_, lasting_events_, lifetime_events_, point_events_, theme_verbs_, once_verbs_, measures_, optional_arguments_;
  std::map<std::string, Unit, std::less<>> units_;
  Severity severity_;
};

}  // namespace crosstell::crossref
