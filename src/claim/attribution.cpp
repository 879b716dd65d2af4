// SPDX-License-Identifier: Apache-2.0
#include "attribution.h"

#include <algorithm>

#include "speaker.h"

namespace crosstell {
namespace {

constexpr std::size_t kLookBack = 24;   // quotations begin in order; a joined one may reach past a few others

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

/// How many quotations begin no later than the place.
std::size_t begun(const std::vector<Quotation>& quotations, std::uint64_t place) {
  const auto after = std::upper_bound(quotations.begin(), quotations.end(), place,
                                      [](std::uint64_t value, const Quotation& quotation) { return value < quotation.content.front().begin; });
  return static_cast<std::size_t>(after - quotations.begin());
}

}  // namespace

void SentenceQuotations::read(const std::vector<Quotation>& all, const CleanSpan& sentence) {
  all_ = &all;
  sentence_ = sentence;
  contents_.clear();
  before_ = begun(all, sentence.begin);
  std::size_t end = before_;
  while (end < all.size() && all[end].content.front().begin < sentence.end) ++end;
  for (std::size_t i = end; i > 0 && before_ < i + kLookBack; --i) {
    const Quotation& quotation = all[i - 1];
    if (quotation.scare || quotation.sieve == "spoke_about") continue;   // what is spoken about is not what is said
    for (const CleanSpan& content : quotation.content)
      if (content.overlaps(sentence)) contents_.push_back({content, i - 1});
  }
}

std::int32_t SentenceQuotations::covering(const CleanSpan& place) const {
  if (!sentence_.contains(place)) {   // the subject of a verb may stand in the sentence before
    SentenceQuotations elsewhere;
    elsewhere.read(*all_, place);
    return elsewhere.covering(place);
  }
  if (contents_.empty()) return -1;
  std::size_t stop = before_;
  while (stop < all_->size() && (*all_)[stop].content.front().begin <= place.begin) ++stop;
  std::int32_t best = -1;
  std::uint64_t best_size = ~std::uint64_t{0};
  for (const Content& content : contents_) {
    if (content.index >= stop || stop - content.index > kLookBack) continue;
    if (content.span.contains(place) && content.span.size() < best_size) best = static_cast<std::int32_t>(content.index), best_size = content.span.size();
  }
  return best;
}

void resolve_speaker_pronoun(const ArticleContext& context, const SentenceQuotations& quotations, Claim& claim) {
  if (claim.subject >= 0) return;
  const Person person = person_of(claim.subject_text);
  if (person == Person::none) return;
  const std::int32_t index = quotations.covering(claim.subject_span);
  if (index < 0) return;
  const Quotation& quotation = quotations[index];
  if (quotation.speaker < 0 || (quotation.kind == AttributionKind::direct) != (person != Person::third)) return;
  const Entity& speaker = context.extraction.entities[static_cast<std::size_t>(quotation.speaker)];
  // "Holm said they had left": several people are not the one who speaks.
  const bool plural = claim.subject_text == "they" || claim.subject_text == "They";
  if (plural && speaker.type == MentionType::person) return;
  claim.subject = person == Person::first_plural && speaker.affiliation >= 0 ? speaker.affiliation : quotation.speaker;
  claim.subject_link = "pronoun_speaker";
}

void attribute_claim(const ArticleContext& context, const SentenceQuotations& quotations, const CleanSpan& predicate, Claim& claim) {
  claim.quotation = quotations.covering(predicate);
  if (claim.quotation < 0) return;
  const Quotation& quotation = quotations[claim.quotation];
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
    claim.modality = claim.tense < 0 ? Modality::hedged : Modality::predicted;   // "analysts estimate that it lost $40 million"
    claim.modality_cue = quotation.cue;
  }
}

}  // namespace crosstell
