// SPDX-License-Identifier: Apache-2.0
// A compiled rule set: what RuleSet hides from its users.
#pragma once

#include <re2/re2.h>

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "arguments.h"
#include "program.h"
#include "requirement_index.h"
#include "word_list.h"

#include "crosstell/rules/rule_set.h"

namespace crosstell::rules {

struct CompiledPattern {
  std::uint32_t rule = 0;
  std::uint32_t number = 0;      ///< 0: match, 1..: also
  Program program;
  std::vector<PatternArgument> arguments;
};

/// Context conditions: programs that must not match beside a match.
struct CompiledUnless {
  std::vector<Program> before, after;
  std::vector<std::pair<std::uint32_t, std::vector<Program>>> after_slot;  ///< slot, programs
};

}  // namespace crosstell::rules

namespace crosstell {

struct RuleSet::Compiled {
  std::vector<Rule> rules;
  Registry registry;
  std::string hash;
  rules::PatternTables tables;
  std::vector<rules::WordList> lists;               ///< by PatternTables::lists
  std::vector<std::string> slots;                   ///< by PatternTables::slots
  std::vector<std::unique_ptr<re2::RE2>> regexes;   ///< by PatternTables::regexes
  std::vector<rules::CompiledPattern> patterns;     ///< by rule, then number
  std::vector<rules::CompiledUnless> unless;        ///< by rule
  std::vector<std::uint32_t> attribute_of;          ///< by rule: rules of one attribute share a number
  std::uint32_t attribute_count = 0;
  rules::RequirementIndex index;
};

}  // namespace crosstell
