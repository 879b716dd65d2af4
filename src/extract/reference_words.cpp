// SPDX-License-Identifier: Apache-2.0
#include "reference_words.h"

#include <algorithm>

#include "crosstell/base/word_set.h"

namespace crosstell::reference {
namespace {

/// "The main witness is Ada Holm": who is named behind the verb is its subject.
bool identifies_subject(const NameText& text, TokenSpan span) {
  std::uint32_t i = span.begin;
  while (i > 0 && text.info[i - 1].name_uses & name_title) --i;
  if (i < 2 || (text.folded(i - 1) != "is" && text.folded(i - 1) != "was")) return false;
  return text.token(i - 2).is(WordClass::noun) && (span.end >= text.size() || !text.token(span.end).is(WordClass::possessive));
}

constexpr std::uint32_t kDescribing = 4;   // words between "the" and the noun

/// "The Republican gathering", "the German cut in rates": the word tells what kind of thing the next one is.
bool goes_on(const NameText& text, std::uint32_t i) {
  static constexpr WordSet kGoingOn{"-", "and", "from", "of", "or", "that", "who", "whose"};
  const Token& next = text.token(i);
  if (kGoingOn.holds(next.folded)) return true;
  if (next.is(WordClass::punctuation) || next.is(WordClass::auxiliary) || next.is(WordClass::modal) || next.is(WordClass::adverb) || next.is(WordClass::preposition)) return false;
  if (!next.is(WordClass::verb) || !(next.forms & (form_past | form_third))) return true;
  const auto readings = Lexicon::builtin().readings(next.form_key);
  return std::any_of(readings.begin(), readings.end(), [](const WordReading& reading) { return reading.word_class == WordClass::noun && reading.count > 0; });
}

/// "Norwegian", "Swede", "Democrat" as a noun for one person: "the British" are many.
bool is_one_of_people(const NameText& text, std::uint32_t i, std::uint32_t limit) {
  static constexpr WordSet kParties{"conservative", "democrat", "independent", "liberal", "republican", "socialist"};
  const std::string_view word = text.folded(i);
  if (!text.has(i, token_capital)) return false;
  if (!(text.info[i].name_uses & name_nationality) && !kParties.holds(word)) return false;
  for (const std::string_view ending : {"sh", "ch", "ese", "ss", "s"})
    if (word.ends_with(ending)) return false;
  return i + 1 >= limit || !goes_on(text, i + 1);
}

/// "father of three".
bool is_parent_of(const NameText& text, std::uint32_t i, std::uint32_t limit) {
  static constexpr WordSet kParents{"father", "grandfather", "grandmother", "mother"};
  return kParents.holds(text.folded(i)) && i + 2 < limit && text.folded(i + 1) == "of" && text.token(i + 2).is(WordClass::number);
}

/// What people do for a living or in a game, told of somebody whom the reader knows; offices and parts in a trial are somebody else's as often.
bool is_calling(const NameText& text, std::uint32_t i, std::uint32_t limit) {
  static constexpr WordSet kCallings{"actor", "actress", "author", "batsman", "billionaire", "boxer", "comedian", "cyclist", "defender", "dramatist", "entrepreneur", "footballer", "forward", "goalkeeper",
                                     "golfer", "guitarist", "magnate", "midfielder", "musician", "novelist", "painter", "pensioner", "philosopher", "playmaker", "playwright", "poet", "politician", "rapper",
                                     "sculptor", "singer", "skater", "skier", "songwriter", "sprinter", "striker", "swimmer", "tycoon", "veteran", "winger"};
  if (!kCallings.holds(text.folded(i))) return false;
  return i + 1 >= limit || !goes_on(text, i + 1);
}

/// ", 24,": the age of the one who is described.
bool is_aged(const NameText& text, std::uint32_t i, std::uint32_t limit) {
  if (i + 3 >= limit || text.folded(i + 1) != "," || text.folded(i + 3) != "," || !text.token(i + 2).is(WordClass::number)) return false;
  const std::string_view age = text.folded(i + 2);
  return age.size() == 2 && age.find_first_not_of("0123456789") == std::string_view::npos && (text.uses(i) & (use_person | use_role)) != 0;
}

}  // namespace

std::uint32_t person_described(const NameText& text, std::uint32_t article, std::uint32_t limit) {
  static constexpr WordSet kSettingApart{"first", "former", "last", "latest", "next", "only", "other", "same", "second", "third"};
  for (std::uint32_t i = article + 1; i < limit && i <= article + kDescribing; ++i) {
    if (is_one_of_people(text, i, limit) || is_parent_of(text, i, limit) || is_calling(text, i, limit) || is_aged(text, i, limit)) return i;
    const Token& t = text.token(i);
    if (kSettingApart.holds(t.folded)) return 0;
    if (!t.is(WordClass::adjective) && !t.is(WordClass::noun) && !t.is(WordClass::number) && t.folded.find('-') == std::string_view::npos && !(text.info[i].name_uses & (name_nationality | name_city | name_country))) return 0;
  }
  return 0;
}

/// A possessor inside a subject ("Veltor's profit fell") is none.
bool is_subject(const NameText& text, TokenSpan span) {
  if (!(text.parts[span.begin] & part_subject)) return identifies_subject(text, span);
  return span.end >= text.size() || !text.token(span.end).is(WordClass::possessive);
}

bool is_agent(const NameText& text, TokenSpan span) { return span.begin > 0 && text.folded(span.begin - 1) == "by"; }

/// "Lured by Holm, he ...": the participle tells of him, so that who did it is somebody else.
bool follows_participle(const NameText& text, std::uint32_t sentence, std::uint32_t i) {
  std::uint32_t begin = text.segments.sentences[sentence].tokens.begin;
  while (begin < i && text.token(begin).is(WordClass::punctuation)) ++begin;
  const Token& first = text.token(begin);
  if (i < begin + 3 || text.folded(i - 1) != "," || !first.is(WordClass::verb) || !(first.forms & (form_past_participle | form_present_participle))) return false;
  for (std::uint32_t k = begin; k + 1 < i; ++k)
    if (text.folded(k) == "," || text.token(k).is(WordClass::auxiliary) || text.token(k).is(WordClass::modal)) return false;
  return true;
}

/// "her house": a noun or adjective goes on behind it.
bool heads_noun(const NameText& text, std::uint32_t i) {
  if (i + 1 >= text.size()) return false;
  const Token& next = text.token(i + 1);
  return next.is(WordClass::noun) || next.is(WordClass::adjective) || next.is(WordClass::proper_noun) || next.is(WordClass::number);
}

bool plural_before(const NameText& text, std::uint32_t sentence, std::uint32_t i) {
  const std::uint32_t begin = sentence > 0 ? text.segments.sentences[sentence - 1].tokens.begin : text.segments.sentences[sentence].tokens.begin;
  for (std::uint32_t k = std::max(begin, i > 60 ? i - 60 : 0); k < i; ++k)
    if (text.token(k).is(WordClass::noun) && text.token(k).forms & form_plural && text.parts[k] & part_subject) return true;
  return false;
}

/// "It is clear that", "it seems": nothing is meant.
bool is_expletive(const NameText& text, std::uint32_t i) {
  if (text.folded(i) != "it" || i + 2 >= text.size()) return false;
  const std::string_view verb = text.token(i + 1).lemma;
  if (verb == "seem" || verb == "appear" || verb == "turn" || verb == "rain" || verb == "snow" || verb == "take") return true;
  const std::uint32_t limit = std::min(i + 8, text.size());
  bool adjective = false, copula = false;
  for (std::uint32_t k = i + 1; k < limit; ++k) {
    const Token& t = text.token(k);
    copula |= t.lemma == "be" || t.folded == "'s";
    adjective |= t.is(WordClass::adjective) || (t.is(WordClass::verb) && t.forms & form_past_participle);
    if (copula && adjective && (t.folded == "that" || t.folded == "to" || t.folded == "whether" || t.folded == "how" || t.folded == "why")) return true;
    if (t.is(WordClass::punctuation)) break;
  }
  return false;
}

bool names_person(const NameText& text, std::uint32_t noun) {
  static const LexicalClassSet person = lexical_class_set({"noun.person"});
  const WordUseSet uses = text.uses(noun);
  return (uses & (use_role | use_person)) != 0 || (!(uses & use_organization) && (text.token(noun).lexical & person) != 0);
}

/// Words for a firm of any trade: that one was called so before tells nothing.
bool is_any_business(std::string_view noun) { return noun == "company" || noun == "firm" || noun == "business" || noun == "group" || noun == "corporation" || noun == "organization" || noun == "organisation"; }

/// Bodies that no company is, places that no town is: "the union" stands for a union only, "the bridge" for a bridge.
bool is_narrow(std::string_view noun) {
  static constexpr WordSet kNarrow{"airport", "archipelago", "authority", "bay", "border", "bridge", "canal", "church", "commission", "committee",
                                                 "council", "county", "court", "department", "desert", "district", "division", "foundation", "government", "hospital",
                                                 "institute", "island", "lake", "magazine",
                                                 "ministry", "mountain", "newspaper", "park", "parliament", "party", "peninsula", "police", "port", "province",
                                                 "regulator", "resort", "river", "road", "school", "senate", "settlement", "square", "stadium",
                                                 "station", "strait", "street", "union", "unit", "university", "valley"};
  return kNarrow.holds(noun);
}

bool is_firm(std::string_view noun) {
  static constexpr WordSet kFirms{"business", "company", "corporation", "firm", "lab", "laboratory", "start-up", "startup"};
  return kFirms.holds(noun);
}

/// "named Ada Holm chief financial officer": who was put into an office a sentence or clause ago is "the executive".
bool installed(const NameText& text, std::uint32_t name) {
  const std::uint32_t limit = std::min<std::uint32_t>(name + 8, text.size());
  for (std::uint32_t i = name + 1; i < limit && !text.token(i).is(WordClass::punctuation); ++i)
    if (text.uses(i) & use_role && !text.has(i, token_capital)) return true;
  return false;
}

}  // namespace crosstell::reference
