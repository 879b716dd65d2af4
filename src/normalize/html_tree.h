// SPDX-License-Identifier: Apache-2.0
// A light tree of a page: its block elements, the lines of text in them, and what its head says.
//
// Not the tree construction of the standard: implied end tags are honoured, misnested inline elements are ended where their block
// ends, nothing is moved ("foster parents"). Depth, elements and attributes have caps; what is over them is flattened and counted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html_tags.h"
#include "mapped_text.h"

namespace crosstell::html {

inline constexpr std::uint32_t kNoNode = static_cast<std::uint32_t>(-1);
inline constexpr std::size_t kMaxDepth = 512;       ///< open elements
inline constexpr std::size_t kMaxNodes = 1u << 19;  ///< block elements of a page

/// A block element.
struct Node {
  Tag tag = Tag::other;
  bool hidden = false;                ///< it, or an element around it, is not shown
  bool withheld = false;              ///< the same, by its tag
  std::uint32_t parent = kNoNode;     ///< always less than the node's own number
  std::uint32_t end = 0;              ///< one past the last node inside it
  std::uint32_t first_block = 0, end_block = 0;  ///< lines of text inside it
  std::uint32_t families = 0;         ///< html_words.h, of its own names
  std::uint64_t signature = 0;        ///< equal for elements of equal tag and class
};

/// Text between two boundaries of blocks. `begin`, `end`: into Page::text.
struct TextBlock {
  std::uint32_t node = 0;             ///< block element right around it
  std::uint64_t begin = 0, end = 0;
  std::uint32_t link_bytes = 0, bold_bytes = 0;
  std::uint32_t words = 0, function_words = 0;
  std::uint32_t families = 0;         ///< of inline elements around all of it
  bool hidden = false;                ///< by attribute, style or class
  bool withheld = false;              ///< in an element that is never shown as text (noscript, template, form fields)
  bool preformatted = false;

  [[nodiscard]] std::uint32_t bytes() const { return static_cast<std::uint32_t>(end - begin); }
  [[nodiscard]] double link_share() const { return bytes() == 0 ? 0 : static_cast<double>(link_bytes) / bytes(); }
};

/// An element that says what its text is: author, date.
struct Mark {
  enum class Kind : std::uint8_t { author, author_link, time } kind = Kind::author;
  bool exact = false;                 ///< by rel, itemprop or <time>, not by a class name
  std::uint32_t families = 0;
  std::uint64_t begin = 0, end = 0;   ///< into Page::text
  std::uint32_t block = 0;            ///< text block it stands in or before
  std::string value;                  ///< datetime attribute
};

struct Page {
  std::vector<Node> nodes;            ///< in order of their start tags; 0 is the page
  std::vector<TextBlock> blocks;      ///< in order of the page
  MappedText text;                    ///< all blocks, one a line; map -> page source
  std::vector<std::pair<std::string, std::string>> metas;  ///< name, property or itemprop in lower case; content
  std::vector<Mark> marks;
  std::vector<Range> json_ld;         ///< contents of scripts
  Range title;                        ///< of the title element, raw
  std::string canonical, language;
  std::size_t flattened = 0, attributes_dropped = 0;
};

/// Reads a page given as UTF-8. Linear in its length.
[[nodiscard]] Page read_page(std::string_view source);

}  // namespace crosstell::html
