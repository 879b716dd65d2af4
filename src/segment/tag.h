// SPDX-License-Identifier: Apache-2.0
// The finer word classes the tagger works with; the public ones are coarser.
#pragma once

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
[[nodiscard]] WordClass word_class_of(Tag tag);

[[nodiscard]] inline bool is_noun(Tag t) { return t == Tag::nn || t == Tag::nns || t == Tag::nnp; }
[[nodiscard]] inline bool is_auxiliary(Tag t) { return t == Tag::be || t == Tag::hv || t == Tag::do_; }
[[nodiscard]] inline bool is_verb(Tag t) { return t >= Tag::vb && t <= Tag::vbg; }
[[nodiscard]] inline bool is_adverb(Tag t) { return t == Tag::rb || t == Tag::not_; }
[[nodiscard]] inline bool is_pronoun(Tag t) { return t == Tag::prp || t == Tag::prpo; }

}  // namespace crosstell::segmenting
