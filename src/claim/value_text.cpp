// SPDX-License-Identifier: Apache-2.0
#include "value_text.h"

namespace crosstell {
namespace {

/// "1.2 billion" for 1200000000; plain below a million.
std::string amount(const Decimal& value) {
  struct Magnitude { int power; const char* word; };
  static constexpr Magnitude kMagnitudes[] = {{12, "trillion"}, {9, "billion"}, {6, "million"}};
  const Decimal plain = canonical(value);
  const Decimal size{plain.digits < 0 ? -plain.digits : plain.digits, plain.exp10};
  for (const Magnitude& magnitude : kMagnitudes)
    if (compare(size, Decimal{1, magnitude.power}) != std::strong_ordering::less)
      return to_string(scale10(plain, -magnitude.power)) + " " + magnitude.word;
  return to_string(plain);
}

std::string_view approximator_words(Approximator approximator) {
  switch (approximator) {
    case Approximator::about: return "about ";
    case Approximator::nearly: return "nearly ";
    case Approximator::over: return "over ";
    case Approximator::at_least: return "at least ";
    case Approximator::under: return "under ";
    case Approximator::at_most: return "at most ";
    default: return "";
  }
}

std::string unit_text(const Figure& figure) {
  std::string out;
  if (figure.kind == MentionType::age) return out;
  if (!figure.currency.empty()) out = " " + figure.currency;
  else if (!figure.unit.empty()) out = " " + figure.unit;
  if (!figure.per.empty()) out += " per " + figure.per;
  return out;
}

}  // namespace

std::string date_text(const DateValue& date) {
  using Precision = DateValue::Precision;
  if (!date.low) {
    // A day whose year is open.
    if (date.precision != Precision::day || date.alternatives.empty()) return {};
    return "-" + to_string(date.alternatives.front().first).substr(4);
  }
  const std::string day = to_string(*date.low);
  if (date.precision == Precision::day) return day;
  if (date.precision == Precision::month) return day.substr(0, 7);
  if (date.precision == Precision::year) return day.substr(0, 4);
  return date.high ? day + ".." + to_string(*date.high) : day;
}

std::string value_text(const Figure& figure) {
  if (figure.date) return date_text(*figure.date);
  std::string number;
  if (figure.approximator != Approximator::exact && figure.point) number = amount(*figure.point);
  else if (figure.low && figure.high && !same_value(*figure.low, *figure.high)) number = amount(*figure.low) + " to " + amount(*figure.high);
  else if (figure.point) number = amount(*figure.point);
  else if (figure.low) number = amount(*figure.low);
  else if (figure.high) number = amount(*figure.high);
  return std::string(approximator_words(figure.approximator)) + number + unit_text(figure);
}

std::string_view without_kind(std::string_view name) {
  static constexpr std::string_view kKinds[] = {" benchmark", " evaluation", " exam", " leaderboard", " suite", " test"};
  for (const std::string_view kind : kKinds)
    if (name.size() > kind.size() && name.ends_with(kind)) return name.substr(0, name.size() - kind.size());
  return name;
}

}  // namespace crosstell
