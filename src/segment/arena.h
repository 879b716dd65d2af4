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
    if (!text.empty()) std::memcpy(room(text.size()), text.data(), text.size());
    return take(text.size());
  }

  /// Room for `size` bytes, to be written before anything else is kept.
  [[nodiscard]] char* room(std::size_t size) {
    if (size > left_) {
      left_ = std::max<std::size_t>(size, kPiece);
      pieces_.push_back(std::make_unique_for_overwrite<char[]>(left_));
      next_ = pieces_.back().get();
    }
    return next_;
  }

  /// Keeps the first bytes of that room.
  [[nodiscard]] std::string_view take(std::size_t size) {
    const std::string_view kept(next_, size);
    next_ += size;
    left_ -= size;
    return kept;
  }

 private:
  static constexpr std::size_t kPiece = 4096;
  std::vector<std::unique_ptr<char[]>>& pieces_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace crosstell::segmenting
