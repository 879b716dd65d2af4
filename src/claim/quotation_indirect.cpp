// SPDX-License-Identifier: Apache-2.0
// Indirect speech: most attributed statements of the news have no marks.
#include <algorithm>
#include <array>

#include "one_of.h"
#include "quotation.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kFragmentReach = 16;   // "called the plan to open a plant in Norway" and then the marks
constexpr std::uint32_t kSubject = 8;          // tokens a subject may have between a conjunction and its cue
constexpr std::uint32_t kLeadIn = 10;          // tokens between cue and "that": "told a crowd in Oslo on Friday that"

bool is_wh(std::string_view word) {
  if (word.empty() || (word[0] != 'w' && word[0] != 'h' && word[0] != 'i')) return false;   // asked of most words
  return one_of(word, std::array<std::string_view, 8>{"whether", "if", "how", "why", "what", "who", "where", "when"});
}

bool ends(std::string_view word) {
  return word.size() == 1 && std::string_view(".!?;\"':").find(word[0]) != std::string_view::npos;
}

class IndirectSieve {
 public:
  explicit IndirectSieve(QuotationWork& work) : work_(work), context_(work.context), segments_(work.context.segments) {}

  void run() {
    for (std::uint32_t number = 0; number < segments_.sentences.size(); ++number) {
      sentence_ = &segments_.sentences[number];
      number_ = number;
      if (sentence_->tokens.empty() || !gives_claims(context_.block_of(*sentence_).zone)) continue;
      const std::uint32_t starts = starts_of_sentence();
      if ((starts & starts_cue_verb) != 0) cue_verbs();
      if ((starts & starts_source) != 0) according_to();
      if ((starts & is_that) != 0) cue_nouns();
    }
  }

 private:
  using Range = std::pair<std::uint32_t, std::uint32_t>;

  [[nodiscard]] const Token& token(std::uint32_t index) const { return context_.token(index); }
  [[nodiscard]] std::string_view word(std::uint32_t index) const { return index < sentence_->tokens.end ? token(index).folded : std::string_view{}; }

  /// What the words of the sentence may begin, as bits of WordStart.
  [[nodiscard]] std::uint32_t starts_of_sentence() const {
    std::uint32_t starts = 0;
    for (std::uint32_t i = sentence_->tokens.begin; i < sentence_->tokens.end; ++i) starts |= context_.places.starts(i);
    return starts;
  }

  void cue_verbs() {
    const auto [first, last] = context_.verb_groups_in(sentence_->tokens);
    for (std::uint32_t group = first; group < last; ++group) {
      if (work_.cue_used[group] || token(segments_.verb_groups[group].head).quotation != 0) continue;
      const auto cue = cue_verb(context_, group, sentence_->tokens.end);
      if (!cue) continue;
      if (segments_.verb_groups[group].passive) continue;   // "is said to" names nobody: hearsay, read with the modality
      if (!that_clause(*cue) && !wh_clause(*cue) && !infinitive(*cue) && !as_said(*cue) && !trailing(*cue) && !bare_clause(*cue) && !fragment(*cue)) object(*cue);
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
    if (!cue.takes("infinitive") || !segments_.verb_groups[cue.group].finite) return false;
    std::uint32_t at = cue.tokens.end;
    const std::uint32_t limit = std::min(at + 4, sentence_->tokens.end);   // "promised on Tuesday to"
    while (at < limit && word(at) != "to" && (token(at).is(WordClass::preposition) || token(at).is(WordClass::adverb) || token(at).is(WordClass::proper_noun))) ++at;
    if (word(at) != "to" || at == sentence_->tokens.end || context_.verb_group_at(at) < 0) return false;
    return content(cue, at, main_clause_goes_on(at), "vowed_to");
  }

  /// "pledged to pay and cast doubt on the debt": where the main clause takes over from an infinitive, else the end of the content.
  [[nodiscard]] std::uint32_t main_clause_goes_on(std::uint32_t from) const {
    const std::uint32_t stop = content_end(from);
    for (std::uint32_t i = from; i < stop; ++i) {
      if (word(i) != "and" && word(i) != "but") continue;
      const auto [first, last] = context_.verb_groups_in({i + 1, std::min(i + 4, stop)});
      if (first < last && segments_.verb_groups[first].finite) return i;
    }
    return stop;
  }

  // As Holm noted on Friday, the plant is old.
  bool as_said(const CueVerb& cue) {
    if (!cue.takes("clause") || !segments_.verb_groups[cue.group].finite) return false;
    const std::uint32_t begin = sentence_->tokens.begin;
    if (word(begin) != "as" || cue.tokens.begin > begin + 12) return false;
    const Speaker speaker = speaker_of(context_, *sentence_, cue);
    if (!speaker.found() || speaker.tokens.begin != begin + 1) return false;
    for (std::uint32_t i = cue.tokens.end; i < std::min(cue.tokens.end + kLeadIn, sentence_->tokens.end); ++i)
      if (is_mark(token(i), ',')) return finite_in(i + 1, sentence_->tokens.end) && add(cue, speaker, {i + 1, sentence_->tokens.end}, "as_said");
    return false;
  }

  // ..., Holm said on Friday. / ..., said Ada Holm, who runs the firm. / The plant, Holm said, is safe.
  bool trailing(const CueVerb& cue) {
    const std::uint32_t begin = sentence_->tokens.begin, end = sentence_->tokens.end;
    if (!segments_.verb_groups[cue.group].finite || !cue.takes("clause")) return false;
    if (cue.tokens.begin > begin && is_mark(token(cue.tokens.begin - 1), ',') && cue.tokens.end < end && nominal(cue.tokens.end)) {
      const Speaker speaker = speaker_after(context_, cue.tokens.end, end);
      // "Holm, a lawyer, said he was ill": what follows the cue is the subject of what was said.
      if (speaker.found() && !token(speaker.tokens.end - 1).is(WordClass::pronoun) && !(speaker.tokens.end < end && finite_at(speaker.tokens.end)))
        return add_around(cue, speaker, cue.tokens.begin - 1, after_apposition(speaker.tokens.end));
    }
    // "..., Holm outlined the plan" has an object and reports nothing that stands before it.
    if (cue.tokens.end < end && nominal(cue.tokens.end) && !cue.also("addressee")) return false;
    const Speaker speaker = speaker_of(context_, *sentence_, cue);
    if (!speaker.found() || speaker.tokens.begin < begin + 2) return false;
    const std::uint32_t lead = word(speaker.tokens.begin - 1) == "as" ? speaker.tokens.begin - 1 : speaker.tokens.begin;   // ", as Holm noted"
    if (lead < begin + 2 || !is_mark(token(lead - 1), ',')) return false;
    const bool inserted = cue.tokens.end < end && is_mark(token(cue.tokens.end), ',');
    if (!inserted && !ends_soon(cue.tokens.end)) return false;
    return add_around(cue, speaker, lead - 1, inserted ? cue.tokens.end + 1 : end);
  }

  /// Where a sentence goes on after a speaker: behind the comma, and behind what describes the speaker. The end when it does not.
  [[nodiscard]] std::uint32_t after_apposition(std::uint32_t from) const {
    const std::uint32_t end = sentence_->tokens.end;
    if (from >= end || !is_mark(token(from), ',')) return end;
    for (std::uint32_t i = from + 1; i < end; ++i)
      if (is_mark(token(i), ',')) return i + 1;
    return from + 1 >= end || one_of(word(from + 1), std::array<std::string_view, 4>{"who", "which", "whose", "where"}) ? end : from + 1;
  }

  // "The plant, Holm said, is safe": what is said goes on behind the inserted cue.
  bool add_around(const CueVerb& cue, const Speaker& speaker, std::uint32_t before_end, std::uint32_t after) {
    const std::uint32_t begin = sentence_->tokens.begin;
    std::uint32_t end = sentence_->tokens.end;
    while (end > after && ends(word(end - 1))) --end;
    const bool goes_on = after < end && finite_in(after, end);
    if (!goes_on && !finite_in(begin, before_end)) return false;
    if (!add(cue, speaker, {begin, before_end}, goes_on ? "inserted_said" : "trailing_said")) return false;
    if (goes_on) work_.found.back().content.push_back(context_.span_of({after, end}));
    return true;
  }

  // Holm said the plant would close: the clause follows without "that".
  bool bare_clause(const CueVerb& cue) {
    std::uint32_t at = cue.tokens.end;
    if (!cue.takes("clause") || at >= sentence_->tokens.end) return false;
    if (finite_at(at)) return relative_opens(cue) && content(cue, at, "said_in_relative");   // "which officials said will open"
    if (cue.also("addressee")) at = behind_addressee(at);
    if (!starts_clause(at)) return false;
    std::uint32_t stop = content_end(at);
    if (relative_before(cue.tokens.begin))   // ", who says it is old, left": a relative clause ends at its comma
      for (std::uint32_t i = at; i < stop; ++i)
        if (is_mark(token(i), ',')) stop = i;
    // A subject has to stand before the verb: "said the plant would close" but not "said yes and left".
    const auto [first, last] = context_.verb_groups_in({at + 1, stop});
    for (std::uint32_t g = first; g < last && segments_.verb_groups[g].tokens.begin < at + 25; ++g)
      if (segments_.verb_groups[g].finite && !relative_before(segments_.verb_groups[g].tokens.begin))
        return commas(at, segments_.verb_groups[g].tokens.begin) != 1 && content(cue, at, stop, "said_clause");
    return false;
  }

  [[nodiscard]] bool relative_opens(const CueVerb& cue) const {
    const Speaker speaker = speaker_before(context_, sentence_->tokens.begin, cue.tokens.begin);
    return speaker.found() && speaker.tokens.begin > sentence_->tokens.begin && one_of(word(speaker.tokens.begin - 1), std::array<std::string_view, 4>{"which", "who", "that", "what"});
  }

  /// "told farmers on Friday he would sell": the subject of the next finite verb, when another noun phrase stands before it.
  [[nodiscard]] std::uint32_t behind_addressee(std::uint32_t from) const {
    const auto [first, last] = context_.predicates_in(sentence_->tokens);
    for (std::uint32_t i = first; i < last; ++i) {
      const Predicate& predicate = segments_.predicates[i];
      if (predicate.subject.empty() || predicate.subject.begin < from || !segments_.verb_groups[predicate.verb_group].finite) continue;
      return predicate.subject.begin;
    }
    return from;
  }

  // One comma between object and verb parts two clauses ("showed promise, it trails"); two enclose an apposition.
  [[nodiscard]] int commas(std::uint32_t from, std::uint32_t to) const {
    int count = 0;
    for (std::uint32_t i = from; i < to; ++i) count += is_mark(token(i), ',') ? 1 : 0;
    return count;
  }

  // Holm called the plan "a gift": the marks belong to the cue that governs them.
  bool fragment(const CueVerb& cue) {
    for (std::uint32_t at = cue.tokens.end; at < std::min(cue.tokens.end + kFragmentReach, sentence_->tokens.end); ++at) {
      const std::uint16_t quotation = token(at).quotation;
      if (quotation != 0 && work_.quotation_of[quotation - 1U] < 0) {
        const TokenSpan inner = segments_.quotations[quotation - 1U].tokens;
        if (cue.takes("clause") && is_title(context_, inner)) return false;   // "read “The Old Mill” to her sons"
        const Speaker speaker = speaker_of(context_, *sentence_, cue);
        if (!speaker.found() || inner.empty() || !add(cue, speaker, inner, "called_fragment")) return false;
        work_.found.back().kind = AttributionKind::mixed;
        return true;
      }
      const bool mark = word(at) == "\"" || word(at) == "'";
      if (!mark && (finite_at(at) || ends(word(at)))) return false;
    }
    return false;
  }

  // Holm announced a merger / Holm criticized the plan: a noun phrase says what it is about.
  void object(const CueVerb& cue) {
    const bool told = cue.also("object");
    const std::uint32_t at = cue.tokens.end;
    if ((!told && !cue.also("topic")) || segments_.verb_groups[cue.group].infinitive || at >= sentence_->tokens.end || !nominal(at)) return;
    const Speaker speaker = speaker_of(context_, *sentence_, cue);
    if (!speaker.found() || !is_somebody(speaker)) return;
    std::uint32_t stop = at;
    while (stop < sentence_->tokens.end && !ends(word(stop)) && !is_mark(token(stop), ',') && !(finite_at(stop) && !relative_before(stop))) ++stop;
    if (stop < sentence_->tokens.end && finite_at(stop)) {   // "criticized the plan and left": back to before the conjunction
      while (stop > at && word(stop) != "and" && word(stop) != "but" && word(stop) != "as" && word(stop) != "after" && word(stop) != "when" && word(stop) != "while") --stop;
    }
    add(cue, speaker, {at, stop}, told ? "told_object" : "spoke_about");
  }

  [[nodiscard]] bool is_somebody(const Speaker& speaker) const {
    if (speaker.entity < 0) return token(speaker.tokens.end - 1).is(WordClass::pronoun) || can_speak(context_, speaker);
    const MentionType type = context_.extraction.entities[static_cast<std::size_t>(speaker.entity)].type;
    return type == MentionType::person || type == MentionType::organization;
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
      // "In all, according to the memo, the firm gave $4 million."
      std::uint32_t rest = content.end < i ? after_apposition(speaker.tokens.end) : sentence_->tokens.end;
      if (rest < sentence_->tokens.end && (finite_in(content.begin, content.end) || !finite_in(rest, sentence_->tokens.end))) rest = sentence_->tokens.end;
      if (content.begin >= content.end) continue;
      Quotation* quotation = put(content, "according_to");
      if (!quotation) continue;
      if (rest < sentence_->tokens.end) quotation->content.push_back(context_.span_of({rest, last_word(rest)}));
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

  bool content(const CueVerb& cue, std::uint32_t begin, std::string_view sieve) { return content(cue, begin, content_end(begin), sieve); }

  bool content(const CueVerb& cue, std::uint32_t begin, std::uint32_t stop, std::string_view sieve) {
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
      // Words in marks may go on for further sentences.
      const CleanSpan& inner = segments_.quotations[marks - 1U].inner;
      if (inner.end > quotation.content.back().end) quotation.content.back().end = inner.end;
    }
    return &quotation;
  }

  [[nodiscard]] bool nominal(std::uint32_t i) const {
    const Token& t = token(i);
    return t.is(WordClass::proper_noun) || t.is(WordClass::noun) || t.is(WordClass::determiner) || t.is(WordClass::pronoun) || t.is(WordClass::adjective);
  }
  [[nodiscard]] bool starts_clause(std::uint32_t i) const {
    return nominal(i) || (token(i).is(WordClass::verb) && (token(i).forms & form_present_participle) != 0) || token(i).is(WordClass::number) || word(i) == "there" || word(i) == "\"";
  }

  [[nodiscard]] bool finite_at(std::uint32_t i) const {
    const auto at = context_.verb_group_at(i);
    return at >= 0 && segments_.verb_groups[static_cast<std::size_t>(at)].finite;
  }
  [[nodiscard]] bool finite_in(std::uint32_t begin, std::uint32_t end) const {
    if (begin >= end) return false;
    const auto [first, last] = context_.verb_groups_in({begin, end});
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

  /// "While he refused to sell, the board ...": the main clause behind the comma is not his.
  [[nodiscard]] bool in_opening_clause(std::uint32_t begin) const {
    static constexpr std::array<std::string_view, 12> kSubordinators = {"after", "although", "as", "because", "before", "if", "once", "since", "though", "when", "whereas", "while"};
    if (!one_of(word(sentence_->tokens.begin), kSubordinators)) return false;
    for (std::uint32_t i = sentence_->tokens.begin; i < begin; ++i)
      if (is_mark(token(i), ',')) return false;
    return true;
  }

  // The content runs to the end of the sentence, or to the next cue that goes on about the same speaker ("said A but denied B", ", adding
  // that"), or to another speaker's attribution ("and the mayor said").
  [[nodiscard]] std::uint32_t content_end(std::uint32_t begin) const {
    const bool inside = in_opening_clause(begin);
    for (std::uint32_t i = begin; i < sentence_->tokens.end; ++i) {
      if (word(i) == ";") return i;
      const bool comma = is_mark(token(i), ',');
      if (comma && inside) return i;
      if (comma && word(i + 1) == "according" && word(i + 2) == "to") return i;
      if (comma && cue_follows(i + 1, 2, false)) return i;
      const bool joins = word(i) == "and" || word(i) == "but";
      const bool contrasts = word(i) == "while" || word(i) == "although" || word(i) == "though";
      if (!joins && !contrasts) continue;
      if (joins && cue_follows(i + 1, 2, true)) return i;
      if ((contrasts || (i > begin && is_mark(token(i - 1), ','))) && cue_follows(i + 2, kSubject, true) && says(i + 2)) return i;
    }
    return sentence_->tokens.end;
  }

  /// Whether the first verb group that begins in the next `reach` tokens is a cue.
  [[nodiscard]] bool cue_follows(std::uint32_t from, std::uint32_t reach, bool finite) const {
    if (from >= sentence_->tokens.end) return false;
    const auto [first, last] = context_.verb_groups_in({from, std::min(from + reach, sentence_->tokens.end)});
    if (first == last || segments_.verb_groups[first].finite != finite || segments_.verb_groups[first].infinitive) return false;
    const auto cue = cue_verb(context_, first, sentence_->tokens.end);
    return cue && cue->takes("clause");
  }

  /// Whether the next verb group reports speech, not thought.
  [[nodiscard]] bool says(std::uint32_t from) const {
    const auto [first, last] = context_.verb_groups_in({from, sentence_->tokens.end});
    if (first == last) return false;
    const auto cue = cue_verb(context_, first, sentence_->tokens.end);
    return cue && cue->cue_class != CueClass::belief && cue->cue_class != CueClass::show && cue->cue_class != CueClass::predict;
  }

  [[nodiscard]] std::uint32_t last_word(std::uint32_t from) const {
    std::uint32_t end = sentence_->tokens.end;
    while (end > from + 1 && ends(word(end - 1))) --end;
    return end;
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
      const auto [first, last] = context.verb_groups_in({i + 1, sentence.tokens.end});
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
