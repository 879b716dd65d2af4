// SPDX-License-Identifier: Apache-2.0
#include "attribution.h"

#include <algorithm>

#include "speaker.h"

namespace crosstell {
namespace {

constexpr std::size_t kLookBack = 24;   // quotations begin in order; a joined one may reach past a few others

/// The tightest quotation whose content covers the place, or -1. Scare marks quote nobody.
std::int32_t covering(const std::vector<Quotation>& quotations, const CleanSpan& place) {
  const auto after = std::upper_bound(quotations.begin(), quotations.end(), place.begin,
                                      [](std::uint64_t value, const Quotation& quotation) { return value < quotation.content.front().begin; });
  const auto stop = static_cast<std::size_t>(after - quotations.begin());
  std::int32_t best = -1;
  std::uint64_t best_size = ~std::uint64_t{0};
  for (std::size_t i = stop; i > 0 && stop - i < kLookBack; --i) {
    const Quotation& quotation = quotations[i - 1];
    if (quotation.scare || quotation.sieve == "spoke_about") continue;   // what is spoken about is not what is said
    for (const CleanSpan& content : quotation.content)
      if (content.contains(place) && content.size() < best_size) best = static_cast<std::int32_t>(i - 1), best_size = content.size();
  }
  return best;
}

/// "the Herald reported", "a study found": the speaker is a paper or a document.
bool is_outlet(const ArticleContext& context, const Quotation& quotation) {
  if (!quotation.speaker_span) return false;
  const auto& tokens = context.segments.tokens;
  auto at = std::lower_bound(tokens.begin(), tokens.end(), quotation.speaker_span->begin, [](const Token& token, std::uint64_t begin) { return token.span.begin < begin; });
  for (; at != tokens.end() && at->span.end <= quotation.speaker_span->end; ++at) {
    const auto index = static_cast<std::uint32_t>(at - tokens.begin());
    if (CueTables::get().outlets.at(tokens, index, static_cast<std::uint32_t>(tokens.size())).row) return true;
  }
  return false;
}

enum class Person : std::uint8_t { none, first_singular, first_plural, third };

Person person_of(std::string_view text) {
  if (text == "I") return Person::first_singular;
  if (text == "we" || text == "We") return Person::first_plural;
  for (const std::string_view word : {"it", "he", "she", "they", "It", "He", "She", "They"})
    if (text == word) return Person::third;
  return Person::none;
}

}  // namespace

void resolve_speaker_pronoun(const ArticleContext& context, const std::vector<Quotation>& quotations, Claim& claim) {
  if (claim.subject >= 0) return;
  const Person person = person_of(claim.subject_text);
  if (person == Person::none) return;
  const std::int32_t index = covering(quotations, claim.subject_span);
  if (index < 0) return;
  const Quotation& quotation = quotations[static_cast<std::size_t>(index)];
  if (quotation.speaker < 0 || (quotation.kind == AttributionKind::direct) != (person != Person::third)) return;
  const Entity& speaker = context.extraction.entities[static_cast<std::size_t>(quotation.speaker)];
  // "Holm said they had left": several people are not the one who speaks.
  const bool plural = claim.subject_text == "they" || claim.subject_text == "They";
  if (plural && speaker.type == MentionType::person) return;
  claim.subject = person == Person::first_plural && speaker.affiliation >= 0 ? speaker.affiliation : quotation.speaker;
  claim.subject_link = "pronoun_speaker";
}

void attribute_claim(const ArticleContext& context, const std::vector<Quotation>& quotations, const CleanSpan& predicate, Claim& claim) {
  claim.quotation = covering(quotations, predicate);
  if (claim.quotation < 0) return;
  const Quotation& quotation = quotations[static_cast<std::size_t>(claim.quotation)];
  claim.attribution = quotation.kind != AttributionKind::direct && is_outlet(context, quotation) ? AttributionKind::other_outlet : quotation.kind;
  claim.speaker = quotation.speaker;
  claim.speaker_text = quotation.speaker_text;
  claim.cue = quotation.cue;
  claim.cue_class = quotation.cue_class;
  if (quotation.kind == AttributionKind::direct) return;
  if (quotation.cue_class == CueClass::deny && claim.modality != Modality::denied) {
    claim.modality = Modality::denied;
    claim.polarity = Polarity::negative;
    claim.modality_cue = quotation.cue;
  }
  if (quotation.cue_class == CueClass::predict && claim.modality == Modality::asserted) {
    claim.modality = Modality::predicted;
    claim.modality_cue = quotation.cue;
  }
}

}  // namespace crosstell
