// SPDX-License-Identifier: Apache-2.0
#include "corpus_comparison.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "event_dates.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kRoom = 4096;   // claims of a part whose memory is kept for the next one

/// Ids are unique; of two findings about one thing the stronger stays.
void keep_strongest(std::vector<FindingRow>& findings) {
  const auto evidence = [](const FindingRow& x, const FindingRow& y) {   // no two findings are equal in all of this
    return std::lexicographical_compare(x.variants.begin(), x.variants.end(), y.variants.begin(), y.variants.end(), [](const FindingVariantRow& a, const FindingVariantRow& b) {
      return std::lexicographical_compare(a.evidence.begin(), a.evidence.end(), b.evidence.begin(), b.evidence.end(),
                                          [](const FindingEvidenceRow& p, const FindingEvidenceRow& q) { return p.claim_id < q.claim_id; });
    });
  };
  std::sort(findings.begin(), findings.end(), [&](const FindingRow& x, const FindingRow& y) {
    const auto left = std::tie(x.id, y.score, x.reason), right = std::tie(y.id, x.score, y.reason);
    return left != right ? left < right : evidence(x, y);
  });
  findings.erase(std::unique(findings.begin(), findings.end(), [](const FindingRow& x, const FindingRow& y) { return x.id == y.id; }), findings.end());
}

}  // namespace

/// Words of an open relation and opinions meet nothing, unless they are lists, deeds or quotations.
bool CorpusComparison::wants(const ClaimHead& claim) const {
  const bool never_compared = claim.attribute.starts_with("relation:") || claim.kind == "opinion" || claim.kind == "personal";
  if (!never_compared || is_deed(claim.attribute) || claim.value_kind == "set" || claim.attribution == "direct" || claim.attribution == "mixed") return true;
  return with_variants_.contains(claim.article_id);
}

void CorpusComparison::add(const ComparableClaim& claim) {
  const auto number = static_cast<std::uint32_t>(claims_.size());
  bool needed = with_variants_.contains(claim.article_id);
  if (needed) evidence_.emplace_back(claim.article_id, number);
  needed = quotes_.add(number, claim) || needed;
  needed = figures_.add(number, claim) || needed;
  needed = unions_.add(number, claim) || needed;
  needed = add_meetings(number, claim) || needed;
  if (needed) claims_.put(claim);
}

bool CorpusComparison::add_meetings(std::uint32_t number, const ComparableClaim& claim) {
  bool any = meetings_.add(number, false, meeting_keys(claim, *context_.registry));
  if (const auto date = event_date(claim)) any = meetings_.add(number, true, meeting_keys(*date, *context_.registry)) || any;
  return any;
}

void CorpusComparison::unite() {
  const auto changed = unions_.apply(claims_, telling_);
  meetings_.forget(changed);
  ComparableClaim claim;
  for (const std::uint32_t number : changed) {
    claims_.get(number, claim);
    add_meetings(number, claim);
  }
}

void CorpusComparison::keep(BucketResult result) {
  summary_.compared += result.comparisons.size() + result.comparisons_left_out;
  summary_.variants_left_out += result.variants_left_out;
  summary_.comparisons_left_out += result.comparisons_left_out;
  const auto find = [&](const std::string& id) {
    return std::lower_bound(numbers_.begin(), numbers_.end(), id, [](const auto& known, const std::string& wanted) { return known.first->claim.id < wanted; });
  };
  for (const ComparisonRow& row : result.comparisons) pairs_.add(find(row.claim_a)->second, find(row.claim_b)->second, row.relation, row.guard);
  for (FindingRow& finding : result.findings) {
    if (may_be_told_twice(finding))
      for (const FindingVariantRow& variant : finding.variants)
        for (const FindingEvidenceRow& evidence : variant.evidence) testimonies_.push_back(testimony_of(*find(evidence.claim_id)->first));
    findings_.push_back(std::move(finding));
  }
}

void CorpusComparison::compare_part(const Meeting* begin, const Meeting* end) {
  const auto count = static_cast<std::size_t>(end - begin);
  if (part_.size() < count || part_.size() > std::max(count, kRoom)) part_.resize(count);
  numbers_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    claims_.get(begin[i].claim, part_[i]);
    if (begin[i].is_date) part_[i] = *event_date(part_[i]);
    numbers_.emplace_back(&part_[i], begin[i].claim);
  }
  std::sort(numbers_.begin(), numbers_.end(), [](const auto& x, const auto& y) { return x.first->claim.id < y.first->claim.id; });
  Bucket all;
  for (const auto& [claim, number] : numbers_) all.push_back(claim);
  for (const Bucket& bucket : make_buckets(all, *context_.registry)) {
    ++summary_.buckets;
    if (bucket.size() > 1) keep(compare_bucket(bucket, context_));
  }
}

std::span<const ComparableClaim> CorpusComparison::claims_of(const std::string& article_id) {
  std::vector<std::uint32_t> numbers;
  const auto first = std::lower_bound(evidence_.begin(), evidence_.end(), std::pair(article_id, std::uint32_t{0}));
  for (auto at = first; at != evidence_.end() && at->first == article_id; ++at) numbers.push_back(at->second);
  std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t x, std::uint32_t y) { return std::string_view(claims_.id(x)) < claims_.id(y); });
  if (part_.size() < numbers.size()) part_.resize(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) claims_.get(numbers[i], part_[i]);
  return std::span(part_).first(numbers.size());
}

void CorpusComparison::run() {
  unite();
  summary_.buckets += meetings_.each_part([this](const Meeting* begin, const Meeting* end) { compare_part(begin, end); });
  numbers_ = {};
  std::sort(evidence_.begin(), evidence_.end());
  for (auto rows : {quotes_.compare(claims_, context_, testimonies_), figures_.compare(claims_, testimonies_), name_variants(names_, [this](const std::string& article) { return claims_of(article); }, context_)})
    std::move(rows.begin(), rows.end(), std::back_inserter(findings_));
  part_ = {};
  keep_strongest(findings_);
  const auto by_claim = [](const Testimony& x, const Testimony& y) { return x.claim_id < y.claim_id; };
  std::sort(testimonies_.begin(), testimonies_.end(), by_claim);
  testimonies_.erase(std::unique(testimonies_.begin(), testimonies_.end(), [](const Testimony& x, const Testimony& y) { return x.claim_id == y.claim_id; }), testimonies_.end());
  unite_disputes(findings_, testimonies_, context_);
  summary_.findings = findings_.size();
  pairs_.sort(claims_);
}

ComparisonList CorpusComparison::comparisons() const {
  return {pairs_.size(), [this](std::size_t i) { return pairs_.at(i, claims_); }};
}

}  // namespace crosstell::crossref
