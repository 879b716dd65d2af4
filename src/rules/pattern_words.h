// SPDX-License-Identifier: Apache-2.0
// The text of a pattern while it is read, and the elements that stand for words, marks and gaps.
#pragma once

#include <algorithm>

#include "pattern.h"

namespace crosstell::rules {

[[nodiscard]] inline bool is_pattern_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
[[nodiscard]] inline bool is_pattern_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] inline bool is_name_character(char c) { return is_pattern_letter(c) || (c >= '0' && c <= '9') || c == '_'; }
/// White space or a mark of the language.
[[nodiscard]] bool ends_word(char c);
[[nodiscard]] Node make_node(NodeKind kind);

/// A place in the text of a pattern. The first mistake is reported; from then on done() holds.
class PatternText {
 public:
  [[nodiscard]] bool failed() const { return failed_; }

 protected:
  PatternText(const PatternSource& source, PatternTables& tables, Problems& problems, std::uint32_t fixed_column)
      : source_(source), text_(source.text), tables_(tables), problems_(problems), fixed_column_(fixed_column) {}

  [[nodiscard]] bool done() const { return failed_ || at_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip_spaces();
  [[nodiscard]] std::uint32_t column_of(std::size_t offset) const;
  void fail(std::size_t offset, std::string_view what);
  [[nodiscard]] Place place(std::size_t offset) const;
  std::string_view name();
  [[nodiscard]] std::string unexpected() const;
  /// As written, cut for near misses.
  [[nodiscard]] std::string written(std::size_t begin) const { return std::string(text_.substr(begin, std::min(at_ - begin, std::size_t{60}))); }

  const PatternSource& source_;
  std::string_view text_;
  PatternTables& tables_;
  Problems& problems_;
  std::uint32_t fixed_column_;   ///< 0, or the column in the pattern that names this piece
  std::size_t at_ = 0;
  bool failed_ = false;
};

/// Words, lemmas, classes, regular expressions, gaps.
class PatternWords : public PatternText {
 protected:
  using PatternText::PatternText;

  Node gap();
  Node regex();
  Node escaped();
  Node lemma();
  Node described(Node node, std::size_t begin);
  /// Characters up to the end of a word: white space, a mark of the language, or the colon of a class.
  std::string_view word_text();
  Node word();
  Node with_hyphens_apart(Node joined, const std::string& token, std::size_t begin);
  static Node token_of(const std::string& folded);
  Node word_class_only();
  /// ":verb.past" after a word, a lemma, or alone.
  void class_suffix(Node& node);
};

}  // namespace crosstell::rules
