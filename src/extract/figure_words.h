// SPDX-License-Identifier: Apache-2.0
// The words figures are made of, read once from schemas/extract/figures: number words, magnitudes, units, currencies, words of
// time, and the words that show how a number is meant.
// Threads: const after the first use.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/base/key_filter.h"
#include "crosstell/extract.h"
#include "key_table.h"

namespace crosstell {

struct FigureUnit {
  std::string name;       ///< canonical singular
  std::string dimension;  ///< "duration", "temperature", "power" ...
};

struct FigureCurrency {
  std::string code;  ///< ISO 4217; XXX where the word does not tell the country
  int scale = 0;     ///< -2 for cents
};

/// What may begin or end with a word, as bits: a look at them saves the look-up of whole phrases.
enum WordPlace : std::uint32_t {
  begins_phrase = 1, begins_idiom = 2, begins_approximator = 4, ends_approximator = 8, begins_after_approximator = 16, begins_basis = 32,
  begins_unit = 64, begins_currency = 128, begins_magnitude = 256,
  opens_figure = 512,         ///< a figure may begin with it, whatever follows
  opens_before_word = 1024,   ///< ... when a word of an amount or of time follows: a, an
  opens_before_number = 2048, ///< ... when digits follow: Q, H, FY
  opens_before_hyphen = 4096, ///< double-digit
  is_article = 8192,          ///< a, an
  follows_article = 16384,    ///< million, dozen, few, hour, third: what makes an article the beginning of a figure
  steps_to_change = 32768,    ///< may stand between a verb of change and its figure
  says_ago = 1u << 16,
  is_trigger_word = 1u << 18,   ///< FigureWord::trigger
  says_earlier = 1u << 23,      ///< ago, earlier
  opens_if_capital = 1u << 17,  ///< Good Friday, Labor Day
  opens_before_time = 1u << 19,  ///< the, when one of follows_the follows
  follows_the = 1u << 20,        ///< day, week, year, past, last: what makes "the" the beginning of a date
  opens_before_role = 1u << 21,  ///< next, this, when digits or a word with a role follow
  continues_idiom = 1u << 22,    ///< second word of an idiom
  may_open = opens_figure | opens_before_word | opens_before_number | opens_before_hyphen | opens_if_capital | opens_before_time | opens_before_role |
             begins_idiom | begins_currency,  ///< all of these
};

/// What a word or phrase can be; a member keeps its "none" value unless the word has that role.
struct FigureWord {
  std::int32_t ordinal = 0, fraction = 0, fold = 0;
  std::int32_t holiday = 0;   ///< month and day; 1MMNW: Nth weekday W of the month, 5 the last; 20100: Easter Sunday, by days
  std::uint32_t cues = 0;
  std::uint32_t places = 0;   ///< WordPlace
  std::int16_t cardinal = -1, magnitude = -1, vague = -1, vague_of = 0, group = 0, multi = -1, change_multiple = -1, unit = -1, currency = -1;
  std::int8_t times = 0, percent = 0, sign = 0, month = 0, weekday = 0, season = 0, period = 0, direction = 9, day = 9, part = 0, edge = 0, daypart = 0, relation = 0;
  std::int8_t change = 0;
  bool trigger = false;   ///< a sentence without any such word and without digits holds no figure
  bool role = false;      ///< has a row of its own; others only begin something
};

/// Bits of FigureWord::cues; the spelling in cues.tsv and vetoes.tsv.
enum FigureCue : std::uint32_t {
  cue_range_verb = 1, cue_score = 2, cue_money_context = 4, cue_comparative = 8, cue_per_noun = 16, cue_person_word = 32, cue_future = 64,
  cue_month_context = 128, cue_label = 256, cue_idiom = 512, cue_compound = 1024, cue_half = 2048, cue_length = 4096, cue_substantive = 8192,
};

struct ApproximatorPhrase { Approximator value = Approximator::exact; bool before = false, after = false; Approximator value_after = Approximator::exact; };
struct MagnitudeForm { int power = 0; bool needs_currency = false; };

/// Characters above ASCII that stand inside words: all but punctuation, currency signs, degree, fractions, superscripts.
[[nodiscard]] bool is_word_character(char32_t c);

/// Values by the text of a form.
template <class Value>
class FormTable {
 public:
  [[nodiscard]] const Value* find(std::string_view form) const {
    const std::uint32_t row = rows_.find(word_key(form));
    return row == KeyTable::none ? nullptr : &values_[row];
  }
  /// The value of the form, made where there is none.
  Value& operator[](std::string_view form) {
    const auto [row, added] = rows_.insert(word_key(form), static_cast<std::uint32_t>(values_.size()));
    return added ? values_.emplace_back() : values_[*row];
  }
  /// Of two values the first stays.
  void emplace(std::string_view form, const Value& value) {
    if (rows_.insert(word_key(form), static_cast<std::uint32_t>(values_.size())).second) values_.push_back(value);
  }

 private:
  KeyTable rows_;
  std::vector<Value> values_;
};

class FigureWords {
 public:
  static const FigureWords& builtin();

  /// `folded`: lower-case form; words of a phrase joined by one space. Null when the word has no role.
  [[nodiscard]] const FigureWord* find(std::string_view folded) const;
  [[nodiscard]] const FigureWord* find(WordKey key) const { return find_with_places(key).word; }
  /// A word with its WordPlace bits, which most callers ask first: they are read without touching the word.
  struct Found { const FigureWord* word = nullptr; std::uint32_t places = 0; };
  [[nodiscard]] Found find_with_places(WordKey key) const {
    const Slot* slot = slot_of(key);
    return slot ? Found{&words_[slot->index], slot->places} : Found{};
  }
  /// The word as a small number for numbered(); 0 when it has no role.
  [[nodiscard]] std::uint32_t number_of(WordKey key) const {
    const Slot* slot = slot_of(key);
    return slot ? slot->index + 1 : 0;
  }
  /// Requires: a number that number_of() gave, not 0.
  [[nodiscard]] Found numbered(std::uint32_t number) const { return {&words_[number - 1], places_[number - 1]}; }
  /// Of words; numbers go up to it.
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  /// True when a phrase goes on behind these words.
  [[nodiscard]] bool starts_phrase(WordKey key) const { return starts_.find(key) != KeyTable::none; }
  [[nodiscard]] bool starts_phrase(std::string_view folded) const { return starts_phrase(word_key(folded)); }
  /// Abbreviations are told apart by case: "MW" is not "mW". Returns -1 when unknown.
  [[nodiscard]] int unit_abbreviation(std::string_view written) const;
  [[nodiscard]] const MagnitudeForm* magnitude_abbreviation(std::string_view written) const;
  /// "$", "US$", "Rs", "USD". Returns -1 when unknown.
  [[nodiscard]] int currency_symbol(std::string_view written) const;
  /// WordPlace of an ASCII sign.
  [[nodiscard]] std::uint32_t places_of(char mark) const { return mark_places_[static_cast<unsigned char>(mark) & 127]; }
  /// True for words without which and without digits a sentence holds no figure.
  [[nodiscard]] bool is_trigger(WordKey key) const {
    if (!triggers_.may_hold(key)) return false;
    const Slot* slot = slot_of(key);
    return slot && (slot->places & is_trigger_word) != 0;
  }
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
  void note_places();
  void copy_places();
  FigureWord& entry(std::string_view phrase);
  FigureWord& slot(WordKey key);
  void grow();
  /// Marks the first or last atom of a written form.
  void mark_first(std::string_view written, WordPlace place);
  void mark_last(std::string_view written, WordPlace place);
  void mark(std::string_view atom, WordPlace place);

  struct Slot { WordKey key = 0; std::uint32_t index = 0, places = 0; };  // places as in the word
  [[nodiscard]] const Slot* slot_of(WordKey key) const {
    if (!known_.may_hold(key)) return nullptr;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = key & mask;; i = (i + 1) & mask) {
      if (slots_[i].key == key) return &slots_[i];
      if (slots_[i].key == 0) return nullptr;
    }
  }
  std::vector<Slot> slots_;          // open addressing; a key of 0 is free
  std::vector<FigureWord> words_;
  std::vector<std::uint32_t> places_;   // of each word, side by side: most are asked for nothing else
  KeyTable starts_;           // beginnings of phrases
  KeyFilter<32768> known_;    // most words of a text have no role
  KeyFilter<16384> triggers_;
  std::array<std::uint32_t, 128> mark_places_{};
  FormTable<int> unit_abbreviations_, currency_symbols_;
  FormTable<MagnitudeForm> magnitudes_;
  FormTable<ApproximatorPhrase> approximators_;
  FormTable<std::string_view> basis_;
  std::vector<FigureUnit> units_;
  std::vector<FigureCurrency> currencies_;
};

}  // namespace crosstell
