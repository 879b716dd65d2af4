// SPDX-License-Identifier: Apache-2.0
// A pattern as a tree, straight from its text. The language is described in schemas/rules/en/README.md.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "names.h"
#include "problems.h"

#include "crosstell/rules/registry.h"
#include "crosstell/rules/token_view.h"

namespace crosstell::rules {

inline constexpr std::size_t kMaxPatternBytes = 2000;
inline constexpr std::size_t kMaxPatternDepth = 16;   // brackets and pieces inside each other
inline constexpr std::size_t kMaxPatternNodes = 2000; // with all pieces written out
inline constexpr std::uint32_t kMaxGap = 20;
inline constexpr std::uint32_t kDefaultGap = 4;
inline constexpr std::uint32_t kPhrasalGap = 2;
inline constexpr std::uint32_t kMaxRepeats = 8;

/// What one token must be; zero fields do not matter.
struct TokenTest {
  WordKey form = 0;
  WordKey lemma = 0;
  WordClassSet classes = 0;
  FormSet forms = 0;
  LexicalClassSet lexical = 0;
  std::uint16_t shape = 0;
};

enum class NodeKind : std::uint8_t {
  token,         ///< test
  dash, double_quote, single_quote,
  regex,         ///< index: into PatternTables::regexes
  list,          ///< index: into PatternTables::lists
  mention,       ///< mask
  clause,        ///< the words up to the end of the clause
  gap,           ///< high: tokens skipped at most
  begin, end,    ///< of the sentence
  sequence,      ///< children one after the other
  choice,        ///< one of the children
  repeat,        ///< low..high times the only child
  capture,       ///< index: into PatternTables::slots; the only child is captured
  predicate,     ///< the only child is the predicate
  argument,      ///< the only child, a capture, is the doer (low 0) or the object (low 1) of the predicate; covers no token itself
};

struct Node {
  NodeKind kind = NodeKind::sequence;
  TokenTest test;
  MentionMask mask = 0;
  std::uint32_t index = 0;
  std::uint32_t low = 0, high = 0;
  std::uint32_t letters = 0;  ///< of a word or lemma: short ones are frequent and make poor triggers
  char sure_letter = 0;       ///< of a regex: stands in all it matches; 0: not known
  std::uint32_t column = 0;   ///< in the pattern, in characters from 1
  std::string text;           ///< as written, for near misses
  std::vector<Node> children;
};

/// Names that patterns refer to, shared by all patterns of a rule set.
struct PatternTables {
  std::map<std::string, std::uint32_t, std::less<>> lists;
  std::map<std::string, std::uint32_t, std::less<>> slots;
  std::map<std::string, std::uint32_t, std::less<>> regexes;

  static std::uint32_t intern(std::map<std::string, std::uint32_t, std::less<>>& table, std::string_view name);
};

/// The list that stands for {slot:category}: the words of the attribute's categories.
[[nodiscard]] std::string category_list_name(std::string_view attribute_key);

struct PatternSource {
  std::string_view text;
  const std::map<std::string, std::string, std::less<>>* pieces = nullptr;  ///< may be null
  const Attribute* attribute = nullptr;                                     ///< may be null: slots need types then
  Place place;
};

/// Parses a pattern. What is wrong goes to `problems`; the tree is then not to be used.
[[nodiscard]] Node parse_pattern(const PatternSource& source, PatternTables& tables, Problems& problems);

/// What an attribute demands of a pattern's slots, and what makes a pattern useless: nothing in it, a gap at its edge.
void check_pattern(const Node& root, const PatternSource& source, const PatternTables& tables, Problems& problems);

/// Whether the tree can match no token at all.
[[nodiscard]] bool is_nullable(const Node& node);

/// Slots captured anywhere in the tree.
void collect_slots(const Node& node, std::vector<std::uint32_t>& slots);

/// Union of the types of the subject and value slots: mentions of these types stop a gap. Noun groups never do.
[[nodiscard]] MentionMask gap_stops(const Node& root, const PatternTables& tables);

}  // namespace crosstell::rules
