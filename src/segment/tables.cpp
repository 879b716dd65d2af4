// SPDX-License-Identifier: Apache-2.0
#include "tables.h"

#include <charconv>
#include <cstdlib>
#include <iostream>
#include <string>

#include "crosstell/base/resource.h"

namespace crosstell::segmenting {
namespace {

constexpr std::int32_t kUnlistedTransition = -6;

[[noreturn]] void stop(std::string_view file, std::size_t line, std::string_view what) {
  std::cerr << file << ":" << line << ": " << what << "\n";
  std::abort();
}

/// Calls `row(fields, line)` for each line after the heading.
template <class Row>
void each_row(std::string_view file, std::size_t columns, Row row) {
  const auto bytes = find_resource(file);
  if (!bytes) stop(file, 0, "table is not embedded");
  std::size_t line = 0, at = 0;
  std::vector<std::string_view> fields;
  while (at < bytes->size()) {
    const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
    const std::string_view text = bytes->substr(at, end - at);
    at = end + 1;
    if (++line == 1 || text.empty()) continue;
    fields.clear();
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t tab = std::min(text.find('\t', begin), text.size());
      fields.push_back(text.substr(begin, tab - begin));
      begin = tab + 1;
    }
    if (fields.size() != columns) stop(file, line, "found " + std::to_string(fields.size()) + " columns; expected " + std::to_string(columns));
    row(fields, line);
  }
}

std::int16_t number(std::string_view file, std::size_t line, std::string_view text) {
  int value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size() || value < -100 || value > 100) stop(file, line, "expected a score from -100 to 100");
  return static_cast<std::int16_t>(value);
}

Tag tag(std::string_view file, std::size_t line, std::string_view name) {
  const auto found = tag_from_name(name);
  if (!found) stop(file, line, "unknown class '" + std::string(name) + "'");
  return *found;
}

template <class Each>
void split(std::string_view text, char separator, Each each) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) each(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

FormSet forms(std::string_view file, std::size_t line, std::string_view text) {
  static constexpr std::pair<std::string_view, Form> kNames[] = {
      {"base", form_base}, {"third", form_third}, {"past", form_past}, {"past_participle", form_past_participle}, {"present_participle", form_present_participle},
      {"singular", form_singular}, {"plural", form_plural}, {"positive", form_positive}, {"comparative", form_comparative}, {"superlative", form_superlative}};
  FormSet set = 0;
  split(text, ',', [&](std::string_view name) {
    for (const auto& [known, form] : kNames)
      if (known == name) {
        set = static_cast<FormSet>(set | form);
        return;
      }
    stop(file, line, "unknown form '" + std::string(name) + "'");
  });
  return set;
}

}  // namespace

const Tables& Tables::builtin() {
  static const Tables tables;
  return tables;
}

Tables::Tables() {
  read_closed();
  read_suffixes();
  read_priors();
  read_transitions();
  read_abbreviations();
}

void Tables::read_closed() {
  constexpr std::string_view file = "schemas/segment/closed_words.tsv";
  each_row(file, 5, [&](const std::vector<std::string_view>& f, std::size_t line) {
    Candidate row;
    row.tag = tag(file, line, f[1]);
    row.score = number(file, line, f[2]);
    row.lemma = f[3];
    row.lemma_key = word_key(f[3]);
    row.forms = forms(file, line, f[4]);
    const auto index = static_cast<std::uint32_t>(closed_rows_.size());
    auto [at, added] = closed_.try_emplace(word_key(f[0]), index, index);
    if (!added && at->second.second != index) stop(file, line, "the readings of a word must follow each other");
    at->second.second = index + 1;
    maybe_closed_[word_key(f[0]) % maybe_closed_.size()] = true;
    closed_rows_.push_back(row);
  });
}

void Tables::read_suffixes() {
  constexpr std::string_view file = "schemas/segment/suffixes.tsv";
  each_row(file, 3, [&](const std::vector<std::string_view>& f, std::size_t line) {
    suffixes_.push_back({f[0], tag(file, line, f[1]), number(file, line, f[2])});
  });
}

void Tables::read_priors() {
  constexpr std::string_view file = "schemas/segment/priors.tsv";
  each_row(file, 3, [&](const std::vector<std::string_view>& f, std::size_t line) { priors_[word_key(f[0])].emplace_back(tag(file, line, f[1]), number(file, line, f[2])); });
}

void Tables::read_transitions() {
  constexpr std::string_view file = "schemas/segment/transitions.tsv";
  for (auto& row : transitions_) row.fill(kUnlistedTransition);
  each_row(file, 3, [&](const std::vector<std::string_view>& f, std::size_t line) {
    const Tag previous = tag(file, line, f[0]);
    const std::int32_t score = number(file, line, f[1]);
    split(f[2], ' ', [&](std::string_view next) { transitions_[static_cast<std::size_t>(tag(file, line, next))][static_cast<std::size_t>(previous)] = score; });
  });
}

void Tables::read_abbreviations() {
  constexpr std::string_view file = "schemas/segment/abbreviations.tsv";
  static constexpr std::pair<std::string_view, Abbreviation> kKinds[] = {
      {"title", Abbreviation::title}, {"number", Abbreviation::number}, {"month", Abbreviation::month}, {"ending", Abbreviation::ending}, {"latin", Abbreviation::latin}};
  each_row(file, 2, [&](const std::vector<std::string_view>& f, std::size_t line) {
    for (const auto& [name, kind] : kKinds)
      if (name == f[1]) {
        abbreviations_[word_key(f[0])] = kind;
        maybe_abbreviation_[word_key(f[0]) % maybe_abbreviation_.size()] = true;
        return;
      }
    stop(file, line, "unknown kind '" + std::string(f[1]) + "'");
  });
}

std::span<const Candidate> Tables::closed(WordKey form) const {
  if (!maybe_closed_[form % maybe_closed_.size()]) return {};
  const auto at = closed_.find(form);
  if (at == closed_.end()) return {};
  return {closed_rows_.data() + at->second.first, closed_rows_.data() + at->second.second};
}

int Tables::prior(WordKey form, Tag tag) const {
  const auto at = priors_.find(form);
  if (at == priors_.end()) return 0;
  for (const auto& [known, score] : at->second)
    if (known == tag) return score;
  return 0;
}

Abbreviation Tables::abbreviation(WordKey without_stop) const {
  if (!maybe_abbreviation_[without_stop % maybe_abbreviation_.size()]) return Abbreviation::none;
  const auto at = abbreviations_.find(without_stop);
  return at == abbreviations_.end() ? Abbreviation::none : at->second;
}

}  // namespace crosstell::segmenting
