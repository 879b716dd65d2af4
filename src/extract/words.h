// SPDX-License-Identifier: Apache-2.0
// Words that tell what the name beside them is: "the chatbot X", "X shares", "minister". Rows of schemas/extract/entities.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "crosstell/base/key_filter.h"
#include "crosstell/lexicon.h"

namespace crosstell {

/// What a word shows about names, as bits. The spelling in the files is the name without `use_`.
enum WordUse : std::uint64_t {
  use_role = 1,                ///< head of a role: minister, founder
  use_role_modifier = 2,       ///< stands inside a role: vice, deputy, chief
  use_organization = 4,        ///< common noun for an organization: the company
  use_model = 8,               ///< the chatbot
  use_product = 16,            ///< the app
  use_place = 32,              ///< the city
  use_person = 64,             ///< the singer
  use_event = 128,             ///< the flood
  use_work = 256,              ///< the novel
  use_law = 512,               ///< the act
  use_benchmark = 1024,        ///< the leaderboard
  use_particle = 1u << 11,     ///< inside a person's name: van, bin
  use_reporting = 1u << 12,    ///< verb of a person or organization that speaks
  use_corporate_verb = 1u << 13,  ///< acquire, launch: what organizations do
  use_of_organization = 1u << 14, ///< X shares, X employees: nouns behind an organization
  use_of_person = 1u << 15,    ///< X's wife
  use_family = 1u << 16,       ///< AI model family
  use_tier = 1u << 17,         ///< Pro, Mini
  use_designation = 1u << 18,  ///< Section 230, Flight 12: a word that numbers things
  use_naming = 1u << 19,       ///< called, named, dubbed
  use_male = 1u << 20,
  use_female = 1u << 21,
  use_neuter = 1u << 22,
  use_plural = 1u << 23,
  use_generic = 1u << 24,      ///< too empty a noun to be a concept: thing, way, lot
  use_digital = 1u << 25,      ///< shows that an article is about AI models
  use_product_family = 1u << 26,  ///< hardware and software lines that are written like models
  use_not_name = 1u << 27,     ///< written with capitals without being a name: AI, CEO, GDP
  use_location_preposition = 1u << 28,
  use_known_organization = 1u << 29,
  use_place_verb = 1u << 30,   ///< joined, left: what stands before an organization
  use_collective = 1u << 31,   ///< police, prosecutors: people of one office who act as a body
  use_sport = std::uint64_t{1} << 32,   ///< shows that an article is about matches
  use_place_role = std::uint64_t{1} << 34,  ///< mayor, governor: towns and countries have them
  use_office = std::uint64_t{1} << 33,  ///< minister, secretary: what follows "of" is what the office is about
  use_firm_figure = std::uint64_t{1} << 35, ///< revenue, workforce: what only a firm's books hold
  use_firm_deal = std::uint64_t{1} << 36,   ///< takeover, stake: "a stake in X"
  use_firm_verb = std::uint64_t{1} << 37,   ///< raise, hire: with an amount or a number of people, what firms do
  use_firm_worth = std::uint64_t{1} << 38,  ///< value, valued
  use_firm_people = std::uint64_t{1} << 39, ///< employees, users: whom firms count
  // Bits from 40 on are signs (word_signs.h).
};
using WordUseSet = std::uint64_t;

/// Look-up of word uses, built once from the embedded rows.
class WordTable {
 public:
  static const WordTable& builtin();

  /// Adds the rows of a file: word, uses separated by commas. Columns after these are for people.
  void add(std::string_view rows);
  void add(std::string_view word, WordUseSet uses);
  /// Takes a use away from all words: what is left when nothing is known about it.
  void forget(WordUseSet uses);

  [[nodiscard]] WordUseSet uses(WordKey key) const {
    if (!filter_.may_hold(key)) return 0;
    const Slot* slot = find(key);
    return slot ? slot->uses & ~kPhrase : 0;
  }
  /// True when an entry of several words starts with this one.
  [[nodiscard]] bool starts_phrase(WordKey key) const;

 private:
  static constexpr WordUseSet kPhrase = WordUseSet{1} << 63;   ///< an entry of several words starts with the word
  struct Slot { WordKey key = 0; WordUseSet uses = 0; };
  [[nodiscard]] const Slot* find(WordKey key) const {
    if (slots_.empty()) return nullptr;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = key & mask;; i = (i + 1) & mask) {
      if (slots_[i].key == key) return &slots_[i];
      if (slots_[i].key == 0) return nullptr;
    }
  }
  Slot& insert(WordKey key);
  void grow();
  KeyFilter<65536> filter_;    // most words stand in no row
  std::vector<Slot> slots_;    // open addressing; a key of 0 is free
  std::size_t count_ = 0;
};

}  // namespace crosstell
