// SPDX-License-Identifier: Apache-2.0
#include "sample_text.h"

#include <array>

namespace crosstell::bench {
namespace {

constexpr std::array kGiven = {"Anna", "Peter", "Maria", "James", "Helen", "Omar", "Ruth", "Daniel", "Sofia", "Victor", "Grace", "Tomas", "Ingrid", "Samuel", "Leila", "Mark",
                               "Nora", "Hugo", "Priya", "Walter", "Elena", "Kofi", "José", "Yuki", "Brigitte", "Will"};
constexpr std::array kSyllables = {"bar", "tel", "mon", "ver", "san", "dor", "lin", "gar", "pel", "rus", "nor", "hal", "wick", "ster", "mar", "ton", "lev", "bri", "cas", "ell", "ford", "ham"};
constexpr std::array kCompanyHeads = {"Systems", "Energy", "Foods", "Bank", "Labs", "Motors", "Group", "Airways", "Holdings", "Networks", "Pharma", "Steel", "Insurance"};
constexpr std::array kCompanyEnds = {"", "", "", " Inc", " Ltd", " Corp.", " plc", " AG"};
constexpr std::array kRoles = {"chief executive", "mayor", "spokesman", "finance director", "chairwoman", "chief scientist", "minister", "lawyer", "coroner", "editor", "analyst", "head of research"};
constexpr std::array kMonths = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
constexpr std::array kWeekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::array kMoney = {"$", "€", "£", "C$"};
constexpr std::array kMagnitudes = {" million", " billion", " million", ",000", "m", "bn"};
constexpr std::array kSmall = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "11", "12", "14", "17", "twenty", "25"};

constexpr std::array kNouns = {
    "report",      "plan",      "project",   "system",     "market",     "service",   "product",     "building",  "bridge",    "station",    "network",   "contract",  "factory",
    "law",         "hospital",  "election",  "inquiry",    "campaign",   "storm",     "flood",       "river",     "road",      "school",     "budget",    "tax",       "loan",
    "model",       "database",  "study",     "vaccine",    "engine",     "ship",      "train",       "port",      "mine",      "farm",       "harvest",   "drought",   "pipeline",
    "battery",     "reactor",   "satellite", "telescope",  "laboratory", "experiment", "committee",  "strike",    "union",     "complaint",  "appeal",    "licence",   "merger",
    "dividend",    "auction",   "warehouse", "shipment",   "customer",   "worker",    "pension",     "festival",  "museum",    "theatre",    "orchestra", "stadium",   "league",
    "tournament",  "referee",   "passenger", "airport",    "runway",     "border",    "embassy",     "treaty",    "refugee",   "camp",       "shelter",   "fire",      "forest",
    "glacier",     "coast",     "fishery",   "vessel",     "cable",      "sensor",    "algorithm",   "processor", "password",  "breach",     "archive",   "manuscript", "painting",
    "investigation", "regulator", "subsidy", "tariff",     "container",  "turbine",   "dam",         "reservoir", "generator", "substation", "clinic",    "surgeon",   "patient"};
constexpr std::array kAdjectives = {
    "new",      "large",     "local",     "public",     "private",  "former",  "strong",    "weak",      "serious",  "expensive", "cheap",    "early",    "late",      "national",
    "foreign",  "regional",  "financial", "legal",      "medical",  "digital", "industrial", "rural",    "urban",    "fragile",   "reliable", "dangerous", "efficient", "outdated",
    "unusual",  "historic",  "complex",   "controversial", "ambitious", "modest", "temporary", "permanent", "severe", "mild",     "empty",    "crowded",  "remote",    "secret",
    "popular",  "profitable", "unfinished", "experimental", "voluntary", "illegal", "coastal", "northern", "southern", "electric", "nuclear",  "long-term", "state-owned", "high-speed"};
constexpr std::array kVerbed = {
    "built",     "opened",   "closed",    "damaged",   "destroyed", "reported",  "approved", "rejected", "delayed",  "announced", "launched", "tested",   "sold",      "bought",
    "repaired",  "replaced", "inspected", "described", "published", "criticized", "defended", "designed", "funded",  "abandoned", "expanded", "reduced",  "recovered", "withdrawn",
    "moved",     "blocked",  "examined",  "measured",  "negotiated", "postponed", "reviewed", "revised", "seized",   "leaked",    "verified", "flooded",  "protected", "supplied"};

std::string capitalized(std::string word) {
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

/// A name that stands in no list.
std::string coined(Dice& dice) {
  std::string name(kSyllables[dice.below(kSyllables.size())]);
  name += kSyllables[dice.below(kSyllables.size())];
  if (dice.below(3) == 0) name += kSyllables[dice.below(kSyllables.size())];
  return capitalized(std::move(name));
}

std::string plural(std::string noun) {
  if (noun.ends_with("ch") || noun.ends_with("sh") || noun.ends_with('s') || noun.ends_with('x')) return noun + "es";
  if (noun.ends_with('y') && !noun.ends_with("ay") && !noun.ends_with("ey")) return noun.substr(0, noun.size() - 1) + "ies";
  return noun + "s";
}

Cast cast_of(Dice& dice) {
  Cast cast;
  for (int i = 0; i < 4; ++i) cast.people.push_back({kGiven[dice.below(kGiven.size())], coined(dice), kRoles[dice.below(kRoles.size())]});
  for (int i = 0; i < 3; ++i) {
    const std::string end = kCompanyEnds[dice.below(kCompanyEnds.size())];
    cast.companies.push_back(coined(dice) + " " + kCompanyHeads[dice.below(kCompanyHeads.size())] + end);
  }
  for (int i = 0; i < 3; ++i) cast.places.push_back(coined(dice));
  return cast;
}

/// 1,234,567
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string amount(Dice& dice) {
  std::string text = kMoney[dice.below(kMoney.size())];
  text += std::to_string(1 + dice.below(900));
  const bool fraction = dice.below(3) == 0;
  if (fraction) text.append(1, '.').append(1, static_cast<char>('1' + dice.below(9)));
  text += fraction ? kMagnitudes[dice.below(3)] : kMagnitudes[dice.below(kMagnitudes.size())];
  return text;
}

std::string slot(std::string_view name, const Cast& cast, Dice& dice) {
  const Cast::Person& person = dice.pick(cast.people);
  if (name == "person") return person.given + " " + person.surname;
  if (name == "surname") return person.surname;
  if (name == "role") return person.role;
  if (name == "company") return dice.pick(cast.companies);
  if (name == "place") return dice.pick(cast.places);
  if (name == "noun") return dice.pick(kNouns);
  if (name == "nouns") return plural(dice.pick(kNouns));
  if (name == "adjective") return dice.pick(kAdjectives);
  if (name == "verbed") return dice.pick(kVerbed);
  if (name == "money") return amount(dice);
  if (name == "count") return grouped(20 + dice.below(dice.below(2) == 0 ? 900 : 90000));
  if (name == "small") return dice.pick(kSmall);
  if (name == "percent") return std::to_string(1 + dice.below(60)) + (dice.below(2) == 0 ? "%" : " percent");
  if (name == "weekday") return kWeekdays[dice.below(kWeekdays.size())];
  if (name == "month") return kMonths[dice.below(kMonths.size())];
  if (name == "day") return std::to_string(1 + dice.below(28));
  if (name == "year") return std::to_string(2019 + dice.below(14));
  if (name == "decade") return std::to_string(1950 + 10 * dice.below(6));
  if (name == "age") return std::to_string(28 + dice.below(50));
  return std::string(name);
}

}  // namespace

std::uint64_t Dice::next() {
  state_ += 0x9E3779B97F4A7C15ull;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

std::string fill(std::string_view pattern, const Cast& cast, Dice& dice) {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find('}', open);
    out += slot(pattern.substr(open + 1, close - open - 1), cast, dice);
    pattern.remove_prefix(close + 1);
  }
  return out;
}

std::string sample_article(std::uint64_t seed) {
  constexpr std::size_t kBodyBytes = 2700;
  Dice dice(seed);
  const Cast cast = cast_of(dice);
  std::string text = fill(title_templates()[dice.below(title_templates().size())], cast, dice);
  text += fill("\n\nBy {person}\nPublished: {day} {month} {year}\n\n", cast, dice);
  while (text.size() < kBodyBytes) {
    const std::uint64_t sentences = 1 + dice.below(3);
    for (std::uint64_t i = 0; i < sentences; ++i) text += fill(sentence_templates()[dice.below(sentence_templates().size())], cast, dice) + " ";
    if (dice.below(3) == 0) text.append("\n\n").append(fill(quotation_templates()[dice.below(quotation_templates().size())], cast, dice)).append(" ");
    text.back() = '\n';
    text += "\n";
  }
  const std::uint64_t tails = 1 + dice.below(3);
  for (std::uint64_t i = 0; i < tails; ++i) text += fill(tail_templates()[dice.below(tail_templates().size())], cast, dice) + "\n\n";
  return text;
}

}  // namespace crosstell::bench
