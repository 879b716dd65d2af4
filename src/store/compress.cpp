// SPDX-License-Identifier: Apache-2.0
#include "compress.h"

#include <zlib.h>

#include <new>

namespace crosstell {
namespace {

/// Setting a deflate stream up costs more than packing an article of ordinary size, so that each thread keeps one.
class Deflater {
 public:
  Deflater() {
    if (deflateInit(&stream_, 1) != Z_OK) throw std::bad_alloc();
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  void run(std::string_view bytes, std::string& out) {
    deflateReset(&stream_);
    out.resize(deflateBound(&stream_, bytes.size()));
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write to it
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    deflate(&stream_, Z_FINISH);
    out.resize(stream_.total_out);
  }

 private:
  z_stream stream_{};
};

}  // namespace

void deflate_into(std::string_view bytes, std::string& out) {
  thread_local Deflater deflater;
  deflater.run(bytes, out);
}

bool inflate_into(std::string_view packed, std::size_t expected, std::string& out) {
  out.resize(expected);
  uLongf length = expected;
  const int result = uncompress(reinterpret_cast<Bytef*>(out.data()), &length, reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (result != Z_OK || length != expected) return false;
  return true;
}

}  // namespace crosstell
