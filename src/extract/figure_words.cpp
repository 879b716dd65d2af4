// SPDX-License-Identifier: Apache-2.0
#include "figure_words.h"

#include <cstdlib>
#include <utility>

#include "crosstell/base/hash.h"
#include "crosstell/base/resource.h"

namespace crosstell {
namespace {

constexpr std::string_view kFolder = "schemas/extract/figures/";

/// Calls `take` with the fields of each row after the header.
template <class Take>
void each_row(std::string_view name, std::size_t columns, const Take& take) {
  const auto bytes = find_resource(std::string(kFolder) + std::string(name));
  if (!bytes) return;
  std::vector<std::string_view> fields;
  std::string_view rest = *bytes;
  bool header = true;
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() < rest.size() ? line.size() + 1 : line.size());
    fields.clear();
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', at), line.size());
      fields.push_back(line.substr(at, tab - at));
      at = tab + 1;
    }
    if (!std::exchange(header, false) && fields.size() >= columns) take(fields);
  }
}

template <class Take>
void each_item(std::string_view list, const Take& take) {
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find('|'));
    if (!item.empty()) take(item);
    list.remove_prefix(item.size() < list.size() ? item.size() + 1 : item.size());
  }
}

int to_int(std::string_view text) { return std::atoi(std::string(text).c_str()); }

struct Role { std::string_view name; std::int32_t FigureWord::*member; bool trigger; };
constexpr Role kRoles[] = {
    {"cardinal", &FigureWord::cardinal, true},   {"magnitude", &FigureWord::magnitude, true}, {"ordinal", &FigureWord::ordinal, true},
    {"fraction", &FigureWord::fraction, true},   {"vague", &FigureWord::vague, true},         {"vague_of", &FigureWord::vague_of, true},
    {"group", &FigureWord::group, true},         {"multi", &FigureWord::multi, true},         {"fold", &FigureWord::fold, true},
    {"change_multiple", &FigureWord::change_multiple, true}, {"times", &FigureWord::times, true}, {"percent", &FigureWord::percent, false},
    {"sign", &FigureWord::sign, false},          {"month", &FigureWord::month, true},         {"weekday", &FigureWord::weekday, true},
    {"season", &FigureWord::season, true},       {"period", &FigureWord::period, true},       {"direction", &FigureWord::direction, false},
    {"day", &FigureWord::day, true},             {"part", &FigureWord::part, false},          {"edge", &FigureWord::edge, false},
    {"daypart", &FigureWord::daypart, false},    {"relation", &FigureWord::relation, false},
};

struct CueName { std::string_view name; FigureCue bit; };
constexpr CueName kCues[] = {
    {"range_verb", cue_range_verb}, {"score", cue_score}, {"money_context", cue_money_context}, {"comparative", cue_comparative},
    {"per_noun", cue_per_noun}, {"person_word", cue_person_word}, {"future", cue_future}, {"month_context", cue_month_context},
    {"label", cue_label}, {"idiom", cue_idiom}, {"compound", cue_compound}, {"half", cue_half}, {"length", cue_length}, {"substantive", cue_substantive},
};

Approximator approximator_from(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Approximator::vague); ++i)
    if (name_of(static_cast<Approximator>(i)) == name) return static_cast<Approximator>(i);
  return Approximator::exact;
}

}  // namespace

std::string_view name_of(Approximator approximator) {
  switch (approximator) {
    case Approximator::exact: return "exact";
    case Approximator::about: return "about";
    case Approximator::nearly: return "nearly";
    case Approximator::over: return "over";
    case Approximator::at_least: return "at_least";
    case Approximator::under: return "under";
    case Approximator::at_most: return "at_most";
    case Approximator::vague: return "vague";
  }
  return "exact";
}

FigureWord& FigureWords::entry(std::string_view phrase) {
  for (std::size_t space = phrase.find(' '); space != std::string_view::npos; space = phrase.find(' ', space + 1))
    if (const WordKey key = hash64(phrase.substr(0, space)); starts_.emplace(key, true).second) starting_.add(key);
  const WordKey key = hash64(phrase);
  known_.add(key);
  return words_[key];
}

void FigureWords::load_numbers() {
  const auto take = [this](const std::vector<std::string_view>& row) {
    for (const Role& role : kRoles) {
      if (role.name != row[1]) continue;
      FigureWord& word = entry(row[0]);
      word.*role.member = to_int(row[2]);
      word.trigger = word.trigger || role.trigger;
    }
  };
  each_row("numbers.tsv", 3, take);
  each_row("time_words.tsv", 3, take);
  each_row("magnitudes.tsv", 3, [this](const std::vector<std::string_view>& row) { magnitudes_[row[0]] = {to_int(row[1]), row[2] == "1"}; });
}

void FigureWords::load_units() {
  each_row("units.tsv", 4, [this](const std::vector<std::string_view>& row) {
    const int index = static_cast<int>(units_.size());
    units_.push_back({std::string(row[0]), std::string(row[1])});
    each_item(row[2], [&](std::string_view form) { entry(form).unit = index; if (row[1] == "duration") entry(form).trigger = true; });
    each_item(row[3], [&](std::string_view form) { unit_abbreviations_.emplace(form, index); });
  });
}

void FigureWords::load_currencies() {
  each_row("currencies.tsv", 4, [this](const std::vector<std::string_view>& row) {
    const int index = static_cast<int>(currencies_.size());
    currencies_.push_back({std::string(row[0]), to_int(row[1])});
    each_item(row[2], [&](std::string_view form) { currency_symbols_.emplace(form, index); });
    each_item(row[3], [&](std::string_view form) { entry(form).currency = index; });
  });
}

void FigureWords::load_cues() {
  const auto take = [this](const std::vector<std::string_view>& row) {
    for (const CueName& cue : kCues)
      if (cue.name == row[1]) entry(row[0]).cues |= cue.bit;
  };
  each_row("cues.tsv", 2, take);
  each_row("vetoes.tsv", 2, take);
  each_row("changes.tsv", 2, [this](const std::vector<std::string_view>& row) { entry(row[0]).change = to_int(row[1]); });
  each_row("approximators.tsv", 3, [this](const std::vector<std::string_view>& row) {
    ApproximatorPhrase& phrase = approximators_[row[0]];
    for (std::size_t length = 0; length <= 4 && length <= row[0].size(); ++length) approximator_starts_.add(start_key(row[0].substr(0, length)));
    (row[2] == "after" ? phrase.value_after : phrase.value) = approximator_from(row[1]);
    (row[2] == "after" ? phrase.after : phrase.before) = true;
  });
  each_row("basis.tsv", 2, [this](const std::vector<std::string_view>& row) { basis_[row[0]] = row[1]; });
}

FigureWords::FigureWords() {
  load_numbers();
  load_units();
  load_currencies();
  load_cues();
}

const FigureWords& FigureWords::builtin() {
  static const FigureWords words;
  return words;
}

const FigureWord* FigureWords::find(WordKey key) const {
  if (!known_.may_hold(key)) return nullptr;
  const auto at = words_.find(key);
  return at == words_.end() ? nullptr : &at->second;
}
const FigureWord* FigureWords::find(std::string_view folded) const { return find(hash64(folded)); }
bool FigureWords::starts_phrase(std::string_view folded) const {
  const WordKey key = hash64(folded);
  return starting_.may_hold(key) && starts_.count(key) != 0;
}

namespace {
template <class Map>
const typename Map::mapped_type* look_up(const Map& map, std::string_view key) {
  const auto at = map.find(key);
  return at == map.end() ? nullptr : &at->second;
}
}  // namespace

int FigureWords::unit_abbreviation(std::string_view written) const {
  const int* index = look_up(unit_abbreviations_, written);
  return index ? *index : -1;
}
const MagnitudeForm* FigureWords::magnitude_abbreviation(std::string_view written) const { return look_up(magnitudes_, written); }
int FigureWords::currency_symbol(std::string_view written) const {
  const int* index = look_up(currency_symbols_, written);
  return index ? *index : -1;
}
const ApproximatorPhrase* FigureWords::approximator(std::string_view folded) const { return look_up(approximators_, folded); }
std::string_view FigureWords::basis(std::string_view folded) const {
  const std::string_view* name = look_up(basis_, folded);
  return name ? *name : std::string_view{};
}

}  // namespace crosstell
