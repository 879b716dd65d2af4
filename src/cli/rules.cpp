// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>

#include "crosstell/base/utf8.h"
#include "crosstell/claim.h"
#include "table.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

int check(const std::shared_ptr<const RuleSet>& rules) {
  const std::vector<Error> errors = check_rules(rules);
  for (const Error& error : errors) std::cerr << to_string(error) << '\n';
  std::cout << rules->rules().size() << " rules, " << rules->registry().all().size() << " attributes, " << errors.size() << " problems\n";
  return errors.empty() ? exit_done : exit_usage;
}

int list(const RuleSet& rules, const std::string& format) {
  Table table{{"id", "attribute", "pack", "about", "pattern"}, {}};
  for (const Rule& rule : rules.rules())
    table.rows.push_back({rule.id, rule.attribute, rule.pack, rule.about, rule.patterns.empty() ? std::string() : rule.patterns.front()});
  return print_table(table, format);
}

template <class Items, class Text>
std::string joined(const Items& items, Text text) {
  std::string out;
  for (const auto& item : items) out.append(out.empty() ? "" : ", ").append(text(item));
  return out;
}

/// When two values disagree, in words; nothing for attributes that never contradict.
std::string disagreement(const Attribute& attribute) {
  std::string out;
  switch (attribute.attribute_class) {
    case AttributeClass::functional: out = "one value at a time"; break;
    case AttributeClass::exclusive: out = "the kinds exclude each other"; break;
    case AttributeClass::ordered: out = "opposite directions"; break;
    case AttributeClass::set: out = "other members"; break;
    case AttributeClass::many: return "never: several hold together";
  }
  if (attribute.change == Change::grows) out += "; a later, larger value is an update";
  if (attribute.change == Change::yearly) out += "; changes with the year";
  if (attribute.change == Change::any) out += "; may change in time";
  if (attribute.tolerance > 0) {
    const int percent = static_cast<int>(attribute.tolerance * 100 + 0.5);
    out += "; " + std::to_string(percent) + " % apart is the same";
  }
  return out;
}

/// What has to be the same before two values are held against each other.
std::string frame_of(const Attribute& attribute) {
  std::string out = joined(attribute.scopes, [](const std::string& scope) { return scope; });
  for (const AttributeRole& role : attribute.roles)
    if (role.key && std::find(attribute.scopes.begin(), attribute.scopes.end(), role.name) == attribute.scopes.end()) out.append(out.empty() ? "" : ", ").append(role.name);
  for (const std::string& name : attribute.identified_by)
    if (std::find(attribute.scopes.begin(), attribute.scopes.end(), name) == attribute.scopes.end() && name != "holder") out.append(out.empty() ? "" : ", ").append(name);
  return out;
}

std::string values_of(const Attribute& attribute) {
  if (!attribute.categories.empty()) return joined(attribute.categories, [](const CategoryValue& category) { return category.name; });
  return std::string(name_of(attribute.value_kind));
}

/// The registry for people: what can be claimed of what, and when two claims disagree.
int list_attributes(const RuleSet& rules, const std::string& format) {
  Table table{{"attribute", "meaning", "said of", "value", "two values disagree", "compared within the same", "rules", "example"}, {}, {}};
  for (const auto& [key, attribute] : rules.registry().all()) {
    std::size_t count = 0;
    std::string example;
    for (const Rule& rule : rules.rules()) {
      if (rule.attribute != key) continue;
      ++count;
      if (example.empty() && !rule.accepts.empty()) example = rule.accepts.front().text;
    }
    table.rows.push_back({key, attribute.about, joined(attribute.subject_types, [](MentionType type) { return std::string(name_of(type)); }), values_of(attribute),
                          disagreement(attribute), frame_of(attribute), std::to_string(count), example});
  }
  table.numeric = {false, false, false, false, false, false, true, false};
  return print_table(table, format);
}

std::string forms_of(const Token& token) {
  std::string out(name_of(token.word_class));
  if (token.has(shape_negated)) out += " negated";
  return out;
}

void print_tokens(const Analysis& analysis, const Sentence& sentence) {
  Table table{{"token", "lemma", "class", "clause"}, {}};
  for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
    const Token& token = analysis.segments.tokens[i];
    table.rows.push_back({std::string(slice(analysis.article->clean, token.span)), std::string(token.lemma), forms_of(token), std::to_string(token.clause)});
  }
  print_table(table, "table");
}

void print_mentions(const Analysis& analysis) {
  Table table{{"mention", "type", "entity", "found by", "linked by"}, {}};
  for (const Mention& mention : analysis.extraction.mentions) {
    const std::string entity = mention.entity >= 0 ? analysis.extraction.entities[static_cast<std::size_t>(mention.entity)].name : "";
    table.rows.push_back({std::string(slice(analysis.article->clean, mention.span)), std::string(name_of(mention.type)), entity, std::string(mention.rule),
                          std::string(mention.link_rule)});
  }
  print_table(table, "table");
}

void print_claims(const Analysis& analysis) {
  Table table{{"attribute", "subject", "value", "modality", "polarity", "speaker", "rules"}, {}};
  for (const Claim& claim : analysis.claims) {
    std::string derivation;
    for (const std::string_view rule : claim.derivation) derivation.append(derivation.empty() ? "" : " ").append(rule);
    table.rows.push_back({std::string(claim.attribute), std::string(claim.subject_text), std::string(claim.value_text), std::string(name_of(claim.modality)), std::string(name_of(claim.polarity)),
                          std::string(claim.speaker_text), derivation});
  }
  print_table(table, "table");
}

/// Rules whose trigger stood in the sentence, and where each stopped: the ones that came furthest first.
void print_near_misses(const Analysis& analysis, const RuleSet& rules, Matcher& matcher, const std::string& zone) {
  Table table{{"rule", "stopped at", "expected", "column"}, {}};
  for (const Sentence& sentence : analysis.segments.sentences) {
    std::vector<MentionLayer> layers;
    mention_layers(analysis.extraction, sentence, layers);
    const auto [first, last] = analysis.segments.noun_groups_of(sentence);
    const std::vector<VerbArguments> arguments = verb_arguments(analysis, sentence);
    const TokenView view{analysis.segments.tokens, sentence.tokens, layers, std::span(analysis.segments.noun_groups).subspan(first, last - first), analysis.article->clean, arguments};
    std::vector<NearMiss> misses;
    (void)matcher.explain(view, zone, misses);
    std::stable_sort(misses.begin(), misses.end(), [](const NearMiss& a, const NearMiss& b) { return a.column > b.column; });
    for (const NearMiss& miss : misses) {
      const bool end = miss.token >= sentence.tokens.end;
      table.rows.push_back({rules.rules()[miss.rule].id, end ? "(end)" : std::string(slice(analysis.article->clean, analysis.segments.tokens[miss.token].span)),
                            miss.expected, std::to_string(miss.column)});
    }
  }
  print_table(table, "table");
}

int explain(const std::shared_ptr<const RuleSet>& rules, const RulesOptions& options) {
  const auto zone = zone_from_name(options.zone);
  if (!zone) return fail(exit_usage, "--zone: found '" + options.zone + "'; expected paragraph, title, list_item ...");
  Analyzer analyzer(rules);
  const auto analysis = analyzer.analyze_text(options.sentence, options.published, *zone);
  if (!analysis) return fail(exit_usage, analysis.error());
  std::cout << "TOKENS\n";
  for (const Sentence& sentence : analysis->segments.sentences) print_tokens(*analysis, sentence);
  std::cout << "\nMENTIONS\n";
  print_mentions(*analysis);
  std::cout << "\nCLAIMS\n";
  print_claims(*analysis);
  std::cout << "\nRULES THAT CAME CLOSE\n";
  Matcher matcher(rules);
  print_near_misses(*analysis, *rules, matcher, options.zone);
  return exit_done;
}

}  // namespace

std::shared_ptr<const RuleSet> load_rules(const RuleOptions& options) {
  if (options.replace.empty() && options.extend.empty()) return RuleSet::builtin();
  std::vector<RuleFile> files;
  if (options.replace.empty()) files = RuleSet::builtin_files();
  std::vector<std::string> folders = options.extend;
  if (!options.replace.empty()) folders.insert(folders.begin(), options.replace);
  for (const std::string& folder : folders) {
    auto more = RuleSet::files_in(folder);
    if (!more) {
      fail(exit_usage, more.error());
      return nullptr;
    }
    files.insert(files.end(), more->begin(), more->end());
  }
  auto rules = RuleSet::compile(files);
  if (!rules) {
    std::cerr << printable(rules.error().what, true) << '\n';
    return nullptr;
  }
  return *rules;
}

int run_rules(const RulesOptions& options) {
  const auto rules = load_rules(options.rules);
  if (rules == nullptr) return exit_usage;
  if (options.action == "check") return check(rules);
  if (options.action == "attributes") return list_attributes(*rules, options.format);
  if (options.action == "list") return list(*rules, options.format);
  return explain(rules, options);
}

}  // namespace crosstell::cli
