// SPDX-License-Identifier: Apache-2.0
// The ways in which one token can be read, with their scores.
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <vector>

#include "crosstell/base/huge_pages.h"
#include "crosstell/rules/token_view.h"
#include "tables.h"

namespace crosstell::segmenting {

inline constexpr std::size_t kMaxCandidates = 12;

/// What surrounds a token.
struct TokenContext {
  bool sentence_start = false;
  bool next_capitalized = false;
  bool after_s = false;  ///< the token is an apostrophe behind an s: it may be a possessive
};

[[nodiscard]] inline bool is_apostrophe(const Token& token) { return token.folded.size() == 1 && token.folded[0] == '\''; }

/// One way to read a token, as the search weighs it. What else is known about it lies in the memory of words.
struct Choice {
  Tag tag = Tag::nn;
  std::int16_t score = 0;
  std::uint32_t detail = 0;  ///< WordMemory::detail, or one of the two below
};
static_assert(sizeof(Choice) == 8);
inline constexpr std::uint32_t kBareDetail = 0xFFFFFFFF;    ///< only a class: forms_of(tag), lemma to be guessed
inline constexpr std::uint32_t kProperDetail = 0xFFFFFFFE;  ///< a name: its form is its lemma

/// What later steps ask about a word, looked up once.
struct WordNote {
  NameUseSet uses = 0;
  FormSet verb_forms = 0;      ///< of its verb readings; 0 when it has none
  bool time_noun : 1 = false;  ///< first sense as a noun: noun.time
  bool speaks : 1 = false;     ///< first sense as a verb: verb.cognition or verb.communication
  bool negates : 1 = false;    ///< not, no, never, without and the like: may negate from here on
  bool that : 1 = false;       ///< the word "that"
};

/// Choices that lie beside the other facts of a word: few words have more.
inline constexpr std::size_t kNearChoices = 4;

/// What the form of a word alone says, in one line of the cache.
struct alignas(64) WordFacts {
  WordKey key = 0;
  WordNote note;
  std::uint16_t signs = 0;         ///< FormSign
  std::uint8_t count = 0;          ///< of its choices
  bool known : 1 = false;          ///< stands in the lexicon or in a closed class
  bool closed : 1 = false;
  bool word : 1 = false;           ///< letters, or an apostrophe
  bool address : 1 = false;        ///< #tag, @name, https://...
  WordClassSet possible = 0;       ///< the classes of its choices
  std::uint32_t further = 0;       ///< where its choices behind the near ones lie
  std::array<Choice, kNearChoices> choices{};
};
static_assert(sizeof(WordFacts) == 64);

/// Remembers the facts of words: looking a word up costs more than all the rest.
/// Facts and details lie in the order in which words came up, so those of frequent words share few pages; a small table leads to them.
/// When full it is emptied, so memory is bounded; answers never depend on what was seen.
class WordMemory {
 public:
  WordMemory();
  /// Details stay valid until this is called.
  void start_sentence();
  /// Valid until the next call.
  [[nodiscard]] const WordFacts& facts(const Token& token) {
    const WordKey key = token.form_key;
    for (std::size_t at = key % kIndex; index_[at] != 0; at = (at + 1) % kIndex) {
      if ((index_[at] ^ check(key)) > kPlace) continue;
      const WordFacts& known = facts_[index_[at] & kPlace];
      if (known.key == key) return known;
    }
    return fill(token);
  }
  /// Token::word of a form. Requires: the facts are those `facts` gave last.
  [[nodiscard]] std::uint32_t number_of(const WordFacts& known) const { return static_cast<std::uint32_t>(&known - facts_.data()); }
  /// Fetch what will be asked soon, the first earlier than the second: waiting for memory is most of the work.
  void expect(WordKey form) const { prefetch(&index_[form % kIndex]); }
  void expect_facts(WordKey form) const { prefetch(facts_.data() + (index_[form % kIndex] & kPlace)); }
  void expect_detail(std::uint32_t index) const {
    if (index >= pool_.size()) return;
    prefetch(&pool_[index]);
    prefetch(&pool_[index].lexical);   // one in two lies across two lines of the cache
  }
  [[nodiscard]] const Candidate& detail(std::uint32_t index) const { return pool_[index]; }
  /// Writes the choices of a word; the room behind the last one, up to kMaxCandidates in all, may be written over.
  void put_choices(const WordFacts& known, Choice* out) const {
    std::memcpy(out, known.choices.data(), sizeof known.choices);
    if (known.count > kNearChoices) std::copy_n(further_.data() + known.further, known.count - kNearChoices, out + kNearChoices);
  }

 private:
  const WordFacts& fill(const Token& token);
  void collect(const Token& token, WordFacts& slot);
  void forget_words();

  static void prefetch([[maybe_unused]] const void* at) {
#if defined(__GNUC__)
    __builtin_prefetch(at);
#endif
  }

  static constexpr std::size_t kIndex = 65536;       ///< more than twice the words: a free entry is always near
  static constexpr std::size_t kWords = 30000;
  static constexpr std::size_t kPool = 131072;
  static constexpr std::uint32_t kPlace = 0xFFFF;    ///< the part of an entry that is a place in facts_
  static std::uint32_t check(WordKey key) { return static_cast<std::uint32_t>(key >> 32) & ~kPlace; }  ///< the other part

  std::vector<std::uint32_t, HugePages<std::uint32_t>> index_;  ///< 0: free
  std::vector<WordFacts, HugePages<WordFacts>> facts_;          ///< the first stands for none
  std::vector<Candidate, HugePages<Candidate>> pool_;
  std::vector<Choice> further_;
  std::vector<Candidate> work_;
};

[[nodiscard]] FormSet forms_of(Tag tag);

/// Room the choices of one token may take.
inline constexpr std::size_t kMaxChoices = kMaxCandidates + 2;

/// Writes at least one choice to `out`, moves it behind the last one and sets Token::possible to their classes; sets what the form alone
/// says: name uses, signs, number.
/// Returns: what is known about the word. Requires: room for kMaxChoices.
WordNote add_choices(Token& token, const TokenContext& context, WordMemory& memory, Choice*& out);

}  // namespace crosstell::segmenting
