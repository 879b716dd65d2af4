// SPDX-License-Identifier: Apache-2.0
#include "told_alike.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "days.h"
#include "tables.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

using Words = std::set<std::string>;

/// Words of the roles that begin with the sign: '#' other figures, '~' times.
Words marked(const FigureRoles& roles, RoleWord::Kind kind) {
  Words out;
  for (const RoleWord& word : roles.words)
    if (word.kind == kind) out.insert(word.text);
  return out;
}

/// "additional", "second", "already": which part or time it is of.
Words limits(const FigureRoles& roles) {
  Words out;
  for (const RoleWord& word : roles.words)
    if (word.kind == RoleWord::Kind::plain && word.text != "each" && Tables::builtin().limits_figure(word.text)) out.insert(word.text);
  return out;
}

/// "The first children are vaccinated": the beginning of it all, not a part.
Words limits_of(const FigureLine& line) {
  Words out = limits(line.roles);
  if (line.kind == "date") out.erase("first");
  return out;
}

bool meet(const Words& a, const Words& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return b.count(word) != 0; });
}

/// "Expected to sell", "plans to open".
bool is_plan(const FigureRoles& roles) {
  static constexpr std::array<std::string_view, 11> kVerbs{"agree", "aim", "expect", "hope", "intend", "offer", "plan", "promise", "propose", "schedule", "want"};
  return roles.verbs.size() > 1 && roles.has_deed && std::binary_search(kVerbs.begin(), kVerbs.end(), std::string_view(roles.verbs.front()));
}

/// A plan and what came of it are two figures; "raises" of an agreement and "will raise" are one.
bool are_of_other_tense(const FigureLine& a, const FigureLine& b) {
  const auto sort = [](const FigureLine& line) -> std::string_view {
    if (is_plan(line.roles) || (line.roles.tense == "none" && line.claim->claim.modality == "predicted")) return "future";
    return line.roles.perfect ? std::string_view("past") : std::string_view(line.roles.tense);
  };
  const std::string_view x = sort(a), y = sort(b);
  if (x == "modal" || y == "modal") return true;
  return (x == "past" && y == "future") || (x == "future" && y == "past");
}

bool are_of_other_times(const FigureLine& a, const FigureLine& b) {
  const Words x = marked(a.roles, RoleWord::Kind::time), y = marked(b.roles, RoleWord::Kind::time);
  if (!x.empty() && !y.empty() && !meet(x, y)) return true;
  if (a.kind == "date") return false;   // the date itself is what they differ in
  const auto first = days_of(a.claim->claim.time_low, a.claim->claim.time_high), second = days_of(b.claim->claim.time_low, b.claim->claim.time_high);
  return first && second && disjoint(*first, *second);
}

Words names_of(const FigureRoles& roles) { return marked(roles, RoleWord::Kind::name); }

bool is_known_name(const std::string& name, const Words& others, const std::string& sentence) {
  return std::any_of(others.begin(), others.end(), [&](const std::string& other) { return is_one_name(name, other); }) || (" " + sentence + " ").find(" " + name + " ") != std::string::npos;
}

/// Names that stand on one side only, on both sides: "in Thailand" and "in Singapore".
bool name_others(const FigureLine& a, const FigureLine& b) {
  const Words x = names_of(a.roles), y = names_of(b.roles);
  const auto alone = [](const Words& one, const Words& other, const ComparableClaim& telling) {
    const std::string sentence = join(words_of(fold(telling.sentence_text)));
    return std::any_of(one.begin(), one.end(), [&](const std::string& name) { return !is_known_name(name, other, sentence); });
  };
  return alone(x, y, *b.claim) && alone(y, x, *a.claim);
}

/// A day as written: "3 May", "May 3, 2031". Year 0: not told.
struct WrittenDay { int month = 0, day = 0, year = 0; };

std::optional<WrittenDay> written_day(const std::string& surface) {
  static constexpr std::array<std::string_view, 12> kMonths{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
  WrittenDay out;
  std::string folded = fold(surface);
  std::replace_if(folded.begin(), folded.end(), [](char c) { return c == ',' || c == '.'; }, ' ');
  for (std::size_t begin = 0, end = 0; begin < folded.size(); begin = end + 1) {
    end = std::min(folded.find(' ', begin), folded.size());
    std::string word = folded.substr(begin, end - begin);
    if (const auto month = word == "may" ? std::string_view("may") : Tables::builtin().measure_word("month", word); !month.empty()) {   // the table leaves out what is a verb too
      const auto at = std::find(kMonths.begin(), kMonths.end(), month);
      if (at == kMonths.end() || out.month != 0) return std::nullopt;
      out.month = static_cast<int>(at - kMonths.begin()) + 1;
      continue;
    }
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
      if (word.size() > ending.size() && word.ends_with(ending)) word.resize(word.size() - ending.size());
    if (word.empty() || word.size() > 4 || !std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) continue;
    const int number = std::atoi(word.c_str());
    (word.size() == 4 ? out.year : out.day) = number;
  }
  return out.month == 0 ? std::nullopt : std::optional(out);
}

/// "In Japan" on one side only: events of one kind in two places have two days.
bool is_elsewhere(const FigureLine& a, const FigureLine& b) {
  const std::string sentence = join(words_of(fold(b.claim->sentence_text)));
  const Words names = names_of(b.roles);
  return std::any_of(a.roles.words.begin(), a.roles.words.end(), [&](const RoleWord& word) {
    return word.kind == RoleWord::Kind::name && (word.role == "in" || word.role == "at") && !is_known_name(word.text, names, sentence);
  });
}

/// A month is the time of a deed that is to come; of what was, it may be the period.
bool is_period(const FigureLine& line) { return line.claim->figure->date_precision == "month" && line.roles.tense != "future"; }

bool are_other_days(const FigureRow& a, const FigureRow& b) {
  const auto x = readings_of(a), y = readings_of(b);
  if (!x.empty() && !y.empty()) {
    if (a.date_precision != b.date_precision) return false;
    return compare_dates(x, y).relation == ValueVerdict::Relation::conflict;
  }
  const auto first = written_day(a.surface), second = written_day(b.surface);
  if (!first || !second) return false;
  if (first->year != 0 && second->year != 0 && first->year != second->year) return false;   // two editions of it rather than two reports
  if (first->month != second->month) return true;
  return first->day != 0 && second->day != 0 && std::abs(first->day - second->day) > 1;
}

bool are_other_tallies(const FigureRow& a, const FigureRow& b) {
  const auto in_favour = [](const FigureRow& row) { return parse_decimal(row.low); };
  const auto against = [](const FigureRow& row) { return parse_decimal(row.high); };
  const auto x = against(a), y = against(b);
  if (!x || !y) return false;
  if (!same_value(*x, *y)) return true;
  return in_favour(a) && in_favour(b) && !same_value(*in_favour(a), *in_favour(b));
}

/// Verbs of reports and of markets: their days and tallies come and go.
bool is_of_every_day(const FigureRoles& roles) {
  static constexpr std::array<std::string_view, 16> kVerbs{"add", "announce", "call", "comment", "explain", "meet", "note", "publish", "report", "say", "show", "speak", "state", "talk", "tell", "write"};
  return !roles.verbs.empty() && std::binary_search(kVerbs.begin(), kVerbs.end(), std::string_view(roles.verbs.front()));
}

bool has_series_noun(const FigureRoles& roles) {
  return std::any_of(roles.words.begin(), roles.words.end(), [](const RoleWord& word) { return word.kind == RoleWord::Kind::plain && word.text != "price" && Tables::builtin().is_series_noun(word.text); });
}

/// Prices of goods stand, those of markets move: where neither says that it sells, the price is quoted.
bool is_quoted_price(const FigureLine& a, const FigureLine& b) {
  const auto has_noun = [](const FigureRoles& roles) { return std::any_of(roles.words.begin(), roles.words.end(), [](const RoleWord& word) { return word.text == "price"; }); };
  return has_noun(a.roles) && has_noun(b.roles);
}

constexpr double kTelling = 0.6;   // weight of shared words that no other figure of the folder has

struct Demand { std::size_t least_names = 0, least_plain = 0; };

bool meets(const RoleAlignment& found, const Demand& demand) { return found.names >= demand.least_names && found.plain >= demand.least_plain; }

/// An amount is told of one thing when what is measured and what is done are alike, and a name, or an equal figure beside it, ties them.
/// In one story the things that everybody tells of need no name.
bool is_one_amount(const RoleAlignment& found, bool one_story) {
  if (!found.measured) return false;
  if (one_story && found.measured_closely && found.verb == VerbLikeness::alike && found.plain >= 1 && found.weight >= kTelling) return true;
  if (found.verb == VerbLikeness::alike) return meets(found, {1, 1}) || (found.figures > 0 && found.plain >= 2);
  return found.names > 0 && ((found.figures > 0 && found.plain > 0) || (found.verb == VerbLikeness::empty && found.plain >= 3));
}

/// "53 per cent in favour", "approved by 61 per cent of voters": what was voted on is alike.
bool is_one_share_of_votes(const FigureLine& a, const FigureLine& b, const RoleAlignment& found) {
  return a.kind == "percent" && decides(a.roles) && decides(b.roles) && found.plain >= 2 && found.names >= 1;
}

bool are_of_one_story(const FigureLine& a, const FigureLine& b, const CompareContext& context) {
  constexpr std::int64_t kSameNews = 3;
  const auto x = context.story_of.find(a.claim->article_id), y = context.story_of.find(b.claim->article_id);
  if (x == context.story_of.end() || y == context.story_of.end() || x->second != y->second) return false;
  const auto first = day_of(a.claim->published), second = day_of(b.claim->published);
  return first.has_value() == second.has_value() && (!first || std::abs(*first - *second) <= kSameNews);
}

/// A vote is one when the body or the matter is, by name or by two words.
bool is_one_vote(const RoleAlignment& found) {
  if (found.verb == VerbLikeness::other) return false;
  return found.names + found.plain + found.times >= 2 && found.plain >= 1;
}

/// A day is that of one event when the event is the same and is told of the same.
bool is_one_event(const RoleAlignment& found) {
  if (found.verb != VerbLikeness::alike) return false;
  return meets(found, {1, 1}) || meets(found, {2, 0}) || (found.plain >= 2 && found.weight >= 1.2);
}

}  // namespace

std::string_view told_apart(const FigureLine& a, const FigureLine& b) {
  if (a.roles.negated || b.roles.negated) return "negation";
  if (are_of_other_tense(a, b)) return "tense";
  if (limits_of(a) != limits_of(b)) return "limits";
  const Words x = marked(a.roles, RoleWord::Kind::figure), y = marked(b.roles, RoleWord::Kind::figure);
  if (x != y && (a.kind != "score" || (!x.empty() && !y.empty()))) return "limits";
  if (are_of_other_times(a, b)) return "time";
  if (name_others(a, b)) return "names";
  if ((is_of_every_day(a.roles) || is_of_every_day(b.roles)) && (a.kind == "date" || a.kind == "score")) return "routine";
  if (a.kind == "date" && (is_period(a) || is_period(b))) return "time";
  if (a.kind == "date" && (is_elsewhere(a, b) || is_elsewhere(b, a))) return "place";
  if (a.claim->figure->per == "share" || b.claim->figure->per == "share" || is_quoted_price(a, b) || (has_series_noun(a.roles) && has_series_noun(b.roles))) return "series";
  return {};
}

std::optional<ToldAlike> told_alike(const FigureLine& a, const FigureLine& b, const Rarity& rarity, const CompareContext& context) {
  const RoleAlignment found = align_roles(a.roles, b.roles, a.counted, b.counted, rarity);
  if (found.other_doer) return std::nullopt;
  const bool one_story = are_of_one_story(a, b, context);
  const bool one = a.kind == "score" ? is_one_vote(found) : a.kind == "date" ? is_one_event(found) : is_one_amount(found, one_story) || is_one_share_of_votes(a, b, found);
  if (!one) return std::nullopt;
  return ToldAlike{found.shared, std::min(1.0, 0.5 + 0.1 * static_cast<double>(found.names + found.plain))};
}

bool exclude_each_other(const FigureLine& a, const FigureLine& b) {
  const FigureRow &x = *a.claim->figure, &y = *b.claim->figure;
  if (a.kind == "date") return are_other_days(x, y);
  if (a.kind == "score") return are_other_tallies(x, y);
  if (!a.amount || !b.amount) return false;
  return compare_told(*a.amount, *b.amount).relation == ValueVerdict::Relation::conflict;
}

}  // namespace crosstell::crossref
