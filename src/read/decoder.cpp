// SPDX-License-Identifier: Apache-2.0
#include "decoder.h"

#include <zlib.h>
#include <zstd.h>

#include <new>

namespace crosstell {
namespace {

constexpr std::size_t kChunk = 64u << 10;
constexpr std::uint64_t kBombRatio = 200;          // gzip packs news text 3 to 5 times, at most 1,032 times what repeats
constexpr std::uint64_t kBombLeast = 16u << 20;    // less than this does no harm
constexpr int kWindowLog = 26;                     // 64 MB of memory for a zstd stream at most

struct GzipDecoder : Decoder {
  z_stream stream{};
  explicit GzipDecoder(int window_bits) {
    if (inflateInit2(&stream, window_bits) != Z_OK) throw std::bad_alloc();
  }
  ~GzipDecoder() override { inflateEnd(&stream); }
  void reset() override { inflateReset(&stream); }
  Step run(std::string_view& in, std::string& out) override {
    const std::size_t before = out.size();
    out.resize(before + kChunk);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // zlib does not write to it
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    stream.avail_out = static_cast<uInt>(kChunk);
    const int result = inflate(&stream, Z_NO_FLUSH);
    in.remove_prefix(in.size() - stream.avail_in);
    out.resize(before + kChunk - stream.avail_out);
    if (result == Z_STREAM_END) return Step::member_end;
    return result == Z_OK || result == Z_BUF_ERROR ? Step::more : Step::damaged;
  }
};

struct ZstdDecoder : Decoder {
  ZSTD_DStream* stream = ZSTD_createDStream();
  ZstdDecoder() {
    if (stream == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, kWindowLog);
  }
  ~ZstdDecoder() override { ZSTD_freeDStream(stream); }
  void reset() override { ZSTD_DCtx_reset(stream, ZSTD_reset_session_only); }
  Step run(std::string_view& in, std::string& out) override {
    const std::size_t before = out.size();
    out.resize(before + kChunk);
    ZSTD_inBuffer input{in.data(), in.size(), 0};
    ZSTD_outBuffer output{out.data() + before, kChunk, 0};
    const std::size_t result = ZSTD_decompressStream(stream, &output, &input);
    in.remove_prefix(input.pos);
    out.resize(before + output.pos);
    if (ZSTD_isError(result)) return Step::damaged;
    return result == 0 ? Step::member_end : Step::more;
  }
};

}  // namespace

std::unique_ptr<Decoder> make_gzip_decoder() { return std::make_unique<GzipDecoder>(15 + 16); }
std::unique_ptr<Decoder> make_zstd_decoder() { return std::make_unique<ZstdDecoder>(); }

bool is_bomb(std::uint64_t packed, std::uint64_t unpacked) { return unpacked > kBombLeast && unpacked / kBombRatio > packed; }

std::string bomb_text(std::uint64_t packed, std::uint64_t unpacked) {
  return std::to_string(packed) + " bytes unpack to more than " + std::to_string(unpacked) + ", over " + std::to_string(kBombRatio) + " times as much";
}

Result<std::string> unpack(std::string_view bytes, std::uint64_t limit) {
  const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  const bool gzip = byte(0) == 0x1F && byte(1) == 0x8B, zstd = bytes.substr(0, 4) == "\x28\xB5\x2F\xFD";
  const bool zlib = (byte(0) & 0x0F) == 8 && (byte(0) * 256 + byte(1)) % 31 == 0;
  if (!gzip && !zstd && !zlib) return Error{Errc::unsupported, "", "found neither gzip nor zstd data"};
  const auto decoder = zstd ? make_zstd_decoder() : gzip ? make_gzip_decoder() : std::make_unique<GzipDecoder>(15);
  std::string out;
  std::string_view rest = bytes;
  for (;;) {
    const std::size_t had = out.size();
    const Decoder::Step step = decoder->run(rest, out);
    if (is_bomb(bytes.size() - rest.size(), out.size())) return Error{Errc::bomb, "", bomb_text(bytes.size() - rest.size(), out.size())};
    if (out.size() > limit) return Error{Errc::too_large, "", "unpacks to more than " + std::to_string(limit) + " bytes"};
    if (step == Decoder::Step::damaged && out.empty()) return Error{Errc::syntax, "", "the packed data is damaged"};
    if (step == Decoder::Step::damaged) break;                             // rubbish after the end, or cut off
    if (step == Decoder::Step::member_end && rest.empty()) break;
    if (step == Decoder::Step::member_end) decoder->reset();
    else if (out.size() == had && rest.empty()) break;                    // cut off
  }
  return out;
}

}  // namespace crosstell
