// SPDX-License-Identifier: Apache-2.0
// What the words around a place tell the finder of clauses. Looks only; what has been found so far is the finder's business.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "clause.h"

namespace crosstell::segmenting {

inline constexpr int kVerbCommunication = 32;          // WordNet's file of verbs of telling and asking, as a bit of Token::lexical
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;     // no such token or predicate

class ClauseView {
 protected:
  explicit ClauseView(const SentenceView& s) : s_(s) {}

  Tag tag(std::uint32_t i) const { return s_.tag(i); }

  std::string_view folded(std::uint32_t i) const { return i >= s_.range.begin && i < s_.range.end ? s_.tokens[i].folded : std::string_view{}; }

  std::uint32_t back_over_adverbs(std::uint32_t i) const {
    while (i > s_.range.begin && (is_adverb(tag(i - 1)) || tag(i - 1) == Tag::rp)) --i;
    return i;
  }

  Tag left_of(std::uint32_t i) const { return i > s_.range.begin ? tag(i - 1) : Tag::start; }

  bool is_time(const TokenSpan& group) const {
    const Token& head = s_.tokens[group.end - 1];
    const WordNote& note = s_.notes[group.end - 1];
    if (head.is(WordClass::proper_noun)) return (note.uses & (name_weekday | name_month)) != 0;
    return head.is(WordClass::noun) && note.time_noun;
  }

  /// Where a name begins behind the common noun of one group ("the servers Corvane"); the group's end when none does.
  std::uint32_t name_behind_noun(const TokenSpan& group) const {
    std::uint32_t name = group.end;
    while (name > group.begin && tag(name - 1) == Tag::nnp) --name;
    const bool noun = name > group.begin && (tag(name - 1) == Tag::nn || tag(name - 1) == Tag::nns);
    return noun && (tag(group.begin) == Tag::dt || tag(group.begin) == Tag::pdet) ? name : group.end;
  }

  /// "After leaving, Holm, the head of the board, has ...": the group before the comma that an apposition follows; empty when none does.
  /// `verb`: where the verb begins that the comma behind the apposition stands before.
  TokenSpan apposed_to(const TokenSpan& group, std::uint32_t verb) const {
    if (left_of(verb) != Tag::comma || left_of(group.begin) != Tag::comma) return {};
    const auto next = std::lower_bound(s_.groups.begin(), s_.groups.end(), group.begin, [](const TokenSpan& g, std::uint32_t t) { return g.begin < t; });
    if (next == s_.groups.begin()) return {};
    const TokenSpan named = *std::prev(next);
    const bool opens = left_of(named.begin) == Tag::comma && tag(named.end - 1) == Tag::nnp;
    return opens && named.end + 1 == group.begin ? named : TokenSpan{};
  }

  static bool is_nominative(std::string_view word) { return word == "he" || word == "she" || word == "they" || word == "we" || word == "i"; }

  bool is_copula(const VerbGroup& verb) const { return tag(verb.head) == Tag::be; }

  /// "..., after Holm's board had met": the word that leads a clause in, when the group it seemed to govern is that clause's subject.
  std::uint32_t clause_lead(std::uint32_t group) const {
    std::uint32_t i = group;
    while (i > s_.range.begin && group - i < 6 && (is_noun(tag(i - 1)) || tag(i - 1) == Tag::pos || tag(i - 1) == Tag::dt || tag(i - 1) == Tag::pdet || tag(i - 1) == Tag::jj)) --i;
    if (i == s_.range.begin) return kNone;
    const std::string_view word = folded(i - 1);
    return word == "after" || word == "before" || word == "until" || word == "since" || word == "once" ? i - 1 : kNone;
  }

  bool may_speak(std::uint32_t verb) const { return s_.notes[verb].speaks || ((s_.tokens[verb].lexical >> kVerbCommunication) & 1) != 0; }

  /// The last word of a group may be a speaker: a name, a pronoun, a noun for people.
  bool names_speaker(std::uint32_t head) const {
    constexpr int kNounGroup = 14, kNounPerson = 18;   // lexnames(5WN)
    const Token& token = s_.tokens[head];
    return token.is(WordClass::proper_noun) || token.is(WordClass::pronoun) || (((token.lexical >> kNounPerson) | (token.lexical >> kNounGroup)) & 1) != 0;
  }

  bool quote_before(std::uint32_t i) const {
    for (std::uint32_t k = i; k > s_.range.begin && k + 3 > i; --k)
      if (folded(k - 1) == "\"" || folded(k - 1) == "'") return true;
    return false;
  }

  /// "on Monday, February 2": the comma belongs to the date.
  bool inside_date(std::uint32_t i) const {
    if (i == s_.range.begin || i + 1 >= s_.range.end) return false;
    const auto named = [&](std::uint32_t k, NameUseSet use) { return (s_.notes[k].uses & use) != 0; };
    if (!named(i - 1, name_weekday)) return false;
    if (named(i + 1, name_month)) return true;
    return tag(i + 1) == Tag::cd && i + 2 < s_.range.end && named(i + 2, name_month);
  }

  const SentenceView& s_;
};

}  // namespace crosstell::segmenting
