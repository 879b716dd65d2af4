// SPDX-License-Identifier: Apache-2.0
#include "days.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>

namespace crosstell::crossref {
namespace {

using Relation = ValueVerdict::Relation;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// 0: they meet. A time zone may explain one day, but only where one side names a day or a few: May is not June.
std::int64_t distance(const Days& a, const Days& b) {
  if (!disjoint(a, b)) return 0;
  const std::int64_t apart = std::max(a.low - b.high, b.low - a.high) + 1;
  const bool coarse = a.high - a.low > 7 && b.high - b.low > 7;
  return coarse ? apart + 1 : apart;
}

bool inside(const Days& inner, const Days& outer) { return outer.low <= inner.low && inner.high <= outer.high; }

}  // namespace

std::optional<std::int64_t> day_of(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = digits(iso.substr(0, 4)), month = digits(iso.substr(5, 2)), day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::optional<Days> days_of(std::string_view low, std::string_view high) {
  const auto begin = day_of(low), end = day_of(high);
  if (!begin || !end || *end < *begin) return std::nullopt;
  return Days{*begin, std::max(*end, *begin + 1)};
}

std::string iso_day(std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  std::string year = std::to_string(static_cast<int>(date.year()));
  while (year.size() < 4) year.insert(0, 1, '0');
  return year + "-" + two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day()));
}

int year_of(std::int64_t day) {
  return static_cast<int>(std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day))).year());
}

bool disjoint(const Days& a, const Days& b) { return a.high <= b.low || b.high <= a.low; }

std::vector<Days> readings_of(const FigureRow& date) {
  std::vector<Days> out;
  if (const auto best = days_of(date.date_low, date.date_high)) out.push_back(*best);
  // Alternatives are pairs of ISO days; whatever separates them is not our concern.
  std::vector<std::string_view> found;
  const std::string_view text = date.date_alternatives;
  for (std::size_t i = 0; i + 10 <= text.size() && found.size() < 16;) {
    if (day_of(text.substr(i, 10))) {
      found.push_back(text.substr(i, 10));
      i += 10;
    } else {
      ++i;
    }
  }
  for (std::size_t i = 0; i + 1 < found.size(); i += 2)
    if (const auto reading = days_of(found[i], found[i + 1])) out.push_back(*reading);
  for (Days& reading : out) {
    if (date.date_relation == "by" || date.date_relation == "until") reading.low = INT64_MIN / 4;
    if (date.date_relation == "since") reading.high = INT64_MAX / 4;
  }
  return out;
}

ValueVerdict compare_dates(const std::vector<Days>& a, const std::vector<Days>& b) {
  ValueVerdict out{Relation::compatible, "time_unresolved", "date", 1};
  if (a.empty() || b.empty()) return out;
  if (a.front() == b.front()) return out.relation = Relation::agree, out.guard.clear(), out;
  std::int64_t nearest = INT64_MAX;
  bool contained = false;
  for (const Days& x : a) {
    for (const Days& y : b) {
      nearest = std::min(nearest, distance(x, y));
      contained = contained || inside(x, y) || inside(y, x);
    }
  }
  if (nearest == 0) return out.guard = contained ? "containment" : "overlap", out;
  if (nearest <= 1) return out.guard = "time_zone", out;
  out.relation = Relation::conflict;
  out.guard.clear();
  // Two days apart may be a slip of the pen, a month is another story: the size grows from a half to one.
  out.size = std::min(1.0, 0.5 + static_cast<double>(nearest) / 60.0);
  return out;
}

BirthYears birth_years(int low_age, int high_age, int year) { return {year - high_age - 1, year - low_age}; }

}  // namespace crosstell::crossref
