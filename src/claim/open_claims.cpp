// SPDX-License-Identifier: Apache-2.0
#include "open_claims.h"

#include <algorithm>

#include "identity.h"
#include "implied.h"
#include "phrase_table.h"
#include "proposition.h"
#include "subject_words.h"

namespace crosstell {
namespace {

class OpenClaims {
 public:
  OpenClaims(ClaimWork& work, std::uint32_t number)
      : work_(work), context_(work.context), number_(number), sentence_(work.context.segments.sentences[number]) {}

  void run() {
    if (context_.token(sentence_.tokens.end - 1).folded == "?") return;   // a question states nothing
    const auto [first, last] = context_.predicates_in(sentence_.tokens);
    for (std::uint32_t i = first; i < last; ++i) {
      const Predicate& predicate = context_.segments.predicates[i];
      const VerbGroup& group = context_.segments.verb_groups[predicate.verb_group];
      if (predicate.subject.empty()) {
        add_participle(i, group);
        continue;
      }
      if (predicate.subject.begin < sentence_.tokens.begin) continue;
      if (!group.finite && !reduced(predicate, group)) continue;
      if (misled_subject(context_, sentence_, i)) continue;
      Proposition proposition = read_proposition(context_, sentence_, i);
      if (const TokenSpan bearer = bearer_of(context_, sentence_, proposition.group, proposition.verb.begin); bearer != proposition.group) proposition.group = proposition.subject = bearer;
      // "said" is accounted for by its quotation; of "plans to sell" the sale is still to be told.
      if (proposition.chained || !work_.introduces_quotation[predicate.verb_group]) add(proposition);
    }
    add_appositions();
  }

 private:
  void add(const Proposition& proposition) {
    const Predicate& predicate = context_.segments.predicates[proposition.predicate];
    const VerbGroup& group = context_.segments.verb_groups[predicate.verb_group];
    const std::string_view lemma = context_.token(group.head).lemma;
    if (proposition.subject.end > proposition.verb.begin) return;   // "there is no excuse"
    if (lemma.empty() || lemma == "say" || lemma == "tell" || lemma == "ask" || names_time(proposition.group)) return;   // words without a quotation say too little
    if (asks(proposition.subject) || speaks_of_itself(proposition.subject)) return;
    if (Claim* event = event_at(group)) {
      if (!proposition.complement.empty()) add_words(*event, "complement", proposition.complement);
      return;
    }
    if (lemma == "have" && perfect(proposition.complement)) return;
    const bool copula = !group.passive && (lemma == "be" || lemma == "become" || lemma == "remain");
    if (proposition.complement.empty() || (copula && !describes(proposition.complement))) return;
    bool identity = copula && names(proposition.complement);
    if (identity && (known(proposition.complement) || !tells_identity(context_, sentence_, proposition))) return;
    const auto relation = [&] { return work_.arena.text({"relation:", lemma, group.passive ? ":passive" : ""}); };
    Claim claim = start(identity ? "description" : relation(), proposition.subject, proposition.group, identity ? "open.description" : "open.relation");
    if (identity && is_pronoun(proposition.group) && (claim.subject < 0 || mistaken(proposition, claim.subject))) {   // "It is a mill": of nobody that is known
      identity = false;
      claim = start(relation(), proposition.subject, proposition.group, "open.relation");
      leave_pronoun(claim);
    }
    set_words(claim, proposition.complement);
    add_words(claim, "verb", proposition.verb);
    finish(proposition, group, identity ? description() : work_.families.relation.of(claim.attribute), claim);
  }

  /// "It" is the state of things that the complement names.
  [[nodiscard]] bool mistaken(const Proposition& proposition, std::int32_t subject) const {
    const std::string_view word = context_.token(proposition.group.begin).folded;
    if (word != "it" && word != "this" && word != "that") return false;
    std::uint32_t at = proposition.complement.begin;
    while (at < proposition.complement.end && context_.token(at).is(WordClass::adverb)) ++at;
    const TokenSpan group = noun_group_at(context_, sentence_, at);
    return !group.empty() && it_is_no_entity(context_.token(group.end - 1), context_.extraction.entities[static_cast<std::size_t>(subject)].type);
  }

  /// The claim is told of the pronoun's word.
  void leave_pronoun(Claim& claim) const {
    if (claim.subject < 0) return;
    claim.subject = -1;
    claim.subject_link = {};
    claim.subject_text = context_.text_of(claim.subject_span);
  }

  [[nodiscard]] bool is_pronoun(const TokenSpan& group) const { return group.size() == 1 && context_.token(group.begin).is(WordClass::pronoun); }

  /// "After leaving Northwind, Holm founded Corvane", "Rell 2 (based on Rell 1) is fast": whose participle it is stands behind the comma or before the bracket.
  void add_participle(std::uint32_t index, const VerbGroup& group) {
    const Token& head = context_.token(group.head);
    if (group.finite || group.infinitive || group.tokens.end >= sentence_.tokens.end || (head.forms & (form_present_participle | form_past_participle)) == 0) return;
    std::uint32_t begin = group.tokens.begin;
    while (begin > sentence_.tokens.begin && context_.token(begin - 1).is(WordClass::adverb)) --begin;
    bool ahead = false;
    TokenSpan subject;
    if (begin > sentence_.tokens.begin && is_mark(context_.token(begin - 1), '(')) subject = group_before(begin - 1);
    else subject = main_subject(begin, index, ahead);
    if (subject.empty() || misled_subject(context_, sentence_, index)) return;
    Proposition proposition = read_proposition(context_, sentence_, index);
    proposition.group = subject;
    proposition.subject = subject;
    if (proposition.complement.empty() || proposition.complement.overlaps(subject) || work_.introduces_quotation[context_.segments.predicates[index].verb_group]) return;
    const std::string_view attribute = work_.arena.text({"relation:", head.lemma, (head.forms & form_present_participle) != 0 ? "" : ":passive"});
    Claim claim = start(attribute, subject, subject, "open.participle");
    if (ahead) claim.modality = Modality::predicted;
    set_words(claim, proposition.complement);
    add_words(claim, "verb", proposition.verb);
    const ClaimPlace at{number_, {proposition.verb.begin, proposition.complement.end}, {group.head, group.head + 1}, {}, work_.arena.list({subject}), claim.polarity == Polarity::negative, ahead};
    finish_claim(work_, at, work_.families.relation.of(attribute), claim);
  }

  [[nodiscard]] TokenSpan group_before(std::uint32_t end) const {
    const std::uint32_t next = context_.places.at(end).noun_group;
    if (next == 0 || context_.segments.noun_groups[next - 1].end != end || context_.segments.noun_groups[next - 1].begin < sentence_.tokens.begin) return {};
    return context_.segments.noun_groups[next - 1];
  }

  /// The subject behind the comma that closes a participle at the start of the sentence. `ahead`: what the sentence tells has not happened yet.
  [[nodiscard]] TokenSpan main_subject(std::uint32_t begin, std::uint32_t index, bool& ahead) const {
    if (begin > sentence_.tokens.begin + 1) return {};
    if (begin == sentence_.tokens.begin + 1) {
      const std::string_view lead = context_.token(sentence_.tokens.begin).folded;
      if (lead != "after" && lead != "before" && lead != "while" && lead != "when" && lead != "since" && lead != "by" && lead != "once" && lead != "despite") return {};
    }
    const std::uint32_t last = context_.predicates_in(sentence_.tokens).second;
    for (std::uint32_t k = index + 1; k < last; ++k) {
      const Predicate& predicate = context_.segments.predicates[k];
      const VerbGroup& group = context_.segments.verb_groups[predicate.verb_group];
      if (!group.finite || predicate.subject.empty() || predicate.subject.begin <= begin) continue;
      std::uint32_t start = predicate.subject.begin;
      if (context_.token(start - 1).is(WordClass::determiner)) --start;
      if (!is_mark(context_.token(start - 1), ',')) return {};
      ahead = group.tense == VerbGroup::Tense::future || group.modal != 0xFFFFFFFF;
      return predicate.subject;
    }
    return {};
  }

  /// "a bridge built by the state", "..., wiping out the harvest": a participle with its subject before it.
  [[nodiscard]] bool reduced(const Predicate& predicate, const VerbGroup& group) const {
    if (group.infinitive || group.tokens.begin == sentence_.tokens.begin || group.tokens.end >= sentence_.tokens.end) return false;
    const Token& head = context_.token(group.head);
    std::uint32_t begin = group.tokens.begin;
    while (begin > sentence_.tokens.begin + 1 && context_.token(begin - 1).is(WordClass::adverb)) --begin;   // ", quietly selling it"
    const Token& before = context_.token(begin - 1);
    const Token& behind = context_.token(group.tokens.end);
    if ((head.forms & form_present_participle) != 0 && predicate.subject.end == group.tokens.begin) return aside(predicate.subject) && !noun_group_at(context_, sentence_, group.tokens.end).empty();
    if ((head.forms & form_present_participle) != 0) return is_mark(before, ',') && !behind.is(WordClass::punctuation) && !behind.is(WordClass::preposition);
    if (!group.passive || !behind.is(WordClass::preposition)) return false;
    const bool apart = is_mark(before, ',') && predicate.subject.end + 1 == begin && behind.folded == "by";   // "the unit, led by Holm, grew"
    return predicate.subject.end == group.tokens.begin || apart;
  }

  /// "The tests - Rell 2 outperforming Rell 1 - are new", "with Holm leading the firm": a name between a dash or "with" and its participle.
  [[nodiscard]] bool aside(const TokenSpan& subject) const {
    std::uint32_t begin = subject.begin;
    if (begin > sentence_.tokens.begin && context_.token(begin - 1).is(WordClass::determiner)) --begin;
    if (begin == sentence_.tokens.begin || !context_.token(subject.begin).is(WordClass::proper_noun)) return false;
    const Token& before = context_.token(begin - 1);
    return before.folded == "with" || (before.is(WordClass::punctuation) && (before.folded == "-" || before.folded == "\u2014" || before.folded == "\u2013"));
  }

  /// "Who sold it?": a subject that asks names nothing.
  [[nodiscard]] bool asks(const TokenSpan& subject) const {
    const std::string_view word = context_.token(subject.begin).folded;
    return word == "who" || word == "what" || word == "which" || word == "that" || word == "there";
  }

  /// "this week": no subject.
  [[nodiscard]] bool names_time(const TokenSpan& subject) const {
    const auto [first, last] = context_.mentions_in(subject);
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = context_.extraction.mentions[i];
      if ((mention.type == MentionType::date || mention.type == MentionType::time_of_day) && mention.tokens.end >= subject.end) return true;   // also "June" of "June 3"
    }
    return false;
  }

  /// "has run since 2018", "have since gone": no possession.
  [[nodiscard]] bool perfect(const TokenSpan& complement) const {
    std::uint32_t at = complement.begin;
    while (at < complement.end && context_.token(at).is(WordClass::adverb)) ++at;
    if (at >= complement.end) return false;
    const Token& token = context_.token(at);
    return (token.is(WordClass::verb) || token.is(WordClass::auxiliary)) && (token.forms & form_past_participle) != 0;
  }

  /// "This article is for information only": no news.
  [[nodiscard]] bool speaks_of_itself(const TokenSpan& subject) const {
    static constexpr std::string_view kTexts[] = {"article", "content", "material", "newsletter", "page", "post", "publication", "site", "story", "transcript", "website"};
    if (subject.size() != 2 || context_.token(subject.begin).folded != "this") return false;
    return std::find(std::begin(kTexts), std::end(kTexts), context_.token(subject.begin + 1).folded) != std::end(kTexts);
  }

  [[nodiscard]] bool describes(const TokenSpan& complement) const {
    const Token& first = context_.token(complement.begin);
    return !first.is(WordClass::subordinator) && !(first.folded == "no" && complement.size() == 2 && context_.token(complement.begin + 1).folded == "longer");   // "is no longer whether"
  }

  /// A complement that is a noun group: "a maker of pumps".
  [[nodiscard]] bool names(const TokenSpan& complement) const {
    std::uint32_t at = complement.begin;
    while (at < complement.end && (context_.token(at).is(WordClass::adverb) || context_.token(at).folded == "\"")) ++at;
    return !noun_group_at(context_, sentence_, at).empty();
  }

  /// A rule has read the complement: "is the chief executive of".
  [[nodiscard]] bool known(const TokenSpan& tokens) const {
    const CleanSpan span = context_.span_of(tokens);
    return std::any_of(work_.told.begin(), work_.told.end(), [&](const Told& told) { return told.value.overlaps(span); });
  }

  /// The same of one subject: "the first release under chief engineer Ada Holm" tells of her office and of what was released.
  [[nodiscard]] bool known(const TokenSpan& tokens, std::int32_t subject) const {
    const CleanSpan span = context_.span_of(tokens);
    return std::any_of(work_.told.begin(), work_.told.end(), [&](const Told& told) { return told.value.overlaps(span) && (told.subject == subject || told.value.begin == span.begin); });
  }

  Claim* event_at(const VerbGroup& group) {
    const CleanSpan head = context_.token(group.head).span;
    for (std::size_t i = work_.told.size(); i > 0; --i)
      if (work_.told[i - 1].event && work_.told[i - 1].value.overlaps(head)) return &work_.claims[work_.told[i - 1].claim];
    return nullptr;
  }

  [[nodiscard]] Claim start(std::string_view attribute, const TokenSpan& whole, const TokenSpan& group, std::string_view rule) const {
    Claim claim;
    claim.attribute = attribute;
    work_.arena.append(claim.derivation, rule);
    set_subject(context_, group, claim);
    resolve_speaker_pronoun(context_, work_.quoted, claim);
    // A noun that names a kind of thing is nobody in particular, and "the number of visitors" is no number.
    if (claim.subject >= 0 && context_.extraction.entities[static_cast<std::size_t>(claim.subject)].type == MentionType::event && name_deal(work_, number_, whole, claim)) return claim;
    if (claim.subject >= 0 && context_.extraction.entities[static_cast<std::size_t>(claim.subject)].type != MentionType::concept_) return claim;
    claim.subject = -1;
    claim.subject_link = {};
    describe_subject(context_, whole, work_.arena, claim);
    return claim;
  }

  /// "has no plan" denies a plan.
  void set_words(Claim& claim, TokenSpan complement) const {
    if (context_.token(complement.begin).folded == "no" && complement.size() > 1) {
      claim.polarity = Polarity::negative;
      ++complement.begin;
    }
    claim.value_kind = ValueKind::text;
    claim.value_span = context_.span_of(complement);
    claim.value_text = context_.text_of(complement);
  }

  void add_words(Claim& claim, std::string_view role, const TokenSpan& tokens) const {
    ClaimArgument argument;
    argument.role = role;
    argument.span = context_.span_of(tokens);
    argument.text = context_.text_of(tokens);
    work_.arena.append(claim.arguments, argument);
  }

  void finish(const Proposition& proposition, const VerbGroup& group, const Attribute* attribute, Claim& claim) {
    ClaimPlace at{number_, {proposition.verb.begin, proposition.complement.end}, {group.head, group.head + 1}, {}, work_.arena.list({proposition.subject}), claim.polarity == Polarity::negative, false};
    finish_claim(work_, at, attribute, claim);
  }

  [[nodiscard]] const Attribute* description() const { return work_.families.description; }

  /// "Holm, a lawyer from Bergen, ...": a name, a comma, and a phrase that says what it is.
  void add_appositions() {
    const auto [first, last] = context_.mentions_in(sentence_.tokens);
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = context_.extraction.mentions[i];
      const std::uint32_t comma = past_short_form(mention.tokens.end);
      if (mention.entity < 0 || comma + 2 >= sentence_.tokens.end || !is_mark(context_.token(comma), ',')) continue;
      if (!named(mention)) continue;
      const std::uint32_t article = comma + 1;
      const std::string_view word = context_.token(article).folded;
      const bool thing = made(mention);
      if (word != "a" && word != "an" && word != "the" && !(thing && (word == "its" || word == "their"))) continue;
      const TokenSpan group = noun_group_at(context_, sentence_, article);
      if (group.empty() || (listed(group.end) && !(thing && word == "its"))) continue;
      if (!describes_bearer(context_.token(past_owner(group).end - 1), tied_place(mention))) continue;
      const TokenSpan phrase = before_adjunct(phrase_from(context_, sentence_, article));
      if (phrase.empty() || known(phrase, mention.entity) || !closes(phrase.end) || (fronted(mention) && (phrase.end >= sentence_.tokens.end || !is_mark(context_.token(phrase.end), ',')))) continue;
      if (home(mention) || (word == "the" && context_.token(article + 1).is(WordClass::proper_noun) && inside_indefinite(mention))) continue;
      Claim claim = start("description", mention.tokens, mention.tokens, "open.apposition");
      set_words(claim, phrase);
      ClaimPlace at{number_, phrase, {group.end - 1, group.end}, {}, work_.arena.list({mention.tokens}), true, true};
      finish_claim(work_, at, description(), claim);
    }
  }

  /// "beats Rell 1, its predecessor, on every test": behind the second comma the sentence goes on.
  [[nodiscard]] TokenSpan before_adjunct(TokenSpan phrase) const {
    for (std::uint32_t i = phrase.begin; i + 1 < phrase.end; ++i)
      if (is_mark(context_.token(i), ',') && context_.token(i + 1).is(WordClass::preposition) && context_.token(i + 1).folded != "including") phrase.end = i;
    return phrase;
  }

  /// "Northwind Power Labs (NPL), a division": what stands in brackets is the name once more.
  [[nodiscard]] std::uint32_t past_short_form(std::uint32_t at) const {
    return at + 2 < sentence_.tokens.end && is_mark(context_.token(at), '(') && is_mark(context_.token(at + 2), ')') ? at + 3 : at;
  }

  [[nodiscard]] bool named(const Mention& mention) const {
    const MentionType type = context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type;
    return type != MentionType::concept_ && type != MentionType::role && context_.token(mention.tokens.end - 1).is(WordClass::proper_noun);
  }

  /// A model or product: "Rell 2, its newest pump and the first with a valve" lists nothing beside it.
  [[nodiscard]] bool made(const Mention& mention) const {
    const MentionType type = context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type;
    return type == MentionType::model || type == MentionType::product;
  }

  /// "In Bergen, a firm closed", "Unlike Northwind, a firm closed": the comma ends a phrase and opens no apposition.
  [[nodiscard]] bool fronted(const Mention& mention) const {
    const std::uint32_t name = mention.tokens.begin;
    for (std::uint32_t i = name; i > sentence_.tokens.begin && name - i < 3; --i) {
      const Token& before = context_.token(i - 1);
      if (before.is(WordClass::preposition)) return i - 1 == sentence_.tokens.begin || context_.token(sentence_.tokens.begin).folded == "according";
      if (!before.is(WordClass::proper_noun) && !before.is(WordClass::adjective) && !before.is(WordClass::determiner)) return false;
    }
    return false;
  }

  /// "a new division at Northwind, the Bridge group": what stands behind the comma names the division.
  [[nodiscard]] bool inside_indefinite(const Mention& mention) const {
    std::uint32_t link = mention.tokens.begin;
    while (link > sentence_.tokens.begin && context_.token(link - 1).is(WordClass::determiner)) --link;
    if (link < sentence_.tokens.begin + 3 || !context_.token(link - 2).is(WordClass::noun)) return false;
    const std::string_view preposition = context_.token(link - 1).folded;
    if (preposition != "at" && preposition != "of" && preposition != "in" && preposition != "within") return false;
    std::uint32_t first = link - 2;
    while (first > sentence_.tokens.begin && (context_.token(first).is(WordClass::noun) || context_.token(first).is(WordClass::adjective))) --first;
    return context_.token(first).folded == "a" || context_.token(first).folded == "an";
  }

  /// "the state | 's largest newspaper": what is owned.
  [[nodiscard]] TokenSpan past_owner(const TokenSpan& group) const {
    if (group.end + 1 >= sentence_.tokens.end || !context_.token(group.end).is(WordClass::possessive)) return group;
    const TokenSpan owned = noun_group_at(context_, sentence_, group.end + 1);
    return owned.empty() ? group : owned;
  }

  /// "Holm of Bergen, a teacher", "a debate in Bergen, a milestone": a place that a preposition ties to what stands before.
  [[nodiscard]] bool tied_place(const Mention& mention) const {
    const bool place = context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type == MentionType::place;
    return place && mention.tokens.begin > sentence_.tokens.begin && context_.token(mention.tokens.begin - 1).is(WordClass::preposition);
  }

  /// "Holm, 32, of Bergen, a teacher": where somebody lives.
  [[nodiscard]] bool home(const Mention& mention) const {
    const std::uint32_t name = mention.tokens.begin;
    return name > sentence_.tokens.begin + 1 && context_.token(name - 1).folded == "of" && is_mark(context_.token(name - 2), ',');
  }

  /// "Holm, the mayor and the board": a list, no apposition.
  [[nodiscard]] bool listed(std::uint32_t end) const {
    if (end >= sentence_.tokens.end) return false;
    const std::string_view word = context_.token(end).folded;
    if (word == "and" || word == "or") return true;
    return is_mark(context_.token(end), ',') && end + 1 < sentence_.tokens.end && (context_.token(end + 1).folded == "and" || context_.token(end + 1).folded == "or");
  }

  [[nodiscard]] bool closes(std::uint32_t end) const {
    return end >= sentence_.tokens.end || context_.token(end).is(WordClass::punctuation) || context_.token(end).clause != context_.token(end - 1).clause;
  }

  ClaimWork& work_;
  const ArticleContext& context_;
  std::uint32_t number_;
  const Sentence& sentence_;
};

}  // namespace

void add_open_claims(ClaimWork& work, std::uint32_t sentence) { OpenClaims(work, sentence).run(); }

}  // namespace crosstell
