// SPDX-License-Identifier: Apache-2.0
// Which claims may meet.
#include <algorithm>
#include <cstdint>

#include "crosstell/base/hash.h"
#include "reading.h"
#include "words.h"

namespace crosstell {
namespace {

using namespace crossref;

/// Opposite predicates share a bucket ("begin", "end"), so that they can meet.
std::string attribute_key(const ClaimRow& claim) {
  const std::string predicate = predicate_of(claim.attribute);
  if (predicate.empty()) return claim.attribute;
  const auto phases = Tables::builtin().phases(predicate, false);
  return phases ? "phases:" + phases->group : claim.attribute;
}

/// An argument is the entity it names, else its content words.
std::string argument_key(const ComparableClaim& claim, std::size_t index) {
  const ClaimArgumentRow& argument = claim.claim.arguments[index];
  for (const auto* names : {&claim.argument_ids, &claim.argument_keys})
    if (index < names->size() && !(*names)[index].empty()) return argument.role + "=" + (*names)[index];
  return argument.role + "=" + join(content_stems(argument.text));
}

}  // namespace

std::string bucket_key(const ComparableClaim& comparable, const Registry& registry) {
  const ClaimRow& claim = comparable.claim;
  const std::string subject = comparable.entity_id.empty() ? comparable.subject_key : comparable.entity_id;
  if (claim.subject < 0 || subject.empty() || claim.attribute.empty()) return {};
  if (claim.kind == "opinion" || claim.kind == "personal") return {};
  if (registry.find(claim.attribute) == nullptr) return {};
  const std::string predicate = predicate_of(claim.attribute);
  if (!predicate.empty() && claim.value_text.empty() && claim.arguments.empty() && Tables::builtin().is_light_verb(predicate)) return {};

  KeyBuilder key;
  if (claim.value_kind == "order") {
    const Pair pair = comparison_pair(comparable);
    if (pair.second.empty() || pair.first.empty()) return {};
    const std::string measure = fold(claim.measure);
    key.field("order").field(pair.first).field(pair.second).field(Tables::builtin().is_general_measure(measure) ? "" : measure);
    return key.bytes();
  }
  key.field(subject).field(attribute_key(claim));
  std::vector<std::string> arguments;
  for (std::size_t i = 0; i < claim.arguments.size(); ++i)
    if (claim.arguments[i].key) arguments.push_back(argument_key(comparable, i));
  std::sort(arguments.begin(), arguments.end());
  for (const std::string& argument : arguments) key.field(argument);
  // Lists meet when they have the same head: "three principles" is no rival of "three demands".
  if (claim.value_kind == "set") key.field(fold(claim.measure));
  return key.bytes();
}

}  // namespace crosstell
