// SPDX-License-Identifier: Apache-2.0
// Sentences for tests, annotated by hand, so that tests of rules depend on nothing but rules.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/rules/rule_set.h"

namespace crosstell::test {

/// Parts separated by spaces:
///   word                    a noun; all marks are punctuation, digits make a number
///   bought/buy              form and lemma, a verb in the past
///   buys/buy/verb.third     form, lemma and class
///   [organization ... ]     a mention, may nest; [np ... ] a noun group
///   ||                      begin of the next clause
class Sentence {
 public:
  explicit Sentence(std::string_view annotated);
  Sentence(const Sentence&) = delete;

  [[nodiscard]] TokenView view() const;
  /// The words of a span, joined by spaces.
  [[nodiscard]] std::string words(TokenSpan span) const;
  [[nodiscard]] std::string text() const { return words({0, static_cast<std::uint32_t>(tokens_.size())}); }

 private:
  void add_token(std::string_view part);
  std::deque<std::string> strings_;
  std::vector<Token> tokens_;
  std::vector<MentionLayer> mentions_;
  std::vector<TokenSpan> noun_groups_;
};

/// A rule set of one pack whose rules have the given patterns, each of attribute "test" (which allows everything). Lists: "name: a, b c".
struct PackText {
  std::vector<std::string> patterns;              ///< one rule each: "r0", "r1" ...
  std::vector<std::string> lists;
  std::string extra;                              ///< further fields of every rule: "\"priority\": 3"
  std::string pieces;                             ///< JSON object
};
[[nodiscard]] std::vector<RuleFile> files_of(const PackText& pack);
[[nodiscard]] Result<std::shared_ptr<const RuleSet>> compile_pack(const PackText& pack);
[[nodiscard]] Result<std::shared_ptr<const RuleSet>> compile_pattern(const std::string& pattern, const std::vector<std::string>& lists = {});

/// All matches as one line: "r0[words of the match] slot=words ...; ...". "-" when there is none.
[[nodiscard]] std::string show(const Sentence& sentence, const RuleSet& rules, const std::vector<RuleMatch>& matches);
[[nodiscard]] std::string match_all(const Sentence& sentence, const std::shared_ptr<const RuleSet>& rules, std::string_view zone = "paragraph");

/// What is wrong with the pack; "" when nothing is.
[[nodiscard]] std::string problems_of(const Result<std::shared_ptr<const RuleSet>>& compiled);

}  // namespace crosstell::test
