// SPDX-License-Identifier: Apache-2.0
#include "token_test.h"

#include <algorithm>

#include "fold.h"

namespace crosstell::rules {
namespace {

/// A letter or mark that every match of the expression contains: most tokens lack it, and need no automaton to be refused.
/// 0: none, or none that so simple a reading can be sure of.
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

}  // namespace

TokenTester::TokenTester(const RuleSet::Compiled& rules) : rules_(&rules) {
  for (const auto& regex : rules.regexes) sure_letters_ += sure_letter(regex->pattern());
}

bool TokenTester::holds_rare(const Instruction& instruction, const Token& token) {
  switch (instruction.op) {
    case Op::regex: return holds_regex(instruction.a, token);
    case Op::dash: return is_dash(token.folded);
    case Op::double_quote: return is_double_quote(token.folded);
    default: return is_single_quote(token.folded);
  }
}

bool TokenTester::holds_regex(std::uint32_t regex, const Token& token) {
  if (sure_letters_[regex] != 0 && token.folded.find(sure_letters_[regex]) == std::string_view::npos) return false;
  constexpr std::size_t kCacheSize = 1024;
  if (regex_cache_.empty()) regex_cache_.resize(kCacheSize);
  CachedRegex& cached = regex_cache_[(token.form_key ^ regex) % kCacheSize];
  if (cached.key != token.form_key || cached.regex != regex)
    cached = {token.form_key, regex, RE2::FullMatch(re2::StringPiece(token.folded.data(), token.folded.size()), *rules_->regexes[regex])};
  return cached.matches;
}

}  // namespace crosstell::rules
