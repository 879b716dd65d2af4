// SPDX-License-Identifier: Apache-2.0
// Zones by wording: the line patterns, hashtag lines, datelines, photo credits.
#include <algorithm>

#include "line_shape.h"
#include "zone_view.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxPatternBytes = 260;  // longer blocks are paragraphs, except at the end of an article
constexpr std::size_t kMaxTailBytes = 900;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Most words are hashtags: "#Flood #News", "#one#two".
bool is_hashtag_line(std::string_view text) {
  if (text.find('#') == std::string_view::npos) return false;
  std::size_t words = 0, tags = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      ++words;
      const char next = at + 1 < end ? text[at + 1] : ' ';
      tags += text[at] == '#' && is_word_byte(next) && !(next >= '0' && next <= '9' && end - at < 4);  // "#1" is a rank
    }
    at = end + 1;
  }
  return tags > 0 && tags * 10 >= words * 7;
}

/// "PORTLAND, Ore. - 2/29/2012": a place in capitals and a dash, and no sentence after it.
bool is_dateline(std::string_view text, const BlockShape& shape) {
  if (shape.words > 9 || shape.ends_sentence) return false;
  std::size_t capitals = 0;
  while (capitals < text.size() && is_upper(text[capitals])) ++capitals;
  if (capitals < 3) return false;
  const bool dash = text.find("\xE2\x80\x94") != std::string_view::npos || text.find("\xE2\x80\x93") != std::string_view::npos || text.find(" -") != std::string_view::npos;
  return dash && std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "... at the site on Monday. (Photo: A. Holm)": what a picture shows, with its credit at the end.
bool ends_in_credit(std::string_view text) {
  if (text.size() < 12 || text.size() > 500 || text.back() != ')') return false;
  const auto open = text.rfind('(');
  if (open == std::string_view::npos || open == 0 || text.size() - open > 80) return false;
  const std::string credit = folded(text.substr(open));
  for (const std::string_view word : {"photo", "image", "picture", "getty", "illustration", "credit:", "courtesy", "shutterstock", "via ap", "/ap", "/reuters", "afp"})
    if (credit.find(word) != std::string::npos) return credit.find("photo finish") == std::string::npos;
  return false;
}

/// A byline names people: capitals after the "By", and no sentence.
bool is_byline_form(std::string_view text, const BlockShape& shape) {
  if (shape.ends_sentence && text.back() == '.') return false;
  std::size_t capitals = 0, small = 0;
  for (std::size_t at = text.find(' '); at != std::string_view::npos && capitals + small < 3; at = text.find(' ', at + 1)) {
    if (at + 1 >= text.size()) break;
    const char c = text[at + 1];
    if (is_upper(c) || static_cast<unsigned char>(c) >= 0x80 || c == '@') ++capitals;
    else if (c >= 'a' && c <= 'z') ++small;
    if (text[at + 1] == '|') break;
  }
  return capitals > small;
}

/// "Published in 2019, the study covered ...": the year leads to a statement.
bool goes_on_behind_year(std::string_view text) {
  const auto comma = text.find(", ", text.find_first_of("0123456789"));
  return text.back() == '.' && comma != std::string_view::npos && comma + 2 < text.size() && text[comma + 2] >= 'a' && text[comma + 2] <= 'z';
}

bool is_believable(const LinePattern& pattern, std::string_view text, const BlockShape& shape) {
  if (pattern.rule == "date_line") return !goes_on_behind_year(text);
  if (pattern.zone == Zone::byline) return is_byline_form(text, shape);
  if (pattern.rule == "author_bio") return is_upper(text[0]);
  if (pattern.rule == "support_line") return text[0] != '"' && text.substr(0, 3) != "\xE2\x80\x9C";  // somebody's words
  return true;
}

}  // namespace

void mark_patterns(ZoneView& view, bool has_title) {
  const LinePatterns& patterns = LinePatterns::get();
  std::string fold;
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (!view.is_open(i)) continue;
    const std::string_view text = view.text(i);
    BlockShape& shape = view.shape(i);
    const bool tail = view.past(i, 60);
    if (text.size() > (tail ? kMaxTailBytes : kMaxPatternBytes)) continue;
    Draft& draft = view.draft(i);
    if (is_hashtag_line(text)) {
      draft.decide(Zone::hashtags, "hashtag_line");
      continue;
    }
    if (is_dateline(text, shape)) {
      draft.decide(Zone::dateline, "dateline");
      continue;
    }
    if (ends_in_credit(text)) {
      draft.decide(Zone::caption, "photo_credit");
      continue;
    }
    fold_into(text, kMostFolded, fold);
    const LinePattern* pattern = patterns.match(fold, shape.words, tail);
    // An emoji alone, "•••": marks without words.
    if (pattern == nullptr && shape.words == 0) {
      draft.decide(Zone::boilerplate, "no_words");
      continue;
    }
    if (pattern == nullptr || !is_believable(*pattern, text, shape)) continue;
    if (i == 0 && !has_title && pattern->rule == "read_also") continue;  // "In pictures: ..." as a headline
    shape.pattern = pattern;
    // "Photo: The bridge on Monday": what a picture shows is a claim, who took it is not.
    draft.decide(pattern->rule == "caption_line" && shape.words >= 8 ? Zone::caption : pattern->zone, pattern->rule);
  }
}

}  // namespace crosstell
