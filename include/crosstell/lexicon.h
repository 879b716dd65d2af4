// SPDX-License-Identifier: Apache-2.0
// Words: classes, inflected forms and lemmas, lexical classes, antonyms, and which words are parts of names.
//
// Comes in: nothing at run time; the tables are compiled at build time from WordNet and from schemas/lexicon, and embedded.
// Goes out: const look-ups by WordKey, the hash of a folded form. No memory is allocated by a look-up.
// Threads:  everything here is const and safe.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace crosstell {

/// XXH3-64 of a folded form (lower case, straight quotes and hyphens, no invisible characters). Entries of several words are
/// joined by one space: word_key("new york").
using WordKey = std::uint64_t;
[[nodiscard]] WordKey word_key(std::string_view folded);

/// Word classes, close to Universal Dependencies; modal and possessive split off because rules ask for them.
enum class WordClass : std::uint8_t {
  other, noun, proper_noun, verb, auxiliary, modal, adjective, adverb, pronoun, determiner, preposition, conjunction,
  subordinator, particle, number, interjection, possessive, punctuation, symbol,
};
inline constexpr int kWordClassCount = 19;
[[nodiscard]] std::string_view name_of(WordClass word_class);
[[nodiscard]] std::optional<WordClass> word_class_from_name(std::string_view name);

/// A set of word classes as bits.
using WordClassSet = std::uint32_t;
[[nodiscard]] constexpr WordClassSet bit(WordClass word_class) { return WordClassSet{1} << static_cast<int>(word_class); }

/// What the form of a word shows, as bits.
enum Form : std::uint16_t {
  form_base = 1,                 ///< go; also the plain present
  form_third = 2,                ///< goes
  form_past = 4,                 ///< went
  form_past_participle = 8,      ///< gone
  form_present_participle = 16,  ///< going
  form_singular = 32,
  form_plural = 64,
  form_positive = 128,
  form_comparative = 256,
  form_superlative = 512,
};
using FormSet = std::uint16_t;

/// WordNet's lexicographer files (lexnames(5WN)), numbered as there: adj.all 0 ... noun.person 18 ... verb.communication 32 ...
/// A set of them as bits.
using LexicalClassSet = std::uint64_t;
/// "noun.person" -> 18. Nothing for an unknown name.
[[nodiscard]] std::optional<int> lexical_class_from_name(std::string_view name);
[[nodiscard]] std::string_view lexical_class_name(int number);
/// The classes of these names as bits; unknown names add none.
[[nodiscard]] LexicalClassSet lexical_class_set(std::initializer_list<std::string_view> names);

/// One reading of a form: "leaves" is noun `leaf` (plural) and verb `leave` (third).
struct WordReading {
  WordClass word_class = WordClass::other;
  FormSet forms = 0;
  std::string_view lemma;      ///< "leave"
  WordKey lemma_key = 0;
  std::uint32_t count = 0;     ///< tagged occurrences of the lemma in this class (WordNet's cntlist) plus our corrections; 0 is rare
  LexicalClassSet lexical = 0; ///< all senses of the lemma in this class
  LexicalClassSet lexical_first = 0;  ///< only its most frequent sense
};

/// How near the meanings of two lemmas are, nearest last.
enum class Likeness : std::uint8_t {
  none,
  wider,     ///< one is the next wider word of the other: bonds and debt instruments
  derived,   ///< one was made of the other or of a synonym of it: close and closing; or two senses of verbs that WordNet groups
  synonym,   ///< they share a sense: take on and assume
  same,
};

/// Ways in which a word, or a run of words, is used in names. Bits.
enum NameUse : std::uint32_t {
  name_given = 1,              ///< first name
  name_surname = 2,
  name_country = 4,
  name_region = 8,             ///< state, province, county
  name_city = 16,
  name_place_other = 32,       ///< river, mountain, sea, continent ...
  name_nationality = 64,       ///< adjective or noun: French, Kenyan
  name_organization = 128,     ///< a known organization (United Nations)
  name_organization_suffix = 256,  ///< Inc, Ltd, plc, GmbH
  name_organization_head = 512,    ///< University, Ministry, Labs, Bank, Committee: heads of organization names
  name_place_head = 1024,          ///< River, Street, County, Bay
  name_event_head = 2048,          ///< War, Summit, Games, Cup
  name_title = 4096,           ///< Mr, Dr, Sen., President: stands before a person
  name_person_suffix = 8192,   ///< Jr, III
  name_model_family = 16384,   ///< AI model families; data, nothing depends on any one
  name_model_tier = 32768,     ///< Pro, Mini, Flash ...
  name_common_word = 65536,    ///< also an everyday word: needs context (Will, Mark, Bill, Reading)
  name_product = 1u << 17,
  name_law_head = 1u << 18,    ///< Act, Treaty, Amendment
  name_month = 1u << 19,
  name_weekday = 1u << 20,
  name_language = 1u << 21,
  name_male = 1u << 22,        ///< given name borne by men; both bits for names of both
  name_female = 1u << 23,
};
using NameUseSet = std::uint32_t;

/// Read-only view of the compiled tables.
class Lexicon {
 public:
  /// The embedded tables. Owns: nothing; the memory is part of the program.
  static const Lexicon& builtin();

  /// Readings of a form, most frequent first; empty for an unknown word.
  [[nodiscard]] std::span<const WordReading> readings(WordKey form) const;

  /// The lemma's own entry: is this lemma known in this class?
  [[nodiscard]] bool is_lemma(WordKey lemma, WordClass word_class) const;

  /// Whether `lemma` (in class noun, verb, adjective or adverb) has a sense in lexicographer file `lexical_class`.
  [[nodiscard]] LexicalClassSet lexical_classes(WordKey lemma, WordClass word_class) const;

  /// Antonyms of a lemma (WordNet '!' pointers and ours), as lemmas.
  [[nodiscard]] std::span<const WordKey> antonyms(WordKey lemma, WordClass word_class) const;
  [[nodiscard]] bool are_antonyms(WordKey left, WordKey right, WordClass word_class) const;

  /// True when `hypernym` is reached from the first two senses of `lemma` over '@' pointers: is a flood a disaster?
  /// Requires: keys of single words or of entries joined by spaces.
  [[nodiscard]] bool is_a(WordKey lemma, WordKey hypernym, WordClass word_class) const;

  /// How near the most frequent senses of two lemmas are. Symmetric.
  [[nodiscard]] Likeness likeness(WordKey left, WordClass left_class, WordKey right, WordClass right_class, int most_senses = 4) const;

  /// How the word or words are used in names.
  [[nodiscard]] NameUseSet name_uses(WordKey folded) const;

  /// True when some entry of several words (a collocation or a name) starts with these words: go on looking.
  [[nodiscard]] bool starts_phrase(WordKey folded_prefix) const;

  /// Common abbreviations that end in a full stop without ending a sentence ("corp", "jan", "gen").
  [[nodiscard]] bool is_abbreviation(WordKey folded_without_stop) const;

  /// ISO 3166 code of a country, nationality or language word ("french" -> "FR"); empty when unknown.
  [[nodiscard]] std::string_view country_of(WordKey folded) const;

  /// Text of a key that stands in the tables; empty otherwise. For messages.
  [[nodiscard]] std::string_view text(WordKey key) const;

  /// Sources and licences of the compiled data, one paragraph each.
  [[nodiscard]] std::string_view credits() const;
};

/// Base form of an unknown word by its suffix (morphy's detachment rules), e.g. "zorbed" -> "zorb" for a verb.
/// Writes into `buffer` (at least folded.size() + 2 bytes). Source: morphy(7WN).
[[nodiscard]] std::string_view guess_lemma(std::string_view folded, WordClass word_class, FormSet forms, char* buffer);

}  // namespace crosstell
