// SPDX-License-Identifier: Apache-2.0
// Offset maps as bytes: for each run its kind and output length in one number, the step from the end of the run before it in the
// source, and for replacements the source length. Numbers take 7 bits a byte; most runs take three bytes.
#include "crosstell/store.h"

namespace crosstell {
namespace {

void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(0x80 | (value & 0x7F));
  out += static_cast<char>(value);
}

std::optional<std::uint64_t> take_varint(std::string_view& in) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 63 && !in.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(in.front());
    in.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7Fu} << shift;
    if (byte < 0x80) return value;
  }
  return std::nullopt;
}

constexpr std::uint64_t kMaxOffset = std::uint64_t{1} << 48;  // far past any record; keeps sums from overflowing

}  // namespace

std::string serialize_map(const OffsetMap& map) {
  std::string out;
  std::uint64_t source_end = 0;
  for (const MapRun& run : map.runs()) {
    append_varint(out, run.output_length << 2 | static_cast<std::uint64_t>(run.kind));
    if (run.kind == MapRun::Kind::insert) continue;
    const auto step = static_cast<std::int64_t>(run.source_begin - source_end);
    append_varint(out, (static_cast<std::uint64_t>(step) << 1) ^ static_cast<std::uint64_t>(step >> 63));
    if (run.kind == MapRun::Kind::replace) append_varint(out, run.source_length);
    source_end = run.source_begin + run.source_length;
  }
  return out;
}

Result<OffsetMap> parse_map(std::string_view bytes) {
  const Error damaged{Errc::corrupt, "offset map", "damaged; analyse the article again"};
  OffsetMap map;
  std::uint64_t source_end = 0;
  while (!bytes.empty()) {
    const auto head = take_varint(bytes);
    if (!head || (*head & 3) > 2 || (*head >> 2) == 0 || (*head >> 2) > kMaxOffset - map.output_length()) return damaged;
    const std::uint64_t length = *head >> 2;
    const auto kind = static_cast<MapRun::Kind>(*head & 3);
    if (kind == MapRun::Kind::insert) {
      map.append_insert(length);
      continue;
    }
    const auto zigzag = take_varint(bytes);
    const auto source_length = kind == MapRun::Kind::replace ? take_varint(bytes) : std::optional(length);
    if (!zigzag || !source_length) return damaged;
    const std::uint64_t source_begin = source_end + ((*zigzag >> 1) ^ (~(*zigzag & 1) + 1));
    if (source_begin > kMaxOffset || *source_length > kMaxOffset) return damaged;  // a step below zero wraps to a huge number
    if (kind == MapRun::Kind::copy) map.append_copy(source_begin, length);
    else map.append_replace(length, source_begin, *source_length);
    source_end = source_begin + *source_length;
  }
  return map;
}

}  // namespace crosstell
