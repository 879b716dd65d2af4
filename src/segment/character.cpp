// SPDX-License-Identifier: Apache-2.0
#include "character.h"

#include <unicode/uchar.h>

namespace crosstell::segmenting {
namespace {

/// General punctuation that news uses; the rest goes by its general category.
CharKind fixed_kind(char32_t c) {
  switch (c) {
    case 0x2010: case 0x2011: case 0xFE63: case 0xFF0D: return CharKind::hyphen;
    case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return CharKind::dash;
    case 0x2019: case 0x02BC: case 0xFF07: case 0x201B: return CharKind::apostrophe;
    case 0x2018: case 0x201A: return CharKind::open_single;
    case 0x201C: case 0x201E: case 0x201F: case 0x00AB: return CharKind::open_double;
    case 0x201D: case 0x00BB: return CharKind::close_double;
    case 0xFF02: return CharKind::double_mark;
    case 0x2026: return CharKind::ellipsis;
    case 0x3002: case 0xFF0E: return CharKind::stop;
    case 0xFF01: case 0xFF1F: case 0x203C: case 0x2049: case 0x203D: return CharKind::ending;
    case 0x00AD: case 0x200B: case 0x200C: case 0x200D: case 0x2060: case 0xFEFF: return CharKind::invisible;
    case 0x2022: case 0x00B7: return CharKind::other_mark;
    default: return CharKind::symbol;
  }
}

CharKind kind_by_category(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const std::uint32_t category = U_MASK(u_charType(code));
  if (category & (U_GC_L_MASK | U_GC_M_MASK)) {
    return u_hasBinaryProperty(code, UCHAR_VARIATION_SELECTOR) ? CharKind::invisible : CharKind::letter;
  }
  if (category & U_GC_N_MASK) return CharKind::digit;
  if (category & (U_GC_Z_MASK | U_GC_CC_MASK)) return CharKind::space;
  if (category & U_GC_CF_MASK) return CharKind::invisible;
  if (category & U_GC_SC_MASK) return CharKind::currency;
  if (category & U_GC_PS_MASK) return CharKind::open_bracket;
  if (category & U_GC_PE_MASK) return CharKind::close_bracket;
  if (category & U_GC_PD_MASK) return CharKind::dash;
  if (category & U_GC_P_MASK) return CharKind::other_mark;
  return CharKind::symbol;
}

}  // namespace

Character wide_character_at(std::string_view text, std::size_t offset) {
  const CodePoint point = decode_utf8(text, offset);
  Character out{point.value, fixed_kind(point.value), point.length, false};
  if (out.kind != CharKind::symbol) return out;
  out.kind = kind_by_category(point.value);
  if (out.kind == CharKind::letter) out.upper = u_isupper(static_cast<UChar32>(point.value)) != 0;
  return out;
}

char* fold(std::string_view word, char* out) {
  for (std::size_t i = 0; i < word.size();) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      *out++ = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++i;
      continue;
    }
    const CodePoint point = decode_utf8(word, i);
    const std::string_view bytes = word.substr(i, point.length);
    i += point.length;
    const CharKind fixed = fixed_kind(point.value);
    if (fixed == CharKind::invisible) continue;
    if (fixed == CharKind::hyphen || fixed == CharKind::dash) {
      *out++ = '-';
    } else if (fixed == CharKind::apostrophe || fixed == CharKind::open_single) {
      *out++ = '\'';
    } else if (fixed == CharKind::open_double || fixed == CharKind::close_double || fixed == CharKind::double_mark) {
      *out++ = '"';
    } else if (point.value == 0xFFFD && point.length == 1) {
      *out++ = bytes[0];  // not text; kept as it is
    } else if (fixed == CharKind::symbol && kind_by_category(point.value) == CharKind::invisible) {
      continue;
    } else {
      char buffer[4];
      std::size_t length = 0;
      const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value)));
      if (lower == point.value) {
        for (const char c : bytes) *out++ = c;
        continue;
      }
      if (lower < 0x80) {
        buffer[length++] = static_cast<char>(lower);
      } else if (lower < 0x800) {
        buffer[length++] = static_cast<char>(0xC0 | (lower >> 6));
        buffer[length++] = static_cast<char>(0x80 | (lower & 0x3F));
      } else if (lower < 0x10000) {
        buffer[length++] = static_cast<char>(0xE0 | (lower >> 12));
        buffer[length++] = static_cast<char>(0x80 | ((lower >> 6) & 0x3F));
        buffer[length++] = static_cast<char>(0x80 | (lower & 0x3F));
      } else {
        buffer[length++] = static_cast<char>(0xF0 | (lower >> 18));
        buffer[length++] = static_cast<char>(0x80 | ((lower >> 12) & 0x3F));
        buffer[length++] = static_cast<char>(0x80 | ((lower >> 6) & 0x3F));
        buffer[length++] = static_cast<char>(0x80 | (lower & 0x3F));
      }
      for (std::size_t k = 0; k < length; ++k) *out++ = buffer[k];
    }
  }
  return out;
}

}  // namespace crosstell::segmenting
