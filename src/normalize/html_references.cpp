// SPDX-License-Identifier: Apache-2.0
#include "html_references.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>

#include "crosstell/base/resource.h"

namespace crosstell::html {
namespace {

constexpr std::size_t kLongestName = 32;       // "CounterClockwiseContourIntegral;"
constexpr std::size_t kLongestOpenName = 6;    // names that need no ';' ("frac12")
constexpr char32_t kReplacement = 0xFFFD;

struct Characters { char32_t first = 0, second = 0; };
using Names = std::unordered_map<std::string_view, Characters>;

char32_t hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<char32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<char32_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<char32_t>(c - 'A' + 10);
  return 16;
}

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "2A7D 0338" to its characters.
Characters characters_of(std::string_view cell) {
  Characters out;
  char32_t* to = &out.first;
  for (const char c : cell) {
    if (c == ' ') to = &out.second;
    else *to = *to * 16 + hex_value(c);
  }
  return out;
}

const Names& names() {
  static const Names table = [] {
    Names out;
    const std::string_view bytes = find_resource("schemas/normalize/html_references.tsv").value_or("");
    for (std::size_t at = bytes.find('\n'); at < bytes.size();) {
      const std::size_t begin = at + 1, end = std::min(bytes.find('\n', begin), bytes.size());
      const std::size_t tab = bytes.find('\t', begin);
      if (tab < end) out.emplace(bytes.substr(begin, tab - begin), characters_of(bytes.substr(tab + 1, end - tab - 1)));
      at = end;
    }
    return out;
  }();
  return table;
}

/// What the standard makes of a number: C1 controls are read as windows-1252, what is no character becomes U+FFFD.
char32_t numbered(std::uint64_t value) {
  static constexpr std::array<char32_t, 32> kWindows1252 = {
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
      0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return kReplacement;
  if (value >= 0x80 && value <= 0x9F) return kWindows1252[value - 0x80];
  return static_cast<char32_t>(value);
}

Reference numeric_reference(std::string_view text, std::size_t offset) {
  std::size_t i = offset + 2;  // after "&#"
  const bool hex = i < text.size() && (text[i] == 'x' || text[i] == 'X');
  if (hex) ++i;
  const std::size_t digits = i;
  const char32_t base = hex ? 16 : 10;
  std::uint64_t value = 0;
  for (; i < text.size() && hex_value(text[i]) < base; ++i)
    if (value <= 0x10FFFF) value = value * base + hex_value(text[i]);
  if (i == digits) return {};
  if (i < text.size() && text[i] == ';') ++i;
  return {numbered(value), 0, i - offset};
}

Reference found(const Names& table, std::string_view name) {
  const auto entry = table.find(name);
  return entry == table.end() ? Reference{} : Reference{entry->second.first, entry->second.second, name.size() + 1};
}

}  // namespace

Reference decode_reference(std::string_view text, std::size_t offset, bool in_attribute) {
  if (offset + 1 >= text.size()) return {};
  if (text[offset + 1] == '#') return numeric_reference(text, offset);
  std::size_t end = offset + 1;
  while (end < text.size() && end - offset <= kLongestName && is_alphanumeric(text[end])) ++end;
  const std::string_view run = text.substr(offset + 1, end - offset - 1);
  if (run.size() < 2) return {};
  if (end < text.size() && text[end] == ';')
    if (const Reference closed = found(names(), text.substr(offset + 1, run.size() + 1)); closed.length > 0) return closed;
  for (std::size_t length = std::min(run.size(), kLongestOpenName); length >= 2; --length) {
    const Reference open = found(names(), run.substr(0, length));
    if (open.length == 0) continue;
    const std::size_t after = offset + open.length;
    const bool goes_on = after < text.size() && (text[after] == '=' || is_alphanumeric(text[after]));
    return in_attribute && goes_on ? Reference{} : open;
  }
  return {};
}

std::size_t reference_count() { return names().size(); }

}  // namespace crosstell::html
