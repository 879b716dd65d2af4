// SPDX-License-Identifier: Apache-2.0
#include "appeals.h"

#include <algorithm>
#include <array>
#include <string>

#include "line_shape.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxLine = 700;

bool has(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

template <std::size_t Count>
bool has_any(std::string_view text, const std::array<std::string_view, Count>& list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view words) { return has(text, words); });
}

constexpr std::array<std::string_view, 7> kQuotes = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", " he said", " she said", " said ", " told "};

/// What is given to a publisher.
constexpr std::array<std::string_view, 6> kGifts = {" contribution ", " donation ", " support ", " gift ", " subscription ", " membership "};
constexpr std::array<std::string_view, 8> kEffects = {"will ", "help", "make", "keep", "goes ", "allow", "enable", "fund"};

/// "your donation today helps", "your support will keep".
bool names_effect_of_gift(std::string_view text) {
  for (std::size_t at = text.find(" your "); at != std::string_view::npos; at = text.find(" your ", at + 1)) {
    const std::string_view rest = text.substr(at + 5);
    for (const std::string_view gift : kGifts) {
      if (rest.substr(0, gift.size()) != gift) continue;
      std::string_view after = rest.substr(gift.size());
      if (after.substr(0, 6) == "today ") after.remove_prefix(6);
      if (std::any_of(kEffects.begin(), kEffects.end(), [&](std::string_view effect) { return after.substr(0, effect.size()) == effect; })) return true;
    }
  }
  return false;
}

constexpr std::array<std::string_view, 8> kOwnWork = {" our journalism", " our newsroom", " our reporting", " our journalists", " independent journalism", " our work", " our mission", " our coverage"};
constexpr std::array<std::string_view, 9> kRequests = {" support ", " donate", " contribut", " subscrib", " chip in", " become a ", " join us", " sign up", " help us"};
constexpr std::array<std::string_view, 5> kPrices = {" as little as ", " for just $", " for only $", " free trial", " cancel anytime"};
constexpr std::array<std::string_view, 6> kTies = {" subscri", " contribut", " member", " our newsroom", " our journalism", " a month"};
constexpr std::array<std::string_view, 6> kDependence = {" rely on ", " depend on ", " count on ", " relies on ", " made possible by ", " thanks to "};
constexpr std::array<std::string_view, 7> kPatrons = {" our readers", " readers like you", " our supporters", " our subscribers", " our members", " your support", " your generosity"};

/// Whether a publisher or its reader is named at all: most lines of a page end here, before anything is folded.
bool names_us_or_you(std::string_view line) {
  for (std::size_t at = 0; at + 3 < line.size(); ++at) {
    const char first = static_cast<char>(line[at] | 0x20), second = static_cast<char>(line[at + 1] | 0x20), third = static_cast<char>(line[at + 2] | 0x20);
    if (first == 'o' && second == 'u' && third == 'r') return true;
    if (first == 'y' && second == 'o' && third == 'u') return true;
    if (first == 'u' && second == 's' && third == ' ') return true;
    if (first == 'w' && second == 'e') return true;
    if (first == 'g' && second == 'e' && third == 't') return true;
    at = line.find(' ', at);
    if (at == std::string_view::npos) return false;
  }
  return false;
}

}  // namespace

bool asks_for_support(std::string_view line) {
  if (line.size() < 20 || line.size() > kMaxLine || !names_us_or_you(line) || has_any(line, kQuotes)) return false;
  const std::string text = " " + folded(line, kMaxLine) + " ";
  const bool own = has(text, " our ") || has(text, " us ") || has(text, " we ");
  const bool you = has(text, " you ") || has(text, " your ");
  if (has_any(text, kPrices) && has_any(text, kTies) && (own || you || has(text, " get "))) return true;
  if (!own && !you) return false;
  if (names_effect_of_gift(text)) return true;
  if (has_any(text, kOwnWork) && has_any(text, kRequests) && (you || text.substr(0, 9) == " support " || text.substr(0, 6) == " help ")) return true;
  return own && has_any(text, kDependence) && has_any(text, kPatrons);
}

bool speaks_to_reader(std::string_view line) {
  if (has_any(line, kQuotes)) return false;
  const std::string text = " " + folded(line, kMaxLine) + " ";
  for (const std::string_view word : {" we ", " our ", " us ", " you ", " your ", " we're ", " you're ", " you'll ", " we've "})
    if (has(text, word)) return true;
  return false;
}

}  // namespace crosstell
