// SPDX-License-Identifier: Apache-2.0
// The text of blocks: references decoded, white space as a browser shows it, characters cleaned, each byte mapped to the page.
#pragma once

#include "mapped_text.h"

namespace crosstell::html {

class TextFlow {
 public:
  explicit TextFlow(std::string_view page) : page_(page) {}

  /// Adds page[begin, end). `references`: character references count. `preserve`: white space is kept (<pre>).
  void add(std::size_t begin, std::size_t end, bool references, bool preserve);
  /// A space, unless the block is empty or ends with one: for <br> inside a sentence.
  void add_space(std::size_t begin, std::size_t end);
  /// A line feed inside preformatted text.
  void add_line(std::size_t begin, std::size_t end);
  /// Ends the block. The next one starts on a line of its own.
  void end_block();

  [[nodiscard]] std::uint64_t block_begin() const { return block_begin_; }
  [[nodiscard]] std::uint64_t size() const { return out_.text.size(); }
  [[nodiscard]] bool block_is_empty() const { return size() == block_begin_; }
  [[nodiscard]] std::string_view block_text() const { return std::string_view(out_.text).substr(block_begin_); }
  [[nodiscard]] const std::string& text() const { return out_.text; }
  [[nodiscard]] MappedText take() && { return std::move(out_); }

 private:
  void put(char32_t first, char32_t second, std::size_t begin, std::size_t end, bool preserve);
  void copy_plain(std::size_t begin, std::size_t end);
  void flush_space();
  void set_space(std::size_t begin, std::size_t end);

  std::string_view page_;
  MappedText out_;                   ///< map -> page
  std::uint64_t block_begin_ = 0;
  bool space_waits_ = false;
  std::size_t space_begin_ = 0, space_end_ = 0;
};

}  // namespace crosstell::html
