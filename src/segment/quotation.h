// SPDX-License-Identifier: Apache-2.0
// Text between quotation marks.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "crosstell/segment.h"

namespace crosstell::segmenting {

/// Fed one block after the other. Sets shape_in_quotes and Token::quotation, and appends to Segments::quotations.
class QuotationFinder {
 public:
  QuotationFinder(std::string_view clean, Segments& out) : clean_(clean), out_(out) {}

  /// `marks`: those of the block, see tokenize().
  void block(const TokenSpan& range, std::span<const std::uint32_t> marks);

 private:
  enum class Mark : std::uint8_t { none, opens, closes, either };
  [[nodiscard]] Mark double_mark(std::uint32_t i, const TokenSpan& range) const;
  [[nodiscard]] bool single_opens(std::uint32_t i, const TokenSpan& range) const;
  [[nodiscard]] bool single_closes(std::uint32_t i, const TokenSpan& range) const;
  [[nodiscard]] std::uint32_t attribute_value_end(std::uint32_t i, const TokenSpan& range) const;
  void continue_previous(const TokenSpan& range);
  void open(std::uint32_t i, bool single);
  void close(std::uint32_t i, bool single, bool at_mark);

  std::string_view clean_;
  Segments& out_;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  std::uint32_t open_double_ = kNone;      ///< index of the span that is open
  std::uint32_t open_single_ = kNone;
  std::uint32_t unclosed_ = kNone;         ///< span that ended with the previous block for want of a mark
};

}  // namespace crosstell::segmenting
