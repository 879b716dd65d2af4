// SPDX-License-Identifier: Apache-2.0
#include "dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

namespace crosstell {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kMonthNames = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};
/// Full names in other languages where they differ from the English ones. Source: CLDR, months in format wide.
struct ForeignMonth { std::string_view name; int month; };
constexpr ForeignMonth kForeignMonths[] = {
    {"januar", 1},   {"j\xC3\xA4nner", 1}, {"februar", 2},  {"m\xC3\xA4rz", 3},  {"mai", 5},       {"juni", 6},     {"juli", 7},       {"oktober", 10},  {"dezember", 12},   // German
    {"janvier", 1},  {"f\xC3\xA9vrier", 2}, {"mars", 3},    {"avril", 4},       {"juin", 6},      {"juillet", 7},  {"ao\xC3\xBBt", 8}, {"septembre", 9}, {"octobre", 10},
    {"novembre", 11}, {"d\xC3\xA9" "cembre", 12},                                                                                                                    // French
    {"enero", 1},    {"febrero", 2},      {"marzo", 3},    {"abril", 4},       {"mayo", 5},      {"junio", 6},    {"julio", 7},      {"agosto", 8},    {"septiembre", 9},
    {"octubre", 10}, {"noviembre", 11},   {"diciembre", 12},                                                                                                         // Spanish
    {"gennaio", 1},  {"febbraio", 2},     {"aprile", 4},   {"maggio", 5},      {"giugno", 6},    {"luglio", 7},   {"settembre", 9},  {"ottobre", 10},  {"dicembre", 12},   // Italian
    {"janeiro", 1},  {"fevereiro", 2},    {"mar\xC3\xA7o", 3}, {"maio", 5},    {"junho", 6},     {"julho", 7},    {"setembro", 9},   {"outubro", 10},  {"novembro", 11}, {"dezembro", 12},  // Portuguese
    {"januari", 1},  {"februari", 2},     {"maart", 3},    {"mei", 5},         {"augustus", 8}};                                                                      // Dutch
constexpr int kLastYear = 2035;
constexpr std::size_t kMaxBytes = 300;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_upper(c) || static_cast<unsigned char>(c) >= 0x80; }

int days_of_month(int year, int month) {
  static constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

bool exists(int year, int month, int day) {
  return year >= kFirstPressYear && year <= kLastYear && month >= 1 && month <= 12 && day >= 0 && day <= days_of_month(year, month);
}

/// A number, a word or a separator of the text.
struct Part { char kind = 0; int value = 0; std::size_t digits = 0, begin = 0, end = 0; };

int month_of(std::string_view word) {
  std::string lower(word);
  for (char& c : lower)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  for (std::size_t i = 0; i < 12; ++i)
    if (lower == kMonths[i] || lower == kMonthNames[i] || (i == 8 && lower == "sept")) return static_cast<int>(i) + 1;
  for (const ForeignMonth& foreign : kForeignMonths)
    if (lower == foreign.name) return foreign.month;
  return 0;
}

std::vector<Part> split_parts(std::string_view text) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < text.size();) {
    Part part;
    part.begin = i;
    if (is_digit(text[i])) {
      part.kind = 'n';
      while (i < text.size() && is_digit(text[i])) {
        if (i - part.begin < 8) part.value = part.value * 10 + (text[i] - '0');
        ++i;
      }
      part.digits = i - part.begin;
    } else if (is_letter(text[i])) {
      ++i;
      while (i < text.size() && is_letter(text[i]) && !(is_upper(text[i]) && !is_upper(text[i - 1]))) ++i;  // "HolmMarch 3": lines that lost their space
      part.value = month_of(text.substr(part.begin, i - part.begin));
      part.kind = part.value > 0 ? 'm' : 'w';
    } else {
      part.kind = text[i++];
    }
    part.end = i;
    if (part.kind != ' ' && part.kind != ',') parts.push_back(part);
  }
  return parts;
}

std::optional<PublicationDate> made(std::string_view text, int year, int month, int day, std::size_t begin, std::size_t end) {
  if (!exists(year, month, day)) return {};
  PublicationDate date;
  date.year = year;
  date.month = month;
  date.day = day;
  date.raw = std::string(text.substr(begin, end - begin));
  return date;
}

int full_year(const Part& part) {
  if (part.digits == 4) return part.value;
  return part.digits == 2 ? (part.value < 36 ? 2000 + part.value : 1900 + part.value) : 0;
}

/// A date that starts at parts[i].
std::optional<PublicationDate> date_at(std::string_view text, const std::vector<Part>& parts, std::size_t i, bool day_first) {
  const auto kind = [&](std::size_t k) { return k < parts.size() ? parts[k].kind : '\0'; };
  const Part& first = parts[i];
  if (first.kind == 'n' && first.digits == 8)  // 20260312
    return made(text, first.value / 10000, first.value / 100 % 100, first.value % 100, first.begin, first.end);
  if (first.kind == 'n' && first.digits <= 2) {  // 12 March 2026, 12th of March 2026
    std::size_t k = i + 1;
    while (kind(k) == 'w' && k < i + 3) ++k;  // "th", "of"
    if (kind(k) == '.' || kind(k) == '-') ++k;
    if (kind(k) == 'm') {
      std::size_t y = k + 1;
      if (kind(y) == '.' || kind(y) == '-') ++y;
      if (kind(y) == 'n' && parts[y].digits == 4) return made(text, parts[y].value, parts[k].value, first.value, first.begin, parts[y].end);
    }
  }
  if (first.kind == 'm') {  // March 12, 2026; March 12th 2026; March 2026
    std::size_t k = i + 1;
    if (kind(k) == '.') ++k;
    if (kind(k) == 'n' && parts[k].digits <= 2) {
      std::size_t y = k + 1;
      if (kind(y) == 'w') ++y;
      if (kind(y) == 'n' && parts[y].digits == 4) return made(text, parts[y].value, first.value, parts[k].value, first.begin, parts[y].end);
    } else if (kind(k) == 'n' && parts[k].digits == 4) {
      return made(text, parts[k].value, first.value, 0, first.begin, parts[k].end);
    }
  }
  const char separator = kind(i + 1);
  const bool triple = first.kind == 'n' && (separator == '-' || separator == '/' || separator == '.') && kind(i + 2) == 'n' && kind(i + 3) == separator && kind(i + 4) == 'n';
  if (!triple) return {};
  const Part &second = parts[i + 2], &third = parts[i + 4];
  if (first.digits == 4) return made(text, first.value, second.value, third.value, first.begin, third.end);
  const int year = full_year(third);
  if (first.digits > 2 || second.digits > 2) return {};
  const bool day_leads = first.value > 12 || (second.value <= 12 && (day_first || (separator == '.' && third.digits == 4)));
  return made(text, year, day_leads ? second.value : first.value, day_leads ? first.value : second.value, first.begin, third.end);
}

std::optional<PublicationDate> from_seconds(std::string_view text) {
  if (text.size() != 10 && text.size() != 13) return {};
  if (!std::all_of(text.begin(), text.end(), is_digit)) return {};
  long long days = std::atoll(std::string(text.substr(0, 10)).c_str()) / 86400;
  int year = 1970;
  const auto length = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 ? 366 : 365; };
  while (days >= length(year)) days -= length(year++);
  int month = 1;
  while (month < 12) {
    int last = 31;
    while (!exists(2000 + (length(year) == 365 ? 1 : 0), month, last)) --last;
    if (days < last) break;
    days -= last;
    ++month;
  }
  return made(text, year, month, static_cast<int>(days) + 1, 0, text.size());
}

}  // namespace

std::optional<PublicationDate> find_date(std::string_view text, int first_year) {
  text = text.substr(0, kMaxBytes);
  if (auto date = from_seconds(text); date && date->year >= first_year) return date;
  const std::vector<Part> parts = split_parts(text);
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (auto date = date_at(text, parts, i, false); date && date->year >= first_year) return date;
  return {};
}

std::vector<WrittenDate> find_dates(std::string_view text, bool day_first) {
  text = text.substr(0, kMaxBytes);
  std::vector<WrittenDate> out;
  const std::vector<Part> parts = split_parts(text);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!out.empty() && parts[i].begin < out.back().end) continue;
    auto date = date_at(text, parts, i, day_first);
    if (!date || date->year < kFirstWebYear) continue;
    const std::size_t begin = parts[i].begin, end = begin + date->raw.size();
    out.push_back({std::move(*date), begin, end});
  }
  return out;
}

int days_apart(const PublicationDate& a, const PublicationDate& b) {
  const int months = (a.year - b.year) * 12 + a.month - b.month;
  if (months == 0) return std::abs(a.day - b.day);
  const PublicationDate& later = months > 0 ? a : b;
  const PublicationDate& earlier = months > 0 ? b : a;
  return std::abs(months) == 1 ? later.day + std::max(0, days_of_month(earlier.year, earlier.month) - earlier.day) : 1000;
}

bool is_after(const PublicationDate& a, const PublicationDate& b) { return std::tie(a.year, a.month, a.day) > std::tie(b.year, b.month, b.day); }

std::optional<PublicationDate> date_in_url(std::string_view url) {
  url = url.substr(0, 1000);
  const std::vector<Part> parts = split_parts(url);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Part& year = parts[i];
    if (year.kind != 'n' || (year.digits == 8 ? year.value / 10000 : year.value) < kFirstWebYear) continue;
    if (year.digits == 8)
      if (auto date = made(url, year.value / 10000, year.value / 100 % 100, year.value % 100, year.begin, year.end); date && date->day > 0) return date;
    const bool month = i + 2 < parts.size() && year.digits == 4 && (parts[i + 1].kind == '/' || parts[i + 1].kind == '-') && (parts[i + 2].kind == 'm' || (parts[i + 2].kind == 'n' && parts[i + 2].digits <= 2));
    if (!month) continue;
    const bool day = i + 4 < parts.size() && parts[i + 3].kind == parts[i + 1].kind && parts[i + 4].kind == 'n' && parts[i + 4].digits <= 2;
    if (auto date = made(url, year.value, parts[i + 2].value, day ? parts[i + 4].value : 0, year.begin, parts[day ? i + 4 : i + 2].end)) return date;
    if (auto date = made(url, year.value, parts[i + 2].value, 0, year.begin, parts[i + 2].end)) return date;
  }
  return {};
}

}  // namespace crosstell
