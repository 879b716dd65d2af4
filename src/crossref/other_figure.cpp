// SPDX-License-Identifier: Apache-2.0
#include "other_figure.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "figure_words.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

constexpr std::int64_t kReportDays = 3;      // accounts of one report of figures
constexpr std::int64_t kOccasionDays = 2;    // accounts of one deed that is done again and again
constexpr std::size_t kFewWords = 3;         // content words that tell next to nothing
constexpr double kSameWords = 0.6;
constexpr double kOneTelling = 0.4;          // of the content words of the shorter of two sentences that tell one deed

/// Two readings with their words.
struct Sides {
  const Reading& a;
  const Reading& b;
  const CompareContext& context;
  const FigureWords &x, &y;
  bool one_article = false, one_body = false;

  Sides(const Reading& left, const Reading& right, const CompareContext& all) : a(left), b(right), context(all), x(figure_words(left)), y(figure_words(right)) {
    one_article = a.claim->article_id == b.claim->article_id;
    one_body = one_article && !leads(a) && !leads(b);
  }

  static bool leads(const Reading& reading) {
    const std::string& zone = reading.claim->claim.zone;
    return zone == "title" || zone == "dek" || zone == "heading" || zone.starts_with("faq");
  }
  [[nodiscard]] bool same_time() const { return a.time && b.time && *a.time == *b.time; }
  [[nodiscard]] bool dated() const { return a.published && b.published; }
  /// Printed within so many days of each other; where nobody knows the days, of one story.
  [[nodiscard]] bool near(std::int64_t days) const {
    if (one_article) return true;
    return dated() ? std::abs(*a.published - *b.published) <= days : same_story(a, b, context);
  }
  [[nodiscard]] bool share_a_name() const {
    return std::any_of(x.names.begin(), x.names.end(), [&](const std::string& name) { return y.names.contains(name); });
  }
  [[nodiscard]] bool name_others() const { return !x.names.empty() && !y.names.empty() && !share_a_name(); }
};

bool is_identified_by(const Attribute& attribute, std::string_view what) {
  return std::find(attribute.identified_by.begin(), attribute.identified_by.end(), what) != attribute.identified_by.end();
}

/// Words tell that the two were counted over other times.
bool of_other_time(const Sides& sides) {
  if (sides.same_time()) return false;
  if (sides.x.before != sides.y.before) return true;
  for (const std::string_view kind : {"span", "anchor", "year", "month"})
    if (excludes(sides.x, sides.y, kind)) return true;
  return differs(sides.x, sides.y, "anchor") && (sides.x.of("anchor").contains("previous") || sides.y.of("anchor").contains("previous"));
}

/// A sum of a period is known to be of the same one, or both say nothing of it and were printed about one report.
bool of_other_period(const Sides& sides) {
  if (of_other_time(sides)) return true;
  if (sides.same_time()) return false;
  const bool told = sides.x.tells_period() && sides.y.tells_period() && !differs(sides.x, sides.y, "span");
  if (sides.one_body) return !told;
  return !told && !sides.near(kReportDays);
}

/// Net and operating, with and without what is set apart, of a share and of all.
bool of_other_measure(const Sides& sides) {
  for (const std::string_view kind : {"item", "part", "unit"})
    if (differs(sides.x, sides.y, kind)) return true;
  if (!sides.one_article) return excludes(sides.x, sides.y, "basis");
  return differs(sides.x, sides.y, "basis") || (sides.one_body && sides.x.names != sides.y.names);   // "its unit Corvane earned"
}

/// What "he estimates", "Lund projects": each has figures of his own.
bool of_other_forecast(const Sides& sides) {
  if (sides.x.of("forecast").empty() && sides.y.of("forecast").empty()) return false;
  return sides.one_article || sides.name_others();
}

/// Several figures in one text are of several parts; sums of money of no known or other days are of one case only where they share a name.
bool of_other_part(const Sides& sides) {
  if (sides.one_body || differs(sides.x, sides.y, "part")) return true;
  const bool one_report = sides.one_article || (sides.dated() && sides.near(kReportDays));
  return sides.a.kind == ValueKind::money && !one_report && !sides.share_a_name();
}

bool names_holder(const Reading& reading) {
  return std::any_of(reading.claim->claim.arguments.begin(), reading.claim->claim.arguments.end(), [](const ClaimArgumentRow& argument) { return argument.role == "holder"; });
}

/// A stake is of somebody: where one side does not say of whom, only a shared name of the same days does.
bool of_other_holder(const Sides& sides) {
  if (names_holder(sides.a) && names_holder(sides.b)) return false;   // equal, or they would not have met
  if (sides.one_article) return true;
  return !sides.share_a_name();
}

/// Shares move every day.
bool of_other_day(const Sides& sides) {
  if (sides.one_article || excludes(sides.x, sides.y, "weekday") || of_other_time(sides) || differs(sides.x, sides.y, "span")) return true;
  if (sides.same_time()) return false;
  if (sides.dated()) return *sides.a.published != *sides.b.published;
  return sides.x.of("weekday").empty() || differs(sides.x, sides.y, "weekday");
}

bool is_concept(const Reading& reading) {
  const std::string& type = reading.claim->subject_type;
  return type != "person" && type != "organization" && type != "product" && type != "model" && type != "place" && type != "event" && type != "work" && type != "law";
}

/// Deeds that are done again and again are told as one only within days and in much the same words.
bool of_other_occasion(const Sides& sides) {
  if (sides.one_article) return false;
  if (is_concept(sides.a) && std::min(sides.x.stems.size(), sides.y.stems.size()) < kFewWords) return true;
  const double shared = stem_overlap(sides.x.stems, sides.y.stems);
  return !sides.near(kOccasionDays) || shared < kOneTelling || (shared < kSameWords && sides.name_others());
}

/// Rises and falls; "raised" and "cut" where nobody is named to whom it was done. That it was not raised is of the deed that is told.
bool is_trend(const Reading& reading) {
  return reading.phases && (reading.phases->group == "trend" || (reading.phases->group == "level" && is_concept(reading) && !reading.negative));
}

/// The date of a rise, a sum or an average is one of many such dates.
bool dates_a_series(const Reading& reading) {
  static constexpr std::array<std::string_view, 6> kSums{"amount", "average", "be", "include", "stand", "total"};
  static constexpr std::string_view kFamily = "date_of:";
  std::string_view verb = reading.claim->claim.attribute;
  if (!verb.starts_with(kFamily)) return false;
  verb = verb.substr(kFamily.size());
  verb = verb.substr(0, verb.find(':'));
  const auto phases = Tables::builtin().phases(verb, false);
  return (phases && phases->group == "trend") || std::binary_search(kSums.begin(), kSums.end(), verb);
}

bool has_name(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Prices of two towns, sales of two weeks: a rise and a fall meet only of one thing and one time.
bool of_other_series(const Sides& sides) {
  if (sides.one_article) return true;
  const bool one_time = sides.same_time() || (sides.dated() && *sides.a.published == *sides.b.published && !of_other_time(sides) && !excludes(sides.x, sides.y, "weekday"));
  if (!one_time) return true;
  return is_concept(sides.a) && (sides.x.names != sides.y.names || stem_overlap(sides.x.stems, sides.y.stems) < kOneTelling);
}

}  // namespace

std::string_view other_figure(const Reading& a, const Reading& b, const Attribute& attribute, const CompareContext& context) {
  const bool trend = is_trend(a) && is_trend(b);
  if (attribute.identified_by.empty() && !trend) return {};
  const Sides sides(a, b, context);
  if (trend) return of_other_series(sides) ? "series" : "";
  const auto asked = [&](std::string_view what) { return is_identified_by(attribute, what); };
  if (asked("measure") && of_other_measure(sides)) return "measure";
  if (asked("series") && differs(sides.x, sides.y, "series")) return "measure";
  if (asked("period") && of_other_forecast(sides)) return "forecast";
  if (asked("period") && of_other_period(sides)) return "period";
  if (asked("day") && of_other_day(sides)) return "day";
  if (asked("holder")) {
    if (differs(sides.x, sides.y, "plan")) return "intention";
    if (differs(sides.x, sides.y, "part")) return "part";
    if (of_other_holder(sides)) return "holder";
  }
  if (asked("part") && of_other_part(sides)) return "part";
  if (asked("story") && (of_other_time(sides) || (!same_story(a, b, context) && !(sides.dated() && sides.near(kReportDays))))) return "occasion";
  if (!asked("occasion")) return {};
  if (a.kind == ValueKind::date) {
    if (dates_a_series(a)) return "series";
    return !has_name(a.claim->claim.subject_text) && of_other_occasion(sides) ? "occasion" : "";
  }
  if (of_other_time(sides)) return "period";
  if (of_other_occasion(sides)) return "occasion";
  return {};
}

}  // namespace crosstell::crossref
