// SPDX-License-Identifier: Apache-2.0
// Marks without a cue of their own: speech that goes on after an attribution, speech led in by the sentence before, scare marks.
#include <algorithm>

#include "quotation.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kScareWords = 5;   // marks around so few words, without a cue and without an end of sentence, quote no speech
constexpr std::int32_t kNobody = -1;

std::uint32_t word_count(const ArticleContext& context, const TokenSpan& tokens) {
  std::uint32_t words = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) words += context.token(i).has(shape_letter) ? 1 : 0;
  return words;
}

bool ends_sentence(const ArticleContext& context, const TokenSpan& tokens) {
  const Token& last = context.token(tokens.end - 1);   // "!!" and "..." end one too
  return last.is(WordClass::punctuation) && (last.folded.back() == '.' || last.folded.back() == '!' || last.folded.back() == '?');
}

constexpr std::uint32_t kTitleWords = 12;

}  // namespace

bool is_title(const ArticleContext& context, const TokenSpan& tokens) {
  std::uint32_t capitals = 0, words = 0;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = context.token(i);
    if (!token.has(shape_letter)) continue;
    ++words;
    if (token.has(shape_capitalized)) { ++capitals; continue; }
    if (token.is(WordClass::noun) || token.is(WordClass::verb) || token.is(WordClass::adjective) || token.is(WordClass::adverb)) return false;
  }
  return capitals >= 2 && words <= kTitleWords;
}

namespace {

class RestSieve {
 public:
  explicit RestSieve(QuotationWork& work) : work_(work), context_(work.context), segments_(work.context.segments), said_in_(segments_.sentences.size(), kNobody) {}

  void run() {
    for (std::uint32_t i = 0; i < work_.found.size(); ++i) note_attribution(static_cast<std::int32_t>(i));
    for (std::uint32_t i = 0; i < segments_.quotations.size(); ++i) {
      const QuotationSpan& marks = segments_.quotations[i];
      if (work_.quotation_of[i] >= 0 || marks.tokens.empty()) continue;
      explain(i, marks);
    }
  }

 private:
  [[nodiscard]] Quotation& quotation(std::int32_t index) { return work_.found[static_cast<std::size_t>(index)]; }

  /// The sentence that holds a place of the text.
  [[nodiscard]] std::uint32_t sentence_at(std::uint64_t offset) const {
    const auto after = std::upper_bound(segments_.sentences.begin(), segments_.sentences.end(), offset, [](std::uint64_t value, const Sentence& sentence) { return value < sentence.span.begin; });
    return after == segments_.sentences.begin() ? 0 : static_cast<std::uint32_t>(after - segments_.sentences.begin() - 1);
  }

  /// Remembers where somebody was heard last: the sentences of the cue and of the last words.
  void note_attribution(std::int32_t index) {
    const Quotation& one = quotation(index);
    if (one.scare || !one.speaker_span) return;
    said_in_[sentence_at(one.content.back().end - 1)] = index;
    if (one.cue_span) said_in_[sentence_at(one.cue_span->begin)] = index;
  }

  void explain(std::uint32_t number, const QuotationSpan& marks) {
    const std::uint32_t sentence = segments_.sentence_of(marks.tokens.begin);
    const bool heading = segments_.tokens[marks.tokens.begin].has(shape_title_case);   // capitals say nothing there
    const bool title = !heading && !ends_sentence(context_, marks.tokens) && is_title(context_, marks.tokens);
    const bool speech = !title && (ends_sentence(context_, marks.tokens) || word_count(context_, marks.tokens) > kScareWords);
    std::int32_t owner = speech ? heard_before(number, sentence) : kNobody;
    if (owner >= 0 && quotation(owner).kind == AttributionKind::direct) {
      quotation(owner).content.push_back(marks.inner);
    } else {
      const std::int32_t before = owner;
      Quotation& added = work_.add(AttributionKind::direct, speech ? "no_cue" : "scare_marks", marks.inner, sentence);
      owner = static_cast<std::int32_t>(work_.found.size() - 1);
      added.scare = !speech;
      if (before >= 0) continue_speaker(quotation(before), added);
      else if (speech) work_.set_speaker(added, led_in_by(sentence, marks), "subject_before");
    }
    work_.quotation_of[number] = owner;
    if (speech) note_attribution(owner);
  }

  static void continue_speaker(const Quotation& before, Quotation& added) {
    added.sieve = "continued_speaker";
    added.speaker_span = before.speaker_span;
    added.speaker_text = before.speaker_text;
    added.speaker = before.speaker;
  }

  [[nodiscard]] bool opens_sentence(const QuotationSpan& marks, const Sentence& sentence) const { return marks.tokens.begin <= sentence.tokens.begin + 1; }

  /// Who was heard in the sentence before, when these marks open one of their own: ... Holm said. "We knew."
  std::int32_t heard_before(std::uint32_t number, std::uint32_t sentence) {
    if (number > 0 && segments_.quotations[number - 1].continues_paragraph && work_.quotation_of[number - 1] >= 0) {
      const std::int32_t owner = work_.quotation_of[number - 1];
      return quotation(owner).scare ? kNobody : owner;
    }
    if (sentence == 0 || !opens_sentence(segments_.quotations[number], segments_.sentences[sentence])) return kNobody;
    const bool same_block = segments_.sentences[sentence].block == segments_.sentences[sentence - 1].block;
    return same_block ? said_in_[sentence - 1] : kNobody;
  }

  /// Holm was blunt. "We knew." / The mood changed when Holm came in. "We knew."
  [[nodiscard]] Speaker led_in_by(std::uint32_t sentence, const QuotationSpan& marks) const {
    if (sentence == 0 || !opens_sentence(marks, segments_.sentences[sentence]) || !ends_sentence(context_, marks.tokens)) return {};
    const Sentence& before = segments_.sentences[sentence - 1];
    if (before.block != segments_.sentences[sentence].block || before.tokens.empty()) return {};
    return acting_subject(context_, before, false);
  }

  QuotationWork& work_;
  const ArticleContext& context_;
  const Segments& segments_;
  std::vector<std::int32_t> said_in_;   // by sentence: index into `found`
};

}  // namespace

void classify_rest(QuotationWork& work) {
  if (!work.context.segments.quotations.empty()) RestSieve(work).run();
}

}  // namespace crosstell
