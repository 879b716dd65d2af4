// SPDX-License-Identifier: Apache-2.0
// What stands before the first paragraph: site name, title (perhaps twice), dek.
#include <algorithm>

#include "line_shape.h"
#include "zone_view.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxTopBlocks = 30;

bool can_be_title(const ZoneView& view, std::size_t i) {
  const Draft& draft = view.draft(i);
  if (draft.decided() && draft.zone != Zone::heading) return false;
  return view.shape(i).words >= 1 && view.shape(i).words <= 35;
}

/// First block of the article's text; headings may be sentences, so the very first line may be one if it is short.
std::size_t find_body(const ZoneView& view) {
  bool seen_line = false;
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (view.draft(i).zone == Zone::list_item && view.draft(i).decided()) return i;
    if (view.draft(i).zone == Zone::code && view.draft(i).decided()) return i;
    if (view.is_body(i)) {
      const bool short_first = !seen_line && view.shape(i).words <= 16 && i + 1 < view.size() && title_case_share(view.text(i)) >= 0.6 && view.text(i).back() != '"';
      if (!short_first) return i;
    }
    seen_line = seen_line || can_be_title(view, i);
  }
  return view.size();
}

struct Candidates { std::vector<std::size_t> at; std::vector<std::string> folds; };

/// The best line for a title: one that stands twice, the top-level heading, the first of five words, the longest.
std::size_t choose_title(const ZoneView& view, const Candidates& candidates) {
  for (std::size_t i = 0; i < candidates.at.size(); ++i)
    for (std::size_t k = i + 1; k < candidates.at.size(); ++k)
      if (candidates.folds[i] == candidates.folds[k] && view.shape(candidates.at[i]).words >= 3) return candidates.at[i];
  for (const std::size_t i : candidates.at)
    if (view.draft(i).zone == Zone::heading && view.draft(i).decided() && view.draft(i).level == 1) return i;
  for (const std::size_t i : candidates.at)
    if (view.shape(i).words >= 5) return i;
  std::size_t best = candidates.at.front();
  for (const std::size_t i : candidates.at)
    if (view.shape(i).words > view.shape(best).words) best = i;
  return best;
}

}  // namespace

void mark_top(ZoneView& view, bool has_title) {
  if (has_title) return;
  const std::size_t body = std::min(find_body(view), kMaxTopBlocks);
  Candidates candidates;
  for (std::size_t i = 0; i < std::min(body, view.size()); ++i) {
    if (!can_be_title(view, i)) continue;
    candidates.at.push_back(i);
    candidates.folds.push_back(folded(view.text(i)));
  }
  if (candidates.at.empty()) return;
  const std::size_t title = choose_title(view, candidates);
  const std::string title_fold = folded(view.text(title));
  view.draft(title).decide(Zone::title, view.draft(title).zone == Zone::heading ? "title_heading" : "title_line");
  for (std::size_t k = 0; k < candidates.at.size(); ++k) {
    const std::size_t i = candidates.at[k];
    if (i == title) continue;
    Draft& draft = view.draft(i);
    if (candidates.folds[k] == title_fold) {
      draft.decide(Zone::title, "repeated_title");
      draft.repeat_of = static_cast<std::int32_t>(title);
    } else if (draft.decided()) {
      continue;  // a marked heading stays one
    } else if (i < title) {
      draft.decide(view.shape(i).words <= 6 ? Zone::navigation : Zone::dek, view.shape(i).words <= 6 ? "site_name" : "line_above_title");
    } else if (view.shape(i).words >= 7) {
      draft.decide(Zone::dek, "line_below_title");
    }
  }
}

}  // namespace crosstell
