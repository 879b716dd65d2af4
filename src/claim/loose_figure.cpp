// SPDX-License-Identifier: Apache-2.0
#include "loose_figure.h"

#include <algorithm>
#include <array>

#include "value_text.h"

namespace crosstell {
namespace {

bool is_one(const Figure& figure) { return figure.low && figure.high && same_value(*figure.low, *figure.high) && same_value(*figure.low, Decimal{1, 0}); }

bool is_day_of_event(const Figure& figure) {
  if (!figure.date || figure.roles.empty()) return false;
  const DateValue& date = *figure.date;
  if (!date.relation.empty() || (date.precision != DateValue::Precision::day && date.precision != DateValue::Precision::month)) return false;
  return figure.roles.find("verb:") != std::string::npos;
}

bool tells_time(std::string_view counted) {
  static constexpr std::array<std::string_view, 8> kZones{"am", "bst", "cet", "edt", "est", "gmt", "pm", "utc"};
  return std::find(kZones.begin(), kZones.end(), counted) != kZones.end();
}

/// What is told of amounts, tallies and days can be told otherwise; ranks and ages are read with what they belong to or not at all.
bool measures_something(const Figure& figure) {
  switch (figure.kind) {
    case MentionType::money:
    case MentionType::percent:
    case MentionType::percentage_point:
    case MentionType::ratio:
    case MentionType::multiple: return true;
    case MentionType::count: return !figure.counted.empty() && !is_one(figure) && !tells_time(figure.counted);   // "one of them", "at one point", "1100 GMT"
    case MentionType::measure: return !figure.unit.empty();
    case MentionType::score: return !figure.roles.empty();
    case MentionType::date: return is_day_of_event(figure);
    default: return false;
  }
}

ValueKind value_kind_of(const Figure& figure) {
  if (figure.kind == MentionType::money) return ValueKind::money;
  if (figure.kind == MentionType::date) return ValueKind::date;
  return figure.kind == MentionType::percent ? ValueKind::percent : ValueKind::number;
}

bool is_told(const ClaimWork& work, const CleanSpan& span) {
  return std::any_of(work.told.begin(), work.told.end(), [&](const Told& told) { return told.value.overlaps(span) && work.claims[told.claim].value_figure >= 0; });
}

/// The predicate of the clause in which the token stands, or of the sentence's first one; -1 without any.
std::int64_t predicate_at(const ArticleContext& context, const Sentence& sentence, std::uint32_t token) {
  const auto [first, last] = context.predicates_in(sentence.tokens);
  std::int64_t out = -1;
  for (std::uint32_t i = first; i < last; ++i) {
    const VerbGroup& group = context.segments.verb_groups[context.segments.predicates[i].verb_group];
    if (context.token(group.head).clause == context.token(token).clause) return i;
    if (out < 0) out = i;
  }
  return out;
}

}  // namespace

void add_loose_figures(ClaimWork& work, std::uint32_t number) {
  const ArticleContext& context = work.context;
  const Sentence& sentence = context.segments.sentences[number];
  const auto [first, last] = context.mentions_in(sentence.tokens);
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& mention = context.extraction.mentions[i];
    if (mention.figure < 0) continue;
    const Figure& figure = context.extraction.figures[static_cast<std::size_t>(mention.figure)];
    if (!measures_something(figure) || is_told(work, figure.span)) continue;
    Claim claim;
    claim.attribute = work.arena.text({"figure:", name_of(figure.kind)});
    claim.value_figure = mention.figure;
    claim.value_kind = value_kind_of(figure);
    claim.value_text = work.arena.text(value_text(figure));
    claim.value_span = figure.span;
    work.arena.append(claim.derivation, std::string_view("generic.loose_figure"));
    ClaimPlace place{number, mention.tokens, mention.tokens, mention.tokens, {}, false, false};
    claim.subject_span = figure.span;
    claim.subject_text = context.text_of(figure.span);
    if (const std::int64_t at = predicate_at(context, sentence, mention.tokens.begin); at >= 0) {
      const Predicate& predicate = context.segments.predicates[static_cast<std::size_t>(at)];
      place.predicate = context.segments.verb_groups[predicate.verb_group].tokens;
      if (!predicate.subject.empty() && predicate.subject.begin >= sentence.tokens.begin) {
        claim.subject_span = context.span_of(predicate.subject);
        claim.subject_text = context.text_of(predicate.subject);
      }
    }
    finish_claim(work, place, context.rules.registry().find(claim.attribute), claim);
  }
}

}  // namespace crosstell
