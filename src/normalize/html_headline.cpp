// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "html_metadata.h"
#include "html_weights.h"
#include "html_words.h"
#include "line_shape.h"

namespace crosstell::html {
namespace {

const std::string* meta(const Page& page, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    for (const auto& [key, value] : page.metas)
      if (key == name && value.find_first_not_of(" \t\r\n") != std::string::npos) return &value;
  return nullptr;
}

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_html_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// "Ferry line closes | Harbour Post": the parts between marks that sites put between title and name.
std::vector<std::string> title_parts(const std::string& title) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < title.size();) {
    std::size_t mark = 0;
    for (const std::string_view separator : {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ", " \xC2\xAB ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " / ", " ~ "})
      if (title.compare(i, separator.size(), separator) == 0) mark = separator.size();
    if (mark == 0) {
      ++i;
      continue;
    }
    parts.push_back(title.substr(begin, i - begin));
    begin = i += mark;
  }
  parts.push_back(title.substr(begin));
  return parts;
}

/// The title without the site's name at its end (or start), as far as the name is known or short.
std::string without_site(const std::string& title, const std::string& site) {
  auto parts = title_parts(title);
  if (parts.size() < 2) return title;
  const std::string site_fold = folded(site);
  const auto is_site = [&](const std::string& part) {
    const std::string fold = folded(part);
    return !site_fold.empty() && (fold == site_fold || (fold.size() >= 4 && site_fold.find(fold) != std::string::npos) || fold.find(site_fold) != std::string::npos);
  };
  std::size_t first = 0, last = parts.size();
  while (last > first + 1 && is_site(parts[last - 1])) --last;
  while (last > first + 1 && is_site(parts[first])) ++first;
  if (first == 0 && last == parts.size() && site_fold.empty() && word_count(parts.back()) <= 4 && word_count(title) - word_count(parts.back()) >= 3) --last;
  const auto begin = title.find(parts[first]);
  const auto end = last == parts.size() ? title.size() : title.rfind(parts[last - 1] ) + parts[last - 1].size();
  return title.substr(begin, end - begin);
}

/// Words of a line that is long enough for a paragraph.
std::uint64_t running_words(const TextBlock& block) { return block.words >= 25 && block.link_share() < 0.3 ? block.words : 0; }

}  // namespace

Headline find_headline(std::string_view source, const Page& page, const LinkedArticle& linked) {
  const std::string* site = meta(page, {"og:site_name", "application-name", "al:android:app_name", "twitter:app:name:iphone"});
  const std::string site_name = site != nullptr ? *site : linked.publisher;
  struct Candidate { std::string text, method; };
  std::vector<Candidate> candidates;
  const auto add = [&](const std::string& text, std::string method) {
    std::string clean = without_site(single_spaced(text), site_name);
    if (!clean.empty() && clean.size() < 600) candidates.push_back({std::move(clean), std::move(method)});
  };
  if (!linked.headline.empty()) add(linked.headline, "json_ld");
  for (const std::string_view name : {"og:title", "headline", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "cxenseparse:title", "title"})
    if (const std::string* value = meta(page, {name})) add(*value, "meta:" + std::string(name));
  const std::string raw_title = page.title.known() ? single_spaced(decoded(page.title.in(source).substr(0, 2000), {false, true, false, true})) : std::string();
  if (!raw_title.empty()) add(raw_title, "title_element");
  std::vector<std::string> folds;
  for (const Candidate& candidate : candidates) folds.push_back(folded(candidate.text));
  const std::string title_fold = folded(raw_title);

  // The heading that says what the head says; else the only main heading.
  Headline out;
  double best = 0;
  std::size_t main_headings = 0;
  std::uint64_t text_words = 0, text_before = 0;
  for (const TextBlock& block : page.blocks) text_words += running_words(block);
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const TextBlock& block = page.blocks[i];
    text_before += running_words(block);
    if (block.hidden || block.words == 0 || block.words > 60) continue;
    std::uint32_t n = block.node;
    int level = heading_level_of(page.nodes[n].tag);
    bool named = (page.nodes[n].families & family_title) != 0 || (block.families & family_title) != 0;
    for (int up = 0; level == 0 && up < 3 && page.nodes[n].parent != kNoNode; ++up) {
      n = page.nodes[n].parent;
      level = heading_level_of(page.nodes[n].tag);
      named = named || (up == 0 && (page.nodes[n].families & family_title) != 0);
    }
    const std::string_view text = text_of(page, block);
    const std::string fold = folded(text);
    if (fold.empty()) continue;
    double score = 0;
    for (const std::string& known : folds) {
      if (known == fold) score = std::max(score, 10.0);
      else if (fold.size() >= 12 && (known.find(fold) != std::string::npos || (known.size() >= 12 && fold.find(known) != std::string::npos))) score = std::max(score, 6.0);
    }
    if (score == 0 && block.words >= 3 && fold.size() >= 12 && title_fold.find(fold) != std::string::npos) score = 6;
    if (level == 1) ++main_headings, score += block.words >= 2 ? 4 : 1;
    else if (level > 1) score = score > 0 ? score + 1 : 0;
    else if (named) score = score > 0 ? score + 2 : block.words >= 3 ? 2 : 0;
    else if (score < 10 || block.link_share() > 0.5) score = 0;
    if (level != 1 && (block.link_share() > 0.5 || text_before > text_words / 2)) score -= 3;  // a teaser of the page itself, in a list of teasers
    if (score > best && score >= 4) {
      best = score;
      out = {std::string(text), level > 0 ? "h" + std::to_string(level) : "text:title_line", static_cast<std::int32_t>(i)};
    }
  }
  const bool sure = best >= 6 || (best >= 4 && main_headings == 1 && candidates.empty());
  if (!sure && !candidates.empty()) {
    // A lone main heading of some length is the headline even when the head words it otherwise.
    const bool lone = best >= 5 && main_headings == 1 && word_count(out.text) >= 3;
    const bool heading_here = best >= 4 && main_headings == 1 && word_count(out.text) >= 4;
    if (!lone && !heading_here) out = {candidates.front().text, candidates.front().method, -1};
  }
  return out;
}

}  // namespace crosstell::html
