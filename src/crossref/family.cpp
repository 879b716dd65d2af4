// SPDX-License-Identifier: Apache-2.0
// Families: articles that speak with one voice, because one copies the other or both copy an agency.
#include <algorithm>
#include <map>
#include <numeric>

#include "crosstell/base/hash.h"
#include "crosstell/crossref.h"
#include "days.h"
#include "words.h"

namespace crosstell {
namespace {

using namespace crossref;
using Head = Store::ArticleHead;

constexpr double kSharedShare = 0.15;       // of 8-word shingles
constexpr std::size_t kLeastShared = 3;     // one shared sentence of boilerplate is no copy
constexpr std::size_t kPairsAtOnce = 1u << 21;   // found before doubles are dropped
constexpr std::int64_t kAgencyDays = 3;     // an agency's credit binds texts of one news cycle

struct Link { std::size_t a = 0, b = 0; std::string reason; double similarity = 0; };

/// Shares of two min-hash sets below the greatest hash both are complete up to: the larger of Jaccard and containment.
double similarity(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t shared = 0, i = 0, j = 0;
  while (i < a.size() && j < b.size()) {   // no hash behind the end of either list is below that greatest hash; which list steps is a toss-up: no branches
    const std::uint64_t x = a[i], y = b[j];
    shared += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  if (shared < kLeastShared) return 0;
  return static_cast<double>(shared) / static_cast<double>(std::min(i, j));
}

/// Each shingle links its articles like a chain and to its first: copies of one text meet however many they are.
std::vector<std::uint64_t> candidate_pairs(const std::vector<const Head*>& heads) {
  struct Use { std::uint64_t shingle; std::uint32_t article; auto operator<=>(const Use&) const = default; };
  std::vector<Use> uses;
  for (std::size_t i = 0; i < heads.size(); ++i)
    for (const std::uint64_t shingle : heads[i]->shingles) uses.push_back({shingle, static_cast<std::uint32_t>(i)});
  std::sort(uses.begin(), uses.end());
  uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
  std::vector<std::uint64_t> pairs;   // the lesser article in the upper half
  const auto tidy = [&] {
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  };
  std::size_t first = 0, tidied = kPairsAtOnce;
  for (std::size_t i = 1; i < uses.size(); ++i) {
    if (uses[i].shingle != uses[first].shingle) first = i;
    if (first == i) continue;
    pairs.push_back(std::uint64_t{uses[first].article} << 32 | uses[i].article);
    if (first + 1 < i) pairs.push_back(std::uint64_t{uses[i - 1].article} << 32 | uses[i].article);
    if (pairs.size() < tidied) continue;
    tidy();
    tidied = 2 * std::max(pairs.size(), kPairsAtOnce);
  }
  tidy();
  return pairs;
}

std::vector<Link> copy_links(const std::vector<const Head*>& heads) {
  std::vector<Link> out;
  for (const std::uint64_t pair : candidate_pairs(heads)) {
    const std::size_t a = pair >> 32, b = pair & 0xFFFFFFFFu;
    if (const double share = similarity(heads[a]->shingles, heads[b]->shingles); share >= kSharedShare) out.push_back({a, b, "copy", share});
  }
  return out;
}

/// Links neighbours among the articles with one key (URL, agency credit).
template <class Key, class Allowed>
void link_equal(const std::vector<const Head*>& heads, Key key, Allowed allowed, const char* reason, std::vector<Link>& out) {
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < heads.size(); ++i)
    if (const std::string value = key(*heads[i]); !value.empty()) groups[value].push_back(i);
  for (auto& [value, group] : groups) {
    std::stable_sort(group.begin(), group.end(), [&](std::size_t x, std::size_t y) { return heads[x]->published < heads[y]->published; });
    for (std::size_t i = 1; i < group.size(); ++i)
      if (allowed(*heads[group[i - 1]], *heads[group[i]])) out.push_back({group[i - 1], group[i], std::string(reason) + " " + value, 1});
  }
}

bool same_news_cycle(const Head& a, const Head& b) {
  const auto x = day_of(a.published), y = day_of(b.published);
  return !x || !y || *y - *x <= kAgencyDays;
}

/// Without protocol, fragment, query and closing slash: how two visits of one page are written.
std::string page_of(const Head& head) {
  std::string url = fold(head.url);
  if (const std::size_t scheme = url.find("://"); scheme != std::string::npos) url.erase(0, scheme + 3);
  if (url.rfind("www.", 0) == 0) url.erase(0, 4);
  url.erase(std::min(url.find('#'), url.size()));
  while (!url.empty() && url.back() == '/') url.pop_back();
  return url.find('/') == std::string::npos ? std::string{} : url;  // a bare host is no page
}

}  // namespace

std::vector<FamilyRow> find_families(const std::vector<Store::ArticleHead>& articles) {
  std::vector<const Head*> heads;
  for (const Head& head : articles) heads.push_back(&head);
  std::sort(heads.begin(), heads.end(), [](const Head* x, const Head* y) { return x->id < y->id; });
  std::vector<Link> links = copy_links(heads);
  link_equal(heads, page_of, [](const Head&, const Head&) { return true; }, "revision of", links);
  link_equal(heads, [](const Head& head) { return fold(head.agency); }, same_news_cycle, "agency", links);

  std::vector<std::size_t> parent(heads.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const Link& link : links) {
    const std::size_t a = find(link.a), b = find(link.b);
    parent[std::max(a, b)] = std::min(a, b);
  }
  std::map<std::size_t, FamilyRow> families;
  for (std::size_t i = 0; i < heads.size(); ++i) families[find(i)].articles.push_back(heads[i]->id);
  for (const Link& link : links) {
    FamilyRow& family = families[find(link.a)];
    if (family.reason.empty() || link.similarity < family.similarity || (link.similarity == family.similarity && link.reason < family.reason)) {
      family.reason = link.reason;
      family.similarity = link.similarity;
    }
  }
  std::vector<FamilyRow> out;
  for (auto& [root, family] : families) {
    if (family.articles.size() < 2) continue;
    family.id = content_id('s', KeyBuilder().field("family").field(family.articles.front()).bytes());
    out.push_back(std::move(family));
  }
  return out;
}

}  // namespace crosstell
