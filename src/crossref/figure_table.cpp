// SPDX-License-Identifier: Apache-2.0
#include "figure_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "crosstell/base/hash.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kFewArticles = 40;      // in larger folders the same words are told of many things: routine reports of loans, bids and harvests
constexpr std::size_t kLeastCommon = 2;       // words of a line that is looked at
constexpr double kLeastLines = 30;            // for the rarity of words in a small folder

/// Lines that one dispute links, each with the others.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0u); }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t x = find(a), y = find(b);
    parent_[std::max(x, y)] = std::min(x, y);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

bool stronger(const FindingRow& x, const FindingRow& y) { return std::tie(y.score, x.id, x.reason) < std::tie(x.score, y.id, y.reason); }

/// Adds the evidence of a weaker telling of one dispute: to the variant of its value, or as one more.
void add_variants(FindingRow& into, const FindingRow& other) {
  for (const FindingVariantRow& variant : other.variants) {
    const auto same = std::find_if(into.variants.begin(), into.variants.end(), [&](const FindingVariantRow& known) { return known.value == variant.value; });
    if (same == into.variants.end()) {
      into.variants.push_back(variant);
      continue;
    }
    for (const FindingEvidenceRow& row : variant.evidence)
      if (std::none_of(same->evidence.begin(), same->evidence.end(), [&](const FindingEvidenceRow& known) { return known.claim_id == row.claim_id; })) same->evidence.push_back(row);
  }
}

void count_all_voices(FindingRow& finding, const CompareContext& context) {
  for (FindingVariantRow& variant : finding.variants) {
    std::vector<Voice> voices;
    for (const FindingEvidenceRow& row : variant.evidence) voices.push_back({&row.article_id, false});
    count_voices(variant, voices, context);
  }
  std::stable_sort(finding.variants.begin(), finding.variants.end(), [](const FindingVariantRow& x, const FindingVariantRow& y) {
    return std::tie(y.voices, y.articles, x.value) < std::tie(x.voices, x.articles, y.value);
  });
}

}  // namespace

bool FigureTable::is_open() const { return casts_.size() <= kFewArticles; }

bool FigureTable::add(std::uint32_t number, const ComparableClaim& claim) {
  if (claim.article_id != article_) {
    close_article();
    article_ = claim.article_id;
  }
  if (!is_open()) return false;
  if (claim.claim.subject >= 0)
    for (const std::string& word : words_of(claim.subject_key)) cast_.push_back(hash64(word));
  if (!claim.figure) return false;
  const auto line = figure_line(claim);
  if (!line) return false;
  for (const RoleWord& word : line->roles.words)
    if (word.kind == RoleWord::Kind::name)
      for (const std::string& part : words_of(word.text)) cast_.push_back(hash64(part));
  Fresh& known = fresh_[{claim.claim.sentence, claim.figure->clean_begin}];
  if (!known.claim_id.empty() && known.claim_id <= claim.claim.id) return false;
  known = {{number, static_cast<std::uint32_t>(casts_.size()), 0, 0}, claim.claim.id, line->kind, line->clause_begin + claim.claim.clean_begin, line->clause_end + claim.claim.clean_begin, {}};
  for (const FigureWord& word : line->words) known.words.push_back(hash64(word.family));
  known.parts = line->words.size() + line->roles.words.size();
  return true;
}

void FigureTable::close_article() {
  if (article_.empty()) return;
  for (const auto& entry : fresh_) {
    const auto& key = entry.first;
    const Fresh& fresh = entry.second;
    // Two amounts of one clause share its words: which of them the other article tells otherwise is not known.
    bool crowded = false;
    for (auto other = fresh_.lower_bound({key.first, fresh.clause_begin}); other != fresh_.end() && other->first.first == key.first && other->first.second < fresh.clause_end; ++other)
      crowded = crowded || (other->first != key && other->second.kind == fresh.kind);
    if (crowded || fresh.parts < kLeastCommon) continue;
    Line& line = lines_.emplace_back(fresh.line);
    line.words = static_cast<std::uint32_t>(words_.size());
    line.word_count = static_cast<std::uint32_t>(fresh.words.size());
    words_.insert(words_.end(), fresh.words.begin(), fresh.words.end());
  }
  fresh_.clear();
  std::sort(cast_.begin(), cast_.end());
  cast_.erase(std::unique(cast_.begin(), cast_.end()), cast_.end());
  casts_.push_back(std::move(cast_));
  cast_.clear();
}

/// A name in both is enough: somebody had a reason to put a handful of articles together.
bool FigureTable::tell_of_the_same(std::uint32_t a, std::uint32_t b) const {
  Cast both;
  std::set_intersection(casts_[a].begin(), casts_[a].end(), casts_[b].begin(), casts_[b].end(), std::back_inserter(both));
  return !both.empty();
}

std::map<std::uint64_t, std::uint32_t> FigureTable::lines_by_word() const {
  std::map<std::uint64_t, std::uint32_t> out;
  for (const std::uint64_t word : words_) ++out[word];
  return out;
}

std::vector<FindingRow> FigureTable::compare(const ClaimSpool& claims, std::vector<Testimony>& testimonies) {
  close_article();
  if (casts_.size() > kFewArticles) lines_.clear();
  const auto holders = lines_by_word();
  const double lines = std::max(kLeastLines, static_cast<double>(lines_.size()));
  const Rarity rarity = [&](const std::string& family) {
    const auto at = holders.find(hash64(family));
    return at == holders.end() ? 1.0 : std::max(0.0, std::log(lines / static_cast<double>(at->second)) / std::log(lines));
  };
  struct Told { std::uint32_t a, b; FindingRow row; };
  std::vector<Told> told;
  Groups groups(lines_.size());
  std::vector<ComparableClaim> tellings(lines_.size());
  std::vector<std::optional<FigureLine>> read(lines_.size());
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    claims.get(lines_[i].claim, tellings[i]);
    read[i] = figure_line(tellings[i]);
  }
  for (std::uint32_t a = 0; a < lines_.size(); ++a)
    for (std::uint32_t b = a + 1; b < lines_.size(); ++b) {
      if (!read[a] || !read[b] || read[a]->kind != read[b]->kind || lines_[a].article == lines_[b].article || !tell_of_the_same(lines_[a].article, lines_[b].article)) continue;
      auto row = compare_figures(*read[a], *read[b], rarity, context_);
      if (!row) continue;
      groups.join(a, b);
      told.push_back({a, b, std::move(*row)});
      testimonies.push_back(testimony_of(tellings[a]));
      testimonies.push_back(testimony_of(tellings[b]));
    }
  std::sort(told.begin(), told.end(), [](const Told& x, const Told& y) { return stronger(x.row, y.row); });
  std::map<std::uint32_t, FindingRow> disputes;
  for (Told& one : told) {
    const auto [at, fresh] = disputes.try_emplace(groups.find(one.a), one.row);
    if (!fresh) add_variants(at->second, one.row);
  }
  std::vector<FindingRow> out;
  for (auto& [group, finding] : disputes) {
    count_all_voices(finding, context_);
    out.push_back(std::move(finding));
  }
  lines_ = {};
  words_ = {};
  casts_ = {};
  return out;
}

}  // namespace crosstell::crossref
