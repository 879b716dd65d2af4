// SPDX-License-Identifier: Apache-2.0
#include "html_tree.h"

#include <algorithm>
#include <array>

#include "crosstell/base/hash.h"
#include "html_attributes.h"
#include "html_text.h"
#include "html_words.h"
#include "language.h"

namespace crosstell::html {
namespace {

constexpr std::size_t kMaxNameBytes = 60;  // of an element
constexpr std::size_t kMaxMarks = 2000;

bool is_link(Tag tag) { return tag == Tag::a; }
bool is_bold(Tag tag) { return tag == Tag::b || tag == Tag::strong; }

/// Elements that no table names are told apart by their names: </share-bar> does not end <story-text>. 0 for all others.
std::uint64_t key_of(Tag tag, std::string_view name) {
  if (tag != Tag::other && tag != Tag::custom) return 0;
  std::string lower(name.substr(0, kMaxNameBytes));
  for (char& c : lower) c = to_lower(c);
  return hash64(lower) | 1;
}

/// Elements an implied end tag does not reach across.
bool is_scope_border(Tag tag) {
  return tag == Tag::table || tag == Tag::td || tag == Tag::th || tag == Tag::caption || tag == Tag::button || tag == Tag::template_ || tag == Tag::html || tag == Tag::body;
}

struct Open {
  Tag tag = Tag::other;
  bool block = false, hides = false, withholds = false, link = false, bold = false, pre = false;
  bool closed = false;               ///< an inline element whose end tag came while a block inside it was open
  std::uint32_t node = 0;
  std::uint32_t families = 0;
  std::uint64_t key = 0;             ///< of a name that no table holds
  std::uint64_t text_begin = 0;
  std::int32_t mark = -1;
};

class TreeBuilder {
 public:
  explicit TreeBuilder(std::string_view source) : source_(source), tokenizer_(source), flow_(source) {
    page_.nodes.push_back({});
    Open root;
    root.tag = Tag::html;
    root.block = true;
    open_.push_back(root);
    ++open_count_[static_cast<std::size_t>(Tag::html)];
    ++key_count(root.key);
  }

  Page build() {
    Token token;
    while (true) {
      const Content content = tokenizer_.content();
      if (!tokenizer_.next(token)) break;
      page_.attributes_dropped += token.attributes_dropped;
      if (token.kind == TokenKind::start_tag) start(token);
      else if (token.kind == TokenKind::end_tag) end(tag_of(token.name.in(source_)), token);
      else if (token.kind == TokenKind::text) text(token, content);
    }
    while (!open_.empty()) pop();
    finish_block();
    page_.text = std::move(flow_).take();
    return std::move(page_);
  }

 private:
  [[nodiscard]] std::uint32_t& count(Tag tag) { return open_count_[static_cast<std::size_t>(tag)]; }
  /// Of the open elements whose keys share a slot: none is open when it is 0.
  [[nodiscard]] std::uint32_t& key_count(std::uint64_t key) { return key_count_[(key >> 8) % key_count_.size()]; }

  void text(const Token& token, Content content) {
    if (content != Content::data && content != Content::plaintext) return;  // programs, styles, form fields
    if (svg_depth_ > 0) return;                                             // labels of drawings
    const std::uint64_t before = flow_.size();
    flow_.add(token.name.begin, token.name.end, content == Content::data, pre_depth_ > 0);
    const auto added = static_cast<std::uint32_t>(flow_.size() - before);
    if (link_depth_ > 0) link_bytes_ += added;
    if (bold_depth_ > 0) bold_bytes_ += added;
    if (added > 0 && hidden_depth_ > 0) hidden_bytes_ += added;
    if (added > 0 && pre_depth_ > 0) preformatted_ = true;
  }

  void start(const Token& token) {
    const Tag tag = tag_of(token.name.in(source_));
    const Attributes attributes = read_attributes(source_, token);
    if (tag == Tag::html || tag == Tag::body || tag == Tag::head) {
      if (page_.language.empty()) page_.language = attributes.language;
      if (tag == Tag::body && hidden_depth_ == 0) finish_block();
      return;  // one of each; what their names say holds for all pages of a site
    }
    if (tag == Tag::meta || tag == Tag::link) add_head_element(page_, tag, attributes);
    if (tag == Tag::br) return line_break(token);
    close_implied(tag);
    if (is_block(tag)) finish_block();
    if (is_void(tag)) return;
    push(tag, token, attributes);
    if (content_of(tag) != Content::data && svg_depth_ == 0) tokenizer_.set_content(content_of(tag), name_of(tag));
    if (tag == Tag::script && attributes.is_json_ld) expect_json_ld_ = true;
    if ((tag == Tag::script && expect_json_ld_) || (tag == Tag::title && !page_.title.known() && svg_depth_ == 0)) take_raw(tag);
  }

  /// The content of a script with data or of the title, straight from the tokenizer.
  void take_raw(Tag tag) {
    Token token;
    if (!tokenizer_.next(token)) return;
    if (token.kind == TokenKind::text) {
      if (tag == Tag::title) page_.title = token.name;
      else if (page_.json_ld.size() < 100) page_.json_ld.push_back(token.name);
    } else if (token.kind == TokenKind::end_tag) {
      end(tag, token);
    }
    expect_json_ld_ = false;
  }

  void push(Tag tag, const Token& token, const Attributes& attributes) {
    if (open_.size() >= kMaxDepth || page_.nodes.size() >= kMaxNodes) {
      ++overflow_[static_cast<std::size_t>(tag)];
      ++page_.flattened;
      return;
    }
    Open entry;
    entry.tag = tag;
    entry.key = key_of(tag, token.name.in(source_));
    entry.block = is_block(tag);
    // <amp-ad>, <share-bar>: elements that a site or a framework made say what they are for.
    entry.families = families_.families_of(tag == Tag::custom ? attributes.names + ' ' + std::string(token.name.in(source_).substr(0, kMaxNameBytes)) : attributes.names);
    entry.withholds = hides_content(tag);
    entry.hides = entry.withholds || attributes.hidden || (entry.families & family_hidden) != 0;
    entry.link = is_link(tag);
    entry.bold = is_bold(tag);
    entry.pre = tag == Tag::pre || tag == Tag::xmp || tag == Tag::plaintext;
    entry.text_begin = flow_.size();
    link_depth_ += entry.link;
    bold_depth_ += entry.bold;
    hidden_depth_ += entry.hides;
    withheld_depth_ += entry.withholds;
    pre_depth_ += entry.pre;
    svg_depth_ += tag == Tag::svg || tag == Tag::math;
    ++count(tag);
    ++key_count(entry.key);
    if (entry.block) {
      Node node;
      node.tag = tag;
      node.hidden = hidden_depth_ > 0;
      node.withheld = withheld_depth_ > 0;
      node.parent = node_;
      node.families = entry.families;
      node.signature = hash64(attributes.style_names) ^ (static_cast<std::uint64_t>(tag) * 0x9E3779B97F4A7C15u);
      node.first_block = static_cast<std::uint32_t>(page_.blocks.size());
      entry.node = node_ = static_cast<std::uint32_t>(page_.nodes.size());
      page_.nodes.push_back(node);
    }
    if (attributes.is_author || tag == Tag::time || !attributes.datetime.empty() || (entry.families & (family_byline | family_date)) != 0 || (tag == Tag::a && leads_to_author(attributes.href))) add_mark(entry, tag, attributes);
    open_.push_back(entry);
    if (token.self_closing && tag == Tag::svg) pop();
  }

  void add_mark(Open& entry, Tag tag, const Attributes& attributes) {
    if (page_.marks.size() >= kMaxMarks) return;
    Mark mark;
    const bool time = tag == Tag::time || !attributes.datetime.empty() || ((entry.families & family_date) != 0 && (entry.families & family_byline) == 0 && !attributes.is_author);
    const bool by_address = !attributes.is_author && (entry.families & family_byline) == 0;
    mark.kind = time ? Mark::Kind::time : by_address ? Mark::Kind::author_link : Mark::Kind::author;
    mark.exact = attributes.is_author || tag == Tag::time || !attributes.datetime.empty();
    mark.families = entry.families;
    mark.value = attributes.datetime;
    mark.begin = mark.end = flow_.size();
    mark.block = static_cast<std::uint32_t>(page_.blocks.size());
    entry.mark = static_cast<std::int32_t>(page_.marks.size());
    page_.marks.push_back(std::move(mark));
  }

  void pop() {
    const Open entry = open_.back();
    open_.pop_back();
    if (entry.block) finish_block();
    if (!entry.closed) leave(entry);
    if (!entry.block) {
      // What covers the whole line says what the line is.
      if (entry.families != 0 && flow_.size() > entry.text_begin && flow_.size() - entry.text_begin >= cover_bytes_ && entry.text_begin >= flow_.block_begin()) {
        cover_bytes_ = flow_.size() - entry.text_begin;
        cover_families_ = entry.families;
      }
    } else if (entry.node > 0 || open_.empty()) {
      Node& node = page_.nodes[entry.node];
      node.end_block = static_cast<std::uint32_t>(page_.blocks.size());
      node.end = static_cast<std::uint32_t>(page_.nodes.size());
      if (entry.node > 0) node_ = node.parent;
    }
    if (entry.mark >= 0) page_.marks[static_cast<std::size_t>(entry.mark)].end = flow_.size();
  }

  /// Takes an element's effect on the text away.
  void leave(const Open& entry) {
    link_depth_ -= entry.link;
    bold_depth_ -= entry.bold;
    hidden_depth_ -= entry.hides;
    withheld_depth_ -= entry.withholds;
    pre_depth_ -= entry.pre;
    svg_depth_ -= entry.tag == Tag::svg || entry.tag == Tag::math;
    --count(entry.tag);
    --key_count(entry.key);
  }

  void end(Tag tag, const Token& token) {
    if (tag == Tag::br) return line_break(token);
    if (tag == Tag::html || tag == Tag::body || tag == Tag::head) return finish_block();
    if (tag >= Tag::h1 && tag <= Tag::h6 && count(tag) == 0)  // any heading's end tag ends a heading
      for (int level = static_cast<int>(Tag::h1); level <= static_cast<int>(Tag::h6); ++level)
        if (count(static_cast<Tag>(level)) > 0) tag = static_cast<Tag>(level);
    std::uint32_t& over = overflow_[static_cast<std::size_t>(tag)];
    if (over > 0) {
      --over;
      return;
    }
    const std::uint64_t key = key_of(tag, token.name.in(source_));
    if (count(tag) == 0 || key_count(key) == 0) {
      if (is_block(tag)) finish_block();
      return;
    }
    const bool block = is_block(tag);
    bool crosses_block = false;
    for (std::size_t i = open_.size(); i-- > 1;) {
      Open& entry = open_[i];
      if (entry.tag == tag && entry.key == key && !entry.closed) {
        if (crosses_block) {
          entry.closed = true;
          leave(entry);
        } else {
          while (open_.size() > i) pop();
        }
        return;
      }
      if (entry.block && !block) crosses_block = true;
      if (block && (entry.tag == Tag::td || entry.tag == Tag::th) && !is_table_part(tag)) return;  // a stray end tag does not end a table around it
    }
  }

  static bool is_table_part(Tag tag) { return tag == Tag::table || tag == Tag::tr || tag == Tag::td || tag == Tag::th || tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot || tag == Tag::caption; }

  /// Ends the nearest open element of one of `tags`, unless a border stands between.
  void close_open(std::initializer_list<Tag> tags, std::initializer_list<Tag> borders) {
    std::uint32_t any = 0;
    for (const Tag tag : tags) any += count(tag);
    if (any == 0) return;
    for (std::size_t i = open_.size(); i-- > 1;) {
      const Tag tag = open_[i].tag;
      if (std::find(tags.begin(), tags.end(), tag) != tags.end() && !open_[i].closed) {
        while (open_.size() > i) pop();
        return;
      }
      if (std::find(borders.begin(), borders.end(), tag) != borders.end() || (borders.size() == 0 && is_scope_border(tag))) return;
    }
  }

  void close_implied(Tag tag) {
    if (closes_paragraph(tag)) close_open({Tag::p}, {});
    switch (tag) {
      case Tag::li: return close_open({Tag::li}, {Tag::ul, Tag::ol, Tag::menu, Tag::td, Tag::th, Tag::table});
      case Tag::dt:
      case Tag::dd: return close_open({Tag::dt, Tag::dd}, {Tag::dl, Tag::td, Tag::th, Tag::table});
      case Tag::td:
      case Tag::th: return close_open({Tag::td, Tag::th}, {Tag::tr, Tag::table});
      case Tag::tr: return close_open({Tag::tr}, {Tag::table});
      case Tag::tbody:
      case Tag::thead:
      case Tag::tfoot: return close_open({Tag::tbody, Tag::thead, Tag::tfoot}, {Tag::table});
      case Tag::option: return close_open({Tag::option}, {Tag::select});
      case Tag::a: return close_open({Tag::a}, {Tag::td, Tag::th, Tag::table, Tag::div, Tag::section, Tag::article, Tag::li});
      default: break;
    }
    if (heading_level_of(tag) > 0 && heading_level_of(open_.back().tag) > 0) pop();
  }

  /// Two in a row, or one after a sentence, begin a new block; one inside a sentence is a space.
  void line_break(const Token& token) {
    if (pre_depth_ > 0) return flow_.add_line(token.all.begin, token.all.end);
    const std::string_view text = flow_.block_text();
    const bool twice = break_end_ != 0 && source_.substr(break_end_, token.all.begin - break_end_).find_first_not_of(" \t\r\n") == std::string_view::npos;
    break_end_ = token.all.end;
    if (text.empty()) return;
    const char last = text.back();
    const bool sentence = last == '.' || last == '!' || last == '?' || last == ':' || last == '"' || last == ')' || (text.size() > 2 && text.substr(text.size() - 3) == "\xE2\x80\x9D");
    if (twice || (sentence && link_depth_ == 0)) finish_block();
    else flow_.add_space(token.all.begin, token.all.end);
  }

  void finish_block() {
    if (!flow_.block_is_empty()) {
      TextBlock block;
      block.node = node_;
      block.begin = flow_.block_begin();
      block.end = flow_.size();
      const std::string_view text = flow_.block_text();
      std::size_t trailing = 0;
      while (trailing < text.size() && (text[text.size() - 1 - trailing] == '\n' || text[text.size() - 1 - trailing] == ' ')) ++trailing;
      block.end -= trailing;
      std::size_t leading = 0;
      while (leading + trailing < text.size() && text[leading] == '\n') ++leading;
      block.begin += leading;
      if (block.end > block.begin) {
        const WordCensus census = count_words(text.substr(leading, block.bytes()));
        block.words = static_cast<std::uint32_t>(census.words);
        block.function_words = static_cast<std::uint32_t>(census.function_words);
        block.link_bytes = std::min(link_bytes_, block.bytes());
        block.bold_bytes = std::min(bold_bytes_, block.bytes());
        block.hidden = page_.nodes[node_].hidden || hidden_bytes_ * 2 > block.bytes();
        block.withheld = page_.nodes[node_].withheld;
        block.preformatted = preformatted_;
        if (cover_bytes_ * 10 >= block.bytes() * 8) block.families = cover_families_;
        page_.blocks.push_back(block);
      }
    }
    flow_.end_block();
    link_bytes_ = bold_bytes_ = hidden_bytes_ = 0;
    cover_bytes_ = 0;
    cover_families_ = 0;
    preformatted_ = false;
  }

  std::string_view source_;
  Tokenizer tokenizer_;
  TextFlow flow_;
  FamilyFinder families_;
  Page page_;
  std::vector<Open> open_;
  std::array<std::uint32_t, kTagCount> open_count_{}, overflow_{};
  std::array<std::uint32_t, 256> key_count_{};
  std::uint32_t node_ = 0;
  int link_depth_ = 0, bold_depth_ = 0, hidden_depth_ = 0, withheld_depth_ = 0, pre_depth_ = 0, svg_depth_ = 0;
  std::uint32_t link_bytes_ = 0, bold_bytes_ = 0, hidden_bytes_ = 0;
  std::uint64_t cover_bytes_ = 0;
  std::uint32_t cover_families_ = 0;
  std::size_t break_end_ = 0;
  bool preformatted_ = false, expect_json_ld_ = false;
};

}  // namespace

Page read_page(std::string_view source) { return TreeBuilder(source).build(); }

}  // namespace crosstell::html
