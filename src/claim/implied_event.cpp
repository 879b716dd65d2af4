// SPDX-License-Identifier: Apache-2.0
#include "implied_event.h"

#include <algorithm>
#include <array>

#include "implied.h"
#include "phrase_table.h"
#include "time_scope.h"

#include "crosstell/base/word_set.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kEventReach = 400;   // mentions between a toll and the event it belongs to

/// "Two people died when a storm hit Orrin": what another sentence calls the Hask flood has no toll in Orrin but a part of one.
void restrict_to_place(const ArticleContext& context, std::uint32_t first, std::uint32_t last, Arena& arena, Claim& claim) {
  const std::string_view event = claim.subject_text;
  if (std::none_of(event.begin(), event.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); })) return;   // any event may be the one in Orrin
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& place = context.extraction.mentions[i];
    if (place.type != MentionType::place || place.entity < 0) continue;
    const Entity& entity = context.extraction.entities[static_cast<std::size_t>(place.entity)];
    if (event.find(entity.name) == std::string_view::npos) return arena.insert_sorted(claim.scope, {"place", entity.key});
  }
}

/// Votes and deals hurt nobody: what a text tells of dead and damage belongs to another event.
bool is_calm(std::string_view event_class) {
  static const PhraseTable calm = PhraseTable::from_resource("schemas/claim/calm_events.tsv");
  return std::any_of(calm.rows().begin(), calm.rows().end(), [&](const PhraseRow& row) { return row.text == event_class; });
}

/// What people turn out for.
bool is_election(std::string_view event_class) {
  static constexpr std::array<std::string_view, 10> kClasses{"ballot", "by-election", "contest", "election", "plebiscite", "poll", "primary", "referendum", "runoff", "vote"};
  return std::find(kClasses.begin(), kClasses.end(), event_class) != kClasses.end();
}

/// What has a price for a whole company.
bool is_takeover(std::string_view event_class) {
  static constexpr WordSet kClasses{"acquisition", "bid", "buyout", "deal", "merger", "purchase", "sale", "takeover"};
  return kClasses.holds(event_class);
}

/// Nobody goes to a takeover or a lawsuit.
bool is_attended(std::string_view event_class) {
  static constexpr std::array<std::string_view, 15> kUnseen{"acquisition", "bankruptcy", "buyout", "ceasefire", "deal", "inquiry", "investigation", "lawsuit", "layoff", "merger", "poll", "recall", "scandal", "takeover", "truce"};
  return !std::binary_search(kUnseen.begin(), kUnseen.end(), event_class);
}

/// "The last major earthquake", "an earlier crash", "the 1998 flood": an occasion that the text sets apart from the one it tells of.
bool is_set_apart(std::string_view name) {
  static constexpr std::array<std::string_view, 11> kApart{"another", "different", "earlier", "last", "next", "other", "past", "previous", "prior", "separate", "similar"};
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = name.substr(at, end - at);
    const bool year = word.size() == 4 && (word[0] == '1' || word[0] == '2') && word.find_first_not_of("0123456789") == std::string_view::npos;
    if (year || std::binary_search(kApart.begin(), kApart.end(), word)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

bool is_toll(std::string_view attribute) {
  static constexpr std::array<std::string_view, 18> kTolls{"area_burned", "containment", "damage_cost", "dead", "depth", "displaced", "evacuated", "event_time", "houses_destroyed", "injured", "magnitude",
                                                           "missing", "outages", "rainfall", "rescued", "speed", "water_level", "wind_speed"};
  return std::binary_search(kTolls.begin(), kTolls.end(), attribute);
}

void set_implicit_event(const ArticleContext& context, const TokenSpan& sentence, std::uint32_t at, Arena& arena, Claim& claim) {
  const auto [first, last] = context.mentions_in(sentence);
  const auto take = [&](const Mention& mention) {
    claim.subject = mention.entity;
    claim.subject_span = mention.span;
    claim.subject_text = context.extraction.entities[static_cast<std::size_t>(mention.entity)].name;
    claim.subject_link = "event_context";
  };
  const bool toll = is_toll(claim.attribute), at_the_polls = claim.attribute == "turnout";
  const auto is_event = [&](std::uint32_t i) {
    const Mention& mention = context.extraction.mentions[i];
    if (mention.entity < 0) return false;
    const Entity& entity = context.extraction.entities[static_cast<std::size_t>(mention.entity)];
    return entity.type == MentionType::event && !(toll && is_calm(entity.event_class)) && (!at_the_polls || is_election(entity.event_class)) && (claim.attribute != "attendance" || is_attended(entity.event_class)) &&
           (claim.attribute != "deal_value" || is_takeover(entity.event_class));
  };
  if (at > sentence.begin && (context.token(at - 1).folded == "that" || context.token(at - 1).folded == "which"))
    for (std::uint32_t i = last; i > first; --i)
      if (context.extraction.mentions[i - 1].tokens.end <= at && is_event(i - 1)) return take(context.extraction.mentions[i - 1]);
  for (std::uint32_t i = first; i < last; ++i)
    if (is_event(i)) return take(context.extraction.mentions[i]);
  // "It had 19 deaths at its mines in 2019" is no toll of the event of the day.
  for (std::uint32_t i = first; i < last; ++i) {
    const std::int32_t figure = context.extraction.mentions[i].figure;
    if (context.extraction.mentions[i].type != MentionType::date || figure < 0 || is_compared_with(context, context.extraction.mentions[i].tokens)) continue;
    const auto& date = context.extraction.figures[static_cast<std::size_t>(figure)].date;
    if (date && (date->precision == DateValue::Precision::year || date->precision == DateValue::Precision::decade)) return;
  }
  const auto take_from_afar = [&, from = first, to = last](const Mention& event) {
    take(event);
    restrict_to_place(context, from, to, arena, claim);
  };
  const std::uint32_t floor = first > kEventReach ? first - kEventReach : 0;
  const auto ceiling = static_cast<std::uint32_t>(std::min<std::size_t>(context.extraction.mentions.size(), last + std::size_t{kEventReach}));
  // An event of the past that the text compares with is meant only where there is no other.
  const auto is_of_now = [&](std::uint32_t i) { return is_event(i) && !is_set_apart(context.extraction.entities[static_cast<std::size_t>(context.extraction.mentions[i].entity)].name); };
  // "An aftershock cracked a tower that the quake had spared. Nobody was hurt.": what the sentence before was about.
  const auto told_of = [&](std::uint32_t found) {
    const Mention& mention = context.extraction.mentions[found];
    const TokenSpan& tokens = context.segments.sentences[mention.sentence].tokens;
    const auto [begin, end] = context.predicates_in(tokens);
    const std::uint32_t verb = begin < end ? context.segments.verb_groups[context.segments.predicates[begin].verb_group].tokens.begin : tokens.begin;
    for (std::uint32_t i = context.mentions_in(tokens).first; i < found && context.extraction.mentions[i].tokens.begin < verb; ++i)
      if (is_of_now(i)) return i;
    return found;
  };
  for (std::uint32_t i = first; i > floor; --i)
    if (is_of_now(i - 1)) return take_from_afar(context.extraction.mentions[told_of(i - 1)]);
  for (std::uint32_t i = last; i < ceiling; ++i)
    if (is_of_now(i)) return take_from_afar(context.extraction.mentions[i]);
  for (std::uint32_t i = first; i > floor; --i)
    if (is_event(i - 1)) return take_from_afar(context.extraction.mentions[i - 1]);
}

}  // namespace crosstell
