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
  else if (claim.direction != Direction::none || key == "difference" || key == "superlative") claim.kind = ClaimKind::comparison;
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

namespace {

/// What a sentence shows of being worth a check.
struct Signs {
  bool figure = false, money_or_share = false, date = false, name = false, past = false, first_person = false, second_person = false, modal = false;
  bool view = false, superlative = false, change = false, quantified = false, question = false;
  std::uint32_t words = 0;
};

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

void read_token(const Token& token, Signs& signs) {
  if (token.has(shape_letter)) ++signs.words;
  if (token.is(WordClass::pronoun) || token.is(WordClass::determiner)) {
    if (one_of(token.folded, {"i", "me", "my", "myself"})) signs.first_person = true;
    if (one_of(token.folded, {"you", "your"})) signs.second_person = true;
  }
  if (token.is(WordClass::modal)) signs.modal = true;
  if ((token.forms & form_superlative) != 0 || one_of(token.folded, {"first", "only", "never", "record"})) signs.superlative = true;
  if (one_of(token.folded, {"every", "all", "most", "half", "thousands", "millions", "billions", "dozens", "hundreds", "majority", "nobody", "none", "twice", "double"})) signs.quantified = true;
  if (!token.is(WordClass::verb)) return;
  if (one_of(token.lemma, {"think", "believe", "want", "hope", "know", "guess", "feel", "like", "love", "thank", "let", "mean", "say", "talk", "tell"})) signs.view = true;
  if (one_of(token.lemma, {"rise", "fall", "grow", "increase", "decrease", "lose", "gain", "raise", "cut", "double", "drop", "reduce", "create", "add", "spend", "pay", "cost", "vote", "pass", "oppose", "support", "kill", "lead"}))
    signs.change = true;
}

Signs signs_of(const ArticleContext& context, const Sentence& sentence) {
  Signs signs;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) read_token(context.token(i), signs);
  signs.question = context.token(sentence.tokens.end - 1).folded == "?";
  const auto [first, last] = mentions_in(context.extraction, sentence.tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const MentionType type = context.extraction.mentions[i].type;
    if (type == MentionType::money || type == MentionType::percent) signs.money_or_share = true;
    else if (type == MentionType::date) signs.date = true;
    else if (is_figure(type) && type != MentionType::ordinal && type != MentionType::time_of_day) signs.figure = true;
    if (type <= MentionType::place || type == MentionType::law || type == MentionType::nationality) signs.name = true;
  }
  const auto [begin, end] = verb_groups_in(context.segments, sentence.tokens);
  for (std::uint32_t i = begin; i < end; ++i) {
    const VerbGroup& group = context.segments.verb_groups[i];
    if (group.finite && (group.tense == VerbGroup::Tense::past || group.perfect)) signs.past = true;
  }
  return signs;
}

}  // namespace

// The factors are odds: they multiply, and odds of 1 are a score of 0.5.
void score_check_worthiness(const ArticleContext& context, Claim& claim) {
  auto& features = claim.check_worthiness_features;
  const Signs signs = signs_of(context, context.segments.sentences[claim.sentence]);
  const auto add = [&](bool holds, const char* name, double factor) {
    if (holds) features.push_back({name, factor});
  };
  add(true, "base", 0.22);
  add(signs.figure, "figure", 5);
  add(signs.money_or_share, "money_or_share", 20);
  add(signs.date, "dated", 3);
  add(signs.name, "name", 2.2);
  add(signs.past, "past", 3.5);
  add(signs.change, "change", 2.2);
  add(signs.superlative, "rank", 2.2);
  add(signs.quantified, "quantified", 1.15);
  add(claim.direction != Direction::none, "comparison", 1.5);
  add(claim.subject >= 0, "named_subject", 1.3);
  add(signs.first_person, "first_person", 0.4);
  add(signs.second_person, "second_person", 0.5);
  add(signs.modal, "modal", 0.45);
  add(signs.view, "view", 0.8);
  add(signs.words > 20, "long", 1.4);
  add(signs.question, "question", 0.3);
  add(claim.kind == ClaimKind::opinion, "opinion", 0.5);
  add(claim.modality == Modality::predicted, "prediction", 0.6);
  add(claim.modality == Modality::hypothetical || claim.modality == Modality::question, "not_asserted", 0.25);
  double odds = 1;
  for (const Feature& feature : features) odds *= feature.factor;
  claim.check_worthiness = odds / (1 + odds);
}

}  // namespace crosstell
