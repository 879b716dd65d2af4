// SPDX-License-Identifier: Apache-2.0
// Stories: articles about one happening, by the rare names they share and the days they were printed.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "crosstell/base/hash.h"
#include "crosstell/crossref.h"
#include "days.h"
#include "names.h"

namespace crosstell {
namespace {

using namespace crossref;

constexpr std::int64_t kStoryDays = 31;      // between neighbours; a story may run on for longer
constexpr double kLeastShare = 0.2;          // of the weight of the shorter article's names
constexpr std::size_t kLeastShared = 2;
constexpr std::size_t kSmallCorpus = 40;
constexpr std::size_t kNeighbours = 48;      // articles compared along one name
constexpr std::size_t kLargestStory = 60;    // what is larger hangs together by chains of articles that tell of ever other things
constexpr double kStricter = 0.1;            // added to the share of names until no chain is larger
constexpr double kStrictest = 0.6;

struct Article { std::string id, title; std::optional<std::int64_t> day; std::vector<std::uint32_t> names; double weight = 0; };
struct Corpus { std::vector<Article> articles; std::vector<const MergeRow*> names; std::vector<double> weight; };

bool may_tell(const MergeRow& row) {
  const NameClass kind = class_of(row.type);
  if (kind == NameClass::person) return row.key.find(' ') != std::string::npos;
  return kind == NameClass::organization || kind == NameClass::thing || kind == NameClass::event || kind == NameClass::place;
}

std::vector<std::string> articles_of(const MergeRow& row) {
  std::vector<std::string> out;
  for (const auto& member : row.members)
    if (out.empty() || out.back() != member.first) out.push_back(member.first);
  if (std::is_sorted(out.begin(), out.end())) return out;   // as merges come
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Corpus read_corpus(const std::vector<Store::ArticleHead>& heads, const std::vector<MergeRow>& merges) {
  Corpus corpus;
  for (const auto& head : heads) corpus.articles.push_back({head.id, head.title, day_of(head.published), {}, 0});
  std::sort(corpus.articles.begin(), corpus.articles.end(), [](const Article& x, const Article& y) { return x.id < y.id; });
  for (const MergeRow& merge : merges) corpus.names.push_back(&merge);
  const auto before = [](const MergeRow* x, const MergeRow* y) { return x->entity_id < y->entity_id; };
  if (!std::is_sorted(corpus.names.begin(), corpus.names.end(), before)) std::sort(corpus.names.begin(), corpus.names.end(), before);
  const std::size_t count = corpus.articles.size();
  const std::size_t rare = count <= kSmallCorpus ? count : std::max(kSmallCorpus, count / 20);
  corpus.weight.resize(corpus.names.size());
  for (std::uint32_t i = 0; i < corpus.names.size(); ++i) {
    if (!may_tell(*corpus.names[i])) continue;
    const auto ids = articles_of(*corpus.names[i]);
    if (ids.size() > rare) continue;
    // One more than the usual logarithm: in a corpus of two articles a name in both still weighs something.
    corpus.weight[i] = std::log2(1.0 + static_cast<double>(count) / static_cast<double>(ids.size()));
    for (const std::string& id : ids) {
      const auto at = std::lower_bound(corpus.articles.begin(), corpus.articles.end(), id, [](const Article& article, const std::string& key) { return article.id < key; });
      if (at == corpus.articles.end() || at->id != id) continue;
      at->names.push_back(i);
      at->weight += corpus.weight[i];
    }
  }
  return corpus;
}

struct Tie { std::size_t a = 0, b = 0; double share = 0; std::vector<std::uint32_t> names; };

std::vector<Tie> ties_of(const Corpus& corpus) {
  std::vector<std::vector<std::size_t>> holders(corpus.names.size());
  for (std::size_t i = 0; i < corpus.articles.size(); ++i)
    for (const std::uint32_t name : corpus.articles[i].names) holders[name].push_back(i);
  // Along a name in the order of printing: who told of it a month later told another story.
  std::vector<std::pair<std::size_t, std::size_t>> candidates;
  for (auto& list : holders) {
    const auto day = [&](std::size_t i) { return corpus.articles[i].day; };
    std::stable_sort(list.begin(), list.end(), [&](std::size_t x, std::size_t y) { return day(x) < day(y); });
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t j = i + 1; j < std::min(list.size(), i + 1 + kNeighbours); ++j) {
        if (day(list[i]) && *day(list[j]) - *day(list[i]) > kStoryDays) break;
        candidates.emplace_back(std::min(list[i], list[j]), std::max(list[i], list[j]));
      }
    }
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  std::vector<Tie> out;
  for (const auto& [a, b] : candidates) {
    const Article& x = corpus.articles[a];
    const Article& y = corpus.articles[b];
    if (x.day && y.day && std::abs(*x.day - *y.day) > kStoryDays) continue;
    Tie tie{a, b, 0, {}};
    std::set_intersection(x.names.begin(), x.names.end(), y.names.begin(), y.names.end(), std::back_inserter(tie.names));
    if (tie.names.size() < kLeastShared) continue;
    for (const std::uint32_t name : tie.names) tie.share += corpus.weight[name];
    tie.share /= std::min(x.weight, y.weight);
    if (tie.share >= kLeastShare) out.push_back(std::move(tie));
  }
  return out;
}

/// The names that hold a story together, most used first.
std::vector<std::uint32_t> telling_names(const std::vector<const Tie*>& ties) {
  std::map<std::uint32_t, int> counts;
  for (const Tie* tie : ties)
    for (const std::uint32_t name : tie->names) ++counts[name];
  std::vector<std::uint32_t> out;
  for (const auto& [name, count] : counts) out.push_back(name);
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t x, std::uint32_t y) { return counts[x] > counts[y]; });
  return out;
}

StoryRow row_of(const Corpus& corpus, const std::vector<std::size_t>& members, const std::vector<const Tie*>& ties) {
  StoryRow row;
  for (const std::size_t i : members) row.articles.push_back(corpus.articles[i].id);
  const auto names = telling_names(ties);
  for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 3); ++i) row.label += (i == 0 ? "" : ", ") + corpus.names[names[i]]->name;
  for (const Tie* tie : ties) {
    std::string text = corpus.articles[tie->a].id + " ~ " + corpus.articles[tie->b].id + ": ";
    for (std::size_t i = 0; i < std::min<std::size_t>(tie->names.size(), 5); ++i) text += (i == 0 ? "" : ", ") + corpus.names[tie->names[i]]->name;
    text += " (" + std::to_string(static_cast<int>(std::lround(tie->share * 100))) + " % of the shorter article's names)";
    row.evidence.push_back(text);
  }
  row.id = content_id('s', KeyBuilder().field("story").field(row.articles.front()).bytes());
  return row;
}

/// Articles joined by ties, and the strongest ties that hold each group together: enough to inspect it.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  bool join(std::size_t x, std::size_t y) {
    const std::size_t a = find(x), b = find(y);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
    return a != b;
  }

 private:
  std::vector<std::size_t> parent_;
};

/// Ties that hold groups together, none of them larger than a story can be as far as stricter shares can part it.
/// Requires: `ties` by falling share.
std::vector<const Tie*> holding_ties(std::size_t count, const std::vector<const Tie*>& ties, double least) {
  Groups groups(count);
  std::vector<const Tie*> used;
  for (const Tie* tie : ties)
    if (tie->share >= least && groups.join(tie->a, tie->b)) used.push_back(tie);
  std::map<std::size_t, std::size_t> sizes;
  for (const Tie* tie : used) ++sizes[groups.find(tie->a)];   // ties of a tree: one fewer than articles
  const auto is_chain = [&](const Tie* tie) { return sizes[groups.find(tie->a)] >= kLargestStory; };
  if (least + kStricter > kStrictest || std::none_of(used.begin(), used.end(), is_chain)) return used;
  std::vector<const Tie*> again, out;
  for (const Tie* tie : ties)
    if (is_chain(tie)) again.push_back(tie);
  for (const Tie* tie : used)
    if (!is_chain(tie)) out.push_back(tie);
  for (const Tie* tie : holding_ties(count, again, least + kStricter)) out.push_back(tie);
  return out;
}

}  // namespace

std::vector<StoryRow> find_stories(const std::vector<Store::ArticleHead>& articles, const std::vector<Store::ArticleEntity>&, const std::vector<MergeRow>& merges) {
  const Corpus corpus = read_corpus(articles, merges);
  std::vector<Tie> ties = ties_of(corpus);
  std::sort(ties.begin(), ties.end(), [](const Tie& x, const Tie& y) { return std::tie(y.share, x.a, x.b) < std::tie(x.share, y.a, y.b); });
  std::vector<const Tie*> list;
  for (const Tie& tie : ties) list.push_back(&tie);
  Groups groups(corpus.articles.size());
  const std::vector<const Tie*> used = holding_ties(corpus.articles.size(), list, kLeastShare);
  for (const Tie* tie : used) groups.join(tie->a, tie->b);
  std::map<std::size_t, std::pair<std::vector<std::size_t>, std::vector<const Tie*>>> stories;
  for (std::size_t i = 0; i < corpus.articles.size(); ++i) stories[groups.find(i)].first.push_back(i);
  for (const Tie* tie : used) stories[groups.find(tie->a)].second.push_back(tie);
  std::vector<StoryRow> out;
  for (const auto& [root, story] : stories)
    if (story.first.size() > 1) out.push_back(row_of(corpus, story.first, story.second));
  return out;
}

}  // namespace crosstell
