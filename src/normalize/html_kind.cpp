// SPDX-License-Identifier: Apache-2.0
#include "html_kind.h"

#include <algorithm>
#include <vector>

#include "html_weights.h"
#include "html_words.h"
#include "line_patterns.h"
#include "line_shape.h"
#include "walls.h"

namespace crosstell::html {
namespace {

constexpr std::size_t kManyLinks = 30;
constexpr std::size_t kManyTeasers = 5;
constexpr std::uint32_t kTeaserWords = 60;    // on the average
constexpr std::uint32_t kIntroWords = 20;     // of a list that is no article
constexpr std::uint32_t kSentenceWords = 8;

bool is_text(const TextBlock& block, const Verdict& verdict) {
  return verdict.zone != Zone::title && (gives_claims(verdict.zone) || verdict.zone == Zone::table || verdict.zone == Zone::code) && block.link_share() < 0.5;
}

/// "Page not found" as the first heading of a page whose title only names the site.
bool starts_with_error(const Page& page, const MainContent& content) {
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Zone zone = content.verdicts[i].zone;
    if ((zone == Zone::title || zone == Zone::heading) && is_error_headline(text_of(page, page.blocks[i]))) return true;
    if (zone != Zone::title && zone != Zone::heading && is_text(page.blocks[i], content.verdicts[i])) return false;
  }
  return false;
}

/// Whether the shown text ends where readers are asked to pay.
bool ends_at_paywall(const Page& page, const MainContent& content) {
  const auto asks = [&](std::size_t i) {
    const TextBlock& block = page.blocks[i];
    if (block.words < 3 || block.words > 60 || content.verdicts[i].zone == Zone::hidden || content.verdicts[i].zone == Zone::title) return false;
    const LinePattern* pattern = LinePatterns::get().match(folded(text_of(page, block)), block.words, true);
    return pattern != nullptr && pattern->rule == "paywall_line";
  };
  for (std::size_t i = page.blocks.size(); i-- > 0;) {
    if (asks(i)) return true;
    const Zone zone = content.verdicts[i].zone;
    if (zone != Zone::heading && zone != Zone::caption && is_text(page.blocks[i], content.verdicts[i]) && page.blocks[i].words >= kSentenceWords) return false;
  }
  return false;
}

/// An element that begins with a headline that leads elsewhere.
bool is_teaser(const Page& page, std::uint32_t n) {
  const Node& node = page.nodes[n];
  for (std::uint32_t i = node.first_block; i < node.end_block && i < node.first_block + 4; ++i) {
    const TextBlock& block = page.blocks[i];
    if (heading_level_of(page.nodes[block.node].tag) > 0) return block.link_share() > 0.7 && block.words >= 3;
    if (block.words >= kSentenceWords && block.link_share() < 0.5) return false;
  }
  return false;
}

/// Results of a search, a front page: many elements alike, each with a headline that leads elsewhere and a few lines, and hardly a text
/// around them.
bool holds_teasers(const Page& page, std::uint32_t parent) {
  std::size_t count = 0;
  std::uint32_t words = 0, other = 0;
  Tag tag = Tag::other;
  for (std::uint32_t child = parent + 1; child < page.nodes[parent].end; child = page.nodes[child].end) {
    const bool teaser = is_teaser(page, child) && (count == 0 || page.nodes[child].tag == tag);
    if (teaser) tag = page.nodes[child].tag, ++count;
    for (std::uint32_t i = page.nodes[child].first_block; i < page.nodes[child].end_block; ++i)
      if (page.blocks[i].link_share() < 0.5 && !page.blocks[i].hidden && page.blocks[i].words >= kSentenceWords) (teaser ? words : other) += page.blocks[i].words;
  }
  return count >= kManyTeasers && words <= count * kTeaserWords && other <= kIntroWords;
}

/// Where the chosen text is one of many teasers, or all of them.
bool is_list_of_teasers(const Page& page, const MainContent& content) {
  const auto says_article = [](const auto& meta) { return meta.first == "og:type" && meta.second == "article"; };
  if (std::any_of(page.metas.begin(), page.metas.end(), says_article)) return false;
  if (holds_teasers(page, content.main)) return true;
  std::uint32_t inner = content.main;
  for (int steps = 0; steps < 3 && inner != 0 && page.nodes[inner].parent != kNoNode && is_teaser(page, inner); ++steps) {
    inner = page.nodes[inner].parent;
    if (holds_teasers(page, inner)) return true;
  }
  return false;
}

/// The outermost elements that the page names as posts of a thread or that hold a box about who posted.
std::vector<std::uint32_t> posts_of(const Page& page) {
  std::vector<bool> has_poster(page.nodes.size(), false);
  for (std::uint32_t n = static_cast<std::uint32_t>(page.nodes.size()); n-- > 1;) {
    const std::uint32_t families = page.nodes[n].families;
    if ((families & family_poster) != 0 || has_poster[n]) has_poster[page.nodes[n].parent] = true;
  }
  std::vector<std::uint32_t> posts;
  for (std::uint32_t n = 1; n < page.nodes.size(); ++n) {
    const Node& node = page.nodes[n];
    if ((node.families & family_thread) == 0 || (node.families & family_comments) != 0 || node.first_block == node.end_block) continue;
    if (!posts.empty() && n < page.nodes[posts.back()].end) continue;
    const Node& around = page.nodes[node.parent];
    if (has_poster[n] || has_poster[node.parent] || (around.parent != kNoNode && has_poster[around.parent])) posts.push_back(n);
  }
  return posts;
}

/// A thread of a forum: posts, each with who wrote it, hold nearly all text that is no link.
bool is_thread(const Page& page, const MainContent& content) {
  const std::vector<std::uint32_t> posts = posts_of(page);
  if (posts.size() < 2) return false;
  std::uint64_t inside = 0, outside = 0;
  std::size_t speaking = 0, next = 0;
  std::uint32_t last = kNoNode;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (!is_text(page.blocks[i], content.verdicts[i]) || page.blocks[i].words < kSentenceWords) continue;
    while (next < posts.size() && page.nodes[posts[next]].end_block <= i) ++next;
    const bool in_post = next < posts.size() && page.nodes[posts[next]].first_block <= i;
    (in_post ? inside : outside) += page.blocks[i].words;
    if (in_post && last != posts[next]) last = posts[next], ++speaking;
  }
  return speaking >= 2 && inside >= 4 * outside;
}

}  // namespace

std::string_view page_kind(const Page& page, const MainContent& content, const LinkedArticle& linked, std::string_view headline) {
  std::uint64_t words = 0, consent_words = 0;  // of text that is no link
  bool speaks = false;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    speaks = speaks || gives_claims(content.verdicts[i].zone);
    if (!is_text(page.blocks[i], content.verdicts[i])) continue;
    words += page.blocks[i].words;
    if (words < kWallWords && asks_for_consent(text_of(page, page.blocks[i]))) consent_words += page.blocks[i].words;
  }
  if (words < kWallWords && (is_error_headline(headline) || (!linked.found && starts_with_error(page, content)))) return "error";
  if (words < kWallWords && !linked.found && consent_words >= 20 && consent_words * 2 > words) return "consent";
  if (words < kFewWords && !linked.found)
    if (const std::string_view gate = gate_of_headline(headline); !gate.empty()) return gate;
  if (!linked.found && (linked.thread || is_thread(page, content))) return "forum";
  if (!linked.found && is_list_of_teasers(page, content)) return "list";
  if (words >= kFewWords) return {};
  if (linked.paywalled || ends_at_paywall(page, content)) return "paywall";
  const auto links = static_cast<std::size_t>(std::count_if(page.blocks.begin(), page.blocks.end(), [](const TextBlock& block) { return block.words >= 4 && block.link_share() > 0.7; }));
  if (!linked.found && (linked.list_page || links >= kManyLinks)) return "list";
  return words == 0 && (page.blocks.size() > 3 || !speaks) ? "no_text" : std::string_view();
}

}  // namespace crosstell::html
