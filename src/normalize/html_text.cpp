// SPDX-License-Identifier: Apache-2.0
#include "html_text.h"

#include <algorithm>
#include <array>

#include "characters.h"
#include "crosstell/base/utf8.h"
#include "entities.h"
#include "html_references.h"
#include "html_tokenizer.h"

namespace crosstell::html {
namespace {

/// Bytes that may have to change: white space and controls, '&', DEL, and the lead bytes of characters that clean_character changes.
constexpr std::array<bool, 256> special_bytes() {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i <= 0x20; ++i) table[i] = true;
  for (const std::size_t i : {0x26, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3}) table[i] = true;
  return table;
}
constexpr std::array<bool, 256> kSpecial = special_bytes();

}  // namespace

void TextFlow::set_space(std::size_t begin, std::size_t end) {
  if (space_waits_ || block_is_empty()) return;
  space_waits_ = true;
  space_begin_ = begin;
  space_end_ = end;
}

void TextFlow::add_space(std::size_t begin, std::size_t end) { set_space(begin, end); }

void TextFlow::add_line(std::size_t begin, std::size_t end) {
  if (!block_is_empty()) out_.replace("\n", begin, end);
}

void TextFlow::flush_space() {
  if (!space_waits_) return;
  space_waits_ = false;
  if (space_end_ == space_begin_ + 1 && page_[space_begin_] == ' ') out_.copy(page_, space_begin_, space_end_);
  else out_.replace(" ", space_begin_, space_end_);
}

void TextFlow::copy_plain(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  flush_space();
  out_.copy(page_, begin, end);
}

void TextFlow::put(char32_t first, char32_t second, std::size_t begin, std::size_t end, bool preserve) {
  const char32_t to = clean_character(first);
  if (to == 0) return;
  if (!preserve && (to == ' ' || to == '\n')) return set_space(begin, end);
  std::string bytes;
  append_utf8(bytes, to);
  if (second != 0) append_utf8(bytes, second);
  flush_space();
  out_.replace(bytes, begin, end);
}

void TextFlow::add(std::size_t begin, std::size_t end, bool references, bool preserve) {
  std::size_t i = begin, copied = begin;
  while (i < end) {
    const auto byte = static_cast<unsigned char>(page_[i]);
    if (!kSpecial[byte]) {
      ++i;
      continue;
    }
    if (byte == ' ' && (preserve || (i > copied && i + 1 < end && !kSpecial[static_cast<unsigned char>(page_[i + 1])]))) {
      ++i;  // one space between two words: copied with them
      continue;
    }
    if (byte <= ' ' && (preserve ? byte == '\n' : byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f')) {
      copy_plain(copied, i);
      std::size_t after = i + 1;
      if (preserve) {
        add_line(i, after);
      } else {
        while (after < end && is_html_space(page_[after])) ++after;
        set_space(i, after);
      }
      i = copied = after;
      continue;
    }
    if (byte == '&') {
      Reference reference = references ? decode_reference(page_.substr(0, end), i, false) : Reference{};
      if (reference.length > 0 && reference.first == '&')  // written twice by a content system: "&amp;#8217;"
        if (const Entity twice = decode_entity(page_.substr(0, end), i); twice.length > reference.length) reference = {twice.value, 0, twice.length};
      if (reference.length > 0) {
        copy_plain(copied, i);
        put(reference.first, reference.second, i, i + reference.length, preserve);
        copied = i + reference.length;
      }
      i += std::max<std::size_t>(reference.length, 1);
      continue;
    }
    const CodePoint c = decode_utf8(page_, i);
    if (clean_character(c.value) != c.value) {
      copy_plain(copied, i);
      put(c.value, 0, i, i + c.length, preserve);
      copied = i + c.length;
    }
    i += c.length;
  }
  copy_plain(copied, end);
}

void TextFlow::end_block() {
  space_waits_ = false;
  if (block_is_empty()) return;
  out_.insert("\n");
  block_begin_ = size();
}

}  // namespace crosstell::html
