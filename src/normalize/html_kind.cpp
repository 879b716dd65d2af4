// SPDX-License-Identifier: Apache-2.0
#include "html_kind.h"

#include <algorithm>

#include "line_shape.h"

namespace crosstell::html {
namespace {

constexpr std::uint64_t kFewWords = 60;
constexpr std::uint64_t kErrorWords = 150;
constexpr std::size_t kManyLinks = 30;

bool is_error_headline(std::string_view headline) {
  const std::string line = folded(headline, 100);
  for (const std::string_view start : {"404", "403", "500", "502", "503", "page not found", "not found", "error 4", "error 5", "access denied", "just a moment", "attention required",
                                       "are you a robot", "forbidden", "service unavailable", "site maintenance", "please verify", "one more step", "page unavailable", "page cannot be found"}) {
    const bool number = start.size() == 3;  // "404 jobs lost" is a headline
    if (line.compare(0, start.size(), start) != 0) continue;
    if (!number || line.size() == 3 || line.find("error") != std::string::npos || line.find("not found") != std::string::npos || line.find("forbidden") != std::string::npos) return word_count(line) <= 8;
  }
  return false;
}

}  // namespace

std::string_view page_kind(const Page& page, const MainContent& content, const LinkedArticle& linked, std::string_view headline) {
  std::uint64_t words = 0;  // of text that is no link
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Zone zone = content.verdicts[i].zone;
    if (zone != Zone::title && (gives_claims(zone) || zone == Zone::table || zone == Zone::code) && page.blocks[i].link_share() < 0.5) words += page.blocks[i].words;
  }
  if (words < kErrorWords && is_error_headline(headline)) return "error";
  if (words >= kFewWords) return {};
  if (linked.paywalled) return "paywall";
  const auto links = static_cast<std::size_t>(std::count_if(page.blocks.begin(), page.blocks.end(), [](const TextBlock& block) { return block.words >= 4 && block.link_share() > 0.7; }));
  if (!linked.found && (linked.list_page || links >= kManyLinks)) return "list";
  return words == 0 && page.blocks.size() > 3 ? "no_text" : std::string_view();
}

}  // namespace crosstell::html
