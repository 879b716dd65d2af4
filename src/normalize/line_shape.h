// SPDX-License-Identifier: Apache-2.0
// What a single line looks like, whatever it says.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosstell {

/// Letter, digit or part of a character outside ASCII.
[[nodiscard]] constexpr bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Up to eight bytes to look for, all at once: std::string_view::find_first_of searches its set anew for every byte of a text.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes.substr(0, bytes_.size())) bytes_[count_++] = byte;
  }
  /// Offset of the first byte of the set in `text`; npos when there is none.
  [[nodiscard]] std::size_t find_in(std::string_view text) const;

 private:
  std::array<char, 8> bytes_{};
  std::size_t count_ = 0;
};
/// Bytes that inline markup begins with.
inline constexpr ByteSet kMarkupBytes("\\*_`[<");

/// 1-6 for "# text" to "###### text", else 0.
[[nodiscard]] int heading_level(std::string_view line);
[[nodiscard]] bool is_fence(std::string_view line);      ///< ``` or ~~~
[[nodiscard]] bool is_rule_line(std::string_view line);  ///< "* * *", "---", "====": no letter or digit, one mark at least three times
[[nodiscard]] bool is_underline(std::string_view line);  ///< "===" or "---" below a heading

enum class MarkerKind : std::uint8_t { none, bullet, dash, number };
[[nodiscard]] MarkerKind marker_kind(std::string_view line);
/// Bytes of a list marker with the space after it ("• ", "- ", "12. "), or 0.
[[nodiscard]] std::size_t marker_length(std::string_view line);

/// Whether the line closes a sentence: . ! ? or … before closing quotes and brackets.
[[nodiscard]] bool ends_sentence(std::string_view line);
/// Number of words with a letter or digit, counting stops at `most`.
[[nodiscard]] std::size_t word_count(std::string_view text, std::size_t most = 1000);
/// Share of words of four letters and more that start with a capital, 0..1; 1 when there is none.
[[nodiscard]] double title_case_share(std::string_view text);

inline constexpr std::size_t kMostFolded = 400;
/// Lower-case ASCII, straight quotes, hyphens for dashes, single spaces, no punctuation at either end, no emoji. For comparing.
[[nodiscard]] std::string folded(std::string_view text, std::size_t most_bytes = kMostFolded);
/// The same for one who folds many: `out` keeps its memory.
void fold_into(std::string_view text, std::size_t most_bytes, std::string& out);
/// False when the first word tells that folded(text) neither is nor begins with `fold`. True says nothing.
[[nodiscard]] bool may_fold_to(std::string_view text, std::string_view fold);

}  // namespace crosstell
