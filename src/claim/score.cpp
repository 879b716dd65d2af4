// SPDX-License-Identifier: Apache-2.0
#include "score.h"

#include <algorithm>
#include <array>

#include "phrase_table.h"

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
  features.reserve(4);
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

/// Words of schemas/claim/check_worthiness.tsv, with what each is a sign of.
struct SignWords {
  PhraseTable table = PhraseTable::from_resource("schemas/claim/check_worthiness.tsv");
  std::vector<bool SentenceSigns::*> signs;   // by row
  SignWords() {
    for (const PhraseRow& row : table.rows()) {
      const std::string& sign = row.columns.at(0);
      signs.push_back(sign == "first_person"    ? &SentenceSigns::first_person
                      : sign == "second_person" ? &SentenceSigns::second_person
                      : sign == "superlative"   ? &SentenceSigns::superlative
                      : sign == "quantified"    ? &SentenceSigns::quantified
                      : sign == "change"        ? &SentenceSigns::change
                                                : &SentenceSigns::view);
    }
  }
  static const SignWords& get() {
    static const SignWords words;
    return words;
  }
};

void read_token(const ArticleContext& context, std::uint32_t i, std::uint32_t end, SentenceSigns& signs) {
  const Token& token = context.token(i);
  if (token.has(shape_letter)) ++signs.words;
  if (token.is(WordClass::modal)) signs.modal = true;
  if ((token.forms & form_superlative) != 0) signs.superlative = true;
  const SignWords& words = SignWords::get();
  const PhraseHit hit = words.table.at(context.segments.tokens, i, end);
  if (!hit.row) return;
  const auto sign = words.signs[static_cast<std::size_t>(hit.row - words.table.rows().data())];
  const bool verb = sign == &SentenceSigns::view || sign == &SentenceSigns::change;
  if (!verb || token.is(WordClass::verb)) signs.*sign = true;
}

SentenceSigns signs_of(const ArticleContext& context, const Sentence& sentence) {
  SentenceSigns signs;
  signs.tokens = sentence.tokens;
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) read_token(context, i, sentence.tokens.end, signs);
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
void score_check_worthiness(const ArticleContext& context, SentenceSigns& signs, Claim& claim) {
  auto& features = claim.check_worthiness_features;
  features.reserve(12);
  const Sentence& sentence = context.segments.sentences[claim.sentence];
  if (signs.tokens.begin != sentence.tokens.begin || signs.tokens.end != sentence.tokens.end) signs = signs_of(context, sentence);
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
