// SPDX-License-Identifier: Apache-2.0
// The finer word classes the tagger works with; the public ones are coarser.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "crosstell/lexicon.h"

namespace crosstell::segmenting {

enum class Tag : std::uint8_t {
  start,  ///< before the first token of a sentence
  nn, nns, nnp,
  vb,     ///< infinitive or imperative
  vbp, vbz, vbd, vbn, vbg,
  md, be, hv, do_,
  jj, rb,
  prp,    ///< pronoun that can be a subject
  prpo,   ///< object and reflexive pronoun
  pdet,   ///< my, its
  whp,    ///< whose
  dt, in,
  to,     ///< before an infinitive
  cc, sub,
  wh,     ///< who, which, what, that
  wrb,    ///< when, where, why, how
  cd, uh, pos, not_, rp, ex, comma, stop, mark, sym,
};
inline constexpr int kTagCount = static_cast<int>(Tag::sym) + 1;

[[nodiscard]] std::string_view name_of(Tag tag);
[[nodiscard]] std::optional<Tag> tag_from_name(std::string_view name);

namespace detail {
inline constexpr std::array<WordClass, kTagCount> kClasses = {
    WordClass::other,
    WordClass::noun, WordClass::noun, WordClass::proper_noun,
    WordClass::verb, WordClass::verb, WordClass::verb, WordClass::verb, WordClass::verb, WordClass::verb,
    WordClass::modal, WordClass::auxiliary, WordClass::auxiliary, WordClass::auxiliary,
    WordClass::adjective, WordClass::adverb,
    WordClass::pronoun, WordClass::pronoun, WordClass::pronoun, WordClass::pronoun,
    WordClass::determiner, WordClass::preposition, WordClass::particle,
    WordClass::conjunction, WordClass::subordinator, WordClass::pronoun, WordClass::adverb,
    WordClass::number, WordClass::interjection, WordClass::possessive, WordClass::particle, WordClass::preposition,
    WordClass::pronoun, WordClass::punctuation, WordClass::punctuation, WordClass::punctuation, WordClass::symbol,
};
}  // namespace detail

[[nodiscard]] inline WordClass word_class_of(Tag tag) { return detail::kClasses[static_cast<std::size_t>(tag)]; }

[[nodiscard]] inline bool is_noun(Tag t) { return t == Tag::nn || t == Tag::nns || t == Tag::nnp; }
[[nodiscard]] inline bool is_auxiliary(Tag t) { return t == Tag::be || t == Tag::hv || t == Tag::do_; }
[[nodiscard]] inline bool is_verb(Tag t) { return t >= Tag::vb && t <= Tag::vbg; }
[[nodiscard]] inline bool is_adverb(Tag t) { return t == Tag::rb || t == Tag::not_; }
[[nodiscard]] inline bool is_pronoun(Tag t) { return t == Tag::prp || t == Tag::prpo; }

}  // namespace crosstell::segmenting
