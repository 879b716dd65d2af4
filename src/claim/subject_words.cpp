// SPDX-License-Identifier: Apache-2.0
#include "subject_words.h"

#include <array>

namespace crosstell {
namespace {

constexpr std::uint32_t kLongestName = 6;
constexpr std::size_t kMostOwners = 3;   // of one phrase: "its plan for her return to his firm"

/// Words of the article that give way to a name.
struct Owner {
  TokenSpan words;
  std::string_view name;
  bool bare = false;   ///< "its", not "the firm" before "'s"
};

/// A person or an organization whose name ends there.
const Mention* name_ending_at(const ArticleContext& context, const Sentence& sentence, std::uint32_t end) {
  const std::uint32_t floor = end > sentence.tokens.begin + kLongestName ? end - kLongestName : sentence.tokens.begin;
  const auto [first, last] = context.mentions_in({floor, end});
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& mention = context.extraction.mentions[i];
    if (mention.tokens.end != end || mention.entity < 0 || mention.form == Mention::Form::pronoun || mention.form == Mention::Form::definite) continue;
    const MentionType type = context.extraction.entities[static_cast<std::size_t>(mention.entity)].type;
    if (type == MentionType::person || type == MentionType::organization) return &mention;
  }
  return nullptr;
}

/// "After a talk with Ada Holm, the engineer who ...": the comma ends a phrase and opens no apposition.
bool ends_fronted_phrase(const ArticleContext& context, const Sentence& sentence, std::uint32_t name) {
  const Token& first = context.token(sentence.tokens.begin);
  if (name == sentence.tokens.begin || !(first.is(WordClass::preposition) || first.is(WordClass::subordinator) || first.is(WordClass::verb))) return false;
  for (std::uint32_t i = sentence.tokens.begin; i < name; ++i)
    if (is_mark(context.token(i), ',')) return false;
  return true;
}

bool is_possessive_pronoun(std::string_view word) { return word == "its" || word == "his" || word == "her" || word == "their"; }

/// "its yearly profits", "the firm's pumps": whom the mention at `index` names, when it owns what follows.
bool read_owner(const ArticleContext& context, const TokenSpan& phrase, std::uint32_t index, Owner& out) {
  const Mention& mention = context.extraction.mentions[index];
  if (mention.entity < 0 || mention.tokens.end >= phrase.end) return false;
  const Entity& entity = context.extraction.entities[static_cast<std::size_t>(mention.entity)];
  if (entity.type == MentionType::concept_ || entity.type == MentionType::role || entity.name.empty()) return false;
  const bool pronoun = mention.form == Mention::Form::pronoun && is_possessive_pronoun(context.token(mention.tokens.begin).folded) && !context.token(mention.tokens.end).is(WordClass::preposition);
  const bool definite = mention.form == Mention::Form::definite && context.token(mention.tokens.end).is(WordClass::possessive);
  if (!pronoun && !definite) return false;
  out = {mention.tokens, entity.name, pronoun};
  return true;
}

}  // namespace

std::string_view named_words(const ArticleContext& context, const TokenSpan& phrase, Arena& arena) {
  std::array<Owner, kMostOwners> owners;
  std::size_t count = 0, room = 0;
  const auto [first, last] = context.mentions_in(phrase);
  for (std::uint32_t i = first; i < last && count < kMostOwners; ++i)
    if (read_owner(context, phrase, i, owners[count])) room += owners[count++].name.size() + 2;
  const std::string_view whole = context.text_of(phrase);
  if (count == 0) return whole;
  char* const begin = arena.letters(whole.size() + room);
  char* at = begin;
  std::uint64_t from = context.span_of(phrase).begin;
  const auto copy = [&](std::string_view text) { at = std::copy(text.begin(), text.end(), at); };
  for (std::size_t k = 0; k < count; ++k) {
    const CleanSpan words = context.span_of(owners[k].words);
    if (words.begin < from) continue;   // a mention inside another
    copy(context.text_of(CleanSpan{from, words.begin}));
    copy(owners[k].name);
    if (owners[k].bare) copy("'s");
    from = words.end;
  }
  copy(context.text_of(CleanSpan{from, context.span_of(phrase).end}));
  return {begin, static_cast<std::size_t>(at - begin)};
}

TokenSpan bearer_of(const ArticleContext& context, const Sentence& sentence, const TokenSpan& group, std::uint32_t verb) {
  if (group.end >= verb || group.begin < sentence.tokens.begin + 2) return group;
  std::uint32_t relative = group.end, begin = group.begin;
  const bool age = group.size() == 1 && context.token(begin).is(WordClass::number);
  if (age && is_mark(context.token(relative), ',')) ++relative;
  const std::string_view word = context.token(relative).folded;
  if (relative >= verb || (word != "who" && (word != "which" || age))) return group;
  if (!age && context.token(begin - 1).is(WordClass::determiner)) --begin;
  if (!age && !context.token(begin).is(WordClass::determiner)) return group;
  if (begin < sentence.tokens.begin + 2 || !is_mark(context.token(begin - 1), ',')) return group;
  const Mention* const name = name_ending_at(context, sentence, begin - 1);
  if (!name || (!age && ends_fronted_phrase(context, sentence, name->tokens.begin))) return group;
  const bool person = context.extraction.entities[static_cast<std::size_t>(name->entity)].type == MentionType::person;
  return person == (word == "who") ? name->tokens : group;
}

TokenSpan group_around(const ArticleContext& context, const TokenSpan& tokens) {
  const std::uint32_t next = context.places.at(tokens.end).noun_group;
  if (next == 0) return tokens;
  const TokenSpan& group = context.segments.noun_groups[next - 1];
  return group.contains(tokens.end - 1) ? TokenSpan{std::min(group.begin, tokens.begin), std::max(group.end, tokens.end)} : tokens;
}

void describe_subject(const ArticleContext& context, const TokenSpan& phrase, Arena& arena, Claim& claim) {
  if (!nothing_named(context, claim)) return;
  claim.subject_span = context.span_of(phrase);
  claim.subject_text = named_words(context, phrase, arena);
}

}  // namespace crosstell
