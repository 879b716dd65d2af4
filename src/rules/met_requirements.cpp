// SPDX-License-Identifier: Apache-2.0
#include "met_requirements.h"

#include <algorithm>
#include <bit>

namespace crosstell::rules {
namespace {

constexpr std::uint32_t kLastBit = 63;

/// `tokens` and all up to `reach` tokens after them.
TokenSet smear_up(TokenSet tokens, std::uint32_t reach) {
  for (std::uint32_t covered = 1; covered <= reach; covered *= 2) tokens |= tokens << std::min(covered, reach + 1 - covered);
  return tokens;
}

TokenSet smear_down(TokenSet tokens, std::uint32_t reach) {
  for (std::uint32_t covered = 1; covered <= reach; covered *= 2) tokens |= tokens >> std::min(covered, reach + 1 - covered);
  return tokens;
}

/// Words tell it themselves; marks and numbers do not.
bool has_hyphen(const Token& token) {
  if (token.has(shape_letter) || token.folded.empty()) return token.has(sign_hyphen);
  return token.folded.front() == '-' || (token.folded.size() > 1 && token.folded.find('-') != std::string_view::npos);
}

/// All tokens after the first of `tokens`. Requires: not empty.
TokenSet after_first(TokenSet tokens) {
  const TokenSet first = tokens & (~tokens + 1);
  return ~(first | (first - 1)) | token_bit(kLastBit);
}

/// Tokens that stand `by` after one of `tokens`. Requires: not empty.
TokenSet after(TokenSet tokens, const Extent& by) {
  const auto first = static_cast<std::uint32_t>(std::countr_zero(tokens));
  if (by.high >= kLastBit) return ~TokenSet{0} << std::min(first + std::min(by.low, kLastBit), kLastBit);
  const TokenSet beyond = tokens >> (kLastBit - by.high) != 0 ? token_bit(kLastBit) : 0;
  return smear_up(tokens << by.low, by.high - by.low) | beyond;
}

/// Tokens that stand `by` before one of `tokens`. Requires: not empty.
TokenSet before(TokenSet tokens, const Extent& by) {
  const bool open = (tokens & token_bit(kLastBit)) != 0;
  const auto last = static_cast<std::uint32_t>(std::bit_width(tokens)) - 1;
  if (by.high >= kLastBit) return open ? ~TokenSet{0} : by.low > last ? 0 : ~TokenSet{0} >> (kLastBit - (last - by.low));
  return smear_down(tokens >> by.low, by.high - by.low) | (open ? ~TokenSet{0} << (kLastBit - by.high) : 0);
}

}  // namespace

void MetRequirements::reset(const TokenView& view, TokenSpan window) {
  if (++sentence_ == 0) {
    std::fill(met_.begin(), met_.end(), Met{});
    std::fill(words_.begin(), words_.end(), Standing{});
    sentence_ = 1;
  }
  view_ = &view;
  window_ = window;
  may_meet_.clear();
  add_types(view);
  for (std::uint32_t begin = window.begin; begin < window.end; begin += kAtOnce) add_words(view, {begin, std::min(begin + kAtOnce, window.end)});
}

MetRequirements::Known MetRequirements::known_of(const Token& token) const {
  return {index_.find(token.form_key), token.lemma_key == token.form_key ? kUnbounded : index_.find(token.lemma_key)};
}

/// First all known words are picked out, without a branch a word, then they are read step by step: what each of them waits for in memory
/// comes while the others are read.
void MetRequirements::add_words(const TokenView& view, TokenSpan part) {
  constexpr std::uint32_t kAhead = 24;   // tokens
  std::size_t count = 0;
  TokenSet hyphened = 0;
  for (std::uint32_t i = part.begin; i < part.end; ++i) {
    const Token& token = view.tokens[i];
    expect_token(view.tokens, i);
    if (i + kAhead < view.tokens.size()) known_.expect(view.tokens[i + kAhead]);
    const std::uint32_t place = i - window_.begin;
    if (has_hyphen(token)) hyphened |= token_bit(place);
    // Numbers and marks share the first number: what is known of one is gone with the next.
    const Known known = token.word == 0 ? known_of(token) : known_.of(token, [this](const Token& word) { return known_of(word); });
    found_[count] = {known.form, place};
    count += known.form != kUnbounded ? 1 : 0;
    found_[count] = {known.lemma, place};
    count += known.lemma != kUnbounded ? 1 : 0;
  }
  for (std::size_t i = 0; i < count; ++i) __builtin_prefetch(&index_.word(found_[i].word));
  for (std::size_t i = 0; i < count; ++i) expect(index_.word(found_[i].word));
  for (std::size_t i = 0; i < count; ++i) add_word(index_.word(found_[i].word), token_bit(found_[i].token));
  if (hyphened == 0) return;
  if (const std::uint32_t word = index_.find(hyphened_word()); word != kUnbounded) add_word(index_.word(word), hyphened);
}

void MetRequirements::add_types(const TokenView& view) {
  types_ = view.noun_groups.empty() ? 0 : bit(MentionType::noun_group);
  for (const MentionLayer& mention : view.mentions) types_ |= bit(mention.type);
  for (MentionMask left = types_; left != 0; left &= left - 1) may_meet_.add(index_.met_by_type(static_cast<std::size_t>(std::countr_zero(left))));
  placed_ = false;
}

void MetRequirements::place_mentions() {
  placed_ = true;
  begins_.fill(0);
  ends_.fill(0);
  for (const MentionLayer& mention : view_->mentions) {
    if (mention.tokens.empty() || mention.tokens.begin < window_.begin || mention.tokens.end > window_.end) continue;
    begins_[static_cast<std::size_t>(mention.type)] |= token_bit(mention.tokens.begin - window_.begin);
    ends_[static_cast<std::size_t>(mention.type)] |= token_bit(mention.tokens.end - window_.begin);
  }
  for (const TokenSpan& group : view_->noun_groups) {  // one may be entered at any of its tokens
    const std::uint32_t begin = std::max(group.begin, window_.begin), end = std::min(group.end, window_.end);
    if (begin >= end) continue;
    for (std::uint32_t i = begin; i < end; ++i) begins_[static_cast<std::size_t>(MentionType::noun_group)] |= token_bit(i - window_.begin);
    ends_[static_cast<std::size_t>(MentionType::noun_group)] |= token_bit(end - window_.begin);
  }
}

void MetRequirements::stand(std::uint32_t number, TokenSet at) {
  Standing& standing = words_[number];
  standing.at = at | (standing.sentence == sentence_ ? standing.at : 0);
  standing.sentence = sentence_;
}

/// Fetches what add_word() will look at.
void MetRequirements::expect(const RequirementIndex::Word& word) const {
  __builtin_prefetch(index_.met_by_word(word).data());
  __builtin_prefetch(index_.groups(word).data());
  __builtin_prefetch(&words_[word.number], 1);
}

void MetRequirements::add_word(const RequirementIndex::Word& word, TokenSet at) {
  may_meet_.add(index_.met_by_word(word));
  stand(word.number, at);
  for (const std::uint32_t group : index_.groups(word)) stand(group, at);
}

MetRequirements::Met& MetRequirements::met(std::uint32_t requirement) {
  Met& met = met_[requirement];
  if (met.sentence == sentence_) return met;
  met = {sentence_, 0, 0};
  for (const std::uint32_t word : index_.words(requirement))
    if (words_[word].sentence == sentence_) met.begins |= words_[word].at;
  if (met.begins != 0) met.ends = after(met.begins, {1, index_.longest(requirement)});
  const MentionMask types = index_.mentions(requirement) & types_;
  if (types != 0 && !placed_) place_mentions();
  for (MentionMask left = types; left != 0; left &= left - 1) {
    const auto type = static_cast<std::size_t>(std::countr_zero(left));
    met.begins |= begins_[type];
    met.ends |= ends_[type];
  }
  return met;
}

void MetRequirements::pick(std::uint32_t trigger, Picked& out) const {
  const auto candidates = index_.candidates(trigger);
  const auto companions = index_.companions(trigger);
  const RequirementIndex::Candidate** room = out.room.data() + out.count;
  for (std::size_t i = 0; i < candidates.size(); ++i) {   // few remain, and nobody knows which: no branch
    *room = &candidates[i];
    room += may_meet_.holds(companions[i].second) & may_meet_.holds(companions[i].third) ? 1 : 0;
  }
  out.count = static_cast<std::size_t>(room - out.room.data());
}

TokenSet MetRequirements::starts_at(std::uint32_t trigger, const RequirementIndex::Candidate& candidate) {
  const TokenSet begins = met(trigger).begins;
  return begins == 0 ? 0 : before(begins, candidate.before_trigger);
}

TokenSet MetRequirements::starts(const RequirementIndex::Candidate& candidate) {
  const auto* link = index_.links().data() + candidate.begin;
  const auto* end = index_.links().data() + candidate.end;
  const Met& first = met(link->requirement);
  if (first.begins == 0) return 0;
  TokenSet ends = first.ends & after_first(first.begins);
  const TokenSet starts = before(first.begins, link->lead);
  for (++link; link != end; ++link) {
    const Met& next = met(link->requirement);
    const TokenSet begins = ends == 0 ? 0 : next.begins & after(ends, link->lead);
    if (begins == 0) return 0;
    ends = next.ends & after_first(begins);
  }
  return starts;
}

}  // namespace crosstell::rules
