// SPDX-License-Identifier: Apache-2.0
// What rules run on: the tokens of one sentence and the mentions laid over them. Filled by segment and extract.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "crosstell/base/span.h"
#include "crosstell/lexicon.h"

namespace crosstell {

/// How a token is written, as bits.
enum Shape : std::uint16_t {
  shape_capitalized = 1,    ///< first letter upper case
  shape_all_caps = 2,       ///< two or more letters, all upper case
  shape_mixed = 4,          ///< upper case after the first letter: iPhone, OpenMind
  shape_digit = 8,          ///< contains a digit
  shape_letter = 16,        ///< contains a letter
  shape_space_before = 32,  ///< white space or a block start stands before it
  shape_sentence_start = 64,///< first word of its sentence (quotes and bullets passed over)
  shape_title_case = 128,   ///< stands in a block written in Title Case or ALL CAPS: capitals are no evidence
  shape_in_quotes = 256,    ///< inside quotation marks
  shape_negated = 512,      ///< inside the scope of a negation of its clause
};

/// What the form of a token says wherever it stands, as bits. Set for tokens that hold a letter.
enum FormSign : std::uint16_t {
  sign_known = 1,          ///< Lexicon::readings(form_key) is not empty
  sign_starts_phrase = 2,  ///< Lexicon::starts_phrase(form_key)
  sign_hyphen = 4,         ///< a hyphen stands inside it: four-day
  sign_noun_first = 8,     ///< its most frequent reading is a noun
  sign_proper_first = 16,  ///< ... a proper noun
  sign_content_first = 32, ///< ... a noun, proper noun, verb, adjective or adverb
  sign_people = 64,        ///< one of its readings is a proper noun for persons: Muslims
};

/// One token. Plain data, one per word, number, or mark; `don't` is `do` + `n't`, `firm's` is `firm` + `'s`.
struct Token {
  NarrowCleanSpan span;
  std::string_view folded;     ///< match form: case, quotes and hyphens folded, invisible characters dropped
  std::string_view lemma;      ///< folded lemma under the chosen class
  WordKey form_key = 0;        ///< word_key(folded)
  WordKey lemma_key = 0;       ///< word_key(lemma)
  LexicalClassSet lexical = 0; ///< WordNet classes of the lemma in the chosen class
  NameUseSet name_uses = 0;    ///< Lexicon::name_uses(form_key); 0 for tokens without a letter
  std::uint32_t word = 0;      ///< where to remember what is known of the form: see WordMemo; 0 says nothing
  WordClassSet possible = 0;   ///< classes the lexicon allows
  WordClass word_class = WordClass::other;
  FormSet forms = 0;
  std::uint16_t signs = 0;     ///< FormSign
  std::uint16_t shape = 0;
  std::uint16_t clause = 0;    ///< clause number inside the sentence, from 0
  std::uint16_t quotation = 0; ///< 0, or 1 + index of the quotation span of the article it stands in

  [[nodiscard]] bool is(WordClass c) const { return word_class == c; }
  [[nodiscard]] bool has(Shape s) const { return (shape & s) != 0; }
  [[nodiscard]] bool has(FormSign s) const { return (signs & s) != 0; }
};

/// Types a mention slot `{name:type}` can ask for. `name_of` gives the spelling used in rules, store and exports.
enum class MentionType : std::uint8_t {
  person, organization, model, product, place, event, work, law, role, benchmark, nationality, concept_,  // 'concept' is a keyword; spelled "concept" outside C++
  money, percent, percentage_point, count, measure, duration, age, date, time_of_day, ordinal, ratio, multiple, score,
  temperature, rate,
  pronoun,   ///< a pronoun or definite description that coreference resolved to an entity ("the company", "she")
  noun_group ///< a noun phrase by word classes
};
inline constexpr int kMentionTypeCount = 29;
[[nodiscard]] std::string_view name_of(MentionType type);
[[nodiscard]] std::optional<MentionType> mention_type_from_name(std::string_view name);
[[nodiscard]] constexpr bool is_entity(MentionType type) { return type <= MentionType::concept_; }
[[nodiscard]] constexpr bool is_figure(MentionType type) { return type >= MentionType::money && type <= MentionType::rate; }

/// A mention as rules see it. A pronoun or "the company" appears with the type of the entity it stands for, so that
/// {subject:organization} matches it; `index` leads back to the extraction.
struct MentionLayer {
  MentionType type = MentionType::concept_;
  TokenSpan tokens;          ///< token numbers of the article
  std::uint32_t index = 0;   ///< into Extraction::mentions (noun groups: into Segments::noun_groups)
};

/// Who does what a verb group says and to whom or what it is done, whatever its voice: of "the mill was sold by its owners" the owners and
/// the mill. Token numbers of the article; empty when not found.
struct VerbArguments {
  TokenSpan verb;
  TokenSpan doer;            ///< subject of an active verb, "by" group of a passive one
  TokenSpan object;          ///< direct object of an active verb, subject of a passive one
};

/// One sentence of an article, ready for matching.
/// `tokens` are those of the whole article; the sentence is [sentence.begin, sentence.end).
struct TokenView {
  std::span<const Token> tokens;
  TokenSpan sentence;
  std::span<const MentionLayer> mentions;     ///< of this sentence, by begin, then longest first
  std::span<const TokenSpan> noun_groups;     ///< of this sentence, by begin
  std::string_view clean_text;
  std::span<const VerbArguments> arguments{}; ///< of this sentence's verb groups, by begin; where it is empty no pattern with a doer or an object matches
};

}  // namespace crosstell
