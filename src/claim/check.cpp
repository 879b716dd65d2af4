// SPDX-License-Identifier: Apache-2.0
// Runs the sentences every rule must accept and must reject.
#include <algorithm>

#include "context.h"

namespace crosstell {
namespace {

/// Lower case, single spaces, plain quotes off: how slots are compared.
std::string normal(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower == ' ' && (out.empty() || out.back() == ' ')) continue;
    out += lower;
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();
  for (const std::string_view article : {"the ", "a ", "an "})
    if (out.rfind(article, 0) == 0) return out.substr(article.size());
  return out;
}

bool same(std::string_view found, std::string_view expected) { return normal(found) == normal(expected); }

std::string entity_name(const Analysis& analysis, std::int32_t entity) {
  return entity < 0 ? std::string() : analysis.extraction.entities[static_cast<std::size_t>(entity)].name;
}

std::string surface(const Analysis& analysis, const CleanSpan& span) { return std::string(slice(analysis.article->clean, span)); }

/// The texts a slot may be known by: normal form, entity name, words as written.
std::vector<std::string> slot(const Analysis& analysis, const Claim& claim, const std::string& name) {
  if (name == "subject") return {std::string(claim.subject_text), entity_name(analysis, claim.subject)};
  if (name == "value") return {std::string(claim.value_text), surface(analysis, claim.value_span), entity_name(analysis, claim.value_entity)};
  if (name == "comparand") return {std::string(claim.comparand_text), entity_name(analysis, claim.comparand)};
  if (name == "measure") return {std::string(claim.measure)};
  if (name == "direction") return {std::string(name_of(claim.direction))};
  if (name == "polarity") return {std::string(name_of(claim.polarity))};
  if (name == "modality") return {std::string(name_of(claim.modality))};
  if (name == "attribution") return {std::string(name_of(claim.attribution))};
  if (name == "speaker") return {std::string(claim.speaker_text), entity_name(analysis, claim.speaker)};
  for (const ClaimArgument& argument : claim.arguments)
    if (argument.role == name) return {std::string(argument.text), surface(analysis, argument.span), entity_name(analysis, argument.entity)};
  for (const auto& [kind, form] : claim.scope)
    if (kind == name) return {std::string(form)};
  return {};
}

bool made_by(const Claim& claim, const std::string& rule) {
  return std::find(claim.derivation.begin(), claim.derivation.end(), rule) != claim.derivation.end();
}

/// Empty when the claim carries all that the example expects.
std::string difference(const Analysis& analysis, const Claim& claim, const RuleExample& example) {
  for (const auto& [name, expected] : example.expect) {
    const std::vector<std::string> texts = slot(analysis, claim, name);
    if (std::any_of(texts.begin(), texts.end(), [&wanted = expected](const std::string& text) { return same(text, wanted); })) continue;
    const std::string found = texts.empty() || texts.front().empty() ? "nothing" : "'" + texts.front() + "'";
    return "slot " + name + ": found " + found + ", expected '" + expected + "'";
  }
  return {};
}

class Checker {
 public:
  explicit Checker(const std::shared_ptr<const RuleSet>& rules) : rules_(*rules), analyzer_(rules) {}

  std::vector<Error> run() {
    for (const Rule& rule : rules_.rules()) {
      if (rule.accepts.empty()) report(rule, "no accepted example; add at least one sentence this rule must match");
      if (rule.rejects.empty()) report(rule, "no rejected example; add at least one sentence this rule must not match");
      for (std::size_t i = 0; i < rule.accepts.size(); ++i) accept(rule, i);
      for (std::size_t i = 0; i < rule.rejects.size(); ++i) reject(rule, i);
    }
    return std::move(errors_);
  }

 private:
  void report(const Rule& rule, std::string what) { errors_.push_back({Errc::invalid, rule.pack + ": rule '" + rule.id + "'", std::move(what)}); }

  void accept(const Rule& rule, std::size_t number) {
    const RuleExample& example = rule.accepts[number];
    const std::string where = "accepts[" + std::to_string(number) + "]: ";
    std::string text;
    for (const std::string& sentence : example.context) text += sentence + " ";
    text += example.text;
    const Zone zone = zone_from_name(example.zone).value_or(Zone::paragraph);
    const auto analysis = analyzer_.analyze_text(std::move(text), example.published, zone);
    if (!analysis) return report(rule, where + analysis.error().what);
    std::string closest;
    for (const Claim& claim : analysis->claims) {
      if (!made_by(claim, rule.id)) continue;
      closest = difference(*analysis, claim, example);
      if (closest.empty()) return;
    }
    report(rule, where + (closest.empty() ? "found no match, expected one in '" + example.text + "'" : closest + " in '" + example.text + "'"));
  }

  void reject(const Rule& rule, std::size_t number) {
    const auto analysis = analyzer_.analyze_text(rule.rejects[number]);
    if (!analysis) return;
    for (const Claim& claim : analysis->claims)
      if (made_by(claim, rule.id))
        return report(rule, "rejects[" + std::to_string(number) + "]: found a match (" + std::string(claim.subject_text) + ", " + std::string(claim.value_text) + "), expected none in '" + rule.rejects[number] + "'");
  }

  const RuleSet& rules_;
  Analyzer analyzer_;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<Error> check_rules(const std::shared_ptr<const RuleSet>& rules) { return Checker(rules).run(); }

}  // namespace crosstell
