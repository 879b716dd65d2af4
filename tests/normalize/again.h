// SPDX-License-Identifier: Apache-2.0
// "Cleaning the raw bytes of a line again gives the line", for pages: what makes every quotation of a page checkable by hand.
#pragma once

#include <string>
#include <string_view>

#include "../../src/normalize/characters.h"
#include "../../src/normalize/html_tree.h"
#include "../../src/normalize/mojibake.h"
#include "crosstell/normalize.h"
#include "crosstell/read/charset.h"

namespace crosstell::test {

/// Without white space, in NFC.
inline std::string solid(std::string_view text) {
  auto composed = compose_nfc(text);
  std::string out;
  for (const char c : composed ? std::string_view(composed->text) : text)
    if (c != ' ' && c != '\n') out += c;
  return out;
}

/// Whether the raw bytes of a block of a page, read as a page of their own, give the block's text, white space aside.
/// Says nothing (true) where a line cannot stand alone: <plaintext> has no end, shift states of ISO-2022 lie before the line.
inline bool same_again(const Article& article, const Block& block, std::string_view raw) {
  if (article.charset.substr(0, 8) == "iso-2022" || article.charset == "hz-gb-2312") return true;
  const RawSpan span = raw_span(article.map, block.span);
  Diagnostics diagnostics;
  auto decoded = decode_charset(raw.substr(span.begin, span.size()), 0, {article.charset, article.charset_method}, diagnostics);
  if (!decoded) return false;
  if (auto repaired = repair_mojibake(decoded->text, diagnostics)) decoded->text = std::move(repaired->text);
  return solid(html::read_page(decoded->text).text.text) == solid(slice(std::string_view(article.clean), block.span));
}

}  // namespace crosstell::test
