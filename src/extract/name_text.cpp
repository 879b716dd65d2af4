// SPDX-License-Identifier: Apache-2.0
// What each token of an article can be in a name: from the tables, from its capitals, and from its other occurrences.
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

NameText::NameText(const Article& a, const Segments& s, const WordTable& w)
    : article(a), segments(s), lexicon(Lexicon::builtin()), words(w), info(s.tokens.size()) {
  look_up();
  look_around();
}

void NameText::look_up() {
  std::uint32_t digital_words = 0;
  const std::uint32_t count = size();
  for (std::uint32_t i = 0; i < count; ++i) {
    const Token& t = token(i);
    NameToken& out = info[i];
    if (t.has(shape_digit)) out.flags |= token_version;
    if (!t.has(shape_letter)) continue;
    out.uses = words.uses(t.form_key);
    if (t.lemma_key != t.form_key && t.lemma_key != 0) out.uses |= words.uses(t.lemma_key);
    if (out.uses & use_tier) out.flags |= token_version;
    if (out.uses & use_digital) ++digital_words;
    if (out.uses & (use_role | use_role_modifier)) role_words.push_back(i);
    if (out.uses & (use_male | use_female | use_neuter | use_plural) || t.is(WordClass::determiner)) pointers.push_back(i);
    if (looks_like_name(t)) look_up_name(t, out), capitals.push_back(i);
  }
  digital = digital_words >= 2;
}

void NameText::look_up_name(const Token& t, NameToken& out) const {
  out.flags |= token_capital;
  if (!t.has(shape_sentence_start) && !t.has(shape_title_case)) out.flags |= token_trusted;
  if (t.has(shape_all_caps) && !t.has(shape_title_case)) out.flags |= token_acronym;
  if (t.has(shape_mixed) && !t.has(shape_title_case)) out.flags |= token_trusted;  // iPhone, OpenMind: no sentence start makes these
  if (t.folded.find('-') != std::string_view::npos) out.flags |= token_version;
  if (!lexicon.starts_phrase(t.form_key) && !words.starts_phrase(t.form_key)) out.flags |= token_alone;
  out.name_uses = lexicon.name_uses(t.form_key);
  // "mr." and "inc." stand in the tables without their stop.
  if (t.folded.size() > 2 && t.folded.back() == '.') out.name_uses |= lexicon.name_uses(word_key(t.folded.substr(0, t.folded.size() - 1)));
  const auto readings = lexicon.readings(t.form_key);
  if (readings.empty() && out.name_uses == 0) out.flags |= token_unknown;
  const bool everyday = !readings.empty() && (readings.front().word_class != WordClass::proper_noun);
  if (out.name_uses & name_common_word || (everyday && out.name_uses == 0)) out.flags |= token_common;
  if (!readings.empty() && !(bit(readings.front().word_class) & kContent)) out.flags |= token_function;
  if (bit(t.word_class) & kFunction && !t.has(shape_all_caps) && !(out.flags & token_unknown)) out.flags |= token_function | token_common;
  if (!readings.empty() && readings.front().word_class == WordClass::noun) out.flags |= token_noun;
}

/// Which capitalised forms of the article also stand in the middle of a sentence, and which in lower case.
void NameText::look_around() {
  KeyTable seen;
  KeyFilter<4096> filter;
  for (const std::uint32_t i : capitals) {
    const WordKey key = token(i).form_key;
    filter.add(key);
    std::uint32_t* flags = seen.insert(key, 0).first;
    if (has(i, token_trusted)) *flags |= token_seen;
  }
  for (std::uint32_t i = 0, count = size(); i < count; ++i) {
    const Token& t = token(i);
    if (!filter.may_hold(t.form_key) || has(i, token_capital) || !t.has(shape_letter)) continue;
    if (seen.find(t.form_key) != KeyTable::none) *seen.insert(t.form_key, 0).first |= token_lower;
  }
  for (const std::uint32_t i : capitals) info[i].flags |= seen.find(token(i).form_key);
}

CleanSpan NameText::span_of(TokenSpan span) const {
  return {segments.tokens[span.begin].span.begin, segments.tokens[span.end - 1].span.end};
}

std::string_view NameText::text(TokenSpan span) const { return slice(std::string_view(article.clean), span_of(span)); }

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
  for (std::uint32_t e = begin + 1; e < limit && e < begin + 6; ++e) {
    const WordKey prefix = key_of({begin, e});
    if (!lexicon.starts_phrase(prefix) && !words.starts_phrase(prefix)) break;
    const WordKey key = key_of({begin, e + 1});
    const NameUseSet found = lexicon.name_uses(key);
    const WordUseSet found_words = words.uses(key);
    if (found == 0 && found_words == 0) continue;
    best = found, word_uses = found_words, end = e + 1;
  }
  return best;
}

void NameText::take(const NameCandidate& name) {
  for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) info[i].flags |= token_taken;
  names.push_back(name);
}

}  // namespace crosstell
