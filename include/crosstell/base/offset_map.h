// SPDX-License-Identifier: Apache-2.0
// Where each byte of a text came from: a run-length map from an output text to a source text.
//
// Each normalization step (JSON string, charset, entity, Markdown escape, NFC, white space) makes a map of runs; maps are
// composed once, so that an article carries one map from its clean text to the raw record.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "crosstell/base/span.h"

namespace crosstell {

/// A run of output bytes and the source bytes it came from.
///
/// copy:    lengths are equal, byte i of the output is byte i of the source.
/// replace: the whole output run stands for the whole source run; it cannot be divided.
/// insert:  the output has no source (a separator we added); source_length is 0.
struct MapRun {
  enum class Kind : std::uint8_t { copy, replace, insert };
  std::uint64_t output_begin = 0;
  std::uint64_t output_length = 0;
  std::uint64_t source_begin = 0;
  std::uint64_t source_length = 0;
  Kind kind = Kind::copy;
  friend bool operator==(const MapRun&, const MapRun&) = default;
};

/// Invariants: runs are in output order, without holes, output_length > 0; neighbouring copies that continue each other are
/// one run. Source order is *not* promised over the whole text (a JSON body may stand before the title), only inside a block.
/// Threads: const use is safe.
class OffsetMap {
 public:
  /// The map that copies `length` bytes starting at `source_begin`.
  static OffsetMap identity(std::uint64_t length, std::uint64_t source_begin = 0);

  void append_copy(std::uint64_t source_begin, std::uint64_t length) {
    if (length == 0) return;
    if (!stretches_.empty() && stretches_.back().kind == MapRun::Kind::copy && stretches_.back().source_end() == source_begin) {
      stretches_.back().output_length += length;
      stretches_.back().source_length += length;
    } else {
      stretches_.push_back({output_length_, length, source_begin, length, MapRun::Kind::copy, 0, 0});
    }
    output_length_ += length;
  }
  void append_replace(std::uint64_t output_length, std::uint64_t source_begin, std::uint64_t source_length);
  void append_insert(std::uint64_t output_length);
  void append_map(const OffsetMap& other);  ///< other's output follows ours
  void reserve(std::size_t runs) { stretches_.reserve(runs); }

  [[nodiscard]] std::uint64_t output_length() const { return output_length_; }

  /// Replacements of one kind that continue each other, as every second byte of a page in Shift_JIS begins one, are kept as one
  /// stretch and take no memory of their own.
  struct Stretch {
    std::uint64_t output_begin = 0, output_length = 0, source_begin = 0, source_length = 0;
    MapRun::Kind kind = MapRun::Kind::copy;
    std::uint8_t output_unit = 0, source_unit = 0;  ///< bytes of each replacement; output_unit 0: there is but one
    [[nodiscard]] std::uint64_t source_end() const { return source_begin + source_length; }
    [[nodiscard]] std::uint64_t output_step() const { return output_unit == 0 ? output_length : output_unit; }
    [[nodiscard]] std::uint64_t source_step() const { return output_unit == 0 ? source_length : source_unit; }
    friend bool operator==(const Stretch&, const Stretch&) = default;
  };

  /// The runs one by one.
  class Runs {
   public:
    class Iterator {
     public:
      Iterator(const Stretch* stretch, std::uint64_t done) : stretch_(stretch), done_(done) {}
      MapRun operator*() const;
      Iterator& operator++();
      friend bool operator==(const Iterator&, const Iterator&) = default;

     private:
      const Stretch* stretch_;
      std::uint64_t done_;  ///< replacements of the stretch
    };
    explicit Runs(const std::vector<Stretch>& stretches) : stretches_(&stretches) {}
    [[nodiscard]] Iterator begin() const { return {stretches_->data(), 0}; }
    [[nodiscard]] Iterator end() const { return {stretches_->data() + stretches_->size(), 0}; }
    [[nodiscard]] bool empty() const { return stretches_->empty(); }
    [[nodiscard]] std::size_t size() const;

   private:
    const std::vector<Stretch>* stretches_;
  };
  [[nodiscard]] Runs runs() const { return Runs(stretches_); }
  [[nodiscard]] const std::vector<Stretch>& stretches() const { return stretches_; }

  /// Source range that covers all source bytes of the output range [begin, end): from the least source byte to the greatest.
  /// A range of inserted bytes only gives the empty range at the source position that precedes it.
  /// Requires: begin <= end <= output_length().
  struct Range { std::uint64_t begin = 0; std::uint64_t end = 0; };
  [[nodiscard]] Range source_of(std::uint64_t begin, std::uint64_t end) const;

  /// The part of this map for the output range [begin, end), with output offsets from 0.
  [[nodiscard]] OffsetMap part(std::uint64_t begin, std::uint64_t end) const;

  friend bool operator==(const OffsetMap&, const OffsetMap&) = default;

 private:
  friend class MapComposer;
  void append_units(std::uint64_t count, std::uint64_t output_unit, std::uint64_t source_begin, std::uint64_t source_unit);

  std::vector<Stretch> stretches_;
  std::uint64_t output_length_ = 0;
};

/// compose() for one who tells the outer map step by step: each step is appended to `out` as what `inner` makes of it.
class MapComposer {
 public:
  MapComposer(OffsetMap& out, const OffsetMap& inner) : out_(out), inner_(inner) {}
  /// Requires of each: begin <= end <= inner.output_length().
  void copy(std::uint64_t begin, std::uint64_t end);
  void replace(std::uint64_t output_length, std::uint64_t begin, std::uint64_t end);
  void map(const OffsetMap& outer);

 private:
  OffsetMap& out_;
  const OffsetMap& inner_;
  std::size_t near_ = 0;  ///< the stretch that was looked up last
};

/// outer: final -> middle, inner: middle -> source. Returns: final -> source.
/// Requires: every source byte of `outer` lies inside inner's output.
[[nodiscard]] OffsetMap compose(const OffsetMap& outer, const OffsetMap& inner);

/// The raw bytes a clean span came from.
[[nodiscard]] inline RawSpan raw_span(const OffsetMap& map, const CleanSpan& span) {
  const auto range = map.source_of(span.begin, span.end);
  return {range.begin, range.end};
}

}  // namespace crosstell
