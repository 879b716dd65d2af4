// SPDX-License-Identifier: Apache-2.0
// crosstell_rule_compiler OUTPUT: compiles the embedded rules into the image that the program embeds beside them.
#include <fstream>
#include <iostream>

#include "crosstell/rules/rule_set.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: crosstell_rule_compiler OUTPUT\n";
    return 2;
  }
  const auto rules = crosstell::RuleSet::compile(crosstell::RuleSet::builtin_files());
  if (!rules) {
    std::cerr << rules.error().what << '\n';
    return 2;
  }
  std::ofstream out(arguments[1], std::ios::binary);
  out << (*rules)->image() << std::flush;
  return out.good() ? 0 : 4;
}
