// SPDX-License-Identifier: Apache-2.0
// Layout of the compiled lexicon: written by crosstell_lexicon_compiler, embedded, read in place. Little endian, sections 16-aligned in
// the order of the header's counts.
#pragma once

#include <cstdint>

namespace crosstell::lexicon_blob {

inline constexpr char kMagic[8] = {'C', 'T', 'L', 'E', 'X', '0', '0', '3'};
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct Header {
  char magic[8];
  std::uint32_t entry_count, slot_count, reading_count, sense_count, synset_count, hypernym_count, antonym_list_count, antonym_count, string_bytes,
      credits_begin, credits_length, related_count;
};

enum Flag : std::uint8_t { flag_starts_phrase = 1, flag_abbreviation = 2 };

/// One folded form or run of forms.
struct Entry {
  std::uint64_t key;
  std::uint32_t reading_begin, name_uses, text_begin;
  std::uint16_t text_length;
  std::uint8_t reading_count, flags;
  char country[2];
  std::uint8_t unused[6];
};
static_assert(sizeof(Entry) == 32);

/// A slot of the table that leads from a key to its entry: the number of the entry, and above it bits of its key, so that nearly all
/// other keys are told apart without a look at the entry. kNone: free.
inline constexpr int kEntryBits = 20;
[[nodiscard]] constexpr std::uint32_t slot_of(std::uint64_t key, std::uint32_t entry) { return static_cast<std::uint32_t>(key >> (32 + kEntryBits)) << kEntryBits | entry; }
[[nodiscard]] constexpr std::uint32_t entry_in(std::uint32_t slot) { return slot & ((std::uint32_t{1} << kEntryBits) - 1); }
[[nodiscard]] constexpr bool may_lead_to(std::uint32_t slot, std::uint64_t key) { return ((slot ^ static_cast<std::uint32_t>(key >> 32)) >> kEntryBits) == 0; }

struct Reading {
  std::uint64_t lemma_key, lexical, lexical_first;
  std::uint32_t lemma_begin, count, sense_begin;  ///< senses only where the form is the lemma
  std::uint16_t forms;
  std::uint8_t lemma_length, word_class, sense_count;
  std::uint8_t unused[7];
};
static_assert(sizeof(Reading) == 48);

/// Hypernyms of synset i: hypernyms[begin, begin + count). Synsets of words derived from its words, or they from those: related[begin, begin + count).
struct Synset {
  std::uint32_t hypernym_begin, hypernym_count, related_begin, related_count;
};

/// Antonyms of one lemma in one class; sorted by (lemma_key, word_class).
struct AntonymList {
  std::uint64_t lemma_key;
  std::uint32_t word_class, begin, count, unused;
};

}  // namespace crosstell::lexicon_blob
