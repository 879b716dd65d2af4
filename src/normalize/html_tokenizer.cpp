// SPDX-License-Identifier: Apache-2.0
#include "html_tokenizer.h"

#include <algorithm>
#include <array>

#include "crosstell/base/utf8.h"
#include "html_references.h"

namespace crosstell::html {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Bytes that end a name: white space, '/', '>' and, in attribute names, '='.
constexpr std::array<std::uint8_t, 256> name_ends() {
  std::array<std::uint8_t, 256> table{};
  for (const unsigned char c : {' ', '\n', '\t', '\r', '\f', '/', '>'}) table[c] = 1;
  table[static_cast<unsigned char>('=')] = 2;
  return table;
}
constexpr std::array<std::uint8_t, 256> kNameEnds = name_ends();

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_html_space(text[at])) ++at;
  return at;
}

std::uint64_t hash_folded(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(to_lower(c))) * 0x100000001B3u;
  return hash;
}

}  // namespace

bool equals_folded(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return to_lower(a) == b; });
}

std::string decoded(std::string_view raw, const Decoding& how) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const char c = raw[i];
    if (c == '&' && how.references) {
      const Reference reference = decode_reference(raw, i, how.attribute);
      if (reference.length > 0) {
        append_utf8(out, reference.first);
        if (reference.second != 0) append_utf8(out, reference.second);
        i += reference.length - 1;
        continue;
      }
    }
    if (c == '\0' && how.replace_nul) out += kReplacement;
    else if (c == '\r') out += i + 1 < raw.size() && raw[i + 1] == '\n' ? std::string_view() : std::string_view("\n");
    else out += how.lower ? to_lower(c) : c;
  }
  return out;
}

bool Tokenizer::next(Token& token) {
  token.attributes.clear();
  token.attributes_dropped = 0;
  token.self_closing = token.force_quirks = false;
  token.public_id = token.system_id = {};
  while (at_ < text_.size()) {
    if (content_ != Content::data) return read_raw(token);
    std::size_t less_than = at_;
    while (true) {  // a '<' that starts no markup is text
      less_than = text_.find('<', less_than);
      if (less_than >= text_.size()) break;
      const char after = less_than + 1 < text_.size() ? text_[less_than + 1] : '\0';
      if (is_ascii_letter(after) || after == '!' || after == '?') break;
      if (after == '/' && less_than + 2 < text_.size()) break;
      ++less_than;
    }
    if (less_than > text_.size()) less_than = text_.size();
    if (less_than > at_) {
      take_text(token, less_than);
      return true;
    }
    if (read_markup(token)) return true;
  }
  return false;
}

void Tokenizer::take_text(Token& token, std::size_t end) {
  token.kind = TokenKind::text;
  token.all = token.name = {at_, end};
  at_ = end;
}

/// At '<' of real markup. Returns: false when it gives no token ("</>", a tag cut off by the end of the input).
bool Tokenizer::read_markup(Token& token) {
  const char c = text_[at_ + 1];
  if (is_ascii_letter(c)) return read_tag(token, TokenKind::start_tag, at_ + 1);
  if (c == '/') {
    const char name = text_[at_ + 2];
    if (is_ascii_letter(name)) return read_tag(token, TokenKind::end_tag, at_ + 2);
    if (name == '>') {
      at_ += 3;
      return false;
    }
    read_bogus_comment(token, at_ + 2);
    return true;
  }
  if (c == '?') {
    read_bogus_comment(token, at_ + 1);
    return true;
  }
  if (text_.substr(at_ + 2, 2) == "--") {
    read_comment(token);
  } else if (equals_folded(text_.substr(at_ + 2, 7), "doctype")) {
    read_doctype(token);
  } else {
    read_bogus_comment(token, at_ + 2);
  }
  return true;
}

bool Tokenizer::read_tag(Token& token, TokenKind kind, std::size_t name_begin) {
  std::size_t i = name_begin;
  while (i < text_.size() && kNameEnds[static_cast<unsigned char>(text_[i])] != 1) ++i;
  token.kind = kind;
  token.name = {name_begin, i};
  seen_names_.clear();
  while (true) {
    i = skip_spaces(text_, i);
    if (i >= text_.size()) break;
    if (text_[i] == '>' || (text_[i] == '/' && i + 1 < text_.size() && text_[i + 1] == '>')) {
      token.self_closing = text_[i] == '/';
      i += token.self_closing ? 2 : 1;
      token.all = {at_, i};
      at_ = i;
      return true;
    }
    if (text_[i] == '/') {
      ++i;
      continue;
    }
    Attribute attribute;
    if (!read_attribute(i, attribute)) break;
    keep_attribute(token, attribute);
  }
  at_ = text_.size();  // the end came inside the tag: the standard drops it
  return false;
}

/// At the first byte of a name. Returns: false when the input ends inside.
bool Tokenizer::read_attribute(std::size_t& at, Attribute& attribute) const {
  std::size_t i = at + 1;  // '=' may be the first byte of a name
  while (i < text_.size() && kNameEnds[static_cast<unsigned char>(text_[i])] == 0) ++i;
  attribute.name = {at, i};
  attribute.value = {i, i};
  at = i;
  i = skip_spaces(text_, i);
  if (i >= text_.size()) return false;
  if (text_[i] != '=') {
    at = i;
    return true;
  }
  i = skip_spaces(text_, i + 1);
  if (i >= text_.size()) return false;
  const char quote = text_[i];
  if (quote == '"' || quote == '\'') {
    const std::size_t end = text_.find(quote, i + 1);
    if (end == std::string_view::npos) return false;
    attribute.value = {i + 1, end};
    at = end + 1;
    return true;
  }
  const std::size_t begin = i;
  while (i < text_.size() && text_[i] != '>' && !is_html_space(text_[i])) ++i;
  if (i >= text_.size()) return false;
  attribute.value = {begin, i};
  at = i;
  return true;
}

void Tokenizer::keep_attribute(Token& token, const Attribute& attribute) {
  if (token.attributes.size() >= kMaxAttributes) {
    ++token.attributes_dropped;
    return;
  }
  const std::uint64_t hash = hash_folded(attribute.name.in(text_));
  if (std::find(seen_names_.begin(), seen_names_.end(), hash) != seen_names_.end()) return;
  seen_names_.push_back(hash);
  token.attributes.push_back(attribute);
}

void Tokenizer::read_comment(Token& token) {
  token.kind = TokenKind::comment;
  const std::size_t data = at_ + 4;
  const auto finish = [&](std::size_t data_end, std::size_t end) {
    token.name = {data, data_end};
    token.all = {at_, end};
    at_ = end;
  };
  if (text_.substr(data, 1) == ">") return finish(data, data + 1);
  if (text_.substr(data, 2) == "->") return finish(data, data + 2);
  for (std::size_t i = text_.find("--", data); i != std::string_view::npos; i = text_.find("--", i + 1)) {
    if (text_.substr(i + 2, 1) == ">") return finish(i, i + 3);
    if (text_.substr(i + 2, 2) == "!>") return finish(i, i + 4);
  }
  std::size_t end = text_.size();  // what may have been the start of the end is no data
  if (end - data >= 3 && text_.substr(end - 3) == "--!") end -= 3;
  else
    for (int dashes = 0; dashes < 2 && end > data && text_[end - 1] == '-'; ++dashes) --end;
  finish(end, text_.size());
}

void Tokenizer::read_bogus_comment(Token& token, std::size_t data_begin) {
  const std::size_t close = std::min(text_.find('>', data_begin), text_.size());
  token.kind = TokenKind::comment;
  token.name = {data_begin, close};
  token.all = {at_, std::min(close + 1, text_.size())};
  at_ = token.all.end;
}

}  // namespace crosstell::html
