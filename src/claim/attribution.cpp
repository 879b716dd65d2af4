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

}  // namespace

SentenceQuotations::SentenceQuotations(const std::vector<Quotation>& all) : all_(all) {
  places_.reserve(all.size());
  said_.reserve(all.size() + all.size() / 4);
  std::uint64_t furthest = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Quotation& quotation = all[i];
    if (!quotation.scare && quotation.sieve != "spoke_about") {   // what is spoken about is not what is said
      for (const CleanSpan& content : quotation.content) {
        said_.push_back({content, i});
        furthest = std::max(furthest, content.end);
      }
    }
    places_.push_back({quotation.content.front().begin, furthest, said_.size()});
  }
}

/// How many quotations begin no later than the place.
std::size_t SentenceQuotations::begun(std::uint64_t place) const {
  const auto after = std::upper_bound(places_.begin(), places_.end(), place, [](std::uint64_t value, const Place& at) { return value < at.begin; });
  return static_cast<std::size_t>(after - places_.begin());
}

/// The contents that reach into a span before which so many quotations begin.
void SentenceQuotations::collect(const CleanSpan& span, std::size_t before, std::vector<Content>& out) const {
  std::size_t end = before;
  while (end < places_.size() && places_[end].begin < span.end) ++end;
  for (std::size_t i = end; i > 0 && before < i + kLookBack && places_[i - 1].furthest > span.begin; --i)
    for (std::size_t content = i > 1 ? places_[i - 2].contents_end : 0; content < places_[i - 1].contents_end; ++content)
      if (said_[content].span.overlaps(span)) out.push_back(said_[content]);
}

void SentenceQuotations::read(const CleanSpan& sentence) {
  sentence_ = sentence;
  contents_.clear();
  before_ = begun(sentence.begin);
  collect(sentence, before_, contents_);
}

std::int32_t SentenceQuotations::covering(const CleanSpan& place) const {
  if (sentence_.contains(place)) return tightest(contents_, before_, place);
  std::vector<Content> elsewhere;   // the subject of a verb may stand in the sentence before
  const std::size_t before = begun(place.begin);
  collect(place, before, elsewhere);
  return tightest(elsewhere, before, place);
}

std::int32_t SentenceQuotations::tightest(const std::vector<Content>& contents, std::size_t before, const CleanSpan& place) const {
  if (contents.empty()) return -1;
  std::size_t stop = before;
  while (stop < places_.size() && places_[stop].begin <= place.begin) ++stop;
  std::int32_t best = -1;
  std::uint64_t best_size = ~std::uint64_t{0};
  for (const Content& content : contents) {
    if (content.quotation >= stop || stop - content.quotation > kLookBack) continue;
    if (content.span.contains(place) && content.span.size() < best_size) best = static_cast<std::int32_t>(content.quotation), best_size = content.span.size();
  }
  return best;
}

/// "He will win," Holm said: in Holm's own words "he" is somebody else.
static void leave_listener(const ArticleContext& context, const SentenceQuotations& quotations, Claim& claim) {
  if (claim.subject_link != "pronoun_person") return;
  const std::int32_t index = quotations.covering(claim.subject_span);
  if (index < 0 || quotations[index].kind != AttributionKind::direct || quotations[index].speaker != claim.subject) return;
  claim.subject = -1;
  claim.subject_link = {};
  claim.subject_text = context.text_of(claim.subject_span);
}

void resolve_speaker_pronoun(const ArticleContext& context, const SentenceQuotations& quotations, Claim& claim) {
  if (claim.subject >= 0) return leave_listener(context, quotations, claim);
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
