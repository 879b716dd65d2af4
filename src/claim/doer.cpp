// SPDX-License-Identifier: Apache-2.0
#include "doer.h"

#include <algorithm>

#include "crosstell/base/word_set.h"
#include "proposition.h"
#include "score.h"

namespace crosstell {
namespace {

constexpr std::string_view kPassive = ":passive";

/// Claims whose value is what completes the verb.
bool is_open(std::string_view attribute) { return attribute.starts_with("relation:") || attribute == "description"; }

/// What completes the verb.
CleanSpan complement_of(const Claim& claim) {
  if (is_open(claim.attribute)) return claim.value_span;
  for (const ClaimArgument& argument : claim.arguments)
    if (argument.role == "complement") return argument.span;
  return {};
}
std::string_view words_behind(const ArticleContext& context, const Claim& claim) {
  const CleanSpan span = complement_of(claim);
  return span.begin < span.end ? context.text_of(span) : std::string_view();
}

/// What a row of the table says of a verb. `where` the thing and its doer stand: both (subject and object in either voice), passive, else words
/// that stand between them ("from", "the work of").
struct Deed { std::string_view name, where; };

bool is_voice(std::string_view where) { return where == "both" || where == "passive"; }

Deed deed_of(const ArticleContext& context, const Claim& claim) {
  static const PhraseTable verbs = PhraseTable::from_resource("schemas/claim/doer_verbs.tsv");
  std::string_view attribute = claim.attribute;
  if (attribute.ends_with(kPassive)) attribute.remove_suffix(kPassive.size());
  if (const std::size_t colon = attribute.find(':'); colon != std::string_view::npos) attribute.remove_prefix(colon + 1);
  for (const PhraseRow& row : verbs.rows()) {
    if (row.text != attribute || row.columns.size() < 2) continue;
    if (is_voice(row.columns[1]) || words_behind(context, claim).starts_with(row.columns[1])) return {row.columns[0], row.columns[1]};
  }
  return {};
}

bool can_do(MentionType type) { return type == MentionType::person || type == MentionType::organization; }

/// A thing that has a maker, a finder, a victim: told by its own name, or by a noun and the name it hangs on.
struct Thing {
  TokenSpan subject;           ///< what the claim is about
  TokenSpan noun;              ///< the noun that hangs on it; empty: the subject itself is meant
  TokenSpan rest;              ///< what follows the name: "the frescoes of the Halden | chapel"
};

class Doers {
 public:
  explicit Doers(ClaimWork& work) : work_(work), context_(work.context) {}

  void run() {
    const std::size_t count = work_.claims.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Claim& event = work_.claims[i];
      if (!event.attribute.starts_with("event:") && !is_open(event.attribute)) continue;
      if (event.polarity != Polarity::positive || event.modality == Modality::denied || event.modality == Modality::hypothetical || event.modality == Modality::question) continue;
      const Deed deed = deed_of(context_, event);
      if (deed.name == "leader" && event.subject_link.starts_with("definite")) continue;   // "the team led by": one of many that a body has
      if (!deed.name.empty()) read(i, deed);
    }
  }

 private:
  void read(std::size_t number, const Deed& deed) {
    const Claim& event = work_.claims[number];
    const bool passive = event.attribute.ends_with(kPassive);
    if (!is_voice(deed.where)) return read_linked(number, deed);
    if (deed.where == "passive" && !passive) return;
    if (passive && is_open(event.attribute)) {
      if (words_behind(context_, event).starts_with("by ")) read_linked(number, {deed.name, "by"});
      return;
    }
    if (passive) {
      for (const ClaimArgument& argument : event.arguments)
        if (argument.role == "agent") return add(number, deed, thing_at(event.sentence, event.subject_span), argument.span);
      return;
    }
    for (const ClaimArgument& argument : event.arguments)
      if (argument.role == "object") return add(number, deed, thing_at(event.sentence, argument.span), event.subject_span);
    if (is_open(event.attribute)) add(number, deed, thing_at(event.sentence, event.value_span), event.subject_span);
  }

  /// "The order came from Ada Holm", "the method was the invention of Peter Lund".
  void read_linked(std::size_t number, const Deed& deed) {
    const Claim& event = work_.claims[number];
    const Sentence& sentence = context_.segments.sentences[event.sentence];
    const std::uint32_t doer = token_at(sentence, complement_of(event).begin + deed.where.size() + 1);
    TokenSpan group = doer < sentence.tokens.end ? noun_group_at(context_, sentence, doer) : TokenSpan{};
    while (!group.empty() && group.end < sentence.tokens.end && context_.token(group.end).is(WordClass::proper_noun)) ++group.end;   // "poet | Ada Holm"
    if (!group.empty()) add(number, deed, thing_at(event.sentence, event.subject_span), context_.span_of(group));
  }

  /// The token of the sentence that holds the byte; the end of the sentence when none does.
  [[nodiscard]] std::uint32_t token_at(const Sentence& sentence, std::uint64_t byte) const {
    const auto begin = context_.segments.tokens.begin();
    const auto first = begin + sentence.tokens.begin, last = begin + sentence.tokens.end;
    return static_cast<std::uint32_t>(std::partition_point(first, last, [&](const Token& token) { return token.span.end <= byte; }) - begin);
  }
  [[nodiscard]] TokenSpan tokens_of(const Sentence& sentence, const CleanSpan& span) const {
    const std::uint32_t begin = token_at(sentence, span.begin);
    std::uint32_t end = begin;
    while (end < sentence.tokens.end && context_.token(end).span.end <= span.end) ++end;
    return {begin, end};
  }

  /// The last name of a group, when the group ends with it.
  [[nodiscard]] const Mention* name_of(const TokenSpan& group) const {
    const std::int32_t head = group.empty() ? -1 : head_mention(context_, group);
    if (head < 0) return nullptr;
    const Mention& mention = context_.extraction.mentions[static_cast<std::size_t>(head)];
    return is_name(mention) && mention.tokens.end == group.end ? &mention : nullptr;
  }
  [[nodiscard]] MentionType type_of(const Mention& mention) const { return context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type; }
  [[nodiscard]] bool is_name(const Mention& mention) const {
    if (mention.entity < 0) return false;
    const MentionType type = type_of(mention);
    return type != MentionType::concept_ && type != MentionType::role && type != MentionType::nationality && type != MentionType::event;
  }
  /// "the Red Dawn group" as well.
  [[nodiscard]] const Mention* doer_in(TokenSpan group) const {
    static constexpr WordSet kBodies{"army", "club", "company", "firm", "foundation", "group", "militia", "movement", "party", "team", "union"};
    if (group.size() > 1 && kBodies.holds(context_.token(group.end - 1).folded) && !name_of(group)) --group.end;
    return name_of(group);
  }

  /// "The", "its", or an owner: the text means one thing of its kind.
  [[nodiscard]] bool is_definite(const Sentence& sentence, const TokenSpan& group) const {
    static constexpr WordSet kDefinite{"her", "his", "its", "that", "the", "their", "these", "this", "those"};
    const std::uint32_t before = group.begin > sentence.tokens.begin ? group.begin - 1 : group.begin;
    return kDefinite.holds(context_.token(group.begin).folded) || kDefinite.holds(context_.token(before).folded) || context_.token(before).is(WordClass::possessive);
  }

  [[nodiscard]] Thing thing_at(std::uint32_t number, const CleanSpan& span) const {
    const Sentence& sentence = context_.segments.sentences[number];
    const std::uint32_t first = token_at(sentence, span.begin);
    if (first >= sentence.tokens.end) return {};
    TokenSpan group = noun_group_at(context_, sentence, first);
    if (group.empty()) return {};
    if (group.end + 1 < sentence.tokens.end && context_.token(group.end).is(WordClass::possessive)) {   // "Northwind's bridge"
      const TokenSpan owned = noun_group_at(context_, sentence, group.end + 1);
      if (owned.empty()) return {};
      return name_of(group) ? Thing{group, owned, {}} : Thing{};
    }
    if (name_of(group)) return {group, {}, {}};
    if (const Thing named = named_inside(group); !named.subject.empty()) return named;
    if (!is_definite(sentence, group)) return {};
    if (const Thing hung = hung_on_name(sentence, group); !hung.subject.empty()) return hung;
    return {group, {}, {}};
  }

  /// "the Halden team": a name of the group, and the noun behind it.
  [[nodiscard]] Thing named_inside(const TokenSpan& group) const {
    const auto [first, last] = context_.mentions_in(group);
    for (std::uint32_t i = last; i > first; --i) {
      const Mention& mention = context_.extraction.mentions[i - 1];
      const bool compound = is_name(mention) && mention.tokens.end < group.end && context_.token(mention.tokens.end).is(WordClass::noun);
      if (compound && type_of(mention) != MentionType::person) return {mention.tokens, {mention.tokens.end, group.end}, {}};
    }
    return {};
  }

  /// "the rivets for the Halden bridge": a name behind the preposition that follows the noun, and what kind of thing bears it.
  [[nodiscard]] Thing hung_on_name(const Sentence& sentence, const TokenSpan& noun) const {
    static constexpr WordSet kLinks{"against", "at", "behind", "between", "for", "in", "into", "near", "of", "on", "over", "to", "with"};
    if (noun.end + 1 >= sentence.tokens.end || !kLinks.holds(context_.token(noun.end).folded)) return {};
    const TokenSpan bearer = noun_group_at(context_, sentence, noun.end + 1);
    if (bearer.empty() || context_.token(std::min(bearer.end, sentence.tokens.end - 1)).is(WordClass::possessive)) return {};
    const auto [first, last] = context_.mentions_in(bearer);
    for (std::uint32_t i = last; i > first; --i) {
      const Mention& mention = context_.extraction.mentions[i - 1];
      if (is_name(mention) && mention.tokens.end <= bearer.end) return {mention.tokens, noun, {mention.tokens.end, bearer.end}};
    }
    return {};
  }

  /// "by Holm and Reed", "with help from Reed": not done alone.
  [[nodiscard]] bool is_alone(const Sentence& sentence, const TokenSpan& doer) const {
    static constexpr WordSet kJoining{"&", "alongside", "and", "or", "plus", "together", "with"};
    std::uint32_t first = doer.begin;
    while (first > sentence.tokens.begin && (context_.token(first - 1).is(WordClass::determiner) || context_.token(first - 1).is(WordClass::adjective) || context_.token(first - 1).is(WordClass::noun))) --first;
    if (first > sentence.tokens.begin && kJoining.holds(context_.token(first - 1).folded) && context_.token(first - 1).folded != "with") return false;
    if (doer.end >= sentence.tokens.end) return true;
    const Token& next = context_.token(doer.end);
    if (kJoining.holds(next.folded)) return false;
    return !(is_mark(next, ',') && doer.end + 1 < sentence.tokens.end && context_.token(doer.end + 1).is(WordClass::proper_noun));
  }

  void add(std::size_t number, const Deed& deed, const Thing& thing, const CleanSpan& doer_span) {
    const Claim& event = work_.claims[number];
    const Sentence& sentence = context_.segments.sentences[event.sentence];
    if (thing.subject.empty()) return;
    const TokenSpan doer = tokens_of(sentence, doer_span);
    const Mention* const name = doer_in(doer);
    if (!name || name->form == Mention::Form::pronoun || name->form == Mention::Form::definite) return;   // whom they stand for is less sure than what was done
    const Entity& who = context_.extraction.entities[static_cast<std::size_t>(name->entity)];
    if (!can_do(who.type) || !is_alone(sentence, name->tokens)) return;
    Claim claim = event;
    claim.arguments = {};
    claim.subject = -1;
    claim.subject_link = {};
    set_subject(context_, thing.subject, claim);
    if (claim.subject < 0 || claim.subject == name->entity || is_told(event.sentence, name->entity)) return;
    if (!attribute_) attribute_ = context_.rules.registry().find("doer");
    if (!attribute_) return;
    claim.attribute = attribute_->key;
    claim.value_kind = ValueKind::entity;
    claim.value_entity = name->entity, claim.value_figure = -1, claim.value_text = who.name, claim.value_span = context_.span_of(name->tokens);
    add_key(claim, "deed", deed.name, event.value_span);
    add_key(claim, "kind", crosstell::name_of(who.type), claim.value_span);
    if (!thing.noun.empty()) add_key(claim, "thing", work_.arena.text({phrase_key(context_, thing.noun, work_.arena), thing.rest.empty() ? "" : " ", thing.rest.empty() ? std::string_view() : context_.text_of(thing.rest)}), context_.span_of(thing.noun));
    score_confidence(context_, attribute_, false, claim);
    work_.arena.append(claim.derivation, "doer.event");
    work_.claims.push_back(claim);
  }
  /// A rule tells of the same doer: who won a race, led an inquiry, runs a line.
  [[nodiscard]] bool is_told(std::uint32_t sentence, std::int32_t doer) const {
    static constexpr WordSet kTold{"developer", "led_by", "officeholder", "operator", "winner"};
    return std::any_of(work_.claims.begin(), work_.claims.end(), [&](const Claim& other) { return other.sentence == sentence && other.value_entity == doer && kTold.holds(other.attribute); });
  }
  void add_key(Claim& claim, std::string_view role, std::string_view text, const CleanSpan& span) {
    ClaimArgument argument;
    argument.role = role, argument.text = text, argument.span = span, argument.key = true;
    work_.arena.append(claim.arguments, argument);
  }

  ClaimWork& work_;
  const ArticleContext& context_;
  const Attribute* attribute_ = nullptr;
};

}  // namespace

void add_doers(ClaimWork& work) { Doers(work).run(); }

}  // namespace crosstell
