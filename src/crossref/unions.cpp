// SPDX-License-Identifier: Apache-2.0
// What articles of one story lend each other: the owner of a list, the thing that something was done to.
#include "unions.h"

#include <algorithm>
#include <map>
#include <vector>

#include "bucket.h"
#include "crosstell/base/hash.h"
#include "reading.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

/// A content word that the members of both lists have.
bool share_word(const ComparableClaim& a, const ComparableClaim& b) {
  const auto split = [](std::string text) {
    std::replace(text.begin(), text.end(), '-', ' ');  // "high-risk" and "high-stakes" share a word
    return content_stems(text);
  };
  const auto x = split(fold(join(a.claim.set_members))), y = split(fold(join(b.claim.set_members)));
  return std::any_of(x.begin(), x.end(), [&](const std::string& word) { return word.size() > 3 && std::binary_search(y.begin(), y.end(), word); });
}

/// The owner of a list goes to another list. An owner that was not found is taken over with it.
void move_owner(const ComparableClaim& from, ComparableClaim& to) {
  to.entity_id = from.entity_id;
  to.subject_key = from.subject_key;
  if (to.claim.subject >= 0) return;
  to.claim.subject = from.claim.subject;  // of the other article; that there is one is all that counts here
  to.subject_type = from.subject_type;
}

/// Which of two lists of one head and count gives its owner to the other; null when they are not known to be about one.
const ComparableClaim* owner_of_both(const ComparableClaim& a, const ComparableClaim& b) {
  const bool owned = a.claim.subject >= 0 && b.claim.subject >= 0;
  const auto named = [](const ComparableClaim& claim) { return claim.claim.subject >= 0 && claim.claim.subject_link == "exact"; };
  const std::size_t aligned = align_members(a.claim.set_members, b.claim.set_members).size();
  if (!owned) {
    // Nobody owns one of them: only lists that agree in most of their members are one.
    if (aligned < 2 || 2 * aligned < a.claim.set_members.size() || (a.claim.subject < 0 && b.claim.subject < 0)) return nullptr;
    return a.claim.subject >= 0 ? &a : &b;
  }
  // Two named subjects need a shared member; a described one ("the team") a shared word.
  if (aligned == 0 && ((named(a) && named(b)) || !share_word(a, b))) return nullptr;
  if (named(a) != named(b)) return named(a) ? &a : &b;
  return a.entity_id < b.entity_id ? &a : &b;
}

}  // namespace

std::string list_group(const ComparableClaim& claim, const CompareContext& context) {
  if (claim.claim.value_kind != "set" || claim.claim.set_members.empty()) return {};
  const auto story = context.story_of.find(claim.article_id);
  if (story == context.story_of.end()) return {};
  std::string head;
  for (const ClaimArgumentRow& argument : claim.claim.arguments)
    if (argument.key) head += fold(argument.text) + ";";
  return KeyBuilder().field(story->second).field(claim.claim.attribute).field(head).field(std::uint64_t{claim.claim.set_members.size()}).bytes();
}

std::string argument_group(const ComparableClaim& claim, std::size_t index, const CompareContext& context) {
  if (index >= claim.argument_ids.size() || index >= claim.argument_keys.size() || !claim.claim.arguments[index].key || claim.argument_ids[index].empty()) return {};
  const auto story = context.story_of.find(claim.article_id);
  if (story == context.story_of.end() || claim.entity_id.empty() || !is_deed(claim.claim.attribute)) return {};
  KeyBuilder key;
  key.field(story->second).field(claim.entity_id).field(deed_key(claim.claim)).field(claim.claim.arguments[index].role).field(fold(claim.argument_keys[index]));
  return key.bytes();
}

void unite_lists(std::vector<ComparableClaim>& claims, const CompareContext& context) {
  std::map<std::string, std::vector<ComparableClaim*>> groups;
  for (ComparableClaim& claim : claims)
    if (const std::string key = list_group(claim, context); !key.empty()) groups[key].push_back(&claim);
  for (auto& [key, group] : groups) {
    if (group.size() < 2 || group.size() > kMostLists) continue;
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = i + 1; j < group.size(); ++j) {
        ComparableClaim& a = *group[i];
        ComparableClaim& b = *group[j];
        if (a.article_id == b.article_id || (!a.entity_id.empty() && a.entity_id == b.entity_id)) continue;
        const ComparableClaim* owner = owner_of_both(a, b);
        if (owner != nullptr) move_owner(*owner, owner == &a ? b : a);
      }
    }
  }
}

void unite_arguments(std::vector<ComparableClaim>& claims, const CompareContext& context) {
  std::map<std::string, std::vector<std::string*>> groups;
  for (ComparableClaim& claim : claims)
    for (std::size_t i = 0; i < claim.claim.arguments.size(); ++i)
      if (const std::string key = argument_group(claim, i, context); !key.empty()) groups[key].push_back(&claim.argument_ids[i]);
  for (auto& [key, ids] : groups) {
    std::string least = *ids.front();
    for (const std::string* id : ids) least = std::min(least, *id);
    for (std::string* id : ids) *id = least;
  }
}

}  // namespace crosstell::crossref
