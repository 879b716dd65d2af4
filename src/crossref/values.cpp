// SPDX-License-Identifier: Apache-2.0
// Whether two values can both be right, kind by kind.
#include <algorithm>
#include <array>
#include <tuple>

#include "crosstell/lexicon.h"
#include "reading.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

using Relation = ValueVerdict::Relation;

ValueVerdict compatible(std::string guard) { return {Relation::compatible, std::move(guard), "", 0}; }
ValueVerdict agree() { return {Relation::agree, "", "", 0}; }
ValueVerdict conflict(std::string kind, double size = 1) { return {Relation::conflict, "", std::move(kind), size}; }

/// The year at which an age was true: the claim's time, else the day of publication.
std::optional<int> anchor_year(const Reading& reading) {
  if (reading.time) return year_of(reading.time->low);
  if (reading.published) return year_of(*reading.published);
  return std::nullopt;
}

ValueVerdict compare_ages(const Reading& a, const Reading& b, const CompareContext& context) {
  if (!a.amount || !b.amount || !a.amount->low || !a.amount->high || !b.amount->low || !b.amount->high) return compatible("unit");
  if (a.amount->approximator != "exact" || b.amount->approximator != "exact") {
    ValueVerdict out = compare_amounts(*a.amount, *b.amount, 0);
    out.kind = "age";
    return out;
  }
  const auto years = [](const Decimal& value) { return static_cast<int>(to_double(value)); };
  const int a_low = years(*a.amount->low), a_high = years(*a.amount->high), b_low = years(*b.amount->low), b_high = years(*b.amount->high);
  const int gap = std::max({0, a_low - b_high, b_low - a_high});
  const double size = std::min(1.0, 0.4 + 0.1 * gap);
  const auto a_year = anchor_year(a), b_year = anchor_year(b);
  if (a_year && b_year) {
    const BirthYears x = birth_years(a_low, a_high, *a_year), y = birth_years(b_low, b_high, *b_year);
    if (x.first > y.last || y.first > x.last) return conflict("age", size);
    return a_low == b_low && a_high == b_high && *a_year == *b_year ? agree() : compatible("birthday");
  }
  if (gap == 0) return agree();
  if (gap < 2) return compatible("birthday");
  // Without dates only one shared happening can fix when the ages were true.
  return same_story(a, b, context) ? conflict("age", size) : compatible("time_unknown");
}

ValueVerdict compare_categories(const Reading& a, const Reading& b, const Attribute& attribute) {
  const Tables& tables = Tables::builtin();
  const bool same = a.key == b.key;
  const bool near = same || (!a.group.empty() && a.group == b.group) || tables.are_synonyms(a.category, b.category);
  if (a.negative != b.negative) {
    if (same) return conflict("polarity");
    return compatible(near ? "synonym" : "polarity");
  }
  if (same) return agree();
  if (a.negative) return compatible("polarity");
  if (near) return compatible("synonym");
  if (a.phases && b.phases && a.phases->group == b.phases->group)
    return (a.phases->allowed & b.phases->allowed) == 0 ? conflict(attribute.finding_kind.empty() ? "antonym" : attribute.finding_kind) : compatible("phase");
  if (attribute.finding_kind == "role" || attribute.finding_kind == "role_event") {
    if (attribute.attribute_class == AttributeClass::exclusive) return conflict(attribute.finding_kind);
    if (tables.are_exclusive_roles(a.category, b.category)) return conflict("role");
    return compatible("held_together");
  }
  if (attribute.attribute_class == AttributeClass::many) return compatible("many_values");
  // A category with more words names the same thing more closely ("private equity firm", "firm").
  if (attribute.categories.empty() && stem_overlap(content_stems(a.category), content_stems(b.category)) >= 0.999) return compatible("containment");
  return conflict("categorical");
}

bool name_contains(const std::string& a, const std::string& b) {
  const auto x = words_of(a), y = words_of(b);
  const auto& small = x.size() < y.size() ? x : y;
  const auto& large = x.size() < y.size() ? y : x;
  return !small.empty() && std::all_of(small.begin(), small.end(), [&](const std::string& word) { return std::find(large.begin(), large.end(), word) != large.end(); });
}

/// Whether one given name may stand for the other: an initial, a familiar form, a letter more or less.
bool may_be_one_given_name(const std::string& a, const std::string& b) {
  const auto is_initials = [](const std::string& word) { return word.size() == 1 || (word.size() > 1 && word[1] == '.'); };
  if (a == b || Tables::builtin().is_nickname(a, b) || Tables::builtin().same_spelling(a, b)) return true;
  if (is_initials(a) || is_initials(b)) return a.front() == b.front();
  return std::min(a.size(), b.size()) >= 4 && edit_distance(a, b, 1) <= 1;
}

/// "W.A. Sandvik", "William Sandvik", "Bill Sandvik": two who hold one office under one surname are one, whatever stands between.
bool may_be_one_person(const std::string& a, const std::string& b) {
  auto x = words_of(a), y = words_of(b);
  for (auto* words : {&x, &y})
    while (words->size() > 1 && Lexicon::builtin().name_uses(word_key(words->back())) & name_person_suffix) words->pop_back();
  if (x.size() < 2 || y.size() < 2) return false;
  const std::string &left = x.back(), &right = y.back();
  const bool one_surname = left == right || (std::min(left.size(), right.size()) >= 4 && edit_distance(left, right, 1) <= 1);
  return one_surname && may_be_one_given_name(x.front(), y.front());
}

/// "Governor of the board", "director": a body of several has more than one of them.
bool has_several(const Reading& reading) {
  static constexpr std::array<std::string_view, 6> kBodies{"board", "commission", "committee", "council", "court", "senate"};
  static constexpr std::array<std::string_view, 5> kSeats{"commissioner", "director", "governor", "judge", "member"};
  const auto subject = words_of(fold(reading.claim->subject_key));
  if (subject.empty() || !std::binary_search(kBodies.begin(), kBodies.end(), subject.back())) return false;
  const auto& arguments = reading.claim->claim.arguments;
  return std::any_of(arguments.begin(), arguments.end(), [](const ClaimArgumentRow& argument) {
    return argument.role == "office" && std::binary_search(kSeats.begin(), kSeats.end(), fold(argument.text));
  });
}

/// What the tables know a place as: a town, something wider, or nothing. A town may lie in a wider place, an unknown one in any town's outskirts.
NameUseSet extent_of(const std::string& place) {
  const Lexicon& lexicon = Lexicon::builtin();
  const NameUseSet uses = lexicon.name_uses(word_key(place)) & (name_country | name_region | name_city | name_place_other);
  const auto words = words_of(place);
  if (uses == 0 && words.size() > 1 && lexicon.name_uses(word_key(words.back())) & name_place_head) return name_place_other;
  return uses;
}

/// Two places of which one may contain the other.
bool may_contain(const std::string& a, const std::string& b) {
  const NameUseSet x = extent_of(a), y = extent_of(b);
  return x != y || (x & name_place_other) != 0;
}

bool holds_places(const Attribute& attribute) { return attribute.value_types.size() == 1 && attribute.value_types.front() == MentionType::place; }

ValueVerdict compare_entities(const Reading& a, const Reading& b, const Attribute& attribute) {
  const bool same = a.key == b.key;
  if (a.negative != b.negative) return same ? conflict("polarity") : compatible("polarity");
  if (same) return agree();
  if (a.negative) return compatible("polarity");
  if (name_contains(fold(a.claim->claim.value_text), fold(b.claim->claim.value_text))) return compatible("name_variant");
  if (may_be_one_person(fold(a.claim->claim.value_text), fold(b.claim->claim.value_text))) return compatible("name_variant");
  if (attribute.attribute_class == AttributeClass::many || (attribute.key == "officeholder" && (has_several(a) || has_several(b)))) return compatible("many_values");
  if (holds_places(attribute) && may_contain(fold(a.claim->claim.value_text), fold(b.claim->claim.value_text))) return compatible("containment");
  return conflict(attribute.finding_kind.empty() ? "categorical" : attribute.finding_kind);
}

ValueVerdict compare_orders(const Reading& a, const Reading& b) {
  if (a.signs == b.signs) return agree();
  if ((a.signs & b.signs) != 0) return compatible("weaker_statement");
  const bool opposite = ((a.signs | b.signs) & 2u) == 0;  // ahead against behind; level against behind is half of that
  return conflict("comparative", opposite ? 1 : 0.7);
}

ValueVerdict compare_sets(const Reading& a, const Reading& b) {
  if (a.key == b.key) return agree();
  if (a.members.empty() || b.members.empty()) return compatible("unresolved_value");
  if (a.members.size() != b.members.size()) return compatible("other_count");
  const auto pairs = align_members(a.members, b.members);
  const std::size_t left_over = a.members.size() - pairs.size();
  if (left_over == 0) return compatible("wording");
  return conflict("enumeration", static_cast<double>(left_over) / static_cast<double>(a.members.size()));
}

ValueVerdict compare_numbers(const Reading& a, const Reading& b, const Attribute& attribute) {
  ValueVerdict out = compatible("unresolved_value");
  if (a.kind == ValueKind::date) {
    out = compare_dates(a.dates, b.dates);
  } else if (a.amount && b.amount) {
    out = compare_amounts(*a.amount, *b.amount, attribute.tolerance);
    if (out.relation == Relation::conflict && !attribute.finding_kind.empty()) out.kind = attribute.finding_kind;
  }
  if (a.negative != b.negative) return out.relation == Relation::agree ? conflict("polarity") : compatible("polarity");
  if (a.negative && out.relation == Relation::conflict) return compatible("polarity");
  if (out.relation == Relation::conflict && attribute.attribute_class == AttributeClass::many) return compatible("many_values");
  return out;
}

ValueVerdict compare_phases(const Reading& a, const Reading& b, const Attribute& attribute) {
  if ((a.phases->allowed & b.phases->allowed) != 0) return a.key == b.key && a.negative == b.negative ? agree() : compatible("phase");
  if (a.key == b.key) return conflict("polarity");
  return conflict(a.phases->group == "arrival" || attribute.finding_kind == "role_event" ? "role_event" : "antonym");
}

ValueVerdict compare_texts(const Reading& a, const Reading& b, const Attribute& attribute) {
  if (a.key == b.key) return a.negative == b.negative ? agree() : conflict("polarity");
  if (attribute.finding_kind == "definition" || attribute.finding_kind == "cause") {
    const double shared = stem_overlap(content_stems(a.key), content_stems(b.key));
    return shared >= 0.5 ? compatible("wording") : conflict(attribute.finding_kind, 1 - shared);
  }
  if (attribute.attribute_class == AttributeClass::functional && a.negative == b.negative && !a.negative) return conflict(attribute.finding_kind);
  return compatible("many_values");
}

constexpr std::size_t kMaxMembers = 32;      // longer lists are not enumerations of principles or demands
constexpr std::size_t kMaxMemberBytes = 400;

struct Member { std::string folded; std::vector<std::string> words, stems; };

std::vector<Member> read_members(const std::vector<std::string>& members) {
  std::vector<Member> out;
  for (const std::string& text : members) {
    if (out.size() == kMaxMembers) break;
    Member member{fold(std::string_view(text).substr(0, kMaxMemberBytes)), {}, {}};
    member.words = words_of(member.folded);
    member.stems = content_stems(member.folded);
    out.push_back(std::move(member));
  }
  return out;
}

/// Shared stems over all stems; two words of one synonym row count as shared.
double member_overlap(const Member& a, const Member& b) {
  if (a.folded == b.folded) return 1;
  std::vector<std::string> all, shared;
  std::set_union(a.stems.begin(), a.stems.end(), b.stems.begin(), b.stems.end(), std::back_inserter(all));
  std::set_intersection(a.stems.begin(), a.stems.end(), b.stems.begin(), b.stems.end(), std::back_inserter(shared));
  if (all.empty()) return 0;
  auto common = static_cast<double>(shared.size());
  for (const std::string& x : a.words)
    for (const std::string& y : b.words)
      if (x != y && Tables::builtin().are_synonyms(x, y)) common += 1;
  return std::min(1.0, common / static_cast<double>(all.size()));
}

}  // namespace

bool same_story(const Reading& a, const Reading& b, const CompareContext& context) {
  if (a.claim->article_id == b.claim->article_id) return true;
  const auto x = context.story_of.find(a.claim->article_id), y = context.story_of.find(b.claim->article_id);
  return x != context.story_of.end() && y != context.story_of.end() && x->second == y->second;
}

ValueVerdict compare_values(const Reading& a, const Reading& b, const Attribute& attribute, const CompareContext& context) {
  if (a.phases && b.phases && a.phases->group == b.phases->group && !predicate_of(a.claim->claim.attribute).empty())
    return compare_phases(a, b, attribute);
  if (a.kind != b.kind) return compatible("unit");
  switch (a.kind) {
    case ValueKind::order: return compare_orders(a, b);
    case ValueKind::set: return compare_sets(a, b);
    case ValueKind::age: return compare_ages(a, b, context);
    case ValueKind::number: case ValueKind::money: case ValueKind::percent: case ValueKind::date: case ValueKind::duration:
      return compare_numbers(a, b, attribute);
    case ValueKind::category: return compare_categories(a, b, attribute);
    case ValueKind::entity: return compare_entities(a, b, attribute);
    case ValueKind::text: return compare_texts(a, b, attribute);
    case ValueKind::none: return a.negative == b.negative ? agree() : conflict("polarity");
  }
  return compatible("unresolved_value");
}

std::vector<std::pair<std::size_t, std::size_t>> align_members(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  struct Match { double overlap; std::size_t left, right; };
  std::vector<Match> matches;
  const auto left = read_members(a), right = read_members(b);
  for (std::size_t i = 0; i < left.size(); ++i)
    for (std::size_t j = 0; j < right.size(); ++j)
      if (const double overlap = member_overlap(left[i], right[j]); overlap >= 0.3) matches.push_back({overlap, i, j});
  std::sort(matches.begin(), matches.end(), [](const Match& x, const Match& y) { return std::tie(y.overlap, x.left, x.right) < std::tie(x.overlap, y.left, y.right); });
  std::vector<bool> used_left(a.size()), used_right(b.size());
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const Match& match : matches) {
    if (used_left[match.left] || used_right[match.right]) continue;
    used_left[match.left] = used_right[match.right] = true;
    out.emplace_back(match.left, match.right);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace crosstell::crossref
