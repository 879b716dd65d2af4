// SPDX-License-Identifier: Apache-2.0
// A file read from front to back, unpacked on the way: plain, gzip (any number of members) or zstd (any number of frames).
//
// Damage and the end look the same to who reads; error() tells them apart. What unpacks to far more than text does is a bomb.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "crosstell/read.h"
#include "decoder.h"
#include "file.h"

namespace crosstell {

class UnpackedFile {
 public:
  /// A gzip member or zstd frame: where it starts in the file, and at which unpacked offset.
  struct Member { std::uint64_t offset = 0, begin = 0; };

  UnpackedFile(File file, Packing packing);
  UnpackedFile(const UnpackedFile&) = delete;
  UnpackedFile& operator=(const UnpackedFile&) = delete;
  ~UnpackedFile();

  /// All bytes at hand from position() on, at least `wanted` of them unless the end comes first. Valid until the next call.
  [[nodiscard]] std::string_view peek(std::size_t wanted);
  /// Goes `count` bytes on. Returns: how far it got.
  std::uint64_t skip(std::uint64_t count);
  [[nodiscard]] std::uint64_t position() const { return position_; }

  /// The member that holds the byte at position().
  [[nodiscard]] Member member() const;
  [[nodiscard]] bool at_member_start() const { return member().begin == position_; }
  /// Bytes from position() to the next member start already known; none known: a very large number.
  [[nodiscard]] std::uint64_t to_next_member() const;
  /// Continues at `member`. Requires: one that this file had.
  void seek(const Member& member);
  /// After damage: goes to the next gzip member in the file. Returns: false when there is none.
  bool recover();

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }  ///< why there is no more, unless it is the end
  [[nodiscard]] const File& file() const { return file_; }

 private:
  bool fill();                    ///< unpacks some more; false at the end
  bool fill_plain();
  bool read_packed();             ///< more packed bytes into packed_; false at the end of the file
  void fail(Errc code, std::string what);
  void start_at(const Member& member);

  File file_;
  Packing packing_;
  std::unique_ptr<Decoder> decoder_;
  std::string packed_;            ///< packed bytes at hand: [packed_at_, end)
  std::size_t packed_at_ = 0;
  std::uint64_t packed_begin_ = 0;  ///< file offset of packed_[0]
  std::string buffer_;            ///< unpacked bytes: [buffer_at_, end)
  std::size_t buffer_at_ = 0;
  std::uint64_t position_ = 0;    ///< unpacked offset of buffer_[buffer_at_]
  std::deque<Member> members_;    ///< those that start at or before the end of the buffer, the first one at or before position_
  bool in_member_ = false;
  std::uint64_t packed_from_ = 0, unpacked_from_ = 0;  ///< where this stretch began, for the ratio
  std::optional<Error> error_;
};

}  // namespace crosstell
