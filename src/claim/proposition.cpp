// SPDX-License-Identifier: Apache-2.0
#include "proposition.h"

#include <algorithm>
#include <array>

namespace crosstell {
namespace {

constexpr std::uint32_t kLongestAside = 24;    // tokens in brackets that are passed over
constexpr std::uint32_t kLongestPhrase = 60;

bool hangs_on_with(const ArticleContext& context, std::uint32_t verb, std::uint32_t from);

class Reach {
 public:
  Reach(const ArticleContext& context, const Sentence& sentence) : context_(context), sentence_(sentence) {}

  [[nodiscard]] TokenSpan subject(const TokenSpan& group, std::uint32_t verb) const {
    std::uint32_t begin = group.begin, end = group.end;
    if (begin > sentence_.tokens.begin && context_.token(begin - 1).is(WordClass::determiner)) --begin;
    if (begin > sentence_.tokens.begin && context_.token(begin - 1).folded == "at" && (context_.token(begin).folded == "least" || context_.token(begin).folded == "most")) --begin;
    while (end + 1 < verb && context_.token(end).is(WordClass::preposition)) {
      const TokenSpan next = noun_group_at(context_, sentence_, end + 1);
      if (next.empty() || next.end > verb) break;
      end = next.end;
    }
    return {begin, end_of_clause_about(end, verb)};
  }

  [[nodiscard]] std::uint32_t end_of_restriction(std::uint32_t from) const {
    if (from + 1 >= sentence_.tokens.end || !restricts(from)) return from;
    std::uint32_t end = from + 1;
    while (end < sentence_.tokens.end && end < from + kLongestAside) {
      const Token& token = context_.token(end);
      if (token.is(WordClass::punctuation) && !joins(end)) break;
      if (token.is(WordClass::conjunction) && (end + 1 >= sentence_.tokens.end || begins_finite(end + 1) || token.folded == "but")) break;
      ++end;
    }
    return end;
  }

  /// The predicate whose infinitive completes this one ("plans to sell"), or the same.
  [[nodiscard]] std::uint32_t last_of_chain(std::uint32_t predicate) const {
    const auto& segments = context_.segments;
    const std::uint32_t last = context_.predicates_in(sentence_.tokens).second;
    while (predicate + 1 < last) {
      const VerbGroup& here = segments.verb_groups[segments.predicates[predicate].verb_group];
      const VerbGroup& next = segments.verb_groups[segments.predicates[predicate + 1].verb_group];
      if (!next.infinitive || next.tokens.begin < here.tokens.end || next.tokens.begin > here.tokens.end + 2) break;
      bool adjacent = true;
      for (std::uint32_t i = here.tokens.end; i < next.tokens.begin; ++i) adjacent &= context_.token(i).is(WordClass::adverb);
      if (!adjacent) break;
      ++predicate;
    }
    return predicate;
  }

  [[nodiscard]] TokenSpan phrase(std::uint32_t from) const {
    if (from >= sentence_.tokens.end) return {};
    const Token& first = context_.token(from);
    const std::uint32_t limit = std::min(sentence_.tokens.end, from + kLongestPhrase);
    std::uint32_t end = from;
    std::uint16_t clause = first.clause;
    for (std::uint32_t i = from; i < limit; ++i) {
      const Token& token = context_.token(i);
      if (is_mark(token, '(')) {
        const std::uint32_t close = bracket_end(i);
        if (close == 0) break;
        i = close;
        continue;
      }
      if (is_dash(token) && i + 1 < limit && includes(context_.token(i + 1).folded)) {   // "in hardware - including chips"
        clause = context_.token(i + 1).clause;
        continue;
      }
      if (const std::uint32_t inner = end_of_question(i, from); inner != 0) {
        end = inner;
        i = inner - 1;
        continue;
      }
      if (token.clause != clause) break;
      if (token.is(WordClass::conjunction) && begins_clause(i + 1)) break;
      if (token.is(WordClass::punctuation)) {
        if (is_mark(token, ',') ? !goes_on(i, clause) : !joins(i)) break;
        continue;
      }
      if (begins_finite(i) && !hangs_on_with(context_, i, from)) break;   // at once: "the model that we released is ..."
      end = i + 1;
    }
    while (end > from && (context_.token(end - 1).is(WordClass::conjunction) || context_.token(end - 1).is(WordClass::punctuation) ||
                          context_.token(end - 1).is(WordClass::subordinator))) --end;
    return {from, end};
  }

 private:
  /// "the servers Corvane sells", "systems featuring its pumps", "the man who left": up to the verb, what stands between tells which is meant.
  [[nodiscard]] std::uint32_t end_of_clause_about(std::uint32_t end, std::uint32_t verb) const {
    while (verb > end && context_.token(verb - 1).is(WordClass::adverb)) --verb;
    if (end >= verb || verb - end > kLongestAside) return end;
    const Token& first = context_.token(end);
    const bool relative = first.folded == "that" || first.folded == "which" || first.folded == "who";
    const bool participle = first.is(WordClass::verb) && (first.forms & (form_present_participle | form_past_participle)) != 0 && !begins_finite(end);
    if (!relative && !participle && !first.is(WordClass::proper_noun) && noun_group_at(context_, sentence_, end).empty()) return end;
    bool told = false;
    for (std::uint32_t i = end; i < verb; ++i) {
      const Token& token = context_.token(i);
      if (token.is(WordClass::punctuation) && !joins(i)) return end;
      told |= token.is(WordClass::verb) || token.is(WordClass::auxiliary);
    }
    return told && !context_.token(verb - 1).is(WordClass::conjunction) ? verb : end;
  }

  /// "was her uncle and | her father, Jon Berg, was": the noun behind the conjunction is the subject of the next verb.
  [[nodiscard]] bool begins_clause(std::uint32_t at) const {
    const TokenSpan group = noun_group_at(context_, sentence_, at);
    if (group.empty() || group.end >= sentence_.tokens.end || !is_mark(context_.token(group.end), ',')) return false;
    const auto [first, last] = context_.predicates_in(sentence_.tokens);
    for (std::uint32_t i = first; i < last; ++i) {
      const Predicate& predicate = context_.segments.predicates[i];
      if (predicate.subject.begin >= group.begin && predicate.subject.begin <= group.end + 1 && context_.segments.verb_groups[predicate.verb_group].tokens.begin > group.end) return true;
    }
    return false;
  }

  /// "that sailed", "to sail", "in which it sailed", "built by hand": what says which of its kind the noun before is.
  [[nodiscard]] bool restricts(std::uint32_t at) const {
    const Token& first = context_.token(at);
    const Token& second = context_.token(at + 1);
    if (first.folded == "who" || first.folded == "whom" || first.folded == "whose" || first.folded == "which" || first.folded == "that") return true;
    if (first.is(WordClass::preposition) && (second.folded == "which" || second.folded == "whom")) return true;
    if (first.folded == "to") return second.is(WordClass::verb) || second.is(WordClass::auxiliary);
    return first.is(WordClass::verb) && (first.forms & form_past_participle) != 0 && second.is(WordClass::preposition) && !begins_finite(at);
  }

  [[nodiscard]] std::uint32_t bracket_end(std::uint32_t open) const {
    for (std::uint32_t i = open + 1; i < std::min(sentence_.tokens.end, open + kLongestAside); ++i)
      if (is_mark(context_.token(i), ')')) return i;
    return 0;
  }

  [[nodiscard]] static bool includes(std::string_view word) { return word == "including" || word == "excluding"; }
  [[nodiscard]] static bool is_dash(const Token& token) { return token.folded == "-" || token.folded == "--" || token.folded == "\u2014" || token.folded == "\u2013"; }

  /// "grapples with what officials call a catastrophe", "told what the firm had done": a clause in place of a noun. Where it ends; 0: none begins here.
  [[nodiscard]] std::uint32_t end_of_question(std::uint32_t i, std::uint32_t from) const {
    const std::string_view word = context_.token(i).folded;
    if (word.size() < 3 || (word[0] != 'w' && word[0] != 'h') || (word != "what" && word != "whatever" && word != "whether" && word != "how")) return 0;
    const Token& before = context_.token(i - 1);
    if (i > from && !before.is(WordClass::preposition) && !before.is(WordClass::adverb) && !before.is(WordClass::pronoun)) return 0;
    const std::uint16_t clause = context_.token(i).clause;
    std::uint32_t end = i + 1;
    while (end < sentence_.tokens.end && end < i + kLongestAside && context_.token(end).clause == clause && (!context_.token(end).is(WordClass::punctuation) || joins(end))) ++end;
    return end > i + 2 ? end : 0;
  }

  /// Hyphens inside words, quotation marks and marks of emphasis round a word, the sign of a rank.
  [[nodiscard]] bool joins(std::uint32_t i) const {
    const Token& token = context_.token(i);
    if (token.folded == "\"" || token.folded == "'" || token.folded == "`" || token.folded == "%" || token.folded == "/" || token.folded == "#" || token.folded == "*" || token.folded == "_" || token.folded == "$") return true;
    return token.folded == "-" && !token.has(shape_space_before);
  }

  [[nodiscard]] bool begins_finite(std::uint32_t i) const {
    const auto at = context_.verb_group_at(i);
    if (at < 0) return false;
    const VerbGroup& group = context_.segments.verb_groups[static_cast<std::size_t>(at)];
    return group.finite && group.tokens.begin == i;
  }

  /// Behind a comma a list goes on, or a phrase with a preposition; an apposition, a new clause or a participle does not.
  [[nodiscard]] bool goes_on(std::uint32_t comma, std::uint16_t clause) const {
    std::uint32_t next = comma + 1;
    if (next >= sentence_.tokens.end || context_.token(next).clause != clause) return false;
    while (next + 1 < sentence_.tokens.end && context_.token(next).is(WordClass::adverb)) ++next;   // ", particularly in the north"
    const Token& token = context_.token(next);
    if (context_.token(comma - 1).is(WordClass::adjective) && (token.is(WordClass::adjective) || token.folded == "\"") && comma > sentence_.tokens.begin + 1) return parts_adjectives(comma);
    if (token.folded == "such" && next + 1 < sentence_.tokens.end && context_.token(next + 1).folded == "as") return true;
    if (includes(token.folded) || token.folded == "depending" || token.is(WordClass::preposition)) return true;
    if (token.folded == "and" || token.folded == "or") return !noun_group_at(context_, sentence_, next + 1).empty();
    if (noun_group_at(context_, sentence_, next).empty()) return false;
    for (std::uint32_t i = next; i < sentence_.tokens.end && context_.token(i).clause == clause; ++i) {
      if (context_.token(i).folded == "and" || context_.token(i).folded == "or") return true;
      if (context_.token(i).is(WordClass::verb) && begins_finite(i)) return false;
    }
    return false;
  }

  /// "a new, specialized division": the comma stands between two words for one noun.
  [[nodiscard]] bool parts_adjectives(std::uint32_t comma) const {
    std::uint32_t first = comma - 1, last = comma + 1;
    while (first > sentence_.tokens.begin && (context_.token(first).is(WordClass::adjective) || context_.token(first).is(WordClass::adverb))) --first;
    while (last < sentence_.tokens.end && (context_.token(last).is(WordClass::adjective) || context_.token(last).folded == "\"")) ++last;
    return (context_.token(first).is(WordClass::determiner) || context_.token(first).is(WordClass::possessive)) && last < sentence_.tokens.end &&
           (context_.token(last).is(WordClass::noun) || context_.token(last).is(WordClass::proper_noun));
  }

  const ArticleContext& context_;
  const Sentence& sentence_;
};

/// "with no date yet announced": behind "with" and its noun a participle tells of the noun.
bool hangs_on_with(const ArticleContext& context, std::uint32_t verb, std::uint32_t from) {
  if ((context.token(verb).forms & form_past_participle) == 0) return false;
  for (std::uint32_t i = verb; i > from && verb - i < 6; --i) {
    const Token& token = context.token(i - 1);
    if (token.folded == "with") return true;
    if (!token.is(WordClass::adverb) && !token.is(WordClass::noun) && !token.is(WordClass::adjective) && !token.is(WordClass::determiner) && !token.is(WordClass::number)) return false;
  }
  return false;
}

/// "the newly formed council": a participle between a determiner and a noun is nobody's deed.
bool modifies_noun(const ArticleContext& context, const Sentence& sentence, const VerbGroup& group) {
  if ((context.token(group.head).forms & form_past_participle) == 0) return false;
  std::uint32_t first = group.head;
  while (first > sentence.tokens.begin && context.token(first - 1).is(WordClass::adverb)) --first;
  if (first == group.head || first == sentence.tokens.begin) return false;
  const Token& before = context.token(first - 1);
  return before.folded == "the" || before.folded == "a" || before.folded == "an" || before.is(WordClass::possessive);
}

/// "The servers that the firm sells are old": the verb before belongs to a clause about the subject, which stands before that clause.
bool closes_relative(const ArticleContext& context, const Sentence& sentence, std::uint32_t predicate, std::uint32_t verb_before) {
  const auto& segments = context.segments;
  const Predicate& here = segments.predicates[predicate];
  for (std::uint32_t i = predicate; i > context.predicates_in(sentence.tokens).first; --i) {
    const Predicate& inner = segments.predicates[i - 1];
    if (inner.verb_group != verb_before) continue;
    if (inner.clause == here.clause || here.subject.end > segments.verb_groups[verb_before].tokens.begin) return false;
    if (inner.subject != here.subject) return here.subject.end <= inner.subject.begin;
    const std::string_view relative = context.token(here.subject.end).folded;   // "the man who left is", but "what we had was"
    return relative == "who" || relative == "that" || relative == "which";
  }
  return false;
}

bool find_misled_subject(const ArticleContext& context, const Sentence& sentence, std::uint32_t predicate) {
  const auto& segments = context.segments;
  const Predicate& here = segments.predicates[predicate];
  const VerbGroup& group = segments.verb_groups[here.verb_group];
  if (modifies_noun(context, sentence, group) || (group.tokens.size() == 1 && hangs_on_with(context, group.head, sentence.tokens.begin))) return true;
  if (group.tokens.begin > sentence.tokens.begin) {   // two finite verbs side by side
    const auto before = context.verb_group_at(group.tokens.begin - 1);
    if (before >= 0 && segments.verb_groups[static_cast<std::size_t>(before)].finite && !closes_relative(context, sentence, predicate, static_cast<std::uint32_t>(before))) return true;
  }
  // "It becomes difficult to gauge", "it is clear that".
  const Token& subject = context.token(here.subject.begin);
  if (here.subject.size() != 1 || subject.folded != "it") return false;
  std::uint32_t at = group.tokens.end;
  while (at < sentence.tokens.end && context.token(at).is(WordClass::adverb)) ++at;
  if (at + 1 >= sentence.tokens.end || !context.token(at).is(WordClass::adjective)) return false;
  const std::string_view next = context.token(at + 1).folded;
  return next == "to" || next == "that" || next == "whether" || next == "how" || next == "for" || next == "when";
}

}  // namespace

TokenSpan noun_group_at(const ArticleContext& context, const Sentence& sentence, std::uint32_t token) {
  const std::uint32_t next = context.places.at(token).noun_group;
  if (next == context.segments.noun_groups.size()) return {};
  const TokenSpan& group = context.segments.noun_groups[next];
  if (group.end > sentence.tokens.end || group.begin > token + 1) return {};
  if (group.begin == token + 1 && !context.token(token).is(WordClass::determiner)) return {};
  return group;
}

bool misled_subject(const ArticleContext& context, const Sentence& sentence, std::uint32_t predicate) {
  TokenIndex::Misled& known = context.places.misled(predicate);
  if (known == TokenIndex::Misled::unread) known = find_misled_subject(context, sentence, predicate) ? TokenIndex::Misled::yes : TokenIndex::Misled::no;
  return known == TokenIndex::Misled::yes;
}

TokenSpan phrase_from(const ArticleContext& context, const Sentence& sentence, std::uint32_t from) { return Reach(context, sentence).phrase(from); }

TokenSpan subject_phrase(const ArticleContext& context, const Sentence& sentence, const TokenSpan& group, std::uint32_t verb) { return Reach(context, sentence).subject(group, verb); }

std::uint32_t last_of_chain(const ArticleContext& context, const Sentence& sentence, std::uint32_t predicate) { return Reach(context, sentence).last_of_chain(predicate); }

std::uint32_t end_of_restriction(const ArticleContext& context, const Sentence& sentence, std::uint32_t from) { return Reach(context, sentence).end_of_restriction(from); }

Proposition read_proposition(const ArticleContext& context, const Sentence& sentence, std::uint32_t predicate) {
  const Reach reach(context, sentence);
  const auto& segments = context.segments;
  Proposition out;
  out.predicate = reach.last_of_chain(predicate);
  out.chained = out.predicate != predicate;
  const TokenSpan first = segments.verb_groups[segments.predicates[predicate].verb_group].tokens;
  const TokenSpan end = segments.verb_groups[segments.predicates[out.predicate].verb_group].tokens;
  out.verb = {first.begin, end.end};
  out.group = segments.predicates[predicate].subject;
  out.subject = reach.subject(out.group, first.begin);
  out.complement = reach.phrase(end.end);
  return out;
}

}  // namespace crosstell
