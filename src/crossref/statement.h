// SPDX-License-Identifier: Apache-2.0
// A sentence read as what it says happens: its verbs with their roles, what of it is denied, and how sure it is.
//
// Where two articles speak of one happening in words that share no attribute ("the pilot radioed a mayday", "the tower got no distress
// call"), the roles still meet. Sentences are cut into words, groups and clauses once more by the stage that does so when articles are read.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosstell/lexicon.h"

namespace crosstell::crossref {

/// A content word of a sentence.
struct StatementWord {
  std::string text;                    ///< folded, as written
  std::string lemma;
  WordKey key = 0;                     ///< of the lemma
  WordClass word_class = WordClass::other;
  std::uint32_t place = 0;             ///< token of the sentence; kResolved: of the name a pronoun stands for
  bool name = false;
  static constexpr std::uint32_t kResolved = 0xFFFFFFFF;
};
using StatementWords = std::vector<StatementWord>;

/// How a clause stands to the world.
enum class Mode : std::uint8_t { fact, plan, open };   ///< open: possible, asked, a condition; nothing is said to be so

/// One verb with what belongs to it.
struct Clause {
  std::uint32_t verb = 0, begin = 0, end = 0;   ///< tokens of the sentence; [begin, end) spans subject to complement
  StatementWord happening;                      ///< the verb
  StatementWords doer, theme;                   ///< who does it, and what it is done to or said of, whatever the voice; the head comes last
  StatementWords subject, object;               ///< as the sentence has them
  StatementWords words;                         ///< all of the clause but the verb
  Mode mode = Mode::fact;
  bool passive = false, copula = false, finite = false, infinitive = false, perfect = false;
  bool leads = false;                           ///< an infinitive says what it is about: "decided to sell"
  bool theme_unknown = false;                   ///< a pronoun of which nothing is known: "will sign it"
  bool called_off = false;                      ///< "called off the visit": what its object names did not happen
  bool refused = false;                         ///< an infinitive that another verb denies: "refused to sell"
  bool restricts = false;                       ///< "the firms that did not sign": it tells which ones
  int tense = 0;                                ///< -1 past, 0 present or none, +1 future
  bool negative = false;                        ///< what it tells did not happen
  bool denied_noun = false;                     ///< the negation stands at a noun: "no offer was made", "received no call"
  std::uint32_t scope = 0;                      ///< token at which the denial begins
  std::uint64_t byte = 0;                       ///< of the sentence, at which the verb begins
  std::string text;                             ///< the clause as written
};

struct Statement {
  std::string text;
  std::vector<std::string> lemmas, folded;      ///< of all tokens
  std::vector<WordClass> classes;
  std::vector<std::uint16_t> clause_of;         ///< clause numbers of the tokens
  StatementWords words;                         ///< content words, those of resolved names behind them
  std::vector<Clause> clauses;
  std::vector<std::string> times;               ///< years, months, weekdays; sorted
  bool question = false, heading = false, background = false;    ///< background: it looks back to an earlier occasion
};

/// Whom a stretch of a sentence means: bytes of the sentence, and the name.
struct NamedStretch { std::uint64_t begin = 0, end = 0; std::string name; };
struct SentenceText { std::string text; std::vector<NamedStretch> names; bool heading = false; };

/// Statements of the sentences of one article, in their order.
[[nodiscard]] std::vector<Statement> read_statements(const std::vector<SentenceText>& sentences);

}  // namespace crosstell::crossref
