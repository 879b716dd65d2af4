// SPDX-License-Identifier: Apache-2.0
#include "assemble.h"

#include <algorithm>
#include <array>

#include "implied.h"
#include "implied_event.h"
#include "phrase_table.h"
#include "prior_value.h"
#include "score.h"
#include "stance.h"
#include "subject_words.h"
#include "time_scope.h"
#include "toll_group.h"
#include "value_fit.h"
#include "value_text.h"

#include "crosstell/base/word_set.h"

namespace crosstell {
namespace {


const Capture* find_capture(const RuleMatch& match, std::string_view name) {
  for (const Capture& capture : match.captures)
    if (capture.name == name) return &capture;
  return nullptr;
}

const std::string* find_constant(const Rule& rule, std::string_view name) {
  for (const auto& [key, value] : rule.constants)
    if (key == name) return &value;
  return nullptr;
}

std::int32_t entity_of(const ArticleContext& context, const Capture& capture) {
  if (capture.mention != Capture::kNoMention && capture.mention < context.extraction.mentions.size())
    if (const auto entity = context.extraction.mentions[capture.mention].entity; entity >= 0) return entity;
  if (capture.type != MentionType::noun_group) return -1;
  const auto head = head_mention(context, capture.tokens);
  if (head < 0 || context.extraction.mentions[static_cast<std::size_t>(head)].tokens.end != capture.tokens.end) return -1;
  return context.extraction.mentions[static_cast<std::size_t>(head)].entity;
}

std::int32_t figure_of(const ArticleContext& context, const Capture& capture) {
  if (capture.mention == Capture::kNoMention && capture.tokens.size() == 1) {   // "40-billion-parameter", matched by its words
    const auto [first, last] = context.mentions_in(capture.tokens);
    for (std::uint32_t i = first; i < last; ++i)
      if (const Mention& mention = context.extraction.mentions[i]; mention.figure >= 0 && mention.tokens == capture.tokens) return mention.figure;
  }
  if (capture.mention == Capture::kNoMention || !is_figure(capture.type) || capture.mention >= context.extraction.mentions.size()) return -1;
  return context.extraction.mentions[capture.mention].figure;
}

Direction direction_from(std::string_view name) {
  if (name == "gt") return Direction::gt;
  if (name == "lt") return Direction::lt;
  if (name == "eq") return Direction::eq;
  return name == "near" ? Direction::near : Direction::none;
}

/// The category whose words stand in the text, longest words first; empty when none does.
std::string_view category_in(const Attribute& attribute, std::string_view folded) {
  std::size_t best = 0;
  std::string_view name;
  for (const CategoryValue& category : attribute.categories)
    for (const std::string& words : category.words)
      if (words.size() > best && folded.find(words) != std::string_view::npos) best = words.size(), name = category.name;
  return name;
}

std::string folded_text(const ArticleContext& context, const TokenSpan& tokens) {
  std::string out;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (i > tokens.begin && context.token(i).has(shape_space_before)) out += ' ';
    out += context.token(i).folded;
  }
  return out;
}

// Slots with a meaning of their own; all others are arguments.
bool is_special(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kNames{"subject", "value", "comparand", "measure", "time", "place", "benchmark", "period", "condition", "part", "scope", "version"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool only_places(const Attribute& attribute) { return attribute.value_types.size() == 1 && attribute.value_types.front() == MentionType::place; }

/// "Stands above Kelmarrow": after a preposition of place a name that nobody knows is a place; "Internet-based" names none.
bool stands_for_place(const ArticleContext& context, const TokenSpan& tokens) {
  static constexpr WordSet kPrepositions{"above", "around", "beside", "in", "inside", "near", "of", "outside"};
  return tokens.begin > 0 && kPrepositions.holds(context.token(tokens.begin - 1).folded);
}

/// "The 14-storey house burned", "a 40-bed home": the figure tells what kind of house it is. Magnitudes and crowds are written so.
bool tells_kind(const ArticleContext& context, const Attribute& attribute, const Capture& value) {
  return value.mention < context.extraction.mentions.size() && is_toll(attribute.key) && attribute.key != "magnitude" && context.extraction.mentions[value.mention].rule == "figure.compound_count";
}

bool set_value(ClaimWork& work, const Attribute& attribute, const Rule& rule, const RuleMatch& match, Claim& claim) {
  const ArticleContext& context = work.context;
  claim.value_kind = attribute.value_kind;
  const Capture* capture = find_capture(match, "value");
  if (capture) {
    claim.value_span = context.span_of(capture->tokens);
    claim.value_figure = figure_of(context, *capture);
    claim.value_entity = claim.value_figure < 0 && attribute.value_kind != ValueKind::text ? entity_of(context, *capture) : -1;
  }
  if (const std::string* constant = find_constant(rule, "value")) {
    claim.value_text = *constant;
    return true;
  }
  if (!capture) return true;
  if (claim.value_figure >= 0) {
    if (tells_kind(context, attribute, *capture)) return false;
    if (!unit_fits(attribute.key, rule.id, context.extraction.figures[static_cast<std::size_t>(claim.value_figure)])) return false;
    claim.value_text = work.arena.text(value_text(context.extraction.figures[static_cast<std::size_t>(claim.value_figure)]));
  } else if (attribute.value_kind == ValueKind::category && !attribute.categories.empty()) {
    claim.value_text = category_in(attribute, folded_text(context, capture->tokens));
    if (claim.value_text.empty()) return false;
  } else if (claim.value_entity >= 0) {
    claim.value_text = context.extraction.entities[static_cast<std::size_t>(claim.value_entity)].name;
  } else if (only_places(attribute) && capture->mention == Capture::kNoMention && !stands_for_place(context, capture->tokens)) {
    return false;   // "Internet-based" names no place
  } else {
    claim.value_text = context.text_of(capture->tokens);
  }
  return true;
}

/// "peer-lab performance" compares with peer labs overall, "rival accuracy" with a rival in accuracy: the measure leaves the comparand.
void split_measure(const ArticleContext& context, TokenSpan& comparand, std::string_view& measure) {
  static const PhraseTable overall = PhraseTable::from_resource("schemas/claim/overall_measures.tsv", true);
  static const PhraseTable measures = PhraseTable::from_resource("schemas/claim/measures.tsv", true);
  if (comparand.size() < 2) return;
  const std::uint32_t last = comparand.end - 1;
  const bool named = measures.at(context.segments.tokens, last, comparand.end).row != nullptr;
  if (!named && !overall.at(context.segments.tokens, last, comparand.end).row) return;
  if (named && measure.empty()) measure = context.token(last).lemma;
  --comparand.end;
}

void set_comparison(ClaimWork& work, const Rule& rule, const RuleMatch& match, Claim& claim) {
  const ArticleContext& context = work.context;
  if (const std::string* direction = find_constant(rule, "direction")) claim.direction = direction_from(*direction);
  if (const Capture* measure = find_capture(match, "measure")) claim.measure = phrase_key(context, measure->tokens, work.arena);
  else if (const std::string* constant = find_constant(rule, "measure")) claim.measure = *constant;
  const Capture* comparand = find_capture(match, "comparand");
  if (!comparand) return;
  claim.comparand = entity_of(context, *comparand);
  // A class of rivals is known by its words, not by one mention of it.
  if (claim.comparand >= 0 && context.extraction.entities[static_cast<std::size_t>(claim.comparand)].type == MentionType::concept_) claim.comparand = -1;
  TokenSpan words = comparand->tokens;
  if (claim.comparand < 0) split_measure(context, words, claim.measure);
  if (claim.comparand >= 0) {
    claim.comparand_text = context.extraction.entities[static_cast<std::size_t>(claim.comparand)].name;
  } else {   // "peer-lab performance" is that of a peer lab
    std::string key = phrase_key(context, words);
    const std::size_t last = key.rfind(' ') == std::string::npos ? 0 : key.rfind(' ');
    std::replace(key.begin() + static_cast<std::ptrdiff_t>(last), key.end(), '-', ' ');
    claim.comparand_text = work.arena.text(key);
  }
  if (claim.value_text.empty()) claim.value_text = work.arena.text({name_of(claim.direction), " ", claim.comparand_text});
  if (claim.value_span.empty()) claim.value_span = context.span_of(comparand->tokens);
}

/// Arguments that are things of a kind ("video", "a boxed warning") are what their words say, whether or not the article makes a topic of them.
bool is_kind_of_thing(const ArticleContext& context, const Attribute& attribute, const ClaimArgument& argument) {
  if (argument.entity < 0 || context.extraction.entities[static_cast<std::size_t>(argument.entity)].type != MentionType::concept_) return false;
  return std::any_of(attribute.roles.begin(), attribute.roles.end(), [&](const AttributeRole& role) {
    return role.name == argument.role && role.types.size() == 1 && role.types.front() == MentionType::noun_group;
  });
}

void set_arguments(ClaimWork& work, const Attribute& attribute, const RuleMatch& match, Claim& claim) {
  const ArticleContext& context = work.context;
  for (const Capture& capture : match.captures) {
    if (is_special(capture.name)) continue;
    ClaimArgument argument;
    argument.role = capture.name;
    argument.span = context.span_of(capture.tokens);
    argument.entity = entity_of(context, capture);
    argument.figure = figure_of(context, capture);
    if (is_kind_of_thing(context, attribute, argument)) argument.entity = -1;
    if (argument.entity >= 0) argument.text = context.extraction.entities[static_cast<std::size_t>(argument.entity)].name;
    else if (argument.figure >= 0) argument.text = work.arena.text(value_text(context.extraction.figures[static_cast<std::size_t>(argument.figure)]));
    else argument.text = phrase_key(context, capture.tokens, work.arena);
    for (const AttributeRole& role : attribute.roles)
      if (role.name == argument.role) argument.key = role.key;
    work.arena.append(claim.arguments, argument);
  }
}

bool accepts_event(const Attribute& attribute) {
  return std::find(attribute.subject_types.begin(), attribute.subject_types.end(), MentionType::event) != attribute.subject_types.end();
}

/// The first subject of a sentence's clauses that the attribute can be said of.
bool take_sentence_subject(const ArticleContext& context, const Sentence& sentence, const Attribute& attribute, std::string_view link, Claim& claim) {
  const auto [first, last] = context.predicates_in(sentence.tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const TokenSpan subject = context.segments.predicates[i].subject;
    if (subject.empty()) continue;
    const auto head = head_mention(context, subject);
    if (head < 0) continue;
    const Mention& mention = context.extraction.mentions[static_cast<std::size_t>(head)];
    if (mention.entity == claim.value_entity) continue;
    if (mention.tokens.begin > sentence.tokens.begin && context.token(mention.tokens.begin - 1).folded == "with") continue;   // "..., with Orvan taking part"
    const MentionType type = context.extraction.entities[static_cast<std::size_t>(mention.entity)].type;
    if (std::find(attribute.subject_types.begin(), attribute.subject_types.end(), type) == attribute.subject_types.end()) continue;
    claim.subject = mention.entity;
    claim.subject_span = mention.span;
    claim.subject_text = context.text_of(mention.span);
    claim.subject_link = link;
    return true;
  }
  return false;
}

bool names_organization(const ArticleContext& context, const Sentence& sentence, std::int32_t but) {
  const auto [first, last] = context.mentions_in(sentence.tokens);
  for (std::uint32_t i = first; i < last; ++i)
    if (const std::int32_t entity = context.extraction.mentions[i].entity; entity >= 0 && entity != but && context.extraction.entities[static_cast<std::size_t>(entity)].type == MentionType::organization) return true;
  return false;
}

/// "..., reassigning 700 others" leaves out who did it: the subject of the sentence, when the attribute can be said of it. "Revenue rose to
/// $3 billion" is about the firm that the sentence before spoke of, where no other is named.
void set_implicit_agent(const ArticleContext& context, std::uint32_t number, const Attribute& attribute, Claim& claim) {
  const auto& sentences = context.segments.sentences;
  if (take_sentence_subject(context, sentences[number], attribute, "sentence_subject", claim)) return;
  if (attribute.subject_types.size() != 1 || attribute.subject_types.front() != MentionType::organization) return;
  for (std::uint32_t back = 1; back <= 2 && back <= number && !names_organization(context, sentences[number - back + 1], claim.value_entity); ++back)
    if (take_sentence_subject(context, sentences[number - back], attribute, "sentence_before", claim)) return;
}

/// "a dividend of 12 cents": too little for a company as a whole.
bool is_rate_by_size(const PhraseRow& row, const Figure& figure) {
  constexpr std::size_t kBelow = 2;
  if (row.columns.size() <= kBelow || figure.has_magnitude_word || !figure.high) return false;
  const std::optional<Decimal> limit = parse_decimal(row.columns[kBelow]);
  return limit && compare(*figure.high, *limit) < 0;
}

/// "$12 a share" is no price of a company: amounts for one of something have an attribute of their own. Null: the amount does not fit.
const Attribute* attribute_of_rate(const ArticleContext& context, const Attribute* attribute, const RuleMatch& match) {
  static const PhraseTable rates = PhraseTable::from_resource("schemas/claim/rate_attributes.tsv");
  const Capture* value = find_capture(match, "value");
  const std::int32_t index = value ? figure_of(context, *value) : -1;
  if (index < 0) return attribute;
  const Figure& figure = context.extraction.figures[static_cast<std::size_t>(index)];
  const std::string& per = figure.per;
  for (const PhraseRow& row : rates.rows()) {
    if (row.columns.size() < 2) continue;
    const std::string& unit = row.columns[0];
    if (row.text == attribute->key && per == unit) return context.rules.registry().find(row.columns[1]);
    if (row.columns[1] != attribute->key || per == unit || is_rate_by_size(row, figure)) continue;
    for (std::uint32_t i = value->tokens.end; i < match.tokens.end; ++i)
      if (context.token(i).folded == unit) return attribute;
    return nullptr;
  }
  return attribute;
}

void apply_constants(const Rule& rule, ClaimPlace& place, Claim& claim) {
  if (const std::string* polarity = find_constant(rule, "polarity")) {
    claim.polarity = *polarity == "negative" ? Polarity::negative : Polarity::positive;
    place.fixed_polarity = true;
  }
  const std::string* modality = find_constant(rule, "modality");
  place.fixed_modality = modality != nullptr;
  if (modality)
    for (int i = 0; i <= static_cast<int>(Modality::presupposed); ++i)
      if (name_of(static_cast<Modality>(i)) == *modality) claim.modality = static_cast<Modality>(i);
}

/// "The town asks itself: who pays?" asks only what stands behind the colon.
bool is_question(const ArticleContext& context, const Sentence& sentence, const TokenSpan& predicate) {
  const Token& last = context.token(sentence.tokens.end - 1);
  if (last.folded != "?" || last.quotation != 0) return false;
  for (std::uint32_t i = predicate.end; i < sentence.tokens.end; ++i)
    if (is_mark(context.token(i), ':')) return false;
  return true;
}

/// What a question takes for granted: all of "Why did X sell Y?", the noun phrases of "Does X's return to Y matter?".
bool takes_for_granted(const ArticleContext& context, const Sentence& sentence, const ClaimPlace& place) {
  std::uint32_t at = sentence.tokens.begin;
  while (at < sentence.tokens.end && context.token(at).is(WordClass::punctuation)) ++at;
  if (at >= sentence.tokens.end) return false;
  const std::string_view word = context.token(at).folded;
  if (word == "why" || word == "how" || word == "when" || word == "where" || word == "who") return true;
  return context.verb_group_at(place.predicate.begin) < 0;
}

/// "Northwind to cut 900 jobs": the infinitive of headlines is a future.
bool announces(const ArticleContext& context, const Sentence& sentence, const TokenSpan& predicate) {
  const auto at = context.verb_group_at(predicate.begin);
  if (at < 0 || !context.segments.verb_groups[static_cast<std::size_t>(at)].infinitive) return false;
  const auto [first, last] = context.verb_groups_in(sentence.tokens);
  for (std::uint32_t i = first; i < last; ++i)
    if (context.segments.verb_groups[i].finite) return false;
  return true;
}

void apply_zone(const ArticleContext& context, const Sentence& sentence, const ClaimPlace& place, Claim& claim) {
  const Block& block = context.block_of(sentence);
  claim.repeat = block.repeat_of >= 0;
  const bool heading = block.zone == Zone::title || block.zone == Zone::heading || block.zone == Zone::dek;
  const bool question = is_question(context, sentence, place.predicate);
  if (block.zone == Zone::faq_question) claim.modality = Modality::presupposed;
  else if (question) claim.modality = takes_for_granted(context, sentence, place) ? Modality::presupposed : Modality::question;
  else if (heading && claim.modality == Modality::asserted) {
    const std::string_view word = context.token(sentence.tokens.begin).folded;
    if (word == "why" || word == "how") claim.modality = Modality::presupposed;
    else if (announces(context, sentence, place.predicate)) claim.modality = Modality::predicted;
  }
}

bool same_claim(const Claim& a, const Claim& b) {
  return a.attribute == b.attribute && a.sentence == b.sentence && a.subject == b.subject && a.value_text == b.value_text && a.direction == b.direction &&
         a.comparand == b.comparand && a.comparand_text == b.comparand_text && a.polarity == b.polarity &&
         (a.subject >= 0 || a.subject_span == b.subject_span);
}

}  // namespace

AttributeFamily::AttributeFamily(const Registry& registry, std::string_view prefix) : registry_(registry) {
  for (auto at = registry.all().lower_bound(prefix); at != registry.all().end() && at->first.starts_with(prefix); ++at) {
    if (at->first.substr(prefix.size()) == "*") entry_ = &at->second;
    else alone_ = false;
  }
}

void set_subject(const ArticleContext& context, const TokenSpan& tokens, Claim& claim) {
  claim.subject_span = context.span_of(tokens);
  claim.subject_text = context.text_of(tokens);
  if (const std::int32_t name = apposed_name(context, tokens); name >= 0) {
    claim.subject = context.extraction.mentions[static_cast<std::size_t>(name)].entity;
    claim.subject_link = "apposition";
    return;
  }
  const auto head = head_mention(context, tokens);
  if (head < 0) return;
  const Mention& mention = context.extraction.mentions[static_cast<std::size_t>(head)];
  if (mention.tokens.end != tokens.end) return;   // "Northwind shares" is not Northwind
  claim.subject = mention.entity;
  claim.subject_link = mention.link_rule;
  claim.subject_span = mention.span;
  claim.subject_text = context.text_of(mention.span);
}

bool has_verb(const ArticleContext& context, const TokenSpan& tokens) {
  const auto [first, last] = context.verb_groups_in(tokens);
  return first < last;
}

void finish_claim(ClaimWork& work, const ClaimPlace& place, const Attribute* attribute, Claim& claim) {
  const ArticleContext& context = work.context;
  const Sentence& sentence = context.segments.sentences[place.sentence];
  claim.sentence = place.sentence;
  claim.evidence = sentence.span;
  const Stance stance = read_stance(context, sentence, place.predicate, work.reading);
  // A title beside its name is taken for granted: "it is not the Kestrel owner Mark Tolven", "denied that he had met President Lund".
  const bool title = attribute && (attribute->finding_kind == "role" || attribute->key == "age") && !has_verb(context, place.matched);
  if (!place.fixed_polarity && !title) claim.polarity = stance.polarity;
  if (!place.fixed_modality) {
    claim.modality = stance.modality;
    claim.modality_cue = stance.cue;
  }
  claim.tense = stance.tense;
  const Modality stated = claim.modality;
  attribute_claim(context, work.quoted, context.span_of(place.predicate), claim);
  if (place.fixed_modality && claim.modality != Modality::denied) claim.modality = stated;
  if (title && claim.modality == Modality::denied) claim.modality = Modality::asserted, claim.polarity = Polarity::positive, claim.modality_cue = {};
  if (stance.hearsay && claim.attribution == AttributionKind::narrator) claim.attribution = AttributionKind::hearsay;
  apply_zone(context, sentence, place, claim);
  if (!claim.time) read_time(context, sentence, place.predicate, place.value, place.used, claim);
  if (attribute) read_scope(context, sentence, place.matched, *attribute, place.used, work.arena, claim);
  classify_kind(context, attribute, stance.obligation, claim);
  score_confidence(context, attribute, stance.partial, claim);
  score_check_worthiness(work.reading.worth, claim);
  for (std::size_t i = work.told.size(); i > 0; --i) {
    const Told& told = work.told[i - 1];
    if (told.subject != claim.subject || told.attribute != claim.attribute) continue;
    Claim& earlier = work.claims[told.claim];
    if (!same_claim(earlier, claim)) continue;
    for (const std::string_view id : claim.derivation)
      if (std::find(earlier.derivation.begin(), earlier.derivation.end(), id) == earlier.derivation.end()) work.arena.append(earlier.derivation, id);
    return;
  }
  const std::string_view rule = claim.derivation.empty() ? std::string_view{} : claim.derivation.front();
  work.told.push_back({claim.value_span, claim.subject, static_cast<std::uint32_t>(work.claims.size()), claim.attribute, rule.starts_with("generic."), rule == "generic.event", claim.direction != Direction::none});
  work.claims.push_back(claim);
}

/// "The son of Ada Holm was charged": who is told of is not the name behind "of".
bool belongs_to_another(const ArticleContext& context, const Sentence& sentence, const RuleMatch& match) {
  static const LexicalClassSet person = lexical_class_set({"noun.person"});
  const Capture* subject = find_capture(match, "subject");
  if (!subject || subject->type != MentionType::person || subject->tokens.begin != match.tokens.begin || subject->tokens.begin < sentence.tokens.begin + 2) return false;
  const Token& owner = context.token(subject->tokens.begin - 2);
  return context.token(subject->tokens.begin - 1).folded == "of" && owner.is(WordClass::noun) && (owner.lexical & person) != 0;
}

void add_match(ClaimWork& work, const RuleMatch& match, std::uint32_t sentence) {
  const ArticleContext& context = work.context;
  const Rule& rule = context.rules.rules()[match.rule];
  const Attribute* attribute = context.rules.registry().find(rule.attribute);
  if (!attribute || match.tokens.empty() || belongs_to_another(context, context.segments.sentences[sentence], match)) return;
  attribute = attribute_of_rate(context, attribute, match);
  if (!attribute) return;
  Claim claim;
  claim.attribute = attribute->key.ends_with('*') ? std::string_view(rule.attribute) : std::string_view(attribute->key);   // a rule names its member of a family
  work.arena.append(claim.derivation, rule.id);
  claim.subject_span = claim.value_span = context.span_of(match.tokens);
  ClaimPlace place{sentence, match.tokens, match.predicate.value_or(match.tokens), {}, {}, false, false};
  if (place.predicate.empty()) place.predicate = match.tokens;
  for (const Capture& capture : match.captures)
    if (!capture.tokens.empty()) work.arena.append(place.used, capture.tokens);
  if (!set_value(work, *attribute, rule, match, claim)) return;
  if (const Capture* value = find_capture(match, "value")) place.value = value->tokens;
  if (const Capture* subject = find_capture(match, "subject")) {
    set_subject(context, subject->tokens, claim);
    if (const auto entity = entity_of(context, *subject); entity >= 0 && claim.subject < 0) claim.subject = entity;
    if (claim.subject >= 0 && nothing_named(context, claim)) describe_subject(context, group_around(context, subject->tokens), work.arena, claim);
    resolve_speaker_pronoun(context, work.quoted, claim);
  } else if (is_deal(attribute->key) && !accepts_event(*attribute)) {
    if (!set_implicit_deal(work, sentence, claim)) return;
  } else if (set_topic(work, sentence, *attribute, claim)) {
  } else if (accepts_event(*attribute)) {
    set_implicit_event(context, context.segments.sentences[sentence].tokens, match.tokens.begin, work.arena, claim);
  } else {
    set_implicit_agent(context, sentence, *attribute, claim);
  }
  if (claim.value_entity >= 0 && claim.value_entity == claim.subject) return;   // nobody appoints himself: a pronoun was read wrongly
  set_comparison(work, rule, match, claim);
  if (claim.comparand >= 0 && claim.comparand == claim.subject) return;   // nobody outbids himself: a pronoun was read wrongly
  set_arguments(work, *attribute, match, claim);
  if (claim.subject >= 0 && acts_on_itself(claim)) return;   // "Northwind released its engine" told of Northwind's release
  if (const Capture* time = find_capture(match, "time"))
    if (const auto figure = figure_of(context, *time); figure >= 0 && context.extraction.figures[static_cast<std::size_t>(figure)].date) {
      claim.time = &*context.extraction.figures[static_cast<std::size_t>(figure)].date;
      claim.time_basis = claim.time->relative ? TimeBasis::relative_to_publication : TimeBasis::explicit_;
    }
  for (const std::string_view kind : {"place", "benchmark", "period", "condition", "part", "version"})
    if (const Capture* scope = find_capture(match, kind)) {
      const auto entity = entity_of(context, *scope);
      std::string_view form = entity >= 0 ? std::string_view(context.extraction.entities[static_cast<std::size_t>(entity)].key) : phrase_key(context, scope->tokens, work.arena);
      if (kind == "benchmark") form = without_kind(form);
      work.arena.insert_sorted(claim.scope, {kind, form});
    }
  // "The team led by Ada Holm": a group of people at work; only an office tells that somebody heads what "the team" was taken for.
  if (attribute->key == "officeholder" && claim.subject_link == "definite_type" && !find_capture(match, "office")) return;
  add_group(work, *attribute, place.value, context.segments.sentences[sentence].tokens, claim);
  if ((attribute->key == "role" || attribute->key == "officeholder") && held_before(context, context.segments.sentences[sentence], match.tokens, place.value)) {
    if (attribute->key == "officeholder") return;   // who holds an office now
    work.arena.insert_sorted(claim.scope, {"state", "former"});
  }
  apply_constants(rule, place, claim);
  if (!place.fixed_modality && claim.value_figure >= 0 && is_foreseen(context, match.tokens, place.value)) claim.modality = Modality::predicted, place.fixed_modality = true;
  finish_claim(work, place, attribute, claim);
  add_prior_value(work, place, *attribute, claim);
}

}  // namespace crosstell
