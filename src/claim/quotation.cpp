// SPDX-License-Identifier: Apache-2.0
#include "quotation.h"

#include <algorithm>

namespace crosstell {

Quotation& QuotationWork::add(AttributionKind kind, std::string_view sieve, const CleanSpan& content, std::uint32_t sentence) {
  Quotation quotation;
  quotation.kind = kind;
  quotation.sieve = sieve;
  quotation.content.push_back(content);
  quotation.sentence = sentence;
  found.push_back(std::move(quotation));
  return found.back();
}

void QuotationWork::set_speaker(Quotation& quotation, const Speaker& speaker) const {
  if (!speaker.found()) return;
  quotation.speaker_span = context.span_of(speaker.tokens);
  quotation.speaker_text = std::string(context.text_of(speaker.tokens));
  quotation.speaker = speaker.entity;
}

void QuotationWork::set_speaker(Quotation& quotation, const Speaker& speaker, std::string_view sieve) const {
  if (!speaker.found()) return;
  set_speaker(quotation, speaker);
  quotation.sieve = sieve;
}

void QuotationWork::set_cue(Quotation& quotation, const CueVerb& cue) {
  quotation.cue_span = context.span_of(cue.tokens);
  quotation.cue = std::string(cue.lemma);
  quotation.cue_class = cue.cue_class;
  cue_used[cue.group] = true;
}

/// Sorts by place. Quotations are large: their order is found first, then each is moved once.
static std::vector<Quotation> in_order(std::vector<Quotation>& found) {
  std::vector<std::pair<CleanSpan, std::uint32_t>> order;
  order.reserve(found.size());
  for (std::uint32_t i = 0; i < found.size(); ++i) order.emplace_back(found[i].content.front(), i);
  std::sort(order.begin(), order.end());
  std::vector<Quotation> out;
  out.reserve(found.size());
  for (const auto& [place, index] : order) out.push_back(std::move(found[index]));
  return out;
}

std::vector<Quotation> find_quotations(const ArticleContext& context) {
  QuotationWork work{context, {}, std::vector<std::int32_t>(context.segments.quotations.size(), -1), std::vector<bool>(context.segments.verb_groups.size(), false)};
  work.found.reserve(context.segments.quotations.size() + context.segments.sentences.size() / 2);
  find_direct(work);
  find_indirect(work);
  find_colon_headlines(work);
  classify_rest(work);
  find_answers(work);
  return in_order(work.found);
}

std::vector<Quotation> find_quotations(const Article& article, const Segments& segments, const Extraction& extraction, const RuleSet& rules) {
  TokenIndex places;
  places.read(segments, extraction);
  return find_quotations({article, segments, extraction, rules, places});
}

}  // namespace crosstell
