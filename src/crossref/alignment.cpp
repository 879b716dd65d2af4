// SPDX-License-Identifier: Apache-2.0
// Subjects without a name ("police", "the union") of articles that tell of one thing.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "bucket.h"
#include "complement.h"
#include "crosstell/base/hash.h"
#include "days.h"
#include "names.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kLeastWords = 3;        // of a complement that tells which deed is meant: "the search for two missing campers"
constexpr std::size_t kLeastWordsInStory = 2;
constexpr std::int64_t kNearDays = 3;         // between articles of no common story
constexpr std::size_t kMostAlike = 48;        // claims of one wording: more is a phrase that everybody uses
constexpr std::size_t kRare = 40;             // articles a name may stand in to tell which place is meant

using Group = std::vector<ComparableClaim*>;

/// Claims that say one deed of a common noun in the same words, by those words.
std::map<std::string, Group> groups_of(std::vector<ComparableClaim>& claims) {
  std::map<std::string, Group> groups;
  for (ComparableClaim& claim : claims) {
    if (claim.subject_type != "concept" || claim.entity_id.empty() || !is_deed(claim.claim.attribute)) continue;
    const auto stems = content_stems(complement_of(claim.claim));
    if (stems.size() < kLeastWordsInStory) continue;
    KeyBuilder key;
    key.field(fold(claim.subject_key)).field(deed_key(claim.claim)).field(join(stems));
    groups[key.bytes()].push_back(&claim);
  }
  std::erase_if(groups, [](const auto& group) { return group.second.size() < 2 || group.second.size() > kMostAlike; });
  return groups;
}

/// Articles of the groups with the names they use that not everybody uses.
std::map<std::string, std::set<std::string>> names_of(const std::map<std::string, Group>& groups, const std::vector<MergeRow>& merges) {
  std::map<std::string, std::set<std::string>> out;
  for (const auto& [key, group] : groups)
    for (const ComparableClaim* claim : group) out[claim->article_id];
  if (out.empty()) return out;
  for (const MergeRow& merge : merges) {
    const NameClass kind = class_of(merge.type);
    if (merge.members.size() < 2 || merge.members.size() > kRare) continue;
    if (kind != NameClass::place && kind != NameClass::organization && kind != NameClass::person && kind != NameClass::thing) continue;
    for (const auto& member : merge.members)
      if (const auto at = out.find(member.first); at != out.end()) at->second.insert(merge.entity_id);
  }
  return out;
}

class Alignment {
 public:
  Alignment(const CompareContext& context, std::map<std::string, std::set<std::string>> names) : context_(context), names_(std::move(names)) {}

  /// In one story, or at one place within days and in words that leave no doubt.
  [[nodiscard]] bool tell_of_one_thing(const ComparableClaim& a, const ComparableClaim& b) const {
    if (a.article_id == b.article_id) return false;
    const auto x = context_.story_of.find(a.article_id), y = context_.story_of.find(b.article_id);
    if (x != context_.story_of.end() && y != context_.story_of.end() && x->second == y->second) return true;
    const auto first = day_of(a.published), second = day_of(b.published);
    if (!first || !second || std::abs(*first - *second) > kNearDays || content_stems(complement_of(a.claim)).size() < kLeastWords) return false;
    const auto &left = names_.at(a.article_id), &right = names_.at(b.article_id);
    return std::any_of(left.begin(), left.end(), [&](const std::string& name) { return right.count(name) != 0; });
  }

 private:
  const CompareContext& context_;
  std::map<std::string, std::set<std::string>> names_;
};

void unite(ComparableClaim& a, ComparableClaim& b) {
  a.entity_id = b.entity_id = std::min(a.entity_id, b.entity_id);
  for (std::size_t i = 0; i < std::min(a.claim.arguments.size(), a.argument_ids.size()); ++i)
    for (std::size_t j = 0; j < std::min(b.claim.arguments.size(), b.argument_ids.size()); ++j)
      if (a.claim.arguments[i].key && b.claim.arguments[j].key && a.claim.arguments[i].role == b.claim.arguments[j].role &&
          fold(a.claim.arguments[i].text) == fold(b.claim.arguments[j].text))
        a.argument_ids[i] = b.argument_ids[j] = std::min(a.argument_ids[i], b.argument_ids[j]);
}

}  // namespace

void unite_subjects(std::vector<ComparableClaim>& claims, const std::vector<MergeRow>& merges, const CompareContext& context) {
  auto groups = groups_of(claims);
  const Alignment alignment(context, names_of(groups, merges));
  for (auto& [key, group] : groups)
    for (std::size_t i = 0; i < group.size(); ++i)
      for (std::size_t j = i + 1; j < group.size(); ++j)
        if (alignment.tell_of_one_thing(*group[i], *group[j])) unite(*group[i], *group[j]);
}

}  // namespace crosstell::crossref
