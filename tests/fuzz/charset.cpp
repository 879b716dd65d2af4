// SPDX-License-Identifier: Apache-2.0
// Any bytes in any character set: UTF-8 comes out, its map covers it and stays inside the bytes. The first byte chooses what is declared.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "crosstell/base/utf8.h"
#include "crosstell/read/charset.h"

namespace {

const char* const kDeclared[] = {"", "utf-8", "latin1", "windows-1251", "shift_jis", "gb2312", "euc-kr", "big5", "iso-2022-jp", "utf-16", "koi8-r", "no-such-set"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace crosstell;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::size_t mark_bytes = 0;
  const Charset charset = detect_charset(bytes, kDeclared[data[0] % std::size(kDeclared)], mark_bytes);
  if (charset.name.empty() || charset.method.empty() || mark_bytes > bytes.size()) std::abort();
  Diagnostics diagnostics;
  const auto text = decode_charset(bytes, mark_bytes, charset, diagnostics);
  if (!text) return 0;
  if (!is_utf8(text->text) || text->map.output_length() != text->text.size()) std::abort();
  std::uint64_t source = mark_bytes;
  for (const MapRun& run : text->map.runs()) {
    if (run.source_begin < source || run.source_begin + run.source_length > bytes.size()) std::abort();
    if (run.kind == MapRun::Kind::copy && text->text.compare(run.output_begin, run.output_length, bytes, run.source_begin, run.source_length) != 0) std::abort();
    source = run.source_begin + run.source_length;
  }
  return 0;
}
