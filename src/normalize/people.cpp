// SPDX-License-Identifier: Apache-2.0
#include "people.h"

#include <algorithm>

#include "crosstell/lexicon.h"
#include "dates.h"
#include "line_shape.h"

namespace crosstell {
namespace {

constexpr std::size_t kMaxNameWords = 5;
constexpr std::size_t kMaxPeople = 20;

/// Words of a name that are written small.
constexpr std::string_view kParticles[] = {"de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ten", "ter", "bin", "ibn", "al", "el", "y", "zu"};
/// Words for what somebody is, in job titles.
constexpr std::string_view kRoleWords[] = {
    "officer", "editor", "editors", "reporter", "reporters", "correspondent", "writer", "writers", "head", "director", "chief", "professor", "producer", "contributor", "contributors", "columnist", "staff", "senior",
    "associate", "assistant", "managing", "executive", "manager", "president", "founder", "co-founder", "ceo", "cto", "cfo", "analyst", "fellow", "lecturer", "representative", "journalist", "author", "blogger",
    "intern", "photographer", "critic", "admin", "administrator", "guest", "freelance", "special", "lead", "partner", "specialist", "expert", "consultant", "strategist", "md", "phd", "ph.d", "ma", "mba", "rn", "jd"};
/// Words that end a name: dates, counters, links beside it.
constexpr std::string_view kStopWords[] = {"updated", "published", "posted", "last", "on", "at", "for", "in", "from", "is", "min", "read", "comments", "comment", "share", "follow", "category", "tags", "view", "posts", "more", "photo", "photos",
                                           "photograph", "video", "edited", "reviewed", "produced", "illustration", "illustrated", "contributed", "additional", "translated", "via"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool starts_large(std::string_view word) { return !word.empty() && (is_upper(word[0]) || static_cast<unsigned char>(word[0]) >= 0xC3); }

std::string lowered(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  while (!out.empty() && (out.back() == '.' || out.back() == ':' || out.back() == ',')) out.pop_back();
  return out;
}

NameUseSet uses_of(std::string_view word) { return Lexicon::builtin().name_uses(word_key(lowered(word))); }
bool is_given(std::string_view name) { return (uses_of(name.substr(0, name.find(' '))) & name_given) != 0; }

bool is_everyday(std::string_view word) { return word.size() >= 4 && !Lexicon::builtin().readings(word_key(lowered(word))).empty(); }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) out.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return out;
}

/// Up to a mark, a number or a date: "Ada Holm | 3 March" -> "Ada Holm".
std::string_view before_marks(std::string_view text) {
  for (const WrittenDate& date : find_dates(text)) {
    text = text.substr(0, date.begin);
    break;
  }
  for (const std::string_view mark : {"|", "\xE2\x80\xA2", "\xC2\xB7", " - ", " \xE2\x80\x93 ", "\xE2\x80\x94", "@", "(", "/", "\n", "[", "+"}) text = text.substr(0, text.find(mark));
  return text.substr(0, std::min(text.find_first_of("0123456789"), text.size()));
}

/// The name at the start of `part`; `whole` tells whether nothing follows it.
std::string name_at(std::string_view part, bool& whole) {
  std::string out;
  std::size_t count = 0;
  whole = true;
  for (const std::string_view word : words_of(part)) {
    const std::string low = lowered(word);
    const bool of_office = !out.empty() && (low == "of" || low == "the" || low == "for") && (uses_of(out.substr(0, out.find(' '))) & name_organization_head) != 0;  // University of Tokyo
    const bool particle = is_one_of(low, kParticles) || of_office;
    if (word.back() == ':' || (count >= 2 && (uses_of(word) & (name_month | name_weekday)) != 0)) {
      whole = false;
      if (word.back() == ':') out.clear();
      break;
    }
    if ((is_one_of(low, kStopWords) && !of_office) || is_one_of(low, kRoleWords) || (!particle && !starts_large(word)) || count >= kMaxNameWords) {
      whole = false;
      break;
    }
    if (!out.empty()) out += ' ';
    out += word;
    ++count;
  }
  while (!out.empty() && (out.back() == ',' || out.back() == ':' || out.back() == ' ' || out.back() == '-')) out.pop_back();
  return out;
}

}  // namespace

bool may_be_person(std::string_view name) {
  const auto words = words_of(name);
  return words.size() >= 2 && (is_given(name) || !std::all_of(words.begin(), words.end(), is_everyday));
}

bool is_affiliation(std::string_view part, std::string_view person) {
  const auto words = words_of(part);
  if (words.empty()) return true;
  for (const std::string_view word : words) {
    const std::string low = lowered(word);
    const bool large = starts_large(word) || is_one_of(low, kParticles);
    if (is_one_of(low, kRoleWords) || (uses_of(word) & (name_organization_head | name_organization_suffix)) != 0) return true;
    if (!large && words.size() > 1) return true;  // "Representative to the Committee"
  }
  const auto dot = part.rfind('.');
  if (words.size() == 1 && dot != std::string_view::npos && dot > 1 && dot + 3 <= part.size()) return true;  // a host
  if (words.size() == 1 && part.size() <= 5 && std::all_of(part.begin(), part.end(), is_upper)) return true;  // letters of an agency
  if (!is_given(person) || is_given(part) || (words.size() >= 2 && (uses_of(words.back()) & name_surname) != 0)) return false;
  // Names that no list has are people's more often than outlets': those are called by everyday words.
  return std::any_of(words.begin(), words.end(), is_everyday);
}

std::vector<std::string> people_in(std::string_view text) {
  std::vector<std::string> out;
  text = before_marks(text.substr(0, 300));
  bool listed = false;  // joined by a comma to the name before
  while (!text.empty() && out.size() < kMaxPeople) {
    std::size_t end = text.size(), skip = 0;
    bool comma = false;
    for (const std::string_view separator : {";", ",", " and ", " AND ", " & ", " with "})
      if (const auto at = text.find(separator); at < end) end = at, skip = separator.size(), comma = separator == ",";
    std::string_view part = text.substr(0, end);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    text.remove_prefix(std::min(end + skip, text.size()));
    if (part.substr(0, 4) == "and ") part.remove_prefix(4);
    if (part.empty()) {
      listed = listed || comma;
      continue;
    }
    bool whole = true;
    std::string name = name_at(part, whole);
    const bool more = out.empty() || !listed || !is_affiliation(part, out.front());
    if (name.empty() || !more || (words_of(name).size() == 1 && !out.empty())) break;
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
    if (!whole) break;
    listed = comma;
  }
  return out;
}

std::string_view after_byline_word(std::string_view line) {
  for (const std::string_view lead : {"written by", "posted by", "published by", "reported by", "story by", "words by", "text by", "article by", "author", "authors", "by"}) {
    if (line.size() < lead.size() || lowered(line.substr(0, lead.size())) != lead) continue;
    std::string_view rest = line.substr(lead.size());
    const bool glued = !is_upper(line[lead.size() - 1]) && !rest.empty() && is_upper(rest[0]);  // "ByAda Holm": a space that only the style shows
    if (!glued && !rest.empty() && rest[0] != ' ' && rest[0] != ':') continue;
    while (!rest.empty() && (rest[0] == ' ' || rest[0] == ':')) rest.remove_prefix(1);
    return rest;
  }
  return {};
}

}  // namespace crosstell
