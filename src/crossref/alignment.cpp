// SPDX-License-Identifier: Apache-2.0
// Subjects without a name ("police", "the union") of articles that tell of one thing.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>

#include "bucket.h"
#include "complement.h"
#include "crosstell/base/hash.h"
#include "days.h"
#include "names.h"
#include "unions.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kLeastWords = 3;        // of a complement that tells which deed is meant: "the search for two missing campers"
constexpr std::size_t kLeastWordsInStory = 2;
constexpr std::int64_t kNearDays = 3;         // between articles of no common story
constexpr std::size_t kRare = 40;             // articles a name may stand in to tell which place is meant

using Group = std::vector<ComparableClaim*>;

/// Claims that say one deed of a common noun in the same words, by those words.
std::map<std::string, Group> groups_of(std::vector<ComparableClaim>& claims) {
  std::map<std::string, Group> groups;
  for (ComparableClaim& claim : claims)
    if (const std::string key = subject_group(claim); !key.empty()) groups[key].push_back(&claim);
  std::erase_if(groups, [](const auto& group) { return group.second.size() < 2 || group.second.size() > kMostAlike; });
  return groups;
}

class Alignment {
 public:
  Alignment(const CompareContext& context, const ArticleNames& names) : context_(context), names_(names) {}

  /// In one story, or at one place within days and in words that leave no doubt.
  [[nodiscard]] bool tell_of_one_thing(const ComparableClaim& a, const ComparableClaim& b) {
    if (a.article_id == b.article_id) return false;
    const auto x = context_.story_of.find(a.article_id), y = context_.story_of.find(b.article_id);
    if (x != context_.story_of.end() && y != context_.story_of.end() && x->second == y->second) return true;
    const auto first = day_of(a.published), second = day_of(b.published);
    if (!first || !second || std::abs(*first - *second) > kNearDays || content_stems(complement_of(a.claim)).size() < kLeastWords) return false;
    const auto &left = names_of(a.article_id), &right = names_of(b.article_id);
    return std::any_of(left.begin(), left.end(), [&](const std::string& name) { return right.count(name) != 0; });
  }

 private:
  const std::set<std::string>& names_of(const std::string& article) {
    const auto [at, fresh] = known_.try_emplace(article);
    if (fresh) at->second = names_(article);
    return at->second;
  }

  const CompareContext& context_;
  const ArticleNames& names_;
  std::map<std::string, std::set<std::string>> known_;
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

std::string subject_group(const ComparableClaim& claim) {
  if (claim.subject_type != "concept" || claim.entity_id.empty() || !is_deed(claim.claim.attribute)) return {};
  const auto stems = content_stems(complement_of(claim.claim));
  if (stems.size() < kLeastWordsInStory) return {};
  return KeyBuilder().field(fold(claim.subject_key)).field(deed_key(claim.claim)).field(join(stems)).bytes();
}

bool is_telling_name(const MergeRow& merge) {
  const NameClass kind = class_of(merge.type);
  if (merge.members.size() < 2 || merge.members.size() > kRare) return false;
  return kind == NameClass::place || kind == NameClass::organization || kind == NameClass::person || kind == NameClass::thing;
}

ArticleNames telling_names(const std::vector<MergeRow>& merges) {
  struct Use { std::uint64_t article; std::uint32_t name; auto operator<=>(const Use&) const = default; };   // the article by the hash of its id
  std::vector<std::string> names;
  std::vector<Use> uses;
  for (const MergeRow& merge : merges) {
    if (!is_telling_name(merge)) continue;
    for (const auto& member : merge.members) uses.push_back({hash64(member.first), static_cast<std::uint32_t>(names.size())});
    names.push_back(merge.entity_id);
  }
  std::sort(uses.begin(), uses.end());
  return [names = std::move(names), uses = std::move(uses)](const std::string& article) {
    std::set<std::string> out;
    const std::uint64_t hash = hash64(article);
    for (auto at = std::lower_bound(uses.begin(), uses.end(), Use{hash, 0}); at != uses.end() && at->article == hash; ++at) out.insert(names[at->name]);
    return out;
  };
}

void unite_subjects(std::vector<ComparableClaim>& claims, const ArticleNames& names, const CompareContext& context) {
  auto groups = groups_of(claims);
  Alignment alignment(context, names);
  for (auto& [key, group] : groups)
    for (std::size_t i = 0; i < group.size(); ++i)
      for (std::size_t j = i + 1; j < group.size(); ++j)
        if (alignment.tell_of_one_thing(*group[i], *group[j])) unite(*group[i], *group[j]);
}

}  // namespace crosstell::crossref
