// SPDX-License-Identifier: Apache-2.0
#include "pair_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace crosstell::crossref {
namespace {

/// The first bytes of an id as a number that sorts alike, so that most ids are compared without being looked at.
std::uint64_t beginning(const char* id) {
  std::uint64_t out = 0;
  for (int i = 0; i < 10; ++i) {
    if (i >= 2) out = out << 8 | static_cast<unsigned char>(*id);   // "c-" begins them all
    if (*id != '\0') ++id;
  }
  return out;
}

/// Claim -> its place in the order of ids.
std::vector<std::uint32_t> ranks(const ClaimSpool& claims) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  order.reserve(claims.size());
  for (std::uint32_t i = 0; i < claims.size(); ++i) order.emplace_back(beginning(claims.id(i)), i);
  std::sort(order.begin(), order.end(), [&](const auto& x, const auto& y) {
    return x.first != y.first ? x.first < y.first : std::string_view(claims.id(x.second)) < std::string_view(claims.id(y.second));
  });
  std::vector<std::uint32_t> out(order.size());
  for (std::uint32_t place = 0; place < order.size(); ++place) out[order[place].second] = place;
  return out;
}

}  // namespace

std::uint8_t PairTable::word(const std::string& text) {
  const auto at = std::find(words_.begin(), words_.end(), text) - words_.begin();
  if (static_cast<std::size_t>(at) == words_.size()) words_.push_back(text);
  return static_cast<std::uint8_t>(at);
}

int PairTable::weight(const Row& row) const { return words_[row.relation] == "differ" ? 2 : words_[row.relation] == "agree" ? 1 : 0; }

void PairTable::add(std::uint32_t a, std::uint32_t b, const std::string& relation, const std::string& guard) {
  const std::uint8_t first = word(relation), second = word(guard);
  rows_.push_back({a, b, first, second});
}

void PairTable::sort(const ClaimSpool& claims) {
  const auto rank = ranks(claims);
  std::sort(rows_.begin(), rows_.end(), [&](const Row& x, const Row& y) {
    const auto pair = [&](const Row& row) { return std::make_pair(rank[row.a], rank[row.b]); };
    if (pair(x) != pair(y)) return pair(x) < pair(y);
    const int left = weight(x), right = weight(y);
    return left != right ? left < right : words_[x.guard] < words_[y.guard];
  });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (i + 1 == rows_.size() || rows_[i].a != rows_[i + 1].a || rows_[i].b != rows_[i + 1].b) rows_[kept++] = rows_[i];
  rows_.resize(kept);
}

ComparisonView PairTable::at(std::size_t index, const ClaimSpool& claims) const {
  const Row& row = rows_[index];
  return {claims.id(row.a), claims.id(row.b), words_[row.relation].c_str(), words_[row.guard].c_str()};
}

}  // namespace crosstell::crossref
