// SPDX-License-Identifier: Apache-2.0
// Whether a token is what an element of a pattern asks for.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "compiled.h"

namespace crosstell::rules {

[[nodiscard]] inline bool holds(const TokenTest& test, const Token& token) {
  if (test.form != 0 && test.form != token.form_key) return false;
  if (test.lemma != 0 && test.lemma != token.lemma_key) return false;
  if (test.classes != 0 && (test.classes & bit(token.word_class)) == 0) return false;
  return (token.forms & test.forms) == test.forms && (token.lexical & test.lexical) == test.lexical && (token.shape & test.shape) == test.shape;
}

/// Runs the instructions that look at one token; remembers what regular expressions said.
class TokenTester {
 public:
  explicit TokenTester(const RuleSet::Compiled& rules);

  /// Requires: `instruction` is one of `program` and tests a token.
  [[nodiscard]] bool holds(const Program& program, const Instruction& instruction, const Token& token) {
    return instruction.op == Op::token ? rules::holds(program.tests[instruction.a], token) : holds_rare(instruction, token);
  }

 private:
  [[nodiscard]] bool holds_rare(const Instruction& instruction, const Token& token);
  [[nodiscard]] bool holds_regex(std::uint32_t regex, const Token& token);

  const RuleSet::Compiled* rules_;
  std::string sure_letters_;   // by regex: a letter that all it matches contains, or 0
  struct CachedRegex { WordKey key = 0; std::uint32_t regex = 0xFFFFFFFF; bool matches = false; };
  std::vector<CachedRegex> regex_cache_;
};

}  // namespace crosstell::rules
