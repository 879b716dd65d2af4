// SPDX-License-Identifier: Apache-2.0
// What each token of an article can be in a name: from the tables, from its capitals, and from its other occurrences.
#include <algorithm>
#include <array>

#include "crosstell/base/key_filter.h"

#include "key_table.h"
#include "names.h"

namespace crosstell {

namespace {

constexpr WordClassSet kContent = bit(WordClass::noun) | bit(WordClass::verb) | bit(WordClass::adjective) | bit(WordClass::adverb) |
                                  bit(WordClass::proper_noun);

constexpr WordClassSet kFunction = bit(WordClass::auxiliary) | bit(WordClass::modal) | bit(WordClass::pronoun) | bit(WordClass::determiner) |
                                   bit(WordClass::preposition) | bit(WordClass::conjunction) | bit(WordClass::subordinator) | bit(WordClass::adverb);

bool looks_like_name(const Token& token) {
  if (!token.has(shape_letter) || token.is(WordClass::punctuation) || token.is(WordClass::possessive)) return false;
  return token.has(shape_capitalized) || token.has(shape_mixed) || token.has(shape_all_caps);
}

}  // namespace

/// What the tables and the article say of one form that is written with a capital somewhere.
struct NameText::CapitalForm {
  NameUseSet name_uses = 0;
  std::uint32_t flags = 0;   ///< from the tables
  std::uint32_t seen = 0;    ///< token_seen, token_lower
};

/// Articles share most of their names, and what the built-in tables say of a form never changes: five look-ups in large tables for one.
NameText::CapitalForm NameText::recall(const Token& t) const {
  struct Known { WordKey key = 0; NameUseSet name_uses = 0; std::uint32_t flags = 0; };
  if (&words != &WordTable::builtin() || t.form_key == 0) return look_up(t);
  thread_local std::array<Known, 4096> known;
  Known& slot = known[static_cast<std::size_t>(t.form_key >> 20) % known.size()];
  if (slot.key != t.form_key) {
    const CapitalForm form = look_up(t);
    slot = {t.form_key, form.name_uses, form.flags};
  }
  return {slot.name_uses, slot.flags, 0};
}

NameText::NameText(const Article& a, const Segments& s, const WordTable& w)
    : article(a), segments(s), lexicon(Lexicon::builtin()), words(w), info(s.tokens.size()) {
  std::uint32_t digital_words = 0, sport_words = 0;
  KeyTable numbers;                 // form -> forms
  std::vector<CapitalForm> forms;
  std::vector<std::uint32_t> form_of;  // of each of `capitals`
  std::vector<WordKey> lower;          // forms of the words that are not written like names
  lower.reserve(info.size());
  KeyFilter<4096> filter;
  const std::uint32_t count = size();
  for (std::uint32_t i = 0; i < count; ++i) {
    const Token& t = token(i);
    NameToken& out = info[i];
    if (t.has(shape_digit)) out.flags |= token_version;
    if (!t.has(shape_letter)) continue;
    out.uses = words.uses(t.form_key);
    if (t.lemma_key != t.form_key && t.lemma_key != 0) out.uses |= words.uses(t.lemma_key);
    if (out.uses != 0) {
      if (out.uses & use_tier) out.flags |= token_version;
      if (out.uses & (use_digital | use_benchmark)) ++digital_words;
      if (out.uses & use_sport) ++sport_words;
      if (out.uses & (use_role | use_role_modifier)) role_words.push_back(i);
    }
    if (t.folded == "source" && i > 0 && (token(i - 1).folded == "open" || token(i - 1).folded == "closed")) ++digital_words;
    if (out.uses & (use_male | use_female | use_neuter | use_plural) || t.is(WordClass::determiner)) pointers.push_back(i);
    if (!looks_like_name(t)) {
      if (t.has(shape_digit)) openers.push_back(i);
      lower.push_back(t.form_key);
      continue;
    }
    const auto [number, added] = numbers.insert(t.form_key, static_cast<std::uint32_t>(forms.size()));
    if (added) forms.push_back(recall(t)), filter.add(t.form_key);
    CapitalForm& form = forms[*number];
    out.name_uses = form.name_uses;
    out.flags |= form.flags | shown_by_shape(t, form.flags);
    if (out.flags & token_trusted) form.seen |= token_seen;
    capitals.push_back(i), openers.push_back(i), form_of.push_back(*number);
  }
  constexpr std::uint32_t kShort = 60;   // tokens: where one word is enough
  digital = digital_words >= 2 || (digital_words == 1 && count < kShort), sports = sport_words >= 3;
  // Which capitalised forms also stand in lower case.
  for (const WordKey form : lower) {
    if (!filter.may_hold(form)) continue;
    if (const std::uint32_t number = numbers.find(form); number != KeyTable::none) forms[number].seen |= token_lower;
  }
  for (std::size_t n = 0; n < capitals.size(); ++n) info[capitals[n]].flags |= forms[form_of[n]].seen;
  mark_shouting();
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

NameText::CapitalForm NameText::look_up(const Token& t) const {
  CapitalForm form;
  if (!lexicon.starts_phrase(t.form_key) && !words.starts_phrase(t.form_key)) form.flags |= token_alone;
  if (t.folded.find('-') != std::string_view::npos || words.starts_phrase(t.form_key)) form.flags |= token_version;
  form.name_uses = lexicon.name_uses(t.form_key);
  // "mr." and "inc." stand in the tables without their stop.
  if (t.folded.size() > 2 && t.folded.back() == '.') form.name_uses |= lexicon.name_uses(word_key(t.folded.substr(0, t.folded.size() - 1)));
  const auto readings = lexicon.readings(t.form_key);
  if (readings.empty() && form.name_uses == 0) form.flags |= token_unknown;
  const bool everyday = !readings.empty() && (readings.front().word_class != WordClass::proper_noun);
  if (form.name_uses & name_common_word || (everyday && form.name_uses == 0)) form.flags |= token_common;
  if (!readings.empty() && !(bit(readings.front().word_class) & kContent)) form.flags |= token_function;
  if (!readings.empty() && readings.front().word_class == WordClass::noun) form.flags |= token_noun;
  return form;
}

std::uint32_t NameText::shown_by_shape(const Token& t, std::uint32_t form) {
  std::uint32_t flags = token_capital;
  if (!t.has(shape_sentence_start) && !t.has(shape_title_case)) flags |= token_trusted;
  if (t.has(shape_all_caps) && !t.has(shape_title_case)) flags |= token_acronym;
  if (t.has(shape_mixed) && !t.has(shape_title_case)) flags |= token_trusted;  // iPhone, OpenMind: no sentence start makes these
  if (bit(t.word_class) & kFunction && !t.has(shape_all_caps) && !(form & token_unknown)) flags |= token_function | token_common;
  return flags;
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

NameUseSet NameText::longest_phrase(std::uint32_t begin, std::uint32_t limit, std::uint32_t& end, WordUseSet& word_uses) const {
  NameUseSet best = info[begin].name_uses;
  word_uses = uses(begin);
  end = begin + 1;
  if (has(begin, token_alone)) return best;
  WordKey prefix = token(begin).form_key, key = 0;
  for (std::uint32_t e = begin + 1; e < limit && e < begin + 6; ++e, prefix = key) {
    const bool first = e == begin + 1;
    // A capitalised word that is not `alone` starts entries.
    if (!(first && has(begin, token_capital)) && !lexicon.starts_phrase(prefix) && !words.starts_phrase(prefix)) break;
    key = key_of({begin, e + 1});
    const NameUseSet found = lexicon.name_uses(key);
    const WordUseSet found_words = words.uses(key);
    if (found == 0 && found_words == 0) {
      if (!first || lexicon.starts_phrase(key) || words.starts_phrase(key)) continue;
      info[begin].flags |= token_alone;   // asked several times while a run is cut
      break;
    }
    best = found, word_uses = found_words, end = e + 1;
  }
  return best;
}

void NameText::take(const NameCandidate& name) {
  for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) info[i].flags |= token_taken;
  names.push_back(name);
}

}  // namespace crosstell
