// SPDX-License-Identifier: Apache-2.0
#include "problems.h"

#include <algorithm>

#include "crosstell/base/utf8.h"

namespace crosstell::rules {
namespace {

constexpr std::size_t kMaxLines = 200;       // more help nobody
constexpr std::size_t kMaxQuotedBytes = 80;  // of what was found
constexpr std::size_t kMaxListedNames = 24;

/// Edit distance with swaps of neighbours (optimal string alignment), which typing errors are made of.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::string quoted(std::string_view found) {
  std::string_view cut = found.substr(0, kMaxQuotedBytes);
  while (!cut.empty() && cut.size() < found.size() && (static_cast<unsigned char>(found[cut.size()]) & 0xC0) == 0x80) cut.remove_suffix(1);
  return "'" + printable(cut) + (cut.size() < found.size() ? "...'" : "'");
}

}  // namespace

std::string Place::prefix() const {
  std::string out = file;
  const auto part = [&](std::string_view separator, const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += separator;
    out += text;
  };
  part(": ", rule.empty() ? std::string() : "rule " + quoted(rule));
  part(rule.empty() ? ": " : ", ", field);
  part(", ", column == 0 ? std::string() : "column " + std::to_string(column));
  return out.empty() ? out : out + ": ";
}

Place Place::at(std::string_view other_field, std::size_t other_column) const { return {file, rule, std::string(other_field), other_column}; }

void Problems::add(const Place& place, std::string_view what) {
  if (lines_.size() == kMaxLines) lines_.push_back("more problems were found; correct these first");
  if (lines_.size() > kMaxLines) return;
  lines_.push_back(place.prefix() + std::string(what));
}

void Problems::add_unknown(const Place& place, std::string_view kind, std::string_view found, std::span<const std::string_view> known) {
  if (lines_.size() > kMaxLines) return;
  std::string what = "unknown " + std::string(kind) + " " + quoted(found);
  if (const auto near = nearest_name(found, known); !near.empty()) {
    what += "; did you mean '" + std::string(near) + "'?";
  } else if (!known.empty() && known.size() <= kMaxListedNames) {
    what += "; expected one of:";
    for (const auto name : known) what += " " + std::string(name);
  }
  add(place, what);
}

void Problems::add_unknown(const Place& place, std::string_view kind, std::string_view found, const std::vector<std::string>& known) {
  const std::vector<std::string_view> views(known.begin(), known.end());
  add_unknown(place, kind, found, std::span<const std::string_view>(views));
}

Error Problems::error(std::string_view where) const {
  std::string what;
  for (const auto& line : lines_) what += (what.empty() ? "" : "\n") + line;
  return {Errc::invalid, std::string(where), what};
}

std::string_view nearest_name(std::string_view found, std::span<const std::string_view> known) {
  if (found.size() > 64) return {};
  std::string_view best;
  std::size_t best_distance = found.size() <= 4 ? 2 : 3;  // strictly less is near enough
  for (const auto name : known) {
    if (name.size() > 64) continue;
    const std::size_t distance = edit_distance(found, name);
    if (distance < best_distance) best = name, best_distance = distance;
  }
  return best;
}

}  // namespace crosstell::rules
