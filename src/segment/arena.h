// SPDX-License-Identifier: Apache-2.0
// Text that stands neither in the lexicon nor in the clean text, in few large pieces.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace crosstell::segmenting {

class Arena {
 public:
  explicit Arena(std::vector<std::unique_ptr<char[]>>& pieces) : pieces_(pieces) {}

  [[nodiscard]] std::string_view keep(std::string_view text) {
    if (text.size() > left_) {
      const std::size_t size = std::max<std::size_t>(text.size(), kPiece);
      pieces_.push_back(std::make_unique<char[]>(size));
      next_ = pieces_.back().get();
      left_ = size;
    }
    if (!text.empty()) std::memcpy(next_, text.data(), text.size());
    const std::string_view kept(next_, text.size());
    next_ += text.size();
    left_ -= text.size();
    return kept;
  }

 private:
  static constexpr std::size_t kPiece = 4096;
  std::vector<std::unique_ptr<char[]>>& pieces_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace crosstell::segmenting
