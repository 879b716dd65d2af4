// SPDX-License-Identifier: Apache-2.0
#include "html_weights.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "appeals.h"
#include "crosstell/base/hash.h"
#include "html_words.h"
#include "line_shape.h"

namespace crosstell::html {
namespace {

/// An element that names or tags set apart, unless it holds more than `share` of the page's running text: then the name says something
/// else, for nothing else on the page is the article.
struct CutRule {
  std::uint32_t families;
  Zone zone;
  std::string_view rule;
  double share;
  bool firm;  ///< the name is right even where it holds most of the text: long comments below a short article
};

constexpr CutRule kFamilyRules[] = {
    {family_comments, Zone::comment, "class_comments", 0.9, true},
    {family_consent, Zone::boilerplate, "class_consent", 0.6, false},
    {family_nav, Zone::navigation, "class_navigation", 0.4, true},
    {family_footer, Zone::boilerplate, "class_footer", 0.4, true},
    {family_related, Zone::related, "class_related", 0.4, true},
    {family_promo, Zone::boilerplate, "class_promotion", 0.4, false},
    {family_share, Zone::share, "class_share", 0.3, false},
    {family_bio, Zone::author_bio, "class_author_bio", 0.3, false},
    {family_toc, Zone::navigation, "class_contents", 0.3, false},
    {family_disclaimer, Zone::disclaimer, "class_disclaimer", 0.3, false},
    {family_aside, Zone::boilerplate, "class_aside", 0.25, false},
    {family_header, Zone::navigation, "class_header", 0.3, false},
    {family_caption, Zone::caption, "class_caption", 0.3, false},
    {family_dek, Zone::dek, "class_dek", 0.2, false},
    {family_date, Zone::dateline, "class_date", 0.1, false},
    {family_byline, Zone::byline, "class_byline", 0.15, false},
    {family_tags, Zone::navigation, "class_tags", 0.2, false},
    {family_media, Zone::caption, "class_media", 0.3, false},
};
/// Words of running text that may be shown on a page whose article is hidden: a notice, a caption.
constexpr double kLeastShown = 60;

/// Families that say nothing against an <article> or <main>: they are names of its theme or section.
constexpr std::uint32_t kWeakOnArticles = family_consent | family_share | family_toc | family_disclaimer | family_aside | family_header | family_caption | family_dek | family_date |
                                          family_byline | family_tags | family_media;

constexpr CutRule tag_rule(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::menu: return {0, Zone::navigation, "nav_element", 0.5, true};
    case Tag::footer: return {0, Zone::boilerplate, "footer_element", 0.4, true};
    case Tag::aside: return {0, Zone::boilerplate, "aside_element", 0.4, false};
    case Tag::form:
    case Tag::fieldset: return {0, Zone::boilerplate, "form_element", 0.4, false};
    case Tag::dialog: return {0, Zone::boilerplate, "dialog_element", 0.4, false};
    case Tag::button: return {0, Zone::boilerplate, "button_element", 0.3, false};
    case Tag::optgroup:
    case Tag::option:
    case Tag::search: return {0, Zone::boilerplate, "form_element", 0.4, true};
    case Tag::figcaption: return {0, Zone::caption, "figcaption_element", 0.4, false};
    case Tag::figure: return {0, Zone::caption, "figure_element", 0.25, false};
    default: return {0, Zone::boilerplate, {}, 0, false};
  }
}

std::optional<CutRule> rule_of(const Node& node) {
  if (const CutRule by_tag = tag_rule(node.tag); !by_tag.rule.empty()) return by_tag;
  const std::uint32_t families = node.tag == Tag::article || node.tag == Tag::main ? node.families & ~kWeakOnArticles : node.families;
  for (const CutRule& rule : kFamilyRules)
    if ((families & rule.families) != 0) return rule;
  return {};
}

/// Whether the line reads like running text: sentences, few links.
bool reads_like_text(const Page& page, const TextBlock& block) {
  if (block.link_share() > 0.5) return false;
  if (block.words * 12 < block.bytes()) return block.bytes() >= 60;  // a script without spaces
  if (block.words < 8) return false;
  const bool sentence = ends_sentence(text_of(page, block));
  if (block.words >= 25) return block.function_words * 100 >= block.words * 8 || sentence;
  return sentence && block.function_words * 100 >= block.words * 10;
}

class Weigher {
 public:
  Weigher(const Page& page, const std::vector<bool>& known, std::int32_t title_block) : page_(page), known_(known) {
    if (title_block >= 0)
      for (std::uint32_t n = page.blocks[static_cast<std::size_t>(title_block)].node; n != kNoNode; n = page.nodes[n].parent) holds_title_.push_back(n);
  }

  Weights weigh() {
    weigh_blocks();
    find_appeals();
    count_links();
    find_other_articles();
    // Names that set nearly everything apart are wrong: the worst of them is not believed, and again.
    for (int round = 0; round < 5; ++round) {
      cut_nodes();
      sum(out_.before, true);
      if (const std::string_view wrong = worst_rule(); wrong.empty()) break;
      else disbelieved_.push_back(wrong);
    }
    return std::move(out_);
  }

 private:
  void weigh_blocks() {
    const std::size_t count = page_.blocks.size();
    out_.block.assign(count, 0);
    std::vector<double> raw(count, 0);
    double shown = 0, hidden = 0;
    std::unordered_set<std::uint64_t> hidden_lines;
    for (std::size_t i = 0; i < count; ++i) {
      const TextBlock& block = page_.blocks[i];
      if (block.withheld || !reads_like_text(page_, block)) continue;
      const double words = block.words * 12 < block.bytes() ? block.bytes() / 6.0 : block.words;
      raw[i] = words * (1 - block.link_share());
      if (!block.hidden) shown += raw[i];
      else if (hidden_lines.insert(hash64(text_of(page_, block))).second) hidden += raw[i];
    }
    // Hidden text may be put there for programs to read: it counts only where nobody would call the rest an article.
    out_.shows_hidden = hidden > 50 && shown < kLeastShown && shown * 3 < hidden;
    std::unordered_map<std::uint64_t, int> times;
    double once = 0, again = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (out_.hides(page_.blocks[i])) raw[i] = 0;
      if (raw[i] == 0) continue;
      const int seen = ++times[hash64(text_of(page_, page_.blocks[i]))];
      (seen == 1 ? once : again) += raw[i];
    }
    // What stands there again is an appeal or a teaser; unless all does (a copy for small screens): then the first copy counts.
    const bool copy = again * 2 > once;
    std::unordered_map<std::uint64_t, int> seen;
    for (std::size_t i = 0; i < count; ++i) {
      if (raw[i] == 0) continue;
      const std::uint64_t key = hash64(text_of(page_, page_.blocks[i]));
      if (times[key] == 1 || (copy && ++seen[key] == 1)) out_.block[i] = raw[i];
    }
    sum(out_.before_all, false);
  }

  /// Which lines ask for support, and which could stand around such a line: by prefix sums, for elements of any size.
  void find_appeals() {
    const std::size_t count = page_.blocks.size();
    appeals_.assign(count + 1, 0);
    others_.assign(count + 1, 0);
    for (std::size_t i = 0; i < count; ++i) appeals_[i + 1] = appeals_[i] + (page_.blocks[i].words >= 6 && asks_for_support(text_of(page_, page_.blocks[i])));
    if (appeals_.back() == 0) return;
    for (std::size_t i = 0; i < count; ++i) others_[i + 1] = others_[i] + (page_.blocks[i].words > 10 && !speaks_to_reader(text_of(page_, page_.blocks[i])));
  }

  /// An element whose lines all speak to the reader, some of them to ask for support.
  [[nodiscard]] bool is_appeal(const Node& node) const {
    const std::uint32_t asks = appeals_[node.end_block] - appeals_[node.first_block], lines = node.end_block - node.first_block;
    return asks > 0 && others_[node.end_block] == others_[node.first_block] && (asks > 1 || lines <= 8);
  }

  void count_links() {
    const std::size_t count = page_.blocks.size();
    bytes_.assign(count + 1, 0);
    link_bytes_.assign(count + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
      bytes_[i + 1] = bytes_[i] + page_.blocks[i].bytes();
      link_bytes_[i + 1] = link_bytes_[i] + page_.blocks[i].link_bytes;
    }
    for (const Node& node : page_.nodes) ++times_[node.signature];
  }

  /// The second opinion, by density: what is named like a list of other articles has no links, stands once, and is longer than a teaser;
  /// what is named like buttons or tags holds sentences.
  [[nodiscard]] bool reads_like_own_text(const Node& node, std::string_view rule) const {
    const std::uint64_t bytes = bytes_[node.end_block] - bytes_[node.first_block], links = link_bytes_[node.end_block] - link_bytes_[node.first_block];
    if (rule == "class_share" || rule == "class_tags" || rule == "class_date") return links * 10 < bytes && out_.all_of(node) >= 15;
    if (rule != "class_related") return false;
    const bool list = node.tag == Tag::ul || node.tag == Tag::ol;
    if (bytes < 600)  // one line that is nothing but a link makes a teaser of it
      for (std::uint32_t i = node.first_block; i < node.end_block; ++i)
        if (page_.blocks[i].link_share() > 0.8) return false;
    return bytes >= 120 && links * 10 < bytes && (list || times_.at(node.signature) == 1);
  }

  /// <article> elements beside or inside the one with the headline: the next article of an endless page, other posts below this one.
  void find_other_articles() {
    other_article_.assign(page_.nodes.size(), false);
    const auto own = std::find_if(holds_title_.begin(), holds_title_.end(), [&](std::uint32_t n) { return page_.nodes[n].tag == Tag::article; });
    if (own == holds_title_.end()) return;
    double inside = 0;  // of articles inside the own one
    for (std::uint32_t n = *own + 1; n < page_.nodes[*own].end;) {
      const bool article = page_.nodes[n].tag == Tag::article;
      if (article) inside += out_.all_of(page_.nodes[n]);
      n = article ? page_.nodes[n].end : n + 1;
    }
    const double text = out_.all_of(page_.nodes[*own]) - inside;
    if (text < 50) return;
    for (std::uint32_t n = 1; n < page_.nodes.size(); ++n) {
      if (page_.nodes[n].tag != Tag::article || std::find(holds_title_.begin(), holds_title_.end(), n) != holds_title_.end()) continue;
      const bool nested = n > *own && n < page_.nodes[*own].end;
      other_article_[n] = nested ? starts_with_link(page_.nodes[n]) : n > *own && (starts_with_headline(page_.nodes[n]) || starts_with_link(page_.nodes[n])) && out_.all_of(page_.nodes[n]) < 4 * text;
    }
  }

  /// Whether one of the first lines is a headline as the article's own may be.
  [[nodiscard]] bool starts_with_headline(const Node& node) const {
    for (std::uint32_t i = node.first_block; i < node.end_block && i < node.first_block + 4; ++i)
      if (const int level = heading_level_of(page_.nodes[page_.blocks[i].node].tag); level == 1 || level == 2) return true;
    return false;
  }

  /// Whether one of the first lines leads elsewhere, as the headline of a post in a list does.
  [[nodiscard]] bool starts_with_link(const Node& node) const {
    for (std::uint32_t i = node.first_block; i < node.end_block && i < node.first_block + 4; ++i)
      if (page_.blocks[i].words > 0 && page_.blocks[i].link_share() > 0.7) return true;
    return false;
  }

  void sum(std::vector<double>& to, bool without_cut) const {
    to.assign(page_.blocks.size() + 1, 0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i)
      to[i + 1] = to[i] + (without_cut && !out_.cut[page_.blocks[i].node].rule.empty() ? 0 : out_.block[i]);
  }

  void cut_nodes() {
    out_.cut.assign(page_.nodes.size(), {});
    const double total = out_.before_all.back();
    std::vector<double> known_before(page_.blocks.size() + 1, 0);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) known_before[i + 1] = known_before[i] + (!known_.empty() && known_[i] ? out_.block[i] : 0);
    std::unordered_map<std::uint64_t, double> kinds;  // elements of the same names are one kind: the sections of an article may each be small
    for (const Node& node : page_.nodes)
      if (node.families != 0) kinds[node.signature] += out_.all_of(node);
    for (std::uint32_t n = 1; n < page_.nodes.size(); ++n) {
      const Node& node = page_.nodes[n];
      if (const Cut& above = out_.cut[node.parent]; !above.rule.empty()) {
        // Tables, lists and programs are put into figures too.
        const bool own_text = above.rule == "figure_element" && (node.tag == Tag::table || node.tag == Tag::pre || node.tag == Tag::ul || node.tag == Tag::ol);
        if (!own_text) out_.cut[n] = above;
        continue;
      }
      if (node.first_block == node.end_block) continue;
      auto rule = rule_of(node);
      if (rule && reads_like_own_text(node, rule->rule)) rule.reset();
      if (other_article_[n]) rule = CutRule{0, Zone::related, "other_article", 1.0, true};
      if (!rule && is_appeal(node)) rule = CutRule{0, Zone::boilerplate, "appeal", 0.6, true};
      if (!rule || std::find(disbelieved_.begin(), disbelieved_.end(), rule->rule) != disbelieved_.end()) continue;
      if (std::find(holds_title_.begin(), holds_title_.end(), n) != holds_title_.end()) continue;
      const double all = out_.all_of(node);
      if (all > 0 && known_before[node.end_block] - known_before[node.first_block] > 0.5 * all) continue;
      const double kind = node.families != 0 ? kinds[node.signature] : 0;
      if (std::max(all, kind) > rule->share * total && total > 0) continue;
      out_.cut[n] = {rule->zone, rule->rule};
    }
  }

  /// The rule that sets most text apart when hardly any is left; empty when enough is left or the names are firm.
  [[nodiscard]] std::string_view worst_rule() const {
    std::unordered_map<std::string_view, double> by_rule;
    double firm = 0;
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const std::string_view rule = out_.cut[page_.blocks[i].node].rule;
      if (rule.empty()) continue;
      (is_firm(rule) ? firm : by_rule[rule]) += out_.block[i];
    }
    if (out_.total() > 0.35 * (out_.before_all.back() - firm)) return {};
    std::string_view worst;
    double most = 0;
    for (const auto& [rule, weight] : by_rule)
      if (weight > most || (weight == most && rule < worst)) worst = rule, most = weight;
    return worst;
  }

  static bool is_firm(std::string_view rule) {
    if (rule == "nav_element" || rule == "footer_element" || rule == "appeal" || rule == "other_article") return true;
    return std::any_of(std::begin(kFamilyRules), std::end(kFamilyRules), [&](const CutRule& entry) { return entry.rule == rule && entry.firm; });
  }

  const Page& page_;
  const std::vector<bool>& known_;
  std::vector<std::uint32_t> holds_title_;
  std::vector<std::string_view> disbelieved_;
  std::vector<std::uint32_t> appeals_, others_;  ///< numbers of lines before each line
  std::vector<std::uint64_t> bytes_, link_bytes_;     ///< before each line
  std::unordered_map<std::uint64_t, std::uint32_t> times_;  ///< elements of each signature
  std::vector<bool> other_article_;                   ///< by node
  Weights out_;
};

}  // namespace

std::string_view text_of(const Page& page, const TextBlock& block) { return std::string_view(page.text.text).substr(block.begin, block.end - block.begin); }

Weights weigh(const Page& page, const std::vector<bool>& known, std::int32_t title_block) { return Weigher(page, known, title_block).weigh(); }

}  // namespace crosstell::html
