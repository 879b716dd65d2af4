// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include <stdexcept>

namespace crosstell::test {

const std::shared_ptr<const RuleSet>& rules() {
  static const std::shared_ptr<const RuleSet> set = RuleSet::builtin();
  return set;
}

Analysis analyze(std::string_view text, std::string_view published, Zone zone) {
  static Analyzer analyzer(rules());
  auto analysis = analyzer.analyze_text(std::string(text), published, zone);
  if (!analysis) throw std::runtime_error(to_string(analysis.error()));
  return std::move(analysis).value();
}

const Claim* find(const Analysis& analysis, std::string_view attribute) {
  for (const Claim& claim : analysis.claims)
    if (claim.attribute == attribute) return &claim;
  return nullptr;
}

std::string words(const Analysis& analysis, const CleanSpan& span) { return std::string(slice(analysis.article->clean, span)); }

}  // namespace crosstell::test
