// SPDX-License-Identifier: Apache-2.0
// Lemmas of words no list knows, by the endings English puts on everything.
#include <cstring>

#include "crosstell/lexicon.h"

namespace crosstell {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

bool ends_with(std::string_view word, std::string_view suffix) { return word.size() > suffix.size() && word.substr(word.size() - suffix.size()) == suffix; }

/// dropped -> dropp -> drop; zorbed -> zorb; mified -> mifie is left to the caller.
std::string_view undouble(std::string_view stem) {
  const std::size_t n = stem.size();
  if (n > 3 && stem[n - 1] == stem[n - 2] && !is_vowel(stem[n - 1]) && stem[n - 1] != 'l' && stem[n - 1] != 's' && stem[n - 1] != 'f' && stem[n - 1] != 'z') return stem.substr(0, n - 1);
  return stem;
}

/// A stem that needs its silent e back: "stor" of "storing", "sourc" of "sourcing".
bool wants_e(std::string_view stem) {
  const std::size_t n = stem.size();
  if (n < 3) return false;
  if (stem[n - 1] == 'c' || stem[n - 1] == 'v' || stem[n - 1] == 'u' || stem.substr(n - 2) == "dg" || stem.substr(n - 2) == "iz" || stem.substr(n - 2) == "at") return true;
  return !is_vowel(stem[n - 1]) && is_vowel(stem[n - 2]) && !is_vowel(stem[n - 3]) && n <= 4 && stem[n - 1] != 'w' && stem[n - 1] != 'x';
}

std::string_view copy(char* buffer, std::string_view stem, std::string_view ending) {
  std::memcpy(buffer, stem.data(), stem.size());
  if (!ending.empty()) std::memcpy(buffer + stem.size(), ending.data(), ending.size());
  return {buffer, stem.size() + ending.size()};
}

std::string_view without_s(std::string_view word, char* buffer) {
  if (ends_with(word, "ies") && word.size() > 4) return copy(buffer, word.substr(0, word.size() - 3), "y");
  for (const std::string_view end : {"ses", "xes", "zes", "ches", "shes"})
    if (ends_with(word, end)) return copy(buffer, word.substr(0, word.size() - 2), "");
  if (ends_with(word, "s") && !ends_with(word, "ss") && !ends_with(word, "us") && !ends_with(word, "is")) return copy(buffer, word.substr(0, word.size() - 1), "");
  return copy(buffer, word, "");
}

}  // namespace

std::string_view guess_lemma(std::string_view folded, WordClass word_class, FormSet forms, char* buffer) {
  if (word_class == WordClass::noun) return (forms & form_plural) != 0 ? without_s(folded, buffer) : copy(buffer, folded, "");
  if (word_class != WordClass::verb) return copy(buffer, folded, "");
  if ((forms & form_third) != 0) return without_s(folded, buffer);
  std::string_view stem = folded;
  if ((forms & form_present_participle) != 0 && ends_with(folded, "ing")) stem = folded.substr(0, folded.size() - 3);
  else if ((forms & (form_past | form_past_participle)) != 0 && ends_with(folded, "ied")) return copy(buffer, folded.substr(0, folded.size() - 3), "y");
  else if ((forms & (form_past | form_past_participle)) != 0 && ends_with(folded, "ed")) stem = folded.substr(0, folded.size() - 2);
  else return copy(buffer, folded, "");
  if (const std::string_view single = undouble(stem); single.size() != stem.size()) return copy(buffer, single, "");
  return copy(buffer, stem, wants_e(stem) ? "e" : "");
}

}  // namespace crosstell
