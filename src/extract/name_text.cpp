// SPDX-License-Identifier: Apache-2.0
// What each token of an article can be in a name: from the tables, from its capitals, and from its other occurrences.
#include <algorithm>

#include "names.h"

namespace crosstell {

namespace {

constexpr WordClassSet kContent = bit(WordClass::noun) | bit(WordClass::verb) | bit(WordClass::adjective) | bit(WordClass::adverb) |
                                  bit(WordClass::proper_noun);

constexpr WordClassSet kFunction = bit(WordClass::auxiliary) | bit(WordClass::modal) | bit(WordClass::pronoun) | bit(WordClass::determiner) |
                                   bit(WordClass::preposition) | bit(WordClass::conjunction) | bit(WordClass::subordinator) | bit(WordClass::adverb);

/// Forms of an article, each with how it was seen. Small, so that one probe a token is cheap.
class SeenForms {
 public:
  explicit SeenForms(std::size_t capitals) {
    std::size_t size = 64;
    while (size < capitals * 2 + 2) size *= 2;
    slots_.resize(size);
  }
  std::uint16_t* find(WordKey key, bool insert) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = key & mask;; i = (i + 1) & mask) {
      if (slots_[i].key == key && slots_[i].used) return &slots_[i].flags;
      if (slots_[i].used) continue;
      if (!insert) return nullptr;
      slots_[i] = {key, 0, true};
      return &slots_[i].flags;
    }
  }

 private:
  struct Slot { WordKey key = 0; std::uint16_t flags = 0; bool used = false; };
  std::vector<Slot> slots_;
};

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
  for (std::uint32_t i = 0; i < size(); ++i) {
    const Token& t = token(i);
    NameToken& out = info[i];
    if (!t.has(shape_letter)) continue;
    out.uses = words.uses(t.form_key);
    if (t.lemma_key != t.form_key && t.lemma_key != 0) out.uses |= words.uses(t.lemma_key);
    if (out.uses & use_digital) ++digital_words;
    if (!looks_like_name(t)) continue;
    out.flags |= token_capital;
    if (!t.has(shape_sentence_start) && !t.has(shape_title_case)) out.flags |= token_trusted;
    if (t.has(shape_all_caps) && !t.has(shape_title_case)) out.flags |= token_acronym;
    if (t.has(shape_mixed) && !t.has(shape_title_case)) out.flags |= token_trusted;  // iPhone, OpenMind: no sentence start makes these
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
  digital = digital_words >= 2;
}

void NameText::look_around() {
  std::size_t capitals = 0;
  for (const NameToken& t : info) capitals += (t.flags & token_capital) != 0;
  SeenForms seen(capitals);
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (!has(i, token_capital)) continue;
    std::uint16_t* flags = seen.find(token(i).form_key, true);
    if (has(i, token_trusted)) *flags |= token_seen;
  }
  for (std::uint32_t i = 0; i < size(); ++i) {
    if (has(i, token_capital) || !token(i).has(shape_letter)) continue;
    if (std::uint16_t* flags = seen.find(token(i).form_key, false)) *flags |= token_lower;
  }
  for (std::uint32_t i = 0; i < size(); ++i)
    if (has(i, token_capital)) info[i].flags |= *seen.find(token(i).form_key, false);
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
