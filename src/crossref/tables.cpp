// SPDX-License-Identifier: Apache-2.0
#include "tables.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <nlohmann/json.hpp>

#include "crosstell/base/delimited.h"
#include "crosstell/base/resource.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

std::string_view bytes_of(const char* name) {
  const auto bytes = find_resource(std::string("schemas/crossref/") + name);
  assert(bytes);  // embedded at build time
  return bytes.value_or(std::string_view{});
}

void each_row(const char* name, const std::function<void(const std::vector<std::string>&)>& row) { each_tsv_row(bytes_of(name), row); }

bool share_group(const std::map<std::string, std::set<int>, std::less<>>& groups, std::string_view left, std::string_view right) {
  const auto a = groups.find(left), b = groups.find(right);
  if (a == groups.end() || b == groups.end()) return false;
  return std::any_of(a->second.begin(), a->second.end(), [&](int group) { return b->second.count(group) != 0; });
}

/// "Leading Models" -> "leading model": every word without its plural ending.
std::string singular_phrase(std::string_view phrase) {
  auto words = words_of(fold(phrase));
  for (std::string& word : words)
    if (word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's') word.pop_back();
  return join(words);
}

}  // namespace

const Tables& Tables::builtin() {
  static const Tables tables;
  return tables;
}

Tables::Tables() {
  const auto read_groups = [](const char* name, Groups& groups) {
    int group = 0;
    each_row(name, [&](const std::vector<std::string>& fields) {
      for (const std::string& field : fields) groups[field].insert(group);
      ++group;
    });
  };
  read_groups("name_spellings.tsv", spellings_);
  read_groups("category_synonyms.tsv", synonyms_);
  read_groups("exclusive_roles.tsv", exclusive_);
  each_row("nicknames.tsv", [&](const auto& fields) { nicknames_[fields[0]].insert(fields.begin() + 1, fields.end()); });
  each_row("organization_words.tsv", [&](const auto& fields) { organization_words_[fields.at(0)] = fields.at(1); });
  each_row("comparands.tsv", [&](const auto& fields) { comparands_[singular_phrase(fields.at(1))] = fields.at(0); });
  each_row("attribute_aliases.tsv", [&](const auto& fields) { attribute_aliases_[fields.at(0)] = fields.at(1); });
  each_row("optional_arguments.tsv", [&](const auto& fields) { optional_arguments_.insert(fields[0]); });
  each_row("lasting_events.tsv", [&](const auto& fields) { lasting_events_.insert(fields[0]); });
  each_row("lifetime_events.tsv", [&](const auto& fields) { lifetime_events_.insert(fields[0]); });
  each_row("point_events.tsv", [&](const auto& fields) { point_events_.insert(fields[0]); });
  std::set<std::string> wider;
  each_row("wider_events.tsv", [&](const auto& fields) { wider.insert(fields[0]); });
  each_tsv_row(find_resource("schemas/extract/wider_events.tsv").value_or(std::string_view{}), [&](const auto& fields) {
    if (wider.count(fields[0]) == 0) return;
    for (const std::string& narrow : words_of(fields.at(1))) wider_events_[stem(fields[0])].insert(stem(narrow));
  });
  each_row("complement_words.tsv", [&](const auto& fields) { complement_words_[fields.at(1)] = fields[0]; });
  each_row("light_verbs.tsv", [&](const auto& fields) { light_verbs_.insert(fields[0]); });
  each_row("figure_limits.tsv", [&](const auto& fields) { figure_limits_.insert(fields[0]); });
  each_row("series_nouns.tsv", [&](const auto& fields) { series_nouns_.insert(fields[0]); });
  each_row("theme_verbs.tsv", [&](const auto& fields) { theme_verbs_.insert(fields[0]); });
  each_row("once_events.tsv", [&](const auto& fields) {
    once_events_[fields.at(0) + "=" + (fields.at(1) == "-" ? "" : fields[1])] = fields.at(2);
    once_verbs_.insert(fields[2]);
  });
  each_row("measures.tsv", [&](const auto& fields) { measures_.insert(fields[0]); });
  each_row("measure_words.tsv", [&](const auto& fields) { measure_words_[fields.at(2)][fields.at(0)] = fields[1]; });
  each_row("units.tsv", [&](const auto& fields) {
    const auto least = parse_decimal(fields.at(2)), greatest = parse_decimal(fields.at(3));
    assert(least && greatest);
    units_[fields[0]] = {fields[1], *least, *greatest};
  });

  std::map<std::string, std::vector<std::string>> phase_names;
  std::set<std::string> ordered;
  each_row("oppositions.tsv", [&](const auto& fields) {
    auto& names = phase_names[fields.at(0)];
    Phases phases{fields[0], 0, 0, false};
    for (const std::string& name : words_of(fields.at(2))) {
      const auto at = std::find(names.begin(), names.end(), name);
      phases.allowed |= 1u << (at - names.begin());
      if (at == names.end()) names.push_back(name);
    }
    if (fields.size() > 3) traits_[fields[0]] = fields[3];
    if (fields[1] == "*") ordered.insert(fields[0]);
    else if (fields[1] != "-") oppositions_[fields[1]] = phases;
  });
  for (auto& [word, phases] : oppositions_) {
    phases.all = (1u << phase_names[phases.group].size()) - 1;
    phases.ordered = ordered.count(phases.group) != 0;
  }

  const auto json = nlohmann::json::parse(bytes_of("severity.json"));
  const auto factors = [&](const char* name, auto& out) {
    for (const auto& [key, value] : json.at(name).items()) out[key] = value.template get<double>();
  };
  factors("kinds", severity_.kinds);
  factors("zone", severity_.zone);
  factors("link", severity_.link);
  factors("attribute", severity_.attribute);
  factors("time", severity_.time);
  factors("modality", severity_.modality);
  factors("independence", severity_.independence);
  severity_.size_floor = json.at("size_floor").get<double>();
  severity_.size_floor_exact_count = json.at("size_floor_exact_count").get<double>();
  severity_.entity_type_share = json.at("entity_type_share").get<double>();
  const auto sentences = nlohmann::json::parse(bytes_of("wording.json"));
  for (const auto& [key, value] : sentences.items()) wording_[key] = value.get<std::string>();
}

bool Tables::has_trait(std::string_view group, std::string_view trait) const {
  const auto at = traits_.find(group);
  if (at == traits_.end()) return false;
  const auto traits = words_of(at->second);
  return std::find(traits.begin(), traits.end(), trait) != traits.end();
}

std::string_view Tables::measure_word(std::string_view kind, std::string_view phrase) const {
  const auto labels = measure_words_.find(phrase);
  if (labels == measure_words_.end()) return {};
  const auto at = labels->second.find(kind);
  return at == labels->second.end() ? std::string_view{} : std::string_view(at->second);
}

std::string_view Tables::complement_kind(std::string_view word) const {
  const auto at = complement_words_.find(word);
  return at == complement_words_.end() ? std::string_view{} : std::string_view(at->second);
}

bool Tables::same_spelling(std::string_view left, std::string_view right) const { return share_group(spellings_, left, right); }

bool Tables::is_nickname(std::string_view left, std::string_view right) const {
  const auto holds = [&](std::string_view nick, std::string_view full) {
    const auto at = nicknames_.find(nick);
    return at != nicknames_.end() && at->second.count(full) != 0;
  };
  return holds(left, right) || holds(right, left);
}

std::string_view Tables::organization_word(std::string_view word) const {
  const auto at = organization_words_.find(word);
  return at == organization_words_.end() ? std::string_view{} : std::string_view(at->second);
}

bool Tables::are_synonyms(std::string_view left, std::string_view right) const { return left == right || share_group(synonyms_, left, right); }
bool Tables::are_exclusive_roles(std::string_view left, std::string_view right) const {
  return left != right && !are_synonyms(left, right) && share_group(exclusive_, left, right);
}

std::optional<Phases> Tables::phases(std::string_view predicate, bool negated) const {
  const auto at = oppositions_.find(predicate);
  if (at == oppositions_.end()) return std::nullopt;
  Phases out = at->second;
  if (negated) out.allowed = out.all & ~out.allowed;
  return out;
}

std::string_view Tables::comparand_class(std::string_view phrase) const {
  // "its main industry leaders": the longest known ending decides, so that determiners and further adjectives do not matter.
  const auto words = words_of(singular_phrase(phrase));
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    const auto at = comparands_.find(join({words.begin() + static_cast<std::ptrdiff_t>(begin), words.end()}));
    if (at != comparands_.end()) return at->second;
  }
  return {};
}

std::vector<std::string_view> Tables::comparand_phrases(std::string_view comparand_class) const {
  std::vector<std::string_view> out;
  for (const auto& [phrase, name] : comparands_)
    if (name == comparand_class) out.push_back(phrase);
  return out;
}

std::string_view Tables::attribute_alias(std::string_view attribute) const {
  const auto at = attribute_aliases_.find(attribute);
  return at == attribute_aliases_.end() ? attribute : std::string_view(at->second);
}

std::string_view Tables::once_event(std::string_view attribute, std::string_view value) const {
  const auto at = once_events_.find(std::string(attribute) + "=" + std::string(value));
  return at == once_events_.end() ? std::string_view{} : std::string_view(at->second);
}

const Unit* Tables::unit(std::string_view name) const {
  const auto at = units_.find(name);
  return at == units_.end() ? nullptr : &at->second;
}

std::string_view Tables::wording(std::string_view kind) const {
  const auto at = wording_.find(kind);
  return at == wording_.end() ? std::string_view{} : std::string_view(at->second);
}

}  // namespace crosstell::crossref
