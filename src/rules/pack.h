// SPDX-License-Identifier: Apache-2.0
// A pack of rules as its JSON says it, before anything is compiled.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "problems.h"

#include "crosstell/rules/rule_set.h"

namespace crosstell::rules {

/// Patterns that rules of many attributes share: by name.
using Constructions = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Pack {
  std::string file;
  std::string name;
  std::map<std::string, std::string, std::less<>> pieces;
  Constructions constructions;
  std::vector<std::string> replaces;   ///< ids of rules of earlier packs that go away
  std::vector<Rule> rules;
};

/// Reads a pack; its own attributes go to `registry`. What is wrong goes to `problems`.
[[nodiscard]] Pack read_pack(const RuleFile& file, Registry& registry, Problems& problems);

}  // namespace crosstell::rules
