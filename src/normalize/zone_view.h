// SPDX-License-Identifier: Apache-2.0
// The blocks of a body with what all zone rules ask about them.
#pragma once

#include <string>
#include <vector>

#include "draft.h"
#include "line_patterns.h"

namespace crosstell {

struct BlockShape {
  std::uint32_t words = 0;         ///< exact up to 1000
  std::uint64_t words_before = 0;  ///< of all blocks before it
  bool ends_sentence = false;
  bool colon_end = false;
  const LinePattern* pattern = nullptr;
};

class ZoneView {
 public:
  ZoneView(std::string_view text, std::vector<Draft>& drafts);

  [[nodiscard]] std::size_t size() const { return drafts_.size(); }
  [[nodiscard]] Draft& draft(std::size_t i) { return drafts_[i]; }
  [[nodiscard]] const Draft& draft(std::size_t i) const { return drafts_[i]; }
  [[nodiscard]] const BlockShape& shape(std::size_t i) const { return shapes_[i]; }
  [[nodiscard]] BlockShape& shape(std::size_t i) { return shapes_[i]; }
  [[nodiscard]] std::string_view text(std::size_t i) const { return drafts_[i].text(text_); }
  [[nodiscard]] std::uint64_t total_words() const { return total_words_; }
  /// Whether at least `percent` of the words stand before block i.
  [[nodiscard]] bool past(std::size_t i, std::uint64_t percent) const { return shapes_[i].words_before * 100 >= total_words_ * percent; }

  /// An undecided block that reads like article text: a sentence of some length, or a long block.
  [[nodiscard]] bool is_body(std::size_t i) const;
  /// Undecided, or a list item or heading by its mark alone: a zone rule may still say otherwise.
  [[nodiscard]] bool is_open(std::size_t i) const;
  /// A short line that closes no sentence.
  [[nodiscard]] bool is_headline(std::size_t i) const;

 private:
  std::string_view text_;
  std::vector<Draft>& drafts_;
  std::vector<BlockShape> shapes_;
  std::uint64_t total_words_ = 0;
};

void mark_patterns(ZoneView& view, bool has_title);       ///< wording, hashtags, datelines
void mark_faq(ZoneView& view);                            ///< questions and answers
void mark_top(ZoneView& view, bool has_title);            ///< title, site name, dek
void mark_tail(ZoneView& view);                           ///< what follows the article, related headlines inside it
void mark_lists(ZoneView& view);                          ///< list numbers and the lines that introduce lists
void mark_headings(ZoneView& view);                       ///< headings without a mark

}  // namespace crosstell
