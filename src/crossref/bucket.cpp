// SPDX-License-Identifier: Apache-2.0
// Which claims may meet.
#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>

#include "bucket.h"
#include "crosstell/base/hash.h"
#include "reading.h"
#include "words.h"

namespace crosstell {
namespace {

using namespace crossref;

constexpr std::size_t kMostArguments = 200;  // argument lists of one subject and attribute that are set against each other
constexpr std::size_t kMostFuller = 8;
constexpr std::size_t kMostLists = 64;

/// Opposite predicates share a bucket ("begin", "end"), so that they can meet.
std::string attribute_key(const ClaimRow& claim) {
  const std::string predicate = predicate_of(claim.attribute);
  if (predicate.empty()) return std::string(Tables::builtin().attribute_alias(claim.attribute));
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

/// What two claims must share to meet at all, and the key arguments, which need not be complete.
struct KeyParts { std::string base; std::vector<std::string> arguments; };

KeyParts parts_of(const ComparableClaim& comparable, const Registry& registry) {
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
    return {key.bytes(), {}};
  }
  key.field(subject).field(attribute_key(claim));
  // Lists meet when they have the same head: "three principles" is no rival of "three demands".
  if (claim.value_kind == "set") key.field(fold(claim.measure));
  KeyParts out{key.bytes(), {}};
  for (std::size_t i = 0; i < claim.arguments.size(); ++i)
    if (claim.arguments[i].key) out.arguments.push_back(argument_key(comparable, i));
  std::sort(out.arguments.begin(), out.arguments.end());
  out.arguments.erase(std::unique(out.arguments.begin(), out.arguments.end()), out.arguments.end());
  return out;
}

std::string key_of(const KeyParts& parts) {
  if (parts.base.empty()) return {};
  KeyBuilder key;
  key.field(parts.base);
  for (const std::string& argument : parts.arguments) key.field(argument);
  return key.bytes();
}

using ByArguments = std::map<std::vector<std::string>, Bucket>;

/// One verb, and the words of all arguments of `fuller` stand in the sentence of `claim`.
bool says_the_same(const ComparableClaim& claim, const ComparableClaim& fuller) {
  if (claim.claim.attribute != fuller.claim.attribute) return false;
  const auto stems = content_stems(claim.sentence_text);
  for (const ClaimArgumentRow& argument : fuller.claim.arguments) {
    if (!argument.key) continue;
    const auto wanted = content_stems(argument.text);
    if (!std::includes(stems.begin(), stems.end(), wanted.begin(), wanted.end())) return false;
  }
  return true;
}

/// A content word that the members of both lists have.
bool share_word(const ComparableClaim& a, const ComparableClaim& b) {
  const auto split = [](std::string text) {
    std::replace(text.begin(), text.end(), '-', ' ');  // "high-risk" and "high-stakes" share a word
    return content_stems(text);
  };
  const auto x = split(fold(join(a.claim.set_members))), y = split(fold(join(b.claim.set_members)));
  return std::any_of(x.begin(), x.end(), [&](const std::string& word) { return word.size() > 3 && std::binary_search(y.begin(), y.end(), word); });
}

/// Registry attributes whose missing arguments reports leave out without meaning another one.
bool may_lack(const ComparableClaim& claim, const ComparableClaim& fuller) {
  if (claim.claim.attribute.find(':') != std::string::npos) return false;
  return std::all_of(fuller.claim.arguments.begin(), fuller.claim.arguments.end(), [&](const ClaimArgumentRow& argument) {
    const auto same_role = [&](const ClaimArgumentRow& own) { return own.key && own.role == argument.role; };
    return !argument.key || Tables::builtin().is_optional_argument(argument.role) ||
           std::any_of(claim.claim.arguments.begin(), claim.claim.arguments.end(), same_role);
  });
}

/// Moves claims with fewer arguments to the only bucket that has all of them and more.
void complete_arguments(ByArguments& group) {
  for (auto& [arguments, bucket] : group) {
    std::vector<ByArguments::iterator> fuller;
    for (auto other = group.begin(); other != group.end(); ++other)
      if (other->first.size() > arguments.size() && std::includes(other->first.begin(), other->first.end(), arguments.begin(), arguments.end())) fuller.push_back(other);
    if (fuller.empty() || fuller.size() > kMostFuller) continue;
    Bucket stays;
    for (const ComparableClaim* claim : bucket) {
      std::vector<ByArguments::iterator> fits;
      for (const auto other : fuller)
        if (!other->second.empty() && (may_lack(*claim, *other->second.front()) || says_the_same(*claim, *other->second.front()))) fits.push_back(other);
      if (fits.size() == 1) fits.front()->second.push_back(claim);
      else stays.push_back(claim);
    }
    bucket = std::move(stays);
  }
}

}  // namespace

std::string bucket_key(const ComparableClaim& comparable, const Registry& registry) { return key_of(parts_of(comparable, registry)); }

namespace crossref {

std::vector<Bucket> make_buckets(const std::vector<ComparableClaim>& claims, const Registry& registry) {
  std::map<std::string, ByArguments> groups;
  for (const ComparableClaim& claim : claims)
    if (KeyParts parts = parts_of(claim, registry); !parts.base.empty()) groups[parts.base][parts.arguments].push_back(&claim);
  std::vector<Bucket> out;
  for (auto& [base, group] : groups) {
    if (group.size() > 1 && group.size() <= kMostArguments) complete_arguments(group);
    for (auto& [arguments, bucket] : group)
      if (!bucket.empty()) out.push_back(std::move(bucket));
  }
  return out;
}

void unite_lists(std::vector<ComparableClaim>& claims, const CompareContext& context) {
  std::map<std::tuple<std::string, std::string, std::size_t>, std::vector<ComparableClaim*>> groups;  // story, head, count
  for (ComparableClaim& claim : claims) {
    if (claim.claim.value_kind != "set" || claim.claim.subject < 0 || claim.claim.set_members.empty()) continue;
    const auto story = context.story_of.find(claim.article_id);
    if (story == context.story_of.end()) continue;
    std::string head;
    for (const ClaimArgumentRow& argument : claim.claim.arguments)
      if (argument.key) head += fold(argument.text) + ";";
    groups[{story->second, claim.claim.attribute + "|" + head, claim.claim.set_members.size()}].push_back(&claim);
  }
  for (auto& [key, group] : groups) {
    if (group.size() < 2 || group.size() > kMostLists) continue;
    const auto named = [](const ComparableClaim& claim) { return claim.claim.subject_link == "exact"; };
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = i + 1; j < group.size(); ++j) {
        ComparableClaim& a = *group[i];
        ComparableClaim& b = *group[j];
        if (a.article_id == b.article_id || a.entity_id == b.entity_id) continue;
        const bool aligned = !align_members(a.claim.set_members, b.claim.set_members).empty();
        // Two named subjects need a shared member; a described one ("the team") a shared word.
        if (!aligned && ((named(a) && named(b)) || !share_word(a, b))) continue;
        ComparableClaim& kept = named(a) != named(b) ? (named(a) ? a : b) : (a.entity_id < b.entity_id ? a : b);
        ComparableClaim& moved = &kept == &a ? b : a;
        moved.entity_id = kept.entity_id;
        moved.subject_key = kept.subject_key;
      }
    }
  }
}

}  // namespace crossref

}  // namespace crosstell
