// SPDX-License-Identifier: Apache-2.0
#include "zones.h"

#include <algorithm>

#include "line_shape.h"
#include "zone_view.h"

namespace crosstell {

ZoneView::ZoneView(std::string_view text, std::vector<Draft>& drafts) : text_(text), drafts_(drafts), shapes_(drafts.size()) {
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const std::string_view block = drafts[i].text(text);
    BlockShape& shape = shapes_[i];
    const bool counts = drafts[i].zone != Zone::code && drafts[i].zone != Zone::boilerplate;
    shape.words = static_cast<std::uint32_t>(word_count(block));
    shape.words_before = total_words_;
    shape.ends_sentence = ends_sentence(block);
    shape.colon_end = !block.empty() && block.back() == ':';
    if (counts) total_words_ += shape.words;
  }
}

bool ZoneView::is_open(std::size_t i) const {
  return !drafts_[i].decided() || drafts_[i].zone == Zone::list_item || drafts_[i].zone == Zone::heading;
}

bool ZoneView::is_body(std::size_t i) const {
  if (drafts_[i].decided()) return drafts_[i].zone == Zone::quote_block || (drafts_[i].zone == Zone::list_item && shapes_[i].words >= 12);
  return shapes_[i].words >= 25 || (shapes_[i].words >= 7 && shapes_[i].ends_sentence);
}

bool ZoneView::is_headline(std::size_t i) const { return shapes_[i].words <= 24 && !shapes_[i].ends_sentence; }

namespace {

/// A run of list items: their numbers, and the line with a colon before them.
void number_run(ZoneView& view, std::size_t first, std::size_t last) {
  std::int32_t header = -1;
  if (first > 0 && view.shape(first - 1).colon_end && gives_claims(view.draft(first - 1).zone)) header = static_cast<std::int32_t>(first) - 1;
  if (first > 0 && header < 0 && view.draft(first - 1).zone == Zone::heading) header = static_cast<std::int32_t>(first) - 1;
  for (std::size_t i = first; i <= last; ++i) {
    view.draft(i).header = header;
    view.draft(i).item_number = static_cast<std::uint32_t>(i - first + 1);
  }
}

}  // namespace

void mark_lists(ZoneView& view) {
  for (std::size_t i = 0; i < view.size();) {
    if (view.draft(i).zone != Zone::list_item) {
      ++i;
      continue;
    }
    std::size_t last = i;
    while (last + 1 < view.size() && view.draft(last + 1).zone == Zone::list_item && view.draft(last + 1).rule == view.draft(i).rule) ++last;
    number_run(view, i, last);
    i = last + 1;
  }
}

void mark_headings(ZoneView& view) {
  for (std::size_t i = 0; i + 1 < view.size(); ++i) {
    Draft& draft = view.draft(i);
    const BlockShape& shape = view.shape(i);
    if (draft.decided() || shape.words > 14 || shape.colon_end) continue;
    const std::string_view text = view.text(i);
    const bool question = text.back() == '?';
    if ((shape.ends_sentence && !question) || text.back() == ',' || text.back() == ';') continue;
    if (text[0] >= 'a' && text[0] <= 'z' && shape.words > 4) continue;  // the rest of a broken sentence
    // A question under a paragraph of its own is rhetoric; as a heading it is followed by text it is shorter than.
    const bool followed = view.is_body(i + 1) || view.draft(i + 1).zone == Zone::list_item || view.shape(i + 1).colon_end;
    if (!followed || (question && view.shape(i + 1).words < 2 * shape.words)) continue;
    if (shape.words <= 8 || title_case_share(text) >= 0.6) draft.decide(Zone::heading, "short_line");
  }
}

void mark_zones(std::string_view text, std::vector<Draft>& drafts, const ZoneContext& context) {
  ZoneView view(text, drafts);
  mark_patterns(view, context.has_title);
  mark_faq(view);
  mark_top(view, context.has_title);
  mark_tail(view);
  mark_headings(view);
  mark_lists(view);
  for (std::size_t i = 0; i < view.size(); ++i)
    if (!drafts[i].decided()) drafts[i].decide(Zone::paragraph, "text");
}

}  // namespace crosstell
