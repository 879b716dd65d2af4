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

std::pair<std::uint32_t, std::uint32_t> mentions_in(const Extraction& extraction, const TokenSpan& tokens) {
  const auto begins_before = [](const Mention& mention, std::uint32_t token) { return mention.tokens.begin < token; };
  const auto first = std::lower_bound(extraction.mentions.begin(), extraction.mentions.end(), tokens.begin, begins_before);
  const auto last = std::lower_bound(first, extraction.mentions.end(), tokens.end, begins_before);
  return {static_cast<std::uint32_t>(first - extraction.mentions.begin()), static_cast<std::uint32_t>(last - extraction.mentions.begin())};
}

std::int32_t head_mention(const ArticleContext& context, const TokenSpan& tokens) {
  const auto [first, last] = mentions_in(context.extraction, tokens);
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
  return arena.text(phrase_key(context, tokens));
}

std::int32_t verb_group_at(const Segments& segments, std::uint32_t token) {
  const auto after = std::upper_bound(segments.verb_groups.begin(), segments.verb_groups.end(), token,
                                      [](std::uint32_t value, const VerbGroup& group) { return value < group.tokens.begin; });
  if (after == segments.verb_groups.begin()) return -1;
  const auto at = after - 1;
  return at->tokens.contains(token) ? static_cast<std::int32_t>(at - segments.verb_groups.begin()) : -1;
}

std::pair<std::uint32_t, std::uint32_t> verb_groups_in(const Segments& segments, const TokenSpan& tokens) {
  const auto begins_before = [](const VerbGroup& group, std::uint32_t token) { return group.tokens.begin < token; };
  const auto first = std::lower_bound(segments.verb_groups.begin(), segments.verb_groups.end(), tokens.begin, begins_before);
  const auto last = std::lower_bound(first, segments.verb_groups.end(), tokens.end, begins_before);
  return {static_cast<std::uint32_t>(first - segments.verb_groups.begin()), static_cast<std::uint32_t>(last - segments.verb_groups.begin())};
}

bool is_mark(const Token& token, char mark) { return token.folded.size() == 1 && token.folded.front() == mark; }

}  // namespace crosstell
