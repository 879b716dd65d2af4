// SPDX-License-Identifier: Apache-2.0
#include "html_kind.h"

#include <algorithm>

#include "html_weights.h"
#include "walls.h"

namespace crosstell::html {
namespace {

constexpr std::size_t kManyLinks = 30;

}  // namespace

std::string_view page_kind(const Page& page, const MainContent& content, const LinkedArticle& linked, std::string_view headline) {
  std::uint64_t words = 0, consent_words = 0;  // of text that is no link
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Zone zone = content.verdicts[i].zone;
    if (zone != Zone::title && (gives_claims(zone) || zone == Zone::table || zone == Zone::code) && page.blocks[i].link_share() < 0.5) {
      words += page.blocks[i].words;
      if (words < kWallWords && asks_for_consent(text_of(page, page.blocks[i]))) consent_words += page.blocks[i].words;
    }
  }
  if (words < kWallWords && is_error_headline(headline)) return "error";
  if (words < kWallWords && !linked.found && consent_words >= 20 && consent_words * 2 > words) return "consent";
  if (words >= kFewWords) return {};
  if (linked.paywalled) return "paywall";
  const auto links = static_cast<std::size_t>(std::count_if(page.blocks.begin(), page.blocks.end(), [](const TextBlock& block) { return block.words >= 4 && block.link_share() > 0.7; }));
  if (!linked.found && (linked.list_page || links >= kManyLinks)) return "list";
  return words == 0 && page.blocks.size() > 3 ? "no_text" : std::string_view();
}

}  // namespace crosstell::html
