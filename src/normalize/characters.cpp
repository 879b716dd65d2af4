// SPDX-License-Identifier: Apache-2.0
#include "characters.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>

#include "crosstell/base/utf8.h"
#include "crosstell/read/json.h"
#include "entities.h"
#include "mojibake.h"

namespace crosstell {
namespace {

/// Bytes that may have to change: controls other than LF, '&', DEL, and the lead bytes of characters handled below.
constexpr std::array<bool, 256> special_bytes() {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = i != '\n';
  for (const std::size_t i : {0x26, 0x7F, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3}) table[i] = true;
  return table;
}
constexpr std::array<bool, 256> kSpecial = special_bytes();

constexpr std::array<char32_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                   0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                   0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

}  // namespace

char32_t clean_character(char32_t c) {
  if (c == '\n') return c;
  if (c == '\t') return ' ';
  if (c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029) return '\n';
  if (c < 0x20 || c == 0x7F) return 0;
  if (c >= 0x80 && c < 0xA0) return kWindows1252[c - 0x80];
  if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return ' ';
  if (c == 0xAD || c == 0x034F || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC) || (c >= 0xE0000 && c <= 0xE007F))
    return 0;
  return c;
}

MappedText unescape_json(std::string_view literal, Diagnostics& diagnostics) {
  MappedText out;
  out.text.reserve(literal.size());
  std::uint64_t lone = 0;
  for (std::size_t at = 0; at < literal.size();) {
    const std::size_t stop = std::min(literal.find('\\', at), literal.size());
    out.copy(literal, at, stop);
    at = stop;
    if (at >= literal.size()) break;
    const json::Escape escape = json::decode_escape(literal, at);
    std::string text;
    append_utf8(text, escape.value);
    out.replace(text, at, at + escape.length);
    lone += escape.lone_surrogate;
    at += escape.length;
  }
  if (lone > 0) add_diagnostic(diagnostics, "normalize", "lone_surrogate", "replaced by U+FFFD", lone);
  return out;
}

MappedText clean_characters(std::string_view text, Diagnostics& diagnostics) {
  MappedText out;
  out.text.reserve(text.size());
  std::uint64_t controls = 0;
  std::size_t copied = 0;  // everything before is in `out`
  const auto put = [&](char32_t c, std::size_t begin, std::size_t end) {
    out.copy(text, copied, begin);
    copied = end;
    if (c == 0) return;
    std::string bytes;
    append_utf8(bytes, c);
    out.replace(bytes, begin, end);
  };
  for (std::size_t i = 0; i < text.size();) {
    if (!kSpecial[static_cast<unsigned char>(text[i])]) {
      ++i;
      continue;
    }
    if (text[i] == '&') {
      const Entity entity = decode_entity(text, i);
      if (entity.length > 0) put(clean_character(entity.value), i, i + entity.length);
      i += std::max<std::size_t>(entity.length, 1);
      continue;
    }
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {  // CR goes, LF is copied
      put(0, i, i + 1);
      ++i;
      continue;
    }
    const CodePoint c = decode_utf8(text, i);
    const char32_t to = clean_character(c.value);
    if (to != c.value) {
      put(to, i, i + c.length);
      controls += c.value < 0x20 && to == 0;
    }
    i += c.length;
  }
  out.copy(text, copied, text.size());
  if (controls > 0) add_diagnostic(diagnostics, "normalize", "control_characters", "removed", controls);
  return out;
}

namespace {

/// True when all characters are known to be composed already: those below U+0300, and the punctuation, symbols and currency signs from
/// U+2002 to U+20CF. Nearly all news text; ICU looks at the rest. Source: NFC_Quick_Check, Unicode 15.
bool is_surely_composed(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0xCC) continue;  // ASCII, or the second byte of what was looked at before
    if (byte != 0xE2 || i + 2 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[i + 1]), third = static_cast<unsigned char>(text[i + 2]);
    if (second > 0x83 || (second == 0x83 && third >= 0x90) || (second == 0x80 && third < 0x82)) return false;
    i += 2;
  }
  return true;
}

}  // namespace

Result<MappedText> compose_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return Error{Errc::icu, "normalizer data", u_errorName(status)};
  MappedText out;
  out.text.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out.text);
  icu::Edits edits;
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, &edits, status);
  if (U_FAILURE(status)) return Error{Errc::icu, "NFC", u_errorName(status)};
  auto edit = edits.getFineIterator();
  while (edit.next(status)) {
    const auto source = static_cast<std::uint64_t>(edit.sourceIndex());
    if (!edit.hasChange()) {
      out.map.append_copy(source, static_cast<std::uint64_t>(edit.oldLength()));
    } else {
      out.map.append_replace(static_cast<std::uint64_t>(edit.newLength()), source, static_cast<std::uint64_t>(edit.oldLength()));
    }
  }
  return out;
}

Result<MappedText> normalize_characters(std::string_view text, bool json_string, Diagnostics& diagnostics) {
  MappedText out;
  if (json_string) {
    out = unescape_json(text, diagnostics);
    if (auto repaired = repair_mojibake(out.text, diagnostics)) out = {std::move(repaired->text), compose(repaired->map, out.map)};
    MappedText clean = clean_characters(out.text, diagnostics);
    out = {std::move(clean.text), compose(clean.map, out.map)};
  } else {
    out = clean_characters(text, diagnostics);
  }
  if (is_ascii(out.text) || is_surely_composed(out.text)) return out;
  auto composed = compose_nfc(out.text);
  if (!composed) return composed.error();
  if (composed->text == out.text) return out;
  return MappedText{std::move(composed->text), compose(composed->map, out.map)};
}

}  // namespace crosstell
