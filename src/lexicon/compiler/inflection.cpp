// SPDX-License-Identifier: Apache-2.0
#include "inflection.h"

#include <string_view>

namespace crosstell::lexicon_compiler {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool ends_with(const std::string& word, std::string_view suffix) {
  return word.size() >= suffix.size() && word.compare(word.size() - suffix.size(), suffix.size(), suffix) == 0;
}

bool consonant_y(const std::string& word) { return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]); }

/// box -> boxes, city -> cities, day -> days. Serves plural and third person.
std::string with_s(const std::string& word) {
  if (consonant_y(word)) return word.substr(0, word.size() - 1) + "ies";
  for (const std::string_view end : {"s", "x", "z", "ch", "sh"})
    if (ends_with(word, end)) return word + "es";
  return word + "s";
}

int syllables(const std::string& word) {
  int count = 0;
  for (std::size_t i = 0; i < word.size(); ++i) count += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
  return count;
}

/// Ends in consonant, vowel, consonant other than w, x, y: the last letter may double.
bool may_double(const std::string& word) {
  const std::size_t n = word.size();
  if (n < 3) return false;
  const char last = word[n - 1];
  return !is_vowel(last) && last != 'w' && last != 'x' && last != 'y' && is_vowel(word[n - 2]) && !is_vowel(word[n - 3]);
}

/// Stems before -ed, -ing, -er, -est. Stress is not known, so longer words get both ("visited", "permitted").
std::vector<std::string> stems(const std::string& word) {
  if (!may_double(word)) return {word};
  const std::string doubled = word + word.back();
  return syllables(word) == 1 ? std::vector<std::string>{doubled} : std::vector<std::string>{word, doubled};
}

/// The particle stays behind: "lay off" -> "laid off" is left to rules; phrases are listed by their lemma only.
bool is_phrase(const std::string& lemma) { return lemma.find(' ') != std::string::npos; }

}  // namespace

std::vector<Inflection> noun_forms(const std::string& lemma) {
  std::vector<Inflection> out{{lemma, form_singular}};
  out.push_back({with_s(lemma), form_plural});
  if (ends_with(lemma, "o")) out.push_back({lemma + "es", form_plural});
  if (ends_with(lemma, "man") && lemma.size() > 4) out.push_back({lemma.substr(0, lemma.size() - 3) + "men", form_plural});
  return out;
}

std::vector<Inflection> verb_forms(const std::string& lemma, bool irregular_past) {
  std::vector<Inflection> out{{lemma, form_base}};
  if (is_phrase(lemma)) return out;
  out.push_back({ends_with(lemma, "o") ? lemma + "es" : with_s(lemma), form_third});
  const FormSet past = form_past | form_past_participle;
  if (ends_with(lemma, "e")) {
    const std::string stem = lemma.substr(0, lemma.size() - 1);
    const bool keeps_e = ends_with(lemma, "ee") || ends_with(lemma, "oe") || ends_with(lemma, "ye");
    out.push_back({keeps_e ? lemma + "ing" : ends_with(lemma, "ie") ? stem.substr(0, stem.size() - 1) + "ying" : stem + "ing", form_present_participle});
    if (!irregular_past) out.push_back({lemma + "d", past});
    return out;
  }
  for (const std::string& stem : stems(lemma)) {
    out.push_back({stem + "ing", form_present_participle});
    if (!irregular_past && !consonant_y(lemma)) out.push_back({stem + "ed", past});
  }
  if (!irregular_past && consonant_y(lemma)) out.push_back({lemma.substr(0, lemma.size() - 1) + "ied", past});
  return out;
}

std::vector<Inflection> adjective_forms(const std::string& lemma) {
  std::vector<Inflection> out{{lemma, form_positive}};
  const int count = syllables(lemma);
  const bool two_short = count == 2 && (consonant_y(lemma) || ends_with(lemma, "le") || ends_with(lemma, "ow") || ends_with(lemma, "er"));
  if (is_phrase(lemma) || lemma.find('-') != std::string::npos || (count > 1 && !two_short && !ends_with(lemma, "e"))) return out;
  if (count > 2) return out;
  std::string stem = lemma;
  if (consonant_y(lemma)) stem = lemma.substr(0, lemma.size() - 1) + "i";
  else if (ends_with(lemma, "e")) stem.pop_back();
  else if (count == 1) stem = stems(lemma).front();
  out.push_back({stem + "er", form_comparative});
  out.push_back({stem + "est", form_superlative});
  return out;
}

}  // namespace crosstell::lexicon_compiler
