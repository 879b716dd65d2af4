// SPDX-License-Identifier: Apache-2.0
#include "figure_roles.h"

#include <algorithm>
#include <array>

#include "tables.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

RoleWord::Kind kind_of(char sign) {
  return sign == '@' ? RoleWord::Kind::name : sign == '#' ? RoleWord::Kind::figure : sign == '~' ? RoleWord::Kind::time : RoleWord::Kind::plain;
}

std::string with_blanks(std::string_view text) {
  std::string out(text);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

/// Words that stand beside any figure.
bool tells_nothing(std::string_view lemma) {
  static constexpr std::array<std::string_view, 24> kWords{"cent", "day", "figure", "group", "level", "lot",  "man",  "member", "month", "more", "much", "new",
                                                           "number", "one", "other", "part",   "people", "percent", "person", "thing", "time", "total", "way",  "year"};
  return std::binary_search(kWords.begin(), kWords.end(), lemma);
}

/// Verbs that say no more than that it is so, planned or set.
bool is_empty_verb(std::string_view lemma) {
  static constexpr std::array<std::string_view, 12> kVerbs{"agree", "aim", "be on", "expect", "fix", "have on", "hope", "intend", "plan", "promise", "schedule", "set"};
  return lemma.empty() || Tables::builtin().is_light_verb(lemma) || std::binary_search(kVerbs.begin(), kVerbs.end(), lemma);
}

constexpr double kSame = 1, kSynonym = 0.9, kDerived = 0.8, kWider = 0.6;

double degree(Likeness likeness) {
  switch (likeness) {
    case Likeness::same: return kSame;
    case Likeness::synonym: return kSynonym;
    case Likeness::derived: return kDerived;
    case Likeness::wider: return kWider;
    case Likeness::none: break;
  }
  return 0;
}

double likeness_of_words(std::string_view a, std::string_view b) {
  if (a == b) return kSame;
  const Lexicon& lexicon = Lexicon::builtin();
  const WordKey x = word_key(a), y = word_key(b);
  double best = 0;
  for (const auto& [left, right] : {std::pair(WordClass::noun, WordClass::noun), std::pair(WordClass::adjective, WordClass::adjective), std::pair(WordClass::noun, WordClass::verb),
                                    std::pair(WordClass::verb, WordClass::noun), std::pair(WordClass::noun, WordClass::adjective), std::pair(WordClass::adjective, WordClass::noun)})
    best = std::max(best, degree(lexicon.likeness(x, left, y, right, 3)));
  if (best == 0 && (lexicon.is_a(x, y, WordClass::noun) || lexicon.is_a(y, x, WordClass::noun))) best = kWider - 0.1;
  return best;
}

bool is_head_of(const RoleWord& word, std::string_view name) { return word.head && word.text.size() > 3 && name.size() > word.text.size() && name.ends_with(" " + word.text); }

double likeness_of(const RoleWord& a, const RoleWord& b) {
  // "The Rentals Bill", "the bill"
  if (a.kind == RoleWord::Kind::name && b.kind == RoleWord::Kind::plain) return is_head_of(b, a.text) ? kDerived : 0;
  if (a.kind == RoleWord::Kind::plain && b.kind == RoleWord::Kind::name) return is_head_of(a, b.text) ? kDerived : 0;
  if (a.kind != b.kind) return 0;
  if (a.kind == RoleWord::Kind::name) return is_one_name(a.text, b.text) ? 1 : 0;
  if (a.kind != RoleWord::Kind::plain) return a.text == b.text ? 1 : 0;
  return likeness_of_words(a.text, b.text);
}

/// What the figure is an amount of: what stands behind "of" or what it stands in; else the object; else the subject.
std::vector<std::string> measured_of(const FigureRoles& roles, std::string_view counted) {
  if (!counted.empty()) {
    const auto words = words_of(counted);
    return words.empty() ? words : std::vector<std::string>{words.back()};
  }
  for (const auto& wanted : {std::vector<std::string_view>{"measured", "figure", "in"}, {"object"}, {"subject"}}) {
    std::vector<std::string> out;
    for (const RoleWord& word : roles.words)
      if (word.kind == RoleWord::Kind::plain && (word.head || word.role == "measured") && std::find(wanted.begin(), wanted.end(), word.role) != wanted.end() && !tells_nothing(word.text)) out.push_back(word.text);
    if (!out.empty()) return out;
  }
  return {};
}

bool any_alike(const std::vector<std::string>& a, const std::vector<std::string>& b, double least = kWider - 0.1) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return std::any_of(b.begin(), b.end(), [&](const std::string& y) { return likeness_of_words(x, y) >= least; }); });
}

/// "Opening" as a form of "open".
bool is_form_of(const std::string& word, const std::string& verb) {
  const auto readings = Lexicon::builtin().readings(word_key(word));
  return std::any_of(readings.begin(), readings.end(), [&](const WordReading& reading) { return reading.word_class == WordClass::verb && reading.lemma == verb; });
}

bool is_deed_of(const std::string& verb, const FigureRoles& other) {
  return std::any_of(other.words.begin(), other.words.end(), [&](const RoleWord& word) {
    if (word.kind != RoleWord::Kind::plain || !word.head) return false;
    return (word.text.ends_with("ing") && is_form_of(word.text, verb)) || Lexicon::builtin().likeness(word_key(verb), WordClass::verb, word_key(word.text), WordClass::noun, 3) >= Likeness::derived;
  });
}

/// A body decides, however that is told.
bool is_decision(std::string_view verb) {
  static constexpr std::array<std::string_view, 16> kVerbs{"adopt", "approve", "authorize", "back", "carry", "certify", "clear", "confirm", "endorse", "pass", "ratify", "recommend", "rule", "split", "support", "vote"};
  return std::binary_search(kVerbs.begin(), kVerbs.end(), verb);
}

/// "Vaccinations start", "the first patients are vaccinated": the beginning of a deed is told by its noun.
bool begins(std::string_view verb) {
  static constexpr std::array<std::string_view, 8> kVerbs{"begin", "commence", "get under way", "kick off", "launch", "open", "set", "start"};
  return std::binary_search(kVerbs.begin(), kVerbs.end(), verb);
}

/// +1 what makes more, -1 what makes less, 0 neither: "raises pay" and "wages go up".
int direction_of(std::string_view verb) {
  static constexpr std::array<std::string_view, 10> kMore{"boost", "climb", "go up", "grow", "hike", "increase", "jump", "lift", "raise", "rise"};
  static constexpr std::array<std::string_view, 11> kLess{"come down", "cut", "decline", "decrease", "drop", "fall", "go down", "lower", "reduce", "slash", "trim"};
  return std::binary_search(kMore.begin(), kMore.end(), verb) ? 1 : std::binary_search(kLess.begin(), kLess.end(), verb) ? -1 : 0;
}

bool verbs_alike(const std::string& x, const std::string& y) {
  if (is_decision(x) && is_decision(y)) return true;
  if (direction_of(x) != 0 || direction_of(y) != 0) return direction_of(x) == direction_of(y);
  return Lexicon::builtin().likeness(word_key(x), WordClass::verb, word_key(y), WordClass::verb, 5) >= Likeness::wider;
}

/// "The bridge opens", "the opening of the bridge is set": the verb of one is the noun of the other, whose verb says no more than that it is or begins.
bool is_nominal_of(const std::vector<std::string>& verbs, const FigureRoles& other) {
  if (!std::all_of(other.verbs.begin(), other.verbs.end(), [](const std::string& verb) { return is_empty_verb(verb) || begins(verb); })) return false;
  return std::any_of(verbs.begin(), verbs.end(), [&](const std::string& verb) { return !is_empty_verb(verb) && is_deed_of(verb, other); });
}

VerbLikeness verb_likeness(const FigureRoles& a, const FigureRoles& b) {
  for (const std::string& x : a.verbs)
    for (const std::string& y : b.verbs)
      if (!is_empty_verb(x) && !is_empty_verb(y) && verbs_alike(x, y)) return VerbLikeness::alike;
  if (is_nominal_of(a.verbs, b) || is_nominal_of(b.verbs, a)) return VerbLikeness::alike;
  if (tells_price(a) && tells_price(b)) return VerbLikeness::alike;
  const auto empty = [](const FigureRoles& roles) { return std::all_of(roles.verbs.begin(), roles.verbs.end(), [](const std::string& verb) { return is_empty_verb(verb); }); };
  return empty(a) || empty(b) ? VerbLikeness::empty : VerbLikeness::other;
}

void count(RoleAlignment& out, RoleWord::Kind kind) {
  switch (kind) {
    case RoleWord::Kind::plain: ++out.plain; break;
    case RoleWord::Kind::name: ++out.names; break;
    case RoleWord::Kind::figure: ++out.figures; break;
    case RoleWord::Kind::time: ++out.times; break;
  }
}

/// The one tells by name who does it, and the other names somebody else; or nobody where it tells of a doer, unless only names are asked for.
bool is_done_by_another(const FigureRoles& a, const FigureRoles& b, bool named_only) {
  const auto does = [](const FigureRoles& roles, const RoleWord& word) { return word.role == (roles.passive ? "agent" : "subject"); };
  std::vector<std::string> names;
  for (const RoleWord& word : a.words)
    if (word.kind == RoleWord::Kind::name && does(a, word)) names.push_back(word.text);
  if (names.empty() || a.verbs.empty() || is_empty_verb(a.verbs.front())) return false;
  const auto is_named = [&](const RoleWord& word) {
    return word.kind == RoleWord::Kind::name && std::any_of(names.begin(), names.end(), [&](const std::string& name) { return is_one_name(name, word.text); });
  };
  if (std::any_of(b.words.begin(), b.words.end(), is_named)) return false;
  return std::any_of(b.words.begin(), b.words.end(), [&](const RoleWord& word) { return does(b, word) && (word.kind == RoleWord::Kind::name || !named_only); });
}

}  // namespace

bool is_one_name(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto x = words_of(a), y = words_of(b);
  const auto holds = [](const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return !some.empty() && std::all_of(some.begin(), some.end(), [&](const std::string& word) { return std::find(all.begin(), all.end(), word) != all.end(); });
  };
  return holds(x, y) || holds(y, x);
}

bool decides(const FigureRoles& roles) {
  return std::any_of(roles.verbs.begin(), roles.verbs.end(), [](const std::string& verb) { return is_decision(verb); });
}

bool tells_price(const FigureRoles& roles) {
  static constexpr std::array<std::string_view, 6> kVerbs{"charge", "cost", "go for", "price", "retail", "sell"};
  static constexpr std::array<std::string_view, 4> kNouns{"charge", "cost", "fee", "price"};
  const bool verb = std::any_of(roles.verbs.begin(), roles.verbs.end(), [](const std::string& lemma) { return std::binary_search(kVerbs.begin(), kVerbs.end(), lemma); });
  return verb || std::any_of(roles.words.begin(), roles.words.end(), [](const RoleWord& word) {
    return word.kind == RoleWord::Kind::plain && word.head && word.role == "subject" && std::binary_search(kNouns.begin(), kNouns.end(), std::string_view(word.text));
  });
}

FigureRoles read_roles(std::string_view written) {
  FigureRoles out;
  for (const std::string_view part : split(written, ';')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view role = part.substr(0, colon);
    const auto words = split(part.substr(colon + 1), ' ');
    if (words.empty() || role == "speaker") continue;
    if (role == "verb") {
      for (const std::string_view word : words) out.verbs.push_back(with_blanks(word));
    } else if (role == "tense") {
      out.tense = words.front();
      for (const std::string_view sign : words) out.perfect = out.perfect || sign == "perfect", out.passive = out.passive || sign == "passive", out.negated = out.negated || sign == "negated";
    } else {
      out.has_deed = out.has_deed || role == "deed";
      if (role == "deed") out.verbs.push_back(with_blanks(words.front()));
      for (const std::string_view word : words) {
        const RoleWord::Kind kind = kind_of(word.front());
        out.words.push_back({with_blanks(kind == RoleWord::Kind::plain ? word : word.substr(1)), std::string(role), kind, word.data() == words.back().data()});
      }
    }
  }
  return out;
}

RoleAlignment align_roles(const FigureRoles& a, const FigureRoles& b, std::string_view counted_a, std::string_view counted_b, const std::function<double(const std::string&)>& rarity) {
  RoleAlignment out;
  std::vector<bool> taken_a(a.words.size(), false), taken_b(b.words.size(), false);
  for (const double least : {kSame, kDerived, kWider - 0.1})
    for (std::size_t i = 0; i < a.words.size(); ++i)
      for (std::size_t j = 0; j < b.words.size() && !taken_a[i]; ++j) {
        if (taken_b[j] || a.words[i].role == "how" || (a.words[i].kind == RoleWord::Kind::plain && tells_nothing(a.words[i].text))) continue;
        const double likeness = likeness_of(a.words[i], b.words[j]);
        if (likeness < least) continue;
        taken_a[i] = taken_b[j] = true;
        out.shared.push_back(a.words[i].text);
        const bool plain = a.words[i].kind == RoleWord::Kind::plain || b.words[j].kind == RoleWord::Kind::plain;
        count(out, plain ? RoleWord::Kind::plain : a.words[i].kind);
        if (plain) out.weight += likeness * std::min(rarity(a.words[i].text), rarity(b.words[j].text));
      }
  out.verb = verb_likeness(a, b);
  // Only one of two amounts is counted: they are of two sorts, but for votes ("61 per cent of voters", "61 per cent").
  const bool counted = !counted_a.empty() && !counted_b.empty();
  const auto x = measured_of(a, counted ? counted_a : std::string_view()), y = measured_of(b, counted ? counted_b : std::string_view());
  const bool one_sort = counted || counted_a.empty() == counted_b.empty();
  const bool prices = counted_a.empty() && counted_b.empty() && tells_price(a) && tells_price(b);
  out.measured = prices || (one_sort && any_alike(x, y));
  out.measured_closely = one_sort && any_alike(x, y, kSynonym);
  const bool is_vote = decides(a) && decides(b);   // a body votes, and its members do
  out.other_doer = is_done_by_another(a, b, is_vote) || is_done_by_another(b, a, is_vote);
  return out;
}

}  // namespace crosstell::crossref
