// SPDX-License-Identifier: Apache-2.0
// The ways in which one token can be read, with their scores.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "crosstell/rules/token_view.h"
#include "tables.h"

namespace crosstell::segmenting {

inline constexpr std::size_t kMaxCandidates = 12;

/// What surrounds a token.
struct TokenContext {
  bool sentence_start = false;
  bool next_capitalized = false;
  bool after_s = false;  ///< the token before ends in s: an apostrophe may be a possessive
};

/// One way to read a token, as the search weighs it. What else is known about it lies in the memory of words.
struct Choice {
  Tag tag = Tag::nn;
  std::int16_t score = 0;
  std::uint32_t detail = 0;  ///< WordMemory::detail, or one of the two below
};
inline constexpr std::uint32_t kBareDetail = 0xFFFFFFFF;    ///< only a class: forms_of(tag), lemma to be guessed
inline constexpr std::uint32_t kProperDetail = 0xFFFFFFFE;  ///< a name: its form is its lemma

/// What later steps ask about a word, looked up once.
struct WordNote {
  NameUseSet uses = 0;
  FormSet verb_forms = 0;      ///< of its verb readings; 0 when it has none
  bool time_noun = false;      ///< first sense as a noun: noun.time
  bool speaks = false;         ///< first sense as a verb: verb.cognition or verb.communication
};

/// What the form of a word alone says, in one line of the cache.
struct alignas(64) WordFacts {
  WordKey key = 0;
  std::uint32_t detail_begin = 0;  ///< of its first choice; the others follow
  std::uint8_t count = 0;          ///< of its choices; 0 in an empty slot
  bool known = false;              ///< stands in the lexicon or in a closed class
  bool closed = false;
  WordNote note;
  std::array<Tag, kMaxCandidates> tags{};
  std::array<std::int16_t, kMaxCandidates> scores{};
};
static_assert(sizeof(WordFacts) == 64);

/// Remembers the facts of words: looking a word up costs more than all the rest.
/// A word evicts the one before it in its slot and a full pool is emptied, so memory is bounded; answers never depend on what was seen.
class WordMemory {
 public:
  WordMemory() : slots_(kSlots) {}
  /// Details stay valid until this is called.
  void start_sentence();
  [[nodiscard]] const WordFacts& facts(const Token& token) {
    WordFacts& slot = slots_[token.form_key % kSlots];
    if (slot.key != token.form_key || slot.count == 0) fill(token, slot);
    return slot;
  }
  /// Fetches what will be asked soon: a text's words lie far apart in the memory, and waiting for it is most of the work.
  void expect(WordKey form) const { prefetch(&slots_[form % kSlots]); }
  void expect_details(const WordFacts& facts) const { prefetch(pool_.data() + facts.detail_begin); }
  [[nodiscard]] const Candidate& detail(std::uint32_t index) const { return pool_[index]; }

 private:
  void fill(const Token& token, WordFacts& slot);

  static void prefetch([[maybe_unused]] const void* at) {
#if defined(__GNUC__)
    __builtin_prefetch(at);
#endif
  }

  static constexpr std::size_t kSlots = 32768;
  static constexpr std::size_t kPool = 131072;
  std::vector<WordFacts> slots_;
  std::vector<Candidate> pool_;
  std::vector<Candidate> work_;
};

[[nodiscard]] FormSet forms_of(Tag tag);

/// Room the choices of one token may take.
inline constexpr std::size_t kMaxChoices = kMaxCandidates + 2;

/// Writes at least one choice to `out` and moves it behind the last one. Returns: what is known about the word.
WordNote add_choices(const Token& token, const TokenContext& context, WordMemory& memory, Choice*& out);

}  // namespace crosstell::segmenting
