// SPDX-License-Identifier: Apache-2.0
// Which line patterns a line can match, by a few bytes of it: most lines match none and need no regex run.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosstell {

inline constexpr std::size_t kTriggerBytes = 8;

/// The first bytes, eight at most, that a match of `regex` must begin with; '\n' stands for the end of the line.
/// Nothing when a match can begin with anything. `regex`: RE2 syntax as the line patterns use it; a leading '^' or \b is passed over.
[[nodiscard]] std::optional<std::vector<std::string>> beginnings_of(std::string_view regex);

/// What follows a leading "^.{0,60}" or "^.{3,200}", "^[\w.-]+" or "^([\w'.-]+ ){2,4}", and whether it can only begin where a word does; nothing when `regex`
/// begins in another way.
struct RegexRest {
  std::string regex;
  bool at_word = false;
  bool after_words = false;  ///< what stands before it are words, each with a space
  std::size_t most = 0;      ///< bytes, or words, before it; kNoLimit when not given
};
inline constexpr std::size_t kNoLimit = 1u << 20;
[[nodiscard]] std::optional<RegexRest> after_open_start(std::string_view regex);

/// Beginnings of many patterns, asked all at once.
class TriggerTable {
 public:
  void add(std::string_view beginning, std::size_t max_words, bool tail_only);

  struct Line {
    std::string_view text;
    std::size_t words = 0;
    bool in_tail = false;
  };
  [[nodiscard]] bool at_start(const Line& line) const { return !line.text.empty() && may_hit(line.text, 0) && hits(line, 0); }
  /// Whether some beginning stands at a word's first byte, or at a byte outside words, among the first `reach` bytes.
  [[nodiscard]] bool anywhere(const Line& line, std::size_t reach) const;

 private:
  struct Trigger {
    std::uint64_t bytes, mask;
    std::uint32_t max_words;
    std::uint32_t next;  ///< number of another one with the same head, or 0
    bool tail_only;
  };
  static constexpr std::size_t kHeads = 2048;
  [[nodiscard]] bool may_hit(std::string_view text, std::size_t at) const;
  [[nodiscard]] bool hits(const Line& line, std::size_t at) const;

  // Numbers of triggers count from 1; 0 is none.
  std::vector<Trigger> triggers_;
  std::array<std::uint32_t, kHeads> heads_{};       ///< of beginnings of four bytes and more, by these
  std::array<std::uint32_t, 256> short_first_{};    ///< of the other ones, by their first byte
  bool at_spaces_ = false;                          ///< some beginning is a space
  std::array<std::size_t, 2> most_words_{};  ///< a line may have to hit anything: in the text, in its tail
};

}  // namespace crosstell
