// SPDX-License-Identifier: Apache-2.0
// Phrases of the tables in schemas/claim, found at a token in one look-up.
//
// A row is a phrase (words; `~word` stands for every form of the lemma) and further columns.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/base/key_filter.h"
#include "crosstell/rules/token_view.h"

namespace crosstell {

struct PhraseWord {
  WordKey key = 0;
  bool lemma = false;   ///< any form of the lemma
};

struct PhraseRow {
  std::vector<PhraseWord> words;
  std::string text;                     ///< as written, without marks
  std::vector<std::string> columns;     ///< further columns
};

/// A phrase that stands at a token.
struct PhraseHit {
  std::uint32_t token = 0;
  std::uint32_t length = 0;
  const PhraseRow* row = nullptr;
};

class PhraseTable {
 public:
  /// Parses a TSV with a header line. `lemmas`: every word means all forms of its lemma, marked or not.
  PhraseTable(std::string_view tsv, bool lemmas);
  static PhraseTable from_resource(std::string_view path, bool lemmas = false);

  /// The longest phrase that starts at `token` and ends before `end`; row is null when none does.
  [[nodiscard]] PhraseHit at(const std::vector<Token>& tokens, std::uint32_t token, std::uint32_t end) const {
    const Token& first = tokens[token];
    if (!may_start(first.form_key) && !may_start(first.lemma_key)) return {token, 0, nullptr};
    return look_up(tokens, token, end);
  }
  [[nodiscard]] const std::vector<PhraseRow>& rows() const { return rows_; }
  /// Fetches what `at` will look at for a first word.
  void expect(WordKey key) const {
    if (const std::uint32_t slot = places_[key & (places_.size() - 1)]; slot != kNowhere) __builtin_prefetch(&slots_[slot]);
  }

 private:
  void index();
  [[nodiscard]] PhraseHit look_up(const std::vector<Token>& tokens, std::uint32_t token, std::uint32_t end) const;
  /// A phrase by its first word.
  struct Start {
    std::uint32_t row = 0;
    std::uint32_t word = 0;      // its words are words_[word, word + length)
    std::uint16_t length = 0;
    bool lemma = false;          // any form of the first word
  };
  /// All phrases with one first word; mostly it is one, and stands here.
  struct alignas(32) Slot {
    WordKey key = 0;
    Start longest;
    std::uint32_t more = 0, end = 0;   // the others: a range of starts_
  };
  [[nodiscard]] const Slot* starting(WordKey key) const;
  [[nodiscard]] bool may_start(WordKey key) const { return (filter_[(key >> 6) % kFilter] >> (key & 63)) & 1; }
  void take(const Start& start, bool by_form, const Token* first, std::uint32_t room, PhraseHit& best) const;

  static constexpr std::size_t kFilter = 32;
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  std::vector<PhraseRow> rows_;
  std::array<std::uint64_t, kFilter> filter_{};   // most tokens start no phrase: one bit says so without a look-up
  std::vector<Slot> slots_;             // by first word, side by side: what lies far apart is slow to come
  std::vector<std::uint32_t> places_;   // into slots_, open addressing; a power of two, at most half full; kNowhere: no phrase
  std::vector<Start> starts_;           // rows by first word, longest first
  std::vector<PhraseWord> words_;       // of all rows, in the order of starts_
};

/// Which of several tables have a phrase that begins with a word. Most words begin none, and one look-up says so for all tables.
class PhraseStarts {
 public:
  struct Entry { const PhraseTable* table = nullptr; std::uint16_t bits = 0; };
  explicit PhraseStarts(std::initializer_list<Entry> tables);

  /// False: no phrase begins with the word.
  [[nodiscard]] bool may_start(WordKey key) const { return filter_.may_hold(key); }
  /// The bits of all tables that may have a phrase that begins with the word. `next`: the token behind it, or null.
  [[nodiscard]] std::uint32_t bits_of(WordKey key, const Token* next) const {
    const Slot& slot = slots_[place_of(key)];
    const bool goes_on = slot.longer != 0 && next != nullptr && (slot.seconds & (sign_of(next->form_key) | sign_of(next->lemma_key))) != 0;
    return goes_on ? std::uint32_t{slot.alone} | slot.longer : slot.alone;
  }
  /// Fetches what `bits_of` will look at.
  void expect(WordKey key) const { __builtin_prefetch(&slots_[key & (slots_.size() - 1)]); }

 private:
  struct Slot {
    WordKey key = 0;
    std::uint16_t alone = 0, longer = 0;   // bits of tables where the word is a phrase, or begins one; both 0: free
    std::uint32_t seconds = 0;             // second words of the longer ones, by sign_of
  };
  static std::uint32_t sign_of(WordKey key) { return std::uint32_t{1} << (key >> 59); }

  /// Its slot, or the free one where it would stand.
  [[nodiscard]] std::size_t place_of(WordKey key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = key & mask;
    while ((slots_[place].alone | slots_[place].longer) != 0 && slots_[place].key != key) place = (place + 1) & mask;
    return place;
  }

  KeyFilter<std::size_t{1} << 15> filter_;
  std::vector<Slot> slots_;   // open addressing; a power of two
};

}  // namespace crosstell
