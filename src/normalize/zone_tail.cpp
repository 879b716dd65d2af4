// SPDX-License-Identifier: Apache-2.0
// What follows an article: related headlines, comments, notices, author boxes. Where in doubt a block is article text.
#include <algorithm>

#include "line_shape.h"
#include "zone_view.h"

namespace crosstell {
namespace {

bool ends_article(const ZoneView& view, std::size_t i) {
  const BlockShape& shape = view.shape(i);
  return (shape.pattern != nullptr && shape.pattern->ends_article) || (view.draft(i).decided() && view.draft(i).zone == Zone::hashtags);
}

/// Whether what follows each block can hardly be article text: few words, hardly a sentence, no long block.
std::vector<bool> find_junk_after(const ZoneView& view) {
  std::vector<bool> junk(view.size(), true);
  std::uint64_t words = 0;
  std::size_t sentences = 0;
  bool long_block = false;
  for (std::size_t i = view.size(); i-- > 0;) {
    junk[i] = !long_block && sentences <= 3 && words <= std::max<std::uint64_t>(60, view.total_words() / 5);
    if (!view.is_open(i)) continue;
    const BlockShape& shape = view.shape(i);
    long_block = long_block || shape.words >= 30;
    words += shape.words;
    sentences += shape.ends_sentence && shape.words >= 7;
  }
  return junk;
}

/// A heading such as "Disclaimer:" takes the paragraph below with it, a link ("Terms of use") or a copyright does not; returns the last block taken.
std::size_t take_paragraph_below(ZoneView& view, std::size_t i) {
  const Draft& heading = view.draft(i);
  const bool takes = heading.rule == "disclaimer" || heading.rule == "post_caption_heading";
  if (!takes || view.shape(i).words > 4 || i + 1 >= view.size() || view.draft(i + 1).decided()) return i;
  view.draft(i + 1).decide(heading.zone, heading.rule == "post_caption_heading" ? "post_caption" : "disclaimer_text");
  return i + 1;
}

/// "About Northwind", and below it "Northwind is the leading maker of ...": what a company says of itself under each of its news.
void take_about_company(ZoneView& view, std::size_t i) {
  const std::string heading = folded(view.text(i));
  if (heading.compare(0, 6, "about ") != 0 || view.shape(i).words > 6 || view.shape(i).ends_sentence || !view.past(i, 60)) return;
  std::string name = heading.substr(6);
  if (name.compare(0, 4, "the ") == 0) name.erase(0, 4);
  std::size_t k = i + 1;
  for (; k < view.size() && view.is_open(k); ++k) {
    std::string text = folded(view.text(k), 40);
    if (text.compare(0, 4, "the ") == 0) text.erase(0, 4);
    if (text.compare(0, name.size(), name) != 0) break;
    view.draft(k).decide(Zone::boilerplate, "about_company");
  }
  if (k > i + 1) view.draft(i).decide(Zone::boilerplate, "about_company");
}

/// Headlines below "Related articles" in the middle of a text. The last one before a paragraph may be its heading.
void take_related_lines(ZoneView& view, std::size_t i) {
  std::size_t end = i + 1;
  while (end < view.size() && end < i + 15 && view.is_open(end) && view.is_headline(end) && !view.is_body(end)) ++end;
  const bool before_text = end < view.size() && view.is_body(end);
  if (before_text && end > i + 1) --end;
  for (std::size_t k = i + 1; k < end; ++k) view.draft(k).decide(Zone::related, "below_related_heading");
}

/// Items below "Sources:".
void take_sources(ZoneView& view, std::size_t i) {
  const bool notes = folded(view.text(i), 8).compare(0, 4, "note") == 0;  // of a cook as well as of a scholar
  for (std::size_t k = i + 1; k < view.size(); ++k) {
    const bool item = view.draft(k).zone == Zone::list_item || view.draft(k).rule == "url_line" || (!view.draft(k).decided() && view.text(k).find("http") != std::string_view::npos) ||
                      (view.is_open(k) && view.is_headline(k));
    if (notes && view.text(k).find("http") == std::string_view::npos && view.text(k).find("20") == std::string_view::npos && view.text(k).find("19") == std::string_view::npos) return;
    if (!item || (view.draft(k).zone == Zone::list_item && !view.past(k, 60))) return;
    view.draft(k).decide(Zone::sources, "below_sources_heading");
  }
}

/// The same headline twice in a row, as sites print it for picture and link.
void mark_doubled(ZoneView& view, std::size_t from) {
  for (std::size_t i = from; i + 1 < view.size(); ++i) {
    if (!view.is_open(i) || !view.is_open(i + 1) || view.shape(i).words < 3 || view.shape(i).words > 30) continue;
    if (folded(view.text(i)) != folded(view.text(i + 1))) continue;
    view.draft(i).decide(Zone::related, "doubled_headline");
    view.draft(i + 1).decide(Zone::related, "doubled_headline");
    ++i;
  }
}

void mark_after_end(ZoneView& view, std::size_t end) {
  Zone zone = Zone::boilerplate;
  std::string_view rule = "after_end";
  for (std::size_t i = end; i < view.size(); ++i) {
    if (!view.is_open(i)) {
      if (view.draft(i).zone == Zone::related) zone = Zone::related, rule = "below_related_heading";
      if (view.draft(i).zone == Zone::comment) zone = Zone::comment, rule = "below_comment_heading";
      continue;
    }
    view.draft(i).decide(zone, rule);
  }
}

}  // namespace

void mark_tail(ZoneView& view) {
  std::size_t end = view.size();
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (view.draft(i).zone == Zone::sources && view.shape(i).words <= 4) take_sources(view, i);
    i = take_paragraph_below(view, i);
  }
  for (std::size_t i = 0; i + 1 < view.size(); ++i)
    if (view.text(i).size() < 80 && (view.text(i)[0] | 0x20) == 'a') take_about_company(view, i);
  const std::vector<bool> junk_after = find_junk_after(view);
  for (std::size_t i = 0; i < view.size() && end == view.size(); ++i)
    if (junk_after[i] && ends_article(view, i) && view.past(i, 50)) end = i;
  for (std::size_t i = 0; i < end; ++i)
    if (view.draft(i).rule == "related_heading") take_related_lines(view, i);
  if (end < view.size()) {
    mark_doubled(view, end);
    mark_after_end(view, end);
  }
}

}  // namespace crosstell
