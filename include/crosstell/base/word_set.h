// SPDX-License-Identifier: Apache-2.0
// A few words that belong to the code that asks for them. Nearly every word asked about is none of them, and its length and first letter
// tell so without a comparison.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace crosstell {

template <std::size_t N>
class WordSet {
 public:
  template <class... Words>
  constexpr explicit WordSet(Words... words) : words_{std::string_view(words)...} {
    for (const std::string_view word : words_) lengths_ |= of_length(word), letters_ |= of_letter(word);
  }

  [[nodiscard]] constexpr bool holds(std::string_view word) const {
    if (word.empty() || (lengths_ & of_length(word)) == 0 || (letters_ & of_letter(word)) == 0) return false;
    for (const std::string_view known : words_)
      if (known == word) return true;
    return false;
  }

 private:
  static constexpr std::uint64_t of_length(std::string_view word) { return std::uint64_t{1} << (word.size() % 64); }
  static constexpr std::uint64_t of_letter(std::string_view word) { return std::uint64_t{1} << (static_cast<unsigned char>(word[0]) % 64); }

  std::array<std::string_view, N> words_;
  std::uint64_t lengths_ = 0, letters_ = 0;
};
template <class... Words>
WordSet(Words...) -> WordSet<sizeof...(Words)>;

}  // namespace crosstell
