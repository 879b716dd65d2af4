// SPDX-License-Identifier: Apache-2.0
#include "html_content.h"

#include <algorithm>
#include <unordered_set>

#include "crosstell/base/hash.h"
#include "html_weights.h"
#include "html_words.h"
#include "line_shape.h"

namespace crosstell::html {
namespace {

constexpr std::size_t kShingle = 4;
constexpr std::uint32_t kLeadWords = 30;  // a heading of so many words is a paragraph that stands out
constexpr std::string_view kLeadRule = "heading_element_with_text";

/// Hashes of runs of four words.
std::vector<std::uint64_t> shingles_of(std::string_view text) {
  std::vector<std::uint64_t> words, out;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && !is_word_byte(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && is_word_byte(text[i])) ++i;
    if (i > begin) words.push_back(hash64(text.substr(begin, i - begin)));
  }
  for (std::size_t i = 0; i + kShingle <= words.size(); ++i) out.push_back(words[i] * 3 + words[i + 1] * 5 + words[i + 2] * 7 + words[i + 3] * 11);
  return out;
}

/// By text block: whether most of it stands in `body`. Empty when `body` says nothing.
std::vector<bool> blocks_in_body(const Page& page, std::string_view body) {
  if (body.size() < 200) return {};
  const auto list = shingles_of(body);
  const std::unordered_set<std::uint64_t> known(list.begin(), list.end());
  std::vector<bool> out(page.blocks.size(), false);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const auto own = shingles_of(text_of(page, page.blocks[i]));
    const auto hits = std::count_if(own.begin(), own.end(), [&](std::uint64_t shingle) { return known.count(shingle) > 0; });
    out[i] = !own.empty() && static_cast<std::size_t>(hits) * 2 > own.size();
  }
  return out;
}

/// "Sometimes people ask me why [...]": the start of another text.
bool is_teaser(std::string_view text) {
  for (const std::string_view end : {"[...]", "[\xE2\x80\xA6]", "[..]", "(...)", "[\xE2\x80\xA6", "[...", "Read more", "Read More", "read more", "Continue reading", "READ MORE"})
    if (text.size() > end.size() + 20 && text.substr(text.size() - end.size()) == end) return true;
  return false;
}

class ContentFinder {
 public:
  ContentFinder(const Page& page, const ContentHints& hints) : page_(page), hints_(hints), known_(blocks_in_body(page, hints.article_body)), weights_(weigh(page, known_, hints.title_block)) {
    out_.verdicts.resize(page.blocks.size());
  }

  MainContent find() {
    choose_main();
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) judge(i);
    drop_lists_of_headlines();
    drop_loose_headings();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Node& node(std::uint32_t n) const { return page_.nodes[n]; }
  [[nodiscard]] bool inside(std::uint32_t n, std::uint32_t of) const { return n >= of && n < node(of).end; }

  void choose_main() {
    if (!choose_by_body()) choose_by_weight();
  }

  /// The deepest element that holds nearly all lines which JSON-LD gives as the article's.
  bool choose_by_body() {
    if (known_.empty()) return false;
    std::vector<double> before(page_.blocks.size() + 1, 0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) before[i + 1] = before[i] + (known_[i] ? weights_.block[i] : 0);
    if (before.back() < 60) return false;
    const auto of = [&](std::uint32_t n) { return before[node(n).end_block] - before[node(n).first_block]; };
    std::uint32_t current = 0;
    for (bool deeper = true; deeper;) {
      deeper = false;
      for (std::uint32_t child = current + 1; child < node(current).end && !deeper; child = node(child).end) {
        if (of(child) < 0.9 * before.back() || is_paragraph_like(node(child).tag)) continue;
        current = child;
        deeper = true;
      }
    }
    out_.main = current;
    out_.rule = "json_ld_body";
    if (hints_.title_block >= 0) take_lead();
    return true;
  }

  /// Down from the page to the deepest element that still holds nearly all running text.
  void choose_by_weight() {
    std::uint32_t current = 0;
    while (true) {
      const std::uint32_t next = heaviest_child(current);
      if (next == kNoNode) break;
      const double share = weights_.of(node(next)) / std::max(1.0, weights_.of(node(current)));
      const bool named = (node(next).families & (family_body | family_article)) != 0 || node(next).tag == Tag::article || node(next).tag == Tag::main;
      if (share < (named ? 0.5 : 0.75)) break;
      if (is_paragraph_like(node(next).tag)) break;
      current = next;
    }
    out_.main = current;
    out_.rule = weights_.total() > 0 ? "heaviest_element" : "whole_page";
    if (hints_.title_block < 0) return;
    take_below_title();
    take_lead();
  }

  /// Where no element holds most text: the part that the headline stands in or right above, if it is no mere paragraph.
  void take_below_title() {
    const auto title = static_cast<std::uint32_t>(hints_.title_block);
    while (true) {
      const Node& current = node(out_.main);
      if (title < current.first_block || title >= current.end_block) return;
      std::uint32_t next = kNoNode;
      double loose = 0;  // paragraphs of this element itself
      for (std::uint32_t child = out_.main + 1; child < current.end; child = node(child).end) {
        if (is_paragraph_like(node(child).tag)) loose += weights_.of(node(child));
        else if (next == kNoNode && node(child).end_block > title && weights_.of(node(child)) >= 25) next = child;
      }
      if (next == kNoNode || loose > 0.2 * weights_.of(current) || weights_.of(node(next)) < 0.25 * weights_.of(current)) return;
      if (weights_.of(node(next)) > 0.6 * weights_.of(current) || !gap_after(next, current)) return;
      out_.main = next;
      out_.rule = "below_headline";
    }
  }

  /// Whether other things than text follow `part` before there is text again: without them what follows is the next section. Short lines
  /// that lead nowhere are neither.
  [[nodiscard]] bool gap_after(std::uint32_t part, const Node& around) const {
    std::uint32_t lines = 0;
    for (std::uint32_t i = node(part).end_block; i < around.end_block; ++i) {
      if (weights_.block[i] > 0 && weights_.cut[page_.blocks[i].node].rule.empty()) return lines >= 4;
      lines += !weights_.cut[page_.blocks[i].node].rule.empty() || page_.blocks[i].link_share() > 0.5;
    }
    return true;
  }

  /// First paragraphs may stand in an element of their own between headline and text.
  void take_lead() {
    const auto title = static_cast<std::uint32_t>(hints_.title_block);
    if (title >= node(out_.main).first_block) return;
    std::uint32_t first = node(out_.main).first_block;
    for (std::uint32_t i = title + 1; i < node(out_.main).first_block; ++i) {
      if (weights_.block[i] < 12 || !weights_.cut[page_.blocks[i].node].rule.empty()) continue;
      first = i;
      break;
    }
    while (node(out_.main).first_block > first && node(out_.main).parent != kNoNode) {
      out_.main = node(out_.main).parent;
      out_.rule = "heaviest_element_with_lead";
    }
  }

  static bool is_paragraph_like(Tag tag) { return tag == Tag::p || tag == Tag::li || tag == Tag::ul || tag == Tag::ol || tag == Tag::blockquote || heading_level_of(tag) > 0; }

  [[nodiscard]] std::uint32_t heaviest_child(std::uint32_t parent) const {
    std::uint32_t best = kNoNode;
    for (std::uint32_t child = parent + 1; child < node(parent).end; child = node(child).end)
      if (best == kNoNode || weights_.of(node(child)) > weights_.of(node(best))) best = child;
    return best;
  }

  void judge(std::size_t i) {
    const TextBlock& block = page_.blocks[i];
    Verdict& verdict = out_.verdicts[i];
    const std::string_view text = text_of(page_, block);
    if (weights_.hides(block)) {
      verdict = {Zone::hidden, "hidden_element", 0};
      return;
    }
    if (hints_.title_block == static_cast<std::int32_t>(i)) {
      verdict = {Zone::title, "headline", 1};
      return;
    }
    const Cut& cut = weights_.cut[block.node];
    if (!cut.rule.empty()) {
      verdict = {cut.zone, cut.rule, 0};
      if (cut.zone == Zone::caption) judge_caption(block, text, verdict);
      return;
    }
    if (!inside(block.node, out_.main)) {
      verdict = {Zone::boilerplate, "outside_main", 0};
      return;
    }
    judge_inside(block, text, verdict);
  }

  /// Carousels hold pictures or links to other articles; "2 / 14" stands on each slide.
  static void judge_caption(const TextBlock& block, std::string_view text, Verdict& verdict) {
    if (block.words > 0 && block.link_share() > 0.8 && !ends_sentence(text)) verdict = {Zone::related, "mostly_links", 0};
    else if (std::none_of(text.begin(), text.end(), [](char c) { return is_word_byte(c) && (c < '0' || c > '9'); })) verdict = {Zone::navigation, "slide_counter", 0};
  }

  /// The nearest element around a line that says what it is.
  void judge_inside(const TextBlock& block, std::string_view text, Verdict& verdict) {
    int heading = 0;
    bool list = false, quote = false, table = false;
    for (std::uint32_t n = block.node; n != out_.main && n != kNoNode; n = node(n).parent) {
      const Tag tag = node(n).tag;
      if (heading == 0) heading = heading_level_of(tag);
      list = list || tag == Tag::li;
      quote = quote || tag == Tag::blockquote;
      table = table || tag == Tag::td || tag == Tag::th;
    }
    if (block.preformatted) verdict = {Zone::code, "pre_element", 0};
    else if (heading > 0 && block.words >= kLeadWords && ends_sentence(text)) verdict = {Zone::paragraph, kLeadRule, 0};
    else if (heading > 0) verdict = {Zone::heading, "heading_element", static_cast<std::uint8_t>(heading)};
    else if (table) verdict = {Zone::table, "table_element", 0};
    else if (list) verdict = {Zone::list_item, "list_element", 0};
    else if (quote) verdict = {Zone::quote_block, "quote_element", 0};
    else verdict = {Zone::paragraph, {}, 0};
    if (is_teaser(text)) verdict = {Zone::related, "cut_off_text", 0};
    if (block.words > 0 && block.link_share() > 0.8 && !list && !table && verdict.zone == Zone::paragraph && !ends_sentence(text)) verdict = {Zone::related, "mostly_links", 0};
  }

  /// Items in a row that are nothing but a link each, as long as headlines are: other articles, wherever they stand.
  void drop_lists_of_headlines() {
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      std::size_t end = i;
      std::uint32_t words = 0;
      for (; end < page_.blocks.size() && is_linked_item(end); ++end) words += page_.blocks[end].words;
      if (end - i >= 2 && words >= 8 * (end - i))
        for (std::size_t k = i; k < end; ++k) out_.verdicts[k] = {Zone::related, "list_of_headlines", 0};
      i = std::max(i, end);
    }
  }
  [[nodiscard]] bool is_linked_item(std::size_t i) const {
    return out_.verdicts[i].zone == Zone::list_item && page_.blocks[i].link_share() > 0.9 && !ends_sentence(text_of(page_, page_.blocks[i]));
  }

  /// A heading belongs to the text only when text follows it.
  void drop_loose_headings() {
    bool text_follows = false, any_text_follows = false;
    for (std::size_t i = page_.blocks.size(); i-- > 0;) {
      Verdict& verdict = out_.verdicts[i];
      any_text_follows = any_text_follows || text_follows;
      if (verdict.rule == kLeadRule && !any_text_follows) verdict = {Zone::boilerplate, "heading_without_text", 0};
      if (verdict.zone == Zone::heading) {
        if (!text_follows) verdict = {Zone::boilerplate, "heading_without_text", 0};
      } else if (gives_claims(verdict.zone) || verdict.zone == Zone::table || verdict.zone == Zone::code) {
        text_follows = true;
        out_.words += page_.blocks[i].words;
      } else if (inside(page_.blocks[i].node, out_.main)) {
        text_follows = false;
      }
    }
  }

  const Page& page_;
  const ContentHints& hints_;
  std::vector<bool> known_;
  Weights weights_;
  MainContent out_;
};

}  // namespace

MainContent find_main_content(const Page& page, const ContentHints& hints) { return ContentFinder(page, hints).find(); }

}  // namespace crosstell::html
