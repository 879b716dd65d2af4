// SPDX-License-Identifier: Apache-2.0
#include "time_scope.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace crosstell {
namespace {

bool in_use(std::span<const TokenSpan> used, const TokenSpan& tokens) {
  return std::any_of(used.begin(), used.end(), [&](const TokenSpan& span) { return span.overlaps(tokens); });
}

/// Other figures between two places: a date behind another amount belongs to that amount ("up from 40 million in 2019").
bool figure_between(const ArticleContext& context, std::uint32_t from, std::uint32_t to) {
  if (from >= to) return false;
  const auto [first, last] = context.mentions_in({from, to});
  for (std::uint32_t i = first; i < last; ++i) {
    const MentionType type = context.extraction.mentions[i].type;
    if (is_figure(type) && type != MentionType::date && type != MentionType::time_of_day) return true;
  }
  return false;
}

/// ", founded in 1982, has a staff of 9,600": a date inside such an aside is the date of its participle.
bool in_other_aside(const ArticleContext& context, const TokenSpan& sentence, const TokenSpan& date, const TokenSpan& predicate) {
  if (date.end > predicate.begin || date.end >= sentence.end || !is_mark(context.token(date.end), ',')) return false;
  for (std::uint32_t i = date.begin; i > sentence.begin + 1 && date.begin - i < 8; --i) {
    const Token& token = context.token(i - 1);
    if (is_mark(token, ',')) return false;
    if (!token.is(WordClass::verb) || (token.forms & form_past_participle) == 0) continue;
    return is_mark(context.token(i - 2), ',');
  }
  return false;
}

/// "1,900 jobs, most of them in Poland": what stands there holds for a part.
bool of_a_part(const ArticleContext& context, std::uint32_t preposition) {
  if (preposition < 2 || !context.token(preposition - 2).is(WordClass::preposition) || context.token(preposition - 2).folded != "of") return false;
  const std::string_view word = context.token(preposition - 1).folded;
  return word == "them" || word == "which" || word == "whom" || word == "those" || word == "these";
}

/// "was 58 when she was elected in 2015": the clause that "when" opens right behind the claim dates it.
bool dated_by_when(const ArticleContext& context, std::uint32_t end, std::uint32_t sentence_end, const TokenSpan& date) {
  if (end >= sentence_end || date.begin <= end || context.token(end).folded != "when") return false;
  for (std::uint32_t i = end + 1; i < date.begin; ++i)
    if (is_mark(context.token(i), ',') || is_mark(context.token(i), ';')) return false;
  return true;
}

std::uint32_t distance(const TokenSpan& a, const TokenSpan& b) {
  if (a.end <= b.begin) return b.begin - a.end;
  if (b.end <= a.begin) return a.begin - b.end;
  return 0;
}

bool is_quantifier(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kWords{"some", "many", "most", "several", "certain", "few", "various", "numerous", "selected", "multiple", "one", "all"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// "Near Oslo" and "above Oslo" tell where the whole is, "of Oslo" and "from Oslo" whose it is; "in Oslo" may be a part.
bool tells_where_it_lies(std::string_view preposition) {
  static constexpr std::array<std::string_view, 8> kWords{"above", "below", "beside", "from", "near", "of", "off", "outside"};
  return std::binary_search(kWords.begin(), kWords.end(), preposition);
}

// Words that name no part of anything: "in tests", "in general".
bool is_idle(std::string_view lemma) {
  static constexpr std::array<std::string_view, 14> kWords{"test", "general", "total", "fact", "part", "way", "term", "time", "addition", "trial", "practice", "theory", "result", "average"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

bool has_scope(const Attribute& attribute, std::string_view kind) {
  return std::find(attribute.scopes.begin(), attribute.scopes.end(), kind) != attribute.scopes.end();
}

/// "employs 900 people in Bergen and London": where they are, not which of them are counted.
bool one_of_places(const ArticleContext& context, const TokenSpan& place, std::uint32_t end) {
  if (place.end + 1 >= end) return false;
  const std::string_view next = context.token(place.end).folded;
  if (next != "and" && next != ",") return false;
  const auto [first, last] = context.mentions_in({place.end + 1, place.end + 2});
  return first < last && context.extraction.mentions[first].type == MentionType::place && context.extraction.mentions[first].tokens.begin == place.end + 1 && next == "and";
}

/// "employs 140 people in the county": a part of a firm, though the place has no name here. Empty: none, or the whole world.
TokenSpan area_behind(const ArticleContext& context, const Sentence& sentence, std::uint32_t at) {
  static const LexicalClassSet location = lexical_class_set({"noun.location"});
  if (at + 2 >= sentence.tokens.end) return {};
  const std::string_view preposition = context.token(at).folded, article = context.token(at + 1).folded;
  if (preposition != "in" && preposition != "at" && preposition != "across" && preposition != "throughout") return {};
  if (article != "the" && article != "this" && article != "that") return {};
  std::uint32_t end = at + 2;
  while (end < sentence.tokens.end && (context.token(end).is(WordClass::noun) || context.token(end).is(WordClass::adjective))) ++end;
  const Token& head = context.token(end - 1);
  if (end == at + 2 || !head.is(WordClass::noun) || (head.lexical & location) == 0 || head.lemma == "world" || head.lemma == "end") return {};
  return {at + 2, end};
}

void add_scope(Claim& claim, Arena& arena, std::string_view kind, std::string_view form) {
  const ScopeRestriction row{kind, form};
  if (form.empty() || std::find(claim.scope.begin(), claim.scope.end(), row) != claim.scope.end()) return;
  arena.insert_sorted(claim.scope, row);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) { return std::find(words.begin(), words.end(), word) != words.end(); }

}  // namespace

bool is_compared_with(const ArticleContext& context, const TokenSpan& date) {
  std::uint32_t i = date.begin;
  if (i >= 2 && is_one_of(context.token(i - 1).folded, {"in", "at", "on", "during"}) && is_one_of(context.token(i - 2).folded, {"than", "with", "to", "against", "from"})) --i;
  if (i < 2) return false;
  const std::string_view word = context.token(i - 1).folded, before = context.token(i - 2).folded;
  if (word == "than") return true;
  if (word == "on" || word == "from") return is_one_of(before, {"up", "down", "higher", "lower"});
  return (word == "with" || word == "to") && is_one_of(before, {"compared", "comparison"});
}

void read_time(const ArticleContext& context, const Sentence& sentence, const TokenSpan& predicate, const TokenSpan& value,
               std::span<const TokenSpan> used, Claim& claim) {
  const auto [first, last] = context.mentions_in(sentence.tokens);
  const Mention* best = nullptr;
  std::uint32_t best_cost = 0xFFFFFFFF;
  for (std::uint32_t i = first; i < last; ++i) {
    const Mention& mention = context.extraction.mentions[i];
    if (mention.type != MentionType::date || mention.figure < 0 || in_use(used, mention.tokens)) continue;
    const bool leads = mention.tokens.begin <= sentence.tokens.begin + 2;   // "In May, ..." governs the sentence
    const bool same_clause = context.token(mention.tokens.begin).clause == context.token(predicate.begin).clause;
    if (!leads && !same_clause && !dated_by_when(context, std::max(predicate.end, value.end), sentence.tokens.end, mention.tokens)) continue;
    if (in_other_aside(context, sentence.tokens, mention.tokens, predicate) || is_compared_with(context, mention.tokens)) continue;
    if (mention.tokens.begin > predicate.end && figure_between(context, std::max(predicate.end, value.end), mention.tokens.begin)) continue;
    const std::uint32_t cost = distance(mention.tokens, value.empty() ? predicate : value) + (leads ? 20U : 0U);
    if (cost < best_cost) best = &mention, best_cost = cost;
  }
  if (best) {
    const Figure& figure = context.extraction.figures[static_cast<std::size_t>(best->figure)];
    if (figure.date) {
      claim.time = &*figure.date;
      claim.time_basis = figure.date->relative ? TimeBasis::relative_to_publication : TimeBasis::explicit_;
    }
  }
  if (claim.time_basis == TimeBasis::none && claim.tense != 0) claim.time_basis = TimeBasis::tense_only;
}

void read_scope(const ArticleContext& context, const Sentence& sentence, const TokenSpan& matched, const Attribute& attribute,
                std::span<const TokenSpan> used, Arena& arena, Claim& claim) {
  const bool places = has_scope(attribute, "place"), benchmarks = has_scope(attribute, "benchmark");
  const auto [first, last] = context.mentions_in(sentence.tokens);
  for (std::uint32_t i = first; i < last && (places || benchmarks); ++i) {
    const Mention& mention = context.extraction.mentions[i];
    if (mention.entity < 0 || in_use(used, mention.tokens) || mention.tokens.begin == sentence.tokens.begin) continue;
    if (context.token(mention.tokens.begin).clause != context.token(matched.begin).clause && mention.tokens.begin > sentence.tokens.begin + 2) continue;
    std::uint32_t lead = mention.tokens.begin - 1;
    if (context.token(lead).is(WordClass::determiner) && lead > sentence.tokens.begin) --lead;
    if (!context.token(lead).is(WordClass::preposition) || of_a_part(context, lead)) continue;
    if (mention.type == MentionType::place && figure_between(context, matched.end, lead)) continue;   // "employs 900 people at 12 mills in Norway"
    const Entity& entity = context.extraction.entities[static_cast<std::size_t>(mention.entity)];
    const std::string_view word = context.token(lead).folded;
    if (mention.type == MentionType::place && places && !tells_where_it_lies(word) && !one_of_places(context, mention.tokens, sentence.tokens.end)) add_scope(claim, arena, "place", entity.key);
    if (mention.type == MentionType::benchmark && benchmarks) add_scope(claim, arena, "benchmark", entity.key);
  }
  if (places && claim.subject >= 0 && context.extraction.entities[static_cast<std::size_t>(claim.subject)].type == MentionType::organization)
    if (const TokenSpan area = area_behind(context, sentence, matched.end); !area.empty()) add_scope(claim, arena, "place", phrase_key(context, area, arena));
  if (attribute.attribute_class != AttributeClass::ordered) return;
  // "rivals Corvane in many tasks": the phrase right behind a comparison says where it holds.
  for (std::uint32_t i = matched.end; i + 1 < std::min(sentence.tokens.end, matched.end + 2); ++i) {
    const std::string_view word = context.token(i).folded;
    if (word != "in" && word != "on" && word != "at" && word != "for" && word != "across") continue;
    std::uint32_t end = i + 1;
    bool quantified = false;
    while (end < sentence.tokens.end && (context.token(end).is(WordClass::noun) || context.token(end).is(WordClass::adjective) ||
                                         context.token(end).is(WordClass::determiner) || is_quantifier(context.token(end).folded))) {
      quantified |= is_quantifier(context.token(end).folded);
      ++end;
    }
    if (end == i + 1 || in_use(used, {i + 1, end})) continue;
    const Token& head = context.token(end - 1);
    if (!head.is(WordClass::noun) || (is_idle(head.lemma) && !quantified)) continue;
    add_scope(claim, arena, "part", quantified ? context.text_of(TokenSpan{i + 1, end}) : phrase_key(context, {i + 1, end}, arena));
  }
}

}  // namespace crosstell
