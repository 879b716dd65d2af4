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

/// What follows a leading "^.{0,60}" or "^.{3,200}", "^[\w.-]+", "^\S+" or "^([\w'.-]+ ){2,4}", and whether it can only begin where a word does; nothing when `regex`
/// begins in another way.
struct RegexRest {
  std::string regex;
  bool at_word = false;
  bool after_words = false;  ///< what stands before it are words, each with a space
  std::size_t most = 0;      ///< bytes, or words, before it; kNoLimit when not given
};
inline constexpr std::size_t kNoLimit = 1u << 20;
[[nodiscard]] std::optional<RegexRest> after_open_start(std::string_view regex);

/// The longest text, four bytes at least, that stands in every match of `regex`; empty when none was found.
[[nodiscard]] std::string needed_literal(std::string_view regex);

/// A line with all that decides which patterns it may match.
struct TriggerLine {
  std::string_view text;
  std::size_t words = 0;
  bool in_tail = false;
};

/// When a beginning counts: for lines of at most so many words, and where it begins.
struct TriggerTerms {
  std::uint32_t pattern = 0;
  std::size_t max_words = 0;
  bool tail_only = false;
  std::size_t reach = 0;         ///< bytes, or words, that may stand before it
};

/// Beginnings of many patterns, asked all at once.
class TriggerTable {
 public:
  void add(std::string_view beginning, const TriggerTerms& terms);

  /// Adds the patterns to `found` of which a beginning is at the start of the line.
  void find_at_start(const TriggerLine& line, std::vector<std::uint32_t>& found) const;
  /// The same for beginnings at a word's first byte, or at a byte outside words, behind so many bytes as each allows.
  void find_behind_bytes(const TriggerLine& line, std::vector<std::uint32_t>& found) const;
  /// The same behind so many words as any of them allows.
  void find_behind_words(const TriggerLine& line, std::vector<std::uint32_t>& found) const;

 private:
  struct Trigger {  // small: what is looked up for each line competes for the caches with all that comes after
    std::uint64_t bytes;
    std::uint32_t next;  ///< number of another one with the same head, or 0
    std::uint32_t reach;
    std::uint16_t pattern, max_words;
    std::uint8_t length;
    bool tail_only;
  };
  static constexpr std::size_t kHeads = 2048, kHeadBits = 8192;
  [[nodiscard]] bool may_hit(std::uint64_t bytes) const;
  [[nodiscard]] bool fits(const TriggerLine& line) const { return !line.text.empty() && line.words <= most_words_[line.in_tail ? 1 : 0]; }
  void collect(const TriggerLine& line, std::uint64_t bytes, std::size_t place, std::vector<std::uint32_t>& found) const;
  void find_within(const TriggerLine& line, std::size_t last_place, bool in_bytes, std::vector<std::uint32_t>& found) const;

  // Numbers of triggers count from 1; 0 is none.
  std::vector<Trigger> triggers_;
  std::array<std::uint64_t, kHeadBits / 64> head_bits_{};  ///< what most places are asked: small enough to stay at hand
  std::array<std::uint64_t, 4> first_bits_{};
  std::array<std::uint16_t, kHeads> heads_{};       ///< of beginnings of four bytes and more, by these
  std::array<std::uint16_t, 256> short_first_{};    ///< of the other ones, by their first byte
  bool at_spaces_ = false;                          ///< some beginning is a space
  std::size_t most_reach_ = 0;
  std::array<std::size_t, 2> most_words_{};  ///< a line may have to hit anything: in the text, in its tail
};

}  // namespace crosstell
