// SPDX-License-Identifier: Apache-2.0
// Direct speech: a cue verb and a speaker before or after the marks.
#include <algorithm>

#include "quotation.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kAfter = 40;    // tokens after the closing mark in which the cue may stand, appositions included
constexpr std::uint32_t kBefore = 12;   // tokens between the cue and the opening mark: "told reporters in Oslo on Friday:"

bool is_quote_mark(const Token& token) { return token.folded == "\"" || token.folded == "'"; }

/// Where the block of a token ends, in tokens.
std::uint32_t block_end(const Segments& segments, std::uint32_t sentence) {
  const std::uint32_t block = segments.sentences[sentence].block;
  while (sentence + 1 < segments.sentences.size() && segments.sentences[sentence + 1].block == block) ++sentence;
  return segments.sentences[sentence].tokens.end;
}

class DirectSieve {
 public:
  explicit DirectSieve(QuotationWork& work) : work_(work), context_(work.context), segments_(work.context.segments) {}

  void run() {
    for (std::uint32_t i = 0; i < segments_.quotations.size(); ++i) {
      const QuotationSpan& marks = segments_.quotations[i];
      if (marks.tokens.empty() || nested(i)) continue;
      if (!speaker_after_quote(i)) speaker_before_quote(i);
    }
  }

 private:
  // Marks inside other marks are that speaker's own quoting.
  [[nodiscard]] bool nested(std::uint32_t index) {
    for (std::uint32_t back = index; back > 0 && back + 4 > index; --back)
      if (segments_.quotations[back - 1].outer.contains(segments_.quotations[index].outer)) {
        work_.quotation_of[index] = work_.quotation_of[back - 1];
        return work_.quotation_of[index] >= 0;
      }
    return false;
  }

  [[nodiscard]] std::uint32_t next_quote_begin(std::uint32_t index) const {
    return index + 1 < segments_.quotations.size() ? segments_.quotations[index + 1].tokens.begin : static_cast<std::uint32_t>(segments_.tokens.size());
  }

  // "...," Holm said. / "...," said Ada Holm, who runs the firm. / "...?" she asked.
  bool speaker_after_quote(std::uint32_t index) {
    const QuotationSpan& marks = segments_.quotations[index];
    std::uint32_t at = marks.tokens.end;
    const std::uint32_t limit = std::min({block_end(segments_, segments_.sentence_of(marks.tokens.end - 1)), next_quote_begin(index), at + kAfter});
    const std::string_view last = context_.token(at - 1).folded;
    bool open = last == "," || last == "?" || last == "!" || last == "-" || last == "...";
    while (at < limit && (is_quote_mark(context_.token(at)) || is_mark(context_.token(at), ',') || is_mark(context_.token(at), '-'))) {
      open |= !is_quote_mark(context_.token(at));
      ++at;
    }
    if (!open || at >= limit) return false;
    const std::uint32_t stop = sentence_stop(at, limit);
    const auto [first, behind] = context_.verb_groups_in({at, stop});
    for (std::uint32_t g = first; g < behind; ++g) {
      const auto cue = cue_verb(context_, g, stop);
      if (!cue) { if (segments_.verb_groups[g].finite && !inside_apposition(at, segments_.verb_groups[g].tokens.begin)) return false; continue; }
      const bool inverted = cue->tokens.begin <= at + 1;
      const Speaker speaker = inverted && cue->tokens.begin == at ? speaker_after(context_, cue->tokens.end, stop) : speaker_before(context_, at, cue->tokens.begin);
      if (!speaker.found()) continue;
      attribute(index, *cue, speaker, "quote_then_speaker");
      return true;
    }
    return false;
  }

  [[nodiscard]] std::uint32_t sentence_stop(std::uint32_t from, std::uint32_t limit) const {
    for (std::uint32_t i = from; i < limit; ++i)
      if (context_.token(i).folded == "." || context_.token(i).folded == ";" || context_.token(i).folded == ":") return i;
    return limit;
  }

  // "Holm, who founded the firm, said": the relative clause has a verb of its own.
  [[nodiscard]] bool inside_apposition(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i)
      if (is_mark(context_.token(i), ',') || context_.token(i).folded == "who") return true;
    return false;
  }

  // Holm said: "..." / Holm told reporters on Friday, "..."
  void speaker_before_quote(std::uint32_t index) {
    const QuotationSpan& marks = segments_.quotations[index];
    std::uint32_t open = marks.tokens.begin;
    const Sentence& sentence = segments_.sentences[segments_.sentence_of(marks.tokens.begin)];
    std::uint32_t floor = sentence.tokens.begin;
    while (open > floor && is_quote_mark(context_.token(open - 1))) --open;
    if (open == floor) { colon_of_sentence_before(index); return; }
    const std::string_view lead = context_.token(open - 1).folded;
    const bool marked = lead == "," || lead == ":";
    if (!marked && (context_.verb_group_at(open - 1) < 0 || is_title(context_, marks.tokens))) return;   // an embedded fragment: the indirect sieve knows its clause
    if (index > 0) floor = std::max(floor, std::min(open, segments_.quotations[index - 1].tokens.end));
    const auto [first, behind] = context_.verb_groups_in({floor, open});
    for (std::uint32_t g = behind; g > first; --g) {
      const auto cue = cue_verb(context_, g - 1, open);
      if (!cue || open - cue->tokens.end > kBefore || context_.token(cue->tokens.begin).quotation != 0) continue;
      if (!marked && (cue->tokens.end != open || !cue->takes("clause"))) return;   // Holm declared "we are done"
      const Speaker speaker = speaker_of(context_, sentence, *cue);
      if (!speaker.found()) continue;
      attribute(index, *cue, speaker, "speaker_then_quote");
      return;
    }
    if (lead == ":") attribute_subject(index, sentence, floor, open - 1);
  }

  // The council was blunt: / "..."
  void colon_of_sentence_before(std::uint32_t index) {
    const std::uint32_t number = segments_.sentence_of(segments_.quotations[index].tokens.begin);
    if (number == 0) return;
    const Sentence& before = segments_.sentences[number - 1];
    if (before.tokens.empty() || !is_mark(context_.token(before.tokens.end - 1), ':')) return;
    attribute_subject(index, before, before.tokens.begin, before.tokens.end - 1);
  }

  // With a cue verb before the colon, a name right before it ("Ada Holm:"), a possessor ("Holm's reply:"), or only somebody who acts.
  void attribute_subject(std::uint32_t index, const Sentence& sentence, std::uint32_t floor, std::uint32_t colon) {
    const auto [first, behind] = context_.verb_groups_in({floor, colon});
    for (std::uint32_t g = behind; g > first; --g) {
      const auto cue = cue_verb(context_, g - 1, sentence.tokens.end);
      if (!cue || context_.token(cue->tokens.begin).quotation != 0) continue;
      attribute(index, *cue, speaker_of(context_, sentence, *cue), "colon_then_quote");
      return;
    }
    if (floor >= colon) return;
    Speaker speaker = speaker_before(context_, floor, colon);
    const bool named = speaker.entity >= 0 && speaker.tokens.end == colon && speaks(speaker.entity);
    if (!named) speaker = first == behind ? possessor(floor, colon) : acting_subject(context_, sentence, true);
    if (!speaker.found()) return;
    Quotation& quotation = work_.add(AttributionKind::direct, "colon_then_quote", segments_.quotations[index].inner, segments_.sentence_of(segments_.quotations[index].tokens.begin));
    quotation.cue = ":";
    quotation.cue_span = context_.token(colon).span;
    quotation.cue_class = CueClass::neutral;
    work_.set_speaker(quotation, speaker);
    work_.quotation_of[index] = static_cast<std::int32_t>(work_.found.size() - 1);
  }

  [[nodiscard]] bool speaks(std::int32_t entity) const {
    const MentionType type = context_.extraction.entities[static_cast<std::size_t>(entity)].type;
    return type == MentionType::person || type == MentionType::organization;
  }

  [[nodiscard]] Speaker possessor(std::uint32_t floor, std::uint32_t colon) const {
    for (std::uint32_t i = colon; i > floor + 1; --i) {
      if (!context_.token(i - 1).is(WordClass::possessive)) continue;
      const Speaker speaker = speaker_before(context_, floor, i - 1);
      return speaker.entity >= 0 && speaks(speaker.entity) ? speaker : Speaker{};
    }
    return {};
  }

  // One attribution may serve the marks before and after it: "Yes," Holm said, "we know."
  void attribute(std::uint32_t index, const CueVerb& cue, const Speaker& speaker, std::string_view sieve) {
    const QuotationSpan& marks = segments_.quotations[index];
    if (work_.cue_used[cue.group] && index > 0 && work_.quotation_of[index - 1] >= 0) {
      work_.quotation_of[index] = work_.quotation_of[index - 1];
      Quotation& earlier = work_.found[static_cast<std::size_t>(work_.quotation_of[index])];
      earlier.content.push_back(marks.inner);
      earlier.sieve = "interrupted";
      return;
    }
    Quotation& quotation = work_.add(AttributionKind::direct, sieve, marks.inner, segments_.sentence_of(marks.tokens.begin));
    work_.set_cue(quotation, cue);
    work_.set_speaker(quotation, speaker);
    work_.quotation_of[index] = static_cast<std::int32_t>(work_.found.size() - 1);
  }

  QuotationWork& work_;
  const ArticleContext& context_;
  const Segments& segments_;
};

}  // namespace

void find_direct(QuotationWork& work) { DirectSieve(work).run(); }

}  // namespace crosstell
