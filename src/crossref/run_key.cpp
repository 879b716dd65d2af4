// SPDX-License-Identifier: Apache-2.0
#include "run_key.h"

#include <bit>
#include <cstdint>
#include <sstream>

#include "crosstell/base/hash.h"
#include "crosstell/base/resource.h"
#include "crosstell/base/version.h"
#include "fingerprint.h"

namespace crosstell::crossref {
namespace {

void add(KeyBuilder& key, const std::vector<std::string>& list) {
  key.field(std::uint64_t{list.size()});
  for (const std::string& text : list) key.field(text);
}

void add(KeyBuilder& key, const Attribute& attribute) {
  key.field(attribute.key).field(attribute.finding_kind).field(attribute.wording);
  key.field(name_of(attribute.value_kind)).field(name_of(attribute.attribute_class)).field(name_of(attribute.change));
  key.field(std::bit_cast<std::uint64_t>(attribute.tolerance)).field(std::bit_cast<std::uint64_t>(attribute.severity));
  key.field(std::uint64_t{attribute.roles.size()});
  for (const AttributeRole& role : attribute.roles) key.field(role.name).field(std::uint64_t{role.key});
  add(key, attribute.scopes);
  key.field(std::uint64_t{attribute.categories.size()});
  for (const CategoryValue& value : attribute.categories) {
    key.field(value.name).field(value.group);
    add(key, value.words);
  }
}

}  // namespace

std::string run_key(const Registry& registry, const std::vector<NameDecision>& decisions) {
  KeyBuilder key;
  key.field(kVersion).field(std::uint64_t{kExtractionVersion}).field(kSourceFingerprint);
  for (const Resource& resource : resources()) key.field(resource.path).field(hash64(resource.bytes));
  for (const auto& [name, attribute] : registry.all()) add(key, attribute);
  for (const NameDecision& decision : decisions) key.field(decision.a).field(decision.b).field(std::uint64_t{decision.pinned}).field(decision.reviewer);
  return content_hash(key.bytes());
}

std::string note_of(const std::string& key, const CrossrefSummary& summary) {
  std::string out = key;
  for (const std::uint64_t number : {summary.buckets, summary.compared, summary.findings, summary.variants_left_out, summary.comparisons_left_out}) out += " " + std::to_string(number);
  return out;
}

std::optional<CrossrefSummary> summary_of(const std::string& note, const std::string& key) {
  std::istringstream in(note);
  std::string noted;
  CrossrefSummary out;
  in >> noted >> out.buckets >> out.compared >> out.findings >> out.variants_left_out >> out.comparisons_left_out;
  if (!in || noted != key) return std::nullopt;
  return out;
}

}  // namespace crosstell::crossref
