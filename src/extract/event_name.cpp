// SPDX-License-Identifier: Apache-2.0
#include "event_name.h"

#include <algorithm>

#include "crosstell/base/word_set.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kMostBefore = 8;    // words before the noun
constexpr std::uint32_t kMostPhrase = 8;    // words of one phrase behind it
constexpr int kMostPhrases = 2;             // "at the Holm works in Tarn"

/// "from", "after", "for", "by" tell of the event; these tell which one it is.
bool tells_which(std::string_view word) {
  static constexpr WordSet kWords{"aboard", "at", "in", "near", "of", "off", "on", "outside", "over"};
  return kWords.holds(word);
}

}  // namespace

EventNames::EventNames(const NameText& text, const Extraction& result) : text_(text), name_(text.size(), 0) {
  for (const Mention& m : result.mentions)
    if (m.entity >= 0 && m.form == Mention::Form::name && m.type != MentionType::role && m.type != MentionType::concept_)
      std::fill(name_.begin() + m.tokens.begin, name_.begin() + m.tokens.end, std::uint8_t{1});
}

bool EventNames::is_year(std::uint32_t i) const {
  const std::string_view word = text_.folded(i);
  return word.size() == 4 && (word[0] == '1' || word[0] == '2') && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "Flight 812", "Highway 61", "Mill 4": a number right after a name or a word that numbers things.
bool EventNames::is_number_of_name(std::uint32_t i) const {
  if (i == 0 || text_.token(i).has(shape_letter) || !text_.token(i).has(shape_digit) || text_.joined(i)) return false;
  return is_name(i - 1) || (text_.has(i - 1, token_capital) && text_.uses(i - 1) & use_designation);
}

/// A word that may stand among names: "the Holm works", "the Orrin Street warehouse". Days and months stand by themselves.
bool EventNames::is_filling(std::uint32_t i) const {
  const Token& t = text_.token(i);
  if (!t.has(shape_letter) || text_.uses(i) & use_generic) return false;
  return t.is(WordClass::noun) || t.is(WordClass::proper_noun) || t.is(WordClass::adjective);
}

bool EventNames::is_part(std::uint32_t i) const { return is_name(i) || is_year(i) || is_number_of_name(i); }

/// End of the names, nouns and numbers that start at `begin`, after an article; `begin` when none of them is a name.
std::uint32_t EventNames::end_of_phrase(std::uint32_t begin, std::uint32_t limit) const {
  std::uint32_t i = begin;
  if (i < limit && text_.folded(i) == "the") ++i;
  bool named = false;
  const std::uint32_t most = std::min(limit, i + kMostPhrase);
  for (; i < most; ++i) {
    const bool part = is_name(i) || is_number_of_name(i);
    if (!part && !is_filling(i)) break;
    named = named || part;
  }
  return named ? i : begin;
}

TokenSpan EventNames::known_by(TokenSpan span, std::uint32_t floor, std::uint32_t sentence_end) const {
  const std::uint32_t head = span.end - 1;
  TokenSpan out = span;
  for (std::uint32_t i = span.begin; i > floor && head - i < kMostBefore; --i) {
    if (is_part(i - 1)) out.begin = i - 1;
    else if (!is_filling(i - 1)) break;
  }
  for (int phrases = 0; phrases < kMostPhrases && out.end + 1 < sentence_end && tells_which(text_.folded(out.end)); ++phrases) {
    if (text_.folded(out.end) == "of" && is_year(out.end + 1)) {
      out.end += 2;
      continue;
    }
    const std::uint32_t end = end_of_phrase(out.end + 1, sentence_end);
    if (end == out.end + 1) break;
    out.end = end;
  }
  return out;
}

std::vector<WordKey> EventNames::names_in(TokenSpan span) const {
  std::vector<WordKey> out;
  for (std::uint32_t i = span.begin; i < span.end; ++i)
    if (is_part(i)) out.push_back(text_.token(i).form_key);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool is_part_of(const std::vector<WordKey>& some, const std::vector<WordKey>& all) { return std::includes(all.begin(), all.end(), some.begin(), some.end()); }

}  // namespace crosstell
