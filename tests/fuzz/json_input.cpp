// SPDX-License-Identifier: Apache-2.0
// The JSON scanner: no crash, every reported value lies inside the text, an error has a place.
#include <cstdint>
#include <cstdlib>

#include "crosstell/base/utf8.h"
#include "crosstell/read/json.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace crosstell;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto error = json::scan(bytes, 4, [&](const std::vector<json::Frame>&, const json::Value& value) {
    if (value.begin >= value.end || value.end > bytes.size()) std::abort();
    if (value.kind == json::Kind::string) (void)json::decode_string(bytes.substr(value.begin + 1, value.end - value.begin - 2));
  });
  if (error && (error->offset > bytes.size() || error->what.empty() || json::position_of(bytes, error->offset).line == 0)) std::abort();
  return 0;
}
