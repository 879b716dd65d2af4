// SPDX-License-Identifier: Apache-2.0
#include "score.h"

#include <algorithm>
#include <map>

namespace crosstell::crossref {
namespace {

constexpr std::size_t kClaimsPerCell = 4;  // the surest claims of each side; more cannot raise the score much

double factor(const std::map<std::string, double, std::less<>>& factors, std::string_view name, double otherwise = 1) {
  const auto at = factors.find(name);
  return at == factors.end() ? otherwise : at->second;
}

double link_factor(const ClaimRow& claim, const Severity& table) {
  if (claim.subject_link == "exact" || claim.subject_link.empty()) return factor(table.link, "exact");
  if (claim.subject_link == "event_context" || claim.subject_link == "deal_context" || claim.subject_link == "sentence_subject" || claim.subject_link == "sentence_before") return factor(table.link, "context");
  return factor(table.link, claim.subject_link.find("pronoun") != std::string::npos ? "pronoun" : "alias");
}

/// What the extraction doubts beyond what this score weighs itself. Whether a name is a company or a person hardly matters for a comparison.
double extraction_factor(const ClaimRow& claim, const Severity& table, const CompareContext& context) {
  const bool ask = claim.confidence_features.empty() && context.confidence_features;
  const auto features = ask ? context.confidence_features(claim.id) : claim.confidence_features;
  if (features.empty()) return claim.confidence;
  double product = 1;
  for (const auto& [name, value] : features) {
    const bool weighed_here = name.rfind("subject_", 0) == 0 || name == "generic_attribute" || name == "hearsay" || name == "presupposed";
    if (!weighed_here) product *= name == "entity" ? 1 - table.entity_type_share * (1 - value) : value;
  }
  return product;
}

double modality_factor(const Reading& reading, const Severity& table) {
  const ClaimRow& claim = reading.claim->claim;
  if (claim.cue_class == "belief") return factor(table.modality, "belief");
  if (claim.attribution == "hearsay") return factor(table.modality, "hearsay");
  if (reading.certainty == Certainty::predicted) return factor(table.modality, "predicted");
  if (reading.certainty != Certainty::firm) return factor(table.modality, "soft");
  if (claim.modality == "presupposed") return factor(table.modality, "presupposed");
  return factor(table.modality, claim.attribution == "narrator" || claim.attribution.empty() ? "asserted" : "attributed");
}

const char* independence_name(const ComparableClaim& a, const ComparableClaim& b, const CompareContext& context) {
  if (a.article_id == b.article_id) return "same_article";
  if (voice_of(context, a.article_id) == voice_of(context, b.article_id)) return "same_family";
  return !a.source.empty() && a.source == b.source ? "same_source" : "unrelated";
}

bool is_amount_kind(const std::string& kind) { return kind == "numeric" || kind == "date" || kind == "age" || kind == "enumeration" || kind == "comparative"; }

/// Factors of the claims of one dispute: each stands in many pairs.
class Extraction {
 public:
  explicit Extraction(const CompareContext& context) : context_(context) {}

  double factor_of(const Reading& reading) {
    const ClaimRow& claim = reading.claim->claim;
    const auto [at, fresh] = known_.try_emplace(&claim, 0);
    if (fresh) at->second = extraction_factor(claim, Tables::builtin().severity(), context_);
    return at->second;
  }

 private:
  const CompareContext& context_;
  std::map<const ClaimRow*, double> known_;
};

ScoredPair score_pair(const Reading& a, const Reading& b, const PairVerdict& verdict, const Attribute& attribute, const CompareContext& context, Extraction& extracted) {
  const Severity& table = Tables::builtin().severity();
  ScoredPair out{&a, &b, 0, 0, 0, {}, verdict.passed};
  double base = factor(table.kinds, verdict.kind, 0.5);
  // The registry may call an attribute grave or slight; it never lifts a kind above its own base.
  if (verdict.section == "contradiction" && attribute.severity > 0) base = std::min(base, attribute.severity);
  const bool exact = a.amount && b.amount && a.amount->exact_count && b.amount->exact_count;
  const bool sized = is_amount_kind(verdict.kind) || (verdict.section == "contradiction" && a.amount && b.amount);
  const double size = sized ? std::max(verdict.size, exact ? table.size_floor_exact_count : table.size_floor) : 1;
  const double zone = std::max(factor(table.zone, a.claim->claim.zone, 0.9), factor(table.zone, b.claim->claim.zone, 0.9));
  const double link = link_factor(a.claim->claim, table) * link_factor(b.claim->claim, table);
  const bool lemma = a.claim->claim.attribute.find(':') != std::string::npos;
  const double attribute_match = factor(table.attribute, lemma ? "lemma" : "registry");
  const double time = factor(table.time, verdict.time_alignment, 0.6);
  const double modality = modality_factor(a, table) * modality_factor(b, table);
  const double extraction = std::min(extracted.factor_of(a), extracted.factor_of(b));
  const char* independence = independence_name(*a.claim, *b.claim, context);
  out.severity = rounded(base * size * zone);
  out.confidence = rounded(link * attribute_match * time * modality * extraction);
  out.independence = rounded(factor(table.independence, independence));
  out.features = {{"severity.base", base}, {"severity.size", size}, {"severity.zone", zone}, {"confidence.link", link},
                  {"confidence.attribute", attribute_match}, {"confidence.time." + verdict.time_alignment, time},
                  {"confidence.modality", modality}, {"confidence.extraction", extraction},
                  {std::string("independence.") + independence, out.independence}};
  for (auto& feature : out.features) feature.second = rounded(feature.second);
  if (out.independence > factor(table.independence, "same_family")) out.passed.emplace_back("same_family");
  return out;
}

bool better(const ScoredPair& x, const ScoredPair& y) {
  if (y.a == nullptr) return true;
  const double left = rounded(x.severity * x.confidence * x.independence), right = rounded(y.severity * y.confidence * y.independence);
  if (left != right) return left > right;
  return std::tie(x.a->claim->claim.id, x.b->claim->claim.id) < std::tie(y.a->claim->claim.id, y.b->claim->claim.id);
}

}  // namespace

ScoredPair best_pair(const std::vector<Opposition>& pairs, const Attribute& attribute, const CompareContext& context) {
  ScoredPair best;
  Extraction extracted(context);
  for (const Opposition& pair : pairs) {
    for (std::size_t i = 0; i < std::min(pair.a->readings.size(), kClaimsPerCell); ++i) {
      for (std::size_t j = 0; j < std::min(pair.b->readings.size(), kClaimsPerCell); ++j) {
        ScoredPair scored = score_pair(*pair.a->readings[i], *pair.b->readings[j], pair.verdict, attribute, context, extracted);
        if (better(scored, best)) best = std::move(scored);
      }
    }
  }
  return best;
}

}  // namespace crosstell::crossref
