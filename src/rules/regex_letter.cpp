// SPDX-License-Identifier: Apache-2.0
#include "regex_letter.h"

#include <algorithm>

namespace crosstell::rules {

char sure_letter(std::string_view expression) {
  constexpr std::string_view kSpecial = ".^$*+?{}[]()|\\";
  if (expression.find("(?") != std::string_view::npos || expression.find_first_of("[\\") != std::string_view::npos) return 0;
  int depth = 0;
  char found = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == '|' && depth == 0) return 0;
    if (c == '{') i = std::min(expression.find('}', i), expression.size());
    const bool optional = i + 1 < expression.size() && (expression[i + 1] == '*' || expression[i + 1] == '?' || expression[i + 1] == '{');
    if (c != '{' && found == 0 && depth == 0 && !optional && c > ' ' && kSpecial.find(c) == std::string_view::npos) found = c;
  }
  return found;
}

}  // namespace crosstell::rules
