// SPDX-License-Identifier: Apache-2.0
#include "pattern_words.h"

#include "fold.h"
#include "regex_letter.h"
#include "word_class_name.h"

#include "crosstell/base/utf8.h"

namespace crosstell::rules {

bool ends_word(char c) { return is_pattern_space(c) || std::string_view("[]|{}<>\",;!?*+()").find(c) != std::string_view::npos; }

Node make_node(NodeKind kind) {
  Node node;
  node.kind = kind;
  return node;
}

void PatternText::skip_spaces() {
  while (at_ < text_.size() && is_pattern_space(text_[at_])) ++at_;
}

std::uint32_t PatternText::column_of(std::size_t offset) const {
  if (fixed_column_ != 0) return fixed_column_;
  return static_cast<std::uint32_t>(code_point_count(text_.substr(0, offset)) + 1);
}

void PatternText::fail(std::size_t offset, std::string_view what) {
  if (!failed_) problems_.add(place(offset), what);
  failed_ = true;
}

Place PatternText::place(std::size_t offset) const { return source_.place.at(source_.place.field, code_point_count(text_.substr(0, offset)) + 1); }

std::string_view PatternText::name() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
  return text_.substr(begin, at_ - begin);
}

std::string PatternText::unexpected() const {
  const char c = peek();
  if (c == '|') return "found '|' outside brackets; write alternatives as [a | b]";
  if (c == '?' || c == '*' || c == '+') return std::string("found '") + c + "' with nothing before it to repeat; a literal one is written \\" + c;
  return std::string("found '") + c + "' without its opening mark; a literal one is written \\" + c;
}

Node PatternWords::gap() {
  const std::size_t begin = at_;
  at_ += 2;
  Node node = make_node(NodeKind::gap);
  node.high = kDefaultGap;
  if (peek() >= '0' && peek() <= '9') {
    node.high = 0;
    while (peek() >= '0' && peek() <= '9' && node.high <= kMaxGap) node.high = node.high * 10 + static_cast<std::uint32_t>(text_[at_++] - '0');
    if (node.high == 0 || node.high > kMaxGap) fail(begin, "a gap skips 1 to " + std::to_string(kMaxGap) + " words");
  }
  return node;
}

Node PatternWords::regex() {
  const std::size_t begin = at_++;
  std::string expression;
  while (at_ < text_.size() && text_[at_] != '/') {
    if (text_[at_] == '\\' && peek(1) == '/') ++at_;  // \/ is a slash
    expression += text_[at_++];
  }
  if (at_ >= text_.size()) {
    fail(begin, "found '/' without the closing one; a literal slash is written \\/");
    return {};
  }
  ++at_;
  Node node = make_node(NodeKind::regex);
  std::string error;
  if (!check_regex(expression, error))
    fail(begin, "regular expression: " + error);
  else
    node.index = PatternTables::intern(tables_.regexes, expression), node.sure_letter = sure_letter(expression);
  return node;
}

Node PatternWords::escaped() {
  ++at_;
  if (at_ >= text_.size()) {
    fail(at_ - 1, "a backslash stands before the character it makes literal");
    return {};
  }
  const CodePoint c = decode_utf8(text_, at_);
  const std::string folded = fold(text_.substr(at_, c.length));
  at_ += c.length;
  return token_of(folded);
}

Node PatternWords::lemma() {
  const std::size_t begin = at_++;
  const std::string folded = fold(word_text());
  std::vector<std::string> parts;
  for (std::size_t i = 0; i <= folded.size();) {
    const std::size_t end = std::min(folded.find('_', i), folded.size());
    parts.push_back(folded.substr(i, end - i));
    i = end + 1;
  }
  for (const auto& part : parts)
    if (part.empty()) fail(begin, "a lemma is written ~leave, one with a particle ~lay_off");
  Node first = make_node(NodeKind::token);
  if (failed_) return first;
  first.test.lemma = word_key(parts[0]);
  first.letters = static_cast<std::uint32_t>(parts[0].size());
  class_suffix(first);
  if (parts.size() == 1) return first;
  Node node = make_node(NodeKind::sequence);
  node.children.push_back(described(std::move(first), begin));
  for (std::size_t i = 1; i < parts.size(); ++i) {
    Node gap_node = make_node(NodeKind::gap);
    gap_node.high = kPhrasalGap;
    node.children.push_back(described(std::move(gap_node), begin));
    node.children.push_back(described(token_of(parts[i]), begin));
  }
  return node;
}

Node PatternWords::described(Node node, std::size_t begin) {
  node.column = column_of(begin);
  node.text = std::string(text_.substr(begin, at_ - begin));
  return node;
}

std::string_view PatternWords::word_text() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && !ends_word(text_[at_])) {
    if (text_[at_] == ':' && at_ > begin) break;
    at_ += decode_utf8(text_, at_).length;
  }
  if (at_ == begin && at_ < text_.size()) ++at_;  // a mark that is itself the token: , ; ! ( )
  return text_.substr(begin, at_ - begin);
}

Node PatternWords::word() {
  const std::size_t begin = at_;
  if (peek() == '?' || peek() == '*' || peek() == '+') {
    // Standing alone, it is the mark itself.
    if (begin > 0 && !is_pattern_space(text_[begin - 1])) {
      fail(begin, unexpected());
      return {};
    }
  }
  const std::string folded = fold(word_text());
  const auto tokens = tokens_of(folded);
  if (tokens.empty()) {
    fail(begin, "found no word here");
    return {};
  }
  if (tokens.size() == 1) {
    Node node = token_of(tokens[0]);
    class_suffix(node);
    return with_hyphens_apart(std::move(node), tokens[0], begin);
  }
  Node node = make_node(NodeKind::sequence);
  for (const auto& token : tokens) node.children.push_back(described(token_of(token), begin));
  return node;
}

Node PatternWords::with_hyphens_apart(Node joined, const std::string& token, std::size_t begin) {
  const auto parts = split_hyphens(token);
  if (parts.empty()) return joined;
  Node apart = make_node(NodeKind::sequence);
  for (const auto& part : parts) apart.children.push_back(described(token_of(part), begin));
  Node node = make_node(NodeKind::choice);
  node.children.push_back(described(std::move(joined), begin));
  node.children.push_back(std::move(apart));
  return node;
}

Node PatternWords::token_of(const std::string& folded) {
  if (is_dash(folded)) return make_node(NodeKind::dash);
  if (is_double_quote(folded)) return make_node(NodeKind::double_quote);
  if (is_single_quote(folded)) return make_node(NodeKind::single_quote);
  Node node = make_node(NodeKind::token);
  node.test.form = word_key(folded);
  node.letters = static_cast<std::uint32_t>(folded.size());
  return node;
}

Node PatternWords::word_class_only() {
  Node node = make_node(NodeKind::token);
  class_suffix(node);
  return node;
}

void PatternWords::class_suffix(Node& node) {
  if (peek() != ':' || !is_pattern_letter(peek(1)) || failed_) return;
  const std::size_t begin = ++at_;
  while (at_ < text_.size() && (is_name_character(text_[at_]) || (text_[at_] == '.' && is_pattern_letter(peek(1))))) ++at_;
  const std::string_view class_name = text_.substr(begin, at_ - begin);
  if (node.kind == NodeKind::token && add_word_class(class_name, node.test)) return;
  if (!failed_) problems_.add_unknown(place(begin - 1), "word class", class_name, word_class_names());
  failed_ = true;
}

}  // namespace crosstell::rules
