// SPDX-License-Identifier: Apache-2.0
// What the words of a name alone show of its type: tables, heads and suffixes, first names, initials, the shape of its capitals.
#include <algorithm>
#include <array>

#include "crosstell/base/word_set.h"
#include "names.h"

namespace crosstell {

namespace {

constexpr NameUseSet kPlace = name_country | name_region | name_city | name_place_other;
constexpr NameUseSet kPersonal = name_given | name_surname;

class WordVoter {
 public:
  explicit WordVoter(const NameText& text) : text_(text) {}

  void vote(NameCandidate& name, const KnownPhrase& known) const {
    if (known.end == name.tokens.end) vote_known(name, known.uses, known.word_uses);
    vote_words(name, known.uses | (known.word_uses & use_known_organization ? static_cast<NameUseSet>(name_organization) : 0U), known.end);
  }

 private:
  /// The whole span stands in a table.
  void vote_known(NameCandidate& name, NameUseSet uses, WordUseSet words) const {
    const float sure = uses & name_common_word ? 0.6F : (name.tokens.size() > 1 ? 4.0F : 2.0F);
    if (uses & name_organization && !(uses & (name_country | name_region))) name.vote(MentionType::organization) += sure, name.rule = "known_organization";
    if (words & use_known_organization) name.vote(MentionType::organization) += uses & (kPlace | kPersonal) ? 1.2F : 2.5F, name.rule = "known_organization";
    if (uses & name_country) name.vote(MentionType::place) += sure + 1, name.rule = "known_place";
    else if (uses & name_region) name.vote(MentionType::place) += sure, name.rule = "known_place";
    else if (uses & (name_city | name_place_other)) name.vote(MentionType::place) += sure * (uses & kPersonal ? 0.6F : 0.9F), name.rule = "known_place";
    if (uses & name_nationality && !(uses & (name_country | name_region))) name.vote(MentionType::nationality) += sure + 2, name.rule = "known_nationality";
    if (uses & name_language && !(uses & (kPlace | name_nationality))) name.vote(MentionType::nationality) += 1;
    if (uses & name_product) name.vote(MentionType::product) += sure;
    if (words & use_place && text_.has(name.tokens.begin, token_capital) && text_.folded(name.tokens.begin).find('.') != std::string_view::npos)
      name.vote(MentionType::place) += 3, name.rule = "known_place";
    if (words & use_product_family) name.vote(MentionType::product) += 2;
    if (words & use_benchmark) name.vote(MentionType::benchmark) += 3;
    const bool abbreviation = text_.has(name.tokens.begin, token_acronym) && text_.folded(name.tokens.begin).size() < 5;   // ERM is no Mr Erm
    if (name.tokens.size() == 1 && !abbreviation) {
      if (uses & name_surname) name.vote(MentionType::person) += uses & name_common_word ? 0.2F : 0.9F;
      if (uses & name_given) name.vote(MentionType::person) += uses & name_common_word ? 0.2F : 0.8F;
    }
  }

  /// Heads, suffixes, initials, first names inside the span.
  void vote_words(NameCandidate& name, NameUseSet first_phrase, std::uint32_t phrase_end) const {
    const TokenSpan span = name.tokens;
    std::uint32_t capitals = 0, common = 0, personal = 0;
    bool head = false, suffix = false, given_first = false, initial = false, small_word = false, particle = false, joined = false;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (!text_.has(i, token_capital)) {
        small_word |= text_.folded(i) == "of" || text_.folded(i) == "for" || text_.folded(i) == "and" || text_.folded(i) == "&";
        joined |= text_.folded(i) == "&";
        particle |= (text_.uses(i) & use_particle) != 0 && text_.folded(i) != "of";
        continue;
      }
      ++capitals;
      const NameUseSet uses = text_.info[i].name_uses;
      if (text_.has(i, token_common)) ++common;
      else if (uses & kPersonal) ++personal;
      suffix |= (uses & name_organization_suffix) != 0 && i > span.begin;
      head |= (uses & name_organization_head) != 0 && !(i + 1 < span.end && text_.info[span.end - 1].name_uses & name_law_head) && !names_road(span, i);
      if (i == span.begin && uses & name_given) given_first = true;
      initial |= i + 1 < span.end && text_.token(i).span.size() == 2 && text_.folded(i).back() == '.';
    }
    const NameUseSet last = text_.info[span.end - 1].name_uses;
    head |= span.size() > 1 && text_.has(span.end - 1, token_unknown) && is_trade(text_.lexicon, text_.folded(span.end - 1));
    if (suffix) name.vote(MentionType::organization) += 5, name.rule = "organization_suffix", name.fixed = true;
    else if (head && span.size() > 1) name.vote(MentionType::organization) += 3, name.rule = "organization_head";
    if (span.size() > 1) {
      if (last & name_place_head && !(last & name_organization_head)) name.vote(MentionType::place) += 2.5F, name.rule = "place_head";
      if (text_.info[span.begin].name_uses & name_place_head && small_word && !head) name.vote(MentionType::place) += 2;
      if (span.size() == 2 && !head && !suffix && points(span.begin) && (text_.has(span.begin + 1, token_unknown) || last & kPlace)) name.vote(MentionType::place) += 1.5F;
      if (const MentionType kind = kind_in_front(span, small_word); kind != MentionType::noun_group) name.vote(kind) += 3, name.rule = kind == MentionType::event ? "event_head" : "place_head";
      if (!text_.sports && is_calamity(span.end - 1)) name.vote(MentionType::event) += 2.2F, name.rule = "event_head";
      if (is_maker_of_games(span)) name.vote(MentionType::organization) += 2.0F;
      else if (last & name_event_head) name.vote(MentionType::event) += 2.5F, name.rule = "event_head";
      if (last & name_law_head) name.vote(MentionType::law) += 2.5F, name.rule = "law_head";
      if (span.size() == 2 && last & name_nationality && !(last & (kPlace | kPersonal)) && !head) name.vote(MentionType::nationality) += 3.5F;  // South Korean
      if (is_quoted(span)) name.vote(MentionType::work) += 4.0F, name.rule = "quoted_title";
      if (last & name_person_suffix) name.vote(MentionType::person) += 3;
      if (!head && !suffix && has_odd_capitals(span)) name.vote(MentionType::organization) += 1.2F, name.vote(MentionType::person) -= 1.5F;
      const bool known_start = phrase_end < span.end && (first_phrase & (kPlace | name_nationality | name_organization)) && !(first_phrase & name_given) && !(phrase_end == span.begin + 1 && points(span.begin));
      if (known_start) name.vote(MentionType::organization) += 1.5F;
      if (!head && !suffix && !small_word) {
        if (given_first && !known_start) name.vote(MentionType::person) += text_.has(span.begin, token_common) ? 1.2F : 2.5F, name.rule = "first_name";
        else if (personal > 0 && common == 0) name.vote(MentionType::person) += 1.2F;
        if (initial) name.vote(MentionType::person) += 2, name.rule = "initial";
        if (common == 0 && capitals <= 3 && !known_start) name.vote(MentionType::person) += 0.8F;
        if (particle) name.vote(MentionType::person) += 0.8F;
      }
      if (common == 1 && text_.has(span.begin, token_common) && text_.has(span.end - 1, token_unknown) && !head && !suffix && !small_word && capitals <= 3)
        name.vote(MentionType::person) += 0.6F;
      if (common == capitals) name.vote(MentionType::organization) += 0.3F;
      else if (small_word) name.vote(MentionType::organization) += 0.6F;
      if (joined) name.vote(MentionType::organization) += 1.4F;   // "Holm & Daughters"
    } else {
      const Token& t = text_.token(span.begin);
      if (text_.has(span.begin, token_unknown)) name.vote(MentionType::organization) += 0.15F;
      if (names_people(span.begin)) name.vote(MentionType::nationality) += 3, name.rule = "people";
      if (text_.has(span.begin, token_acronym) && t.span.size() <= 6 && name.votes == std::array<float, 12>{}) name.vote(MentionType::organization) += 1.2F, name.rule = "acronym";
      else if (t.has(shape_mixed) && text_.has(span.begin, token_unknown) && !t.has(shape_all_caps) && text_.folded(span.begin).substr(0, 2) != "mc")
        name.vote(MentionType::organization) += 1.0F, name.rule = "inner_capital";
    }
  }

  /// "Front Street": the first of two words, which some organizations end with, before one that only places end with.
  [[nodiscard]] bool names_road(TokenSpan span, std::uint32_t word) const {
    const NameUseSet last = text_.info[span.end - 1].name_uses;
    return word == span.begin && span.size() == 2 && last & name_place_head && !(last & (name_organization_head | name_organization_suffix));
  }

  /// "Orvan Games" without "the": those who play meet in a place, in a season or of a people ("the Asian Games", "the Aldby Games").
  [[nodiscard]] bool is_maker_of_games(TokenSpan span) const {
    return text_.folded(span.end - 1) == "games" && text_.has(span.begin, token_unknown) && (span.begin == 0 || text_.folded(span.begin - 1) != "the");
  }

  /// "Hurricane Orla", "Lake Corvane", "the River Hask", "the Battle of Dorvan": what the first word says it is; noun_group: nothing.
  [[nodiscard]] MentionType kind_in_front(TokenSpan span, bool small_word) const {
    static constexpr std::array<std::string_view, 4> kStorms{"cyclone", "hurricane", "storm", "typhoon"};
    static constexpr std::array<std::string_view, 6> kPlaces{"cape", "lake", "loch", "mount", "mt", "river"};
    const std::string_view first = text_.folded(span.begin);
    if (small_word) return text_.uses(span.begin) & use_event && span.size() > 2 && text_.folded(span.begin + 1) == "of" ? MentionType::event : MentionType::noun_group;
    if (span.size() > 3 || text_.info[span.end - 1].name_uses & (name_organization_head | name_organization_suffix)) return MentionType::noun_group;
    if (std::find(kStorms.begin(), kStorms.end(), first) != kStorms.end() || (first == "tropical" && text_.folded(span.begin + 1) == "storm")) return MentionType::event;
    return std::find(kPlaces.begin(), kPlaces.end(), first) != kPlaces.end() ? MentionType::place : MentionType::noun_group;
  }

  /// "The Hask Gulch Fire"; in the news of sports such names are teams.
  [[nodiscard]] bool is_calamity(std::uint32_t i) const {
    static constexpr WordSet kCalamities{"bombing", "bushfire", "earthquake", "fire", "fires", "flood", "floods", "shooting", "wildfire"};
    return kCalamities.holds(text_.folded(i));
  }

  /// West, Northern: "West Corvane".
  [[nodiscard]] bool points(std::uint32_t i) const {
    std::string_view word = text_.folded(i);
    if (word.ends_with("ern")) word.remove_suffix(3);
    return word == "north" || word == "south" || word == "east" || word == "west";
  }

  /// "Veltor DeepField", "Veltor KWI": capitals inside or all over one word, as no person writes them.
  [[nodiscard]] bool has_odd_capitals(TokenSpan span) const {
    bool ordinary = false, odd = false;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (!text_.has(i, token_capital)) continue;
      const Token& t = text_.token(i);
      const std::string_view word = text_.folded(i);
      const bool abbreviation = t.has(shape_all_caps) && t.span.size() > 2 && word.find('.') == std::string_view::npos && !t.has(shape_title_case) && !(text_.info[i].name_uses & name_person_suffix);
      const bool inner = t.has(shape_mixed) && !t.has(shape_all_caps) && !has_name_prefix(text_.text(i)) && word.find('-') == std::string_view::npos && word.find('\'') == std::string_view::npos && is_plain(word);
      odd |= abbreviation || inner;
      ordinary |= !abbreviation;
    }
    return odd && ordinary;
  }
  /// McIver, MacLeod, DeSoto, LaRue: the capital after the prefix is a person's.
  static bool has_name_prefix(std::string_view written) {
    for (const std::string_view prefix : {"Mc", "Mac", "De", "La", "Le", "Di", "Du", "Van", "Fitz", "St"})
      if (written.size() > prefix.size() + 1 && written.substr(0, prefix.size()) == prefix && written[prefix.size()] >= 'A' && written[prefix.size()] <= 'Z') return true;
    return false;
  }
  static bool is_plain(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  /// The whole span, and nothing else, stands between quotation marks.
  [[nodiscard]] bool is_quoted(TokenSpan span) const {
    const std::uint16_t quotation = text_.token(span.begin).quotation;
    if (quotation == 0 || quotation > text_.segments.quotations.size()) return false;
    const TokenSpan inner = text_.segments.quotations[quotation - 1U].tokens;
    return span.begin == inner.begin && span.end + 1 >= inner.end && span.end <= inner.end;
  }

  /// Tutsis, Muslims: words for members of a people or a faith, which dictionaries write with a capital.
  [[nodiscard]] bool names_people(std::uint32_t i) const {
    return text_.token(i).has(sign_people) && !(text_.info[i].name_uses & (name_given | name_surname | kPlace));
  }

  const NameText& text_;
};

}  // namespace

bool ends_firm_name(std::string_view word) {
  static constexpr WordSet kFirms{"airlines", "airways", "bank", "brands", "capital", "electronics", "financial", "foods", "group", "holdings", "industries", "logistics", "motors", "networks", "partners", "pharmaceuticals",
                                                "robotics", "semiconductors", "shipping", "software", "stores", "studios", "systems", "technologies", "therapeutics", "ventures"};
  return kFirms.holds(word);
}

bool is_trade(const Lexicon& lexicon, std::string_view word) {
  static constexpr std::string_view kPrefixes[] = {"aero", "agri", "agro", "astro", "bio", "chemo", "cryo", "cyber", "data", "digi", "electro", "enviro", "geo", "hydro", "info",
                                                   "macro", "mega", "micro", "multi", "nano", "neuro", "omni", "opti", "petro", "pharma", "photo", "poly", "quantum", "semi",
                                                   "solar", "super", "techno", "tele", "thermo", "trans", "turbo", "ultra", "uni", "vita"};
  for (const std::string_view prefix : kPrefixes) {
    if (!word.starts_with(prefix) || word.size() < prefix.size() + 4) continue;
    std::string_view rest = word.substr(prefix.size());
    if (rest[0] == '-') rest.remove_prefix(1);
    const auto readings = lexicon.readings(word_key(rest));
    if (std::any_of(readings.begin(), readings.end(), [](const WordReading& r) { return r.word_class == WordClass::noun; })) return true;
    if (lexicon.name_uses(word_key(rest)) & name_organization_head) return true;
  }
  return false;
}

void vote_by_words(const NameText& text, NameCandidate& name, const KnownPhrase& known) { WordVoter(text).vote(name, known); }

}  // namespace crosstell
