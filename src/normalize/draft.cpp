// SPDX-License-Identifier: Apache-2.0
#include "draft.h"

#include <algorithm>

namespace crosstell {

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t blank = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::size_t first = at, last = end;
    while (first < last && text[first] == ' ') ++first;
    while (last > first && text[last - 1] == ' ') --last;
    if (first == last) {
      ++blank;
    } else {
      lines.push_back({first, last, static_cast<std::uint32_t>(first - at), blank});
      blank = 0;
    }
    at = end + 1;
  }
  return lines;
}

}  // namespace crosstell
