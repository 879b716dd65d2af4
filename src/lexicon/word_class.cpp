// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "crosstell/base/hash.h"
#include "crosstell/lexicon.h"

namespace crosstell {
namespace {

constexpr std::array<std::string_view, kWordClassCount> kClassNames = {
    "other", "noun", "proper_noun", "verb", "auxiliary", "modal", "adjective", "adverb", "pronoun", "determiner",
    "preposition", "conjunction", "subordinator", "particle", "number", "interjection", "possessive", "punctuation", "symbol"};

// Source: lexnames(5WN), WordNet 3.0; the number is the position.
constexpr std::array<std::string_view, 45> kLexicalNames = {
    "adj.all", "adj.pert", "adv.all", "noun.Tops", "noun.act", "noun.animal", "noun.artifact", "noun.attribute", "noun.body", "noun.cognition",
    "noun.communication", "noun.event", "noun.feeling", "noun.food", "noun.group", "noun.location", "noun.motive", "noun.object", "noun.person",
    "noun.phenomenon", "noun.plant", "noun.possession", "noun.process", "noun.quantity", "noun.relation", "noun.shape", "noun.state",
    "noun.substance", "noun.time", "verb.body", "verb.change", "verb.cognition", "verb.communication", "verb.competition", "verb.consumption",
    "verb.contact", "verb.creation", "verb.emotion", "verb.motion", "verb.perception", "verb.possession", "verb.social", "verb.stative",
    "verb.weather", "adj.ppl"};

}  // namespace

WordKey word_key(std::string_view folded) { return hash64(folded); }

std::string_view name_of(WordClass word_class) { return kClassNames[static_cast<std::size_t>(word_class)]; }

std::optional<WordClass> word_class_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kClassNames.size(); ++i)
    if (kClassNames[i] == name) return static_cast<WordClass>(i);
  return std::nullopt;
}

std::optional<int> lexical_class_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kLexicalNames.size(); ++i)
    if (kLexicalNames[i] == name) return static_cast<int>(i);
  return std::nullopt;
}

LexicalClassSet lexical_class_set(std::initializer_list<std::string_view> names) {
  LexicalClassSet out = 0;
  for (const std::string_view name : names)
    if (const auto number = lexical_class_from_name(name)) out |= LexicalClassSet{1} << *number;
  return out;
}

std::string_view lexical_class_name(int number) {
  return number >= 0 && static_cast<std::size_t>(number) < kLexicalNames.size() ? kLexicalNames[static_cast<std::size_t>(number)] : std::string_view{};
}

}  // namespace crosstell
