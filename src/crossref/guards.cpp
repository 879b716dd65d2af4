// SPDX-License-Identifier: Apache-2.0
#include "guards.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>

#include "complement.h"
#include "crosstell/lexicon.h"
#include "other_figure.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

using Outcome = PairVerdict::Outcome;
using Relation = ValueVerdict::Relation;

constexpr std::int64_t kSameNewsDays = 31;    // "has 8,400 staff" still answers "has 9,600" a month later
constexpr std::int64_t kYearlyDays = 200;
constexpr std::int64_t kFleetingDays = 3;      // a road is open today and closed next week
constexpr std::int64_t kPlanDays = 7;
constexpr std::int64_t kDailyDays = 1;         // shares rise and fall from one day to the next
constexpr std::int64_t kCountDays = 7;        // counts of anything ("has 12 ferries") have no attribute that tells how fast they change
constexpr std::int64_t kOfficeDays = 7;       // a week later somebody else may have been appointed
constexpr std::int64_t kContestDays = 3;      // races, matches and polls of one pair of people follow each other within days

/// What a guard says: nothing, or its name and the section its holding leads to (empty: just compatible).
struct Held { std::string guard, section; bool holds = false; };
Held held(std::string guard, std::string section = {}) { return {std::move(guard), std::move(section), true}; }

std::set<std::string> scope_values(const Reading& reading, std::string_view kind) {
  std::set<std::string> out;
  for (const auto& [name, value] : reading.scope)
    if (name == kind) out.insert(value);
  return out;
}

/// "Hundreds missing in Orley" over "37 are missing in the whole valley": of people counted one by one, no part is greater than the sum. Only
/// a headline or the word of the sum tell that the other claim is of all.
bool part_exceeds_whole(const Reading& part, const Reading& whole, std::string_view kind) {
  static constexpr std::array<std::string_view, 10> kSums{"all", "altogether", "countrywide", "entire", "nationwide", "overall", "total", "totalled", "whole", "worldwide"};
  if ((kind != "place" && kind != "group") || !part.amount || !whole.amount || !part.amount->low || !whole.amount->high) return false;
  if (!part.claim->figure || part.claim->figure->kind != "count" || compare(*part.amount->low, *whole.amount->high) <= 0) return false;
  const std::string& zone = part.claim->claim.zone;
  if (zone == "title" || zone == "dek") return true;
  const auto words = words_of(fold(whole.claim->sentence_text));
  return std::any_of(words.begin(), words.end(), [](const std::string& word) { return std::binary_search(kSums.begin(), kSums.end(), word); });
}

Held scope_guard(const Reading& a, const Reading& b, const Attribute& attribute) {
  std::set<std::string> kinds;
  for (const Reading* reading : {&a, &b})
    for (const auto& scope : reading->scope) kinds.insert(scope.first);
  const bool at_one_spot = a.claim->subject_type == "event" && Tables::builtin().is_point_event(a.claim->event_class);
  Held out;
  for (const std::string& kind : kinds) {
    const auto x = scope_values(a, kind), y = scope_values(b, kind);
    if (x == y || (kind == "place" && at_one_spot)) continue;
    const bool splits = kind == "condition" || kind == "benchmark" || kind == "part" ||
                        std::find(attribute.scopes.begin(), attribute.scopes.end(), kind) != attribute.scopes.end();
    if (x.empty() || y.empty()) {
      if (kinds.size() == 1 && (x.empty() ? part_exceeds_whole(b, a, kind) : part_exceeds_whole(a, b, kind))) continue;
      if (splits) return held("scope");
      continue;
    }
    if (kind != "period") return held("scope");
    // "2025" against "2026" is another time; "2025" against "the third quarter of 2025" is a part.
    const bool part = x.begin()->find(*y.begin()) != std::string::npos || y.begin()->find(*x.begin()) != std::string::npos;
    out = part ? held("scope") : held("temporal_update", "temporal_update");
    if (part) return out;
  }
  return out;
}

bool is_former(const Reading& reading) {
  const auto words = words_of(fold(reading.shown));
  if (!words.empty() && (words.front() == "former" || words.front() == "ex" || words.front().rfind("ex-", 0) == 0 || words.front() == "outgoing")) return true;
  for (const auto& scope : reading.scope)
    if (scope.second == "former") return true;
  return reading.claim->claim.tense < 0;
}

/// Figures that one text gives of several moments, races or people: a train's speed on the straight and in the curve.
bool is_told_of_several(std::string_view attribute) {
  static constexpr std::array<std::string_view, 7> kAttributes{"aid", "damages_awarded", "depth", "event_time", "majority", "speed", "winning_margin"};
  return std::binary_search(kAttributes.begin(), kAttributes.end(), attribute);
}

/// "Ada Holm Jr." and "Holm III" are two of one family.
bool are_namesakes(const Reading& a, const Reading& b) {
  const auto suffix = [](const Reading& reading) {
    const auto words = words_of(fold(reading.claim->claim.subject_text));
    return words.size() > 1 && Lexicon::builtin().name_uses(word_key(words.back())) & name_person_suffix ? words.back() : std::string();
  };
  if (a.claim->subject_type != "person") return false;
  const std::string x = suffix(a), y = suffix(b);
  return !x.empty() && !y.empty() && x != y;
}

/// "Guilty of three counts", "acquitted of the other charges": a verdict or a plea for each.
bool of_other_counts(const Reading& a, const Reading& b, const Attribute& attribute) {
  if (attribute.key != "verdict" && attribute.key != "plea") return false;
  const auto counts = [](const Reading& reading) {
    const auto words = words_of(fold(reading.claim->sentence_text));
    return std::any_of(words.begin(), words.end(), [](const std::string& word) { return word == "count" || word == "counts" || word == "charge" || word == "charges"; });
  };
  return a.claim->article_id == b.claim->article_id ? counts(a) || counts(b) : counts(a) && counts(b);
}

/// What must or must not be says nothing of what is.
bool is_only_due(const Reading& a, const Reading& b) { return (a.claim->claim.kind == "rule") != (b.claim->claim.kind == "rule"); }

/// Two tolls in the body of one article are parts and totals; two days months apart are two arrests.
Held occasion_guard(const Reading& a, const Reading& b, const Attribute& attribute) {
  constexpr std::int64_t kOneOccasion = 45, kOnceOccasion = 366;  // a second wedding comes years later, a second arrest next month
  const auto in_title = [](const Reading& reading) { return reading.claim->claim.zone == "title" || reading.claim->claim.zone == "dek"; };
  const ClaimRow& x = a.claim->claim;
  const ClaimRow& y = b.claim->claim;
  // Nobody contradicts himself within one sentence: "its ups and downs" are two things.
  if (a.claim->article_id == b.claim->article_id && x.clean_begin == y.clean_begin && x.clean_end == y.clean_end)
    return a.time && b.time && disjoint(*a.time, *b.time) ? held("temporal_update") : held("scope");   // "$5 million, up from $4 million in 2024"
  // Sums and counts of open verbs in the body of one text are of its several periods and parts: "sold 40 tractors in spring ... and 90 in the harvest".
  const auto leads = [](const Reading& reading) {
    const std::string& zone = reading.claim->claim.zone;
    return zone == "title" || zone == "dek" || zone == "heading" || zone.starts_with("faq");
  };
  const bool open_figure = a.amount && b.amount && a.claim->claim.attribute.find(':') != std::string::npos;
  if ((open_figure || is_told_of_several(attribute.key)) && a.claim->article_id == b.claim->article_id && !leads(a) && !leads(b)) return held("scope");
  if (attribute.change == Change::grows && a.claim->article_id == b.claim->article_id && !in_title(a) && !in_title(b)) return held("scope");
  if (a.claim->claim.attribute.rfind("date_of:", 0) != 0 || Tables::builtin().is_lifetime_event(a.claim->claim.attribute)) return {};
  std::int64_t nearest = INT64_MAX;
  for (const Days& left : a.dates)
    for (const Days& right : b.dates) nearest = std::min(nearest, std::max({std::int64_t{0}, left.low - right.high, right.low - left.high}));
  const std::string verb = a.claim->claim.attribute.substr(8);
  const std::int64_t limit = Tables::builtin().is_once_verb(verb.substr(0, verb.find(':'))) ? kOnceOccasion : kOneOccasion;
  return nearest > limit && nearest != INT64_MAX ? held("scope") : Held{};
}

/// One event told of two times is two events; whether it can be, the claims of its date tell.
bool is_event(const Reading& reading, const Attribute& attribute) {
  return (reading.kind == ValueKind::none || reading.kind == ValueKind::category) &&
         (reading.claim->claim.attribute.rfind("event:", 0) == 0 || attribute.finding_kind == "role_event");
}

bool is_office(const Attribute& attribute) { return attribute.finding_kind == "role"; }

/// The day from which a claim can be read: its own time, else its publication.
std::optional<std::int64_t> known_day(const Reading& reading) {
  if (reading.time) return reading.time->low;
  return reading.published;
}

/// Who won, who leads: of people, each race has its own answer. Only what one story tells within days is known to be of one race.
bool of_other_contest(const Reading& a, const Reading& b, const CompareContext& context) {
  const bool contest = a.kind == ValueKind::order || (a.phases && Tables::builtin().has_trait(a.phases->group, "occasion"));
  if (!contest || a.claim->subject_type != "person" || a.claim->article_id == b.claim->article_id) return false;
  if (a.time && b.time) return disjoint(*a.time, *b.time);
  if (!same_story(a, b, context)) return true;
  return a.published && b.published && std::abs(*a.published - *b.published) > kContestDays;
}

/// An event that was over when the earlier article mentioned it in a subordinate place: its figures were final then, and a later one that
/// differs is no news of it. Wars and epidemics go on.
bool is_settled(const Reading& a, const Reading& b, const CompareContext& context) {
  if (a.claim->subject_type != "event" || !a.published || !b.published || a.time || b.time) return false;
  if (std::abs(*a.published - *b.published) <= kSameNewsDays || Tables::builtin().is_lasting_event(a.claim->event_class)) return false;
  const Reading& early = *a.published < *b.published ? a : b;
  return early.certainty == Certainty::firm && context.in_passing.count({early.claim->article_id, early.claim->entity_id}) != 0;
}

Held growth_guard(const Reading& a, const Reading& b) {
  if (!a.amount || !b.amount) return {};
  const auto x = known_day(a), y = known_day(b);
  const auto value = [](const Amount& amount) { return amount.point ? amount.point : amount.low ? amount.low : amount.high; };
  if (x.has_value() != y.has_value()) {
    // "21 by Tuesday" against a toll of no known day: it may be an early one. A report of no known day that has more may be a later one.
    const auto known = value(x ? *a.amount : *b.amount), unknown = value(x ? *b.amount : *a.amount);
    return a.time || b.time || (known && unknown && compare(*known, *unknown) < 0) ? held("time_unknown") : Held{};
  }
  if (!x || !y || *x == *y) return {};
  const auto early = value(*x < *y ? *a.amount : *b.amount), late = value(*x < *y ? *b.amount : *a.amount);
  if (early && late && compare(*early, *late) < 0) return held("temporal_update", "temporal_update");
  return {};
}

/// "Not yet" first and "done" later is the course of things; the reverse is a dispute.
Held progress_guard(const Reading& a, const Reading& b) {
  const auto x = known_day(a), y = known_day(b);
  if (!x || !y || *x == *y) return {};
  const Reading& early = *x < *y ? a : b;
  const Reading& late = *x < *y ? b : a;
  if (early.phases && late.phases && early.phases->group == late.phases->group) {
    if (early.phases->ordered && early.phases->allowed < (late.phases->allowed & (~late.phases->allowed + 1))) return held("temporal_update", "temporal_update");
    return {};
  }
  const bool event = !predicate_of(a.claim->claim.attribute).empty() || a.kind == ValueKind::category || a.kind == ValueKind::none;
  if (event && early.negative && !early.denied && !late.negative && std::abs(*x - *y) > 1) return held("temporal_update", "temporal_update");
  return {};
}

bool comes_into_office(const Reading& reading) {
  return std::any_of(reading.scope.begin(), reading.scope.end(), [](const auto& scope) { return scope.first == "state" && scope.second == "new"; });
}

/// Two holders of one office: who came into it was preceded by the other, unless the other is told to hold it after that day.
Held succession_guard(const Reading& a, const Reading& b) {
  const bool new_a = comes_into_office(a), new_b = comes_into_office(b);
  if (new_a != new_b) {
    const Reading& successor = new_a ? a : b;
    const Reading& other = new_a ? b : a;
    if (!other.published || (!successor.time && !successor.published)) return held("temporal_update", "temporal_update");
    const std::int64_t since = successor.time ? successor.time->low : *successor.published;
    return *other.published <= since ? held("temporal_update", "temporal_update") : Held{};
  }
  if (!new_a && !a.time && !b.time && a.published && b.published && std::abs(*a.published - *b.published) > kOfficeDays) return held("temporal_update", "temporal_update");
  return {};
}

/// Revenue of a year and of its last quarter: sums of spans of which one is a part of the other.
bool of_part_of_time(const Reading& a, const Reading& b, const Attribute& attribute) {
  constexpr std::int64_t kLeastSpan = 80;   // shorter ones place a statement, they do not measure
  if (!a.time || !b.time || !a.amount || !b.amount) return false;
  if (std::find(attribute.scopes.begin(), attribute.scopes.end(), "period") == attribute.scopes.end()) return false;
  const std::int64_t x = a.time->high - a.time->low, y = b.time->high - b.time->low;
  return std::min(x, y) >= kLeastSpan && std::max(x, y) * 2 > std::min(x, y) * 3;
}

/// Two states of a life of which the second ends the first for good.
struct Passage {
  std::string_view attribute, before, after;
  bool told_in_turn;   ///< a text that tells of both tells a life in turn: "he is alive ... his death"
  bool needs_day;      ///< without a day of both nothing can be said
};
constexpr std::array<Passage, 2> kPassages{{{"marriage", "never_married", "married", false, true}, {"life_status", "alive", "dead", true, false}}};

/// Who has never married may marry later, and everybody who died was alive before; what is said to hold still on or after the day on which it
/// ended is a dispute. Nothing: neither is decided here.
std::optional<Held> passage_guard(const Reading& a, const Reading& b, const Attribute& attribute) {
  const auto passage = std::find_if(kPassages.begin(), kPassages.end(), [&](const Passage& row) { return row.attribute == attribute.key; });
  if (passage == kPassages.end() || (a.category == passage->before) == (b.category == passage->before)) return std::nullopt;
  if (a.claim->article_id == b.claim->article_id) return passage->told_in_turn ? held("temporal_update") : Held{};
  const Reading& before = a.category == passage->before ? a : b;
  const Reading& after = a.category == passage->before ? b : a;
  const auto told = before.time ? std::optional(before.time->high) : before.published;
  const auto since = after.time ? std::optional(after.time->low) : after.published;
  if (!told || !since) return passage->needs_day ? std::optional(held("time_unknown")) : std::nullopt;
  return *since <= *told ? Held{} : held("temporal_update", "temporal_update");
}

Held temporal_guard(const Reading& a, const Reading& b, const Attribute& attribute, const CompareContext& context) {
  if (const std::optional<Held> passage = passage_guard(a, b, attribute)) return *passage;
  if (is_office(attribute) && is_former(a) != is_former(b)) return held("temporal_update", "temporal_update");
  if (attribute.key == "role" && comes_into_office(a) != comes_into_office(b)) return held("temporal_update", "temporal_update");
  if (attribute.key == "officeholder")
    if (const Held succession = succession_guard(a, b); succession.holds) return succession;
  if (a.kind == ValueKind::none && attribute.change == Change::never) return progress_guard(a, b);
  // What is planned for a day may be put off.
  if (a.kind == ValueKind::date && a.certainty == Certainty::predicted && b.certainty == Certainty::predicted && a.published && b.published &&
      std::abs(*a.published - *b.published) > kPlanDays) return held("temporal_update", "temporal_update");
  if (attribute.change == Change::never || a.kind == ValueKind::age || a.kind == ValueKind::date) return {};
  if (a.time_unknown || b.time_unknown) return held("time_unknown");
  if (of_part_of_time(a, b, attribute)) return held("scope");
  if (is_settled(a, b, context)) return {};
  if (attribute.change == Change::grows) return a.time && b.time && disjoint(*a.time, *b.time) ? held("temporal_update", "temporal_update") : growth_guard(a, b);
  if (a.time && b.time) return disjoint(*a.time, *b.time) ? held("temporal_update", "temporal_update") : Held{};
  if (const Held progress = progress_guard(a, b); progress.holds) return progress;
  const bool counts = a.claim->claim.attribute.find(':') != std::string::npos && (a.amount || b.amount);
  const bool daily = a.phases && Tables::builtin().has_trait(a.phases->group, "daily");
  if (daily && !a.time && !b.time && a.published && b.published && *a.published != *b.published) return held("temporal_update", "temporal_update");
  const bool fleeting = a.phases && Tables::builtin().has_trait(a.phases->group, "fleeting");
  const std::int64_t limit = daily ? kDailyDays : fleeting ? kFleetingDays : attribute.change == Change::yearly ? kYearlyDays : counts ? kCountDays : kSameNewsDays;
  if (a.time || b.time) {
    // One side says when, the other does not: they meet only if the other was printed about then.
    const Reading& timed = a.time ? a : b;
    const Reading& other = a.time ? b : a;
    // "Had 210 staff a year ago" answers nothing that an article of no known day tells of its own time.
    if (!other.published) return a.amount && b.amount && timed.published && timed.time->high + limit < *timed.published ? held("time_unknown") : Held{};
    const bool near = *other.published >= timed.time->low - limit && *other.published < timed.time->high + limit;
    return near ? Held{} : held("time_unknown");
  }
  if (a.published && b.published && std::abs(*a.published - *b.published) > limit) return held("temporal_update", "temporal_update");
  return {};
}

/// A question or a condition states nothing.
bool states_nothing(const Reading& reading) { return reading.certainty == Certainty::hypothetical || reading.certainty == Certainty::question; }

/// Certainties that differ are drift at most.
Held certainty_guard(const Reading& a, const Reading& b) {
  if (a.certainty == b.certainty) return a.certainty == Certainty::hedged ? held("certainty") : Held{};
  return held("certainty", "certainty_drift");
}

Held opinion_guard(const Reading& a, const Reading& b) {
  const auto is_view = [](const ClaimRow& claim) { return claim.kind == "opinion" || claim.kind == "personal" || claim.cue_class == "belief"; };
  const auto speaker = [](const ComparableClaim& claim) { return claim.speaker_key.empty() ? fold(claim.claim.speaker_text) : claim.speaker_key; };
  if (!is_view(a.claim->claim) || !is_view(b.claim->claim)) return {};
  return speaker(*a.claim) != speaker(*b.claim) || speaker(*a.claim).empty() ? held("opinion") : Held{};
}

std::string alignment_of(const Reading& a, const Reading& b, const Attribute& attribute, const CompareContext& context) {
  if (attribute.change == Change::never) return "timeless";
  if (a.time && b.time) return "both";
  if (a.claim->article_id == b.claim->article_id) return "both";
  if (a.time || b.time || (a.published && b.published)) return "one";
  return same_story(a, b, context) ? "same_story" : "none";
}

std::string words_of_time(const Days& time) {
  const int year = year_of(time.low);
  if (year_of(time.high) == year + 1 && time.high - time.low >= 365) return std::to_string(year);
  return iso_day(time.low);
}

/// What both sides share as restriction: the dispute is about that.
std::string shared_scope(const Reading& a, const Reading& b, const Attribute& attribute) {
  std::vector<std::string> parts;
  for (const auto& [kind, value] : a.scope)
    if (std::find(b.scope.begin(), b.scope.end(), std::make_pair(kind, value)) != b.scope.end()) parts.push_back(value);
  if (a.time && b.time && *a.time == *b.time && attribute.change != Change::never) parts.push_back(words_of_time(*a.time));
  return join(parts, ", ");
}

/// Requires: the certainties differ. `same_value`: the values agree; else only a hedge against a fact is worth a line.
PairVerdict drift(PairVerdict out, const Reading& a, const Reading& b, bool same_value) {
  const Reading& firm = a.certainty == Certainty::firm ? a : b;
  const Reading& other = a.certainty == Certainty::firm ? b : a;
  out.guard = "certainty";
  // Within one text an open predicate ("leads", "has swung") is used of many occasions, not of one that became less certain.
  if (a.claim->article_id == b.claim->article_id && !predicate_of(a.claim->claim.attribute).empty()) return out;
  if (firm.certainty != Certainty::firm || other.certainty == Certainty::question || other.certainty == Certainty::hypothetical) return out;
  if (firm.claim->claim.kind == "rule") return out;   // "should work" tells what is wanted
  // "Will pay" and "pays" tell one plan; only an outcome that differs from the forecast is news, and time made it, not the sources.
  const bool predicted = other.certainty == Certainty::predicted;
  const bool outcome = predicted && !same_value && firm.published && other.published && *firm.published > *other.published;
  if (predicted && !outcome) return out;
  out.outcome = Outcome::finding;
  out.kind = outcome ? "prediction_outcome" : "certainty";
  out.section = outcome ? "temporal_update" : "certainty_drift";
  if (outcome) out.guard = "temporal_update";
  return out;
}

}  // namespace

PairVerdict judge(const Reading& a, const Reading& b, const Attribute& attribute, const CompareContext& context) {
  PairVerdict out;
  out.scope = shared_scope(a, b, attribute);
  out.time_alignment = alignment_of(a, b, attribute, context);
  out.passed = {"unresolved_subject"};
  const ValueVerdict value = compare_values(a, b, attribute, context);
  out.size = value.size;
  out.kind = value.kind;

  if (value.relation != Relation::compatible && !same_predication(a, b)) return out.guard = "complement", out;
  const Held scope = scope_guard(a, b, attribute);
  const Held time = scope.holds ? Held{} : temporal_guard(a, b, attribute, context);
  if (value.relation == Relation::agree) {
    if (scope.holds) return out.guard = scope.guard, out;
    if (is_event(a, attribute) && a.time && b.time && disjoint(*a.time, *b.time)) return out.guard = "other_time", out;
    if (a.certainty != b.certainty) return drift(std::move(out), a, b, true);
    out.outcome = Outcome::agree;
    return out;
  }
  if (value.relation == Relation::compatible) return out.guard = scope.holds ? scope.guard : value.guard, out;

  const auto stop = [&](const Held& guard) {
    out.guard = guard.guard;
    if (!guard.section.empty()) {
      out.outcome = Outcome::finding;
      out.section = guard.section;
      out.kind = "temporal";
    }
    return out;
  };
  if (states_nothing(a) || states_nothing(b)) return stop(held("certainty"));
  if (scope.holds) return stop(scope);
  if (are_namesakes(a, b)) return stop(held("unresolved_subject"));
  if (is_only_due(a, b)) return stop(held("certainty"));
  if (of_other_counts(a, b, attribute)) return stop(held("scope"));
  if (of_other_contest(a, b, context)) return stop(held("other_time"));
  if (const Held occasion = occasion_guard(a, b, attribute); occasion.holds) return stop(occasion);
  if (const std::string_view other = other_figure(a, b, attribute, context); !other.empty()) return stop(held(std::string(other)));
  out.passed.emplace_back("scope");
  if (time.holds) return stop(time);
  out.passed.emplace_back("temporal_update");
  if (const Held certainty = certainty_guard(a, b); certainty.holds) return certainty.section.empty() ? stop(certainty) : drift(std::move(out), a, b, false);
  out.passed.emplace_back("certainty");
  if (const Held opinion = opinion_guard(a, b); opinion.holds) return stop(opinion);
  for (const char* name : {"opinion", "overlap", "rounding", "containment", "name_variant"}) out.passed.emplace_back(name);
  if (!predicate_of(a.claim->claim.attribute).empty()) out.passed.emplace_back("complement");
  out.outcome = Outcome::finding;
  out.section = value.kind == "definition" || value.kind == "cause" ? "differs" : "contradiction";
  return out;
}

}  // namespace crosstell::crossref
