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

  void append_copy(std::uint64_t source_begin, std::uint64_t length);
  void append_replace(std::uint64_t output_length, std::uint64_t source_begin, std::uint64_t source_length);
  void append_insert(std::uint64_t output_length);
  void append_map(const OffsetMap& other);  ///< other's output follows ours

  [[nodiscard]] std::uint64_t output_length() const { return output_length_; }
  [[nodiscard]] const std::vector<MapRun>& runs() const { return runs_; }

  /// Source range that covers all source bytes of the output range [begin, end): from the least source byte to the greatest.
  /// A range of inserted bytes only gives the empty range at the source position that precedes it.
  /// Requires: begin <= end <= output_length().
  struct Range { std::uint64_t begin = 0; std::uint64_t end = 0; };
  [[nodiscard]] Range source_of(std::uint64_t begin, std::uint64_t end) const;

  /// The part of this map for the output range [begin, end), with output offsets from 0.
  [[nodiscard]] OffsetMap part(std::uint64_t begin, std::uint64_t end) const;

  friend bool operator==(const OffsetMap&, const OffsetMap&) = default;

 private:
  std::vector<MapRun> runs_;
  std::uint64_t output_length_ = 0;
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
