// SPDX-License-Identifier: Apache-2.0
// One bucket: claims to cells, cells to verdicts, verdicts to disputes.
#include <algorithm>
#include <map>
#include <tuple>

#include "finding.h"

namespace crosstell {
namespace {

using namespace crossref;

constexpr std::size_t kMaxCells = 64;         // 2,016 pairs at most, however many sources a bucket has
constexpr std::size_t kMaxComparisons = 200;  // recorded a bucket
constexpr std::size_t kFewReadings = 6;       // of one value: all their pairs are recorded

std::string scope_key(const Reading& reading) {
  std::string out;
  for (const auto& [kind, value] : reading.scope) out += kind + "=" + value + ";";
  return out;
}

/// Day of publication, where it can decide: values that change, and ages.
std::string printed_key(const Reading& reading, const Attribute& attribute) {
  if (attribute.change == Change::never && reading.kind != ValueKind::age) return {};
  return reading.published ? iso_day(*reading.published) : std::string{};
}

bool surer(const Reading* left, const Reading* right) {
  const auto rank = [](const Reading* r) { return std::make_tuple(r->claim->claim.repeat, -r->claim->claim.confidence); };
  if (rank(left) != rank(right)) return rank(left) < rank(right);
  return left->claim->claim.id < right->claim->claim.id;
}

std::vector<Cell> cells_of(const std::vector<Reading>& readings, const Attribute& attribute, std::uint64_t& left_out) {
  std::map<std::string, Cell> by_key;
  for (const Reading& reading : readings) {
    const std::string key = (reading.negative ? "-" : "+") + reading.key + "\n" + std::to_string(static_cast<int>(reading.certainty)) +
                            (reading.denied ? "d" : "") + "\n" + scope_key(reading) + "\n" + reading.time_key + "\n" + printed_key(reading, attribute);
    Cell& cell = by_key[key];
    cell.key = key;
    cell.readings.push_back(&reading);
  }
  std::vector<Cell> cells;
  for (auto& [key, cell] : by_key) {
    std::sort(cell.readings.begin(), cell.readings.end(), surer);
    cells.push_back(std::move(cell));
  }
  if (cells.size() > kMaxCells) {
    std::stable_sort(cells.begin(), cells.end(), [](const Cell& x, const Cell& y) { return x.readings.size() > y.readings.size(); });
    left_out = cells.size() - kMaxCells;
    cells.resize(kMaxCells);
    std::sort(cells.begin(), cells.end(), [](const Cell& x, const Cell& y) { return x.key < y.key; });
  }
  return cells;
}

ComparisonRow comparison(const Reading& a, const Reading& b, std::string relation, std::string guard) {
  ComparisonRow row{a.claim->claim.id, b.claim->claim.id, std::move(relation), std::move(guard)};
  if (row.claim_b < row.claim_a) std::swap(row.claim_a, row.claim_b);
  return row;
}

/// A copy that agrees is no second voice; it is recorded as such.
std::string copy_guard(const Reading& a, const Reading& b, const CompareContext& context) {
  const bool copy = a.claim->article_id != b.claim->article_id && voice_of(context, a.claim->article_id) == voice_of(context, b.claim->article_id);
  return copy ? "same_family" : "";
}

void record(BucketResult& out, ComparisonRow row) {
  if (row.claim_a == row.claim_b) return;
  if (out.comparisons.size() >= kMaxComparisons) {
    ++out.comparisons_left_out;
  } else {
    out.comparisons.push_back(std::move(row));
  }
}

/// Of few claims each agrees with each; of many all with the surest.
void record_agreement(BucketResult& out, const Cell& cell, const CompareContext& context) {
  const std::size_t hubs = cell.readings.size() <= kFewReadings ? cell.readings.size() : 1;
  for (std::size_t i = 0; i < hubs; ++i)
    for (std::size_t j = i + 1; j < cell.readings.size(); ++j)
      record(out, comparison(*cell.readings[i], *cell.readings[j], "agree", copy_guard(*cell.readings[i], *cell.readings[j], context)));
}

/// The attribute a finding is filed under: one of the registry before one of a verb.
std::string shared_attribute(const std::vector<Cell>& cells) {
  std::string out;
  const auto rank = [](const std::string& key) { return std::make_pair(key.find(':') != std::string::npos, key); };
  for (const Cell& cell : cells)
    for (const Reading* reading : cell.readings)
      if (out.empty() || rank(reading->claim->claim.attribute) < rank(out)) out = reading->claim->claim.attribute;
  return out;
}

}  // namespace

BucketResult compare_bucket(const std::vector<const ComparableClaim*>& claims, const CompareContext& context) {
  BucketResult out;
  if (claims.size() < 2 || context.registry == nullptr) return out;
  std::vector<const ComparableClaim*> sorted = claims;
  std::sort(sorted.begin(), sorted.end(), [](const ComparableClaim* x, const ComparableClaim* y) { return x->claim.id < y->claim.id; });
  const Attribute* attribute = nullptr;  // a registry attribute knows more than the family of a verb
  for (const ComparableClaim* claim : sorted)
    if (attribute == nullptr || claim->claim.attribute.find(':') == std::string::npos) attribute = context.registry->find(claim->claim.attribute);
  if (attribute == nullptr) return out;

  std::vector<Reading> readings;
  readings.reserve(sorted.size());
  for (const ComparableClaim* claim : sorted) readings.push_back(read_claim(*claim, *attribute));
  const std::vector<Cell> cells = cells_of(readings, *attribute, out.variants_left_out);

  std::map<std::tuple<std::string, std::string, std::string>, std::vector<Opposition>> disputes;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    record_agreement(out, cells[i], context);
    for (std::size_t j = i + 1; j < cells.size(); ++j) {
      PairVerdict verdict = judge(cells[i].best(), cells[j].best(), *attribute, context);
      const bool agrees = verdict.outcome == PairVerdict::Outcome::agree, differs = verdict.outcome == PairVerdict::Outcome::finding;
      record(out, comparison(cells[i].best(), cells[j].best(), agrees ? "agree" : differs ? "differ" : "compatible",
                             agrees ? copy_guard(cells[i].best(), cells[j].best(), context) : verdict.guard));
      if (differs) disputes[{verdict.section, verdict.kind, verdict.scope}].push_back({&cells[i], &cells[j], std::move(verdict)});
    }
  }
  const std::string attribute_key = shared_attribute(cells);
  for (const auto& [key, pairs] : disputes) out.findings.push_back(make_finding(pairs, *attribute, attribute_key, context));
  return out;
}

}  // namespace crosstell
