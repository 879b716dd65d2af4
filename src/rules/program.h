// SPDX-License-Identifier: Apache-2.0
// A pattern as a flat program. Repeats are written out, so control only moves forward: the program is a graph without cycles, and
// the longest match from (instruction, token) can be remembered.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pattern.h"

namespace crosstell::rules {

inline constexpr std::size_t kMaxProgram = 1500;

enum class Op : std::uint8_t {
  token,            ///< a: into tests
  dash, double_quote, single_quote,
  regex,            ///< a: regex
  clause,
  begin, end,       ///< of the sentence
  jump,             ///< a: instruction
  capture_begin,    ///< a: slot
  capture_end,
  predicate_begin, predicate_end,
  // From here on an instruction may have several successors.
  split,            ///< a, b: instructions, the preferred one first
  gap,              ///< a: tokens at most
  list,             ///< a: list
  mention,          ///< mask
  match,
};

struct Instruction {
  Op op = Op::match;
  bool is_target = false;   ///< several instructions lead here: worth remembering
  std::uint32_t a = 0, b = 0;
  MentionMask mask = 0;
  std::uint32_t element = 0;  ///< into Program::elements
};

/// An element as written, for near misses.
struct Element {
  std::string text;
  std::uint32_t column = 0;
};

struct Program {
  std::vector<Instruction> code;
  std::vector<TokenTest> tests;
  std::vector<Element> elements;
  MentionMask gap_stops = 0;  ///< mentions of these types end a gap
};

/// Adds a problem when the program grows over kMaxProgram.
[[nodiscard]] Program compile_pattern(const Node& root, MentionMask gap_stops, const Place& place, Problems& problems);

}  // namespace crosstell::rules
