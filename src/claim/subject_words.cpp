// SPDX-License-Identifier: Apache-2.0
#include "subject_words.h"

#include <array>

namespace crosstell {
namespace {

constexpr std::size_t kMostOwners = 3;   // of one phrase: "its plan for her return to his firm"

/// Words of the article that give way to a name.
struct Owner {
  TokenSpan words;
  std::string_view name;
  bool bare = false;   ///< "its", not "the firm" before "'s"
};

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
