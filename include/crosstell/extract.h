// SPDX-License-Identifier: Apache-2.0
// Mentions: entities, figures, dates and roles, and which mentions of an article are the same thing.
//
// Comes in: Article and Segments. Goes out: Extraction. Each mention names the rule that found it and each link how it was made.
// Threads: stateless; the lexicon and word lists are const.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/base/decimal.h"
#include "crosstell/base/diagnostic.h"
#include "crosstell/normalize.h"
#include "crosstell/rules/rule_set.h"
#include "crosstell/segment.h"

namespace crosstell {

enum class Approximator : std::uint8_t { exact, about, nearly, over, at_least, under, at_most, vague };
[[nodiscard]] std::string_view name_of(Approximator approximator);

/// A calendar day; comparable.
struct Day { int year = 0, month = 1, day = 1; friend auto operator<=>(const Day&, const Day&) = default; };
[[nodiscard]] std::int64_t days_from_civil(const Day& day);          ///< days since 1970-01-01
[[nodiscard]] Day civil_from_days(std::int64_t days);
[[nodiscard]] std::string to_string(const Day& day);                 ///< "2026-03-12"
[[nodiscard]] std::optional<Day> parse_day(std::string_view iso);

/// What a date expression means: days [low, high). `alternatives` holds other readings ("last Tuesday").
struct DateValue {
  std::optional<Day> low, high;            ///< empty: relative and the publication date is not known, or open on that side
  std::vector<std::pair<Day, Day>> alternatives;
  enum class Precision : std::uint8_t { day, week, month, quarter, part_of_year, year, decade, unknown } precision = Precision::unknown;
  bool relative = false;                   ///< needed the publication date
  bool fiscal = false;
  std::string relation;                    ///< "since" "by" "until" or empty
};

/// A number as it was written, as an interval. One for every mention whose type is_figure().
struct Figure {
  MentionType kind = MentionType::count;
  CleanSpan span;                          ///< without approximator words; with magnitude, unit, currency, range connector
  std::optional<Decimal> low, high;        ///< in `unit`; empty: unbounded on that side
  bool low_inclusive = true, high_inclusive = true;
  std::optional<Decimal> point;            ///< the written number of a bound ("more than 60")
  std::int64_t numerator = 0, denominator = 0;  ///< written as a fraction (two-thirds): low and high hold it to 12 digits; 0: no fraction
  Approximator approximator = Approximator::exact;
  std::string unit;                        ///< canonical singular ("month", "gigawatt", "USD", "%"); counts: ""
  std::string currency;                    ///< ISO 4217 for money
  std::string per;                         ///< "month", "token": rate denominator; empty: none
  std::optional<Decimal> per_count;        ///< "per million tokens"
  std::string counted;                     ///< lemma phrase of the counted noun ("employee", "data center"), counts and measures
  TokenSpan counted_tokens;
  int written_exp10 = 0;                   ///< place of the last written digit: precision of the source
  bool has_magnitude_word = false;         ///< "1.2 million"; such counts and those with two trailing zeros are rounded
  bool is_share = false;                   ///< two-thirds, one in five
  bool change = false;                     ///< a change by or to this amount (rose 12 %)
  int change_direction = 0;                ///< -1 down, +1 up
  std::string basis;                       ///< yoy qoq mom
  std::optional<DateValue> date;           ///< kind date
  std::int32_t pair_from = -1;             ///< "from X to Y": index of the figure X when this is Y
  CleanSpan whole;                         ///< the span with the words of its bound or relation: "more than 20", "12 or fewer", "since 2019", "from 2007 to 2009"
  // The frame two figures must share to be compared; what the sentence does not show plainly stays empty.
  std::uint32_t verb = 0xFFFFFFFF;         ///< token of the main verb of its clause
  std::int32_t owner = -1;                 ///< entity it is said of: possessor or subject; into Extraction::entities
  std::int32_t period = -1;                ///< date it holds for; into Extraction::figures
  std::string roles;                       ///< parts of its clause: "verb:take_on;tense:future;subject:@orlen_ferries;measured:bond;for:bridge"; names behind '@'
};

/// An entity of one article: everything its mentions were resolved to.
struct Entity {
  MentionType type = MentionType::concept_;
  std::string name;                        ///< best full name as written
  std::string key;                         ///< folded name used for merging: no titles, suffixes, possessive, diacritics
  std::vector<std::string> aliases;        ///< other surfaces seen in this article, in order of appearance
  std::string event_class;                 ///< events: lemma of the class ("flood")
  std::string role;                        ///< persons: last role seen ("chief executive")
  std::int32_t affiliation = -1;           ///< persons: entity index of their organization, -1 none
  float confidence = 1;
};

struct Mention {
  MentionType type = MentionType::concept_;
  TokenSpan tokens;
  CleanSpan span;
  std::uint32_t sentence = 0;
  std::int32_t entity = -1;                ///< into Extraction::entities; -1: figures, unresolved pronouns
  std::int32_t figure = -1;                ///< into Extraction::figures
  enum class Form : std::uint8_t { name, alias, acronym, surname, role, pronoun, definite } form = Form::name;
  std::string_view rule;                   ///< what found it; static storage or rule set
  std::string_view link_rule;              ///< how it was linked to the entity: "exact" "surname" "acronym_defined" "pronoun_subject" ...
  float confidence = 1;                    ///< of the link
};
[[nodiscard]] std::string_view name_of(Mention::Form form);

struct Extraction {
  std::vector<Mention> mentions;           ///< by token begin, then longest first
  std::vector<Figure> figures;
  std::vector<Entity> entities;
  Diagnostics diagnostics;                 ///< figures refused, and why
};

/// Requires: article, segments and rules outlive the result.
[[nodiscard]] Extraction extract(const Article& article, const Segments& segments, const RuleSet& rules);

/// The mentions of one sentence as layers for the matcher, by begin, then longest first. Resolved pronouns and definite
/// descriptions appear with the type of their entity.
void mention_layers(const Extraction& extraction, const Sentence& sentence, std::vector<MentionLayer>& out);

}  // namespace crosstell
