// SPDX-License-Identifier: Apache-2.0
#include "quotation.h"

#include <algorithm>

#include "character.h"

namespace crosstell::segmenting {
namespace {

constexpr std::uint32_t kSingleReach = 120;  // tokens within which a single mark must find its partner

CharKind kind_of(std::string_view clean, const Token& token) { return character_at(clean, token.span.begin).kind; }
bool is_word(const Token& token) { return token.has(shape_letter) || token.has(shape_digit); }

}  // namespace

QuotationFinder::Mark QuotationFinder::double_mark(std::uint32_t i, const TokenSpan& range) const {
  const Token& token = out_.tokens[i];
  if (is_word(token)) return Mark::none;
  const bool space_before = token.has(shape_space_before) || i == range.begin;
  const bool space_after = i + 1 >= range.end || out_.tokens[i + 1].has(shape_space_before);
  switch (kind_of(clean_, token)) {
    case CharKind::open_double: return token.folded == "\"" || !space_after || space_before ? Mark::opens : Mark::closes;
    case CharKind::close_double: return Mark::closes;
    case CharKind::double_mark: break;
    default: return Mark::none;
  }
  const bool inches = !space_before && out_.tokens[i - 1].has(shape_digit) && !out_.tokens[i - 1].has(shape_letter) && open_double_ == kNone;
  if (inches) return Mark::none;  // 5"
  if (space_before && !space_after) return Mark::opens;
  if (!space_before && space_after) return Mark::closes;
  return Mark::either;
}

/// An apostrophe that opens: after white space or an opening mark, before a word, and with a partner further on.
bool QuotationFinder::single_opens(std::uint32_t i, const TokenSpan& range) const {
  const Token& token = out_.tokens[i];
  if (is_word(token) || i + 1 >= range.end || out_.tokens[i + 1].has(shape_space_before)) return false;
  const CharKind kind = kind_of(clean_, token);
  if (kind != CharKind::apostrophe && kind != CharKind::open_single) return false;
  if (!token.has(shape_space_before) && i > range.begin) {
    const CharKind left = kind_of(clean_, out_.tokens[i - 1]);
    if (left != CharKind::open_bracket && left != CharKind::dash && left != CharKind::open_double && left != CharKind::double_mark) return false;
  }
  if (out_.tokens[i + 1].has(shape_digit) && kind == CharKind::apostrophe) return false;  // '90s
  const std::uint32_t limit = std::min(range.end, i + kSingleReach);
  for (std::uint32_t k = i + 2; k < limit; ++k)
    if (single_closes(k, range) && out_.tokens[k - 1].folded.back() != 's') return true;
    else if (single_closes(k, range) && (k + 1 >= range.end || !is_word(out_.tokens[k + 1]))) return true;
  return false;
}

bool QuotationFinder::single_closes(std::uint32_t i, const TokenSpan& range) const {
  const Token& token = out_.tokens[i];
  if (is_word(token) || token.has(shape_space_before) || i == range.begin) return false;
  if (kind_of(clean_, token) != CharKind::apostrophe) return false;
  return i + 1 >= range.end || out_.tokens[i + 1].has(shape_space_before) || !is_word(out_.tokens[i + 1]);
}

/// The last token of a value in marks, name="value", as escaped markup and program text have it: nobody's words. `i` when there is none.
std::uint32_t QuotationFinder::attribute_value_end(std::uint32_t i, const TokenSpan& range) const {
  if (i == range.begin || out_.tokens[i].has(shape_space_before) || clean_[out_.tokens[i].span.begin] != '"' || clean_[out_.tokens[i].span.begin - 1] != '=') return i;
  for (std::uint32_t j = i + 1; j < range.end && !out_.tokens[j].has(shape_space_before); ++j)
    if (clean_[out_.tokens[j].span.begin] == '"') return j;
  return i;
}

void QuotationFinder::block(const TokenSpan& range, std::span<const std::uint32_t> marks) {
  continue_previous(range);
  std::uint32_t passed = range.begin;   // what stands before it is part of a value in marks
  for (const std::uint32_t i : marks) {
    if (i < passed || is_word(out_.tokens[i])) continue;
    if (const std::uint32_t end = attribute_value_end(i, range); end != i) {
      passed = end + 1;
      continue;
    }
    Mark mark = double_mark(i, range);
    if (mark == Mark::either) mark = open_double_ == kNone ? Mark::opens : Mark::closes;
    if (mark == Mark::opens && open_double_ != kNone && kind_of(clean_, out_.tokens[i]) == CharKind::double_mark) mark = Mark::closes;
    if (mark == Mark::opens && open_double_ == kNone) {
      open(i, false);
    } else if (mark == Mark::closes && open_double_ != kNone) {
      if (open_single_ != kNone && open_single_ > open_double_) close(i, true, false);
      close(i, false, true);
    } else if (mark == Mark::none) {
      if (open_single_ == kNone && single_opens(i, range)) {
        open(i, true);
      } else if (open_single_ != kNone && single_closes(i, range)) {
        // "the owners' plan" inside single marks: possessive when a better end follows.
        bool possessive = out_.tokens[i - 1].folded.back() == 's' && i + 1 < range.end && is_word(out_.tokens[i + 1]) && !out_.tokens[i + 1].has(shape_capitalized);
        if (possessive) {
          possessive = false;
          const std::uint32_t limit = std::min(range.end, i + kSingleReach);
          for (std::uint32_t k = i + 1; k < limit && !possessive; ++k) possessive = single_closes(k, range);
        }
        if (!possessive) close(i, true, true);
      }
    }
  }
  if (open_single_ != kNone) close(range.end, true, false);
  unclosed_ = open_double_;
  if (open_double_ != kNone) close(range.end, false, false);
}

/// Each paragraph of a long quotation opens with a mark; only the last one closes.
void QuotationFinder::continue_previous(const TokenSpan& range) {
  if (unclosed_ == kNone) return;
  const CharKind kind = kind_of(clean_, out_.tokens[range.begin]);
  if (kind == CharKind::double_mark || kind == CharKind::open_double) out_.quotations[unclosed_].continues_paragraph = true;
  unclosed_ = kNone;
}

void QuotationFinder::open(std::uint32_t i, bool single) {
  out_.tokens[i].possible = bit(WordClass::punctuation);
  QuotationSpan span;
  span.outer.begin = out_.tokens[i].span.begin;
  span.inner.begin = out_.tokens[i].span.end;
  span.tokens = {i + 1, i + 1};
  span.single_marks = single;
  (single ? open_single_ : open_double_) = static_cast<std::uint32_t>(out_.quotations.size());
  out_.quotations.push_back(span);
}

/// `end` is the closing mark, or one past the last token when there is none.
void QuotationFinder::close(std::uint32_t end, bool single, bool at_mark) {
  std::uint32_t& open = single ? open_single_ : open_double_;
  QuotationSpan& span = out_.quotations[open];
  span.tokens.end = std::max(end, span.tokens.begin);
  span.inner.end = span.tokens.empty() ? span.inner.begin : out_.tokens[span.tokens.end - 1].span.end;
  span.outer.end = at_mark ? out_.tokens[end].span.end : span.inner.end;
  if (at_mark) out_.tokens[end].possible = bit(WordClass::punctuation);
  if (at_mark) span.inner.end = std::max<std::uint64_t>(span.inner.begin, out_.tokens[end].span.begin);
  for (std::uint32_t i = span.tokens.begin; i < span.tokens.end; ++i) {
    out_.tokens[i].shape |= shape_in_quotes;
    // The innermost span wins: nested ones are closed before those around them.
    if (out_.tokens[i].quotation == 0) out_.tokens[i].quotation = static_cast<std::uint16_t>(std::min<std::uint32_t>(open + 1, 0xFFFF));
  }
  open = kNone;
}

}  // namespace crosstell::segmenting
