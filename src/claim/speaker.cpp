// SPDX-License-Identifier: Apache-2.0
#include "speaker.h"

#include <algorithm>

#include "crosstell/base/word_set.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kApposition = 30;   // longest apposition or relative clause that is passed over

bool is_nominal(const Token& token) {
  return token.is(WordClass::noun) || token.is(WordClass::proper_noun) || token.is(WordClass::pronoun) || token.is(WordClass::number);
}

/// Who speaks for himself, not for the one whose relative or rival he is.
bool is_relative_or_rival(std::string_view noun) {
  static constexpr WordSet kNouns{"aunt", "boyfriend", "brother", "child", "classmate", "colleague", "cousin", "critic", "daughter", "ex-husband", "ex-wife",
                                                "father", "fiance", "fiancee", "flatmate", "friend", "girlfriend", "grandfather", "grandmother", "husband", "mother", "neighbor",
                                                "neighbour", "nephew", "niece", "opponent", "parent", "partner", "predecessor", "rival", "roommate", "sister", "son", "successor",
                                                "uncle", "widow", "widower", "wife"};
  return kNouns.holds(noun);
}

/// "her husband", "Holm's sister": the name or pronoun is a possessor's.
bool is_kin_of(const ArticleContext& context, const Mention& mention, const TokenSpan& tokens) {
  if (mention.tokens.end >= tokens.end || !is_relative_or_rival(context.token(tokens.end - 1).lemma)) return false;
  return mention.form == Mention::Form::pronoun || context.token(mention.tokens.end).is(WordClass::possessive);
}

Speaker from_tokens(const ArticleContext& context, const TokenSpan& tokens) {
  Speaker speaker{tokens, -1};
  const auto head = head_mention(context, tokens);
  if (head < 0) return speaker;
  const Mention& mention = context.extraction.mentions[static_cast<std::size_t>(head)];
  if (!is_kin_of(context, mention, tokens)) speaker.entity = mention.entity;
  return speaker;
}

/// The widest mention or noun group that covers the token, inside the limits.
TokenSpan phrase_at(const ArticleContext& context, std::uint32_t token, std::uint32_t begin, std::uint32_t end) {
  TokenSpan best;
  const auto widen = [&](const TokenSpan& span) {
    if (span.contains(token) && span.begin >= begin && span.end <= end && (best.empty() || span.size() > best.size())) best = span;
  };
  const std::uint32_t from = token > begin + 12 ? token - 12 : begin;
  const auto [first, last] = context.mentions_in({from, token + 1});
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& mention = context.extraction.mentions[i];
    if (is_entity(mention.type) || mention.entity >= 0) widen(mention.tokens);
  }
  if (const std::uint32_t next = context.places.at(token + 1).noun_group; next > 0) widen(context.segments.noun_groups[next - 1]);
  if (best.empty() && is_nominal(context.token(token))) best = {token, token + 1};
  return best;
}

// Words between a speaker and the cue that say how or when: "Holm later told", "Holm on Friday said".
bool is_adjunct(const Token& token) { return token.is(WordClass::adverb) || token.folded == "also" || token.folded == "both" || token.folded == "all"; }

bool stands_for(const Token& token) { return token.folded == "for" || token.folded == "of" || token.folded == "at"; }
bool governs(const Token& token) {
  if (stands_for(token)) return true;
  for (const std::string_view word : {"from", "with", "in", "near", "within", "inside", "among"})
    if (token.folded == word) return true;
  return false;
}

bool is_relative(const Token& token) { return token.folded == "who" || token.folded == "which" || token.folded == "that"; }

}  // namespace

CueClass cue_class_from(std::string_view name) {
  static constexpr std::string_view kNames[] = {"none", "neutral", "claim", "concede", "deny", "predict", "belief", "show"};
  const auto* at = std::find(std::begin(kNames), std::end(kNames), name);
  return at == std::end(kNames) ? CueClass::none : static_cast<CueClass>(at - std::begin(kNames));
}

static CueTables read_tables() {
  CueTables tables{PhraseTable::from_resource("schemas/claim/cue_verbs.tsv", true), PhraseTable::from_resource("schemas/claim/cue_nouns.tsv", true),
                   PhraseTable::from_resource("schemas/claim/outlet_words.tsv", true), {}};
  for (const PhraseRow& row : tables.verbs.rows()) {
    CueVerb& cue = tables.verb_rows.emplace_back();
    cue.lemma = row.text;
    if (!row.columns.empty()) cue.cue_class = cue_class_from(row.columns.front());
    if (row.columns.size() > 1) cue.without = row.columns[1];
    if (row.columns.size() > 2) cue.frames = row.columns[2];
  }
  return tables;
}

const CueTables& CueTables::get() {
  static const CueTables tables = read_tables();
  return tables;
}

std::optional<CueVerb> cue_verb(const ArticleContext& context, std::uint32_t group, std::uint32_t end) {
  const VerbGroup& verbs = context.segments.verb_groups[group];
  const CueTables& tables = CueTables::get();
  const PhraseHit hit = context.phrase(tables.verbs, starts_cue_verb, verbs.head, end);
  if (!hit.row) return std::nullopt;
  CueVerb cue = tables.verb_rows[static_cast<std::size_t>(hit.row - tables.verbs.rows().data())];
  cue.group = group;
  cue.tokens = {verbs.tokens.begin, std::max(verbs.tokens.end, hit.token + hit.length)};
  return cue;
}

Speaker speaker_before(const ArticleContext& context, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = end;
  while (at > begin && is_adjunct(context.token(at - 1))) --at;
  if (at > begin && is_relative(context.token(at - 1))) {   // "Holm, who runs the firm and who said": the noun before the relative
    --at;
    if (at > begin && is_mark(context.token(at - 1), ',')) --at;
  } else if (at > begin && is_mark(context.token(at - 1), ',')) {
    // ", chief executive of Northwind, said": back to the comma that opened the apposition.
    const std::uint32_t floor = at - 1 > begin + kApposition ? at - 1 - kApposition : begin;
    std::uint32_t comma = at - 1;
    while (comma > floor && !is_mark(context.token(comma - 1), ',')) --comma;
    if (comma > floor) at = comma - 1;
    else --at;
  }
  if (at <= begin) return {};
  const TokenSpan phrase = phrase_at(context, at - 1, begin, end);
  if (phrase.empty()) return {};
  // "a spokesman for Northwind said": the noun before the preposition speaks, when the phrase is governed by one.
  const std::uint32_t before = phrase.begin;
  if (before > begin + 1 && governs(context.token(before - 1))) {
    const TokenSpan holder = phrase_at(context, before - 2, begin, end);
    if (!holder.empty()) {
      Speaker speaker = from_tokens(context, holder);
      speaker.tokens = {holder.begin, phrase.end};
      if (speaker.entity < 0 && stands_for(context.token(before - 1))) speaker.entity = from_tokens(context, phrase).entity;   // a spokesman speaks for the organization
      return speaker;
    }
  }
  return from_tokens(context, phrase);
}

Speaker speaker_after(const ArticleContext& context, std::uint32_t begin, std::uint32_t end) {
  if (begin >= end) return {};
  std::uint32_t at = begin;
  while (at < end && at < begin + 3 && !is_nominal(context.token(at)) && (!context.token(at).is(WordClass::punctuation) || context.token(at).folded == "\"")) ++at;
  if (at >= end) return {};
  TokenSpan phrase = phrase_at(context, at, begin, end);
  if (phrase.empty()) return {};
  const Speaker speaker = from_tokens(context, phrase);
  return {{begin, phrase.end}, speaker.entity};
}

static bool is_concept(const ArticleContext& context, const Speaker& speaker) {
  return speaker.entity < 0 || context.extraction.entities[static_cast<std::size_t>(speaker.entity)].type == MentionType::concept_;
}

/// The subject of the verb itself, when it is a person or an organization.
static Speaker subject_of(const ArticleContext& context, const Sentence& sentence, std::uint32_t group) {
  const auto [first, last] = context.predicates_in(sentence.tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const Predicate& predicate = context.segments.predicates[i];
    if (predicate.verb_group != group || predicate.subject.empty()) continue;
    const Speaker speaker = from_tokens(context, predicate.subject);
    if (speaker.entity < 0) return {};
    const MentionType type = context.extraction.entities[static_cast<std::size_t>(speaker.entity)].type;
    return type == MentionType::person || type == MentionType::organization ? speaker : Speaker{};
  }
  return {};
}

bool can_speak(const ArticleContext& context, const Speaker& speaker) {
  const Token& head = context.token(speaker.tokens.end - 1);
  if (!head.is(WordClass::noun)) return true;
  static const LexicalClassSet kSpeaking = lexical_class_set({"noun.person", "noun.group", "noun.communication", "noun.cognition"});
  return head.lexical == 0 || (head.lexical & kSpeaking) != 0;
}

/// The nearest subject of an earlier verb of the sentence that is a person or an organization.
static Speaker subject_before(const ArticleContext& context, const Sentence& sentence, std::uint32_t group) {
  Speaker found;
  const auto [first, last] = context.predicates_in(sentence.tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const Predicate& predicate = context.segments.predicates[i];
    if (predicate.verb_group >= group || predicate.subject.empty() || predicate.subject.begin < sentence.tokens.begin) continue;
    const Speaker speaker = from_tokens(context, predicate.subject);
    if (speaker.entity < 0) continue;
    const MentionType type = context.extraction.entities[static_cast<std::size_t>(speaker.entity)].type;
    if (type == MentionType::person || type == MentionType::organization) found = speaker;
  }
  return found;
}

Speaker speaker_of(const ArticleContext& context, const Sentence& sentence, const CueVerb& cue) {
  const bool finite = context.segments.verb_groups[cue.group].finite;
  if (!finite && cue.tokens.begin > sentence.tokens.begin && is_mark(context.token(cue.tokens.begin - 1), ','))
    if (const Speaker main = subject_before(context, sentence, cue.group); main.found()) return main;   // ..., telling the board that
  // "The group, which met on Monday, May 4, intends": commas in the way, so what the clauses say comes first.
  if (finite && cue.tokens.begin > sentence.tokens.begin && is_mark(context.token(cue.tokens.begin - 1), ','))
    if (const Speaker subject = subject_of(context, sentence, cue.group); subject.found()) return subject;
  Speaker near = speaker_before(context, sentence.tokens.begin, cue.tokens.begin);
  if (near.tokens.size() == 1 && near.tokens.end == cue.tokens.begin && context.token(near.tokens.begin).is(WordClass::pronoun)) return near;
  if (near.found() && is_concept(context, near)) {
    // "Holm sets out the rules and explains why": the object of the verb before does not speak; the subject of the cue does.
    if (const Speaker other = subject_of(context, sentence, cue.group); other.found()) return other;
    if (!can_speak(context, near))
      if (const Speaker other = subject_before(context, sentence, cue.group); other.found()) return other;
  }
  if (near.found() && near.entity >= 0) return near;
  const auto [first, last] = context.predicates_in(sentence.tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const Predicate& predicate = context.segments.predicates[i];
    if (predicate.verb_group != cue.group || predicate.subject.empty()) continue;
    Speaker speaker = from_tokens(context, predicate.subject);
    if (speaker.entity >= 0 || !near.found()) return speaker;
  }
  return near;
}

Speaker acting_subject(const ArticleContext& context, const Sentence& sentence, bool bodies) {
  const auto [first, last] = context.predicates_in(sentence.tokens);
  for (std::uint32_t i = last; i > first; --i) {
    const Predicate& predicate = context.segments.predicates[i - 1];
    if (predicate.subject.empty() || predicate.subject.begin < sentence.tokens.begin) continue;
    const Speaker speaker = from_tokens(context, predicate.subject);
    if (speaker.entity < 0) continue;
    const MentionType type = context.extraction.entities[static_cast<std::size_t>(speaker.entity)].type;
    if (type == MentionType::person || (bodies && type == MentionType::organization)) return speaker;
  }
  return {};
}

}  // namespace crosstell
