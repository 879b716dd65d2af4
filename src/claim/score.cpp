// SPDX-License-Identifier: Apache-2.0
#include "score.h"

#include <algorithm>
#include <array>

namespace crosstell {
namespace {

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

bool is_identity(std::string_view key) {
  static constexpr std::array<std::string_view, 9> kKeys{"role", "founder_of", "affiliation_event", "appointed_by", "employer", "profession", "leader", "developer", "parent"};
  return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

bool is_quantity(ValueKind kind) {
  return kind == ValueKind::number || kind == ValueKind::money || kind == ValueKind::percent || kind == ValueKind::duration || kind == ValueKind::age;
}

double product(const std::vector<Feature>& features) {
  double out = 1;
  for (const Feature& feature : features) out *= feature.factor;
  return std::clamp(out, 0.0, 1.0);
}

bool speaks_of_self(const ArticleContext& context, const Claim& claim) {
  const std::string_view text = context.text_of(claim.subject_span);
  return text == "I" || text == "i" || text == "me" || text == "we" || text == "We";
}

}  // namespace

void classify_kind(const ArticleContext& context, const Attribute* attribute, bool obligation, Claim& claim) {
  const std::string_view key = claim.attribute;
  if (claim.modality == Modality::predicted) claim.kind = ClaimKind::prediction;
  else if (claim.cue_class == CueClass::belief && !is_quantity(claim.value_kind)) claim.kind = ClaimKind::opinion;
  else if (obligation) claim.kind = ClaimKind::rule;
  else if (claim.direction != Direction::none) claim.kind = ClaimKind::comparison;
  else if (starts_with(key, "definition")) claim.kind = ClaimKind::definition;
  else if (key == "cause" || key == "reason_for") claim.kind = ClaimKind::cause;
  else if (is_identity(key)) claim.kind = ClaimKind::identity_role;
  else if (starts_with(key, "event:")) claim.kind = speaks_of_self(context, claim) ? ClaimKind::personal : ClaimKind::event;
  else if (is_quantity(claim.value_kind)) claim.kind = ClaimKind::quantity;
  else if (attribute && attribute->finding_kind == "role_event") claim.kind = ClaimKind::identity_role;
  else claim.kind = ClaimKind::attribute;
}

void score_confidence(const ArticleContext& context, const Attribute* attribute, Claim& claim) {
  auto& features = claim.confidence_features;
  if (claim.subject < 0) features.push_back({"subject_unresolved", 0.3});
  else if (starts_with(claim.subject_link, "pronoun")) features.push_back({"subject_pronoun", 0.85});
  else if (claim.subject_link == "event_context" || claim.subject_link == "sentence_subject") features.push_back({"subject_from_context", 0.75});
  else if (!claim.subject_link.empty() && claim.subject_link != "exact") features.push_back({"subject_link", 0.95});
  if (claim.subject >= 0) {
    const float known = context.extraction.entities[static_cast<std::size_t>(claim.subject)].confidence;
    if (known < 1) features.push_back({"entity", known});
  }
  if (!attribute || attribute->key.find('*') != std::string::npos) features.push_back({"generic_attribute", 0.7});
  if (claim.attribution == AttributionKind::hearsay) features.push_back({"hearsay", 0.8});
  if (claim.modality == Modality::presupposed) features.push_back({"presupposed", 0.8});
  claim.confidence = product(features);
}

void score_check_worthiness(const ArticleContext& context, Claim& claim) {
  auto& features = claim.check_worthiness_features;
  features.push_back({"base", 0.6});
  if (is_quantity(claim.value_kind)) features.push_back({"figure", 1.4});
  if (claim.direction != Direction::none) features.push_back({"comparison", 1.25});
  if (claim.value_kind == ValueKind::date || claim.value_kind == ValueKind::category) features.push_back({"verifiable_value", 1.25});
  if (claim.subject >= 0 && context.extraction.entities[static_cast<std::size_t>(claim.subject)].type != MentionType::concept_) features.push_back({"named_subject", 1.15});
  if (claim.time_basis == TimeBasis::explicit_) features.push_back({"dated", 1.05});
  if (claim.kind == ClaimKind::opinion) features.push_back({"opinion", 0.4});
  if (claim.kind == ClaimKind::personal) features.push_back({"personal", 0.4});
  if (claim.modality == Modality::predicted) features.push_back({"prediction", 0.6});
  if (claim.modality == Modality::hypothetical || claim.modality == Modality::question) features.push_back({"not_asserted", 0.4});
  if (claim.subject < 0) features.push_back({"subject_unresolved", 0.6});
  claim.check_worthiness = product(features);
}

}  // namespace crosstell
