// SPDX-License-Identifier: Apache-2.0
// Text that is no markup up to its end tag: RCDATA, RAWTEXT, PLAINTEXT and the script states.
#include <algorithm>

#include "html_tokenizer.h"

namespace crosstell::html {
namespace {

bool ends_name(char c) { return is_html_space(c) || c == '/' || c == '>'; }

/// Where the letters from `begin` on end.
std::size_t letters_end(std::string_view text, std::size_t begin) {
  while (begin < text.size() && is_ascii_letter(text[begin])) ++begin;
  return begin;
}

/// Whether the letters at `begin` are "script", followed by what ends a name. `end` is one past the letters.
bool is_script_name(std::string_view text, std::size_t begin, std::size_t end) {
  return end < text.size() && ends_name(text[end]) && equals_folded(text.substr(begin, end - begin), "script");
}

}  // namespace

bool Tokenizer::ends_raw(std::size_t less_than) const {
  if (less_than + 1 >= text_.size() || text_[less_than + 1] != '/' || end_name_.empty()) return false;
  const std::size_t name = less_than + 2, end = name + end_name_.size();
  return end < text_.size() && equals_folded(text_.substr(name, end_name_.size()), end_name_) && ends_name(text_[end]);
}

/// Inside "<!--" of a script, "<script>" opens a part whose "</script>" does not end the element.
std::size_t Tokenizer::find_script_end() const {
  enum class State { plain, escaped, double_escaped } state = State::plain;
  for (std::size_t i = at_; i < text_.size();) {
    const char c = text_[i];
    if (state == State::plain) {
      i = text_.find('<', i);
      if (i == std::string_view::npos) break;
      if (ends_raw(i)) return i;
      const bool opens = text_.substr(i, 4) == "<!--";
      if (opens) state = State::escaped;
      i += opens ? 2 : 1;  // the dashes may be those of "-->" already
    } else if (c == '-') {
      const std::size_t dashes = i;
      while (i < text_.size() && text_[i] == '-') ++i;
      if (i < text_.size() && text_[i] == '>' && i - dashes >= 2) state = State::plain;
    } else if (c == '<' && state == State::escaped) {
      if (ends_raw(i)) return i;
      const std::size_t end = letters_end(text_, i + 1);
      const bool opens = end > i + 1 && is_script_name(text_, i + 1, end);
      if (opens) state = State::double_escaped;
      i = opens ? end + 1 : i + 1;
    } else if (c == '<' && i + 1 < text_.size() && text_[i + 1] == '/') {
      const std::size_t end = letters_end(text_, i + 2);
      const bool closes = is_script_name(text_, i + 2, end);
      if (closes) state = State::escaped;
      i = closes ? end + 1 : i + 2;
    } else {
      ++i;
    }
  }
  return text_.size();
}

bool Tokenizer::read_raw(Token& token) {
  std::size_t end = text_.size();
  if (content_ == Content::script) {
    end = find_script_end();
  } else if (content_ != Content::plaintext) {
    end = text_.find('<', at_);
    while (end != std::string_view::npos && !ends_raw(end)) end = text_.find('<', end + 1);
    end = std::min(end, text_.size());
  }
  if (end > at_) {
    take_text(token, end);
    return true;
  }
  content_ = Content::data;
  return read_tag(token, TokenKind::end_tag, at_ + 2);
}

}  // namespace crosstell::html
