// SPDX-License-Identifier: Apache-2.0
// What the words around a name say it is: each occurrence casts votes for types.
#include <algorithm>
#include <array>

#include "beside_name.h"
#include "key_table.h"
#include "crosstell/base/word_set.h"
#include "names.h"

namespace crosstell {

namespace {

constexpr NameUseSet kPlace = name_country | name_region | name_city | name_place_other;
constexpr std::uint32_t kMaxApposition = 9;

/// Type that a common noun gives to the name beside it.
MentionType type_of_noun(WordUseSet uses) {
  if (uses & use_model) return MentionType::model;
  if (uses & use_benchmark) return MentionType::benchmark;
  if (uses & use_organization) return MentionType::organization;
  if (uses & (use_person | use_role)) return MentionType::person;
  if (uses & use_product) return MentionType::product;
  if (uses & use_place) return MentionType::place;
  if (uses & use_work) return MentionType::work;
  if (uses & use_law) return MentionType::law;
  if (uses & use_event) return MentionType::event;
  return MentionType::noun_group;
}

class ContextVoter {
 public:
  explicit ContextVoter(NameText& text) : text_(text) {}

  void run() {
    for (NameCandidate& name : text_.names) {
      const TokenSpan sentence = text_.segments.sentences[name.sentence].tokens;
      before(name, sentence);
      after(name, sentence);
      predicate(name, sentence);
      definition(name, sentence);
      answer(name, sentence);
      if (text_.digital) learning(name, sentence);
      if (text_.sports) match(name, sentence);
    }
  }

 private:
  void before(NameCandidate& name, TokenSpan sentence) {
    if (name.tokens.begin == sentence.begin) return;
    const std::uint32_t p = name.tokens.begin - 1;
    const WordUseSet uses = text_.uses(p);
    const std::string_view word = text_.folded(p);
    const Token& t = text_.token(p);
    if (!text_.has(p, token_taken) || text_.has(p, token_capital) == false) {
      const WordUseSet kind = uses_beside_name(text_, p, sentence.begin);
      const MentionType type = type_of_noun(kind);
      if (is_either(kind)) {   // "the publisher X"; "the yacht builder X" is a firm unless its name is a person's
        name.vote(MentionType::person) += 0.8F, name.vote(MentionType::organization) += 0.8F;
        if (p > sentence.begin && text_.token(p - 1).is(WordClass::noun) && !text_.has(p - 1, token_taken)) name.vote(MentionType::organization) += 0.7F;
      } else if (kind & use_role && !t.is(WordClass::verb)) {
        name.vote(MentionType::person) += 2.5F;
      } else if (type != MentionType::noun_group && is_common_noun(text_, p, sentence.begin) && noun_is_singular(t) && !(type == MentionType::event && opens_clause(name))) {   // "the war X waged"
        name.vote(type) += type == MentionType::person ? 2.5F : 1.8F;
        const bool thing = type == MentionType::product || type == MentionType::work || type == MentionType::model;
        const bool introduced = thing ? p > sentence.begin && text_.token(p - 1).is(WordClass::determiner) : type == MentionType::organization && does_something(word);
        if (introduced && !opens_clause(name)) name.vote(type) += 1.4F;   // "the typeface X", "insurer X", but not "the novel X wrote"
      }
      if (kind & use_product && p > sentence.begin && text_.token(p - 1).is(WordClass::determiner) && is_vehicle(t) && !opens_clause(name)) name.defined = MentionType::product;
      else if (type == MentionType::noun_group && t.is(WordClass::noun) && t.lexical & person_class() && !text_.has(p, token_taken)) name.vote(MentionType::person) += 1.2F;
    }
    if (word.size() > 6 && word.ends_with("-based")) name.vote(MentionType::organization) += 1.8F, name.vote(MentionType::model) -= 0.5F;   // "Oslo-based X"
    if (uses & use_naming && p > sentence.begin && !text_.has(p, token_capital)) {
      // "a model called X", "the company, named X".
      std::uint32_t n = p - 1;
      if (text_.folded(n) == "," && n > sentence.begin) --n;
      const MentionType type = type_of_noun(text_.uses(n));
      if (type != MentionType::noun_group && !is_either(text_.uses(n))) name.vote(type) += 3, name.defined = type;
    }
    // "its latest model, X, ..."
    if (word == "," && p > sentence.begin && text_.token(p - 1).is(WordClass::noun) && noun_is_singular(text_.token(p - 1)) && name.tokens.end < sentence.end &&
        text_.token(name.tokens.end).is(WordClass::punctuation)) {
      const MentionType type = type_of_noun(text_.uses(p - 1));
      if (type != MentionType::noun_group && type != MentionType::place && !is_either(text_.uses(p - 1))) name.vote(type) += 1.5F;
    }
    if (uses & use_reporting && speaks(p) && p > sentence.begin && closes_words(p - 1) && !text_.has(name.tokens.begin, token_acronym)) {   // '"...," said X'
      name.vote(MentionType::person) += 1.2F, name.vote(MentionType::organization) += 0.3F;
      name.vote(MentionType::place) -= 0.6F;
    }
    if (word == "of" && p > sentence.begin && text_.uses(p - 1) & use_place && !(text_.uses(p - 1) & use_organization)) name.vote(MentionType::place) += 2;  // "the town of X"
    if (word == "of" && p > sentence.begin && text_.uses(p - 1) & use_role && !text_.has(p - 1, token_capital)) {
      if (is_town_role(p - 1, p > sentence.begin + 1 ? 2 : 1)) name.vote(MentionType::place) += 1.5F;   // "the mayor of X"
      else name.vote(MentionType::organization) += 0.6F;
    }
    if (word == "of" && p > sentence.begin && leads_firms(text_.token(p - 1).form_key)) name.vote(MentionType::organization) += 1.6F, name.vote(MentionType::person) -= 0.8F;   // "Chief Executive of X"
    if (word == "at" && p > sentence.begin && text_.token(p - 1).is(WordClass::verb) && text_.token(p - 1).lemma == "work") name.vote(MentionType::organization) += 0.8F, name.vote(MentionType::person) -= 0.8F;
    if (word == "of" && p > sentence.begin && tells_dwellers(p - 1)) name.vote(MentionType::place) += 2, name.vote(MentionType::person) -= 0.5F;   // "the population of X"
    if (is_struck(p, sentence.begin, name)) name.vote(MentionType::place) += 1.2F, name.vote(MentionType::person) -= 0.5F;
    if (is_taken(p, sentence.begin)) name.vote(MentionType::product) += 2;
    if (lies_along(p, name)) name.vote(MentionType::place) += 2.5F, name.vote(MentionType::person) -= 1.5F;
    if (joins_places(p, sentence.begin)) name.vote(MentionType::place) += 2;
    if (lies_at_place(p, sentence.begin)) name.vote(MentionType::place) += 1.5F;
    if (uses & use_location_preposition) name.vote(MentionType::place) += word == "in" ? 1.2F : 1.5F;
    else if (word == "at") name.vote(MentionType::organization) += 0.6F, name.vote(MentionType::place) += 0.3F;
    else if (word == "from" || word == "to") name.vote(MentionType::place) += 0.4F, name.vote(MentionType::organization) += 0.2F;
    else if (word == "by") name.vote(MentionType::person) += 0.4F, name.vote(MentionType::organization) += 0.2F;
    else if (word == "the" && name.tokens.size() <= 3) {
      name.vote(MentionType::person) -= 1.5F;
      name.vote(MentionType::organization) += 0.7F;
    }
    if (uses & use_place_verb) name.vote(MentionType::organization) += 0.8F;
    if (t.is(WordClass::possessive) || word == "its" || word == "their") {
      name.vote(MentionType::product) += 0.5F;
      if (text_.digital) name.vote(MentionType::model) += 0.3F;
    }
    if (t.has(shape_digit) && !text_.has(p, token_taken)) name.vote(MentionType::person) -= 0.3F;
  }

  /// Last words of offices that only organizations have.
  [[nodiscard]] static bool leads_firms(WordKey word) {
    static const WordKey kWords[] = {word_key("ceo"), word_key("cfo"), word_key("chairman"), word_key("chairwoman"), word_key("co-founder"), word_key("cofounder"), word_key("executive"), word_key("founder"), word_key("officer")};
    return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
  }

  /// Nouns for a firm and for a person: publisher, developer.
  static bool is_either(WordUseSet uses) { return (uses & use_organization) && (uses & (use_role | use_person)); }
  /// "said", which speakers follow; "told" has the hearer behind it.
  [[nodiscard]] bool speaks(std::uint32_t i) const {
    static const WordKey tell = word_key("tell");
    const Token& t = text_.token(i);
    return !text_.has(i, token_capital) && t.is(WordClass::verb) && t.lemma_key != tell && !(t.forms & form_present_participle);
  }
  /// A comma or a mark that ends somebody's words.
  [[nodiscard]] bool closes_words(std::uint32_t i) const { return text_.token(i).is(WordClass::punctuation) && text_.folded(i) != "(" && text_.folded(i) != ":"; }

  /// "the ferry X": ships and planes bear names that look like those of firms, and have "the" before them.
  [[nodiscard]] bool is_vehicle(const Token& noun) const {
    static const WordKey vehicle = word_key("vehicle");
    return text_.lexicon.is_a(noun.lemma_key, vehicle, WordClass::noun);
  }

  /// "the car X built": the name is the subject of a clause about the noun.
  [[nodiscard]] bool opens_clause(const NameCandidate& name) const {
    const auto [first, last] = text_.segments.predicates_of(text_.segments.sentences[name.sentence]);
    for (std::uint32_t i = first; i < last; ++i)
      if (text_.segments.predicates[i].subject.begin == name.tokens.begin) return true;
    return false;
  }

  /// "the islands below X", "the road to X", "hills above X".
  [[nodiscard]] bool lies_at_place(std::uint32_t p, std::uint32_t floor) const {
    if (p <= floor || !(text_.uses(p) & is_spatial)) return false;
    const WordUseSet uses = text_.uses(p - 1);
    return (uses & use_place) && !(uses & (use_organization | use_person)) && text_.token(p - 1).is(WordClass::noun);
  }

  /// "an office on Perry Avenue", "near Holm Bridge": people end with such words too, but one is not on them. `p` is the word before the name.
  [[nodiscard]] bool lies_along(std::uint32_t p, const NameCandidate& name) const {
    const NameUseSet last = text_.info[name.tokens.end - 1].name_uses;
    if (name.tokens.size() < 2 || !(last & name_place_head) || last & name_organization_head) return false;
    const std::string_view word = text_.folded(p);
    return word == "in" || word == "near" || ((word == "on" || word == "along" || word == "off" || word == "down") && p > 0 && !text_.token(p - 1).is(WordClass::verb));
  }

  /// "the mayor of X resigned": who resigned is the mayor.
  [[nodiscard]] bool lies_in_subject(std::uint32_t begin, std::uint32_t floor) const {
    return begin > floor + 1 && text_.folded(begin - 1) == "of" && text_.token(begin - 2).is(WordClass::noun);
  }

  /// Those who live in a place, or what a town has around it.
  [[nodiscard]] bool tells_dwellers(std::uint32_t i) const {
    static constexpr WordSet kWords{"inhabitants", "outskirts", "population", "residents", "streets", "suburb", "suburbs", "townspeople", "villagers"};
    return kWords.holds(text_.folded(i));
  }

  /// "The storm reached X", "a quake shook X": what weather and earth do, they do to places. `p` is the word before the name.
  [[nodiscard]] bool is_struck(std::uint32_t p, std::uint32_t floor, const NameCandidate& name) const {
    static const LexicalClassSet phenomenon = lexical_class_set({"noun.phenomenon"});
    if (name.tokens.size() > 1 || p <= floor || !text_.token(p).is(WordClass::verb)) return false;
    const auto [first, last] = text_.segments.predicates_of(text_.segments.sentences[name.sentence]);
    for (std::uint32_t i = first; i < last; ++i) {
      const Predicate& predicate = text_.segments.predicates[i];
      if (predicate.subject.empty() || !text_.segments.verb_groups[predicate.verb_group].tokens.contains(p)) continue;
      return (text_.token(predicate.subject.end - 1).lexical & phenomenon) != 0;
    }
    return false;
  }

  /// "treated with X", "doses of X", "prescribed X": medicines. `p` is the word before the name.
  [[nodiscard]] bool is_taken(std::uint32_t p, std::uint32_t floor) const {
    static const WordKey treat = word_key("treat"), prescribe = word_key("prescribe"), dose = word_key("dose"), pill = word_key("pill"), tablet = word_key("tablet"), treatment = word_key("treatment");
    const Token& word = text_.token(p);
    if (word.is(WordClass::verb)) return word.lemma_key == prescribe;
    if (p <= floor || !word.is(WordClass::preposition)) return false;
    const WordKey before = text_.token(p - 1).lemma_key;
    if (word.folded == "with") return before == treat || before == treatment;
    return word.folded == "of" && (before == dose || before == pill || before == tablet);
  }

  /// "the road between X and Y": `p` is the word before one of the two.
  [[nodiscard]] bool joins_places(std::uint32_t p, std::uint32_t floor) const {
    constexpr std::uint32_t kLongestName = 4;
    std::uint32_t between = p;
    if (text_.folded(p) == "and")
      while (between > floor && p - between <= kLongestName && text_.folded(between) != "between") --between;
    return between > floor && text_.folded(between) == "between" && text_.uses(between - 1) & use_place && !(text_.uses(between - 1) & use_organization);
  }

  [[nodiscard]] static bool noun_is_singular(const Token& t) { return !(t.forms & form_plural) || (t.forms & form_singular); }
  [[nodiscard]] static LexicalClassSet person_class() {
    static const LexicalClassSet bits = lexical_class_set({"noun.person"});
    return bits;
  }

  void after(NameCandidate& name, TokenSpan sentence) {
    std::uint32_t n = name.tokens.end;
    if (n >= sentence.end) return;
    const bool possessive = text_.token(n).is(WordClass::possessive) || text_.folded(n) == "'s";
    if (possessive && ++n >= sentence.end) return;
    const WordUseSet uses = text_.uses(n);
    const Token& t = text_.token(n);
    const std::string_view word = text_.folded(n);
    const bool lower = !text_.has(n, token_capital);
    if (possessive) {
      name.vote(MentionType::organization) += 0.2F;
      if (uses & use_of_person) name.vote(MentionType::person) += 1.5F;
    }
    if (lower && uses & use_of_organization && !t.is(WordClass::verb)) name.vote(MentionType::organization) += 1.5F;
    if (const std::uint32_t role = role_length(text_, n, sentence.end); role > 0) {
      if (!possessive && is_installed(name.tokens.begin, sentence.begin)) name.vote(MentionType::person) += 1.5F;
      else if (!lower && !possessive && is_town_role(n + role - 1, role)) name.vote(MentionType::place) += 1.2F;   // "Corvane Mayor Ada Holm"
      else if (!lower && !possessive) name.vote(MentionType::organization) += 0.5F;
      else if (lower && is_town_role(n + role - 1, role)) name.vote(MentionType::place) += 1.2F, name.vote(MentionType::organization) += 0.3F;
      else if (lower && !t.is(WordClass::verb)) name.vote(MentionType::organization) += 1.2F;
    }
    if (possessive) return;
    if (lower && uses & use_model && t.is(WordClass::noun)) {
      name.vote(MentionType::model) += 1.6F;
      if (follows_article(name.tokens.begin, sentence.begin)) name.defined = MentionType::model;
    }
    else if (lower && uses & use_product && t.is(WordClass::noun)) name.vote(MentionType::product) += 1.0F;
    else if (lower && uses & use_benchmark && t.is(WordClass::noun)) name.vote(MentionType::benchmark) += 2;
    if (uses & use_reporting && lower && !lies_in_subject(name.tokens.begin, sentence.begin)) {
      name.vote(MentionType::person) += name.tokens.size() > 1 ? 1.0F : 0.8F;
      name.vote(MentionType::organization) += 0.5F;
      name.vote(MentionType::place) -= 0.4F;
      const bool inside = name.tokens.begin > sentence.begin && text_.token(name.tokens.begin - 1).is(WordClass::preposition);   // "a mayor of X said she"
      if (!inside && told_of_oneself(n + 1, sentence.end)) name.vote(MentionType::person) += 1.5F;
      if (told_of_itself(n + 1, sentence.end)) name.vote(MentionType::organization) += 1.2F, name.vote(MentionType::person) -= 0.8F;
    } else if (uses & use_corporate_verb && lower) {
      name.vote(MentionType::organization) += 0.9F;
    }
    if (word == "who" || word == "whose") name.vote(MentionType::person) += 1.5F;
    if (word == "and" && n + 1 < sentence.end && (text_.folded(n + 1) == "his" || text_.folded(n + 1) == "her")) name.vote(MentionType::person) += 1.5F;   // "X and her husband"
    if ((word == "is" || word == "was" || word == "turned") && n + 1 < sentence.end && is_years(n + 1, sentence.end)) name.vote(MentionType::person) += 2.5F;
    if (word == "," && n + 1 < sentence.end) after_comma(name, n + 1, sentence.end);
    if (word == "(" && n + 1 < sentence.end) {
      if (text_.has(n + 1, token_acronym) && n + 2 < sentence.end) {
        if (text_.folded(n + 2) == ")" && is_acronym_of(n + 1, name.tokens)) name.vote(MentionType::organization) += 1.2F;
        if (text_.folded(n + 2) == ":") name.vote(MentionType::organization) += 2;
      }
      if (text_.token(n + 1).has(shape_digit) && n + 2 < sentence.end && text_.folded(n + 2) == ")" && text_.folded(n + 1).size() == 2) name.vote(MentionType::person) += 1;
    }
  }

  /// "named X chief executive", "appointed X director": the office behind the name is that of a person.
  [[nodiscard]] bool is_installed(std::uint32_t begin, std::uint32_t first) const {
    if (begin == first) return false;
    static const WordKey kInstalling[] = {word_key("name"), word_key("appoint"), word_key("make"), word_key("elect"), word_key("hire"), word_key("promote")};
    const Token& verb = text_.token(begin - 1);
    return verb.is(WordClass::verb) && std::find(std::begin(kInstalling), std::end(kInstalling), verb.lemma_key) != std::end(kInstalling);
  }

  /// What only an organization is said to do or to have ("X laid off 40 people", "X has its headquarters in"), behind auxiliaries too
  /// ("X will open a plant"), and what a thing with a version does ("Y 4.1 outperforms").
  void predicate(NameCandidate& name, TokenSpan sentence) {
    std::uint32_t n = name.tokens.end;
    if (n >= sentence.end || text_.token(n).is(WordClass::punctuation)) return;
    const std::uint32_t limit = std::min(sentence.end, n + 5);
    const auto helps = [](const Token& t) { return t.is(WordClass::auxiliary) || t.is(WordClass::modal) || t.is(WordClass::adverb) || t.folded == "not"; };
    while (n < limit && helps(text_.token(n))) ++n;
    if (n >= limit || text_.has(n, token_capital)) return;
    static const WordKey lay = word_key("lay"), have = word_key("have"), headquarters = word_key("headquarters");
    const auto is_seat = [&](std::uint32_t i) { return i < sentence.end && (text_.token(i).form_key == headquarters || text_.folded(i) == "seat"); };
    const bool seated = text_.folded(n) == "headquartered" ||
                        (text_.token(n).lemma_key == have && n + 2 < sentence.end && text_.folded(n + 1) == "its" && (is_seat(n + 2) || is_seat(n + 3)));
    const bool lays_off = text_.token(n).lemma_key == lay && n + 1 < sentence.end && text_.folded(n + 1) == "off";
    if (seated || lays_off) {
      name.vote(MentionType::organization) += 3.0F, name.vote(MentionType::person) -= 1.0F;
    } else if (text_.token(n).lemma_key == have && has_dwellers(n + 1, sentence.end)) {
      name.vote(MentionType::place) += 2.5F, name.vote(MentionType::person) -= 1.0F;
    } else if (is_sold(n, sentence.end)) {
      name.vote(MentionType::product) += 1.5F, name.vote(MentionType::person) -= 1.0F, name.vote(MentionType::organization) -= 0.5F;
    } else if (text_.uses(n) & use_corporate_verb && text_.token(n).is(WordClass::verb) && n + 1 < sentence.end && text_.token(n + 1).has(shape_digit)) {
      name.vote(MentionType::organization) += 1.2F;   // "X cut 1,200 jobs"
    } else if (n > name.tokens.end && text_.uses(n) & use_corporate_verb && text_.token(n).is(WordClass::verb)) {
      name.vote(MentionType::organization) += 0.9F;
    }
  }

  /// "X has a population of 12,000", "X had about 900 residents".
  [[nodiscard]] bool has_dwellers(std::uint32_t from, std::uint32_t end) const {
    constexpr std::uint32_t kReach = 5;
    for (std::uint32_t i = from; i < std::min(end, from + kReach) && !text_.token(i).is(WordClass::verb); ++i)
      if (tells_dwellers(i)) return true;
    return false;
  }

  /// "goes on sale", "hit the shelves", "is priced at", "retails for", "costs $40": what is said of goods. `n`: behind auxiliaries.
  [[nodiscard]] bool is_sold(std::uint32_t n, std::uint32_t end) const {
    static const WordKey go = word_key("go"), hit = word_key("hit"), reach = word_key("reach"), retail = word_key("retail"), cost = word_key("cost"), price = word_key("price");
    const auto folded = [&](std::uint32_t i) { return i < end ? text_.folded(i) : std::string_view{}; };
    const WordKey verb = text_.token(n).lemma_key;
    if (verb == go) return folded(n + 1) == "on" && folded(n + 2) == "sale";
    if (verb == hit || verb == reach) return folded(n + 2) == "shelves" || folded(n + 1) == "shelves" || folded(n + 1) == "stores";
    if (verb == price) return n > 0 && text_.token(n - 1).is(WordClass::auxiliary) && (folded(n + 1) == "at" || folded(n + 1) == "from" || folded(n + 1) == "between");
    if (verb == retail) return folded(n + 1) == "at" || folded(n + 1) == "for" || folded(n + 1) == "from";
    return verb == cost && n + 1 < end && (text_.token(n + 1).is(WordClass::symbol) || text_.token(n + 1).has(shape_digit));
  }

  /// "What is X? A language model made by ...": the answer says it.
  void answer(NameCandidate& name, TokenSpan sentence) {
    const std::uint32_t begin = name.tokens.begin, end = name.tokens.end;
    if (begin != sentence.begin + 2 || end + 1 != sentence.end || text_.folded(end) != "?" || text_.folded(sentence.begin) != "what" || text_.folded(begin - 1) != "is") return;
    if (name.sentence + 1 >= text_.segments.sentences.size()) return;
    const TokenSpan next = text_.segments.sentences[name.sentence + 1].tokens;
    if (next.size() < 2 || !text_.token(next.begin).is(WordClass::determiner)) return;
    MentionType type = MentionType::noun_group;
    for (std::uint32_t i = next.begin + 1; i < std::min(next.end, next.begin + kMaxApposition); ++i) {
      const Token& t = text_.token(i);
      if (!t.is(WordClass::noun) && !t.is(WordClass::adjective)) break;
      if (const MentionType found = type_of_noun(text_.uses(i)); found != MentionType::noun_group && !is_either(text_.uses(i))) type = found;
    }
    if (type == MentionType::noun_group) return;
    name.vote(type) += 2.5F, name.defined = type;
  }

  /// What is trained, has weights, is released: in an article about models, a model.
  void learning(NameCandidate& name, TokenSpan sentence) {
    static const WordKey train = word_key("train"), kReleases[] = {word_key("release"), word_key("unveil"), word_key("download"), word_key("train"), word_key("retrain"), word_key("fine-tune")};
    std::uint32_t n = name.tokens.end;
    bool passive = false;
    while (n < sentence.end && n < name.tokens.end + 3 && (text_.token(n).is(WordClass::auxiliary) || text_.token(n).is(WordClass::adverb))) passive |= text_.token(n).is(WordClass::auxiliary), ++n;
    if (passive && n < sentence.end && text_.token(n).is(WordClass::verb) && text_.token(n).lemma_key == train) name.vote(MentionType::model) += 1.8F;
    if (name.tokens.begin == sentence.begin) return;
    const std::uint32_t p = name.tokens.begin - 1;
    if (text_.token(p).is(WordClass::verb) && std::find(std::begin(kReleases), std::end(kReleases), text_.token(p).lemma_key) != std::end(kReleases)) name.vote(MentionType::model) += 0.9F;
    if (p > sentence.begin && text_.folded(p) == "of" && (text_.folded(p - 1) == "weights" || text_.folded(p - 1) == "parameters" || text_.folded(p - 1) == "training")) name.vote(MentionType::model) += 1.2F;
  }

  // ---- Matches: teams bear the names of their places ----------------------------------------------------------------------
  void match(NameCandidate& name, TokenSpan sentence) {
    if (!plays(name.tokens, sentence)) return;
    name.vote(MentionType::organization) += 7;
    name.vote(MentionType::place) -= 2;
    name.vote(MentionType::person) -= 2;
  }
  [[nodiscard]] bool plays(TokenSpan name, TokenSpan sentence) const {
    const auto number = [&](std::uint32_t i) { return i < sentence.end && is_score(i); };
    const auto folded = [&](std::uint32_t i) { return i >= sentence.begin && i < sentence.end ? text_.folded(i) : std::string_view{}; };
    const std::uint32_t next = name.end, before = name.begin - 1;
    const bool opens = name.begin == sentence.begin || text_.starts_line(name.begin) || is_score(before);
    if (opens && number(next) && number(next + 1) && number(next + 2)) return true;                     // a row of a table
    if (opens && number(next) && (next + 1 >= sentence.end || text_.has(next + 1, token_capital) || text_.starts_line(next + 1))) return true;  // "X 4 Y 1"
    std::uint32_t after = next;                                                                          // "X (5) v Y (17)"
    if (folded(after) == "(" && number(after + 1) && folded(after + 2) == ")") after += 3;
    if (versus(folded(after))) return true;
    if (name.begin == sentence.begin) return false;
    if (versus(folded(before))) return true;
    // "Ada Holm (Corvane)": the team of a player; nations are left as they are.
    if (folded(before) != "(" || folded(next) != ")" || before == sentence.begin || text_.info[name.begin].name_uses & name_country) return false;
    return text_.has(before - 1, token_taken) && text_.has(before - 1, token_capital);
  }
  static bool versus(std::string_view word) { return word == "v" || word == "vs" || word == "vs." || word == "v."; }
  [[nodiscard]] bool is_score(std::uint32_t i) const {
    const std::string_view word = text_.folded(i);
    return !word.empty() && word.size() <= 3 && word.find_first_not_of("0123456789") == std::string_view::npos;
  }

  /// "X's mayor", "the X fire chief": towns, regions and countries have them.
  [[nodiscard]] bool is_town_role(std::uint32_t head, std::uint32_t length) const {
    if (text_.uses(head) & use_place_role) return true;
    return length > 1 && text_.folded(head) == "chief" && (text_.folded(head - 1) == "fire" || text_.folded(head - 1) == "police");
  }

  /// "X denied on Friday that it had ...": what speaks of itself as "it" is no person ("said that it was raining" is no such case).
  [[nodiscard]] bool told_of_itself(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t i = from; i + 2 < end && i < from + 5; ++i) {
      if (text_.folded(i) != "it" || (i > from && text_.folded(i - 1) != "that")) continue;
      const std::string_view next = text_.folded(i + 1);
      return next == "had" || next == "has" || next == "will" || next == "would" || next == "plans" || next == "planned";
    }
    return false;
  }
  /// "X said on Friday that she had ...": what speaks of itself so is a person.
  [[nodiscard]] bool told_of_oneself(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t i = from; i + 1 < end && i < from + 5; ++i) {
      if (text_.has(i, token_taken) || text_.token(i).is(WordClass::pronoun)) {
        if (!(text_.uses(i) & (use_male | use_female)) || (text_.folded(i) != "he" && text_.folded(i) != "she")) return false;
        return i == from || text_.folded(i - 1) == "that";
      }
    }
    return false;
  }
  /// "the X", "the new X", "its X".
  [[nodiscard]] bool follows_article(std::uint32_t begin, std::uint32_t first) const {
    if (begin == first) return false;
    std::uint32_t p = begin - 1;
    if (text_.token(p).is(WordClass::adjective) && p > first) --p;
    return text_.token(p).is(WordClass::determiner) || text_.token(p).is(WordClass::possessive) || text_.folded(p) == "its";
  }

  void after_comma(NameCandidate& name, std::uint32_t i, std::uint32_t end) {
    const std::string_view word = text_.folded(i);
    if (word == "who" || word == "whose") name.vote(MentionType::person) += 1.5F;
    if (word == "which") name.vote(MentionType::organization) += 0.6F, name.vote(MentionType::person) -= 1.5F;
    // "Ada Holm, 41,"
    if (word.size() == 2 && word[0] >= '1' && word[0] <= '9' && word[1] >= '0' && word[1] <= '9' && i + 1 < end &&
        (text_.folded(i + 1) == "," || text_.folded(i + 1) == ".")) name.vote(MentionType::person) += 3;
    // "Oslo, Norway"
    const bool listed = !(text_.info[name.tokens.begin].name_uses & kPlace) && i + 1 < end && (text_.folded(i + 1) == "and" || text_.folded(i + 1) == "or");   // "Corvane, Norway and the war"
    if (text_.info[i].name_uses & (name_country | name_region) && text_.has(i, token_capital) && name.tokens.size() <= 3 && !listed) name.vote(MentionType::place) += 1.4F;
  }

  /// "X is 41." and "X is 41 and": years of a life, where no unit follows.
  [[nodiscard]] bool is_years(std::uint32_t i, std::uint32_t end) const {
    const std::string_view word = text_.folded(i);
    if (word.size() != 2 || word[0] < '1' || word[0] > '9' || word[1] < '0' || word[1] > '9') return false;
    return i + 1 >= end || text_.token(i + 1).is(WordClass::punctuation) || text_.folded(i + 1) == "and" || text_.folded(i + 1) == "years";
  }

  [[nodiscard]] bool is_acronym_of(std::uint32_t acronym, TokenSpan name) const {
    const std::string_view letters = text_.folded(acronym);
    std::size_t matched = 0;
    for (std::uint32_t i = name.begin; i < name.end; ++i)
      if (text_.has(i, token_capital) && matched < letters.size() && text_.folded(i)[0] == letters[matched]) ++matched;
    return matched == letters.size() && matched > 1;
  }

  /// "X, a startup from ...", "X is an AI model": the head of the noun group behind a determiner.
  void definition(NameCandidate& name, TokenSpan sentence) {
    std::uint32_t i = name.tokens.end;
    if (i + 2 >= sentence.end) return;
    // An acronym in parentheses may stand between.
    if (text_.folded(i) == "(" && i + 3 < sentence.end && text_.folded(i + 2) == ")") i += 3;
    if (i + 2 >= sentence.end) return;
    const std::string_view link = text_.folded(i);
    const bool comma = link == "," || link == "\xE2\x80\x94" || link == "\xE2\x80\x93" || link == "-" || link == "--";
    const bool copula = link == "is" || link == "was" || link == "are" || link == "became";
    const bool described = link == "as" && text_.token(i + 1).is(WordClass::determiner);   // "describe X as an AI model"
    if (!comma && !copula && !described) return;
    // "Under Holm, the team ...": the comma closes what stands before the clause and opens no apposition.
    if (comma && name.tokens.begin == sentence.begin + 1 && text_.token(sentence.begin).is(WordClass::preposition)) return;
    ++i;
    const bool determined = text_.token(i).is(WordClass::determiner) || text_.folded(i) == "its" || text_.folded(i) == "one";
    const bool role_first = comma && role_length(text_, i, sentence.end) > 0;
    if (!determined && !role_first && !comma) return;  // a comma alone: "X, Northwind's chief executive"
    MentionType type = MentionType::noun_group;
    bool person_noun = false, either = false;
    const std::uint32_t limit = std::min(sentence.end, i + kMaxApposition);
    for (std::uint32_t k = i; k < limit; ++k) {
      const Token& t = text_.token(k);
      const std::string_view word = text_.folded(k);
      if (t.is(WordClass::punctuation) || t.is(WordClass::preposition) || t.is(WordClass::conjunction) || t.is(WordClass::subordinator)) break;
      if (t.is(WordClass::verb) && !(text_.uses(k) & use_role) && k > i && !(t.forms & (form_past_participle | form_present_participle))) break;
      if (word == "that" || word == "which" || word == "who") break;
      if (text_.has(k, token_taken)) continue;
      if (!determined && !role_first && !text_.has(i, token_taken)) break;
      const MentionType found = type_of_noun(text_.uses(k));
      if (is_either(text_.uses(k))) { if (type != MentionType::person) type = MentionType::noun_group, person_noun = false, either = true; continue; }
      if (found != MentionType::noun_group) type = found, person_noun = false, either = false;
      else if (t.is(WordClass::noun)) person_noun = (t.lexical & person_class()) != 0, type = MentionType::noun_group;
      if (role_length(text_, k, sentence.end) > 0) type = MentionType::person;
    }
    if (either && determined) name.vote(MentionType::person) += 0.8F, name.vote(MentionType::organization) += 0.8F;   // "X, a publisher of atlases"
    if (type == MentionType::noun_group && person_noun) type = MentionType::person;
    if (type == MentionType::noun_group) return;
    if (!determined && type != MentionType::person) return;
    const float weight = copula || described ? 2.0F : 2.5F;
    name.vote(type) += weight;
    if (determined) name.defined = type;
    if (type == MentionType::model) name.rule = "defined_in_text";
  }

  NameText& text_;
};

}  // namespace

void vote_by_context(NameText& text) { ContextVoter(text).run(); }

}  // namespace crosstell
