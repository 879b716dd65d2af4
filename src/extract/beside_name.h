// SPDX-License-Identifier: Apache-2.0
// Common nouns right before a name that say what it is: "the yacht builder Orvan", "Chipmaker Orvan has ...".
#pragma once

#include "names.h"

namespace crosstell {

/// What the noun at `noun` says of the name behind it, as bits of WordUse: its own uses, and those that only hold beside a name (schemas/extract/beside_names.tsv).
/// "department store" is looked up before "store". Requires: floor <= noun.
[[nodiscard]] WordUseSet uses_beside_name(const NameText& text, std::uint32_t noun, std::uint32_t floor);

/// A common noun, as far as a word at the start of its sentence (`floor`) shows.
[[nodiscard]] bool is_common_noun(const NameText& text, std::uint32_t word, std::uint32_t floor);

/// A noun for one who does something, by its ending: "insurer", "chipmaker".
[[nodiscard]] bool does_something(std::string_view word);

/// Whether the first sense of the word is a person: electrician, uncle.
[[nodiscard]] bool first_means_person(const NameText& text, std::uint32_t word);

/// Whether the word, at the start of a sentence, is no part of the name behind it: one who does something, as nouns in -er, -or, -ist say, or a word for a model.
[[nodiscard]] bool introduces_name(const NameText& text, std::uint32_t word, std::uint32_t limit);

}  // namespace crosstell
