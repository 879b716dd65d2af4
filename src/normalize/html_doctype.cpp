// SPDX-License-Identifier: Apache-2.0
// The doctype states of the tokenizer.
#include <algorithm>

#include "html_tokenizer.h"

namespace crosstell::html {
namespace {

class DoctypeReader {
 public:
  DoctypeReader(std::string_view text, std::size_t at, Token& token) : text_(text), at_(at), token_(token) {}

  /// Returns: one past the last byte.
  std::size_t read() {
    skip_spaces();
    if (at_ >= text_.size() || text_[at_] == '>') return quirky_end();
    const std::size_t name = at_;
    while (at_ < text_.size() && text_[at_] != '>' && !is_html_space(text_[at_])) ++at_;
    token_.name = {name, at_};
    skip_spaces();
    if (at_ >= text_.size()) return quirky_end();
    if (text_[at_] == '>') return ++at_;
    if (equals_folded(text_.substr(at_, 6), "public")) {
      at_ += 6;
      if (!read_id(token_.public_id)) return bogus_end(true);
      skip_spaces();
      if (at_ >= text_.size()) return quirky_end();
      if (text_[at_] == '>') return ++at_;
      return read_system();
    }
    if (!equals_folded(text_.substr(at_, 6), "system")) return bogus_end(true);
    at_ += 6;
    return read_system();
  }

 private:
  void skip_spaces() {
    while (at_ < text_.size() && is_html_space(text_[at_])) ++at_;
  }

  std::size_t read_system() {
    if (!read_id(token_.system_id)) return bogus_end(true);
    skip_spaces();
    if (at_ >= text_.size()) return quirky_end();
    return text_[at_] == '>' ? ++at_ : bogus_end(false);
  }

  /// A quoted identifier. Returns: false when none stands here or its quote stays open.
  bool read_id(Range& id) {
    skip_spaces();
    if (at_ >= text_.size() || (text_[at_] != '"' && text_[at_] != '\'')) return false;
    const char quote = text_[at_++];
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '>') ++at_;
    id = {begin, at_};
    if (at_ >= text_.size() || text_[at_] == '>') return false;
    ++at_;
    return true;
  }

  std::size_t quirky_end() {
    token_.force_quirks = true;
    return std::min(at_ + 1, text_.size());
  }
  std::size_t bogus_end(bool quirks) {
    token_.force_quirks = token_.force_quirks || quirks;
    return std::min(std::min(text_.find('>', at_), text_.size()) + 1, text_.size());
  }

  std::string_view text_;
  std::size_t at_;
  Token& token_;
};

}  // namespace

void Tokenizer::read_doctype(Token& token) {
  token.kind = TokenKind::doctype;
  token.name = {};
  const std::size_t end = DoctypeReader(text_, at_ + 9, token).read();
  token.all = {at_, end};
  at_ = end;
}

}  // namespace crosstell::html
