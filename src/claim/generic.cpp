// SPDX-License-Identifier: Apache-2.0
#include "generic.h"

#include <algorithm>

#include "crosstell/base/word_set.h"
#include "proposition.h"
#include "stance.h"
#include "subject_words.h"
#include "value_text.h"

namespace crosstell {
namespace {

/// Counts whose noun and verb name an attribute of the registry: "is a 7-billion-parameter model".
const PhraseTable& count_attributes() {
  static const PhraseTable table = PhraseTable::from_resource("schemas/claim/count_attributes.tsv", true);
  return table;
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const bool begins = at == 0 || list[at - 1] == ' ', ends = at + word.size() == list.size() || list[at + word.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

class Generic {
 public:
  Generic(ClaimWork& work, std::uint32_t number)
      : work_(work), context_(work.context), number_(number), sentence_(work.context.segments.sentences[number]) {}

  void run() {
    const auto [first, last] = context_.predicates_in(sentence_.tokens);
    for (std::uint32_t i = first; i < last; ++i) {
      Predicate predicate = context_.segments.predicates[i];
      const VerbGroup& group = context_.segments.verb_groups[predicate.verb_group];
      if (!group.finite || predicate.subject.empty() || predicate.subject.begin < sentence_.tokens.begin || misled_subject(context_, sentence_, i)) continue;
      predicate.subject = bearer_of(context_, sentence_, predicate.subject, group.tokens.begin);
      const std::string_view lemma = context_.token(group.head).lemma;
      if (work_.introduces_quotation[predicate.verb_group]) {
        if (dates_object(predicate, group)) add_date(predicate, group, lemma);   // "announced the merger on Monday" dates the merger's announcement
        continue;
      }
      if (picks_out(predicate, group)) continue;
      if (lemma == "be" || lemma == "remain" || lemma == "become") add_state(predicate, group);
      else if (lemma == "stay" && is_adjective_at(group.tokens.end)) add_state(predicate, group);   // "stays open"
      else {
        if (last_of_chain(context_, sentence_, i) == i) {   // "failed to win": the last verb of a chain tells what happened or did not
          for_each_joined(predicate.subject, [&](const TokenSpan& other) {
            Predicate same = predicate;
            same.subject = other;
            add_event(same, group, lemma);
          });
          add_event(predicate, group, lemma);   // last: what completes the verb goes to it
        }
        add_date(predicate, group, lemma);
      }
      if (!group.passive) add_figures(predicate, group, lemma);
      if (const std::uint32_t completing = last_of_chain(context_, sentence_, i); completing != i) add_planned_date(predicate, completing);
    }
  }

 private:
  /// "Northwind and Halden Motors began talks": the names before the last one.
  template <class Take>
  void for_each_joined(const TokenSpan& subject, Take take) const {
    if (subject.size() < 3) return;
    const auto [first, last] = context_.mentions_in(subject);
    std::int32_t latest = -1;
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = context_.extraction.mentions[i];
      if (mention.entity < 0 || mention.entity == latest || mention.tokens.end >= subject.end || mention.form == Mention::Form::pronoun || mention.form == Mention::Form::definite) continue;
      const MentionType type = context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type;
      if (type != MentionType::person && type != MentionType::organization && type != MentionType::place) continue;
      const std::string_view behind = context_.token(mention.tokens.end).folded;
      if ((behind != "and" && behind != ",") || !joined_to_name(mention.tokens.end, subject.end)) continue;
      latest = mention.entity;
      take(mention.tokens);
    }
  }

  /// Another name follows the comma or "and", and names only up to the end: "Oslo, Norway's mills" is no list.
  [[nodiscard]] bool joined_to_name(std::uint32_t from, std::uint32_t end) const {
    bool conjunction = false;
    for (std::uint32_t i = from; i < end; ++i) {
      const Token& token = context_.token(i);
      conjunction |= token.folded == "and";
      if (!token.is(WordClass::proper_noun) && token.folded != "and" && token.folded != "," && token.folded != "the") return false;
    }
    return conjunction;
  }

  [[nodiscard]] bool covered_by_rule(const TokenSpan& tokens) const {
    const CleanSpan span = context_.span_of(tokens);
    return std::any_of(work_.told.begin(), work_.told.end(), [&](const Told& told) { return !told.generic && told.value.overlaps(span); });
  }

  [[nodiscard]] ClaimPlace place(const Predicate& predicate, const VerbGroup& group, const TokenSpan& value) const {
    ClaimPlace out{number_, group.tokens, {group.head, group.head + 1}, value, work_.arena.list({predicate.subject}), false, false};
    if (!predicate.object.empty()) work_.arena.append(out.used, predicate.object);
    return out;
  }

  [[nodiscard]] Claim start(const Predicate& predicate, const VerbGroup& group, std::string_view rule) const {
    Claim claim;
    set_subject(context_, predicate.subject, claim);
    resolve_speaker_pronoun(context_, work_.quoted, claim);
    if (claim.subject >= 0 && nothing_named(context_, claim) && predicate.subject.begin < group.tokens.begin)   // without an entity no claim is made here
      describe_subject(context_, subject_phrase(context_, sentence_, predicate.subject, group.tokens.begin), work_.arena, claim);
    claim.value_span = context_.span_of(group.tokens);
    work_.arena.append(claim.derivation, rule);
    return claim;
  }

  void add_argument(Claim& claim, std::string_view role, const TokenSpan& tokens, bool key) const {
    ClaimArgument argument;
    argument.role = role;
    argument.span = context_.span_of(tokens);
    argument.key = key;
    const auto head = head_mention(context_, tokens);
    // "the strike" of one subject is one strike; as an entity it would be another one in every article.
    const bool unnamed = head >= 0 && context_.extraction.mentions[static_cast<std::size_t>(head)].rule == "event_noun";
    if (head >= 0 && !unnamed && context_.extraction.mentions[static_cast<std::size_t>(head)].tokens.end == tokens.end)
      argument.entity = context_.extraction.mentions[static_cast<std::size_t>(head)].entity;
    argument.text = argument.entity >= 0 ? std::string_view(context_.extraction.entities[static_cast<std::size_t>(argument.entity)].name) : phrase_key(context_, tokens, work_.arena);
    work_.arena.append(claim.arguments, argument);
  }

  /// "returned to Northwind": the prepositional phrase right behind the verb, when it names something.
  void add_preposition(Claim& claim, ClaimPlace& at, std::uint32_t from) const {
    if (from + 1 >= sentence_.tokens.end || !context_.token(from).is(WordClass::preposition)) return;
    const auto [first, last] = context_.mentions_in({from + 1, std::min(from + 3, sentence_.tokens.end)});
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = context_.extraction.mentions[i];
      if (mention.entity < 0) continue;
      add_argument(claim, context_.token(from).folded, mention.tokens, true);
      work_.arena.append(at.used, mention.tokens);
      return;
    }
  }

  [[nodiscard]] bool is_adjective_at(std::uint32_t token) const { return token < sentence_.tokens.end && context_.token(token).is(WordClass::adjective); }

  /// "called off the strike", "turned the offer down": verbs that mean something only with their particle, before the object or behind it.
  [[nodiscard]] std::string_view particle_of(const Predicate& predicate, const VerbGroup& group, std::string_view lemma) const {
    static constexpr WordSet kVerbs{"break", "bring", "call", "carry", "give", "hand", "hold", "pull", "put", "set", "shut", "take", "turn"};
    static constexpr WordSet kParticles{"back", "down", "off", "out", "over", "up"};
    if (!kVerbs.holds(lemma)) return {};
    const auto particle_at = [&](std::uint32_t token) {
      if (token >= sentence_.tokens.end) return std::string_view{};
      const std::string_view word = context_.token(token).folded;
      return kParticles.holds(word) ? word : std::string_view{};
    };
    if (const std::string_view word = particle_at(group.tokens.end); !word.empty()) return word;
    if (group.passive || predicate.object.empty() || predicate.object.begin < group.tokens.end) return {};
    const std::string_view word = particle_at(predicate.object.end);
    // "put the book over the lamp": with a noun behind it, it is a preposition.
    return word.empty() || !group_after(predicate.object.end + 1).empty() ? std::string_view{} : word;
  }

  /// "The mill shut its doors": it shut.
  [[nodiscard]] bool own_doors(const TokenSpan& object) const {
    if (context_.token(object.end - 1).folded != "doors" || object.begin == sentence_.tokens.begin) return false;
    const auto owned = [&](std::uint32_t i) { return context_.token(i).folded == "its" || context_.token(i).folded == "their"; };
    return owned(object.begin) || (object.size() == 1 && owned(object.begin - 1));
  }

  /// The noun group that begins at the token or behind its determiner.
  [[nodiscard]] TokenSpan group_after(std::uint32_t token) const {
    const std::uint32_t next = context_.places.at(token).noun_group;
    if (next == context_.segments.noun_groups.size()) return {};
    const TokenSpan& group = context_.segments.noun_groups[next];
    return group.begin <= token + 1 && group.end <= sentence_.tokens.end ? group : TokenSpan{};
  }

  /// "Dropped the sales tax", "talk of the ferry plans", "400 mln crowns": a word that is mostly a noun, right behind a noun that depends on
  /// something before it, and with nothing it is done to, goes on with the noun group. "The strike ends" has its own verb.
  [[nodiscard]] bool goes_on_as_noun(const Predicate& predicate, const VerbGroup& group) const {
    static constexpr WordSet kMagnitudes{"billion", "bln", "bn", "million", "mln", "mn", "thousand", "trillion"};
    if (group.tokens.size() != 1 || group.head != predicate.subject.end || !predicate.object.empty()) return false;
    const Token& word = context_.token(group.head);
    const Token& before = context_.token(group.head - 1);
    if (kMagnitudes.holds(before.folded)) return true;
    if (word.forms & form_past || !before.is(WordClass::noun) || before.is(WordClass::pronoun)) return false;
    std::uint32_t noun = 0, verb = 0;
    for (const WordReading& reading : Lexicon::builtin().readings(word.form_key)) {
      if (reading.word_class == WordClass::noun) noun = std::max(noun, reading.count);
      if (reading.word_class == WordClass::verb) verb = std::max(verb, reading.count);
    }
    return noun > 0 && noun >= verb && depends(group.head - 1);
  }

  /// A verb or a preposition stands before the noun group that ends with the token.
  [[nodiscard]] bool depends(std::uint32_t noun) const {
    std::uint32_t i = noun;
    const auto inside = [](const Token& t) { return t.is(WordClass::noun) || t.is(WordClass::proper_noun) || t.is(WordClass::adjective) || t.is(WordClass::determiner) || t.is(WordClass::number); };
    while (i > sentence_.tokens.begin && inside(context_.token(i - 1))) --i;
    if (i == sentence_.tokens.begin) return false;
    const Token& before = context_.token(i - 1);
    return before.is(WordClass::verb) || before.is(WordClass::preposition);
  }

  void add_event(const Predicate& predicate, const VerbGroup& group, std::string_view lemma) {
    if (lemma.empty() || context_.token(group.head).is(WordClass::auxiliary)) return;
    if (goes_on_as_noun(predicate, group)) return;
    const std::string_view particle = particle_of(predicate, group, lemma);
    if (particle.empty() && context_.phrase(weak_verbs(), starts_weak_verb, group.head, sentence_.tokens.end).row) return;
    Claim claim = start(predicate, group, "generic.event");
    if (claim.subject < 0) return;
    // "was bought" says nothing about buying.
    claim.attribute = work_.arena.text({"event:", lemma, particle.empty() ? "" : " ", particle, group.passive ? ":passive" : ""});
    ClaimPlace at = place(predicate, group, {group.head, group.head + 1});
    if (const TokenSpan object = particle.empty() || !predicate.object.empty() ? predicate.object : group_after(group.tokens.end + 1); !object.empty()) {
      if (!own_doors(object)) add_argument(claim, "object", object, true);
    }
    else add_preposition(claim, at, group.tokens.end);
    if (!predicate.agent.empty()) add_argument(claim, "agent", predicate.agent, false);
    finish_claim(work_, at, work_.families.event.of(claim.attribute), claim);
  }

  /// The date right behind the verb or its object.
  [[nodiscard]] std::int32_t date_after(std::uint32_t from) const {
    const auto [first, last] = context_.mentions_in({from, std::min(from + 3, sentence_.tokens.end)});
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = context_.extraction.mentions[i];
      if (mention.type != MentionType::date || mention.figure < 0 || covered_by_rule(mention.tokens)) continue;
      for (std::uint32_t t = from; t < mention.tokens.begin; ++t)
        if (context_.token(t).is(WordClass::verb) || context_.token(t).is(WordClass::auxiliary) || context_.token(t).is(WordClass::punctuation)) return -1;
      const Figure& figure = context_.extraction.figures[static_cast<std::size_t>(mention.figure)];
      const bool placed = figure.date && (figure.date->low || !figure.date->alternatives.empty());
      return placed && figure.date->precision != DateValue::Precision::unknown ? static_cast<std::int32_t>(i) : -1;
    }
    return -1;
  }

  [[nodiscard]] MentionType type_of(const TokenSpan& tokens) const {
    const auto head = tokens.empty() ? -1 : head_mention(context_, tokens);
    if (head < 0) return MentionType::noun_group;
    const Mention& mention = context_.extraction.mentions[static_cast<std::size_t>(head)];
    return mention.tokens.end == tokens.end && mention.entity >= 0 ? context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type : MentionType::noun_group;
  }

  /// Whose date it is: of "the group announced the takeover on Monday" the takeover's, as in "the takeover was announced on Monday".
  [[nodiscard]] bool dates_object(const Predicate& predicate, const VerbGroup& group) const {
    if (group.passive) return false;
    const MentionType type = type_of(predicate.object);
    return type == MentionType::event || type == MentionType::law || type == MentionType::work || type == MentionType::product || type == MentionType::model;
  }

  /// "The levee broke on Friday, May 8", "X announced the takeover on Monday": when it was is a claim of its own.
  void add_date(const Predicate& predicate, const VerbGroup& group, std::string_view lemma, bool planned = false) {
    planned |= group.tense == VerbGroup::Tense::future;
    if (lemma.empty() || (!planned && group.tense != VerbGroup::Tense::past && !group.perfect)) return;
    const PhraseHit named = context_.phrase(dated_verbs(), starts_dated_verb, group.head, sentence_.tokens.end);
    if (!named.row && context_.phrase(weak_verbs(), starts_weak_verb, group.head, sentence_.tokens.end).row) return;
    const std::uint32_t phrase_end = named.row ? group.head + named.length : group.tokens.end;
    const std::int32_t date = date_after(std::max({group.tokens.end, phrase_end, predicate.object.end}));
    if (date < 0) return;
    const bool of_object = dates_object(predicate, group);
    const TokenSpan subject = of_object ? predicate.object : predicate.subject;
    const bool bare = predicate.object.empty() || predicate.object.end <= phrase_end;
    const bool passive = group.passive || of_object;
    std::string_view attribute;
    if (named.row && named.row->columns.size() >= 3) {
      const bool voice = named.row->columns[0] == (passive ? "passive" : "active") && (passive || bare);
      if (voice && has_word(named.row->columns[2], name_of(type_of(subject)))) attribute = named.row->columns[1];
      else if (named.length > 1) return;
    }
    Predicate dated = predicate;
    dated.subject = subject;
    Claim claim = start(dated, group, "generic.date");
    if (claim.subject < 0) return;
    claim.attribute = attribute.empty() ? work_.arena.text({"date_of:", lemma, passive ? ":passive" : ""}) : attribute;
    const Mention& mention = context_.extraction.mentions[static_cast<std::size_t>(date)];
    const Figure& figure = context_.extraction.figures[static_cast<std::size_t>(mention.figure)];
    ClaimPlace at = place(predicate, group, mention.tokens);
    if (read_stance(context_, sentence_, at.predicate, work_.reading).polarity == Polarity::negative) return;   // what did not happen has no day
    work_.arena.append(at.used, mention.tokens);
    if (!of_object && !bare) add_argument(claim, "object", predicate.object, true);
    else if (!of_object && !group.passive) add_preposition(claim, at, group.tokens.end);
    claim.value_kind = ValueKind::date;
    claim.value_figure = mention.figure;
    claim.value_text = work_.arena.text(value_text(figure));
    claim.value_span = figure.span;
    finish_claim(work_, at, attribute.empty() ? work_.families.date.of(claim.attribute) : context_.rules.registry().find(attribute), claim);
  }

  // Antonyms share an attribute, so that "the offer is open" and "the offer is closed" meet; the value keeps the word.
  [[nodiscard]] static std::string_view state_key(const Token& adjective) {
    std::string_view key = adjective.lemma;
    for (const WordKey other : Lexicon::builtin().antonyms(adjective.lemma_key, WordClass::adjective)) {
      const std::string_view text = Lexicon::builtin().text(other);
      if (!text.empty() && text < key) key = text;
    }
    return key;
  }

  /// "as good as", "more open than", "larger than": a comparison says nothing of the thing alone.
  [[nodiscard]] bool compares(std::uint32_t adjective) const {
    const std::string_view before = context_.token(adjective - 1).folded;
    if (before == "as" || before == "more" || before == "less") return true;
    return adjective + 1 < sentence_.tokens.end && (context_.token(adjective + 1).folded == "than" || context_.token(adjective + 1).folded == "as");
  }

  void add_state(const Predicate& predicate, const VerbGroup& group) {
    const std::uint32_t from = group.tokens.end;
    std::uint32_t at = from;
    while (at < sentence_.tokens.end && at < from + 3 && (context_.token(at).is(WordClass::adverb))) ++at;
    if (at >= sentence_.tokens.end || !context_.token(at).is(WordClass::adjective)) return;
    if (at + 1 < sentence_.tokens.end && (context_.token(at + 1).is(WordClass::noun) || context_.token(at + 1).is(WordClass::adjective))) return;   // "is good news"
    if (covered_by_rule({at, at + 1}) || compares(at)) return;
    Claim claim = start(predicate, group, "generic.state");
    if (claim.subject < 0) return;
    claim.attribute = work_.arena.text({"state:", state_key(context_.token(at))});
    claim.value_kind = ValueKind::category;
    claim.value_text = context_.token(at).lemma;
    claim.value_span = context_.token(at).span;
    if (const std::string complement = complement_of(at + 1); !complement.empty()) work_.arena.insert_sorted(claim.scope, {"condition", work_.arena.text(complement)});
    ClaimPlace where = place(predicate, group, {at, at + 1});
    where.matched = {group.tokens.begin, at + 1};
    finish_claim(work_, where, work_.families.state.of(claim.attribute), claim);
  }

  /// What an adjective is said of: "happy to see them", "open to talks", "sure you know". Lemmas of the next words, empty without a complement.
  [[nodiscard]] std::string complement_of(std::uint32_t at) const {
    if (at >= sentence_.tokens.end) return {};
    const Token& link = context_.token(at);
    const bool clause = link.is(WordClass::pronoun) || link.is(WordClass::determiner);
    if (!clause && !link.is(WordClass::preposition) && !link.is(WordClass::particle) && !link.is(WordClass::subordinator)) return {};
    std::string out(link.folded);
    for (std::uint32_t i = at + 1; i < std::min(at + 4, sentence_.tokens.end) && !context_.token(i).is(WordClass::punctuation); ++i) out.append(" ").append(context_.token(i).lemma);
    return out;
  }

  /// "A house that is affordable", "all tasks that were completed": of those that are, not of the house. No article, no claim of it.
  [[nodiscard]] bool picks_out(const Predicate& predicate, const VerbGroup& group) const {
    const std::uint32_t relative = predicate.subject.end;
    if (relative >= group.tokens.begin || relative >= sentence_.tokens.end) return false;
    const std::string_view word = context_.token(relative).folded;
    if (word != "that" && word != "which" && word != "who") return false;
    const std::string_view first = context_.token(predicate.subject.begin).folded;
    const Token& head = context_.token(predicate.subject.end - 1);
    return head.is(WordClass::noun) && first != "the" && first != "this" && first != "these" && first != "its" && first != "their" && first != "his" && first != "her";
  }

  /// "The deal is expected to close in March."
  void add_planned_date(const Predicate& governing, std::uint32_t last) {
    Predicate planned = context_.segments.predicates[last];
    planned.subject = governing.subject;
    const VerbGroup& group = context_.segments.verb_groups[planned.verb_group];
    add_date(planned, group, context_.token(group.head).lemma, true);
  }

  void add_figures(const Predicate& predicate, const VerbGroup& group, std::string_view lemma) {
    if (predicate.object.empty()) return;
    const bool owned = owned_by_another(predicate.object);
    const auto [first, last] = context_.mentions_in(predicate.object);
    for (std::uint32_t i = first; i < last; ++i) {
      const Mention& mention = context_.extraction.mentions[i];
      if (mention.figure < 0 || covered_by_rule(mention.tokens)) continue;
      const Figure& figure = context_.extraction.figures[static_cast<std::size_t>(mention.figure)];
      if (owned && !(figure.kind == MentionType::percent && is_owner(mention.tokens.end + 1))) continue;
      if (figure.change || hyphenated(figure) || (lemma == "be" && is_bare_concept(predicate.subject))) continue;
      const std::string_view attribute = figure.kind == MentionType::percent ? share_family(mention.tokens.end) : family(figure, lemma);
      if (attribute.empty()) continue;
      Claim claim = start(predicate, group, "generic.figure");
      if (claim.subject < 0) return;
      claim.attribute = attribute;
      claim.value_figure = mention.figure;
      claim.value_kind = figure.kind == MentionType::money ? ValueKind::money : figure.kind == MentionType::percent ? ValueKind::percent : ValueKind::number;
      claim.value_text = work_.arena.text(value_text(figure));
      claim.value_span = figure.span;
      if (attribute.find(':') != std::string::npos) add_action(claim, group, lemma);
      ClaimPlace at = place(predicate, group, mention.tokens);
      work_.arena.append(at.used, mention.tokens);
      finish_claim(work_, at, context_.rules.registry().find(claim.attribute), claim);
    }
  }

  /// "an 8-point lead", "a 300-bed hospital": the figure tells what kind of thing the noun behind it is, it counts nothing of the subject.
  [[nodiscard]] bool hyphenated(const Figure& figure) const {
    const std::string_view text = context_.text_of(figure.span);
    for (std::size_t at = text.find('-'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('-', at + 1))
      if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9' && text[at + 1] >= 'a' && text[at + 1] <= 'z') return true;
    return false;
  }

  /// "names the three aims of the union", "uses its 40 ships": a count that belongs to somebody else than the subject, or may do so.
  [[nodiscard]] bool owned_by_another(const TokenSpan& object) const {
    const std::uint32_t before = object.begin > sentence_.tokens.begin ? object.begin - 1 : object.begin;
    for (const std::uint32_t i : {before, object.begin}) {
      const std::string_view word = context_.token(i).folded;
      if (word == "its" || word == "their" || word == "his" || word == "her" || word == "our" || word == "my" || word == "your") return true;
    }
    if (object.end + 1 >= sentence_.tokens.end || context_.token(object.end).folded != "of") return false;
    const TokenSpan owner = noun_group_at(context_, sentence_, object.end + 1);
    return !owner.empty() && type_of(owner) != MentionType::noun_group && type_of(owner) != MentionType::concept_;
  }

  /// "Revenue was $2 billion" leaves out whose.
  [[nodiscard]] bool is_bare_concept(const TokenSpan& tokens) const {
    const auto head = head_mention(context_, tokens);
    if (head < 0) return true;
    const Mention& mention = context_.extraction.mentions[static_cast<std::size_t>(head)];
    return mention.type == MentionType::concept_ && mention.tokens.size() == 1;
  }

  // "cut 1,200 jobs" and "added 1,200 jobs" are no answers to one question.
  void add_action(Claim& claim, const VerbGroup& group, std::string_view lemma) const {
    ClaimArgument action;
    action.role = "action";
    action.text = lemma;
    action.span = context_.token(group.head).span;
    action.key = true;
    work_.arena.append(claim.arguments, action);
  }

  [[nodiscard]] static std::string_view named_attribute(const Figure& figure, std::string_view lemma) {
    const std::size_t space = figure.counted.rfind(' ');
    const WordKey noun = word_key(space == std::string::npos ? std::string_view(figure.counted) : std::string_view(figure.counted).substr(space + 1));
    for (const PhraseRow& row : count_attributes().rows()) {
      if (row.words.empty() || row.words.front().key != noun || row.columns.size() < 2) continue;
      if (has_word(row.columns[1], lemma)) return row.columns[0];
    }
    return {};
  }

  [[nodiscard]] bool is_owner(std::uint32_t i) const {
    const std::string_view word = i < sentence_.tokens.end ? context_.token(i).folded : std::string_view{};
    return word == "its" || word == "their" || word == "his" || word == "her";
  }
  /// "generates 30 percent of its sales abroad": a share of what stands behind "of", when that is no name.
  [[nodiscard]] std::string_view share_family(std::uint32_t after) const {
    if (after + 1 >= sentence_.tokens.end || context_.token(after).folded != "of") return {};
    TokenSpan whole = noun_group_at(context_, sentence_, after + 1);
    if (is_owner(after + 1) && after + 2 < sentence_.tokens.end && whole.size() <= 1) whole = noun_group_at(context_, sentence_, after + 2);
    if (whole.empty()) return {};
    const MentionType type = type_of(whole);
    const Token& head = context_.token(whole.end - 1);
    if ((type != MentionType::noun_group && type != MentionType::concept_) || !head.is(WordClass::noun)) return {};
    return work_.arena.text({"share_of:", head.lemma});
  }

  [[nodiscard]] std::string_view family(const Figure& figure, std::string_view lemma) const {
    if (figure.kind == MentionType::count && !figure.counted.empty()) {
      const std::string_view named = named_attribute(figure, lemma);
      return named.empty() ? work_.arena.text({"count_of:", figure.counted}) : named;
    }
    if (figure.kind == MentionType::money) return work_.arena.text({"amount_of:", lemma});
    if (figure.kind == MentionType::measure && !figure.unit.empty()) return work_.arena.text({"measure_of:", figure.unit});
    return {};
  }

  ClaimWork& work_;
  const ArticleContext& context_;
  std::uint32_t number_;
  const Sentence& sentence_;
};

}  // namespace

const PhraseTable& weak_verbs() {
  static const PhraseTable table = PhraseTable::from_resource("schemas/claim/weak_verbs.tsv", true);
  return table;
}

const PhraseTable& dated_verbs() {
  static const PhraseTable table = PhraseTable::from_resource("schemas/claim/dated_verbs.tsv", true);
  return table;
}

void add_generic_claims(ClaimWork& work, std::uint32_t sentence) { Generic(work, sentence).run(); }

}  // namespace crosstell
