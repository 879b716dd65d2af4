// SPDX-License-Identifier: Apache-2.0
#include "draft.h"

#include <algorithm>
#include <bit>

#include "byte_masks.h"

namespace crosstell {
namespace {

class LineSplitter {
 public:
  explicit LineSplitter(std::string_view text) : text_(text) {}

  std::vector<Line> run() {
    lines_.reserve(text_.size() / 200 + 4);
    std::uint64_t marks = 0;  // of the current line so far
    each_line_mask(text_, [&](LineMasks masks, std::size_t at) {
      for (; masks.feed != 0; masks.feed &= masks.feed - 1) {
        const std::uint64_t below = (masks.feed & (~masks.feed + 1)) - 1;
        marks |= masks.mark & below;
        end_line(at + static_cast<std::size_t>(std::countr_zero(masks.feed)), marks != 0);
        masks.mark &= ~below;
        marks = 0;
      }
      marks |= masks.mark;
    });
    end_line(text_.size(), marks != 0);
    return std::move(lines_);
  }

 private:
  void end_line(std::size_t end, bool marks) {
    std::size_t first = begin_, last = end;
    while (first < last && text_[first] == ' ') ++first;
    while (last > first && text_[last - 1] == ' ') --last;
    if (first == last) {
      ++blank_;
    } else {
      lines_.push_back({first, last, static_cast<std::uint32_t>(first - begin_), blank_, marks});
      blank_ = 0;
    }
    begin_ = end + 1;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::size_t begin_ = 0;  // of the current line
  std::uint32_t blank_ = 0;
};

}  // namespace

std::vector<Line> split_lines(std::string_view text) { return LineSplitter(text).run(); }

}  // namespace crosstell
