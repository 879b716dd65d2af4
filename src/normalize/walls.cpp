// SPDX-License-Identifier: Apache-2.0
#include "walls.h"

#include <algorithm>

#include "line_shape.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxLine = 2000;

bool has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

}  // namespace

bool is_error_headline(std::string_view headline) {
  const std::string line = folded(headline, 100);
  for (const std::string_view start : {"404", "403", "410", "429", "451", "500", "502", "503", "page not found", "not found", "error 4", "error 5", "access denied", "just a moment", "attention required",
                                       "are you a robot", "forbidden", "service unavailable", "site maintenance", "please verify", "one more step", "page unavailable", "page cannot be found", "unavailable due to legal reasons",
                                       "unavailable for legal reasons", "under maintenance", "site is under maintenance", "we'll be back soon", "we will be back soon", "please enable js", "please enable javascript",
                                       "enable javascript", "javascript is disabled", "page does not exist", "this page does not exist", "this page doesn't exist", "this page isn't available", "this page is not available",
                                       "this page could not be found", "this page can't be found", "this article has been removed", "this page has been removed", "this story has been removed", "this content is not available",
                                       "content not available", "article not found", "story not found", "pardon our interruption", "verify you are human", "verifying you are human", "checking your browser", "security check",
                                       "too many requests", "bad gateway", "gateway timeout", "internal server error", "unsupported browser", "your browser is not supported"}) {
    const bool number = start.size() == 3;  // "404 jobs lost" is a headline
    if (line.compare(0, start.size(), start) != 0) continue;
    if (!number || line.size() == 3 || has(line, "error") || has(line, "not found") || has(line, "forbidden") || has(line, "unavailable") || has(line, "too many requests") || has(line, "gone")) return word_count(line) <= 8;
  }
  return false;
}

std::string_view gate_of_headline(std::string_view headline) {
  const std::string line = folded(headline, 100);
  if (word_count(line) > 8) return {};
  for (const std::string_view start : {"log in", "login", "sign in", "please log in", "please sign in", "create an account", "create your account", "create a free account", "forgot your password", "forgot password", "reset your password"})
    if (line == start || line.compare(0, start.size() + 4, std::string(start) + " to ") == 0 || line.compare(0, start.size() + 2, std::string(start) + " |") == 0 || line.compare(0, start.size() + 2, std::string(start) + " -") == 0) return "login";
  for (const std::string_view start : {"are you over", "are you of legal", "age verification", "verify your age", "please verify your age", "confirm your age", "please confirm your age"})
    if (line.compare(0, start.size(), start) == 0) return "consent";
  return {};
}

bool asks_for_consent(std::string_view line) {
  const std::string text = folded(line, kMaxLine);
  if (has(text, "enable javascript") || has(text, "disable your ad blocker") || has(text, "before you continue to")) return true;
  const bool topic = has(text, "cookie") || has(text, "personal data") || has(text, "your privacy") || has(text, "our partners") || has(text, "your consent");
  // A reader is spoken to; a story about cookies speaks of others.
  const bool asks = has(text, "accept") || has(text, "agree") || has(text, "reject") || has(text, "manage") || has(text, "consent") || has(text, "settings") || has(text, "choices");
  const bool speaks = has(text, "we ") || has(text, "our ");
  return topic && asks && speaks && has(text, "you");
}

std::string_view paywall_of(const Article& article) {
  const auto& blocks = article.blocks;
  const auto wall = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.rule == "paywall_line"; });
  if (wall == blocks.end()) return {};
  const auto text_of = [&](const Block& block) { return slice(std::string_view(article.clean), block.span); };
  // "Discover more from ...": the line that blogs put below texts that are whole.
  if (wall != blocks.begin() && folded(text_of(*std::prev(wall)), 40).compare(0, 13, "discover more") == 0) return {};
  const auto is_text = [](const Block& block) { return gives_claims(block.zone) && block.zone != Zone::title && block.zone != Zone::heading && block.zone != Zone::caption; };
  if (std::any_of(wall, blocks.end(), is_text)) return {};
  std::uint64_t words = 0;
  for (auto block = blocks.begin(); block != wall; ++block)
    if (is_text(*block)) words += static_cast<std::uint64_t>(word_count(text_of(*block)));
  return words < kFewWords ? "stub" : "cut";
}

std::string_view wall_kind(const Article& article) {
  std::uint64_t words = 0, consent = 0;
  for (const Block& block : article.blocks) {
    const std::string_view text = slice(std::string_view(article.clean), block.span);
    words += static_cast<std::uint64_t>(word_count(text, kWallWords + 1));
    if (words >= kWallWords) return {};
  }
  for (const Block& block : article.blocks) {
    const std::string_view text = slice(std::string_view(article.clean), block.span);
    if (asks_for_consent(text)) consent += static_cast<std::uint64_t>(word_count(text));
  }
  if (consent >= 20 && consent * 2 > words) return "consent";
  // Short news may begin with such words; the headline of a wall is nothing else.
  const std::string_view first = article.metadata.title.empty() && !article.blocks.empty() ? slice(std::string_view(article.clean), article.blocks.front().span) : std::string_view(article.metadata.title);
  if (is_error_headline(first) && word_count(first) <= 4) return "error";
  return words < kFewWords ? gate_of_headline(first) : std::string_view();
}

}  // namespace crosstell
