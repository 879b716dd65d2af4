// SPDX-License-Identifier: Apache-2.0
#include "sentence.h"

#include <algorithm>

#include "character.h"
#include "crosstell/lexicon.h"

namespace crosstell::segmenting {
namespace {

constexpr std::uint32_t kLongest = 26;      // tokens
constexpr std::uint32_t kLongestAgency = 7; // tokens between the parentheses
constexpr NameUseSet kPlace = name_country | name_region | name_city | name_place_other;

class DatelineReader {
 public:
  DatelineReader(std::string_view clean, const TokenSpan& range, const std::vector<Token>& tokens) : clean_(clean), range_(range), tokens_(tokens) {}

  /// One past the dash, or `range.begin`.
  std::uint32_t end() const {
    const std::uint32_t none = range_.begin, limit = std::min(range_.end, range_.begin + kLongest);
    if (limit < range_.begin + 3 || !starts_name(range_.begin)) return none;
    const bool capitals = in_capitals(range_.begin);
    bool agency = false;
    std::uint32_t names_end = limit;
    for (std::uint32_t i = range_.begin + 1; i + 1 < limit; ++i) {
      const CharKind mark = kind(i);
      if (is_dash(i)) return goes_on(i + 1) && tells_place(capitals, agency, std::min(i, names_end)) ? i + 1 : none;
      if (mark == CharKind::open_bracket) {
        const std::uint32_t close = closing(i, limit);
        if (close == i || agency) return none;
        agency = true;
        names_end = i;
        i = close;
        continue;
      }
      if (agency) return none;   // a dash must follow it
      if (mark == CharKind::comma || mark == CharKind::stop || mark == CharKind::other_mark) continue;
      const Token& token = tokens_[i];
      if (token.has(shape_digit) && !token.has(shape_letter)) continue;
      if (!starts_name(i) && token.folded != "and" && token.folded != "de" && token.folded != "la") return none;
    }
    return none;
  }

 private:
  /// The words before `end` name a place, and something shows that they are no ordinary start of a sentence. Asked only where a dash
  /// follows: most blocks that begin with names have none.
  bool tells_place(bool capitals, bool agency, std::uint32_t end) const {
    bool month = false, region = false;
    for (std::uint32_t i = range_.begin + 1; i < end; ++i) {
      const std::string_view word = bare(tokens_[i].folded);
      const NameUseSet uses = starts_name(i) ? Lexicon::builtin().name_uses(word_key(word)) : 0;
      month |= (uses & name_month) != 0 || is_short_month(word);
      region |= i > range_.begin + 1 && kind(i - 1) == CharKind::comma && (uses & (name_country | name_region)) != 0;
    }
    return is_known(capitals) || region ? capitals || agency || month : capitals && (agency || month);
  }
  CharKind kind(std::uint32_t i) const { return character_at(clean_, tokens_[i].span.begin).kind; }
  bool starts_name(std::uint32_t i) const { return tokens_[i].has(shape_letter) && (tokens_[i].has(shape_capitalized) || tokens_[i].has(shape_all_caps)); }
  bool in_capitals(std::uint32_t i) const { return tokens_[i].has(shape_all_caps) && tokens_[i].span.size() > 2; }
  bool is_dash(std::uint32_t i) const {
    const CharKind mark = kind(i);
    if (mark == CharKind::dash) return true;
    return mark == CharKind::hyphen && !tokens_[i].has(shape_letter) && !tokens_[i].has(shape_digit) && tokens_[i].has(shape_space_before) && tokens_[i + 1].has(shape_space_before);
  }
  static std::string_view bare(std::string_view word) { return word.ends_with('.') ? word.substr(0, word.size() - 1) : word; }
  static bool is_short_month(std::string_view word) {
    static constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "may"};
    return std::find(std::begin(kMonths), std::end(kMonths), word) != std::end(kMonths);
  }
  std::uint32_t closing(std::uint32_t open, std::uint32_t limit) const {
    for (std::uint32_t i = open + 1; i < limit && i <= open + kLongestAgency; ++i)
      if (kind(i) == CharKind::close_bracket) return i;
    return open;
  }
  /// The words up to the first mark stand in the tables as a place: "OSLO", "NEW YORK".
  bool is_known(bool capitals) const {
    std::string words;
    for (std::uint32_t i = range_.begin; i < range_.end && i < range_.begin + 4 && tokens_[i].has(shape_letter) && tokens_[i].has(shape_all_caps) == capitals; ++i) {
      if (!words.empty()) words += ' ';
      words += tokens_[i].folded;
      if (Lexicon::builtin().name_uses(word_key(words)) & kPlace) return true;
    }
    return false;
  }
  /// What follows starts a sentence.
  bool goes_on(std::uint32_t i) const {
    const CharKind mark = kind(i);
    if (mark == CharKind::double_mark || mark == CharKind::open_double || mark == CharKind::open_single || mark == CharKind::apostrophe) return true;
    return starts_name(i);
  }

  std::string_view clean_;
  TokenSpan range_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::uint32_t dateline_end(std::string_view clean, const TokenSpan& block, const std::vector<Token>& tokens) { return DatelineReader(clean, block, tokens).end(); }

}  // namespace crosstell::segmenting
