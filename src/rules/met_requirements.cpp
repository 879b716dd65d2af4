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
  triggers_.clear();
  if (++sentence_ == 0) {
    std::fill(met_.begin(), met_.end(), Met{});
    std::fill(words_.begin(), words_.end(), Standing{});
    sentence_ = 1;
  }
  add_mentions(view, window);
  for (std::uint32_t i = window.begin; i < window.end; ++i) {
    const Token& token = view.tokens[i];
    add_word(token.form_key, i - window.begin);
    if (token.lemma_key != token.form_key) add_word(token.lemma_key, i - window.begin);
  }
}

void MetRequirements::add_mentions(const TokenView& view, TokenSpan window) {
  types_ = 0;
  begins_.fill(0);
  ends_.fill(0);
  for (const MentionLayer& mention : view.mentions) {
    if (mention.tokens.empty() || mention.tokens.begin < window.begin || mention.tokens.end > window.end) continue;
    types_ |= bit(mention.type);
    begins_[static_cast<std::size_t>(mention.type)] |= token_bit(mention.tokens.begin - window.begin);
    ends_[static_cast<std::size_t>(mention.type)] |= token_bit(mention.tokens.end - window.begin);
  }
  for (const TokenSpan& group : view.noun_groups) {  // one may be entered at any of its tokens
    const std::uint32_t begin = std::max(group.begin, window.begin), end = std::min(group.end, window.end);
    if (begin >= end) continue;
    types_ |= bit(MentionType::noun_group);
    for (std::uint32_t i = begin; i < end; ++i) begins_[static_cast<std::size_t>(MentionType::noun_group)] |= token_bit(i - window.begin);
    ends_[static_cast<std::size_t>(MentionType::noun_group)] |= token_bit(end - window.begin);
  }
  for (const std::uint32_t requirement : index_.met_by_mentions())
    if ((index_.mentions(requirement) & types_) != 0) triggers_.push_back(requirement);
}

MetRequirements::Met& MetRequirements::met(std::uint32_t requirement) {
  Met& met = met_[requirement];
  if (met.sentence == sentence_) return met;
  met = {sentence_, 0, 0};
  for (const std::uint32_t word : index_.words(requirement))
    if (words_[word].sentence == sentence_) met.begins |= words_[word].at;
  if (met.begins != 0) met.ends = after(met.begins, {1, index_.longest(requirement)});
  for (MentionMask left = index_.mentions(requirement) & types_; left != 0; left &= left - 1) {
    const auto type = static_cast<std::size_t>(std::countr_zero(left));
    met.begins |= begins_[type];
    met.ends |= ends_[type];
  }
  return met;
}

void MetRequirements::add_word(WordKey key, std::uint32_t token) {
  const RequirementIndex::Word* word = index_.word(key);
  if (word == nullptr) return;
  Standing& standing = words_[word->number];
  standing.at = token_bit(token) | (standing.sentence == sentence_ ? standing.at : 0);
  standing.sentence = sentence_;
  for (std::uint32_t i = word->begin; i < word->end; ++i) add_at_once(index_.met_at_once()[i], token_bit(token));
}

void MetRequirements::add_at_once(std::uint32_t requirement, TokenSet token) {
  Met& here = met(requirement);
  if (here.begins == 0 && !index_.candidates(requirement).empty()) triggers_.push_back(requirement);
  here.begins |= token;
  here.ends |= after(token, {1, index_.longest(requirement)});
}

TokenSet MetRequirements::starts_at(std::uint32_t trigger, const RequirementIndex::Candidate& candidate) {
  return before(met(trigger).begins, candidate.before_trigger);
}

TokenSet MetRequirements::starts(const RequirementIndex::Candidate& candidate) {
  if (met(candidate.second).begins == 0) return 0;
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
