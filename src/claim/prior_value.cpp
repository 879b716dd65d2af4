// SPDX-License-Identifier: Apache-2.0
#include "prior_value.h"

#include <algorithm>

#include "value_text.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kReach = 14;   // tokens between a value and the one before it

bool is_amount(ValueKind kind) { return kind == ValueKind::money || kind == ValueKind::number || kind == ValueKind::percent; }

bool is_adverb_of_time(std::string_view word) { return word == "earlier" || word == "ago" || word == "before" || word == "previously"; }

/// "from", "compared with", "against", "versus" before the amount, approximator words aside; the token it begins at, or 0.
std::uint32_t comparing_word(const ArticleContext& context, std::uint32_t floor, std::uint32_t figure) {
  for (std::uint32_t i = figure; i > floor && figure - i < 4; --i) {
    const std::string_view word = context.token(i - 1).folded;
    if (word == "from" || word == "against" || word == "versus") return i - 1;
    if ((word == "with" || word == "to") && i - 1 > floor && context.token(i - 2).folded == "compared") return i - 2;
    if (!context.token(i - 1).is(WordClass::adverb) && !context.token(i - 1).is(WordClass::preposition) && !context.token(i - 1).is(WordClass::determiner) && word != "about") return 0;
  }
  return 0;
}

/// The date that belongs to the amount: "in 2025", "a year earlier", "last year".
const Mention* date_behind(const ArticleContext& context, std::uint32_t from, std::uint32_t end) {
  const auto [first, last] = context.mentions_in({from, std::min(end, from + 5)});
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& mention = context.extraction.mentions[i];
    if (mention.type == MentionType::date && mention.figure >= 0) {
      for (std::uint32_t t = from; t < mention.tokens.begin; ++t)
        if (!context.token(t).is(WordClass::preposition) && !context.token(t).is(WordClass::determiner) && !context.token(t).is(WordClass::adjective)) return nullptr;
      return &mention;
    }
  }
  return nullptr;
}

/// The clause goes on with nothing that the amount could belong to: "$20 million fund".
bool stands_alone(const ArticleContext& context, std::uint32_t next, std::uint32_t end) {
  if (next >= end) return true;
  const Token& token = context.token(next);
  return token.is(WordClass::preposition) || token.is(WordClass::punctuation) || token.is(WordClass::determiner) || token.is(WordClass::adverb) || is_adverb_of_time(token.folded);
}

}  // namespace

void add_prior_value(ClaimWork& work, const ClaimPlace& place, const Attribute& attribute, const Claim& claim) {
  const ArticleContext& context = work.context;
  if (claim.value_figure < 0 || !is_amount(claim.value_kind) || place.value.empty() || attribute.attribute_class != AttributeClass::functional) return;
  const Figure& now = context.extraction.figures[static_cast<std::size_t>(claim.value_figure)];
  const TokenSpan sentence = context.segments.sentences[place.sentence].tokens;
  const auto [first, last] = context.mentions_in({place.value.end, std::min(sentence.end, place.value.end + kReach)});
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& mention = context.extraction.mentions[i];
    if (!is_figure(mention.type) || mention.figure < 0 || mention.type == MentionType::date || mention.type == MentionType::time_of_day) continue;
    const Figure& before = context.extraction.figures[static_cast<std::size_t>(mention.figure)];
    if (before.kind != now.kind || before.currency != now.currency || before.unit != now.unit || before.per != now.per) {
      if (before.kind == MentionType::percent) continue;   // "up 12 percent from $4 billion"
      return;
    }
    if (comparing_word(context, place.value.end, mention.tokens.begin) == 0 || !stands_alone(context, mention.tokens.end, sentence.end)) return;
    const Mention* date = date_behind(context, mention.tokens.end, sentence.end);
    if (date == nullptr) return;
    const Figure& when = context.extraction.figures[static_cast<std::size_t>(date->figure)];
    if (!when.date) return;
    Claim prior = claim;
    prior.value_figure = mention.figure;
    prior.value_text = work.arena.text(value_text(before));
    prior.value_span = before.span;
    prior.time = &*when.date;
    prior.time_basis = when.date->relative ? TimeBasis::relative_to_publication : TimeBasis::explicit_;
    prior.modality = Modality::asserted;
    prior.modality_cue = {};
    prior.scope = {};
    prior.polarity = Polarity::positive;
    work.arena.append(prior.derivation, "generic.prior_value");
    ClaimPlace at = place;
    at.value = mention.tokens;
    at.matched = mention.tokens;
    at.fixed_modality = at.fixed_polarity = true;
    work.arena.append(at.used, mention.tokens);
    work.arena.append(at.used, date->tokens);
    finish_claim(work, at, &attribute, prior);
    return;
  }
}

}  // namespace crosstell
