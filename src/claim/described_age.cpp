// SPDX-License-Identifier: Apache-2.0
#include "described_age.h"

#include <algorithm>

#include "value_text.h"

namespace crosstell {
namespace {

bool is_told(const ClaimWork& work, const CleanSpan& age) {
  return std::any_of(work.told.begin(), work.told.end(), [&](const Told& told) { return told.attribute == "age" && told.value.overlaps(age); });
}

void add_age(ClaimWork& work, std::uint32_t number, const Mention& described, const Mention& age) {
  const ArticleContext& context = work.context;
  const Figure& figure = context.extraction.figures[static_cast<std::size_t>(age.figure)];
  if (is_told(work, figure.span)) return;
  Claim claim;
  claim.attribute = "age";
  claim.value_figure = age.figure;
  claim.value_kind = ValueKind::age;
  claim.value_text = work.arena.text(value_text(figure));
  claim.value_span = figure.span;
  work.arena.append(claim.derivation, std::string_view("age.described"));
  set_subject(context, described.tokens, claim);
  const ClaimPlace at{number, described.tokens, age.tokens, age.tokens, work.arena.list({described.tokens}), true, true};
  if (claim.subject >= 0) finish_claim(work, at, context.rules.registry().find(claim.attribute), claim);
}

}  // namespace

void add_described_ages(ClaimWork& work, std::uint32_t number) {
  const ArticleContext& context = work.context;
  const auto [first, last] = context.mentions_in(context.segments.sentences[number].tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& described = context.extraction.mentions[i];
    if (described.link_rule != "definite_age" || described.entity < 0) continue;
    for (std::uint32_t k = i + 1; k < last && context.extraction.mentions[k].tokens.begin < described.tokens.end; ++k)
      if (const Mention& age = context.extraction.mentions[k]; age.type == MentionType::age && age.figure >= 0) add_age(work, number, described, age);
  }
}

}  // namespace crosstell
