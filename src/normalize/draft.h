// SPDX-License-Identifier: Apache-2.0
// Blocks on their way: what the lines of one field became before they are put together to an article.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "crosstell/normalize.h"
#include "mapped_text.h"

namespace crosstell {

/// A line of a field's text, without the white space around it.
struct Line {
  std::uint64_t begin = 0, end = 0;
  std::uint32_t indent = 0;      ///< bytes of white space before it
  std::uint32_t blank_before = 0;  ///< empty lines between the line before and this one
  bool marks = true;             ///< false: none of its bytes belongs to inline markup or code, see ByteMasks::mark
};
[[nodiscard]] std::vector<Line> split_lines(std::string_view text);

/// One block to be. Its text is `field[begin, end)`, or `edited` where markup was taken out or lines were joined.
struct Draft {
  std::uint64_t begin = 0, end = 0;
  std::unique_ptr<MappedText> edited;    ///< map leads to the field's text; few drafts have one
  Zone zone = Zone::paragraph;
  std::string_view rule;                 ///< empty: nobody has decided yet
  std::uint8_t level = 0;
  std::uint32_t indent = 0, blank_before = 0;
  std::int32_t repeat_of = -1, header = -1;
  std::uint32_t item_number = 0;
  bool marks = true;                     ///< of its lines

  [[nodiscard]] bool decided() const { return !rule.empty(); }
  void edit(MappedText to) { edited = std::make_unique<MappedText>(std::move(to)); }
  void decide(Zone to, std::string_view by) {
    zone = to;
    rule = by;
  }
  [[nodiscard]] std::string_view text(std::string_view field) const {
    return edited ? std::string_view(edited->text) : field.substr(begin, end - begin);
  }
};

}  // namespace crosstell
