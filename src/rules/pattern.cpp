// SPDX-License-Identifier: Apache-2.0
// Recursive descent over the text of a pattern. Depth and size are capped, so packs cannot exhaust the stack or the memory.
#include "pattern.h"

#include <optional>

#include "pattern_words.h"

namespace crosstell::rules {
namespace {

class Parser : public PatternWords {
 public:
  Parser(const PatternSource& source, PatternTables& tables, Problems& problems, std::size_t depth, std::uint32_t fixed_column,
         std::size_t& node_count)
      : PatternWords(source, tables, problems, fixed_column), depth_(depth), node_count_(node_count) {}

  Node parse() {
    Node root = sequence("");
    if (!failed_ && at_ < text_.size()) fail(at_, unexpected());
    return root;
  }

 private:
  // --- structure ---
  /// Elements up to one of `stops` (not taken) or the end.
  Node sequence(std::string_view stops) {
    Node node = make_node(NodeKind::sequence);
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
    node.text = written(begin);
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
    Node node = make_node(NodeKind::repeat);
    node.low = c == '+' ? 1 : 0;
    node.high = c == '?' ? 1 : kMaxRepeats;
    node.column = inner.column;
    node.text = written(begin);
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
      case '~': return is_pattern_letter(next) || static_cast<unsigned char>(next) >= 0x80 ? lemma() : word();
      case '@': return is_pattern_letter(next) ? list() : word();
      case ':': return is_pattern_letter(next) ? word_class_only() : word();
      case '&': return is_pattern_letter(next) ? nested(&Parser::piece) : word();
      case '^': return single(NodeKind::begin);
      case '$': return next == '\0' || ends_word(next) ? single(NodeKind::end) : word();
      case '.': return next == '.' && peek(2) != '.' ? gap() : word();
      default: return is_argument() ? nested(&Parser::argument) : word();
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
    return make_node(kind);
  }

  Node choice() {
    const std::size_t begin = at_++;
    Node node = make_node(NodeKind::choice);
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
    Node node = make_node(NodeKind::predicate);
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
      node = make_node(NodeKind::capture);
      node.index = PatternTables::intern(tables_.slots, first);
      node.children.push_back(slot_content());
    } else if (first == "clause") {
      node = make_node(NodeKind::clause);
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

  // --- arguments of the predicate ---
  static constexpr std::string_view kDoer = "doer={", kObject = "object={";
  [[nodiscard]] bool is_argument() const { return text_.substr(at_).starts_with(kDoer) || text_.substr(at_).starts_with(kObject); }

  /// doer={slot} object={slot}
  Node argument() {
    const std::size_t begin = at_;
    const bool doer = text_.substr(at_).starts_with(kDoer);
    at_ += (doer ? kDoer : kObject).size() - 1;
    Node node = make_node(NodeKind::argument);
    node.low = doer ? 0 : 1;
    node.children.push_back(slot());
    node.children.front().column = column_of(begin);
    const Node& inner = node.children.front();
    if (!failed_ && (inner.kind != NodeKind::capture || inner.children.front().kind != NodeKind::mention))
      fail(begin, "a doer or an object is a slot of mentions, as in doer={buyer} or object={what:np}");
    return node;
  }

  Node slot_content() {
    const char c = peek();
    Node inner;
    if (is_pattern_letter(c)) {
      inner = types();
    } else if (c == '}' || c == '\0') {
      fail(at_, "expected a mention type or an element after ':'");
    } else {
      return element();
    }
    return inner;
  }

  Node types() {
    Node node = make_node(NodeKind::mention);
    while (true) {
      skip_spaces();
      const std::size_t type_at = at_;
      const std::string type(name());
      if (type == "clause" && node.mask == 0) return make_node(NodeKind::clause);
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
    Node node = make_node(NodeKind::list);
    if (source_.attribute == nullptr || source_.attribute->categories.empty())
      fail(offset, "'category' stands for the categories of the rule's attribute, but it has none");
    else
      node.index = PatternTables::intern(tables_.lists, category_list_name(source_.attribute->key));
    return node;
  }

  /// {subject}: the types come from the attribute.
  Node slot_of_attribute(const std::string& slot_name, std::size_t offset) {
    Node node = make_node(NodeKind::capture);
    node.index = PatternTables::intern(tables_.slots, slot_name);
    Node inner = make_node(NodeKind::mention);
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
    Node node = make_node(NodeKind::list);
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

  std::size_t depth_;
  std::size_t& node_count_;
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
