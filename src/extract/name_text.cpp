// SPDX-License-Identifier: Apache-2.0
// What each token of an article can be in a name: from the tables, from its capitals, and from its other occurrences.
#include <algorithm>
#include <array>

#include "crosstell/base/key_filter.h"

#include "key_table.h"
#include "names.h"

namespace crosstell {

namespace {

constexpr WordClassSet kFunction = bit(WordClass::auxiliary) | bit(WordClass::modal) | bit(WordClass::pronoun) | bit(WordClass::determiner) |
                                   bit(WordClass::preposition) | bit(WordClass::conjunction) | bit(WordClass::subordinator) | bit(WordClass::adverb);

bool looks_like_name(const Token& token) {
  if (!token.has(shape_letter) || token.is(WordClass::punctuation) || token.is(WordClass::possessive)) return false;
  return token.has(shape_capitalized) || token.has(shape_mixed) || token.has(shape_all_caps);
}

/// NameFlag that the form shows wherever it stands.
std::uint32_t shown_by_form(const Token& t, WordUseSet signs, NameUseSet name_uses) {
  std::uint32_t flags = token_capital;
  if (!t.has(sign_starts_phrase) && !(signs & starts_entry)) flags |= token_alone;
  if (t.has(sign_hyphen) || signs & starts_entry) flags |= token_version;
  if (!t.has(sign_known) && name_uses == 0) flags |= token_unknown;
  const bool everyday = t.has(sign_known) && !t.has(sign_proper_first);
  if (name_uses & name_common_word || (everyday && name_uses == 0)) flags |= token_common;
  if (t.has(sign_known) && !t.has(sign_content_first)) flags |= token_function;
  if (t.has(sign_noun_first)) flags |= token_noun;
  return flags;
}

/// What its capitals show of one token, and its class; `form`: flags of its form.
std::uint32_t shown_by_shape(const Token& t, std::uint32_t form) {
  std::uint32_t flags = 0;
  if (!t.has(shape_sentence_start) && !t.has(shape_title_case)) flags |= token_trusted;
  if (t.has(shape_all_caps) && !t.has(shape_title_case)) flags |= token_acronym;
  if (t.has(shape_mixed) && !t.has(shape_title_case)) flags |= token_trusted;  // iPhone, OpenMind: no sentence start makes these
  if (bit(t.word_class) & kFunction && !t.has(shape_all_caps) && !(form & token_unknown)) flags |= token_function | token_common;
  return flags;
}

/// "mr." and "inc." stand in the tables without their stop.
NameUseSet name_uses_of(const Token& t, const Lexicon& lexicon) {
  if (t.folded.size() <= 2 || t.folded.back() != '.') return t.name_uses;
  return t.name_uses | lexicon.name_uses(word_key(t.folded.substr(0, t.folded.size() - 1)));
}

/// Pronouns.
constexpr WordUseSet kReferring = use_male | use_female | use_neuter | use_plural;
constexpr WordUseSet kNoted = kReferring | use_tier | use_digital | use_benchmark | use_sport | use_role | use_role_modifier | is_source;

}  // namespace

NameText::NameText(const Article& a, const Segments& s, const WordTable& w, const WordSigns& known_signs)
    : article(a), segments(s), lexicon(Lexicon::builtin()), words(w), signs(known_signs), info(s.tokens.size()) {
  const std::uint32_t count = size();
  SubjectCounts subject;
  KeyTable numbers(count / 4);         // form -> forms
  std::vector<std::uint32_t> forms;    // token_seen, token_lower
  std::vector<std::uint32_t> form_of;  // of each of `capitals`
  std::vector<WordKey> lower;          // forms of the words that are not written like names
  KeyFilter<4096> filter;
  for (auto* list : {&capitals, &openers, &form_of}) list->reserve(count / 3);
  lower.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const Token& t = token(i);
    const bool digit = t.has(shape_digit);
    if (digit) info[i].flags = token_version;
    if (!t.has(shape_letter)) continue;
    if (signs[i] & kNoted) note(i, subject);
    if (t.is(WordClass::determiner) && !(signs[i] & kReferring)) pointers.push_back(i);
    if (!looks_like_name(t)) {
      if (digit) openers.push_back(i);
      lower.push_back(t.form_key);
      continue;
    }
    const auto [number, added] = numbers.insert(t.form_key, static_cast<std::uint32_t>(forms.size()));
    if (added) forms.push_back(0), filter.add(t.form_key);
    NameToken& out = info[i];
    out.name_uses = name_uses_of(t, lexicon);
    out.flags |= shown_by_form(t, signs[i], out.name_uses);
    out.flags |= shown_by_shape(t, out.flags);
    if (out.flags & token_trusted) forms[*number] |= token_seen;
    capitals.push_back(i), openers.push_back(i), form_of.push_back(*number);
  }
  constexpr std::uint32_t kShort = 60;   // tokens: where one word is enough
  digital = subject.digital >= 2 || (subject.digital == 1 && count < kShort), sports = subject.sport >= 3;
  // Which capitalised forms also stand in lower case.
  for (const WordKey form : lower) {
    if (!filter.may_hold(form)) continue;
    if (const std::uint32_t number = numbers.find(form); number != KeyTable::none) forms[number] |= token_lower;
  }
  for (std::size_t n = 0; n < capitals.size(); ++n) info[capitals[n]].flags |= forms[form_of[n]];
  mark_shouting();
}

/// A word that shows something by itself: one token in four.
void NameText::note(std::uint32_t i, SubjectCounts& subject) {
  const WordUseSet uses = signs[i];
  if (uses & use_tier) info[i].flags |= token_version;
  if (uses & (use_digital | use_benchmark)) ++subject.digital;
  if (uses & is_source && i > 0 && (folded(i - 1) == "open" || folded(i - 1) == "closed")) ++subject.digital;
  if (uses & use_sport) ++subject.sport;
  if (uses & (use_role | use_role_modifier)) role_words.push_back(i);
  if (uses & kReferring) pointers.push_back(i);
}

/// "OUTPUT FALLS FOR A SECOND YEAR" inside a text: four words and more in capitals, everyday ones among them.
void NameText::mark_shouting() {
  for (std::size_t begin = 0, end = 0; begin < capitals.size(); begin = std::max(end, begin + 1)) {
    std::uint32_t words_in_capitals = 0, everyday = 0;
    for (end = begin; end < capitals.size(); ++end) {
      const std::uint32_t i = capitals[end];
      const Token& t = token(i);
      if (!(t.has(shape_all_caps) || t.span.size() == 1) || t.has(shape_title_case)) break;
      if (end > begin && (i > capitals[end - 1] + 2 || (i == capitals[end - 1] + 2 && token(i - 1).has(shape_letter)))) break;
      ++words_in_capitals;
      if (has(i, token_function) || (has(i, token_common) && t.span.size() > 3)) ++everyday;
    }
    if (words_in_capitals < 4 || everyday < 2) continue;
    for (std::size_t n = begin; n < end; ++n) {
      std::uint32_t& flags = info[capitals[n]].flags;
      flags = (flags & ~static_cast<std::uint32_t>(token_trusted | token_acronym)) | token_shouted;
    }
  }
}

bool NameText::starts_line(std::uint32_t i) const {
  constexpr std::size_t kShortest = 45, kLongest = 110;   // of a line that is wrapped
  if (i == 0) return true;
  const std::string_view clean = article.clean;
  const std::size_t end = token(i - 1).span.end, begin = token(i).span.begin;
  if (end >= begin) return false;
  const std::string_view gap = clean.substr(end, begin - end);
  const std::size_t mark = gap.find('\n');
  if (mark == std::string_view::npos) return false;
  if (gap.find('\n', mark + 1) != std::string_view::npos || gap.size() - mark > 2) return true;
  const std::size_t from = end > kLongest ? end - kLongest : 0;
  const std::size_t before = clean.substr(from, end - from).rfind('\n');
  if (before == std::string_view::npos) return from > 0 || end < kShortest;
  return end - (from + before + 1) < kShortest;
}

WordKey NameText::key_of(TokenSpan span) const {
  if (span.size() == 1) return token(span.begin).form_key;
  char buffer[256];
  std::size_t length = 0;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const std::string_view word = folded(i);
    if (length + word.size() + 1 > sizeof buffer) break;
    if (length != 0) buffer[length++] = ' ';
    length += word.copy(buffer + length, word.size());
  }
  return word_key({buffer, length});
}

NameText::Pair NameText::look_up_pair(std::uint32_t begin) const {
  Pair pair;
  const WordKey key = key_of({begin, begin + 2});
  pair.name_uses = lexicon.name_uses(key), pair.word_uses = words.uses(key);
  pair.goes_on = starts_phrase(key);
  return pair;
}

/// Names come again, in one article and in the next, and most pairs stand in no table.
NameText::Pair NameText::recall_pair(std::uint32_t begin) const {
  if (&words != &WordTable::builtin()) return look_up_pair(begin);
  thread_local std::array<Pair, 2048> known;
  const std::uint64_t key = mix_key(token(begin).form_key, token(begin + 1).form_key);
  Pair& slot = known[key % known.size()];
  if (slot.key != key) slot = look_up_pair(begin), slot.key = key;
  return slot;
}

NameUseSet NameText::longest_phrase(std::uint32_t begin, std::uint32_t limit, std::uint32_t& end, WordUseSet& word_uses) const {
  NameUseSet best = info[begin].name_uses;
  word_uses = uses(begin);
  end = begin + 1;
  if (has(begin, token_alone) || end >= limit) return best;
  // A capitalised word that is not `alone` starts entries.
  if (!has(begin, token_capital) && !starts_phrase(token(begin).form_key)) return best;
  const Pair pair = recall_pair(begin);
  if (pair.name_uses != 0 || pair.word_uses != 0) best = pair.name_uses, word_uses = pair.word_uses, end = begin + 2;
  else if (!pair.goes_on) info[begin].flags |= token_alone;   // asked several times while a run is cut
  if (!pair.goes_on) return best;
  for (std::uint32_t e = begin + 2; e < limit && e < begin + 6; ++e) {
    const WordKey key = key_of({begin, e + 1});
    const NameUseSet found = lexicon.name_uses(key);
    const WordUseSet found_words = words.uses(key);
    if (found != 0 || found_words != 0) best = found, word_uses = found_words, end = e + 1;
    if (!starts_phrase(key)) break;
  }
  return best;
}

void NameText::take(const NameCandidate& name) {
  for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) info[i].flags |= token_taken;
  names.push_back(name);
}

}  // namespace crosstell
