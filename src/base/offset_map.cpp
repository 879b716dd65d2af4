// SPDX-License-Identifier: Apache-2.0
#include "crosstell/base/offset_map.h"

#include <algorithm>
#include <cassert>

namespace crosstell {
namespace {

/// Index of the run that holds the output byte. Requires: there is one.
std::size_t run_at(const std::vector<MapRun>& runs, std::uint64_t output) {
  const auto after = std::upper_bound(runs.begin(), runs.end(), output,
                                      [](std::uint64_t offset, const MapRun& run) { return offset < run.output_begin; });
  assert(after != runs.begin());
  return static_cast<std::size_t>(after - runs.begin()) - 1;
}

/// The same for one who asks in rising order: `near` is what was found last.
std::size_t run_near(const std::vector<MapRun>& runs, std::size_t near, std::uint64_t output) {
  constexpr std::size_t kSteps = 8;
  if (near >= runs.size() || output < runs[near].output_begin) return run_at(runs, output);
  for (std::size_t i = near; i < near + kSteps && i < runs.size(); ++i)
    if (output < runs[i].output_begin + runs[i].output_length) return i;
  return run_at(runs, output);
}

/// Source of the output bytes [begin, end) of `runs`. Requires: begin < end; `first` is the index of the run that holds `begin`.
OffsetMap::Range covered(const std::vector<MapRun>& runs, std::size_t first, std::uint64_t begin, std::uint64_t end) {
  OffsetMap::Range range{UINT64_MAX, 0};
  const std::uint64_t fallback = runs[first].source_begin;
  for (std::size_t i = first; i < runs.size() && runs[i].output_begin < end; ++i) {
    const MapRun& run = runs[i];
    if (run.kind == MapRun::Kind::insert) continue;
    std::uint64_t from = run.source_begin, to = run.source_begin + run.source_length;
    if (run.kind == MapRun::Kind::copy) {
      from += std::max(begin, run.output_begin) - run.output_begin;
      to = run.source_begin + (std::min(end, run.output_begin + run.output_length) - run.output_begin);
    }
    range.begin = std::min(range.begin, from);
    range.end = std::max(range.end, to);
  }
  if (range.begin == UINT64_MAX) return {fallback, fallback};
  return range;
}

/// Appends the part [begin, end) of `runs` to `out`. Requires: begin < end; `first` is the index of the run that holds `begin`.
void append_part(OffsetMap& out, const std::vector<MapRun>& runs, std::size_t first, std::uint64_t begin, std::uint64_t end) {
  for (std::size_t i = first; i < runs.size() && runs[i].output_begin < end; ++i) {
    const MapRun& run = runs[i];
    const std::uint64_t from = std::max(begin, run.output_begin), to = std::min(end, run.output_begin + run.output_length);
    switch (run.kind) {
      case MapRun::Kind::copy: out.append_copy(run.source_begin + (from - run.output_begin), to - from); break;
      case MapRun::Kind::replace: out.append_replace(to - from, run.source_begin, run.source_length); break;
      case MapRun::Kind::insert: out.append_insert(to - from); break;
    }
  }
}

/// compose() with an inner map that only moves: no run has to be looked up or cut.
OffsetMap moved(const OffsetMap& outer, std::uint64_t by) {
  OffsetMap out;
  for (const MapRun& run : outer.runs()) {
    switch (run.kind) {
      case MapRun::Kind::copy: out.append_copy(run.source_begin + by, run.source_length); break;
      case MapRun::Kind::replace: out.append_replace(run.output_length, run.source_begin + by, run.source_length); break;
      case MapRun::Kind::insert: out.append_insert(run.output_length); break;
    }
  }
  return out;
}

}  // namespace

OffsetMap OffsetMap::identity(std::uint64_t length, std::uint64_t source_begin) {
  OffsetMap map;
  map.append_copy(source_begin, length);
  return map;
}

void OffsetMap::append_copy(std::uint64_t source_begin, std::uint64_t length) {
  if (length == 0) return;
  if (!runs_.empty()) {
    MapRun& last = runs_.back();
    if (last.kind == MapRun::Kind::copy && last.source_begin + last.source_length == source_begin) {
      last.output_length += length;
      last.source_length += length;
      output_length_ += length;
      return;
    }
  }
  runs_.push_back({output_length_, length, source_begin, length, MapRun::Kind::copy});
  output_length_ += length;
}

void OffsetMap::append_replace(std::uint64_t output_length, std::uint64_t source_begin, std::uint64_t source_length) {
  if (output_length == 0) return;
  runs_.push_back({output_length_, output_length, source_begin, source_length, MapRun::Kind::replace});
  output_length_ += output_length;
}

void OffsetMap::append_insert(std::uint64_t output_length) {
  if (output_length == 0) return;
  const std::uint64_t source = runs_.empty() ? 0 : runs_.back().source_begin + runs_.back().source_length;
  runs_.push_back({output_length_, output_length, source, 0, MapRun::Kind::insert});
  output_length_ += output_length;
}

void OffsetMap::append_map(const OffsetMap& other) {
  for (const MapRun& run : other.runs_) {
    if (run.kind == MapRun::Kind::copy) {
      append_copy(run.source_begin, run.source_length);
    } else {
      runs_.push_back({output_length_, run.output_length, run.source_begin, run.source_length, run.kind});
      output_length_ += run.output_length;
    }
  }
}

OffsetMap::Range OffsetMap::source_of(std::uint64_t begin, std::uint64_t end) const {
  assert(begin <= end && end <= output_length_);
  if (runs_.empty()) return {};
  if (begin == end) {  // a point: where the next output byte comes from, or the end of the last run
    if (begin == output_length_) {
      const MapRun& last = runs_.back();
      return {last.source_begin + last.source_length, last.source_begin + last.source_length};
    }
    const MapRun& run = runs_[run_at(runs_, begin)];
    const std::uint64_t at = run.source_begin + (run.kind == MapRun::Kind::copy ? begin - run.output_begin : 0);
    return {at, at};
  }
  return covered(runs_, run_at(runs_, begin), begin, end);
}

OffsetMap OffsetMap::part(std::uint64_t begin, std::uint64_t end) const {
  assert(begin <= end && end <= output_length_);
  OffsetMap out;
  if (begin < end) append_part(out, runs_, run_at(runs_, begin), begin, end);
  return out;
}

OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner) {
  if (inner.runs().size() == 1 && inner.runs()[0].kind == MapRun::Kind::copy) return moved(outer, inner.runs()[0].source_begin);
  OffsetMap out;
  std::size_t near = 0;
  for (const MapRun& run : outer.runs()) {
    if (run.kind == MapRun::Kind::insert) {
      out.append_insert(run.output_length);
      continue;
    }
    const std::uint64_t begin = run.source_begin, end = run.source_begin + run.source_length;
    assert(end <= inner.output_length());
    if (begin < end) near = run_near(inner.runs(), near, begin);
    if (run.kind == MapRun::Kind::copy) {
      append_part(out, inner.runs(), near, begin, end);
    } else {
      const auto source = begin < end ? covered(inner.runs(), near, begin, end) : inner.source_of(begin, end);
      out.append_replace(run.output_length, source.begin, source.end - source.begin);
    }
  }
  return out;
}

}  // namespace crosstell
