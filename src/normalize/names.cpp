// SPDX-License-Identifier: Apache-2.0
// The stable spellings of zones.
#include <array>

#include "crosstell/normalize.h"

namespace crosstell {
namespace {

constexpr std::array<std::string_view, kZoneCount> kZoneNames = {
    "title", "dek", "byline", "dateline", "heading", "paragraph", "list_item", "quote_block", "faq_question", "faq_answer", "caption", "table", "code",
    "related", "comment", "share", "disclaimer", "sources", "author_bio", "navigation", "hashtags", "hidden", "boilerplate"};

}  // namespace

std::string_view name_of(Zone zone) { return kZoneNames[static_cast<std::size_t>(zone)]; }

std::optional<Zone> zone_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kZoneNames.size(); ++i)
    if (kZoneNames[i] == name) return static_cast<Zone>(i);
  return {};
}

bool gives_claims(Zone zone) {
  switch (zone) {
    case Zone::title: case Zone::dek: case Zone::heading: case Zone::paragraph: case Zone::list_item: case Zone::quote_block:
    case Zone::faq_question: case Zone::faq_answer: case Zone::caption: return true;
    default: return false;
  }
}

}  // namespace crosstell
