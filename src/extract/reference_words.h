// SPDX-License-Identifier: Apache-2.0
// What the words of a sentence show of those that may stand for something named: which part of the clause they are, and what kind of thing a noun
// means. Token numbers are those of the article; `sentence` is an index into Segments::sentences. Threads: stateless.
#pragma once

#include <cstdint>
#include <string_view>

#include "names.h"

namespace crosstell::reference {

/// A possessor inside a subject ("Veltor's profit fell") is none; "the main witness is Ada Holm" names its subject behind the verb.
[[nodiscard]] bool is_subject(const NameText& text, TokenSpan span);
/// "Lured by Holm".
[[nodiscard]] bool is_agent(const NameText& text, TokenSpan span);
/// "Lured by Holm, he ...": the participle tells of the word at `i`.
[[nodiscard]] bool follows_participle(const NameText& text, std::uint32_t sentence, std::uint32_t i);
/// "Her house": a noun or adjective goes on behind the word at `i`.
[[nodiscard]] bool heads_noun(const NameText& text, std::uint32_t i);
/// A subject in the plural stands before the word, in its sentence or the one before.
[[nodiscard]] bool plural_before(const NameText& text, std::uint32_t sentence, std::uint32_t i);
/// "It is clear that", "it seems": nothing is meant.
[[nodiscard]] bool is_expletive(const NameText& text, std::uint32_t i);
/// "Named Ada Holm chief financial officer": an office follows the name.
[[nodiscard]] bool installed(const NameText& text, std::uint32_t name);

/// "Striker", "teacher", "man".
[[nodiscard]] bool names_person(const NameText& text, std::uint32_t noun);

/// "The Norwegian", "the grey-haired Liberal", "the father of three", "the striker, 24,": the noun that tells what somebody named before is.
/// `article`: "the". Returns: 0 when there is none.
[[nodiscard]] std::uint32_t person_described(const NameText& text, std::uint32_t article, std::uint32_t limit);

/// Words for a firm of any trade: that one was called so before tells nothing.
[[nodiscard]] bool is_any_business(std::string_view noun);
/// Bodies that no company is, places that no town is: "the union" stands for a union only, "the bridge" for a bridge.
[[nodiscard]] bool is_narrow(std::string_view noun);
[[nodiscard]] bool is_firm(std::string_view noun);

}  // namespace crosstell::reference
