// SPDX-License-Identifier: Apache-2.0
#include "union_table.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "crosstell/base/hash.h"

namespace crosstell::crossref {
namespace {

/// All that one claim may lend another.
struct Lent {
  std::int64_t subject = -1;
  std::string entity_id, subject_key, subject_type;
  std::vector<std::string> argument_ids;
  friend bool operator==(const Lent&, const Lent&) = default;
};

Lent lent_of(const ComparableClaim& claim) { return {claim.claim.subject, claim.entity_id, claim.subject_key, claim.subject_type, claim.argument_ids}; }

}  // namespace

bool UnionTable::add(std::uint32_t number, const ComparableClaim& claim) {
  const std::size_t before = lists_.size() + subjects_.size() + arguments_.size();
  if (const std::string key = list_group(claim, context_); !key.empty()) lists_.push_back({hash64(key), number});
  if (const std::string key = subject_group(claim); !key.empty()) subjects_.push_back({hash64(key), number});
  add_arguments(number, claim);
  return lists_.size() + subjects_.size() + arguments_.size() > before;
}

void UnionTable::add_arguments(std::uint32_t number, const ComparableClaim& claim) {
  for (std::size_t i = 0; i < claim.claim.arguments.size(); ++i)
    if (const std::string key = argument_group(claim, i, context_); !key.empty())
      arguments_.push_back({hash64(key), hash64(claim.argument_ids[i]), number, static_cast<std::uint32_t>(i)});
}

/// Claims that changed stand in other groups now.
void UnionTable::file_again(const std::vector<std::uint32_t>& changed, const ClaimSpool& claims) {
  if (changed.empty()) return;
  const auto is_old = [&](const auto& entry) { return std::binary_search(changed.begin(), changed.end(), entry.claim); };
  std::erase_if(subjects_, is_old);
  std::erase_if(arguments_, is_old);
  ComparableClaim claim;
  for (const std::uint32_t number : changed) {
    claims.get(number, claim);
    if (const std::string key = subject_group(claim); !key.empty()) subjects_.push_back({hash64(key), number});
    add_arguments(number, claim);
  }
}

/// Groups of two up to `most` claims are read, united and written back where that changed them.
std::vector<std::uint32_t> UnionTable::unite_groups(std::vector<Member> members, std::size_t most, ClaimSpool& claims, const Unite& unite) const {
  std::vector<std::uint32_t> changed;
  std::sort(members.begin(), members.end());
  std::vector<Lent> old;
  for (std::size_t begin = 0, end = 0; begin < members.size(); begin = end) {
    while (end < members.size() && members[end].group == members[begin].group) ++end;
    if (end - begin < 2 || end - begin > most) continue;
    std::sort(members.begin() + static_cast<std::ptrdiff_t>(begin), members.begin() + static_cast<std::ptrdiff_t>(end),
              [&](const Member& x, const Member& y) { return std::string_view(claims.id(x.claim)) < claims.id(y.claim); });
    std::vector<ComparableClaim> group(end - begin);
    for (std::size_t i = begin; i < end; ++i) claims.get(members[i].claim, group[i - begin]);
    old.clear();
    for (const ComparableClaim& claim : group) old.push_back(lent_of(claim));
    unite(group);
    for (std::size_t i = 0; i < group.size(); ++i) {
      if (lent_of(group[i]) == old[i]) continue;
      claims.replace(members[begin + i].claim, group[i]);
      changed.push_back(members[begin + i].claim);
    }
  }
  std::sort(changed.begin(), changed.end());
  return changed;
}

std::vector<std::uint32_t> UnionTable::unite_all_arguments(ClaimSpool& claims) {
  std::vector<std::uint32_t> changed;
  std::sort(arguments_.begin(), arguments_.end(), [](const Argument& x, const Argument& y) { return std::tie(x.group, x.claim, x.index) < std::tie(y.group, y.claim, y.index); });
  ComparableClaim claim;
  for (std::size_t begin = 0, end = 0; begin < arguments_.size(); begin = end) {
    bool one = true;
    for (end = begin; end < arguments_.size() && arguments_[end].group == arguments_[begin].group; ++end) one = one && arguments_[end].id == arguments_[begin].id;
    if (one) continue;
    std::string least;
    for (std::size_t i = begin; i < end; ++i) {
      claims.get(arguments_[i].claim, claim);
      const std::string& id = claim.argument_ids[arguments_[i].index];
      if (least.empty() || id < least) least = id;
    }
    for (std::size_t i = begin; i < end; ++i) {
      claims.get(arguments_[i].claim, claim);
      std::string& id = claim.argument_ids[arguments_[i].index];
      if (id == least) continue;
      id = least;
      claims.replace(arguments_[i].claim, claim);
      changed.push_back(arguments_[i].claim);
    }
  }
  return changed;
}

std::vector<std::uint32_t> UnionTable::apply(ClaimSpool& claims, const ArticleNames& names) {
  std::vector<std::uint32_t> out = unite_groups(std::move(lists_), kMostLists, claims, [&](auto& group) { unite_lists(group, context_); });
  file_again(out, claims);
  const auto subjects = unite_groups(std::move(subjects_), kMostAlike, claims, [&](auto& group) { unite_subjects(group, names, context_); });
  file_again(subjects, claims);
  const auto arguments = unite_all_arguments(claims);
  for (const auto* more : {&subjects, &arguments}) out.insert(out.end(), more->begin(), more->end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  lists_.clear();
  subjects_.clear();
  arguments_.clear();
  return out;
}

}  // namespace crosstell::crossref
