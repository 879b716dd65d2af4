// SPDX-License-Identifier: Apache-2.0
#include "crosstell/rules/registry.h"

#include <algorithm>
#include <array>

#include "fold.h"
#include "json_reader.h"
#include "names.h"
#include "registry_reader.h"

namespace crosstell {
namespace rules {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxAttributes = 5000;
constexpr std::array<std::string_view, 16> kFields = {"key",   "about",  "finding_kind", "subject",   "value",    "value_kind", "class",         "change",
                                                      "roles", "scopes", "categories",   "tolerance", "severity", "wording",    "identified_by", "$comment"};
constexpr std::array<std::string_view, 8> kIdentifiers = {"day", "holder", "measure", "occasion", "part", "period", "series", "story"};
constexpr std::array<std::string_view, 3> kRoleFields = {"name", "types", "key"};
constexpr std::array<std::string_view, 3> kCategoryFields = {"name", "words", "group"};

bool is_key_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

/// "deal_price", "event:*", "count_of:*".
bool is_key(std::string_view key) {
  const auto colon = key.find(':');
  const std::string_view stem = key.substr(0, colon);
  if (stem.empty() || !std::all_of(stem.begin(), stem.end(), is_key_character)) return false;
  if (colon == std::string_view::npos) return true;
  const std::string_view rest = key.substr(colon + 1);
  return rest == "*" || (!rest.empty() && std::all_of(rest.begin(), rest.end(), is_key_character));
}

std::vector<MentionType> types_field(const Json& object, const char* key, const Place& place, Problems& problems) {
  MentionMask mask = 0;
  for (const auto& name : strings_field(object, key, place, problems)) {
    const MentionMask types = mention_mask_from_name(name);
    if (types == 0) problems.add_unknown(place.at(key), "mention type", name, mention_type_names());
    mask |= types;
  }
  std::vector<MentionType> out;
  for (int i = 0; i < kMentionTypeCount; ++i)
    if (mask & bit(static_cast<MentionType>(i))) out.push_back(static_cast<MentionType>(i));
  return out;
}

template <class Enum>
void enum_field(const Json& object, const char* key, std::optional<Enum> (*parse)(std::string_view), std::span<const std::string_view> known,
                Enum& out, const Place& place, Problems& problems) {
  const std::string name = string_field(object, key, place, problems);
  if (name.empty()) return;
  if (const auto value = parse(name))
    out = *value;
  else
    problems.add_unknown(place.at(key), key, name, known);
}

void number_field(const Json& object, const char* key, double low, double high, double& out, const Place& place, Problems& problems) {
  const auto found = object.find(key);
  if (found == object.end()) return;
  if (found->is_number() && found->get<double>() >= low && found->get<double>() <= high)
    out = found->get<double>();
  else
    problems.add(place.at(key), "found " + found->dump() + "; expected a number from " + Json(low).dump() + " to " + Json(high).dump());
}

/// Calls `read` for each object of the list at `key`.
template <class Read>
void each_object(const Json& object, const char* key, std::span<const std::string_view> fields, const Place& place, Problems& problems, Read read) {
  const auto found = object.find(key);
  if (found == object.end()) return;
  if (!found->is_array()) return problems.add(place.at(key), std::string("found ") + found->type_name() + "; expected a list of objects");
  for (const auto& item : *found) {
    if (!item.is_object()) {
      problems.add(place.at(key), std::string("found ") + item.type_name() + "; expected an object");
      continue;
    }
    check_fields(item, fields, place.at(key), problems);
    read(item, place.at(key));
  }
}

void read_roles(const Json& object, Attribute& attribute, const Place& place, Problems& problems) {
  each_object(object, "roles", kRoleFields, place, problems, [&](const Json& item, const Place& at) {
    AttributeRole role;
    role.name = string_field(item, "name", at, problems);
    role.types = types_field(item, "types", at, problems);
    const auto key = item.find("key");
    if (key != item.end() && !key->is_boolean()) problems.add(at, "'key' is " + std::string(key->type_name()) + "; expected true or false");
    role.key = key != item.end() && key->is_boolean() && key->get<bool>();
    if (role.name.empty() || role.name == "subject" || role.name == "value")
      problems.add(at, "found the name '" + role.name + "'; expected a name other than subject and value");
    for (const auto& other : attribute.roles)
      if (other.name == role.name) problems.add(at, "the role '" + role.name + "' stands twice");
    attribute.roles.push_back(std::move(role));
  });
}

void read_categories(const Json& object, Attribute& attribute, const Place& place, Problems& problems) {
  each_object(object, "categories", kCategoryFields, place, problems, [&](const Json& item, const Place& at) {
    CategoryValue value;
    value.name = string_field(item, "name", at, problems);
    value.group = string_field(item, "group", at, problems);
    for (const auto& words : strings_field(item, "words", at, problems)) value.words.push_back(fold(words));
    if (value.name.empty()) problems.add(at, "a category without a name");
    if (value.words.empty()) problems.add(at, "the category '" + value.name + "' has no words; give at least one");
    for (const auto& other : attribute.categories)
      if (other.name == value.name) problems.add(at, "the category '" + value.name + "' stands twice");
    attribute.categories.push_back(std::move(value));
  });
}

void read_identified_by(const Json& object, Attribute& attribute, const Place& place, Problems& problems) {
  attribute.identified_by = strings_field(object, "identified_by", place, problems);
  for (const std::string& name : attribute.identified_by)
    if (std::find(kIdentifiers.begin(), kIdentifiers.end(), name) == kIdentifiers.end()) problems.add_unknown(place.at("identified_by"), "identifier", name, kIdentifiers);
}

void read_attribute(const Json& item, const Place& file, Registry& registry, Problems& problems) {
  if (!item.is_object()) return problems.add(file.at("attributes"), std::string("found ") + item.type_name() + "; expected an object");
  Attribute attribute;
  attribute.key = string_field(item, "key", file, problems);
  const Place place = {file.file + ": attribute '" + attribute.key + "'", {}, {}, 0};
  if (!is_key(attribute.key)) return problems.add(place.at("key"), "expected lower-case letters, digits and '_', perhaps with ':*' for a family");
  check_fields(item, kFields, place, problems);
  attribute.about = string_field(item, "about", place, problems);
  attribute.finding_kind = string_field(item, "finding_kind", place, problems);
  attribute.wording = string_field(item, "wording", place, problems);
  attribute.subject_types = types_field(item, "subject", place, problems);
  attribute.value_types = types_field(item, "value", place, problems);
  attribute.scopes = strings_field(item, "scopes", place, problems);
  enum_field(item, "value_kind", value_kind_from_name, value_kind_names(), attribute.value_kind, place, problems);
  enum_field(item, "class", attribute_class_from_name, attribute_class_names(), attribute.attribute_class, place, problems);
  enum_field(item, "change", change_from_name, change_names(), attribute.change, place, problems);
  number_field(item, "tolerance", 0, 1, attribute.tolerance, place, problems);
  number_field(item, "severity", 0, 1, attribute.severity, place, problems);
  read_identified_by(item, attribute, place, problems);
  read_roles(item, attribute, place, problems);
  read_categories(item, attribute, place, problems);
  for (const char* required : {"about", "value_kind", "class", "wording"})
    if (!item.contains(required)) problems.add(place, std::string("no '") + required + "'; every attribute needs one");
  if (attribute.value_kind == ValueKind::category && attribute.attribute_class == AttributeClass::exclusive && attribute.categories.empty())
    problems.add(place.at("categories"), "none given; an exclusive attribute needs the values that exclude each other");
  if (const Status added = registry.add(std::move(attribute)); !added) problems.add(place, added.error().what);
}

}  // namespace

void read_attributes(const Json& list, const Place& place, Registry& registry, Problems& problems) {
  if (!list.is_array()) return problems.add(place.at("attributes"), std::string("found ") + list.type_name() + "; expected a list of attributes");
  for (const auto& item : list) {
    if (registry.all().size() >= kMaxAttributes) return problems.add(place, "more than " + std::to_string(kMaxAttributes) + " attributes");
    read_attribute(item, place, registry, problems);
  }
}

std::vector<std::string> attribute_keys(const Registry& registry) {
  std::vector<std::string> keys;
  for (const auto& [key, attribute] : registry.all()) keys.push_back(key);
  return keys;
}

}  // namespace rules

Result<Registry> Registry::parse(std::string_view json, std::string_view file_name) {
  rules::Problems problems;
  const rules::Place place{std::string(file_name), {}, {}, 0};
  Registry registry;
  const auto document = rules::read_json(json, place, problems);
  constexpr std::array<std::string_view, 4> fields = {"attributes", "about", "$schema", "$comment"};
  if (document.is_object()) {
    rules::check_fields(document, fields, place, problems);
    rules::read_attributes(document.contains("attributes") ? document["attributes"] : nlohmann::json(), place, registry, problems);
  } else if (problems.empty()) {
    problems.add(place, std::string("found ") + document.type_name() + "; expected an object with 'attributes'");
  }
  if (!problems.empty()) return problems.error({});
  return registry;
}

const Attribute* Registry::find(std::string_view key) const {
  const auto colon = key.find(':');
  if (colon == std::string_view::npos || colon + 1 == key.size()) {
    const auto exact = attributes_.find(key);
    return exact == attributes_.end() ? nullptr : &exact->second;
  }
  // The keys of a family stand together, "*" before all others.
  const std::string_view prefix = key.substr(0, colon + 1);
  const Attribute* family = nullptr;
  for (auto at = attributes_.lower_bound(prefix); at != attributes_.end() && at->first.starts_with(prefix); ++at) {
    if (at->first == key) return &at->second;
    if (at->first.size() == prefix.size() + 1 && at->first.back() == '*') family = &at->second;
  }
  return family;
}

Status Registry::add(Attribute attribute) {
  const std::string key = attribute.key;
  if (!attributes_.emplace(key, std::move(attribute)).second) return Error{Errc::invalid, key, "the key '" + key + "' is defined twice"};
  return {};
}

}  // namespace crosstell
