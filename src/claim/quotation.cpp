// SPDX-License-Identifier: Apache-2.0
#include "quotation.h"

#include <algorithm>

namespace crosstell {
namespace {

constexpr std::uint32_t kScareWords = 5;   // marks around so few words, without a cue and without an end of sentence, quote no speech

std::uint32_t word_count(const ArticleContext& context, const TokenSpan& tokens) {
  std::uint32_t words = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) words += context.token(i).has(shape_letter) ? 1 : 0;
  return words;
}

bool ends_sentence(const ArticleContext& context, const TokenSpan& tokens) {
  if (tokens.empty()) return false;
  const std::string_view last = context.token(tokens.end - 1).folded;
  return last == "." || last == "!" || last == "?";
}

bool has_finite_verb(const ArticleContext& context, const TokenSpan& tokens) {
  const auto [first, last] = verb_groups_in(context.segments, tokens);
  for (std::uint32_t i = first; i < last; ++i)
    if (context.segments.verb_groups[i].finite) return true;
  return false;
}

/// The quotation that an unexplained one continues: the one before it in its block, when only white space or other quotations lie between.
std::int32_t continued(const QuotationWork& work, std::uint32_t index) {
  if (index == 0) return -1;
  const QuotationSpan& before = work.context.segments.quotations[index - 1];
  const QuotationSpan& here = work.context.segments.quotations[index];
  const std::int32_t owner = work.quotation_of[index - 1];
  if (owner < 0 || before.tokens.empty() || here.tokens.empty() || work.found[static_cast<std::size_t>(owner)].scare) return -1;
  if (before.continues_paragraph) return owner;
  const auto& segments = work.context.segments;
  const std::uint32_t block = segments.sentences[segments.sentence_of(here.tokens.begin)].block;
  const std::uint32_t block_before = segments.sentences[segments.sentence_of(before.tokens.begin)].block;
  if (block != block_before || work.found[static_cast<std::size_t>(owner)].kind != AttributionKind::direct) return -1;
  // ... Holm said. "Second sentence": whole sentences after an attributed one, nothing but its attribution between.
  return here.tokens.begin - before.tokens.end <= 40 && ends_sentence(work.context, here.tokens) &&
                 !has_finite_verb(work.context, {std::min(here.tokens.begin, before.tokens.end + 12), here.tokens.begin})
             ? owner : -1;
}

}  // namespace

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

void QuotationWork::set_cue(Quotation& quotation, const CueVerb& cue) {
  quotation.cue_span = context.span_of(cue.tokens);
  quotation.cue = std::string(cue.lemma);
  quotation.cue_class = cue.cue_class;
  cue_used[cue.group] = true;
}

void classify_rest(QuotationWork& work) {
  const auto& segments = work.context.segments;
  for (std::uint32_t i = 0; i < segments.quotations.size(); ++i) {
    const QuotationSpan& marks = segments.quotations[i];
    if (work.quotation_of[i] >= 0 || marks.tokens.empty()) continue;
    if (const std::int32_t owner = continued(work, i); owner >= 0) {
      work.found[static_cast<std::size_t>(owner)].content.push_back(marks.inner);
      work.quotation_of[i] = owner;
      continue;
    }
    const bool speech = ends_sentence(work.context, marks.tokens) || word_count(work.context, marks.tokens) > kScareWords;
    Quotation& quotation = work.add(AttributionKind::direct, speech ? "no_cue" : "scare_marks", marks.inner, segments.sentence_of(marks.tokens.begin));
    quotation.scare = !speech;
    work.quotation_of[i] = static_cast<std::int32_t>(work.found.size() - 1);
  }
}

std::vector<Quotation> find_quotations(const Article& article, const Segments& segments, const Extraction& extraction, const RuleSet& rules) {
  const ArticleContext context{article, segments, extraction, rules};
  QuotationWork work{context, {}, std::vector<std::int32_t>(segments.quotations.size(), -1), std::vector<bool>(segments.verb_groups.size(), false)};
  find_direct(work);
  find_indirect(work);
  find_colon_headlines(work);
  classify_rest(work);
  std::stable_sort(work.found.begin(), work.found.end(), [](const Quotation& a, const Quotation& b) { return a.content.front() < b.content.front(); });
  return std::move(work.found);
}

}  // namespace crosstell
