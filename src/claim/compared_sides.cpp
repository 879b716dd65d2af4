// SPDX-License-Identifier: Apache-2.0
#include "compared_sides.h"

#include "proposition.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kLongestClass = 8; // tokens of the other side
constexpr std::uint32_t kLongestTold = 16; // the same when it is a clause

/// "a plan similar to ...", "results on par with ...": words that tell of the noun before them when no verb stands between.
bool stands_behind_noun(const Compared& compared) { return compared.rule == "comparison.phrase" || compared.rule == "comparison.as_as"; }

}  // namespace

TokenSpan ComparedSides::other_side(std::uint32_t from) const {
  if (from >= sentence_.tokens.end) return {};
  const TokenSpan group = noun_group_at(context_, sentence_, from);
  if (!group.empty() && (word(group.end) == "like" || (word(group.end) == "such" && word(group.end + 1) == "as"))) {
    const TokenSpan example = noun_group_at(context_, sentence_, group.end + (word(group.end) == "like" ? 1 : 2));   // "faster than ferries like the Orvan"
    if (!example.empty()) return example;
  }
  TokenSpan out = phrase_from(context_, sentence_, from);
  if (tells(std::max(out.end, group.end))) {
    out.end = std::max(out.end, group.end);
    while (out.end < sentence_.tokens.end && out.end < from + kLongestTold && !ends_reach(out.end) && !is_mark(context_.token(out.end), ',')) ++out.end;
    return out;
  }
  if (!group.empty()) out = group;
  if (!group.empty() && group.end < sentence_.tokens.end && context_.token(group.end).is(WordClass::possessive)) {   // "heavier than Orvan's (old crane)": not than Orvan
    const TokenSpan owned = noun_group_at(context_, sentence_, group.end + 1);
    out.end = owned.empty() ? group.end + 1 : owned.end;
  }
  if (!group.empty() && word(group.end) == "of") {
    const TokenSpan owner = noun_group_at(context_, sentence_, group.end + 1);
    if (!owner.empty()) out.end = owner.end;
  }
  if (group.empty() && one_of<3>(word(from), {"those", "that", "the"}) && word(from + 1) == "of") {
    const TokenSpan owner = noun_group_at(context_, sentence_, from + 2);   // "as fast as those of its rivals"
    if (!owner.empty()) return owner;
  }
  if (out.size() > kLongestClass) out.end = out.begin + kLongestClass;
  return out;
}

/// "than it has looked since", "than many experts think": the other side is a clause.
bool ComparedSides::tells(std::uint32_t i) const {
  while (i < sentence_.tokens.end && context_.token(i).is(WordClass::adverb)) ++i;
  return i < sentence_.tokens.end && finite(i);
}

bool ComparedSides::ends_reach(std::uint32_t i) const {
  const std::string_view w = word(i);
  return w == ";" || w == "." || w == ":" || w == "(" || w == "but";
}

bool ComparedSides::finite(std::uint32_t token) const {
  const auto at = context_.verb_group_at(token);
  return at >= 0 && context_.segments.verb_groups[static_cast<std::size_t>(at)].finite;
}

TokenSpan ComparedSides::subject_of(const Compared& compared) const {
  const TokenSpan before = group_before(compared.words.begin);
  const bool differs = compared.attribute == "difference";
  if (!before.empty() && (stands_behind_noun(compared) || differs)) return before;
  const auto [first, last] = context_.predicates_in(sentence_.tokens);
  const bool joined = compared.words.begin > sentence_.tokens.begin && context_.token(past_adverbs(compared.words.begin) - 1).is(WordClass::conjunction);
  TokenSpan own, earlier, behind;
  for (std::uint32_t i = first; i < last; ++i) {
    const Predicate& predicate = context_.segments.predicates[i];
    if (predicate.subject.empty() || predicate.subject.overlaps(compared.comparand)) continue;
    const std::uint32_t verb = context_.segments.verb_groups[predicate.verb_group].tokens.begin;
    if (verb > compared.words.begin) {
      if (behind.empty() && predicate.subject.begin >= compared.words.end) behind = predicate.subject;
    } else if (context_.token(verb).clause == context_.token(compared.words.begin).clause) {
      own = predicate.subject;
    } else {
      earlier = predicate.subject;
    }
  }
  if (!own.empty()) return own;
  if (joined && !earlier.empty()) return earlier;   // "is well built and beats the Orvan"
  return differs || earlier.empty() ? behind : TokenSpan{};
}

/// Before the adverbs that stand before `token`.
std::uint32_t ComparedSides::past_adverbs(std::uint32_t token) const {
  while (token > sentence_.tokens.begin + 1 && context_.token(token - 1).is(WordClass::adverb)) --token;
  return token;
}

/// The noun group that ends where `token` begins, adverbs between them aside.
TokenSpan ComparedSides::group_before(std::uint32_t token) const {
  token = past_adverbs(token);
  const std::uint32_t next = context_.places.at(token).noun_group;
  if (token == sentence_.tokens.begin || next == 0) return {};
  const TokenSpan& group = context_.segments.noun_groups[next - 1];
  return group.end == token && group.begin >= sentence_.tokens.begin ? group : TokenSpan{};
}

/// "Orvan Tower, the tallest tower": the name before the comma.
TokenSpan ComparedSides::apposed(std::uint32_t begin) const {
  if (begin < sentence_.tokens.begin + 2 || !is_mark(context_.token(begin - 1), ',') || !context_.token(begin - 2).is(WordClass::proper_noun)) return {};
  const std::uint32_t floor = begin > sentence_.tokens.begin + 7 ? begin - 7 : sentence_.tokens.begin;
  const std::int32_t name = head_mention(context_, {floor, begin - 1});
  if (name < 0) return {};
  const Mention& mention = context_.extraction.mentions[static_cast<std::size_t>(name)];
  const bool fronted = mention.tokens.begin > sentence_.tokens.begin && context_.token(mention.tokens.begin - 1).is(WordClass::preposition);   // "In Oslo, the best ..."
  return mention.tokens.end == begin - 1 && is_named(mention.entity) && !fronted ? mention.tokens : TokenSpan{};
}

TokenSpan ComparedSides::ranked(const Compared& compared) const {
  if (const TokenSpan name = apposed(compared.words.begin); !name.empty()) return name;
  const std::uint32_t from = before_owner(compared.words.begin);
  for (std::uint32_t i = from; i > sentence_.tokens.begin && from - i < 4; --i) {
    const Token& before = context_.token(i - 1);
    if (one_of<11>(before.lemma, {"be", "become", "remain", "look", "have", "offer", "deliver", "boast", "provide", "produce", "give"})) return subject_of(compared);   // "has the best pumps"
    if (before.folded == "as" && one_of<7>(context_.token(i > sentence_.tokens.begin + 1 ? i - 2 : i - 1).folded, {"known", "seen", "regarded", "described", "ranked", "rated", "considered"})) return subject_of(compared);
    if (!before.is(WordClass::adverb) && before.folded != "n't" && before.folded != "one" && before.folded != "of" && before.folded != "among") break;
  }
  return named(compared.words.begin);
}

/// "is Northwind's | largest mill": where the owner's name begins.
std::uint32_t ComparedSides::before_owner(std::uint32_t begin) const {
  if (begin == sentence_.tokens.begin || !context_.token(begin - 1).is(WordClass::possessive)) return begin;
  std::uint32_t owner = begin - 1;
  while (owner > sentence_.tokens.begin && (context_.token(owner - 1).is(WordClass::proper_noun) || context_.token(owner - 1).is(WordClass::noun) || context_.token(owner - 1).is(WordClass::determiner))) --owner;
  return owner;
}

/// "makes Orvan Tower the tallest tower": the name straight before, when a verb that names or makes stands before it.
TokenSpan ComparedSides::named(std::uint32_t begin) const {
  if (begin == sentence_.tokens.begin || !context_.token(begin - 1).is(WordClass::proper_noun)) return {};
  const std::int32_t name = head_mention(context_, {begin > sentence_.tokens.begin + 6 ? begin - 6 : sentence_.tokens.begin, begin});
  if (name < 0) return {};
  const Mention& mention = context_.extraction.mentions[static_cast<std::size_t>(name)];
  if (mention.tokens.end != begin || mention.tokens.begin == sentence_.tokens.begin || !is_named(mention.entity)) return {};
  return one_of<8>(context_.token(mention.tokens.begin - 1).lemma, {"make", "call", "name", "consider", "rank", "rate", "vote", "crown"}) ? mention.tokens : TokenSpan{};
}

bool ComparedSides::is_named(std::int32_t entity) const {
  return entity >= 0 && context_.extraction.entities[static_cast<std::size_t>(entity)].type != MentionType::concept_;
}

}  // namespace crosstell
