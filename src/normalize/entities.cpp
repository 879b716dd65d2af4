// SPDX-License-Identifier: Apache-2.0
#include "entities.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "crosstell/base/resource.h"

namespace crosstell {
namespace {

constexpr std::size_t kLongestName = 8;

int digit_value(char c, int base) {
  int value = -1;
  if (c >= '0' && c <= '9') value = c - '0';
  if (c >= 'a' && c <= 'f') value = c - 'a' + 10;
  if (c >= 'A' && c <= 'F') value = c - 'A' + 10;
  return value < base ? value : -1;
}

/// Digits of `base` from `begin` on, at most `most`. `end` is one past them; -1 when there is none.
std::int64_t number_at(std::string_view text, std::size_t begin, int base, std::size_t most, std::size_t& end) {
  std::int64_t value = 0;
  end = begin;
  while (end < text.size() && end - begin < most && digit_value(text[end], base) >= 0) value = value * base + digit_value(text[end++], base);
  return end == begin ? -1 : value;
}

std::unordered_map<std::string_view, char32_t> load_names() {
  std::unordered_map<std::string_view, char32_t> names;
  const std::string_view bytes = find_resource("schemas/normalize/entities.tsv").value_or("");
  for (std::size_t at = bytes.find('\n'); at < bytes.size();) {
    const std::size_t begin = at + 1, end = std::min(bytes.find('\n', begin), bytes.size());
    const std::size_t tab = bytes.find('\t', begin);
    std::size_t stop = 0;
    if (tab < end) {
      const std::int64_t value = number_at(bytes, tab + 1, 16, 6, stop);
      if (value > 0) names.emplace(bytes.substr(begin, tab - begin), static_cast<char32_t>(value));
    }
    at = end;
  }
  return names;
}

Entity single_entity(std::string_view text, std::size_t offset) {
  static const auto names = load_names();
  if (text.substr(offset + 1, 1) == "#") {
    const bool hex = offset + 2 < text.size() && (text[offset + 2] == 'x' || text[offset + 2] == 'X');
    std::size_t end = 0;
    const std::int64_t value = number_at(text, offset + (hex ? 3 : 2), hex ? 16 : 10, 7, end);
    if (value < 0 || end >= text.size() || text[end] != ';') return {};
    const bool character = value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return {character ? static_cast<char32_t>(value) : 0xFFFD, end + 1 - offset};
  }
  const auto semicolon = text.substr(offset + 1, kLongestName + 1).find(';');
  if (semicolon == std::string_view::npos) return {};
  const auto found = names.find(text.substr(offset + 1, semicolon));
  return found == names.end() ? Entity{} : Entity{found->second, semicolon + 2};
}

}  // namespace

Entity decode_entity(std::string_view text, std::size_t offset) {
  Entity entity = single_entity(text, offset);
  // "&amp;amp;lt;": each round uses the last character of the one before as the '&' of the next.
  for (int round = 0; round < 4 && entity.length > 0 && entity.value == '&'; ++round) {
    const std::size_t semicolon = offset + entity.length - 1;
    std::string next = "&";
    next += text.substr(semicolon + 1, 12);
    const Entity inner = single_entity(next, 0);
    if (inner.length == 0) break;
    entity = {inner.value, entity.length + inner.length - 1};
  }
  return entity;
}

}  // namespace crosstell
