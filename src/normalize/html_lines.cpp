// SPDX-License-Identifier: Apache-2.0
#include "html_lines.h"

#include "zone_view.h"

namespace crosstell::html {

void refine_lines(std::string_view text, std::vector<Draft>& drafts) {
  std::vector<std::size_t> places;  // of the lines looked at, in `drafts`
  std::vector<Draft> lines;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const bool open = !drafts[i].decided() || drafts[i].zone == Zone::list_item || drafts[i].zone == Zone::heading || drafts[i].zone == Zone::quote_block;
    if (!open) continue;
    places.push_back(i);
    lines.push_back(std::move(drafts[i]));
  }
  ZoneView view(text, lines);
  mark_patterns(view, true);
  mark_faq(view);
  mark_tail(view);
  mark_lists(view);
  for (std::size_t k = 0; k < places.size(); ++k) {
    if (!lines[k].decided()) lines[k].decide(Zone::paragraph, "text");
    if (lines[k].header >= 0) lines[k].header = static_cast<std::int32_t>(places[static_cast<std::size_t>(lines[k].header)]);
    if (lines[k].repeat_of >= 0) lines[k].repeat_of = static_cast<std::int32_t>(places[static_cast<std::size_t>(lines[k].repeat_of)]);
    drafts[places[k]] = std::move(lines[k]);
  }
}

}  // namespace crosstell::html
