// SPDX-License-Identifier: Apache-2.0
// The words figures are made of, read once from schemas/extract/figures: number words, magnitudes, units, currencies, words of
// time, and the words that show how a number is meant.
// Threads: const after the first use.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "crosstell/base/key_filter.h"
#include "crosstell/extract.h"

namespace crosstell {

struct FigureUnit {
  std::string name;       ///< canonical singular
  std::string dimension;  ///< "duration", "temperature", "power" ...
};

struct FigureCurrency {
  std::string code;  ///< ISO 4217; XXX where the word does not tell the country
  int scale = 0;     ///< -2 for cents
};

/// What a word or phrase can be; a member keeps its "none" value unless the word has that role.
struct FigureWord {
  std::int32_t cardinal = -1, magnitude = -1, ordinal = 0, fraction = 0;
  std::int32_t vague = -1, vague_of = 0, group = 0, multi = -1, fold = 0, change_multiple = -1, times = 0, percent = 0, sign = 0;
  std::int32_t month = 0, weekday = 0, season = 0, period = 0, direction = 9, day = 9, part = 0, edge = 0, daypart = 0, relation = 0;
  std::int32_t change = 0;
  std::int32_t unit = -1, currency = -1, prefix_currency = -1;
  std::uint32_t cues = 0;
  bool trigger = false;   ///< a sentence without any such word and without digits holds no figure
};

/// Bits of FigureWord::cues; the spelling in cues.tsv and vetoes.tsv.
enum FigureCue : std::uint32_t {
  cue_range_verb = 1, cue_score = 2, cue_money_context = 4, cue_comparative = 8, cue_per_noun = 16, cue_person_word = 32, cue_future = 64,
  cue_month_context = 128, cue_label = 256, cue_idiom = 512, cue_compound = 1024, cue_half = 2048, cue_length = 4096, cue_substantive = 8192,
};

struct ApproximatorPhrase { Approximator value = Approximator::exact; bool before = false, after = false; Approximator value_after = Approximator::exact; };
struct MagnitudeForm { int power = 0; bool needs_currency = false; };

class FigureWords {
 public:
  static const FigureWords& builtin();

  /// `folded`: lower-case form; words of a phrase joined by one space. Null when the word has no role.
  [[nodiscard]] const FigureWord* find(std::string_view folded) const;
  [[nodiscard]] const FigureWord* find(WordKey key) const;
  [[nodiscard]] bool starts_phrase(std::string_view folded) const;
  /// Abbreviations are told apart by case: "MW" is not "mW". Returns -1 when unknown.
  [[nodiscard]] int unit_abbreviation(std::string_view written) const;
  [[nodiscard]] const MagnitudeForm* magnitude_abbreviation(std::string_view written) const;
  /// "$", "US$", "Rs", "USD". Returns -1 when unknown.
  [[nodiscard]] int currency_symbol(std::string_view written) const;
  /// False when no approximator begins with `text`. Cheap.
  [[nodiscard]] bool may_start_approximator(std::string_view text) const { return approximator_starts_.may_hold(start_key(text)); }
  [[nodiscard]] const ApproximatorPhrase* approximator(std::string_view folded) const;
  [[nodiscard]] std::string_view basis(std::string_view folded) const;
  [[nodiscard]] const FigureUnit& unit(int index) const { return units_[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const FigureCurrency& currency(int index) const { return currencies_[static_cast<std::size_t>(index)]; }

 private:
  FigureWords();
  void load_numbers();
  void load_units();
  void load_currencies();
  void load_cues();
  FigureWord& entry(std::string_view phrase);
  /// Of the first four bytes.
  static std::uint64_t start_key(std::string_view text) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < text.size() && i < 4; ++i) key = key << 8 | static_cast<unsigned char>(text[i]);
    return key * 0x9E3779B97F4A7C15u;
  }

  std::unordered_map<WordKey, FigureWord> words_;
  std::unordered_map<WordKey, bool> starts_;
  KeyFilter<32768> known_;    // most words of a text have no role
  KeyFilter<4096> starting_;
  KeyFilter<4096> approximator_starts_;
  std::unordered_map<std::string_view, int> unit_abbreviations_, currency_symbols_;
  std::unordered_map<std::string_view, MagnitudeForm> magnitudes_;
  std::unordered_map<std::string_view, ApproximatorPhrase> approximators_;
  std::unordered_map<std::string_view, std::string_view> basis_;
  std::vector<FigureUnit> units_;
  std::vector<FigureCurrency> currencies_;
};

}  // namespace crosstell
