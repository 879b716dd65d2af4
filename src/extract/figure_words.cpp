// SPDX-License-Identifier: Apache-2.0
#include "figure_words.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "crosstell/base/hash.h"
#include "crosstell/base/resource.h"
#include "crosstell/base/utf8.h"

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

struct Role {
  std::string_view name;
  bool trigger;
  std::int32_t FigureWord::*wide = nullptr;
  std::int16_t FigureWord::*member = nullptr;
  std::int8_t FigureWord::*small = nullptr;
  void set(FigureWord& word, int value) const {
    if (wide) word.*wide = value;
    if (member) word.*member = static_cast<std::int16_t>(value);
    if (small) word.*small = static_cast<std::int8_t>(value);
  }
};
constexpr Role wide_role(std::string_view name, std::int32_t FigureWord::*member) { return {name, true, member, nullptr, nullptr}; }
constexpr Role role(std::string_view name, std::int16_t FigureWord::*member) { return {name, true, nullptr, member, nullptr}; }
constexpr Role small_role(std::string_view name, std::int8_t FigureWord::*member, bool trigger) { return {name, trigger, nullptr, nullptr, member}; }

constexpr Role kRoles[] = {
    role("cardinal", &FigureWord::cardinal), role("magnitude", &FigureWord::magnitude), wide_role("ordinal", &FigureWord::ordinal),
    wide_role("fraction", &FigureWord::fraction), role("vague", &FigureWord::vague), role("vague_of", &FigureWord::vague_of),
    role("group", &FigureWord::group), role("multi", &FigureWord::multi), wide_role("fold", &FigureWord::fold), wide_role("holiday", &FigureWord::holiday),
    role("change_multiple", &FigureWord::change_multiple), small_role("times", &FigureWord::times, true), small_role("percent", &FigureWord::percent, false),
    small_role("sign", &FigureWord::sign, false), small_role("month", &FigureWord::month, true), small_role("weekday", &FigureWord::weekday, true),
    small_role("season", &FigureWord::season, true), small_role("period", &FigureWord::period, true), small_role("direction", &FigureWord::direction, false),
    small_role("day", &FigureWord::day, true), small_role("part", &FigureWord::part, false), small_role("edge", &FigureWord::edge, false),
    small_role("daypart", &FigureWord::daypart, false), small_role("relation", &FigureWord::relation, false),
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
  for (std::size_t space = phrase.find(' '); space != std::string_view::npos; space = phrase.find(' ', space + 1)) {
    starts_.set(hash64(phrase.substr(0, space)), 1);
    if (space == phrase.find(' ')) slot(hash64(phrase.substr(0, space))).places |= begins_phrase;
  }
  FigureWord& word = slot(hash64(phrase));
  word.role = true;
  return word;
}

FigureWord& FigureWords::slot(WordKey key) {
  if ((words_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = key & mask;
  while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask;
  if (slots_[i].key == 0) {
    slots_[i] = {key, static_cast<std::uint32_t>(words_.size()), 0};
    words_.emplace_back();
    known_.add(key);
  }
  return words_[slots_[i].index];
}

void FigureWords::grow() {
  std::vector<Slot> old(slots_.empty() ? 4096 : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& from : old) {
    if (from.key == 0) continue;
    std::size_t i = from.key & mask;
    while (slots_[i].key != 0) i = (i + 1) & mask;
    slots_[i] = from;
  }
}

namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// End of the atom of a written form that begins at `begin`: a word, or one sign. See Line::cut.
std::size_t atom_end(std::string_view written, std::size_t begin) {
  std::size_t end = begin;
  while (end < written.size()) {
    const CodePoint c = decode_utf8(written, end);
    const bool letter = c.value < 0x80 ? is_ascii_letter(written[end]) : is_word_character(c.value);
    const bool initials = written[end] == '.' && end == begin + 1 && end + 1 < written.size() && is_ascii_letter(written[end + 1]);  // U.S
    if (!letter && !initials) {
      if (end == begin) return begin + static_cast<std::size_t>(c.length);
      return written[end] == '$' ? end + 1 : end;
    }
    end += static_cast<std::size_t>(c.length);
  }
  return end;
}

}  // namespace

bool is_word_character(char32_t c) {
  if (c < 0xC0) return c == 0xAA || c == 0xB5;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x2BFF) return false;
  if (c >= 0x3000 && c <= 0x303F) return false;
  if (c >= 0xFF10 && c <= 0xFFDC) return !(c >= 0xFF1A && c <= 0xFF20) && !(c >= 0xFF3B && c <= 0xFF40) && !(c >= 0xFF5B && c <= 0xFF65);
  return !(c >= 0xFE00 && c <= 0xFFEF);
}

void FigureWords::mark(std::string_view atom, WordPlace place) {
  if (atom.size() == 1 && !is_ascii_letter(atom[0])) {
    mark_places_[static_cast<unsigned char>(atom[0]) & 127] |= place;
    return;
  }
  std::string folded(atom);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  slot(hash64(folded)).places |= place;
}

void FigureWords::mark_first(std::string_view written, WordPlace place) { mark(written.substr(0, atom_end(written, 0)), place); }

void FigureWords::mark_last(std::string_view written, WordPlace place) {
  std::size_t begin = 0, end = 0;
  for (std::size_t at = 0; at < written.size(); at = end) {
    end = written[at] == ' ' ? at + 1 : atom_end(written, at);
    if (written[at] != ' ') begin = at;
  }
  mark(written.substr(begin), place);
}

void FigureWords::load_numbers() {
  const auto take = [this](const std::vector<std::string_view>& row) {
    for (const Role& role : kRoles) {
      if (role.name != row[1]) continue;
      FigureWord& word = entry(row[0]);
      role.set(word, to_int(row[2]));
      word.trigger = word.trigger || role.trigger;
      if (word.trigger) triggers_.add(hash64(row[0]));
      if (role.wide == &FigureWord::holiday) mark_first(row[0], opens_if_capital);
    }
  };
  each_row("numbers.tsv", 3, take);
  each_row("time_words.tsv", 3, take);
  each_row("magnitudes.tsv", 3, [this](const std::vector<std::string_view>& row) {
    magnitudes_[row[0]] = {to_int(row[1]), row[2] == "1"};
    mark(row[0], begins_magnitude);
  });
}

void FigureWords::load_units() {
  each_row("units.tsv", 4, [this](const std::vector<std::string_view>& row) {
    const int index = static_cast<int>(units_.size());
    units_.push_back({std::string(row[0]), std::string(row[1])});
    each_item(row[2], [&](std::string_view form) {
      FigureWord& word = entry(form);
      word.unit = static_cast<std::int16_t>(index);
      if (row[1] == "duration") word.trigger = true, triggers_.add(hash64(form));
    });
    each_item(row[3], [&](std::string_view form) {
      unit_abbreviations_.emplace(form, index);
      mark_first(form, begins_unit);
    });
  });
}

void FigureWords::load_currencies() {
  each_row("currencies.tsv", 4, [this](const std::vector<std::string_view>& row) {
    const int index = static_cast<int>(currencies_.size());
    currencies_.push_back({std::string(row[0]), to_int(row[1])});
    each_item(row[2], [&](std::string_view form) {
      currency_symbols_.emplace(form, index);
      mark_first(form, begins_currency);
    });
    each_item(row[3], [&](std::string_view form) { entry(form).currency = static_cast<std::int16_t>(index); });
  });
}

void FigureWords::load_cues() {
  const auto take = [this](const std::vector<std::string_view>& row) {
    for (const CueName& cue : kCues) {
      if (cue.name != row[1]) continue;
      entry(row[0]).cues |= cue.bit;
      if (cue.bit != cue_idiom) continue;
      mark_first(row[0], begins_idiom);
      if (const std::size_t space = row[0].find(' '); space != std::string_view::npos) mark_first(row[0].substr(space + 1), continues_idiom);
    }
  };
  each_row("cues.tsv", 2, take);
  each_row("vetoes.tsv", 2, take);
  each_row("changes.tsv", 2, [this](const std::vector<std::string_view>& row) { entry(row[0]).change = static_cast<std::int8_t>(to_int(row[1])); });
  each_row("approximators.tsv", 3, [this](const std::vector<std::string_view>& row) {
    ApproximatorPhrase& phrase = approximators_[row[0]];
    if (row[2] == "after") mark_first(row[0], begins_after_approximator);
    else mark_first(row[0], begins_approximator), mark_last(row[0], ends_approximator);
    (row[2] == "after" ? phrase.value_after : phrase.value) = approximator_from(row[1]);
    (row[2] == "after" ? phrase.after : phrase.before) = true;
  });
  each_row("basis.tsv", 2, [this](const std::vector<std::string_view>& row) { basis_[row[0]] = row[1], mark_first(row[0], begins_basis); });
}

/// Which words a figure may begin with.
void FigureWords::note_places() {
  static constexpr struct { std::string_view word; std::uint32_t places; } kRows[] = {
      {"a", is_article | opens_before_word}, {"an", is_article | opens_before_word}, {"the", opens_before_time}, {"quarter", opens_before_word}, {"all", opens_before_word},
      {"several", opens_figure}, {"few", follows_article}, {"ago", says_ago | says_earlier}, {"earlier", says_earlier}, {"past", follows_article | follows_the}, {"last", follows_article | follows_the},
      {"previous", follows_article | follows_the}, {"day", follows_article | follows_the}, {"week", follows_the}, {"weekend", follows_article | follows_the}, {"year", follows_the},
      {"final", opens_figure}, {"fiscal", opens_figure}, {"financial", opens_figure}, {"middle", opens_figure}, {"unanimous", opens_figure | is_trigger_word}, {"unanimously", opens_figure | is_trigger_word},
      {"q", opens_before_number}, {"h", opens_before_number}, {"fy", opens_before_number},
      {"multi", opens_before_hyphen}, {"single", opens_before_hyphen}, {"double", opens_before_hyphen}, {"triple", opens_before_hyphen}};
  for (const auto& row : kRows) {
    slot(hash64(row.word)).places |= row.places;
    if ((row.places & is_trigger_word) != 0) triggers_.add(hash64(row.word));
  }
  for (const std::string_view word : {"by", "a", "an", "another", "further", "additional", "some", "between", "just", "only", "as", "much", "of", "from", "its", "their", "his", "her", "to", "point"})
    slot(hash64(word)).places |= steps_to_change;
  for (FigureWord& word : words_) {
    const bool amount = word.cardinal >= 0 || word.fraction == 2 || word.vague >= 0 || word.vague_of != 0;
    const bool special = word.multi >= 0 || word.fold != 0 || word.change_multiple >= 0 || word.times != 0 || word.ordinal != 0 || word.sign != 0;
    const bool date = word.month != 0 || word.weekday != 0 || word.season != 0 || word.day != 9 || word.part != 0 || word.edge != 0;
    if (amount || special || date) word.places |= opens_figure;
    if (word.direction != 9) word.places |= opens_before_role;
    if (word.magnitude >= 2 || word.fraction != 0 || word.group != 0 || word.unit >= 0 || (word.places & begins_phrase) != 0) word.places |= follows_article;
    if (word.period != 0) word.places |= opens_before_hyphen;  // year-end
    if (word.trigger) word.places |= is_trigger_word;
  }
}

/// When all words are known: a look-up then ends in the slot.
void FigureWords::copy_places() {
  for (Slot& slot : slots_)
    if (slot.key != 0) slot.places = words_[slot.index].places;
  for (const FigureWord& word : words_) places_.push_back(word.places);
}

FigureWords::FigureWords() {
  load_numbers();
  load_units();
  load_currencies();
  load_cues();
  note_places();
  copy_places();
}

const FigureWords& FigureWords::builtin() {
  static const FigureWords words;
  return words;
}

const FigureWord* FigureWords::find(std::string_view folded) const { return find(hash64(folded)); }

int FigureWords::unit_abbreviation(std::string_view written) const {
  const int* index = unit_abbreviations_.find(written);
  return index ? *index : -1;
}
const MagnitudeForm* FigureWords::magnitude_abbreviation(std::string_view written) const { return magnitudes_.find(written); }
int FigureWords::currency_symbol(std::string_view written) const {
  const int* index = currency_symbols_.find(written);
  return index ? *index : -1;
}
const ApproximatorPhrase* FigureWords::approximator(std::string_view folded) const { return approximators_.find(folded); }
std::string_view FigureWords::basis(std::string_view folded) const {
  const std::string_view* name = basis_.find(folded);
  return name ? *name : std::string_view{};
}

}  // namespace crosstell
