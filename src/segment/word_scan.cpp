// SPDX-License-Identifier: Apache-2.0
#include "word_scan.h"

#include <algorithm>

#include "character.h"
#include "tables.h"

namespace crosstell::segmenting {
namespace {

constexpr std::size_t kMaxFoldable = 40;

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }

bool starts_with_folded(std::string_view text, std::size_t at, std::string_view prefix) {
  if (text.size() - at < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if (lower(text[at + i]) != prefix[i]) return false;
  return true;
}

/// Digits with their inner points, commas, colons and slashes: a plain number so far.
bool is_numeric(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return is_ascii_digit(c) || c == '.' || c == ',' || c == ':'; });
}

std::size_t digit_run(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - at;
}

/// 2025-04-06.
bool is_iso_date(std::string_view text, std::size_t begin, std::size_t hyphen) {
  return hyphen - begin == 4 && digit_run(text, hyphen + 1) == 2 && hyphen + 3 < text.size() && text[hyphen + 3] == '-' && digit_run(text, hyphen + 4) == 2;
}

bool joins_hyphen(std::string_view text, std::size_t begin, std::size_t at, std::size_t next) {
  if (next >= text.size() || !is_word_kind(character_at(text, next).kind)) return false;
  const std::string_view before = text.substr(begin, at - begin);
  if (!is_numeric(before)) return true;
  if (!is_ascii_digit(text[next])) return true;  // 28-year-old
  return text[at] == '-' && is_iso_date(text, begin, at);
}

bool joins_stop(std::string_view text, std::size_t begin, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const char before = text[at - 1], after = text[at + 1];
  if (is_ascii_digit(before) && is_ascii_digit(after)) return true;  // 72.2, GPT-5.4
  if (!is_ascii_letter(before) || !is_ascii_letter(after)) return false;
  const bool single = at - 1 == begin || text[at - 2] == '.';
  const bool single_after = at + 2 >= text.size() || !is_ascii_letter(text[at + 2]);
  if (single && single_after) return true;  // U.S, e.g
  if (!is_lower(after)) return false;        // "ended.The": two sentences without a space
  std::size_t tail = at + 1;
  while (tail < text.size() && is_lower(text[tail])) ++tail;
  const std::size_t length = tail - at - 1;
  return length >= 2 && length <= 4 && (tail == text.size() || !is_ascii_letter(text[tail]));  // example.com, Node.js
}

bool joins_comma(std::string_view text, std::size_t begin, std::size_t at) {
  const std::string_view before = text.substr(begin, at - begin);
  if (!is_numeric(before) || before.find('.') != std::string_view::npos) return false;
  const std::size_t digits = digit_run(text, at + 1);
  if (digits == 3) return true;
  return digits == 2 && at + 3 < text.size() && text[at + 3] == ',' && digit_run(text, at + 4) >= 2;  // 1,20,000
}

bool joins_slash(std::string_view text, std::size_t begin, std::size_t at) {
  if (at + 1 >= text.size()) return false;
  const char before = text[at - 1], after = text[at + 1];
  if (is_ascii_digit(before) && is_ascii_digit(after))
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(at), [](char c) { return is_ascii_digit(c) || c == '/'; });
  if (!is_ascii_letter(before) || !is_ascii_letter(after)) return false;
  const std::size_t length = at - begin;
  const bool single_after = at + 2 >= text.size() || !is_ascii_letter(text[at + 2]);
  if (length == 1) return single_after;  // n/a, w/o
  return length == 3 && starts_with_folded(text, begin, "and/or");
}

/// Whether the character `c` at `at` continues the word begun at `begin`.
bool continues_word(std::string_view text, std::size_t begin, std::size_t at, const Character& c) {
  const std::size_t next = at + c.length;
  switch (c.kind) {
    case CharKind::letter: case CharKind::digit: case CharKind::invisible: return true;
    case CharKind::hyphen: return joins_hyphen(text, begin, at, next);
    case CharKind::apostrophe: return next < text.size() && character_at(text, next).kind == CharKind::letter;
    case CharKind::open_single: return false;
    case CharKind::stop: return c.value == '.' && joins_stop(text, begin, at);
    case CharKind::comma: return joins_comma(text, begin, at);
    case CharKind::colon: return is_ascii_digit(text[at - 1]) && digit_run(text, at + 1) == 2 && is_numeric(text.substr(begin, at - begin)) && at - begin <= 5;
    case CharKind::other_mark: return c.value == '/' && joins_slash(text, begin, at);
    case CharKind::symbol:
      return (c.value == '&' && is_upper(text[at - 1]) && next < text.size() && is_upper(text[next])) ||  // AT&T
             (c.value == '+' && at - begin <= 2 && next < text.size() && text[next] == '+' && is_ascii_letter(text[begin])) ||
             (c.value == '+' && text[at - 1] == '+');
    default: return false;
  }
}

}  // namespace

std::size_t word_end(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 && is_word_kind(ascii_kind(byte))) {
      ++at;
      continue;
    }
    const Character c = character_at(text, at);
    if (at == begin ? !is_word_kind(c.kind) : !continues_word(text, begin, at, c)) break;
    at += c.length;
  }
  return at;
}

std::size_t address_end(std::string_view text, std::size_t begin) {
  const char first = lower(text[begin]);
  if (!is_ascii_letter(first) && !is_ascii_digit(first)) return begin;
  std::size_t end = begin;
  if ((first == 'h' && (starts_with_folded(text, begin, "http://") || starts_with_folded(text, begin, "https://"))) ||
      (first == 'w' && starts_with_folded(text, begin, "www."))) {
    while (end < text.size()) {
      const Character c = character_at(text, end);
      if (c.kind == CharKind::space || c.kind == CharKind::double_mark || c.kind == CharKind::open_double || c.kind == CharKind::close_double || c.value == '<' || c.value == '>') break;
      end += c.length;
    }
    while (end > begin && std::string_view(".,;:!?)]'\"").find(text[end - 1]) != std::string_view::npos) --end;
    return end;
  }
  // E-mail: only when a '@' follows within a short run of name characters.
  const std::size_t limit = std::min(text.size(), begin + 64);
  while (end < limit && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]) || text[end] == '.' || text[end] == '_' || text[end] == '-' || text[end] == '+')) ++end;
  if (end >= limit || text[end] != '@' || end + 1 >= text.size() || !is_ascii_letter(text[end + 1])) return begin;
  ++end;
  bool dot = false;
  while (end < text.size() && (is_ascii_letter(text[end]) || is_ascii_digit(text[end]) || text[end] == '.' || text[end] == '-')) dot |= text[end++] == '.';
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return dot ? end : begin;
}

std::size_t clitic_begin(std::string_view text, std::size_t begin, std::size_t end) {
  // The apostrophe stands two or three bytes before the end, or is a curly one of three bytes there.
  const std::size_t length = end - begin;
  if (length < 3) return end;
  for (std::size_t letters = 1; letters <= 2; ++letters) {
    if (length <= letters + 1) break;
    std::size_t mark = end - letters - 1;
    std::size_t mark_begin = mark;
    if (text[mark] != '\'') {
      if (length <= letters + 3 || (text[mark] & 0xC0) != 0x80) continue;
      mark_begin = end - letters - 3;
      const std::string_view bytes = text.substr(mark_begin, 3);
      if (bytes != "\xE2\x80\x99" && bytes != "\xE2\x80\x98") continue;
    }
    const char one = lower(text[end - 1]);
    const char two = letters == 2 ? lower(text[end - 2]) : '\0';
    if (letters == 1) {
      if (one == 's' || one == 'm' || one == 'd') return mark_begin;
      if (one == 't' && mark_begin > begin + 1 && lower(text[mark_begin - 1]) == 'n') return mark_begin - 1;
    } else if ((two == 'l' && one == 'l') || (two == 'r' && one == 'e') || (two == 'v' && one == 'e')) {
      return mark_begin;
    }
  }
  return end;
}

bool keeps_stop(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t length = end - begin;
  if (length == 0 || length > 12) return false;
  const std::string_view word = text.substr(begin, length);
  if (!is_ascii_letter(word.back())) return false;
  const bool double_stop = end + 1 < text.size() && text[end + 1] == '.';
  if (double_stop) return false;  // an ellipsis
  if (length >= 3 && word[length - 2] == '.') return true;  // U.S.
  std::size_t next = end + 1;
  const bool space = next < text.size() && text[next] == ' ';
  if (space) ++next;
  const char after = next < text.size() ? text[next] : '\0';
  if (length == 1) return is_upper(word[0]) && word[0] != 'I' && space && is_upper(after);  // J. Smith
  char folded[kMaxFoldable * 3];
  const auto folded_end = fold(word, folded);
  const WordKey key = word_key(std::string_view(folded, static_cast<std::size_t>(folded_end - folded)));
  switch (Tables::builtin().abbreviation(key)) {
    case Abbreviation::none: return false;
    case Abbreviation::title: return is_upper(word[0]) && after != '\0';
    case Abbreviation::number: return space && is_ascii_digit(after);
    case Abbreviation::month: return is_upper(word[0]) && after != '\0' && (is_ascii_digit(after) || is_lower(after) || after == ',');
    case Abbreviation::ending: return is_upper(word[0]) || word == "etc" || word == "plc";
    case Abbreviation::latin: return after != '\0';
  }
  return false;
}

}  // namespace crosstell::segmenting
