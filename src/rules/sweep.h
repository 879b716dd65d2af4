// SPDX-License-Identifier: Apache-2.0
// Whether a program matches in a sentence, asked of all starts at once: the tokens that each instruction is reached at are the bits
// of one number. Most patterns that are tried fail after a few instructions, and this is the cheapest way to learn it;
// where and how a pattern matches is for the machine to say.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "met_requirements.h"
#include "sentence_index.h"
#include "token_test.h"

namespace crosstell::rules {

class Sweep {
 public:
  Sweep(const RuleSet::Compiled& rules, TokenTester& tester) : rules_(&rules), tester_(&tester), reached_(kMaxProgram + 2, 0) {}

  /// Longer sentences are left to the machine.
  static constexpr std::uint32_t kMaxTokens = 63;

  /// Begins a sentence: every step from here on is taken from its allowance.
  void begin_sentence(const SentenceIndex& sentence);

  /// False when no match begins at one of `starts`; true without looking once the allowance is used up. Requires: a sentence of at
  /// most kMaxTokens.
  [[nodiscard]] bool finds_match(const Program& program, TokenSet starts);

 private:
  void reach(std::size_t instruction, TokenSet at);
  void run(std::size_t pc, TokenSet at);
  [[nodiscard]] TokenSet step(const Instruction& instruction, TokenSet at);
  [[nodiscard]] TokenSet after_token(const Instruction& instruction, TokenSet at);
  [[nodiscard]] TokenSet after_gap(const Instruction& instruction, TokenSet at);
  [[nodiscard]] TokenSet after_list(const Instruction& instruction, TokenSet at) const;
  [[nodiscard]] TokenSet after_mention(const Instruction& instruction, TokenSet at) const;
  [[nodiscard]] TokenSet after_clause(TokenSet at) const;
  [[nodiscard]] TokenSet at_edge(const Instruction& instruction, TokenSet at) const;
  void forget();

  const RuleSet::Compiled* rules_;
  TokenTester* tester_;
  const SentenceIndex* sentence_ = nullptr;
  const Program* program_ = nullptr;
  std::uint64_t steps_left_ = 0;
  TokenSet tokens_ = 0;             // all tokens of the sentence; the sets may hold its end as well
  TokenSet inside_clause_ = 0;      // a gap may stand there
  TokenSet may_skip_ = 0;           // of the program; once known
  bool knows_may_skip_ = false;
  std::vector<TokenSet> reached_;   // by instruction
  std::array<std::uint64_t, kMaxProgram / 64 + 1> pending_{};   // instructions reached and not run yet, as bits
};

}  // namespace crosstell::rules
