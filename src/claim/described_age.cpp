// SPDX-License-Identifier: Apache-2.0
#include "described_age.h"

#include <algorithm>

#include "value_text.h"

namespace crosstell {
namespace {

/// The age among the words of a description, or -1.
std::int32_t age_in(const ArticleContext& context, const TokenSpan& tokens) {
  const auto [first, last] = context.mentions_in(tokens);
  for (std::uint32_t i = first; i < last; ++i)
    if (const Mention& mention = context.extraction.mentions[i]; mention.type == MentionType::age && mention.figure >= 0) return mention.figure;
  return -1;
}

}  // namespace

void add_described_ages(ClaimWork& work, std::uint32_t number) {
  const ArticleContext& context = work.context;
  const auto [first, last] = context.mentions_in(context.segments.sentences[number].tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& mention = context.extraction.mentions[i];
    if (mention.link_rule != "definite_age" || mention.entity < 0) continue;
    const std::int32_t age = age_in(context, mention.tokens);
    if (age < 0) continue;
    const Figure& figure = context.extraction.figures[static_cast<std::size_t>(age)];
    Claim claim;
    claim.attribute = "age";
    set_subject(context, mention.tokens, claim);
    claim.value_figure = age;
    claim.value_kind = ValueKind::age;
    claim.value_text = work.arena.text(value_text(figure));
    claim.value_span = figure.span;
    work.arena.append(claim.derivation, std::string_view("age.described"));
    const ClaimPlace place{number, mention.tokens, mention.tokens, mention.tokens, {}, true, true};
    finish_claim(work, place, context.rules.registry().find("age"), claim);
  }
}

}  // namespace crosstell
