// SPDX-License-Identifier: Apache-2.0
// Recursive descent over the text of a pattern. Depth and size are capped, so packs cannot exhaust the stack or the memory.
#include "pattern.h"

#include <algorithm>
#include <array>
#include <optional>

#include "fold.h"
#include "word_class_name.h"

#include "crosstell/base/utf8.h"

namespace crosstell::rules {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool ends_word(char c) { return is_space(c) || std::string_view("[]|{}<>\",;!?*+()").find(c) != std::string_view::npos; }

Node make(NodeKind kind) {
  Node node;
  node.kind = kind;
  return node;
}

class Parser {
 public:
  Parser(const PatternSource& source, PatternTables& tables, Problems& problems, std::size_t depth, std::uint32_t fixed_column,
         std::size_t& node_count)
      : source_(source), text_(source.text), tables_(tables), problems_(problems), depth_(depth), fixed_column_(fixed_column), node_count_(node_count) {}

  Node parse() {
    Node root = sequence("");
    if (!failed_ && at_ < text_.size()) fail(at_, unexpected());
    return root;
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  // --- text ---
  [[nodiscard]] bool done() const { return failed_ || at_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  [[nodiscard]] std::uint32_t column_of(std::size_t offset) const {
    if (fixed_column_ != 0) return fixed_column_;
    return static_cast<std::uint32_t>(code_point_count(text_.substr(0, offset)) + 1);
  }
  void fail(std::size_t offset, std::string_view what) {
    if (!failed_) problems_.add(place(offset), what);
    failed_ = true;
  }
  [[nodiscard]] Place place(std::size_t offset) const { return source_.place.at(source_.place.field, code_point_count(text_.substr(0, offset)) + 1); }
  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  [[nodiscard]] std::string unexpected() const {
    const char c = peek();
    if (c == '|') return "found '|' outside brackets; write alternatives as [a | b]";
    if (c == '?' || c == '*' || c == '+') return std::string("found '") + c + "' with nothing before it to repeat; a literal one is written \\" + c;
    return std::string("found '") + c + "' without its opening mark; a literal one is written \\" + c;
  }

  // --- structure ---
  /// Elements up to one of `stops` (not taken) or the end.
  Node sequence(std::string_view stops) {
    Node node = make(NodeKind::sequence);
    for (skip_spaces(); !done() && stops.find(peek()) == std::string_view::npos; skip_spaces()) {
      if (std::string_view("|]}>").find(peek()) != std::string_view::npos) {
        fail(at_, unexpected());
        break;
      }
      node.children.push_back(element());
    }
    return node;
  }

  Node element() {
    const std::size_t begin = at_;
    if (++node_count_ > kMaxPatternNodes) {
      fail(begin, "the pattern has more than " + std::to_string(kMaxPatternNodes) + " elements with its pieces written out");
      return {};
    }
    Node node = atom();
    node.column = column_of(begin);
    node.text = std::string(text_.substr(begin, std::min(at_ - begin, std::size_t{60})));
    return failed_ ? node : repeated(std::move(node), begin);
  }

  Node repeated(Node inner, std::size_t begin) {
    const char c = peek();
    if (c != '?' && c != '*' && c != '+') return inner;
    // A question mark that stands apart from the words around it is the punctuation mark; glued to an element it is ours.
    if (is_nullable(inner)) {
      fail(at_, std::string("'") + c + "' repeats something that can be empty");
      return inner;
    }
    ++at_;
    Node node = make(NodeKind::repeat);
    node.low = c == '+' ? 1 : 0;
    node.high = c == '?' ? 1 : kMaxRepeats;
    node.column = inner.column;
    node.text = std::string(text_.substr(begin, std::min(at_ - begin, std::size_t{60})));
    node.children.push_back(std::move(inner));
    return node;
  }

  Node atom() {
    const char c = peek();
    const char next = peek(1);
    switch (c) {
      case '[': return nested(&Parser::choice);
      case '<': return nested(&Parser::predicate);
      case '{': return nested(&Parser::slot);
      case '/': return regex();
      case '\\': return escaped();
      case '~': return is_letter(next) || static_cast<unsigned char>(next) >= 0x80 ? lemma() : word();
      case '@': return is_letter(next) ? list() : word();
      case ':': return is_letter(next) ? word_class_only() : word();
      case '&': return is_letter(next) ? nested(&Parser::piece) : word();
      case '^': return single(NodeKind::begin);
      case '$': return next == '\0' || ends_word(next) ? single(NodeKind::end) : word();
      case '.': return next == '.' && peek(2) != '.' ? gap() : word();
      default: return word();
    }
  }

  Node nested(Node (Parser::*read)()) {
    if (depth_ >= kMaxPatternDepth) {
      fail(at_, "nested deeper than " + std::to_string(kMaxPatternDepth) + " levels");
      return {};
    }
    ++depth_;
    Node node = (this->*read)();
    --depth_;
    return node;
  }

  Node single(NodeKind kind) {
    ++at_;
    return make(kind);
  }

  Node choice() {
    const std::size_t begin = at_++;
    Node node = make(NodeKind::choice);
    while (true) {
      node.children.push_back(sequence("|]"));
      if (failed_) return node;
      if (node.children.back().children.empty()) {
        fail(at_, "an empty alternative; for something optional write x? or [a | b]?");
        return node;
      }
      if (at_ >= text_.size()) {
        fail(begin, "found '[' without ']'");
        return node;
      }
      if (text_[at_++] == ']') return node;
    }
  }

  Node predicate() {
    const std::size_t begin = at_++;
    Node node = make(NodeKind::predicate);
    node.children.push_back(sequence(">"));
    if (failed_) return node;
    if (at_ >= text_.size()) {
      fail(begin, "found '<' without '>'");
    } else {
      ++at_;
      if (node.children[0].children.empty()) fail(begin, "nothing stands between '<' and '>'");
    }
    return node;
  }

  // --- slots ---
  /// {type|type} {name} {name:type|type} {name:element}
  Node slot() {
    const std::size_t begin = at_++;
    skip_spaces();
    const std::size_t first_at = at_;
    const std::string first(name());
    skip_spaces();
    if (first.empty()) {
      fail(at_, "a slot begins with a name or a mention type, as in {value:money} or {date}");
      return {};
    }
    Node node;
    if (peek() == ':') {
      ++at_;
      skip_spaces();
      node = make(NodeKind::capture);
      node.index = PatternTables::intern(tables_.slots, first);
      node.children.push_back(slot_content());
    } else if (first == "clause") {
      node = make(NodeKind::clause);
    } else if (mention_mask_from_name(first) == 0 && peek() != '|') {
      node = slot_of_attribute(first, first_at);
    } else {
      at_ = first_at;
      node = types();
    }
    skip_spaces();
    if (failed_) return node;
    if (peek() != '}')
      fail(at_ < text_.size() ? at_ : begin, at_ < text_.size() ? "expected '}' at the end of the slot" : "found '{' without '}'");
    else
      ++at_;
    return node;
  }

  Node slot_content() {
    const char c = peek();
    Node inner;
    if (is_letter(c)) {
      inner = types();
    } else if (c == '}' || c == '\0') {
      fail(at_, "expected a mention type or an element after ':'");
    } else {
      return element();
    }
    return inner;
  }

  Node types() {
    Node node = make(NodeKind::mention);
    while (true) {
      skip_spaces();
      const std::size_t type_at = at_;
      const std::string type(name());
      if (type == "clause" && node.mask == 0) return make(NodeKind::clause);
      if (type == "category" && node.mask == 0) return categories(type_at);
      const MentionMask mask = mention_mask_from_name(type);
      if (mask == 0) {
        unknown_type(type, type_at);
        return node;
      }
      node.mask |= mask;
      skip_spaces();
      if (peek() != '|') break;
      ++at_;
    }
    return node;
  }

  void unknown_type(const std::string& type, std::size_t offset) {
    std::vector<std::string> known(mention_type_names().begin(), mention_type_names().end());
    known.insert(known.end(), {"np", "entity", "figure", "clause", "category"});
    if (!failed_) problems_.add_unknown(place(offset), "mention type", type, known);
    failed_ = true;
  }

  Node categories(std::size_t offset) {
    Node node = make(NodeKind::list);
    if (source_.attribute == nullptr || source_.attribute->categories.empty())
      fail(offset, "'category' stands for the categories of the rule's attribute, but it has none");
    else
      node.index = PatternTables::intern(tables_.lists, category_list_name(source_.attribute->key));
    return node;
  }

  /// {subject}: the types come from the attribute.
  Node slot_of_attribute(const std::string& slot_name, std::size_t offset) {
    Node node = make(NodeKind::capture);
    node.index = PatternTables::intern(tables_.slots, slot_name);
    Node inner = make(NodeKind::mention);
    if (const auto types = attribute_types(slot_name)) {
      for (const MentionType type : *types) inner.mask |= bit(type);
    }
    if (inner.mask == 0) {
      std::vector<std::string> known(mention_type_names().begin(), mention_type_names().end());
      known.insert(known.end(), {"np", "entity", "figure", "clause", "subject", "value"});
      if (source_.attribute != nullptr)
        for (const auto& role : source_.attribute->roles) known.push_back(role.name);
      if (!failed_) problems_.add_unknown(place(offset), "mention type or slot without types", slot_name, known);
      failed_ = true;
    }
    node.children.push_back(std::move(inner));
    return node;
  }

  [[nodiscard]] std::optional<std::vector<MentionType>> attribute_types(std::string_view slot_name) const {
    if (source_.attribute == nullptr) return std::nullopt;
    if (slot_name == "subject") return source_.attribute->subject_types;
    if (slot_name == "value") return source_.attribute->value_types;
    for (const auto& role : source_.attribute->roles)
      if (role.name == slot_name) return role.types;
    return std::nullopt;
  }

  // --- names ---
  Node list() {
    const std::size_t begin = at_++;
    const std::string list_name(name());
    Node node = make(NodeKind::list);
    const auto found = tables_.lists.find(list_name);
    if (found != tables_.lists.end()) {
      node.index = found->second;
      return node;
    }
    std::vector<std::string> known;
    for (const auto& [key, index] : tables_.lists)
      if (key.find(':') == std::string::npos) known.push_back(key);
    if (!failed_) problems_.add_unknown(place(begin), "word list", list_name, known);
    failed_ = true;
    return node;
  }

  Node piece() {
    const std::size_t begin = at_++;
    const std::string piece_name(name());
    const auto* pieces = source_.pieces;
    const auto found = pieces == nullptr ? decltype(pieces->end()){} : pieces->find(piece_name);
    if (pieces == nullptr || found == pieces->end()) {
      std::vector<std::string> known;
      if (pieces != nullptr)
        for (const auto& [key, text] : *pieces) known.push_back(key);
      if (!failed_) problems_.add_unknown(place(begin), "piece", piece_name, known);
      failed_ = true;
      return {};
    }
    if (depth_ == kMaxPatternDepth) {
      fail(begin, "pieces nest too deep; '" + piece_name + "' may contain itself");
      return {};
    }
    PatternSource inner = source_;
    inner.text = found->second;
    inner.place = {source_.place.file, {}, "pieces." + piece_name, 0};
    Parser parser(inner, tables_, problems_, depth_, column_of(begin), node_count_);
    Node node = parser.parse();
    failed_ = failed_ || parser.failed();
    return node;
  }

  // --- words ---
  Node gap() {
    const std::size_t begin = at_;
    at_ += 2;
    Node node = make(NodeKind::gap);
    node.high = kDefaultGap;
    if (peek() >= '0' && peek() <= '9') {
      node.high = 0;
      while (peek() >= '0' && peek() <= '9' && node.high <= kMaxGap) node.high = node.high * 10 + static_cast<std::uint32_t>(text_[at_++] - '0');
      if (node.high == 0 || node.high > kMaxGap) fail(begin, "a gap skips 1 to " + std::to_string(kMaxGap) + " words");
    }
    return node;
  }

  Node regex() {
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
    Node node = make(NodeKind::regex);
    std::string error;
    if (!check_regex(expression, error))
      fail(begin, "regular expression: " + error);
    else
      node.index = PatternTables::intern(tables_.regexes, expression);
    return node;
  }

  Node escaped() {
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

  Node lemma() {
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
    Node first = make(NodeKind::token);
    if (failed_) return first;
    first.test.lemma = word_key(parts[0]);
    first.letters = static_cast<std::uint32_t>(parts[0].size());
    class_suffix(first);
    if (parts.size() == 1) return first;
    Node node = make(NodeKind::sequence);
    node.children.push_back(described(std::move(first), begin));
    for (std::size_t i = 1; i < parts.size(); ++i) {
      Node gap_node = make(NodeKind::gap);
      gap_node.high = kPhrasalGap;
      node.children.push_back(described(std::move(gap_node), begin));
      node.children.push_back(described(token_of(parts[i]), begin));
    }
    return node;
  }

  Node described(Node node, std::size_t begin) {
    node.column = column_of(begin);
    node.text = std::string(text_.substr(begin, at_ - begin));
    return node;
  }

  /// Characters up to the end of a word: white space, a mark of the language, or the colon of a class.
  std::string_view word_text() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !ends_word(text_[at_])) {
      if (text_[at_] == ':' && at_ > begin) break;
      at_ += decode_utf8(text_, at_).length;
    }
    if (at_ == begin && at_ < text_.size()) ++at_;  // a mark that is itself the token: , ; ! ( )
    return text_.substr(begin, at_ - begin);
  }

  Node word() {
    const std::size_t begin = at_;
    if (peek() == '?' || peek() == '*' || peek() == '+') {
      // Standing alone, it is the mark itself.
      if (begin > 0 && !is_space(text_[begin - 1])) {
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
    Node node = make(NodeKind::sequence);
    for (const auto& token : tokens) node.children.push_back(described(token_of(token), begin));
    return node;
  }

  Node with_hyphens_apart(Node joined, const std::string& token, std::size_t begin) {
    const auto parts = split_hyphens(token);
    if (parts.empty()) return joined;
    Node apart = make(NodeKind::sequence);
    for (const auto& part : parts) apart.children.push_back(described(token_of(part), begin));
    Node node = make(NodeKind::choice);
    node.children.push_back(described(std::move(joined), begin));
    node.children.push_back(std::move(apart));
    return node;
  }

  static Node token_of(const std::string& folded) {
    if (is_dash(folded)) return make(NodeKind::dash);
    if (is_double_quote(folded)) return make(NodeKind::double_quote);
    if (is_single_quote(folded)) return make(NodeKind::single_quote);
    Node node = make(NodeKind::token);
    node.test.form = word_key(folded);
    node.letters = static_cast<std::uint32_t>(folded.size());
    return node;
  }

  Node word_class_only() {
    Node node = make(NodeKind::token);
    class_suffix(node);
    return node;
  }

  /// ":verb.past" after a word, a lemma, or alone.
  void class_suffix(Node& node) {
    if (peek() != ':' || !is_letter(peek(1)) || failed_) return;
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && (is_name_character(text_[at_]) || (text_[at_] == '.' && is_letter(peek(1))))) ++at_;
    const std::string_view class_name = text_.substr(begin, at_ - begin);
    if (node.kind == NodeKind::token && add_word_class(class_name, node.test)) return;
    if (!failed_) problems_.add_unknown(place(begin - 1), "word class", class_name, word_class_names());
    failed_ = true;
  }

  const PatternSource& source_;
  std::string_view text_;
  PatternTables& tables_;
  Problems& problems_;
  std::size_t depth_;
  std::uint32_t fixed_column_;
  std::size_t& node_count_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::uint32_t PatternTables::intern(std::map<std::string, std::uint32_t, std::less<>>& table, std::string_view name) {
  return table.emplace(std::string(name), static_cast<std::uint32_t>(table.size())).first->second;
}

std::string category_list_name(std::string_view attribute_key) { return "category:" + std::string(attribute_key); }

Node parse_pattern(const PatternSource& source, PatternTables& tables, Problems& problems) {
  if (source.text.size() > kMaxPatternBytes) {
    problems.add(source.place, "the pattern has " + std::to_string(source.text.size()) + " bytes; at most " + std::to_string(kMaxPatternBytes));
    return {};
  }
  std::size_t node_count = 0;
  return Parser(source, tables, problems, 0, 0, node_count).parse();
}

}  // namespace crosstell::rules
