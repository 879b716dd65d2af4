// SPDX-License-Identifier: Apache-2.0
// Indirect speech: most attributed statements of the news have no marks.
#include <algorithm>
#include <array>

#include "quotation.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kLeadIn = 10;   // tokens between cue and "that": "told a crowd in Oslo on Friday that"

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_wh(std::string_view word) {
  return one_of(word, std::array<std::string_view, 8>{"whether", "if", "how", "why", "what", "who", "where", "when"});
}

bool ends(std::string_view word) {
  return one_of(word, std::array<std::string_view, 7>{".", "!", "?", ";", "\"", "'", ":"});
}

class IndirectSieve {
 public:
  explicit IndirectSieve(QuotationWork& work) : work_(work), context_(work.context), segments_(work.context.segments) {}

  void run() {
    for (std::uint32_t number = 0; number < segments_.sentences.size(); ++number) {
      sentence_ = &segments_.sentences[number];
      number_ = number;
      if (sentence_->tokens.empty() || !gives_claims(context_.block_of(*sentence_).zone)) continue;
      cue_verbs();
      according_to();
      cue_nouns();
    }
  }

 private:
  using Range = std::pair<std::uint32_t, std::uint32_t>;

  [[nodiscard]] const Token& token(std::uint32_t index) const { return context_.token(index); }
  [[nodiscard]] std::string_view word(std::uint32_t index) const { return index < sentence_->tokens.end ? token(index).folded : std::string_view{}; }

  void cue_verbs() {
    const auto [first, last] = verb_groups_in(segments_, sentence_->tokens);
    for (std::uint32_t group = first; group < last; ++group) {
      if (work_.cue_used[group] || token(segments_.verb_groups[group].head).quotation != 0) continue;
      const auto cue = cue_verb(context_, group, sentence_->tokens.end);
      if (!cue) continue;
      if (segments_.verb_groups[group].passive) continue;   // "is said to" names nobody: hearsay, read with the modality
      if (!that_clause(*cue) && !wh_clause(*cue) && !infinitive(*cue) && !trailing(*cue) && !bare_clause(*cue)) fragment(*cue);
    }
  }

  // Holm told the court on Friday that ...
  bool that_clause(const CueVerb& cue) {
    for (std::uint32_t i = cue.tokens.end; i < std::min(cue.tokens.end + kLeadIn, sentence_->tokens.end); ++i) {
      if (word(i) == "that" && !(i > cue.tokens.end && token(i - 1).is(WordClass::preposition))) return content(cue, i + 1, "said_that");
      if (finite_at(i) || ends(word(i))) return false;
    }
    return false;
  }

  bool wh_clause(const CueVerb& cue) {
    if (cue.cue_class == CueClass::belief && word(cue.tokens.end) == "if") return false;
    if (!is_wh(word(cue.tokens.end))) return false;
    return content(cue, cue.tokens.end, "asked_whether");
  }

  // Holm promised to ... / Holm asked the court to ...: an intention is a statement about the future.
  bool infinitive(const CueVerb& cue) {
    if (!cue.takes("infinitive") || word(cue.tokens.end) != "to" || !segments_.verb_groups[cue.group].finite) return false;
    return content(cue, cue.tokens.end, "vowed_to");
  }

  // ..., Holm said on Friday. / ..., said Ada Holm, who runs the firm.
  bool trailing(const CueVerb& cue) {
    const std::uint32_t begin = sentence_->tokens.begin;
    if (!segments_.verb_groups[cue.group].finite || !cue.takes("clause")) return false;
    if (cue.tokens.begin > begin && is_mark(token(cue.tokens.begin - 1), ',') && cue.tokens.end < sentence_->tokens.end && nominal(cue.tokens.end)) {
      const Speaker speaker = speaker_after(context_, cue.tokens.end, sentence_->tokens.end);
      if (speaker.found() && finite_in(begin, cue.tokens.begin - 1)) return add_around(cue, speaker, cue.tokens.begin - 1, speaker.tokens.end);
    }
    // "..., Holm outlined the plan" has an object and reports nothing that stands before it.
    if (cue.tokens.end < sentence_->tokens.end && nominal(cue.tokens.end) && cue.lemma != "tell") return false;
    const Speaker speaker = speaker_of(context_, *sentence_, cue);
    if (!speaker.found() || speaker.tokens.begin <= begin + 2 || !is_mark(token(speaker.tokens.begin - 1), ',')) return false;
    const bool inserted = cue.tokens.end < sentence_->tokens.end && is_mark(token(cue.tokens.end), ',');
    if ((!inserted && !ends_soon(cue.tokens.end)) || !finite_in(begin, inserted ? sentence_->tokens.end : speaker.tokens.begin - 1)) return false;
    return add_around(cue, speaker, speaker.tokens.begin - 1, cue.tokens.end);
  }

  // "The plant, Holm said, is safe": what is said goes on behind the inserted cue.
  bool add_around(const CueVerb& cue, const Speaker& speaker, std::uint32_t before_end, std::uint32_t after) {
    if (!add(cue, speaker, {sentence_->tokens.begin, before_end}, "trailing_said")) return false;
    if (after >= sentence_->tokens.end || !is_mark(token(after), ',') || token(after + 1 < sentence_->tokens.end ? after + 1 : after).folded == "who") return true;
    std::uint32_t end = sentence_->tokens.end;
    while (end > after + 1 && ends(word(end - 1))) --end;
    if (end > after + 1) work_.found.back().content.push_back(context_.span_of({after + 1, end}));
    return true;
  }

  // Holm said the plant would close: the clause follows without "that".
  bool bare_clause(const CueVerb& cue) {
    const std::uint32_t at = cue.tokens.end;
    if (!cue.takes("clause") || at >= sentence_->tokens.end || !starts_clause(at)) return false;
    const std::uint32_t stop = content_end(at);
    // A subject has to stand before the verb: "said the plant would close" but not "said yes and left".
    const auto [first, last] = verb_groups_in(segments_, {at + 1, stop});
    for (std::uint32_t g = first; g < last && segments_.verb_groups[g].tokens.begin < at + 25; ++g)
      if (segments_.verb_groups[g].finite && !relative_before(segments_.verb_groups[g].tokens.begin))
        return commas(at, segments_.verb_groups[g].tokens.begin) != 1 && content(cue, at, "said_clause");
    return false;
  }

  // One comma between object and verb parts two clauses ("showed promise, it trails"); two enclose an apposition.
  [[nodiscard]] int commas(std::uint32_t from, std::uint32_t to) const {
    int count = 0;
    for (std::uint32_t i = from; i < to; ++i) count += is_mark(token(i), ',') ? 1 : 0;
    return count;
  }

  // Holm called the plan "a gift": the marks belong to the cue that governs them.
  void fragment(const CueVerb& cue) {
    for (std::uint32_t at = cue.tokens.end; at < std::min(cue.tokens.end + 8, sentence_->tokens.end); ++at) {
      const std::uint16_t quotation = token(at).quotation;
      if (quotation != 0 && work_.quotation_of[quotation - 1U] < 0) {
        const TokenSpan inner = segments_.quotations[quotation - 1U].tokens;
        const Speaker speaker = speaker_of(context_, *sentence_, cue);
        if (speaker.found() && !inner.empty() && add(cue, speaker, inner, "called_fragment")) work_.found.back().kind = AttributionKind::mixed;
        return;
      }
      const bool mark = word(at) == "\"" || word(at) == "'";
      if (!mark && (finite_at(at) || ends(word(at)))) return;
    }
  }

  // According to Holm, ... / ..., according to the filing.
  void according_to() {
    for (std::uint32_t i = sentence_->tokens.begin; i + 2 < sentence_->tokens.end; ++i) {
      const bool accords = word(i) == "according" && word(i + 1) == "to";
      const bool per = word(i) == "per" && i > sentence_->tokens.begin && is_mark(token(i - 1), ',');
      if ((!accords && !per) || token(i).quotation != 0) continue;
      const std::uint32_t begin = i + (accords ? 2 : 1);
      const Speaker speaker = speaker_after(context_, begin, sentence_->tokens.end);
      if (!speaker.found()) continue;
      TokenSpan content;
      if (i <= sentence_->tokens.begin + 1) {
        std::uint32_t at = speaker.tokens.end;
        while (at < sentence_->tokens.end && !is_mark(token(at), ',')) ++at;
        content = {at + 1, sentence_->tokens.end};
      } else {
        content = {sentence_->tokens.begin, is_mark(token(i - 1), ',') ? i - 1 : i};
      }
      if (content.begin >= content.end) continue;
      Quotation* quotation = put(content, "according_to");
      if (!quotation) continue;
      quotation->cue = accords ? "according to" : "per";
      quotation->cue_span = context_.span_of({i, begin});
      quotation->cue_class = CueClass::neutral;
      work_.set_speaker(*quotation, speaker);
    }
  }

  // the company's claim that ... / a report that ...
  void cue_nouns() {
    for (std::uint32_t i = sentence_->tokens.begin + 1; i + 2 < sentence_->tokens.end; ++i) {
      if (word(i + 1) != "that" || !token(i).is(WordClass::noun) || token(i).quotation != 0) continue;
      const PhraseHit hit = CueTables::get().nouns.at(segments_.tokens, i, i + 1);
      if (!hit.row || !finite_in(i + 2, sentence_->tokens.end) || finite_at(i + 2)) continue;
      Quotation* quotation = put({i + 2, content_end(i + 2)}, "cue_noun_that");
      if (!quotation) continue;
      quotation->cue = hit.row->text;
      quotation->cue_span = context_.span_of({i, i + 1});
      quotation->cue_class = cue_class_from(hit.row->columns.front());
      if (const Speaker owner = owner_of(i); owner.found()) work_.set_speaker(*quotation, owner);
    }
  }

  // The possessor before a cue noun ("Northwind's claim that").
  [[nodiscard]] Speaker owner_of(std::uint32_t noun) const {
    std::uint32_t at = noun;
    while (at > sentence_->tokens.begin && at + 4 > noun && !token(at - 1).is(WordClass::possessive) && !token(at - 1).is(WordClass::pronoun)) --at;
    if (at == sentence_->tokens.begin || at + 4 <= noun) return {};
    const bool mark = token(at - 1).is(WordClass::possessive);
    return speaker_before(context_, sentence_->tokens.begin, mark ? at - 1 : at);
  }

  bool content(const CueVerb& cue, std::uint32_t begin, std::string_view sieve) {
    const std::uint32_t stop = content_end(begin);
    if (begin >= stop) return false;
    Speaker speaker = speaker_of(context_, *sentence_, cue);
    // A title may leave its subject out and a participle has its subject elsewhere; others without a speaker are no statements.
    if (!speaker.found() && segments_.verb_groups[cue.group].finite) return false;
    return add(cue, speaker, {begin, stop}, sieve);
  }

  bool add(const CueVerb& cue, const Speaker& speaker, const TokenSpan& content, std::string_view sieve) {
    Quotation* quotation = put(content, sieve);
    if (!quotation) return false;
    work_.set_cue(*quotation, cue);
    work_.set_speaker(*quotation, speaker);
    return true;
  }

  // A fragment in marks inside the clause makes it a mixed quotation and is accounted for by it.
  Quotation* put(TokenSpan content, std::string_view sieve) {
    while (content.end > content.begin && (ends(word(content.end - 1)) || is_mark(token(content.end - 1), ','))) --content.end;
    if (content.empty()) return nullptr;
    Quotation& quotation = work_.add(AttributionKind::indirect, sieve, context_.span_of(content), number_);
    const auto index = static_cast<std::int32_t>(work_.found.size() - 1);
    for (std::uint32_t i = content.begin; i < content.end; ++i) {
      const std::uint16_t marks = token(i).quotation;
      if (marks == 0 || work_.quotation_of[marks - 1U] >= 0) continue;
      quotation.kind = AttributionKind::mixed;
      work_.quotation_of[marks - 1U] = index;
    }
    return &quotation;
  }

  [[nodiscard]] bool nominal(std::uint32_t i) const {
    const Token& t = token(i);
    return t.is(WordClass::proper_noun) || t.is(WordClass::noun) || t.is(WordClass::determiner) || t.is(WordClass::pronoun) || t.is(WordClass::adjective);
  }
  [[nodiscard]] bool starts_clause(std::uint32_t i) const { return nominal(i) || token(i).is(WordClass::number) || word(i) == "there" || word(i) == "\""; }

  [[nodiscard]] bool finite_at(std::uint32_t i) const {
    const auto at = verb_group_at(segments_, i);
    return at >= 0 && segments_.verb_groups[static_cast<std::size_t>(at)].finite;
  }
  [[nodiscard]] bool finite_in(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return false;
    const auto [first, last] = verb_groups_in(segments_, {begin, end});
    for (std::uint32_t g = first; g < last; ++g)
      if (segments_.verb_groups[g].finite) return true;
    return false;
  }
  [[nodiscard]] bool relative_before(std::uint32_t i) const { return i > sentence_->tokens.begin && one_of(word(i - 1), std::array<std::string_view, 3>{"who", "which", "that"}); }

  // A trailing cue is followed by time, place or an apposition of the speaker, but not by a clause of its own.
  [[nodiscard]] bool ends_soon(std::uint32_t from) const {
    std::uint32_t i = from;
    while (i < sentence_->tokens.end && !ends(word(i)) && i < from + 14) {
      if (finite_at(i) && !relative_before(i)) return false;
      ++i;
    }
    return i >= sentence_->tokens.end || ends(word(i));
  }

  // The content runs to the end of the sentence, or to the next cue that goes on about the same speaker ("said A but denied B"), or to
  // another speaker's attribution.
  [[nodiscard]] std::uint32_t content_end(std::uint32_t begin) const {
    for (std::uint32_t i = begin; i < sentence_->tokens.end; ++i) {
      if (word(i) == ";") return i;
      if (is_mark(token(i), ',') && word(i + 1) == "according" && word(i + 2) == "to") return i;
      if (word(i) != "and" && word(i) != "but") continue;
      for (std::uint32_t next = i + 1; next < std::min(i + 3, sentence_->tokens.end); ++next) {
        const auto at = verb_group_at(segments_, next);
        if (at < 0) continue;
        const VerbGroup& group = segments_.verb_groups[static_cast<std::size_t>(at)];
        if (group.finite && cue_verb(context_, static_cast<std::uint32_t>(at), sentence_->tokens.end)) return i;
        break;
      }
    }
    return sentence_->tokens.end;
  }

  QuotationWork& work_;
  const ArticleContext& context_;
  const Segments& segments_;
  const Sentence* sentence_ = nullptr;
  std::uint32_t number_ = 0;
};

}  // namespace

void find_indirect(QuotationWork& work) { IndirectSieve(work).run(); }

void find_colon_headlines(QuotationWork& work) {
  const ArticleContext& context = work.context;
  const Segments& segments = context.segments;
  for (std::uint32_t number = 0; number < segments.sentences.size(); ++number) {
    const Sentence& sentence = segments.sentences[number];
    const Zone zone = context.block_of(sentence).zone;
    if (zone != Zone::title && zone != Zone::dek && zone != Zone::heading) continue;
    for (std::uint32_t i = sentence.tokens.begin + 1; i < std::min(sentence.tokens.begin + 6, sentence.tokens.end); ++i) {
      if (!is_mark(context.token(i), ':') || i + 2 >= sentence.tokens.end) continue;
      const Speaker speaker = speaker_before(context, sentence.tokens.begin, i);
      // Only a person or a body speaks before a colon; "Halden: what we know" and "Flood: 12 dead" are topics.
      if (speaker.entity < 0 || speaker.tokens.begin != sentence.tokens.begin || speaker.tokens.end != i) break;
      if (context.extraction.entities[static_cast<std::size_t>(speaker.entity)].type != MentionType::person) break;
      const auto [first, last] = verb_groups_in(segments, {i + 1, sentence.tokens.end});
      if (first == last || is_wh(context.token(i + 1).folded)) break;
      Quotation& quotation = work.add(AttributionKind::indirect, "colon_headline", context.span_of({i + 1, sentence.tokens.end}), number);
      quotation.cue = ":";
      quotation.cue_span = context.token(i).span;
      quotation.cue_class = CueClass::neutral;
      work.set_speaker(quotation, speaker);
      break;
    }
  }
}

}  // namespace crosstell
