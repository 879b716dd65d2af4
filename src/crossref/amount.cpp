// SPDX-License-Identifier: Apache-2.0
#include "amount.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "tables.h"

namespace crosstell::crossref {
namespace {

using Relation = ValueVerdict::Relation;

struct Band { std::optional<Decimal> low, high; };  ///< closed; empty: open on that side

Decimal zero() { return {0, 0}; }
Decimal larger(const Decimal& a, const Decimal& b) { return compare(a, b) < 0 ? b : a; }
Decimal smaller(const Decimal& a, const Decimal& b) { return compare(a, b) < 0 ? a : b; }
Decimal absolute(Decimal value) { return {std::abs(value.digits), value.exp10}; }

/// a + sign * b; `a` when the sum does not fit (amounts far beyond what news can mean).
Decimal shift(const Decimal& a, const Decimal& b, int sign) { return (sign > 0 ? add(a, b) : subtract(a, b)).value_or(a); }
Decimal times(const Decimal& a, const Decimal& b) { return multiply(a, b).value_or(a); }

bool is_count(const FigureRow& figure) { return figure.kind == "count" || figure.kind == "age" || figure.kind == "ordinal" || figure.kind == "score"; }

/// Half a unit of what was written. "1,200 people" may be rounded to hundreds, but never by more than a tenth of itself.
Decimal half_unit(const FigureRow& figure, const Decimal& point) {
  int place = figure.written_exp10;
  bool zeros = false;
  if (!figure.has_magnitude_word && is_count(figure)) {
    const Decimal bare = canonical(point);
    if (bare.exp10 < 2) return zero();
    place = bare.exp10;
    zeros = true;
  }
  const Decimal half{5, place - 1};
  return zeros ? smaller(half, times(absolute(point), {1, -1})) : half;
}

/// What "about 1,100" may mean: a twentieth or one unit of the last significant digit, whichever is larger, a tenth at most.
Decimal about_slack(const Decimal& point, const Decimal& half) {
  const Decimal size = absolute(point);
  const Decimal unit = smaller({1, canonical(point).exp10}, times(size, {1, -1}));
  return larger(larger(times(size, {5, -2}), unit), half);
}

Band band_of(const Amount& amount) {
  Band band{amount.low, amount.high};
  const Decimal point = amount.point.value_or(amount.low.value_or(amount.high.value_or(zero())));
  if (amount.approximator == "about") {
    if (band.low) band.low = shift(*band.low, about_slack(*band.low, amount.half), -1);
    if (band.high) band.high = shift(*band.high, about_slack(*band.high, amount.half), 1);
  } else if (amount.approximator == "nearly") {
    band = {shift(point, about_slack(point, amount.half), -1), point};
  } else if (amount.approximator == "over" || amount.approximator == "at_least") {
    band = {shift(point, amount.half, -1), std::nullopt};
  } else if (amount.approximator == "under" || amount.approximator == "at_most") {
    band = {std::nullopt, shift(point, amount.half, 1)};
  } else {
    if (band.low) band.low = shift(*band.low, amount.half, -1);
    if (band.high) band.high = shift(*band.high, amount.half, 1);
  }
  return band;
}

Band in_base_units(Band band, const Amount& amount) {
  if (band.low) band.low = times(*band.low, amount.least);
  if (band.high) band.high = times(*band.high, amount.greatest);
  return band;
}

bool disjoint(const Band& a, const Band& b) {
  return (a.high && b.low && compare(*a.high, *b.low) < 0) || (b.high && a.low && compare(*b.high, *a.low) < 0);
}

bool is_point(const Amount& amount) {
  return amount.approximator == "exact" && amount.low && amount.high && same_value(*amount.low, *amount.high);
}

double middle(const Amount& amount) {
  if (amount.point) return to_double(*amount.point) * to_double(amount.least);
  if (amount.low && amount.high) return (to_double(*amount.low) + to_double(*amount.high)) / 2 * to_double(amount.least);
  if (amount.low) return to_double(*amount.low) * to_double(amount.least);
  return amount.high ? to_double(*amount.high) * to_double(amount.least) : 0;
}

double size_of(const Amount& a, const Amount& b) {
  const double x = middle(a), y = middle(b);
  if (x <= 0 || y <= 0) return 1;
  return std::min(1.0, std::abs(std::log(x / y)) / std::log(2.0));
}

/// Equal after rounding to the coarser written precision; equal precision demands equal digits.
bool rounds_together(const Amount& a, const Amount& b) {
  if (same_value(a.half, b.half)) return false;
  const auto gap = subtract(*a.low, *b.low);
  return gap && compare(absolute(*gap), larger(a.half, b.half)) <= 0;
}

bool within(const Amount& a, const Amount& b, double tolerance) {
  const double x = middle(a), y = middle(b);
  return tolerance > 0 && std::abs(x - y) <= tolerance * std::max(std::abs(x), std::abs(y));
}

/// What a time by the clock may be off by, in minutes: full and half hours are round, and "about" and "after" give it half an hour.
Decimal clock_slack(const FigureRow& figure, const Decimal& point) {
  const auto minutes = static_cast<std::int64_t>(to_double(point));
  if (minutes % 60 == 0) return {30, 0};
  if (minutes % 30 == 0 || (!figure.approximator.empty() && figure.approximator != "exact")) return {20, 0};
  return {minutes % 5 == 0 ? 6 : 3, 0};
}

constexpr double kDay = 1440;  // minutes

/// Minutes between two times of day, over midnight where that is shorter.
double minutes_apart(double x, double y) { return std::min(std::abs(x - y), kDay - std::abs(x - y)); }

bool is_clock(const Amount& amount) { return amount.dimension == "clock"; }

ValueVerdict compare_clocks(const Amount& a, const Amount& b) {
  if (!a.low || !b.low) return {Relation::compatible, "vague", "numeric", 0};
  const double x = to_double(*a.low), y = to_double(*b.low), apart = minutes_apart(x, y);
  ValueVerdict out{Relation::compatible, "", "numeric", std::min(1.0, 0.4 + apart / 200)};
  if (apart == 0 && a.approximator == b.approximator) return out.relation = Relation::agree, out;
  if (apart <= to_double(larger(a.half, b.half))) return out.guard = "rounding", out;
  out.relation = Relation::conflict;
  return out;
}

std::string dimension_of(const FigureRow& figure, const Unit* unit) {
  if (figure.kind == "time_of_day") return figure.unit == "minute of day" ? "clock" : "unit:" + figure.unit;
  if (figure.kind == "money") return "money:" + figure.currency;
  if (figure.kind == "percent" || figure.is_share) return "%";
  if (figure.kind == "percentage_point") return "points";
  return unit != nullptr ? unit->dimension : "unit:" + figure.unit;
}

}  // namespace

std::optional<Amount> amount_of(const FigureRow& figure) {
  Amount out;
  const Unit* unit = figure.kind == "money" ? nullptr : Tables::builtin().unit(figure.unit);
  out.dimension = dimension_of(figure, unit);
  out.unit = figure.unit;
  out.least = unit != nullptr ? unit->least : Decimal{1, 0};
  out.greatest = unit != nullptr ? unit->greatest : Decimal{1, 0};
  out.low = parse_decimal(figure.low);
  out.high = parse_decimal(figure.high);
  out.point = parse_decimal(figure.point);
  if ((!out.low && !figure.low.empty()) || (!out.high && !figure.high.empty()) || (!out.low && !out.high && !out.point)) return std::nullopt;
  if (!out.point && out.low && out.high && same_value(*out.low, *out.high)) out.point = out.low;
  out.half = half_unit(figure, out.point.value_or(out.low ? *out.low : *out.high));
  if (is_clock(out)) out.half = clock_slack(figure, out.low.value_or(Decimal{}));
  if (figure.is_share && figure.kind != "percent") {
    for (auto* number : {&out.low, &out.high, &out.point})
      if (*number) *number = scale10(**number, 2);
    out.half = {5, -1};  // two-thirds is said of 66 and of 67 percent
  }
  out.approximator = figure.approximator.empty() ? "exact" : figure.approximator;
  out.rate = figure.per + "|" + (figure.per_count.empty() ? "1" : figure.per_count) + "|" + figure.basis + (figure.change ? "|change" : "");
  out.change_direction = figure.change_direction;
  out.exact_count = out.half.digits == 0;
  return out;
}

namespace {

/// "Hundreds" are not said of 37, nor "thousands" of 900; above, and of "dozens", the word allows what people like.
bool falls_short_of(const Amount& vague, const Amount& exact) {
  constexpr double kHundreds = 200;   // the least that "hundreds" are
  if (vague.approximator != "vague" || exact.approximator != "exact" || !vague.low || !is_point(exact)) return false;
  const double least = to_double(*vague.low);
  return least >= kHundreds && to_double(*exact.low) * 2 < least;
}

}  // namespace

ValueVerdict compare_amounts(const Amount& a, const Amount& b, double tolerance) {
  ValueVerdict out{Relation::compatible, "", "numeric", size_of(a, b)};
  if (a.dimension != b.dimension) {
    const bool money = a.dimension.rfind("money:", 0) == 0 && b.dimension.rfind("money:", 0) == 0;
    out.guard = money ? "currency" : "unit";
    return out;
  }
  if (is_clock(a)) return compare_clocks(a, b);
  if (a.rate != b.rate) return out.guard = "rate", out;
  if (a.approximator == "vague" || b.approximator == "vague") {
    if (falls_short_of(a, b) || falls_short_of(b, a)) out.relation = Relation::conflict;
    else out.guard = "vague";
    return out;
  }
  const bool same_unit = a.unit == b.unit || (same_value(a.least, b.least) && same_value(a.greatest, b.greatest));
  if (a.change_direction * b.change_direction < 0) {
    out.relation = Relation::conflict;
    return out;
  }
  if (same_unit && is_point(a) && is_point(b)) {
    if (same_value(*a.low, *b.low)) return out.relation = Relation::agree, out;
    if (rounds_together(a, b)) return out.guard = "rounding", out;
    if (within(a, b, tolerance)) return out.guard = "tolerance", out;
    out.relation = Relation::conflict;
    return out;
  }
  const Band x = in_base_units(band_of(a), a), y = in_base_units(band_of(b), b);
  if (key_of(a) == key_of(b)) {
    out.relation = Relation::agree;
  } else if (!disjoint(x, y)) {
    out.guard = "overlap";
  } else if (within(a, b, tolerance)) {
    out.guard = "tolerance";
  } else {
    out.relation = Relation::conflict;
  }
  return out;
}

std::string difference_of(const Amount& a, const Amount& b) {
  const double x = middle(a), y = middle(b);
  if (is_clock(a)) {
    const auto minutes = static_cast<long>(minutes_apart(x, y));
    return minutes == 0 ? std::string{} : minutes % 60 == 0 ? std::to_string(minutes / 60) + " h" : std::to_string(minutes) + " min";
  }
  if (x <= 0 || y <= 0 || x == y) return {};
  const double percent = (std::max(x, y) / std::min(x, y) - 1) * 100;
  if (percent >= 1000) return "more than ten times";
  const auto rounded = static_cast<long>(percent < 1 ? 1 : std::lround(percent));
  return (percent < 1 ? "less than " : "") + std::to_string(rounded) + " %";
}

std::string key_of(const Amount& amount) {
  const auto number = [](const std::optional<Decimal>& value) { return value ? to_string(canonical(*value)) : std::string("*"); };
  return amount.dimension + "|" + amount.unit + "|" + amount.rate + "|" + amount.approximator + "|" + number(amount.low) + ".." + number(amount.high) +
         (amount.change_direction < 0 ? "|down" : amount.change_direction > 0 ? "|up" : "");
}

}  // namespace crosstell::crossref
