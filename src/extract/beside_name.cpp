// SPDX-License-Identifier: Apache-2.0
#include "beside_name.h"

#include <algorithm>
#include <array>

#include "word_rows.h"

namespace crosstell {

namespace {

constexpr WordUseSet kKinds = use_organization | use_model | use_product | use_place | use_person | use_event | use_work | use_law | use_benchmark;
constexpr WordUseSet kEither = use_organization | use_person;
constexpr std::size_t kShortest = 6;   // of a noun in -er: "star", "user" and "tiger" begin names

WordUseSet uses_named(std::string_view type) {
  if (type == "organization") return use_organization;
  if (type == "product") return use_product;
  if (type == "work") return use_work;
  return type == "either" ? kEither : 0;
}

WordUseSet row_of(WordKey key) {
  static const WordRows rows("schemas/extract/beside_names.tsv");
  return uses_named(rows.find(key));
}

}  // namespace

bool does_something(std::string_view word) {
  constexpr std::array<std::string_view, 8> kEndings = {"er", "or", "ist", "man", "woman", "ian", "eer", "aire"};
  return word.size() >= kShortest && std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

bool first_means_person(const NameText& text, std::uint32_t word) {
  static const LexicalClassSet person = lexical_class_set({"noun.person"});
  const auto readings = text.lexicon.readings(text.token(word).form_key);
  return !readings.empty() && readings.front().lexical_first & person;
}

bool is_common_noun(const NameText& text, std::uint32_t word, std::uint32_t floor) {
  return text.token(word).is(WordClass::noun) || (word == floor && text.has(word, token_noun) && !text.has(word, token_taken));
}

WordUseSet uses_beside_name(const NameText& text, std::uint32_t noun, std::uint32_t floor) {
  const WordUseSet known = text.uses(noun);
  if (known & kKinds || !is_common_noun(text, noun, floor)) return known;
  if (noun > floor)
    if (const WordUseSet row = row_of(text.key_of({noun - 1, noun + 1})); row != 0) return row;
  const WordUseSet row = row_of(text.token(noun).form_key);
  return row != 0 ? row : known;
}

bool introduces_name(const NameText& text, std::uint32_t word, std::uint32_t limit) {
  if (word + 1 >= limit || !text.has(word + 1, token_trusted) || text.has(word + 1, token_function) || !text.has(word, token_common) || text.has(word, token_seen)) return false;
  if (text.info[word].name_uses & (name_organization_head | name_organization_suffix | name_place_head | name_event_head | name_law_head | name_given)) return false;
  if (text.info[word + 1].name_uses & (name_organization_head | name_organization_suffix)) return false;   // "Farmer Bros", "Hunter Group"
  const WordUseSet uses = text.uses(word) | row_of(text.token(word).form_key);
  if (uses & use_model) return true;
  return does_something(text.folded(word)) && (uses & kEither || first_means_person(text, word));
}

}  // namespace crosstell
