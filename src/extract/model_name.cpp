// SPDX-License-Identifier: Apache-2.0
// The grammar of AI model names: family, version, size, tiers, date, glued, hyphenated or spaced. Families are rows of a table;
// an unknown family is recognised by the shape of what follows.
#include <algorithm>
#include <cctype>

#include "names.h"

namespace crosstell {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// End of "5", "5.4", "3.2.1" at `i`, or `i`.
std::size_t version_digits(std::string_view s, std::size_t i, bool& decimal) {
  std::size_t end = i;
  while (end < s.size() && is_digit(s[end])) ++end;
  while (end > i && end + 1 < s.size() && s[end] == '.' && is_digit(s[end + 1])) {
    decimal = true;
    for (++end; end < s.size() && is_digit(s[end]);) ++end;
  }
  return end;
}

/// What a model name has shown so far.
struct Parts {
  bool version = false, decimal = false, size = false, date = false, letter_version = false;
  int tiers = 0;
  [[nodiscard]] bool any() const { return version || size || tiers > 0 || letter_version; }
};

class Grammar {
 public:
  explicit Grammar(const NameText& text) : text_(text) {}

  /// One piece between hyphens, after the family.
  bool piece(std::string_view s, Parts& parts) const {
    if (s.empty() || s.size() > 16) return false;
    if (is_tier(s)) return ++parts.tiers, true;
    if (is_size(s)) return parts.size = true;
    std::size_t i = 0;
    const bool lettered = s.size() > 1 && std::string_view("vrkmgsa").find(s[0]) != std::string_view::npos && is_digit(s[1]);
    if (lettered) i = 1;
    bool decimal = false;
    const std::size_t end = version_digits(s, i, decimal);
    if (end == i) return false;
    if (end != s.size() && !(end + 1 == s.size() && is_letter(s[end]))) return false;
    if (end - i >= 4 && !decimal) return parts.date = true;
    (lettered ? parts.letter_version : parts.version) = true;
    parts.decimal |= decimal;
    return true;
  }

  /// All pieces of a word behind the family.
  bool pieces(std::string_view s, Parts& parts) const {
    while (!s.empty()) {
      const std::size_t hyphen = s.find('-');
      if (!piece(s.substr(0, hyphen), parts)) return false;
      s = hyphen == std::string_view::npos ? std::string_view{} : s.substr(hyphen + 1);
    }
    return true;
  }

  [[nodiscard]] bool is_family(std::string_view s) const { return (text_.words.uses(word_key(s)) & use_family) != 0; }
  [[nodiscard]] bool is_tier(std::string_view s) const { return (text_.words.uses(word_key(s)) & use_tier) != 0; }

 private:
  /// 70b, 1.5b, 8x22b, a22b.
  static bool is_size(std::string_view s) {
    if (s.size() < 2 || (s.back() != 'b' && s.back() != 'm' && s.back() != 't')) return false;
    std::size_t i = s[0] == 'a' ? 1 : 0;
    bool decimal = false;
    std::size_t end = version_digits(s, i, decimal);
    if (end == i) return false;
    if (end < s.size() && s[end] == 'x') {
      i = end + 1;
      end = version_digits(s, i, decimal);
      if (end == i) return false;
    }
    return end + 1 == s.size();
  }

  const NameText& text_;
};

/// The family at the start of a word: "gpt-5.4" -> "gpt" with the rest "5.4"; "qwen3" -> "qwen", "3". Longest known family first.
struct Split { std::string_view family, rest; bool known = false, glued = false; };
Split split_family(const Grammar& grammar, std::string_view word) {
  for (std::size_t end = word.size(); end > 1;) {
    if (grammar.is_family(word.substr(0, end))) {
      std::string_view rest = word.substr(end);
      const bool hyphen = !rest.empty() && rest[0] == '-';
      if (rest.empty() || hyphen || is_digit(rest[0])) return {word.substr(0, end), hyphen ? rest.substr(1) : rest, true, !hyphen && !rest.empty()};
    }
    const std::size_t hyphen = word.rfind('-', end - 1);
    std::size_t digits = end;
    while (digits > 0 && (is_digit(word[digits - 1]) || word[digits - 1] == '.')) --digits;
    std::size_t next = hyphen == std::string_view::npos ? 0 : hyphen;
    if (digits < end && digits > next) next = digits;
    if (next == 0 || next >= end) {
      std::size_t first_digit = 0;
      while (first_digit < end && !is_digit(word[first_digit])) ++first_digit;
      next = first_digit < end ? first_digit : 0;
    }
    end = next;
  }
  // o3, o4-mini-high: one letter and a digit.
  if (word.size() >= 2 && word[0] == 'o' && word[1] >= '1' && word[1] <= '9' && (word.size() == 2 || word[2] == '-')) return {word.substr(0, 1), word.substr(1), false, true};
  std::size_t letters = 0;
  while (letters < word.size() && is_letter(word[letters])) ++letters;
  if (letters < 2) return {};
  std::string_view rest = word.substr(letters);
  const bool hyphen = !rest.empty() && rest[0] == '-';
  if (!rest.empty() && !hyphen && !is_digit(rest[0])) return {};
  return {word.substr(0, letters), hyphen ? rest.substr(1) : rest, false, !hyphen && !rest.empty()};
}

bool is_whole_unknown(const Split& split) { return split.rest.empty() && !split.known; }

/// Words of letters need no search.
Split split_at(const Grammar& grammar, const NameText& text, std::uint32_t i) {
  const std::string_view word = text.folded(i);
  if ((text.uses(i) & (WordUseSet{only_letters} | use_family)) != only_letters) return split_family(grammar, word);
  return word.size() >= 2 ? Split{word, {}, false, false} : Split{};
}

bool may_be_unknown_family(const NameText& text, std::uint32_t i) {
  if (!text.has(i, token_capital) || text.has(i, token_function) || is_digit(text.folded(i).front())) return false;
  constexpr NameUseSet kOther = name_month | name_weekday | name_title | name_nationality | name_country | name_region;
  if (text.info[i].name_uses & kOther) return false;
  return (text.uses(i) & (use_designation | use_role | use_role_modifier | use_tier | use_not_name | use_known_organization)) == 0;
}

/// A bare number that counts what follows it: "In Kazan 12 people".
bool counts_next(const NameText& text, std::uint32_t number) {
  const std::uint32_t next = number + 1;
  if (next >= text.size()) return false;
  const Token& t = text.token(next);
  if (t.is(WordClass::punctuation) && text.folded(next) == "%") return true;
  return !text.has(next, token_capital) && (t.is(WordClass::noun) || t.is(WordClass::adjective) || t.is(WordClass::number));
}

/// "X 4.1 outperforms", "trails X 3", "released X 2 as": what is compared or released is a thing with a version, not a word and a count.
bool is_compared(const NameText& text, std::uint32_t begin, std::uint32_t end) {
  static const WordKey kCompares[] = {word_key("outperform"), word_key("surpass"), word_key("outscore"), word_key("outpace"), word_key("beat"), word_key("trail"),
                                      word_key("lag"), word_key("underperform")};
  static const WordKey kReleases[] = {word_key("release"), word_key("unveil"), word_key("launch"), word_key("introduce")};
  const auto among = [&](const auto& verbs, std::uint32_t i) {
    const bool verb = text.token(i).is(WordClass::verb) || (i + 1 < text.size() && (text.has(i + 1, token_capital) || text.folded(i + 1) == "behind"));
    return verb && std::find(std::begin(verbs), std::end(verbs), text.token(i).lemma_key) != std::end(verbs);
  };
  if (end < text.size() && among(kCompares, end)) return true;
  // "X 3, a small model by ...", "X 3 is a small model"
  if (end + 2 < text.size() && (text.folded(end) == "," || text.folded(end) == "is" || text.folded(end) == "was") && (text.folded(end + 1) == "a" || text.folded(end + 1) == "an" || text.folded(end + 1) == "the"))
    for (std::uint32_t i = end + 2; i < std::min<std::uint32_t>(end + 6, text.size()) && !text.token(i).is(WordClass::preposition); ++i)
      if (text.uses(i) & use_model) return true;
  if (begin == 0) return false;
  const std::uint32_t p = begin - 1;
  return among(kCompares, p) || among(kReleases, p) || text.folded(p) == "than" || (p > 0 && text.folded(p) == "behind" && among(kCompares, p - 1));
}

}  // namespace

/// "X 4 has 9 billion parameters", "X 4 was released": in an article about models a word with a version that does something. "In Kazan 12 were
/// hurt" and "Phase 3 was long" are none.
bool acts(const NameText& text, std::uint32_t begin, std::uint32_t end) {
  if (!text.digital || text.info[begin].name_uses != 0 || end >= text.size() || text.folded(end - 1).size() > 3) return false;
  if (begin > 0 && (text.token(begin - 1).is(WordClass::preposition) || text.token(begin - 1).is(WordClass::determiner))) return false;
  const Token& next = text.token(end);
  return next.is(WordClass::auxiliary) || next.is(WordClass::modal) || (next.is(WordClass::verb) && (next.forms & (form_third | form_past)) != 0);
}

bool is_among(const std::vector<WordKey>& lines, WordKey key) { return std::find(lines.begin(), lines.end(), key) != lines.end(); }

/// "X 3 model": the noun says what X 3 is; it is not counted.
bool is_called(const NameText& text, std::uint32_t noun) {
  return noun < text.size() && !text.has(noun, token_capital) && text.token(noun).is(WordClass::noun) && (text.uses(noun) & (use_model | use_product)) != 0 &&
         !(text.token(noun).forms & form_plural);
}

ModelName read_model_name(const NameText& text, std::uint32_t begin, std::uint32_t limit) {
  const ModelName none{begin};
  const Grammar grammar(text);
  const std::string_view first = text.folded(begin);
  if (first.size() > 60) return none;
  const bool capital = text.has(begin, token_capital);

  // A family of several words, from the table.
  std::uint32_t after = begin + 1;
  WordUseSet phrase_uses = 0;
  if (capital) (void)text.longest_phrase(begin, limit, after, phrase_uses);
  Split split;
  if (after > begin + 1 && (phrase_uses & use_family)) split = {first, {}, true, false};
  else after = begin + 1, split = split_at(grammar, text, begin);
  if (split.family.empty()) return none;
  const bool o_series = split.family.size() == 1;
  if (!split.known && !o_series && !may_be_unknown_family(text, begin)) return none;
  if (!capital && !split.known && !o_series) return none;
  if (!capital && split.rest.empty()) return none;

  const bool of_models = !split.known && split.rest.empty() && is_among(text.model_lines, text.token(begin).form_key);
  const bool of_products = !split.known && !of_models && split.rest.empty() && is_among(text.product_lines, text.token(begin).form_key);
  Parts parts;
  std::string_view rest = split.rest;
  // DeepSeek-R1-Distill-Qwen-32B: a family inside.
  while (!rest.empty()) {
    const std::size_t hyphen = rest.find('-');
    const std::string_view head = rest.substr(0, hyphen);
    const bool variant = head.size() <= 8 && (split.known || parts.size) && (parts.any() || head == "oss");   // Phi-3.5-MoE, Munin-7B-alpha
    if (!grammar.piece(head, parts) && !(split.known && grammar.is_family(head)) && !variant && !(split.known && head == "oss")) return none;
    rest = hyphen == std::string_view::npos ? std::string_view{} : rest.substr(hyphen + 1);
  }
  // An unknown family of two or three words: "Aurora Lark 2.5 Pro".
  std::uint32_t end = after;
  if (!split.known && !o_series && split.rest.empty() && !of_models && !of_products) {
    while (end < limit && end < begin + 3 && may_be_unknown_family(text, end) && text.has(end, token_trusted) && text.info[end].name_uses == 0 &&
           is_whole_unknown(split_at(grammar, text, end))) ++end;
  }
  const std::uint32_t family_end = end;
  bool spaced_number = false;
  while (end < limit && end < begin + 9) {
    Parts more = parts;
    const std::string_view word = text.folded(end);
    const bool digit = !word.empty() && is_digit(word[0]);
    const bool variant = split.known && text.token(end).has(shape_digit);   // Whisper large-v3
    if (!digit && !text.has(end, token_capital) && !(word == "mini" && parts.any()) && !variant) break;
    if (digit && (parts.version || parts.letter_version) && !Grammar(text).pieces(word, more)) break;
    if (digit && parts.tiers > 0 && parts.version) break;
    if (!grammar.pieces(word, more)) break;
    if (more.date && !parts.any()) break;
    const bool called = (of_models || of_products) && is_called(text, end + 1);
    if (digit && !called && !more.decimal && !more.size && counts_next(text, end) && !(split.known && text.digital) && !(text.digital && is_compared(text, begin, end + 1))) break;
    spaced_number |= digit;
    parts = more;
    ++end;
  }
  if (end == family_end && !parts.any()) {
    if (!split.known || !capital) return none;
    // The family alone. An everyday word, or a first name before a surname, needs an article about models.
    const bool ambiguous = text.info[begin].name_uses != 0 || (!text.has(begin, token_unknown) && !text.token(begin).has(shape_mixed));
    if (ambiguous && !text.digital) return none;
    if (ambiguous && !text.has(begin, token_trusted) && !text.has(begin, token_seen)) return none;
    if (end < limit && text.has(end, token_capital) && text.has(end, token_trusted) && !text.has(end, token_common) && text.joined(end) == false &&
        !(text.uses(end) & (use_not_name | use_role)) && text.token(end).has(shape_letter) && (ambiguous || text.info[end].name_uses != 0)) return none;
    return {end, true, false, true};
  }
  if (split.known) {
    const bool ambiguous = text.info[begin].name_uses != 0 || !text.has(begin, token_unknown);
    const bool plain = ambiguous && !parts.decimal && !parts.size && split.rest.empty() && (parts.tiers == 0 || !(parts.version || parts.letter_version));
    return {end, !plain || text.digital, plain && !text.digital, false};
  }
  if (o_series) return text.digital || parts.tiers > 0 ? ModelName{end, true, false, false} : none;
  if (of_models && spaced_number) return {end, true, false, false};
  if ((of_products && spaced_number) || text.uses(begin) & use_product_family) return {end, true, true, false};
  // Sizes are written with a capital: Kepler-22b is a planet.
  if (parts.size && (text.digital || (!spaced_number && text.text(begin).find_first_of("BMT", 1) != std::string_view::npos))) return {end, true, false, false};
  if (parts.tiers > 0 && (parts.version || parts.letter_version)) return {end, text.digital, !text.digital, false};
  if (text.digital && (spaced_number || parts.tiers > 0) && is_compared(text, begin, end)) return {end, true, false, false};
  if (spaced_number && parts.version && acts(text, begin, end)) return {end, true, false, false};
  if (!(parts.version || parts.letter_version)) return none;  // an unknown word and a tier word: any two capitalised words
  if (parts.decimal) return {end, false, true, false};
  if (spaced_number && begin > 0 && text.uses(begin - 1) & use_model && !text.has(begin - 1, token_capital)) return {end, true, false, false};  // "the AI model X 6"
  if (spaced_number) return text.digital && text.has(begin, token_unknown) ? ModelName{end, false, true, false} : none;
  return split.glued || text.digital ? ModelName{end, false, true, false} : none;
}

}  // namespace crosstell
