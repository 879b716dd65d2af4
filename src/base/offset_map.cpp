// SPDX-License-Identifier: Apache-2.0
#include "crosstell/base/offset_map.h"

#include <algorithm>
#include <cassert>

namespace crosstell {
namespace {

using Stretch = OffsetMap::Stretch;
using Stretches = std::vector<Stretch>;

/// Index of the stretch that holds the output byte. Requires: there is one.
std::size_t stretch_at(const Stretches& stretches, std::uint64_t output) {
  const auto after = std::upper_bound(stretches.begin(), stretches.end(), output,
                                      [](std::uint64_t offset, const Stretch& stretch) { return offset < stretch.output_begin; });
  assert(after != stretches.begin());
  return static_cast<std::size_t>(after - stretches.begin()) - 1;
}

/// The same for one who asks in rising order: `near` is what was found last.
std::size_t stretch_near(const Stretches& stretches, std::size_t near, std::uint64_t output) {
  constexpr std::size_t kSteps = 8;
  if (near >= stretches.size() || output < stretches[near].output_begin) return stretch_at(stretches, output);
  for (std::size_t i = near; i < near + kSteps && i < stretches.size(); ++i)
    if (output < stretches[i].output_begin + stretches[i].output_length) return i;
  return stretch_at(stretches, output);
}

/// Source of the output bytes [begin, end). Requires: begin < end; `first` is the index of the stretch that holds `begin`.
OffsetMap::Range covered(const Stretches& stretches, std::size_t first, std::uint64_t begin, std::uint64_t end) {
  OffsetMap::Range range{UINT64_MAX, 0};
  const std::uint64_t fallback = stretches[first].source_begin;
  for (std::size_t i = first; i < stretches.size() && stretches[i].output_begin < end; ++i) {
    const Stretch& stretch = stretches[i];
    if (stretch.kind == MapRun::Kind::insert) continue;
    std::uint64_t from = std::max(begin, stretch.output_begin) - stretch.output_begin;
    std::uint64_t to = std::min(end, stretch.output_begin + stretch.output_length) - stretch.output_begin;
    if (stretch.kind == MapRun::Kind::replace) {
      const std::uint64_t step = stretch.output_step();
      from = from / step * stretch.source_step();
      to = (to + step - 1) / step * stretch.source_step();
    }
    range.begin = std::min(range.begin, stretch.source_begin + from);
    range.end = std::max(range.end, stretch.source_begin + to);
  }
  if (range.begin == UINT64_MAX) return {fallback, fallback};
  return range;
}

}  // namespace

MapRun OffsetMap::Runs::Iterator::operator*() const {
  const std::uint64_t output = stretch_->output_step(), source = stretch_->source_step();
  return {stretch_->output_begin + done_ * output, output, stretch_->source_begin + done_ * source, source, stretch_->kind};
}

OffsetMap::Runs::Iterator& OffsetMap::Runs::Iterator::operator++() {
  if (++done_ * stretch_->output_step() >= stretch_->output_length) {
    ++stretch_;
    done_ = 0;
  }
  return *this;
}

std::size_t OffsetMap::Runs::size() const {
  std::size_t count = 0;
  for (const Stretch& stretch : *stretches_) count += static_cast<std::size_t>(stretch.output_length / stretch.output_step());
  return count;
}

OffsetMap OffsetMap::identity(std::uint64_t length, std::uint64_t source_begin) {
  OffsetMap map;
  map.append_copy(source_begin, length);
  return map;
}

void OffsetMap::append_replace(std::uint64_t output_length, std::uint64_t source_begin, std::uint64_t source_length) {
  if (output_length > 0) append_units(1, output_length, source_begin, source_length);
}

void OffsetMap::append_units(std::uint64_t count, std::uint64_t output_unit, std::uint64_t source_begin, std::uint64_t source_unit) {
  const std::uint64_t output = count * output_unit, source = count * source_unit;
  if (!stretches_.empty()) {
    Stretch& last = stretches_.back();
    if (last.output_unit == output_unit && last.source_unit == source_unit && last.source_end() == source_begin) {  // 0 is no replacement's unit
      last.output_length += output;
      last.source_length += source;
      output_length_ += output;
      return;
    }
  }
  const bool divides = output_unit <= UINT8_MAX && source_unit <= UINT8_MAX;
  assert(divides || count == 1);
  const auto unit = [&](std::uint64_t bytes) { return static_cast<std::uint8_t>(divides ? bytes : 0); };
  stretches_.push_back({output_length_, output, source_begin, source, MapRun::Kind::replace, unit(output_unit), unit(source_unit)});
  output_length_ += output;
}

void OffsetMap::append_insert(std::uint64_t output_length) {
  if (output_length == 0) return;
  stretches_.push_back({output_length_, output_length, stretches_.empty() ? 0 : stretches_.back().source_end(), 0, MapRun::Kind::insert, 0, 0});
  output_length_ += output_length;
}

void OffsetMap::append_map(const OffsetMap& other) {
  for (const Stretch& stretch : other.stretches_) {
    switch (stretch.kind) {
      case MapRun::Kind::copy: append_copy(stretch.source_begin, stretch.source_length); break;
      case MapRun::Kind::replace: append_units(stretch.output_length / stretch.output_step(), stretch.output_step(), stretch.source_begin, stretch.source_step()); break;
      case MapRun::Kind::insert:
        stretches_.push_back({output_length_, stretch.output_length, stretch.source_begin, 0, stretch.kind, 0, 0});
        output_length_ += stretch.output_length;
        break;
    }
  }
}

OffsetMap::Range OffsetMap::source_of(std::uint64_t begin, std::uint64_t end) const {
  assert(begin <= end && end <= output_length_);
  if (stretches_.empty()) return {};
  if (begin == end) {  // a point: where the next output byte comes from, or the end of the last run
    if (begin == output_length_) return {stretches_.back().source_end(), stretches_.back().source_end()};
    const Stretch& stretch = stretches_[stretch_at(stretches_, begin)];
    const std::uint64_t into = begin - stretch.output_begin;
    const std::uint64_t at = stretch.source_begin + (stretch.kind == MapRun::Kind::copy ? into : into / stretch.output_step() * stretch.source_step());
    return {at, at};
  }
  return covered(stretches_, stretch_at(stretches_, begin), begin, end);
}

OffsetMap OffsetMap::part(std::uint64_t begin, std::uint64_t end) const {
  assert(begin <= end && end <= output_length_);
  OffsetMap out;
  MapComposer(out, *this).copy(begin, end);
  return out;
}

void MapComposer::copy(std::uint64_t begin, std::uint64_t end) {
  assert(begin <= end && end <= inner_.output_length());
  if (begin == end) return;
  const Stretches& stretches = inner_.stretches_;
  near_ = stretch_near(stretches, near_, begin);
  for (std::size_t i = near_; i < stretches.size() && stretches[i].output_begin < end; ++i) {
    const Stretch& stretch = stretches[i];
    std::uint64_t from = std::max(begin, stretch.output_begin) - stretch.output_begin;
    const std::uint64_t to = std::min(end, stretch.output_begin + stretch.output_length) - stretch.output_begin;
    if (stretch.kind == MapRun::Kind::copy) {
      out_.append_copy(stretch.source_begin + from, to - from);
    } else if (stretch.kind == MapRun::Kind::insert) {
      out_.append_insert(to - from);
    } else {
      const std::uint64_t step = stretch.output_step(), source = stretch.source_step();
      while (from < to) {  // part of a replacement, whole ones, part of one
        const std::uint64_t number = from / step, whole = from % step == 0 ? (to - from) / step : 0;
        const std::uint64_t length = whole > 0 ? step : std::min(to, (number + 1) * step) - from;
        out_.append_units(std::max<std::uint64_t>(whole, 1), length, stretch.source_begin + number * source, source);
        from += std::max<std::uint64_t>(whole, 1) * length;
      }
    }
  }
}

void MapComposer::replace(std::uint64_t output_length, std::uint64_t begin, std::uint64_t end) {
  assert(begin <= end && end <= inner_.output_length());
  if (begin < end) near_ = stretch_near(inner_.stretches_, near_, begin);
  const auto source = begin < end ? covered(inner_.stretches_, near_, begin, end) : inner_.source_of(begin, end);
  out_.append_replace(output_length, source.begin, source.end - source.begin);
}

void MapComposer::map(const OffsetMap& outer) {
  for (const Stretch& stretch : outer.stretches_) {
    const std::uint64_t step = stretch.output_step(), source = stretch.source_step();
    switch (stretch.kind) {
      case MapRun::Kind::copy: copy(stretch.source_begin, stretch.source_end()); break;
      case MapRun::Kind::insert: out_.append_insert(stretch.output_length); break;
      case MapRun::Kind::replace:
        for (std::uint64_t done = 0, at = stretch.source_begin; done < stretch.output_length; done += step, at += source) replace(step, at, at + source);
        break;
    }
  }
}

OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner) {
  OffsetMap out;
  out.reserve(outer.stretches().size() + inner.stretches().size());
  MapComposer(out, inner).map(outer);
  return out;
}

}  // namespace crosstell
