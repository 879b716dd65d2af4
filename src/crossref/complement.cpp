// SPDX-License-Identifier: Apache-2.0
#include "complement.h"

#include <algorithm>
#include <array>
#include <memory>

#include "words.h"

namespace crosstell::crossref {

/// A complement in parts: the word that leads it in ("up", "among", "with") and its content without times, figures and the object.
struct Complement { std::string lead; std::vector<std::string> stems; bool aside = true; };

namespace {

constexpr std::size_t kMostAside = 3;      // content words of a place or an occasion that one side leaves out
constexpr double kLeastShared = 0.5;       // of the content words of the shorter complement

bool has_object(const ClaimRow& claim) {
  return std::any_of(claim.arguments.begin(), claim.arguments.end(), [](const ClaimArgumentRow& argument) { return argument.key; });
}

Complement read_complement(const ClaimRow& claim) {
  const Tables& tables = Tables::builtin();
  auto words = words_of(fold(complement_of(claim)));
  // The object was compared by the bucket, by what it names and not by its words.
  for (const ClaimArgumentRow& argument : claim.arguments) {
    if (!argument.key) continue;
    const auto object = words_of(fold(argument.text));
    const auto at = std::search(words.begin(), words.end(), object.begin(), object.end());
    if (at != words.end() && !object.empty()) words.erase(at, at + static_cast<std::ptrdiff_t>(object.size()));
  }
  Complement out;
  std::erase_if(words, [&](const std::string& word) { return tables.is_time_word(word) || has_digit(word); });
  if (words.empty()) return out;
  out.stems = content_stems(join(words));
  // "In March" leaves "in": a time. A preposition right behind another is a particle: "closes in upon".
  const bool doubled = words.size() > 1 && tables.is_adjunct_word(words[0]) && tables.is_adjunct_word(words[1]);
  if (out.stems.empty() && !tables.is_particle(words[0])) return out;
  out.aside = tables.is_adjunct_word(words[0]) && !doubled && out.stems.size() <= kMostAside;
  if (tables.is_particle(words[0]) || tables.is_adjunct_word(words[0])) out.lead = words[0];
  return out;
}

/// A reading is set against each other one of its bucket.
const Complement& complement_in(const Reading& reading) {
  if (!reading.complement) reading.complement = std::make_shared<const Complement>(read_complement(reading.claim->claim));
  return *reading.complement;
}

/// "Was not consulted at any stage": whatever the other side says of when and how, it says the opposite.
bool denies_all(const ClaimRow& claim) {
  static constexpr std::string_view kWhatever[] = {"at all", "at any level", "at any point", "at any stage", "at any time", "ever", "in any form", "in any way", "on any occasion"};
  if (claim.polarity != "negative") return false;
  const std::string complement = fold(complement_of(claim));
  return std::find(std::begin(kWhatever), std::end(kWhatever), complement) != std::end(kWhatever);
}

/// "No charge was filed after the crash": one "against the pilot" or "over the fuel" says what the denial may have left out.
bool names_whom(const ClaimRow& claim) {
  static constexpr std::array<std::string_view, 4> kLeads{"against", "on", "over", "to"};
  const auto words = words_of(fold(complement_of(claim)));
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (std::binary_search(kLeads.begin(), kLeads.end(), words[i]) && !Tables::builtin().is_time_word(words[i + 1]) && !has_digit(words[i + 1])) return true;
  return false;
}

bool is_person(const Reading& reading) { return reading.claim->subject_type == "person"; }

}  // namespace

std::string complement_of(const ClaimRow& claim) {
  for (const ClaimArgumentRow& argument : claim.arguments)
    if (argument.role == "complement") return argument.text;
  return {};
}

bool denies_any(const ClaimRow& claim) {
  return claim.polarity == "negative" && claim.modality != "denied" && claim.attribute.ends_with(":passive") && fold(claim.subject_text).starts_with("no ");
}

bool is_occasion(std::string_view role) {
  static constexpr std::array<std::string_view, 5> kOccasions{"after", "despite", "during", "following", "since"};
  return std::binary_search(kOccasions.begin(), kOccasions.end(), role);
}

bool same_predication(const Reading& a, const Reading& b) {
  const ClaimRow& x = a.claim->claim;
  const ClaimRow& y = b.claim->claim;
  if (predicate_of(x.attribute).empty() || predicate_of(y.attribute).empty()) return true;
  // "The plant opened" is of its state; "the candidate opened with a joke" is not.
  const bool other_word = predicate_of(x.attribute) != predicate_of(y.attribute);
  if (other_word && (is_person(a) || is_person(b)) && a.phases && Tables::builtin().has_trait(a.phases->group, "things")) return false;
  if (!other_word && (denies_all(x) || denies_all(y))) return true;
  if ((denies_any(x) && names_whom(y)) || (denies_any(y) && names_whom(x))) return false;
  const bool shared_object = has_object(x) && has_object(y);
  const bool passive = x.attribute.ends_with(":passive") || y.attribute.ends_with(":passive");
  if (other_word && !shared_object && !passive && a.phases && Tables::builtin().has_trait(a.phases->group, "object")) return false;
  const Complement &left = complement_in(a), &right = complement_in(b);
  if (!left.stems.empty() && !right.stems.empty()) {
    if (stem_overlap(left.stems, right.stems) >= kLeastShared) return true;
    return shared_object && left.lead != right.lead;   // "closed the school on Mill Street", "... despite protests"
  }
  if (shared_object) return true;
  if (left.lead != right.lead && ((!left.lead.empty() && !left.aside) || (!right.lead.empty() && !right.aside))) return false;
  return left.aside && right.aside;
}

}  // namespace crosstell::crossref
