// SPDX-License-Identifier: Apache-2.0
#include "quote_runs.h"

#include <algorithm>

#include "crosstell/base/hash.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kSharedWords = 3;           // candidates share a run of that many words
constexpr std::size_t kRunLimit = 24;             // lines compared along one run
constexpr std::size_t kPairsAtOnce = 1u << 20;    // found before doubles are dropped

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

void RunTable::add(std::uint32_t line, const std::vector<std::string>& words) {
  std::string run;
  for (std::size_t w = 0; w + kSharedWords <= words.size(); ++w) {
    run = words[w];
    run.append(" ").append(words[w + 1]).append(" ").append(words[w + 2]);
    uses_.push_back({hash64(run), line});
  }
}

RunTable::Pairs RunTable::pairs(const std::vector<std::uint32_t>& rank) {
  if (!rank.empty())
    for (Use& use : uses_) use.line = rank[use.line];
  sort_unique(uses_);
  Pairs out;
  std::size_t tidy_at = kPairsAtOnce;
  for (std::size_t begin = 0, end = 0; begin < uses_.size(); begin = end) {
    while (end < uses_.size() && uses_[end].run == uses_[begin].run) ++end;
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t j = i + 1; j < std::min(end, i + 1 + kRunLimit); ++j) out.emplace_back(uses_[i].line, uses_[j].line);
    if (out.size() < tidy_at) continue;
    sort_unique(out);
    tidy_at = 2 * std::max(out.size(), kPairsAtOnce);
  }
  sort_unique(out);
  uses_ = {};
  return out;
}

}  // namespace crosstell::crossref
