// SPDX-License-Identifier: Apache-2.0
#include "characters.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "byte_masks.h"
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

namespace {

/// Writes a character. Returns: its bytes, four at most.
std::size_t write_utf8(char* to, char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  const auto tail = [&](int shift) { return byte(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    to[0] = byte(c);
    return 1;
  }
  if (c < 0x800) {
    to[0] = byte(0xC0 | (c >> 6));
    to[1] = tail(0);
    return 2;
  }
  if (c < 0x10000) {
    to[0] = byte(0xE0 | (c >> 12));
    to[1] = tail(6);
    to[2] = tail(0);
    return 3;
  }
  to[0] = byte(0xF0 | (c >> 18));
  to[1] = tail(12);
  to[2] = tail(6);
  to[3] = tail(0);
  return 4;
}

}  // namespace

MappedText unescape_json(std::string_view literal, std::uint64_t origin, Diagnostics& diagnostics) {
  MappedText out;
  out.text.resize(literal.size());  // no escape is shorter than what it stands for
  char* to = out.text.data();
  std::uint64_t lone = 0;
  for (std::size_t at = 0; at < literal.size();) {
    const std::size_t stop = std::min(literal.find('\\', at), literal.size());
    if (stop > at) {
      std::memcpy(to, literal.data() + at, stop - at);
      to += stop - at;
      out.map.append_copy(origin + at, stop - at);
    }
    at = stop;
    if (at >= literal.size()) break;
    const json::Escape escape = json::decode_escape(literal, at);
    const std::size_t length = write_utf8(to, escape.value);
    out.map.append_replace(length, origin + at, escape.length);
    to += length;
    lone += escape.lone_surrogate;
    at += escape.length;
  }
  out.text.resize(static_cast<std::size_t>(to - out.text.data()));
  if (lone > 0) add_diagnostic(diagnostics, "normalize", "lone_surrogate", "replaced by U+FFFD", lone);
  return out;
}

namespace {

/// The next byte from `at` on that may have to change.
std::size_t next_special(std::string_view text, std::size_t at) {
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i rare = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('&')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)));
    const __m128i low = _mm_andnot_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)));  // with all outside ASCII
    auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(rare, low)));
    for (; found != 0; found &= found - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(found));
      if (kSpecial[static_cast<unsigned char>(text[place])]) return place;
    }
  }
#endif
  while (at < text.size() && !kSpecial[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

/// U+2010 to U+2027: the quotes and dashes of most texts. They stay.
bool is_plain_punctuation(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size() || text[at] != '\xE2' || text[at + 1] != '\x80') return false;
  const auto third = static_cast<unsigned char>(text[at + 2]);
  return third >= 0x90 && third <= 0xA7;
}

}  // namespace

std::optional<MappedText> clean_characters(std::string_view text, std::uint64_t origin, Diagnostics& diagnostics) {
  std::optional<MappedText> out;
  std::uint64_t controls = 0;
  std::size_t copied = 0;  // everything before is in `out`
  const auto copy_to = [&](std::size_t end) {
    out->text += text.substr(copied, end - copied);
    out->map.append_copy(origin + copied, end - copied);
  };
  const auto change = [&](char32_t c, std::size_t begin, std::size_t end) {
    if (!out) out.emplace().text.reserve(text.size());
    copy_to(begin);
    copied = end;
    if (c == 0) return;
    char bytes[4];
    const std::size_t length = write_utf8(bytes, c);
    out->text.append(bytes, length);
    out->map.append_replace(length, origin + begin, end - begin);
  };
  for (std::size_t i = next_special(text, 0); i < text.size(); i = next_special(text, i)) {
    if (is_plain_punctuation(text, i)) {
      i += 3;
      continue;
    }
    if (text[i] == '&') {
      const Entity entity = decode_entity(text, i);
      if (entity.length > 0) change(clean_character(entity.value), i, i + entity.length);
      i += std::max<std::size_t>(entity.length, 1);
      continue;
    }
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {  // CR goes, LF is copied
      change(0, i, i + 1);
      ++i;
      continue;
    }
    const CodePoint c = decode_utf8(text, i);
    const char32_t to = clean_character(c.value);
    if (to != c.value) {
      change(to, i, i + c.length);
      controls += c.value < 0x20 && to == 0;
    }
    i += c.length;
  }
  if (out) copy_to(text.size());
  if (controls > 0) add_diagnostic(diagnostics, "normalize", "control_characters", "removed", controls);
  return out;
}

namespace {

constexpr unsigned char kLeastUncomposed = 0xCC;  // lead byte of U+0300 and what follows

/// Where the next character stands that is not known to be composed already: known are those below U+0300, and the punctuation, symbols
/// and currency signs from U+2002 to U+20CF. Nearly all news text; ICU looks at the rest. Source: NFC_Quick_Check, Unicode 15.
std::size_t next_uncertain(std::string_view text, std::size_t from) {
  for (std::size_t i = next_at_least(text, from, kLeastUncomposed); i < text.size(); i = next_at_least(text, i + 3, kLeastUncomposed)) {
    if (text[i] != '\xE2' || i + 2 >= text.size()) return i;
    const auto second = static_cast<unsigned char>(text[i + 1]), third = static_cast<unsigned char>(text[i + 2]);
    if (second > 0x83 || (second == 0x83 && third >= 0x90) || (second == 0x80 && third < 0x82)) return i;
  }
  return text.size();
}

struct Composed {
  std::string text;
  icu::Edits edits;
};

/// Appends a composed stretch of `text`, which begins at `begin`, to `out`.
void append_composed(MappedText& out, const Composed& composed, std::size_t begin) {
  UErrorCode status = U_ZERO_ERROR;
  out.text += composed.text;
  auto edit = composed.edits.getFineIterator();
  while (edit.next(status)) {
    const auto source = static_cast<std::uint64_t>(edit.sourceIndex()) + begin, length = static_cast<std::uint64_t>(edit.oldLength());
    if (edit.hasChange()) out.map.append_replace(static_cast<std::uint64_t>(edit.newLength()), source, length);
    else out.map.append_copy(source, length);
  }
}

}  // namespace

Result<std::optional<MappedText>> compose_nfc(std::string_view text) {
  std::optional<MappedText> out;
  std::size_t copied = 0;
  const auto is_ascii_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
  for (std::size_t at = next_uncertain(text, 0); at < text.size(); at = next_uncertain(text, at)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return Error{Errc::icu, "normalizer data", u_errorName(status)};
    // With a character of ASCII begins what can be composed, and nothing before it belongs to that.
    std::size_t begin = at, end = at;
    while (begin > copied && !(begin < at && is_ascii_at(begin))) --begin;
    while (end < text.size() && !is_ascii_at(end)) ++end;
    Composed composed;
    icu::StringByteSink<std::string> sink(&composed.text);
    nfc->normalizeUTF8(0, icu::StringPiece(text.data() + begin, static_cast<int32_t>(end - begin)), sink, &composed.edits, status);
    if (U_FAILURE(status)) return Error{Errc::icu, "NFC", u_errorName(status)};
    at = end;
    if (composed.text == text.substr(begin, end - begin)) continue;
    if (!out) out.emplace().text.reserve(text.size());
    out->copy(text, copied, begin);
    append_composed(*out, composed, begin);
    copied = end;
  }
  if (out) out->copy(text, copied, text.size());
  return out;
}

std::optional<Error> normalize_characters(GradualText& text, bool json_string, Diagnostics& diagnostics) {
  if (json_string) {
    if (text.view().find('\\') != std::string_view::npos) text.take(unescape_json(text.view(), text.origin(), diagnostics));
    if (auto repaired = repair_mojibake(text.view(), diagnostics)) text.take_of_view(std::move(*repaired));
  }
  if (auto clean = clean_characters(text.view(), text.origin(), diagnostics)) text.take(std::move(*clean));
  auto composed = compose_nfc(text.view());
  if (!composed) return composed.error();
  if (*composed) text.take_of_view(std::move(**composed));
  return {};
}

void GradualText::take(MappedText step) {
  if (changed_) step.map = compose(step.map, changed_->map);
  changed_ = std::move(step);
}

void GradualText::take_of_view(MappedText step) {
  if (!changed_) step.map = compose(step.map, OffsetMap::identity(source_.size(), origin_));
  take(std::move(step));
}

OffsetMap GradualText::take_map() && {
  if (!changed_) return OffsetMap::identity(source_.size(), origin_);
  return std::move(changed_->map);
}

}  // namespace crosstell
