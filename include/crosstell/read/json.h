// SPDX-License-Identifier: Apache-2.0
// A JSON scanner that keeps byte offsets of every value, names the place of an error and never recurses.
//
// Stricter than most (a key that stands twice in one object is an error: which of the two is the article?), laxer in one
// point: a lone surrogate is no error, because scrapers that cut text in UTF-16 write them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosstell::json {

enum class Kind : std::uint8_t { object, array, string, number, literal };

/// One open object or array around a value.
struct Frame {
  Kind kind = Kind::object;
  std::uint64_t begin = 0;         ///< of its first byte
  std::uint64_t key_begin = 0;     ///< object: the key of the value being read, without quotes
  std::uint64_t key_end = 0;
  std::uint64_t index = 0;         ///< array: number of the value being read
};

struct Value {
  Kind kind = Kind::literal;
  std::uint64_t begin = 0, end = 0;  ///< with quotes or brackets
};

struct SyntaxError {
  std::uint64_t offset = 0;
  std::string what;                  ///< found and expected
};

inline constexpr std::size_t kMaxDepth = 512;

/// Called at the end of each value that stands in at most `report_depth` containers.
using OnValue = std::function<void(const std::vector<Frame>& around, const Value& value)>;

/// Scans one JSON value with white space around it, a byte order mark before it allowed.
/// Returns: the first error, or nothing.
[[nodiscard]] std::optional<SyntaxError> scan(std::string_view bytes, std::size_t report_depth, const OnValue& on_value);

/// The text of a string literal (without quotes); lone surrogates become U+FFFD. Requires: scan() accepted it.
[[nodiscard]] std::string decode_string(std::string_view literal);

/// One escape of a string literal.
struct Escape {
  char32_t value = 0xFFFD;
  std::uint8_t length = 2;           ///< bytes of the literal, 12 for a surrogate pair
  bool lone_surrogate = false;
};
/// Decodes the escape that starts with the backslash at `offset`. A broken escape gives the backslash itself, length 1.
[[nodiscard]] Escape decode_escape(std::string_view literal, std::size_t offset);

/// Line and column (in bytes) from 1.
struct Position { std::uint64_t line = 1, column = 1; };
[[nodiscard]] Position position_of(std::string_view bytes, std::uint64_t offset);

}  // namespace crosstell::json
