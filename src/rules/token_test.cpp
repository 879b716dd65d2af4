// SPDX-License-Identifier: Apache-2.0
#include "token_test.h"

#include "fold.h"
#include "regex_letter.h"

namespace crosstell::rules {

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
