// SPDX-License-Identifier: Apache-2.0
#include "event_dates.h"

#include <algorithm>
#include <array>

#include "days.h"
#include "tables.h"
#include "words.h"

namespace crosstell::crossref {
namespace {

bool has_capital(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3; });
}

bool are_named(const ClaimRow& claim) {
  return has_capital(claim.subject_text) && std::all_of(claim.arguments.begin(), claim.arguments.end(), [](const ClaimArgumentRow& argument) {
    return !argument.key || has_capital(argument.text);
  });
}

/// "3 May 2019", "May 2019", "2019": the interval as people write it.
std::string date_words(const Days& days) {
  static constexpr std::array<const char*, 12> kMonths = {"January", "February", "March", "April", "May", "June",
                                                          "July", "August", "September", "October", "November", "December"};
  const std::string first = iso_day(days.low), last = iso_day(days.high);
  const auto month = [](const std::string& iso) { return std::stoi(iso.substr(5, 2)); };
  const std::string year = first.substr(0, 4);
  if (days.high - days.low == 1) return std::to_string(std::stoi(first.substr(8, 2))) + " " + kMonths.at(static_cast<std::size_t>(month(first) - 1)) + " " + year;
  const bool from_first = first.substr(8, 2) == "01", to_first = last.substr(8, 2) == "01";
  if (from_first && to_first && days.high - days.low <= 31) return std::string(kMonths.at(static_cast<std::size_t>(month(first) - 1))) + " " + year;
  if (first.substr(5) == "01-01" && last.substr(5) == "01-01" && days.high - days.low <= 366) return year;
  return first + " to " + iso_day(days.high - 1);
}

std::string_view verb_of(const ClaimRow& claim) {
  const Tables& tables = Tables::builtin();
  const std::string_view own = tables.once_event(claim.attribute, claim.value_text);
  return own.empty() ? tables.once_event(claim.attribute, "") : own;
}

}  // namespace

std::optional<ComparableClaim> event_date(const ComparableClaim& claim) {
  const ClaimRow& row = claim.claim;
  if (row.time_low.empty() || row.time_high.empty() || row.polarity == "negative" || row.modality == "denied") return std::nullopt;
  if (row.time_basis != "explicit" && row.time_basis != "relative_to_publication") return std::nullopt;
  const std::string_view verb = verb_of(row);
  const auto days = days_of(row.time_low, row.time_high);
  if (verb.empty() || !days || !are_named(row)) return std::nullopt;
  ComparableClaim date = claim;
  date.claim.attribute = "date_of:" + std::string(verb) + (row.attribute.ends_with(":passive") ? ":passive" : "");
  date.claim.value_kind = "date";
  date.claim.value_text = date_words(*days);
  date.claim.time_basis = "none";  // the time is the value now
  date.figure = FigureRow{};
  date.figure->kind = "date";
  date.figure->date_low = row.time_low;
  date.figure->date_high = row.time_high;
  date.figure->surface = date.claim.value_text;
  return date;
}

}  // namespace crosstell::crossref
