// SPDX-License-Identifier: Apache-2.0
#include "quote_table.h"

#include <algorithm>
#include <memory>

#include "crosstell/base/hash.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

/// Lines read last. Pairs come in the order of their first line, the second ones jump about.
class LineReader {
 public:
  LineReader(const ClaimSpool& claims) : claims_(claims), slots_(kSlots) {}

  const QuoteLine& read(std::uint32_t place, std::uint32_t claim, std::uint32_t mark) {
    std::unique_ptr<Slot>& slot = slots_[place % kSlots];
    if (!slot) slot = std::make_unique<Slot>();
    if (slot->place == place) return slot->line;
    slot->place = place;
    claims_.get(claim, slot->claim);
    for (QuoteLine& line : quote_lines(slot->claim))
      if (line.mark == mark) slot->line = std::move(line);
    tell_words(slot->line);
    return slot->line;
  }

 private:
  static constexpr std::size_t kSlots = 2048;
  struct Slot { std::uint32_t place = UINT32_MAX; ComparableClaim claim; QuoteLine line; };
  const ClaimSpool& claims_;
  std::vector<std::unique_ptr<Slot>> slots_;
};

}  // namespace

bool QuoteTable::add(std::uint32_t number, const ComparableClaim& claim) {
  if (claim.article_id != article_) {
    close_article();
    article_ = claim.article_id;
  }
  bool any = false;
  for (QuoteLine& line : quote_lines(claim)) {
    any = true;
    std::string words = join(line.words);
    const std::uint64_t said = hash64(KeyBuilder().field(line.speaker_id).field(words).bytes());
    Fresh& known = fresh_[{claim.claim.sentence, std::move(words)}];
    if (!known.claim_id.empty() && known.claim_id <= claim.claim.id) continue;
    known = {{number, line.mark, said, 0, 0}, claim.claim.id, std::move(line.words)};
  }
  return any;
}

void QuoteTable::close_article() {
  if (!fresh_.empty()) articles_.push_back({article_, static_cast<std::uint32_t>(lines_.size())});
  for (const auto& [key, fresh] : fresh_) {
    runs_.add(static_cast<std::uint32_t>(lines_.size()), fresh.words);
    Line& line = lines_.emplace_back(fresh.line);
    line.words = static_cast<std::uint32_t>(words_.size());
    line.word_count = static_cast<std::uint32_t>(fresh.words.size());
    for (const std::string& word : fresh.words) words_.push_back(static_cast<std::uint32_t>(hash64(word)));
    std::sort(words_.end() - line.word_count, words_.end());
  }
  fresh_.clear();
}

/// Lines by article id; `rank` tells where each went.
std::vector<QuoteTable::Line> QuoteTable::in_order(std::vector<std::uint32_t>& rank) {
  std::vector<std::size_t> order(articles_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return articles_[x].id < articles_[y].id; });
  std::vector<Line> out;
  rank.resize(lines_.size());
  for (const std::size_t article : order) {
    const std::size_t end = article + 1 < articles_.size() ? articles_[article + 1].begin : lines_.size();
    for (std::size_t i = articles_[article].begin; i < end; ++i) {
      rank[i] = static_cast<std::uint32_t>(out.size());
      out.push_back(lines_[i]);
    }
  }
  return out;
}

/// Most pairs of a corpus are copies, or share but a turn of phrase: nothing can be found in them, and they need not be read.
bool QuoteTable::may_tell(const Line& a, const Line& b) const {
  if (a.said == b.said) return false;
  const auto *x = words_.data() + a.words, *y = words_.data() + b.words;
  const auto *const x_end = x + a.word_count, *const y_end = y + b.word_count;
  std::uint32_t common = 0;
  while (x != x_end && y != y_end) {
    common += *x == *y ? 1 : 0;
    const bool step = *x <= *y;
    y += *y <= *x ? 1 : 0;
    x += step ? 1 : 0;
  }
  return static_cast<double>(common) / static_cast<double>(std::min(a.word_count, b.word_count)) >= kLeastShareOfWords;
}

std::vector<FindingRow> QuoteTable::compare(const ClaimSpool& claims, const CompareContext& context, std::vector<Testimony>& testimonies) {
  close_article();
  std::vector<std::uint32_t> rank;
  const std::vector<Line> lines = in_order(rank);
  LineReader first(claims), second(claims);
  QuoteFindings findings(context);
  for (const auto& [a, b] : runs_.pairs(rank))
    if (may_tell(lines[a], lines[b])) findings.compare(first.read(a, lines[a].claim, lines[a].mark), second.read(b, lines[b].claim, lines[b].mark));
  lines_ = {};
  words_ = {};
  articles_ = {};
  return findings.take(&testimonies);
}

}  // namespace crosstell::crossref
