// SPDX-License-Identifier: Apache-2.0
#include "context.h"

#include <algorithm>

namespace crosstell {

CleanSpan ArticleContext::span_of(const TokenSpan& tokens) const {
  return {segments.tokens[tokens.begin].span.begin, segments.tokens[tokens.end - 1].span.end};
}

std::string_view ArticleContext::text_of(const CleanSpan& span) const { return slice(article.clean, span); }

std::string_view ArticleContext::text_of(const TokenSpan& tokens) const {
  return tokens.empty() ? std::string_view{} : text_of(span_of(tokens));
}

void TokenIndex::read(const Segments& segments, const Extraction& extraction) {
  // Counts of what begins at the token before, then their sums: no branch a token.
  rows_.assign(segments.tokens.size() + 1, {});
  for (const Mention& mention : extraction.mentions) ++rows_[mention.tokens.begin + 1].mention;
  for (const VerbGroup& group : segments.verb_groups) ++rows_[group.tokens.begin + 1].verb_group;
  for (const TokenSpan& group : segments.noun_groups) ++rows_[group.begin + 1].noun_group;
  for (const Predicate& predicate : segments.predicates) ++rows_[segments.verb_groups[predicate.verb_group].tokens.begin + 1].predicate;
  Row sum;
  for (Row& row : rows_) {
    sum.mention += row.mention, sum.verb_group += row.verb_group, sum.noun_group += row.noun_group, sum.predicate += row.predicate;
    row = sum;
  }
  misled_.assign(segments.predicates.size(), Misled::unread);
  read_word_starts(segments.tokens, starts_);
}

std::int32_t head_mention(const ArticleContext& context, const TokenSpan& tokens) {
  const auto [first, last] = context.mentions_in(tokens);
  std::int32_t best = -1;
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& mention = context.extraction.mentions[i];
    if (mention.entity < 0 || mention.tokens.end > tokens.end) continue;
    if (best < 0) { best = static_cast<std::int32_t>(i); continue; }
    const Mention& held = context.extraction.mentions[static_cast<std::size_t>(best)];
    if (mention.tokens.end > held.tokens.end) best = static_cast<std::int32_t>(i);
  }
  return best;
}

namespace {

/// What a word of a noun phrase gives to its key: nothing, or one form of it.
std::string_view key_part(const ArticleContext& context, std::uint32_t i, std::uint32_t end) {
  const Token& token = context.token(i);
  if (token.is(WordClass::determiner) || token.is(WordClass::punctuation) || token.is(WordClass::possessive)) return {};
  const bool modifier = token.is(WordClass::verb) && i + 1 < end;   // "existing models", not "exist model"
  return token.lemma.empty() || modifier ? token.folded : token.lemma;
}

}  // namespace

std::string phrase_key(const ArticleContext& context, TokenSpan tokens) {
  std::string out;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const std::string_view part = key_part(context, i, tokens.end);
    if (part.empty()) continue;
    if (!out.empty()) out += ' ';
    out += part;
  }
  return out;
}

std::string_view phrase_key(const ArticleContext& context, TokenSpan tokens, Arena& arena) {
  if (tokens.size() == 1) return key_part(context, tokens.begin, tokens.end);
  std::size_t room = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) room += key_part(context, i, tokens.end).size() + 1;
  char* const begin = arena.letters(room);
  char* at = begin;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const std::string_view part = key_part(context, i, tokens.end);
    if (part.empty()) continue;
    if (at != begin) *at++ = ' ';
    at = std::copy(part.begin(), part.end(), at);
  }
  return {begin, static_cast<std::size_t>(at - begin)};
}

}  // namespace crosstell
