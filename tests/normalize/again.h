// SPDX-License-Identifier: Apache-2.0
// "Cleaning the raw bytes of a line again gives the line": what makes every quotation of an article checkable by hand.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "../../src/normalize/characters.h"
#include "../../src/normalize/html_tree.h"
#include "../../src/normalize/inline_markup.h"
#include "../../src/normalize/mojibake.h"
#include "crosstell/base/utf8.h"
#include "crosstell/normalize.h"
#include "crosstell/read/charset.h"
#include "crosstell/read/json.h"

namespace crosstell::test {

/// Without white space, in NFC.
inline std::string solid(std::string_view text) {
  const auto composed = compose_nfc(text);
  std::string out;
  for (const char c : composed && *composed ? std::string_view((*composed)->text) : text)
    if (c != ' ' && c != '\n') out += c;
  return out;
}

/// The lines of a block as one, without the marks that stand before each line of a quotation.
inline std::string one_line(std::string_view text, bool quoted) {
  std::string out;
  bool starts = quoted;
  for (const char c : text) {
    if (starts && (c == '>' || c == ' ')) continue;
    starts = quoted && c == '\n';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

/// Whether the text of a slice gives the clean one, as it is or with the markup taken out that texts and Markdown know. What a backslash
/// and a single asterisk mean is told by the lines around.
inline bool gives(std::string_view text, std::string_view clean) {
  if (solid(text) == solid(clean)) return true;
  for (const bool markdown : {false, true})
    for (const bool unescape : {false, true})
      if (solid(strip_markup(text, {unescape, markdown}).text) == solid(clean)) return true;
  return false;
}

/// Where the character that ends at `end` begins, if it is one that the clean text leaves out; else `end`.
inline std::uint64_t begin_of_left_out(std::string_view raw, std::uint64_t end) {
  std::uint64_t begin = end - 1;
  while (begin > 0 && end - begin < 4 && (static_cast<unsigned char>(raw[begin]) & 0xC0) == 0x80) --begin;
  const CodePoint c = decode_utf8(raw, begin);
  return begin + c.length == end && clean_character(c.value) == 0 ? begin : end;
}

/// The character at `at` as a text means it: an escape of a JSON string is one.
inline CodePoint character_at(std::string_view raw, std::uint64_t at, bool json) {
  if (!json || raw[at] != '\\' || at + 1 >= raw.size()) return decode_utf8(raw, at);
  const json::Escape escape = json::decode_escape(raw, at);
  return {escape.value, static_cast<std::uint8_t>(std::max<std::size_t>(escape.length, 1))};
}

/// The span with the marks around it: what opens emphasis or a link before it, and all up to the end of the line, whatever character ends it.
inline RawSpan with_marks(RawSpan span, std::string_view raw, bool json) {
  while (span.begin > 0) {
    const bool mark = std::string_view("*_`[!<\\").find(raw[span.begin - 1]) != std::string_view::npos;
    const std::uint64_t begin = mark ? span.begin - 1 : begin_of_left_out(raw, span.begin);
    if (begin == span.begin) break;
    span.begin = begin;
  }
  while (span.end < raw.size() && !(json && raw[span.end] == '"')) {
    const CodePoint c = character_at(raw, span.end, json);
    if (clean_character(c.value) == '\n') break;
    span.end = std::min<std::uint64_t>(span.end + c.length, raw.size());
  }
  return span;
}

/// Whether the raw bytes of a block, read alone, give the block's text, white space aside.
/// Says nothing (true) where a line cannot stand alone: <plaintext> has no end, shift states of ISO-2022 lie before the line.
inline bool same_again(const Article& article, const Block& block, std::string_view raw, Container container) {
  if (article.charset.substr(0, 8) == "iso-2022" || article.charset == "hz-gb-2312") return true;
  const std::string_view clean = slice(std::string_view(article.clean), block.span);
  const bool json = container == Container::json || container == Container::jsonl;
  Diagnostics diagnostics;
  const auto read_alone = [&](RawSpan span) {
    auto decoded = decode_charset(raw.substr(span.begin, span.size()), 0, {article.charset, article.charset_method}, diagnostics);
    if (!decoded) return false;
    if (auto repaired = repair_mojibake(decoded->text, diagnostics)) decoded->text = std::move(repaired->text);
    if (container == Container::html) return solid(html::read_page(decoded->text).text.text) == solid(clean);
    GradualText text(decoded->text, 0);
    if (normalize_characters(text, json, diagnostics)) return false;
    return gives(one_line(text.view(), block.zone == Zone::quote_block), clean);
  };
  const RawSpan span = raw_span(article.map, block.span);
  return read_alone(span) || (container != Container::html && read_alone(with_marks(span, raw, json)));
}

}  // namespace crosstell::test
