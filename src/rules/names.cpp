// SPDX-License-Identifier: Apache-2.0
// Spellings of the enumerations that rules, store and exports share.
#include "names.h"

#include <array>

namespace crosstell {
namespace {

constexpr std::array<std::string_view, kMentionTypeCount> kMentionTypes = {
    "person", "organization", "model", "product", "place", "event", "work", "law", "role", "benchmark", "nationality", "concept",
    "money", "percent", "percentage_point", "count", "measure", "duration", "age", "date", "time_of_day", "ordinal", "ratio",
    "multiple", "score", "temperature", "rate", "pronoun", "noun_group"};
constexpr std::array<std::string_view, 12> kValueKinds = {
    "number", "money", "percent", "date", "duration", "age", "category", "entity", "set", "order", "text", "none"};
constexpr std::array<std::string_view, 5> kAttributeClasses = {"functional", "exclusive", "ordered", "set", "many"};
constexpr std::array<std::string_view, 4> kChanges = {"never", "yearly", "grows", "any"};

template <class Enum, std::size_t N>
std::optional<Enum> find_in(const std::array<std::string_view, N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

template <std::size_t N>
std::string_view at(const std::array<std::string_view, N>& names, std::size_t index) {
  return index < N ? names[index] : std::string_view("unknown");
}

}  // namespace

std::string_view name_of(MentionType type) { return at(kMentionTypes, static_cast<std::size_t>(type)); }
std::string_view name_of(ValueKind kind) { return at(kValueKinds, static_cast<std::size_t>(kind)); }
std::string_view name_of(AttributeClass c) { return at(kAttributeClasses, static_cast<std::size_t>(c)); }
std::string_view name_of(Change change) { return at(kChanges, static_cast<std::size_t>(change)); }

std::optional<MentionType> mention_type_from_name(std::string_view name) { return find_in<MentionType>(kMentionTypes, name); }
std::optional<ValueKind> value_kind_from_name(std::string_view name) { return find_in<ValueKind>(kValueKinds, name); }
std::optional<AttributeClass> attribute_class_from_name(std::string_view name) {
  return find_in<AttributeClass>(kAttributeClasses, name);
}
std::optional<Change> change_from_name(std::string_view name) { return find_in<Change>(kChanges, name); }

std::span<const std::string_view> mention_type_names() { return kMentionTypes; }
std::span<const std::string_view> value_kind_names() { return kValueKinds; }
std::span<const std::string_view> attribute_class_names() { return kAttributeClasses; }
std::span<const std::string_view> change_names() { return kChanges; }

namespace rules {

MentionMask mention_mask_from_name(std::string_view name) {
  if (name == "np") return bit(MentionType::noun_group);
  MentionMask mask = 0;
  for (int i = 0; i < kMentionTypeCount; ++i) {
    const auto type = static_cast<MentionType>(i);
    if (name == name_of(type) || (name == "entity" && is_entity(type)) || (name == "figure" && is_figure(type))) mask |= bit(type);
  }
  return mask;
}

std::string mask_name(MentionMask mask) {
  std::string out;
  for (int i = 0; i < kMentionTypeCount; ++i) {
    const auto type = static_cast<MentionType>(i);
    if ((mask & bit(type)) == 0) continue;
    if (!out.empty()) out += '|';
    out += name_of(type);
  }
  return out;
}

}  // namespace rules
}  // namespace crosstell
