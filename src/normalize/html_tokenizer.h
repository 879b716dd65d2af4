// SPDX-License-Identifier: Apache-2.0
// HTML to tokens, by the states of the WHATWG tokenizer, with byte offsets on everything.
//
// Comes in: UTF-8. Goes out: one token a call, as ranges of the input; nothing is copied or decoded before somebody asks. What the
// standard calls states are places in the code here: a construct is read by one function from its first byte to its last.
// Source: WHATWG HTML, "Tokenization". Parse errors are not reported; CDATA sections (foreign content only) are read as comments.
// Never recurses; the time is linear in the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosstell::html {

inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
inline constexpr std::size_t kMaxAttributes = 128;  ///< kept of one tag; more are counted

struct Range {
  std::size_t begin = kNowhere, end = kNowhere;
  [[nodiscard]] bool known() const { return begin != kNowhere; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::string_view in(std::string_view text) const { return known() ? text.substr(begin, end - begin) : std::string_view(); }
};

struct Attribute { Range name, value; };  ///< value: raw, without quotes; empty when there is none

enum class TokenKind : std::uint8_t { doctype, start_tag, end_tag, comment, text };

struct Token {
  TokenKind kind = TokenKind::text;
  bool self_closing = false;       ///< start tag
  bool force_quirks = false;       ///< doctype
  Range all;                       ///< the whole token
  Range name;                      ///< tag or doctype name; of a comment its data; of text the text
  Range public_id, system_id;      ///< doctype
  std::vector<Attribute> attributes;  ///< of a tag, each name once (the first one counts)
  std::size_t attributes_dropped = 0; ///< beyond kMaxAttributes
};

/// What text means: the consumer says so after the start tag of an element whose content is no markup.
enum class Content : std::uint8_t { data, rcdata, rawtext, script, plaintext };

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  /// Reads the next token. Returns: false at the end of the input.
  bool next(Token& token);

  /// `end_name`: lower-case name of the element whose end tag ends it.
  void set_content(Content content, std::string_view end_name) {
    content_ = content;
    end_name_ = end_name;
  }
  [[nodiscard]] Content content() const { return content_; }

 private:
  bool read_markup(Token& token);
  bool read_raw(Token& token);
  bool read_tag(Token& token, TokenKind kind, std::size_t name_begin);
  bool read_attribute(std::size_t& at, Attribute& attribute) const;
  void keep_attribute(Token& token, const Attribute& attribute);
  void read_comment(Token& token);
  void read_bogus_comment(Token& token, std::size_t data_begin);
  void read_doctype(Token& token);
  [[nodiscard]] bool ends_raw(std::size_t less_than) const;
  [[nodiscard]] std::size_t find_script_end() const;
  void take_text(Token& token, std::size_t end);

  std::string_view text_;
  std::size_t at_ = 0;
  Content content_ = Content::data;
  std::string end_name_;
  std::vector<std::uint64_t> seen_names_;  ///< hashes of the attribute names of the tag being read
};

/// Names and values as the standard gives them: lower case (`lower`), NUL replaced, line ends as LF, references decoded (`references`).
struct Decoding { bool lower = false, references = false, attribute = false, replace_nul = true; };
[[nodiscard]] std::string decoded(std::string_view raw, const Decoding& how);

[[nodiscard]] constexpr bool is_html_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
/// Whether `text` is `lower` in any case of ASCII letters. Requires: `lower` is lower case.
[[nodiscard]] bool equals_folded(std::string_view text, std::string_view lower);

}  // namespace crosstell::html
