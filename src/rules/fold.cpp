// SPDX-License-Identifier: Apache-2.0
#include "fold.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "crosstell/base/utf8.h"

namespace crosstell::rules {
namespace {

bool is_dash_character(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D; }
bool is_single_quote_character(char32_t c) { return c == '\'' || (c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0xFF07; }
bool is_double_quote_character(char32_t c) { return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0x00AB || c == 0x00BB || c == 0x2033 || c == 0xFF02; }
bool is_invisible(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF; }

/// One character in folded form; 0 when it is dropped.
char32_t folded(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (is_dash_character(c)) return '-';
  if (is_single_quote_character(c)) return '\'';
  if (is_double_quote_character(c)) return '"';
  if (is_invisible(c)) return 0;
  if (u_isUWhiteSpace(static_cast<UChar32>(c))) return ' ';
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

bool all_of_kind(std::string_view text, bool (*kind)(char32_t)) {
  if (text.empty()) return false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (!kind(c.value)) return false;
    i += c.length;
  }
  return true;
}

constexpr std::array<std::string_view, 7> kClitics = {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"};

void add_word(std::string_view word, std::vector<std::string>& out) {
  for (const auto clitic : kClitics) {
    if (word.size() > clitic.size() && word.ends_with(clitic)) {
      out.emplace_back(word.substr(0, word.size() - clitic.size()));
      out.emplace_back(clitic);
      return;
    }
  }
  if (word.size() > 2 && word.ends_with("s'")) {  // founders' -> founders '
    out.emplace_back(word.substr(0, word.size() - 1));
    out.emplace_back("'");
    return;
  }
  out.emplace_back(word);
}

bool is_split_mark(char c) { return c == ',' || c == ';' || c == '!' || c == '?' || c == '(' || c == ')' || c == '"' || c == ':' || c == '%' || c == '$'; }

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (const char32_t f = folded(c.value)) append_utf8(out, f);
    i += c.length;
  }
  return out;
}

bool is_dash(std::string_view text) { return all_of_kind(text, is_dash_character); }
bool is_double_quote(std::string_view text) { return all_of_kind(text, is_double_quote_character) || text == "''" || text == "``"; }
bool is_single_quote(std::string_view text) { return text.size() <= 3 && all_of_kind(text, is_single_quote_character); }

std::vector<std::string> tokens_of(std::string_view text) {
  std::vector<std::string> out;
  std::size_t i = 0;
  while (i < text.size()) {
    if (text[i] == ' ' || text[i] == '\t') {
      ++i;
    } else if (is_split_mark(text[i])) {
      out.emplace_back(text.substr(i++, 1));
    } else {
      std::size_t end = i;
      while (end < text.size() && text[end] != ' ' && text[end] != '\t' && !is_split_mark(text[end])) ++end;
      add_word(text.substr(i, end - i), out);
      i = end;
    }
  }
  return out;
}

std::vector<std::string> split_hyphens(std::string_view text) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '-') continue;
    if (i == begin || i + 1 == text.size()) return {};  // leading, doubled or trailing: not a compound
    out.emplace_back(text.substr(begin, i - begin));
    out.emplace_back("-");
    begin = i + 1;
  }
  if (out.empty()) return {};
  out.emplace_back(text.substr(begin));
  return out;
}

}  // namespace crosstell::rules
