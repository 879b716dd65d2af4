// SPDX-License-Identifier: Apache-2.0
#include "disputes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "words.h"

namespace crosstell::crossref {
namespace {

using Place = std::pair<std::string, std::int64_t>;   // article, sentence
using Sides = std::set<std::pair<Place, Place>>;      // sentences set against each other, the lesser first

constexpr std::size_t kMostPlaces = 40;  // evidence of a finding that is looked at: a dispute with more is one of many sources, not a double

using Testimonies = std::vector<Testimony>;   // by claim id

const Testimony* testimony(const Testimonies& all, const std::string& claim_id) {
  const auto at = std::lower_bound(all.begin(), all.end(), claim_id, [](const Testimony& one, const std::string& key) { return one.claim_id < key; });
  return at != all.end() && at->claim_id == claim_id ? &*at : nullptr;
}

Sides sides_of(const FindingRow& finding, const Testimonies& claims) {
  std::vector<std::pair<std::size_t, Place>> places;
  for (std::size_t v = 0; v < finding.variants.size(); ++v)
    for (const FindingEvidenceRow& evidence : finding.variants[v].evidence)
      if (const Testimony* claim = testimony(claims, evidence.claim_id)) places.push_back({v, {claim->article_id, claim->sentence}});
  Sides out;
  if (places.size() > kMostPlaces) return out;
  for (const auto& [v, x] : places)
    for (const auto& [w, y] : places)
      if (v < w) out.insert({std::min(x, y), std::max(x, y)});
  return out;
}

bool is_generic(const FindingRow& finding) { return finding.attribute.find(':') != std::string::npos; }

std::set<std::string> values_of(const FindingRow& finding) {
  std::set<std::string> out;
  for (const FindingVariantRow& variant : finding.variants) out.insert(fold(variant.value));
  return out;
}

/// Adds the evidence of `other` to the variants of equal value. Requires: every value of `other` is a value of `into`.
void add_evidence(FindingRow& into, const FindingRow& other, const Testimonies& claims, const CompareContext& context) {
  for (const FindingVariantRow& from : other.variants) {
    for (FindingVariantRow& to : into.variants) {
      if (fold(to.value) != fold(from.value)) continue;
      for (const FindingEvidenceRow& row : from.evidence)
        if (std::none_of(to.evidence.begin(), to.evidence.end(), [&](const FindingEvidenceRow& known) { return known.claim_id == row.claim_id; })) to.evidence.push_back(row);
      std::vector<Voice> all;
      for (const FindingEvidenceRow& row : to.evidence)
        if (const Testimony* claim = testimony(claims, row.claim_id)) all.push_back({&claim->article_id, claim->repeat});
      if (!all.empty()) count_voices(to, all, context);
      break;
    }
  }
}

bool stronger(const FindingRow& x, const FindingRow& y) { return std::tie(y.score, x.id) < std::tie(x.score, y.id); }

/// Findings by what they are about, strongest first; a weaker one with no value of its own goes into the first that has all of its values.
void unite_times(std::vector<FindingRow>& findings, std::vector<bool>& gone, const Testimonies& claims, const CompareContext& context) {
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (findings[i].section == "contradiction" && findings[i].kind != "quote") groups[{findings[i].subject_id.empty() ? findings[i].subject : findings[i].subject_id, findings[i].attribute, findings[i].kind}].push_back(i);
  for (auto& [key, group] : groups) {
    if (group.size() < 2) continue;
    std::sort(group.begin(), group.end(), [&](std::size_t x, std::size_t y) { return stronger(findings[x], findings[y]); });
    for (std::size_t w = 1; w < group.size(); ++w) {
      const auto values = values_of(findings[group[w]]);
      for (std::size_t s = 0; s < w; ++s) {
        const auto others = values_of(findings[group[s]]);
        if (gone[group[s]] || !std::includes(others.begin(), others.end(), values.begin(), values.end())) continue;
        add_evidence(findings[group[s]], findings[group[w]], claims, context);
        gone[group[w]] = true;
        break;
      }
    }
  }
}

bool is_yes_or_no(const FindingRow& finding) {
  static const std::set<std::string> kKinds = {"polarity", "antonym", "quote", "categorical", "role_event"};
  return kKinds.count(finding.kind) != 0;
}


/// "will close" against "will not close" in two wordings of one quotation is that quotation; a figure that two attributes read is one figure;
/// a cause that became certain is not told again of the verb.
void drop_shadows(const std::vector<FindingRow>& findings, std::vector<bool>& gone, const Testimonies& claims) {
  std::map<std::pair<std::string, std::pair<Place, Place>>, std::vector<std::size_t>> told;
  const auto is_loose = [](const FindingRow& finding) { return finding.kind == "figure" || finding.kind == "denial" || finding.kind == "opposite"; };   // of words in common: whatever names the thing knows better
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (!gone[i] && may_be_told_twice(findings[i]) && !is_loose(findings[i]))
      for (const auto& pair : sides_of(findings[i], claims)) told[{findings[i].section, pair}].push_back(i);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (gone[i] || !may_be_told_twice(findings[i]) || !is_generic(findings[i])) continue;
    const auto is_shadow_of = [&](std::size_t other) {
      if (is_loose(findings[i])) return true;
      if (is_generic(findings[other])) return false;
      return findings[i].section == "certainty_drift" || (is_yes_or_no(findings[i]) && is_yes_or_no(findings[other])) || values_of(findings[i]) == values_of(findings[other]);
    };
    const Sides sides = sides_of(findings[i], claims);
    gone[i] = !sides.empty() && std::all_of(sides.begin(), sides.end(), [&](const auto& pair) {
      const auto at = told.find({findings[i].section, pair});
      return at != told.end() && std::any_of(at->second.begin(), at->second.end(), is_shadow_of);
    });
  }
}

}  // namespace

Testimony testimony_of(const ComparableClaim& claim) { return {claim.claim.id, claim.article_id, claim.claim.sentence, claim.claim.repeat}; }

bool may_be_told_twice(const FindingRow& finding) { return finding.section == "contradiction" || finding.section == "certainty_drift"; }

void unite_disputes(std::vector<FindingRow>& findings, const std::vector<Testimony>& claims, const CompareContext& context) {
  std::vector<bool> gone(findings.size(), false);
  unite_times(findings, gone, claims, context);
  drop_shadows(findings, gone, claims);
  std::vector<FindingRow> kept;
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (!gone[i]) kept.push_back(std::move(findings[i]));
  findings = std::move(kept);
}

}  // namespace crosstell::crossref
