// SPDX-License-Identifier: Apache-2.0
// Unpacking: gzip, zlib and zstd data piece by piece, and what counts as a bomb.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "crosstell/base/result.h"

namespace crosstell {

/// Unpacks one gzip member or zstd frame at a time.
struct Decoder {
  enum class Step : std::uint8_t { more, member_end, damaged };
  virtual ~Decoder() = default;
  virtual void reset() = 0;
  /// Unpacks from `in` (moved on by what was used) to the end of `out`, some kilobytes at most.
  virtual Step run(std::string_view& in, std::string& out) = 0;
};
[[nodiscard]] std::unique_ptr<Decoder> make_gzip_decoder();
[[nodiscard]] std::unique_ptr<Decoder> make_zstd_decoder();

/// Whether so few bytes unpack to so many that no text was packed.
[[nodiscard]] bool is_bomb(std::uint64_t packed, std::uint64_t unpacked);
[[nodiscard]] std::string bomb_text(std::uint64_t packed, std::uint64_t unpacked);

/// Unpacks `bytes` (gzip, zlib or zstd, told by their first bytes) to at most `limit` bytes. What is cut off at the end gives what there is.
/// Errors: unsupported - none of these; syntax - damaged; too_large; bomb.
[[nodiscard]] Result<std::string> unpack(std::string_view bytes, std::uint64_t limit);

}  // namespace crosstell
