// SPDX-License-Identifier: Apache-2.0
#include "crosstell/lexicon.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <vector>

#include "blob.h"
#include "crosstell/base/huge_pages.h"

extern "C" {
extern const char crosstell_lexicon_begin[];
extern const char crosstell_lexicon_end[];
}

namespace crosstell {
namespace {

namespace blob = lexicon_blob;

/// The sections of the embedded file.
struct Tables {
  blob::Header header{};
  const blob::Entry* entries = nullptr;
  const blob::Reading* packed = nullptr;
  const std::uint32_t* senses = nullptr;
  const blob::Synset* synsets = nullptr;
  const std::uint32_t* hypernyms = nullptr;
  const std::uint32_t* related = nullptr;
  const blob::AntonymList* antonym_lists = nullptr;
  const WordKey* antonyms = nullptr;
  const char* strings = nullptr;
  std::vector<std::uint32_t, HugePages<std::uint32_t>> slots;   // a copy: each look-up reads one of them, anywhere in four megabytes
  std::vector<WordReading, HugePages<WordReading>> readings;    // with string views, as the interface gives them

  Tables() {
    const char* at = crosstell_lexicon_begin;
    std::memcpy(&header, at, sizeof header);
    assert(std::memcmp(header.magic, blob::kMagic, sizeof header.magic) == 0);
    at = next(at, sizeof(blob::Header), 1);
    const auto section = [&at](auto*& pointer, std::uint32_t count) {
      pointer = reinterpret_cast<std::remove_reference_t<decltype(pointer)>>(at);
      at = next(at, sizeof(*pointer), count);
    };
    section(entries, header.entry_count);
    const std::uint32_t* slots_begin = nullptr;
    section(slots_begin, header.slot_count);
    slots.assign(slots_begin, slots_begin + header.slot_count);
    section(packed, header.reading_count);
    section(senses, header.sense_count);
    section(synsets, header.synset_count);
    section(hypernyms, header.hypernym_count);
    section(related, header.related_count);
    section(antonym_lists, header.antonym_list_count);
    section(antonyms, header.antonym_count);
    strings = at;
    readings.reserve(header.reading_count);
    for (std::uint32_t i = 0; i < header.reading_count; ++i) {
      const blob::Reading& row = packed[i];
      readings.push_back({static_cast<WordClass>(row.word_class), row.forms, {strings + row.lemma_begin, row.lemma_length}, row.lemma_key, row.count, row.lexical, row.lexical_first});
    }
  }

  static const char* next(const char* at, std::size_t size, std::size_t count) { return at + (size * count + 15) / 16 * 16; }

  /// Texts repeat their words, and each look-up in the large tables misses the caches of the processor: the last ones are kept at hand.
  const blob::Entry* find(WordKey key) const {
    struct Recent { WordKey key = 0; const blob::Entry* entry = nullptr; };
    thread_local std::array<Recent, 4096> recent;
    Recent& slot = recent[(key >> 20) % recent.size()];
    if (slot.key != key || key == 0) slot = {key, search(key)};
    return slot.entry;
  }

  const blob::Entry* search(WordKey key) const {
    const std::uint32_t mask = header.slot_count - 1;
    for (auto at = static_cast<std::uint32_t>(key) & mask; slots[at] != blob::kNone; at = (at + 1) & mask)
      if (blob::may_lead_to(slots[at], key) && entries[blob::entry_in(slots[at])].key == key) return &entries[blob::entry_in(slots[at])];
    return nullptr;
  }

  /// The packed reading of a lemma in a class, or null.
  const blob::Reading* lemma(WordKey key, WordClass word_class) const {
    const blob::Entry* entry = find(key);
    if (entry == nullptr) return nullptr;
    for (std::uint32_t i = 0; i < entry->reading_count; ++i) {
      const blob::Reading& row = packed[entry->reading_begin + i];
      if (row.lemma_key == key && row.word_class == static_cast<std::uint8_t>(word_class)) return &row;
    }
    return nullptr;
  }
};

const Tables& tables() {
  static const Tables all;
  return all;
}

constexpr int kMaxHypernymSteps = 400;  // WordNet's deepest path has 20 steps; multiple hypernyms widen it

}  // namespace

const Lexicon& Lexicon::builtin() {
  static const Lexicon lexicon;
  tables();
  return lexicon;
}

std::span<const WordReading> Lexicon::readings(WordKey form) const {
  const blob::Entry* entry = tables().find(form);
  if (entry == nullptr) return {};
  return {tables().readings.data() + entry->reading_begin, entry->reading_count};
}

bool Lexicon::is_lemma(WordKey lemma, WordClass word_class) const { return tables().lemma(lemma, word_class) != nullptr; }

LexicalClassSet Lexicon::lexical_classes(WordKey lemma, WordClass word_class) const {
  const blob::Reading* reading = tables().lemma(lemma, word_class);
  return reading == nullptr ? 0 : reading->lexical;
}

std::span<const WordKey> Lexicon::antonyms(WordKey lemma, WordClass word_class) const {
  const Tables& t = tables();
  const auto wanted = static_cast<std::uint32_t>(word_class);
  const blob::AntonymList* end = t.antonym_lists + t.header.antonym_list_count;
  const blob::AntonymList* at = std::lower_bound(t.antonym_lists, end, lemma, [wanted](const blob::AntonymList& row, WordKey key) {
    return row.lemma_key != key ? row.lemma_key < key : row.word_class < wanted;
  });
  if (at == end || at->lemma_key != lemma || at->word_class != wanted) return {};
  return {t.antonyms + at->begin, at->count};
}

bool Lexicon::are_antonyms(WordKey left, WordKey right, WordClass word_class) const {
  const auto list = antonyms(left, word_class);
  return std::find(list.begin(), list.end(), right) != list.end();
}

bool Lexicon::is_a(WordKey lemma, WordKey hypernym, WordClass word_class) const {
  const Tables& t = tables();
  const blob::Reading* from = t.lemma(lemma, word_class);
  const blob::Reading* to = t.lemma(hypernym, word_class);
  if (from == nullptr || to == nullptr) return false;
  std::vector<std::uint32_t> open(t.senses + from->sense_begin, t.senses + from->sense_begin + std::min<int>(from->sense_count, 2));
  const std::uint32_t* goal_begin = t.senses + to->sense_begin;
  const std::uint32_t* goal_end = goal_begin + to->sense_count;
  for (int step = 0; step < kMaxHypernymSteps && !open.empty(); ++step) {
    const std::uint32_t synset = open.back();
    open.pop_back();
    if (std::find(goal_begin, goal_end, synset) != goal_end) return true;
    const blob::Synset& row = t.synsets[synset];
    open.insert(open.end(), t.hypernyms + row.hypernym_begin, t.hypernyms + row.hypernym_begin + row.hypernym_count);
  }
  return false;
}

Likeness Lexicon::likeness(WordKey left, WordClass left_class, WordKey right, WordClass right_class, int most_senses) const {
  const Tables& t = tables();
  if (left == right) return Likeness::same;
  const blob::Reading* a = t.lemma(left, left_class);
  const blob::Reading* b = t.lemma(right, right_class);
  if (a == nullptr || b == nullptr) return Likeness::none;
  const std::span<const std::uint32_t> from(t.senses + a->sense_begin, static_cast<std::size_t>(std::min<int>(a->sense_count, most_senses)));
  const std::span<const std::uint32_t> to(t.senses + b->sense_begin, static_cast<std::size_t>(std::min<int>(b->sense_count, most_senses)));
  const auto reaches = [](std::span<const std::uint32_t> synsets, std::span<const std::uint32_t> goals) {
    return std::any_of(synsets.begin(), synsets.end(), [&](std::uint32_t synset) { return std::find(goals.begin(), goals.end(), synset) != goals.end(); });
  };
  const auto linked = [&](const std::uint32_t* list, std::uint32_t begin, std::uint32_t count, std::span<const std::uint32_t> goals) { return reaches({list + begin, count}, goals); };
  if (reaches(from, to)) return Likeness::synonym;
  Likeness best = Likeness::none;
  for (const auto& [synsets, goals] : {std::pair(from, to), std::pair(to, from)})
    for (const std::uint32_t synset : synsets) {
      const blob::Synset& row = t.synsets[synset];
      if (linked(t.related, row.related_begin, row.related_count, goals)) return Likeness::derived;
      if (linked(t.hypernyms, row.hypernym_begin, row.hypernym_count, goals)) best = Likeness::wider;
    }
  return best;
}

NameUseSet Lexicon::name_uses(WordKey folded) const {
  const blob::Entry* entry = tables().find(folded);
  return entry == nullptr ? 0 : entry->name_uses;
}

bool Lexicon::starts_phrase(WordKey folded_prefix) const {
  const blob::Entry* entry = tables().find(folded_prefix);
  return entry != nullptr && (entry->flags & blob::flag_starts_phrase) != 0;
}

bool Lexicon::is_abbreviation(WordKey folded_without_stop) const {
  const blob::Entry* entry = tables().find(folded_without_stop);
  return entry != nullptr && (entry->flags & blob::flag_abbreviation) != 0;
}

std::string_view Lexicon::country_of(WordKey folded) const {
  const blob::Entry* entry = tables().find(folded);
  return entry == nullptr || entry->country[0] == 0 ? std::string_view{} : std::string_view(entry->country, 2);
}

std::string_view Lexicon::text(WordKey key) const {
  const blob::Entry* entry = tables().find(key);
  return entry == nullptr ? std::string_view{} : std::string_view(tables().strings + entry->text_begin, entry->text_length);
}

std::string_view Lexicon::credits() const { return {tables().strings + tables().header.credits_begin, tables().header.credits_length}; }

}  // namespace crosstell
