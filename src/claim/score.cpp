// SPDX-License-Identifier: Apache-2.0
#include "score.h"

#include <algorithm>
#include <array>
#include <bit>

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

/// What lowers the confidence in a claim, in the order of multiplication.
enum class ConfidenceSign : std::uint32_t {
  partial_negation, subject_unresolved, subject_pronoun, subject_from_context, subject_link, entity, generic_attribute, hearsay, presupposed,
};
constexpr std::uint32_t bit(ConfidenceSign sign) { return std::uint32_t{1} << static_cast<std::uint32_t>(sign); }
constexpr std::uint32_t bit_if(bool holds, ConfidenceSign sign) { return holds ? bit(sign) : 0; }
constexpr std::array<Feature, 9> kConfidence{{{"partial_negation", 0.7}, {"subject_unresolved", 0.3}, {"subject_pronoun", 0.85}, {"subject_from_context", 0.75},
                                              {"subject_link", 0.95}, {"entity", 1}, {"generic_attribute", 0.7}, {"hearsay", 0.8}, {"presupposed", 0.8}}};
constexpr const Feature& kEntity = kConfidence[static_cast<std::size_t>(ConfidenceSign::entity)];   // its factor differs from claim to claim

/// By WorthSign. The factors are odds: they multiply, and odds of 1 are a score of 0.5.
constexpr std::array<Feature, 20> kWorth{{{"base", 0.22}, {"figure", 5}, {"money_or_share", 20}, {"dated", 3}, {"name", 2.2}, {"past", 3.5}, {"change", 2.2},
                                          {"rank", 2.2}, {"quantified", 1.15}, {"comparison", 1.5}, {"named_subject", 1.3}, {"first_person", 0.4},
                                          {"second_person", 0.5}, {"modal", 0.45}, {"view", 0.8}, {"long", 1.4}, {"question", 0.3}, {"opinion", 0.5},
                                          {"prediction", 0.6}, {"not_asserted", 0.25}}};

/// Calls `take` for each feature whose bit is set.
template <std::size_t N, class Take>
void each_feature(const std::array<Feature, N>& features, std::uint32_t signs, Take take) {
  for (; signs != 0; signs &= signs - 1) take(features[static_cast<std::size_t>(std::countr_zero(signs))]);
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
  else if (claim.direction != Direction::none || key == "difference" || key == "superlative") claim.kind = ClaimKind::comparison;
  else if (starts_with(key, "definition")) claim.kind = ClaimKind::definition;
  else if (key == "cause" || key == "reason_for") claim.kind = ClaimKind::cause;
  else if (is_identity(key)) claim.kind = ClaimKind::identity_role;
  else if (starts_with(key, "event:")) claim.kind = speaks_of_self(context, claim) ? ClaimKind::personal : ClaimKind::event;
  else if (is_quantity(claim.value_kind)) claim.kind = ClaimKind::quantity;
  else if (attribute && attribute->finding_kind == "role_event") claim.kind = ClaimKind::identity_role;
  else claim.kind = ClaimKind::attribute;
}

void score_confidence(const ArticleContext& context, const Attribute* attribute, bool partial, Claim& claim) {
  using enum ConfidenceSign;
  std::uint32_t signs = bit_if(partial, partial_negation);
  if (claim.subject < 0) signs |= bit(subject_unresolved);
  else if (starts_with(claim.subject_link, "pronoun")) signs |= bit(subject_pronoun);
  else if (claim.subject_link == "event_context" || claim.subject_link == "deal_context" || claim.subject_link == "office_context" || claim.subject_link == "sentence_subject" || claim.subject_link == "sentence_before") signs |= bit(subject_from_context);
  else if (!claim.subject_link.empty() && claim.subject_link != "exact") signs |= bit(subject_link);
  if (claim.subject >= 0) {
    claim.entity_confidence = context.extraction.entities[static_cast<std::size_t>(claim.subject)].confidence;
    signs |= bit_if(claim.entity_confidence < 1, entity);
  }
  signs |= bit_if(!attribute || attribute->key.find('*') != std::string::npos, generic_attribute);
  signs |= bit_if(claim.attribution == AttributionKind::hearsay, hearsay);
  signs |= bit_if(claim.modality == Modality::presupposed, presupposed);
  claim.confidence_signs = signs;
  double product = 1;
  each_feature(kConfidence, signs, [&](const Feature& feature) { product *= &feature == &kEntity ? static_cast<double>(claim.entity_confidence) : feature.factor; });
  claim.confidence = std::clamp(product, 0.0, 1.0);
}

std::vector<Feature> confidence_features(const Claim& claim) {
  std::vector<Feature> out;
  out.reserve(static_cast<std::size_t>(std::popcount(claim.confidence_signs)));
  each_feature(kConfidence, claim.confidence_signs, [&](const Feature& feature) {
    out.push_back({feature.name, &feature == &kEntity ? static_cast<double>(claim.entity_confidence) : feature.factor});
  });
  return out;
}

std::vector<Feature> check_worthiness_features(const Claim& claim) {
  std::vector<Feature> out;
  out.reserve(static_cast<std::size_t>(std::popcount(claim.check_worthiness_signs)));
  each_feature(kWorth, claim.check_worthiness_signs, [&](const Feature& feature) { out.push_back(feature); });
  return out;
}

WorthWords::WorthWords() : table(PhraseTable::from_resource("schemas/claim/check_worthiness.tsv")) {
  using enum WorthSign;
  for (const PhraseRow& row : table.rows()) {
    const std::string& sign = row.columns.at(0);
    signs.push_back(sign == "first_person" ? first_person : sign == "second_person" ? second_person : sign == "superlative" ? rank
                    : sign == "quantified" ? quantified : sign == "change" ? change : view);
  }
}

const WorthWords& WorthWords::get() {
  static const WorthWords words;
  return words;
}

std::uint32_t WorthWords::sign_at(const std::vector<Token>& tokens, std::uint32_t token, std::uint32_t end) const {
  const PhraseHit hit = table.at(tokens, token, end);
  if (!hit.row) return 0;
  const WorthSign sign = signs[static_cast<std::size_t>(hit.row - table.rows().data())];
  const bool verb = sign == WorthSign::view || sign == WorthSign::change;
  return bit_if(!verb || tokens[token].is(WordClass::verb), sign);
}

namespace {

std::uint32_t signs_of_mentions(const ArticleContext& context, const TokenSpan& tokens) {
  using enum WorthSign;
  std::uint32_t signs = 0;
  const auto [first, last] = context.mentions_in(tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const MentionType type = context.extraction.mentions[i].type;
    if (type == MentionType::money || type == MentionType::percent) signs |= bit(money_or_share);
    else if (type == MentionType::date) signs |= bit(dated);
    else if (is_figure(type) && type != MentionType::ordinal && type != MentionType::time_of_day) signs |= bit(figure);
    signs |= bit_if(type <= MentionType::place || type == MentionType::law || type == MentionType::nationality, name);
  }
  return signs;
}

bool tells_of_past(const ArticleContext& context, const TokenSpan& tokens) {
  const auto [first, last] = context.verb_groups_in(tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const VerbGroup& group = context.segments.verb_groups[i];
    if (group.finite && (group.tense == VerbGroup::Tense::past || group.perfect)) return true;
  }
  return false;
}

}  // namespace

std::uint32_t worth_of_place(const ArticleContext& context, const TokenSpan& sentence) {
  using enum WorthSign;
  return bit(base) | signs_of_mentions(context, sentence) | bit_if(tells_of_past(context, sentence), past) |
         bit_if(context.token(sentence.end - 1).folded == "?", question);
}

void score_check_worthiness(std::uint32_t signs, Claim& claim) {
  using enum WorthSign;
  claim.check_worthiness_signs = signs | bit_if(claim.direction != Direction::none, comparison) | bit_if(claim.subject >= 0, named_subject) |
                                 bit_if(claim.kind == ClaimKind::opinion, opinion) | bit_if(claim.modality == Modality::predicted, prediction) |
                                 bit_if(claim.modality == Modality::hypothetical || claim.modality == Modality::question, not_asserted);
  double odds = 1;
  each_feature(kWorth, claim.check_worthiness_signs, [&](const Feature& feature) { odds *= feature.factor; });
  claim.check_worthiness = odds / (1 + odds);
}

}  // namespace crosstell
