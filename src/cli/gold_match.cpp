// SPDX-License-Identifier: Apache-2.0
#include "gold_match.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace crosstell::cli {
namespace {

/// Runs of letters, digits and non-ASCII bytes, lower case.
std::set<std::string> words(std::string_view text) {
  std::set<std::string> out;
  std::string word;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0xC0;
    if (letter || (byte >= 0x80 && !word.empty() && static_cast<unsigned char>(word.back()) >= 0xC0)) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!word.empty()) {
      out.insert(word);
      word.clear();
    }
  }
  if (!word.empty()) out.insert(word);
  return out;
}

std::size_t common(const std::set<std::string>& left, const std::set<std::string>& right) {
  return static_cast<std::size_t>(std::count_if(left.begin(), left.end(), [&](const std::string& w) { return right.count(w) != 0; }));
}

std::set<std::string> numbers(std::string_view text) {
  std::set<std::string> out;
  std::string number;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool digit = c >= '0' && c <= '9';
    const bool inner = (c == '.' || c == ',') && !number.empty() && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    if (digit || (inner && c == '.')) number += c;
    else if (!inner && !number.empty()) out.insert(number), number.clear();
  }
  return out;
}

}  // namespace

bool same_sentence(std::string_view left, std::string_view right, double share) {
  const auto a = words(left), b = words(right);
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  return static_cast<double>(common(a, b)) >= share * static_cast<double>(std::min(a.size(), b.size()));
}

bool same_value(std::string_view found, std::string_view gold) {
  const auto wanted = numbers(gold);
  if (!wanted.empty()) return common(wanted, numbers(found)) == wanted.size();
  const auto a = words(gold), b = words(found);
  return !a.empty() && 2 * common(a, b) >= a.size();
}

bool same_name(std::string_view left, std::string_view right) {
  const auto a = words(left), b = words(right);
  return !a.empty() && !b.empty() && common(a, b) == std::min(a.size(), b.size());
}

bool same_bound(const std::optional<Decimal>& found, const nlohmann::json& gold) {
  if (gold.is_null()) return !found;
  if (!found) return false;
  if (gold.is_string()) {
    const auto value = parse_decimal(gold.get<std::string>());
    return value && same_value(*value, *found);
  }
  if (!gold.is_number()) return false;
  const double wanted = gold.get<double>(), mine = to_double(*found);
  return std::abs(wanted - mine) <= 1e-9 * std::max(std::abs(wanted), std::abs(mine));
}

}  // namespace crosstell::cli
