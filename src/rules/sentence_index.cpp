// SPDX-License-Identifier: Apache-2.0
#include "sentence_index.h"

#include <algorithm>
#include <array>

#include "fold.h"

namespace crosstell::rules {
namespace {

bool is_mark(const Token& token) { return token.is(WordClass::punctuation); }

bool is_quote(const Token& token) {
  if (!is_mark(token) || token.folded.empty()) return false;
  const char first = token.folded[0];
  if (first != '"' && first != '\'' && first != '`' && static_cast<unsigned char>(first) < 0x80) return false;
  return is_double_quote(token.folded) || is_single_quote(token.folded);
}

/// "its" competes with no name for the place a gap leads to.
bool is_possessive_determiner(const Token& token) {
  constexpr std::array<std::string_view, 7> kWords = {"its", "his", "her", "their", "our", "my", "your"};
  return std::find(kWords.begin(), kWords.end(), token.folded) != kWords.end();
}

}  // namespace

void SentenceIndex::reset(const TokenView& view, TokenSpan window, const DescribedNames& names) {
  view_ = &view;
  window_ = window;
  places_.assign(size(), {});
  first_word_ = 0;
  while (first_word_ < size() && is_mark(token(first_word_))) ++first_word_;
  last_word_end_ = size();
  while (last_word_end_ > 0 && is_mark(token(last_word_end_ - 1))) --last_word_end_;
  add_layers(names);
  add_noun_groups();
  add_clauses();
}

void SentenceIndex::add_layers(const DescribedNames& names) {
  layers_.clear();
  first_layer_.assign(size() + 1, 0);
  std::uint32_t filled = 0;  // first_layer_ is right up to here
  for (std::uint32_t m = 0; m < view_->mentions.size(); ++m) {
    const MentionLayer& mention = view_->mentions[m];
    if (mention.tokens.empty() || mention.tokens.begin < window_.begin || mention.tokens.end > window_.end) continue;
    const std::uint32_t begin = mention.tokens.begin - window_.begin, end = mention.tokens.end - window_.begin;
    if (begin < filled) continue;  // out of order: the view promises that this does not happen
    while (filled < begin) first_layer_[++filled] = static_cast<std::uint32_t>(layers_.size());
    const MentionMask type = bit(mention.type);
    const std::uint32_t lead = names.lead(m);
    layers_.push_back({end, type, m, lead});
    places_[begin].beginning |= type;
    if (end - begin == 1 && is_possessive_determiner(token(begin))) continue;
    for (std::uint32_t i = begin + lead; i < end; ++i) places_[i].covering |= type;
  }
  while (filled < size()) first_layer_[++filled] = static_cast<std::uint32_t>(layers_.size());
}

void SentenceIndex::add_noun_groups() {
  for (const TokenSpan& group : view_->noun_groups) {
    const std::uint32_t begin = std::max(group.begin, window_.begin), end = std::min(group.end, window_.end);
    for (std::uint32_t i = begin; i < end; ++i) places_[i - window_.begin].noun_group_end = end - window_.begin;
  }
}

/// What is read off the tokens themselves, from behind.
void SentenceIndex::add_clauses() {
  for (std::uint32_t i = size(); i-- > 0;) {
    const Token& here = token(i);
    const bool last = i + 1 == size() || here.clause != token(i + 1).clause;
    if (last && i + 1 < size()) places_[i + 1].opens_clause = true;
    const std::uint32_t rest = last ? i + 1 : places_[i + 1].clause_end;
    places_[i].clause_end = rest == i + 1 && is_mark(here) ? i : rest;
    places_[i].is_quote = is_quote(here);
  }
}

}  // namespace crosstell::rules
