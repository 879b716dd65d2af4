// SPDX-License-Identifier: Apache-2.0
#include "statement_words.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

#include "crosstell/base/delimited.h"
#include "crosstell/base/resource.h"
#include "crosstell/base/word_set.h"
#include "tables.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

/// One phrase of an opposition: lemmas, where a hyphen stands for anything short between them.
struct Phrase { std::string group, side, theme; std::vector<std::string> lemmas; };

struct StatementTables {
  std::unordered_map<WordKey, std::set<int>> classes;
  std::multimap<std::string, Phrase, std::less<>> phrases;   ///< by first lemma
  std::map<std::string, std::set<std::string>, std::less<>> sides;

  StatementTables() {
    int number = 0;
    each_row("statement_words.tsv", [&](const std::vector<std::string>& fields) {
      for (const std::string& field : fields) classes[word_key(field)].insert(number);
      ++number;
    });
    each_row("statement_oppositions.tsv", [&](const std::vector<std::string>& fields) {
      Phrase phrase{fields.at(0), fields.at(1), fields.at(3), {}};
      for (const std::string& word : split(fields.at(2))) phrase.lemmas.push_back(word);
      sides[phrase.group].insert(phrase.side);
      phrases.emplace(phrase.lemmas.front(), phrase);
    });
  }

  static std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> out(1);
    for (const char c : text) {
      if (c == ' ') out.emplace_back();
      else out.back() += c;
    }
    return out;
  }

  static void each_row(const char* name, const std::function<void(const std::vector<std::string>&)>& row) {
    each_tsv_row(find_resource(std::string("schemas/crossref/") + name).value_or(std::string_view{}), row);
  }

  static const StatementTables& get() {
    static const StatementTables tables;
    return tables;
  }
};

bool share_class(WordKey a, WordKey b) {
  const auto& classes = StatementTables::get().classes;
  const auto x = classes.find(a), y = classes.find(b);
  if (x == classes.end() || y == classes.end()) return false;
  return std::any_of(x->second.begin(), x->second.end(), [&](int number) { return y->second.count(number) != 0; });
}

/// The first token of a phrase stands at `at`: where it ends in the sentence, `at` when it does not stand there. A few words may come between.
std::uint32_t end_of_phrase(const Statement& statement, const Phrase& phrase, std::uint32_t at, std::uint32_t end) {
  constexpr std::uint32_t kBetween = 3;
  const bool verb = phrase.theme == "subject" || phrase.theme == "object";
  std::uint32_t place = at + 1;
  for (std::size_t k = 1; k < phrase.lemmas.size(); ++k) {
    std::uint32_t next = place;
    while (next < end && next < place + (verb ? kBetween : 1) && statement.lemmas[next] != phrase.lemmas[k] && statement.folded[next] != phrase.lemmas[k]) ++next;
    if (next >= end || (statement.lemmas[next] != phrase.lemmas[k] && statement.folded[next] != phrase.lemmas[k])) return at;
    place = next + 1;
  }
  return place;
}

/// The noun an adjective stands before, with its modifiers.
StatementWords noun_behind(const Statement& statement, std::uint32_t at, std::uint32_t end) {
  StatementWords out;
  while (at < end && statement.classes[at] == WordClass::determiner) ++at;
  for (const StatementWord& word : statement.words)
    if (word.place >= at && word.place < end && word.place == at + out.size() && word.word_class != WordClass::verb) out.push_back(word);
  return out;
}

}  // namespace

double likeness(const StatementWord& a, const StatementWord& b) {
  if (a.key == b.key || a.text == b.text) return 1;
  if (a.name || b.name) return 0;
  if (share_class(a.key, b.key)) return 0.85;
  switch (Lexicon::builtin().likeness(a.key, a.word_class, b.key, b.word_class, a.word_class == WordClass::verb && b.word_class == WordClass::verb ? 2 : 3)) {
    case Likeness::same: return 1;
    case Likeness::derived: return 0.85;
    case Likeness::synonym: return 0.8;
    case Likeness::wider: return 0.5;
    case Likeness::none: return 0;
  }
  return 0;
}

double likeness(const StatementWord& word, const StatementWords& others) {
  double best = 0;
  for (const StatementWord& other : others) best = std::max(best, likeness(word, other));
  return best;
}

bool is_empty_verb(std::string_view lemma) {
  static constexpr WordSet kEmpty{"accept", "bear", "bring", "carry", "cast", "commit", "contain", "enter", "face", "file", "gain", "hold", "include", "involve", "issue", "lodge", "own", "pay", "perform", "place",
                                  "play", "provide", "raise", "receive", "run", "send", "serve", "set", "submit", "suffer", "undergo"};
  return Tables::builtin().is_light_verb(lemma) || kEmpty.holds(lemma);
}

bool are_opposed(const StatementWord& a, const StatementWord& b) {
  if (Lexicon::builtin().are_antonyms(a.key, b.key, WordClass::adjective)) return true;
  const auto& phrases = StatementTables::get().phrases;
  const auto [first, last] = phrases.equal_range(a.lemma);
  const auto [other_first, other_last] = phrases.equal_range(b.lemma);
  const auto is_state = [](const Phrase& phrase) { return phrase.lemmas.size() == 1 && (phrase.theme == "state" || phrase.theme == "kind"); };
  for (auto x = first; x != last; ++x)
    for (auto y = other_first; y != other_last; ++y)
      if (is_state(x->second) && is_state(y->second) && x->second.group == y->second.group && x->second.side != y->second.side) return true;
  return false;
}

std::vector<Standing> standings_of(const Statement& statement) {
  const StatementTables& tables = StatementTables::get();
  std::vector<Standing> out;
  for (std::uint32_t c = 0; c < statement.clauses.size(); ++c) {
    const Clause& clause = statement.clauses[c];
    if (clause.mode == Mode::open || clause.restricts) continue;
    for (std::uint32_t at = clause.begin; at < clause.end && at < statement.lemmas.size(); ++at) {
      const auto [first, last] = tables.phrases.equal_range(statement.lemmas[at]);
      for (auto row = first; row != last; ++row) {
        const Phrase& phrase = row->second;
        const bool of_verb = phrase.theme == "subject" || phrase.theme == "object";
        if (of_verb != (at == clause.verb) || (of_verb && !clause.finite && !(clause.infinitive && clause.mode == Mode::plan))) continue;
        const std::uint32_t end = end_of_phrase(statement, phrase, at, clause.end);
        if (end == at) continue;
        Standing standing{phrase.group, phrase.side, {}, {}, c, at, end};
        if (phrase.theme == "subject") {
          standing.theme = clause.subject;
        } else if (phrase.theme == "object") {
          standing.theme = clause.passive ? clause.subject : clause.object;
          if (!clause.passive && phrase.lemmas.size() > 1 && (standing.theme.empty() || standing.theme.back().place < end)) standing.theme = noun_behind(statement, end, clause.end);
          if (!clause.passive) standing.doer = clause.subject;
        } else if (at > clause.verb && clause.copula && (clause.object.empty() || at <= clause.object.back().place)) {
          const StatementWords noun = phrase.theme == "kind" ? noun_behind(statement, end, clause.end) : StatementWords{};
          standing.theme = noun.empty() ? clause.subject : noun;
        } else if (phrase.theme == "kind") {
          standing.theme = noun_behind(statement, end, clause.end);
        }
        if (standing.theme.empty()) continue;
        if (clause.negative && !clause.called_off) {
          const auto& sides = tables.sides.find(phrase.group)->second;
          if (sides.size() != 2) continue;
          standing.side = *sides.begin() == phrase.side ? *sides.rbegin() : *sides.begin();
        }
        out.push_back(std::move(standing));
      }
    }
  }
  return out;
}

}  // namespace crosstell::crossref
