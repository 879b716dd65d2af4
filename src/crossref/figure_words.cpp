// SPDX-License-Identifier: Apache-2.0
#include "figure_words.h"

#include <algorithm>
#include <array>

#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::size_t kLongestPhrase = 3;   // words of a row
constexpr std::size_t kLeadWords = 6;       // between "compared with" and the value: "a net loss of about"

bool is_year(std::string_view word) {
  if (word.size() == 6 && word.ends_with("'s")) word.remove_suffix(2);
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// The sentence before and behind the value; both whole when nobody knows where it stands.
struct Halves { std::string_view before, behind; };

Halves halves_of(const ComparableClaim& claim) {
  const std::string_view text = claim.sentence_text;
  if (!claim.figure || claim.figure->clean_end <= claim.figure->clean_begin || claim.figure->clean_begin < claim.claim.clean_begin) return {text, {}};
  const std::size_t begin = claim.figure->clean_begin - claim.claim.clean_begin, end = claim.figure->clean_end - claim.claim.clean_begin;
  if (end > text.size()) return {text, {}};
  return {text.substr(0, begin), text.substr(end)};
}

/// Words that begin a clause of its own behind a comma or a semicolon, and those that need none.
constexpr std::array<std::string_view, 8> kBehindComma{"although", "and", "but", "including", "though", "where", "which", "while"};
constexpr std::array<std::string_view, 3> kAlone{" while ", " whereas ", " although "};

/// Where a clause begins: offsets behind ';', ", and " and the like.
std::vector<std::size_t> clause_starts(std::string_view text) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ';') out.push_back(i + 1);
    if (text[i] != ',' || i + 2 >= text.size()) continue;
    const std::string_view rest = text.substr(i + 2);
    for (const std::string_view word : kBehindComma)
      if (rest.starts_with(word) && rest.size() > word.size() && rest[word.size()] == ' ') out.push_back(i + 1);
  }
  for (const std::string_view word : kAlone)
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) out.push_back(at + 1);
  std::sort(out.begin(), out.end());
  return out;
}

/// "In 1985, it reported ...", "For the year ended June 30, ...": what leads a sentence holds for its clauses.
std::string_view leading_time(std::string_view sentence) {
  static constexpr std::array<std::string_view, 6> kLeads{"At ", "During ", "For ", "In ", "On ", "Over "};
  if (std::none_of(kLeads.begin(), kLeads.end(), [&](std::string_view lead) { return sentence.starts_with(lead); })) return {};
  return sentence.substr(0, std::min(sentence.find(','), sentence.size()));
}

/// The clause of the value, without what it is compared with.
struct Clause { std::vector<std::string> before, behind; };

std::size_t comparing_at(const std::vector<std::string>& words, std::size_t from) {
  const Tables& tables = Tables::builtin();
  for (std::size_t i = from; i < words.size(); ++i) {
    if (tables.measure_word("before", words[i]).empty() && (i + 1 == words.size() || tables.measure_word("before", words[i] + " " + words[i + 1]).empty())) continue;
    // "Profit from continuing operations" and "sales from Norway" compare with nothing; "from 12" does.
    if (words[i] != "from") return i;
    for (std::size_t k = i + 1; k < std::min(words.size(), i + 1 + kLeadWords); ++k) {
      if (words[k] == "operations" || words[k] == "sales") break;
      if (has_digit(words[k]) || words[k] == "loss" || words[k] == "profit") return i;
    }
  }
  return words.size();
}

Clause clause_of(const ComparableClaim& claim) {
  const Halves halves = halves_of(claim);
  std::string_view before = halves.before, behind = halves.behind;
  const std::string_view lead = leading_time(before);
  if (const auto starts = clause_starts(before); !starts.empty() && !behind.empty()) before = before.substr(starts.back());
  if (const auto starts = clause_starts(behind); !starts.empty()) behind = behind.substr(0, starts.front());
  Clause out{words_of(fold(before)), words_of(fold(behind))};
  if (!lead.empty() && before.data() != halves.before.data())
    for (std::string& word : words_of(fold(lead))) out.before.insert(out.before.begin(), std::move(word));
  out.behind.resize(comparing_at(out.behind, 0));
  return out;
}

/// "... against a loss of", "... from": right before the value stands what leads in an earlier one.
bool stands_behind_comparison(const std::vector<std::string>& before) {
  const std::size_t first = before.size() > kLeadWords ? before.size() - kLeadWords : 0;
  const Tables& tables = Tables::builtin();
  for (std::size_t i = before.size(); i > first; --i) {
    const std::string& word = before[i - 1];
    if (has_digit(word) && !is_year(word)) return false;
    if (word == "to" && (i < 2 || before[i - 2] != "compared")) return false;    // "from 3 to 5 million"
    if (word == "operations" || word == "rose" || word == "fell") return false;
    if (!tables.measure_word("before", word).empty()) return word != "than" || i == before.size();
    if (i >= 2 && !tables.measure_word("before", before[i - 2] + " " + word).empty()) return true;
  }
  return false;
}

void add_labels(const std::vector<std::string>& words, FigureWords& out) {
  static constexpr std::array<std::string_view, 10> kKinds{"span", "anchor", "basis", "item", "part", "unit", "series", "plan", "forecast", "month"};
  const Tables& tables = Tables::builtin();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_year(words[i])) out.labels["year"].insert(words[i].substr(0, 4));
    if (const auto day = tables.measure_word("weekday", words[i]); !day.empty()) out.labels["weekday"].insert(std::string(day));
    std::string phrase;
    for (std::size_t n = 0; n < kLongestPhrase && i + n < words.size(); ++n) {
      phrase += (n == 0 ? "" : " ") + words[i + n];
      for (const std::string_view kind : kKinds)
        if (const auto label = tables.measure_word(kind, phrase); !label.empty()) out.labels[std::string(kind)].insert(std::string(label));
    }
    // "First-half", "net-profit": parts of a compound speak for themselves.
    if (const std::size_t hyphen = words[i].find('-'); hyphen != std::string::npos)
      for (const std::string_view kind : {std::string_view("span"), std::string_view("basis")})
        for (const std::string& part : {words[i].substr(0, hyphen), words[i].substr(hyphen + 1)})
          if (const auto label = tables.measure_word(kind, part); !label.empty() && tables.measure_word(kind, words[i]).empty()) out.labels[std::string(kind)].insert(std::string(label));
  }
}

/// Words written as names. A text in capitals tells none.
std::set<std::string> names_of(const ComparableClaim& claim) {
  std::set<std::string> out;
  const std::string_view text = claim.sentence_text;
  if (std::none_of(text.begin(), text.end(), is_lower)) return out;
  const Tables& tables = Tables::builtin();
  const auto subject = words_of(fold(claim.subject_key + " " + claim.claim.subject_text));
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && (is_upper(text[end]) || is_lower(text[end]) || static_cast<unsigned char>(text[end]) >= 0x80 || text[end] == '&')) ++end;
    if (end > i + 1 && is_upper(text[i])) {
      const std::string word = fold(text.substr(i, end - i));
      const bool calendar = !tables.measure_word("month", word).empty() || !tables.measure_word("weekday", word).empty();
      const bool known = std::find(subject.begin(), subject.end(), word) != subject.end();
      if (!calendar && !known && tables.organization_word(word).empty() && !content_stems(word).empty()) out.insert(word);
    }
    i = std::max(end, i + 1);
  }
  return out;
}

}  // namespace

const std::set<std::string, std::less<>>& FigureWords::of(std::string_view kind) const {
  static const std::set<std::string, std::less<>> kNone;
  const auto at = labels.find(kind);
  return at == labels.end() ? kNone : at->second;
}

bool FigureWords::tells_period() const { return !of("span").empty() || !of("year").empty() || !of("month").empty(); }

bool excludes(const FigureWords& a, const FigureWords& b, std::string_view kind) {
  const auto &x = a.of(kind), &y = b.of(kind);
  return !x.empty() && !y.empty() && std::none_of(x.begin(), x.end(), [&](const std::string& label) { return y.contains(label); });
}

bool differs(const FigureWords& a, const FigureWords& b, std::string_view kind) { return a.of(kind) != b.of(kind); }

namespace {

FigureWords read_words(const ComparableClaim& claim) {
  FigureWords out;
  Clause clause = clause_of(claim);
  out.before = claim.figure && stands_behind_comparison(clause.before);
  // What was said before "compared with" is said of the other value.
  if (!out.before) clause.before.resize(std::min(clause.before.size(), comparing_at(clause.before, 0)));
  add_labels(clause.before, out);
  add_labels(clause.behind, out);
  out.names = names_of(claim);
  const auto subject = content_stems(claim.claim.subject_text);
  for (std::string& stem : content_stems(claim.sentence_text))
    if (!has_digit(stem) && !std::binary_search(subject.begin(), subject.end(), stem)) out.stems.push_back(std::move(stem));
  return out;
}

}  // namespace

const FigureWords& figure_words(const Reading& reading) {
  if (!reading.words) reading.words = std::make_shared<const FigureWords>(read_words(*reading.claim));
  return *reading.words;
}

}  // namespace crosstell::crossref
