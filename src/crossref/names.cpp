// SPDX-License-Identifier: Apache-2.0
#include "names.h"

#include <algorithm>
#include <iterator>

#include "crosstell/lexicon.h"
#include "tables.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

std::vector<std::string> sorted(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  return words;
}

/// Two words that a dictionary has under no common headword: no typing error of one, unless both are first names or surnames.
bool are_two_words(const std::string& a, const std::string& b, bool person) {
  const Lexicon& lexicon = Lexicon::builtin();
  const auto x = lexicon.readings(word_key(a)), y = lexicon.readings(word_key(b));
  if (x.empty() || y.empty()) return false;
  if (person && (lexicon.name_uses(word_key(a)) != 0 || lexicon.name_uses(word_key(b)) != 0)) return false;
  return std::none_of(x.begin(), x.end(), [&](const WordReading& left) {
    return std::any_of(y.begin(), y.end(), [&](const WordReading& right) { return left.lemma_key == right.lemma_key; });
  });
}

/// One spelling of one name part: the tables, or one or two letters in a long word. Never words with digits: versions are identity.
bool may_be_one_spelling(const std::string& a, const std::string& b, bool person) {
  if (a == b) return true;
  if (has_digit(a) || has_digit(b)) return false;
  if (Tables::builtin().same_spelling(a, b)) return true;
  const std::size_t length = std::min(a.size(), b.size());
  if (length < 4) return false;
  if (are_two_words(a, b, person)) return false;   // "Defensive" and "Offensive", "Eastern" and "Western"
  return edit_distance(a, b, 2) <= (length >= 7 ? 2 : 1);
}

bool is_initial_of(const std::string& a, const std::string& b) {
  const std::string& initial = a.size() < b.size() ? a : b;
  const std::string& word = a.size() < b.size() ? b : a;
  return initial.size() == 1 && word.size() > 1 && word.front() == initial.front();
}

using Words = std::span<const std::string>;   // names are compared by the million: nothing is copied

/// The letters of words one after the other, without hyphens and apostrophes.
class Letters {
 public:
  explicit Letters(Words words) : words_(words) {}

  /// 0 behind the last.
  char next() {
    for (; word_ < words_.size(); ++word_, at_ = 0)
      while (at_ < words_[word_].size())
        if (const char c = words_[word_][at_++]; c != '-' && c != '\'') return c;
    return 0;
  }

 private:
  Words words_;
  std::size_t word_ = 0, at_ = 0;
};

/// "Tele-Vox", "Televox".
bool same_letters(Words a, Words b) {
  Letters x(a), y(b);
  for (;;) {
    const char c = x.next();
    if (c != y.next()) return false;
    if (c == 0) return true;
  }
}

bool same_words(Words a, Words b) { return std::equal(a.begin(), a.end(), b.begin(), b.end()); }

bool same_words_in_any_order(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  constexpr std::size_t kFew = 8;   // beyond it sorting pays
  if (a.size() != b.size()) return false;
  return a.size() <= kFew ? std::is_permutation(a.begin(), a.end(), b.begin()) : sorted(a) == sorted(b);
}

NameMatch match_one_word_apart(Words a, Words b, bool person) {
  if (a.size() != b.size() || a.size() < 2) return {};
  std::size_t different = a.size(), count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    different = i;
    ++count;
  }
  if (count != 1) return {};
  const std::string& x = a[different];
  const std::string& y = b[different];
  if (Tables::builtin().same_spelling(x, y)) return {"spelling_table", 0.95, true};
  if (person && different == 0 && Tables::builtin().is_nickname(x, y)) return {"nickname", 0.9, true};
  if (person && different == 0 && is_initial_of(x, y)) return {"initial", 0.8, true};
  if (may_be_one_spelling(x, y, person)) return {"spelling_distance", 0.85, true};
  return {};
}

/// "Ada M. Holm", "Ada Holm": the first and the last word agree.
bool has_middle_name(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& small = a.size() < b.size() ? a : b;
  const auto& large = a.size() < b.size() ? b : a;
  if (small.size() != 2 || large.size() != 3) return false;
  return small.front() == large.front() && small.back() == large.back();
}

NameMatch match_persons(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() >= 2 && same_words_in_any_order(a, b)) return {"name_order", 0.9, true};
  if (has_middle_name(a, b)) return {"middle_name", 0.9, false};
  return match_one_word_apart(a, b, true);
}

Words before_legal_form(Words words) {
  while (words.size() > 1 && Tables::builtin().organization_word(words.back()) == "legal") words = words.first(words.size() - 1);
  return words;
}

NameMatch match_organizations(Words a, Words b) {
  const Words x = before_legal_form(a), y = before_legal_form(b);
  if (same_words(x, y)) return {"legal_form", 0.98, false};
  const Words small = x.size() < y.size() ? x : y, large = x.size() < y.size() ? y : x;
  if (small.size() == 1 && large.size() >= 2 && small[0] == initials_of(large) && small[0].size() >= 2) return {"acronym", 0.85, true};
  const Tables& tables = Tables::builtin();
  if (large.size() == small.size() + 1 && std::equal(small.begin(), small.end(), large.begin()) && tables.organization_word(large.back()) == "designator")
    return {"designator", 0.9, true};
  return match_one_word_apart(x, y, false);
}

/// Says only that there are several companies: "Orvand Group" may be "Orvand Holdings".
bool is_form_of_group(const std::string& word) { return word == "group" || word == "holding" || word == "holdings" || word == "international"; }

/// "Kestrel Motors", "Kestrel Foods": two companies, though "Kestrel" alone may be either; "Solvane Airlines", "San Andreas": though both are "SA".
bool are_two_organizations(Words a, Words b) {
  Words x = before_legal_form(a), y = before_legal_form(b);
  if (x.size() < 2 || y.size() < 2 || !match_organizations(a, b).rule.empty() || same_letters(x, y)) return false;
  for (Words* words : {&x, &y})
    while (words->size() > 1 && is_form_of_group(words->back())) *words = words->first(words->size() - 1);
  return !same_words(x, y);
}

}  // namespace

NameClass class_of(std::string_view type) {
  if (type == "person") return NameClass::person;
  if (type == "organization") return NameClass::organization;
  if (type == "place") return NameClass::place;
  if (type == "model" || type == "product" || type == "work" || type == "law" || type == "benchmark") return NameClass::thing;
  if (type == "event") return NameClass::event;
  if (type == "concept") return NameClass::concept_;
  return NameClass::other;
}

std::string initials_of(std::span<const std::string> words) {
  std::string out;
  for (const std::string& word : words)
    if (word != "of" && word != "the" && word != "and" && word != "for" && word != "&") out += word.front();
  return out;
}

std::vector<std::string> without_legal_form(std::vector<std::string> words) {
  words.resize(before_legal_form(words).size());
  return words;
}

NameMatch match_names(NameClass name_class, const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return {};
  if (a == b) return {"same_name", 1, false};
  if (same_letters(a, b)) return {"punctuation", 0.98, false};
  switch (name_class) {
    case NameClass::person: return match_persons(a, b);
    case NameClass::organization: return match_organizations(a, b);
    case NameClass::thing: case NameClass::place: return match_one_word_apart(a, b, false);
    default: return {};
  }
}

bool exclude_each_other(NameClass name_class, const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() < 2 || b.size() < 2 || a == b) return false;
  if (name_class == NameClass::person) return match_persons(a, b).rule.empty() && !same_letters(a, b);
  if (name_class == NameClass::organization) return are_two_organizations(a, b);
  if (name_class != NameClass::thing) return false;
  // Versions and tiers: every word with a digit must be in both.
  const auto numbers = [](const std::vector<std::string>& words) {
    std::vector<std::string> out;
    std::copy_if(words.begin(), words.end(), std::back_inserter(out), [](const std::string& word) { return has_digit(word); });
    return sorted(out);
  };
  return !same_letters(a, b) && numbers(a) != numbers(b);
}

}  // namespace crosstell::crossref
