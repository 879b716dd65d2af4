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

namespace {

/// Words of an open relation and opinions meet nothing.
bool is_loose(const ClaimHead& claim) { return claim.attribute.starts_with("relation:") || claim.kind == "opinion" || claim.kind == "personal"; }

}  // namespace

/// Lists, deeds and quotations may meet others in several ways, all else by its subject; figures of any words only while there are few articles.
ClaimPart CorpusComparison::wants(const ClaimHead& claim) const {
  if (is_deed(claim.attribute) || claim.value_kind == "set" || claim.attribution == "direct" || claim.attribution == "mixed") return ClaimPart::all;
  if (statements_.is_open()) return ClaimPart::all;   // whatever the claim, its sentence is compared
  if (figures_.is_open()) return !is_loose(claim) || spellings_.asks(claim.article_id) ? ClaimPart::all : ClaimPart::nothing;
  if (claim.has_subject && !is_loose(claim) && !claim.attribute.starts_with("figure:")) return ClaimPart::all;
  return spellings_.asks(claim.article_id) ? ClaimPart::sentence : ClaimPart::nothing;
}

void CorpusComparison::add(const ComparableClaim& claim) {
  const auto number = static_cast<std::uint32_t>(claims_.size());
  spellings_.add(claim);
  bool needed = quotes_.add(number, claim);
  needed = figures_.add(number, claim) || needed;
  needed = statements_.add(number, claim) || needed;
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
    spellings_.replace(claim);
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

void CorpusComparison::run() {
  unite();
  summary_.buckets += meetings_.each_part([this](const Meeting* begin, const Meeting* end) { compare_part(begin, end); });
  numbers_ = {};
  for (auto rows : {quotes_.compare(claims_, context_, testimonies_), figures_.compare(claims_, testimonies_), statements_.compare(claims_, testimonies_), name_variants(spellings_, context_)})
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
