// SPDX-License-Identifier: Apache-2.0
// Header blocks as WARC and HTTP write them, and bodies as HTTP sends them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crosstell/base/result.h"

namespace crosstell {

struct HeaderBlock {
  std::string first_line;                                     ///< "WARC/1.0", "HTTP/1.1 200 OK"
  std::vector<std::pair<std::string, std::string>> fields;    ///< names in lower case; continued lines joined
  std::size_t length = 0;                                     ///< bytes with the empty line after it
  /// The first field of that name, or an empty text.
  [[nodiscard]] std::string_view get(std::string_view name) const;
};

/// The header block at the start of `bytes`; `length` 0 when no empty line ends it.
[[nodiscard]] HeaderBlock parse_headers(std::string_view bytes);

/// "text/html; charset=utf-8": the type in lower case, and the charset.
struct ContentType { std::string type, charset; };
[[nodiscard]] ContentType parse_content_type(std::string_view value);

/// Status code of an HTTP status line, 0 when it is none. Also knows "HTTP/2 200".
[[nodiscard]] int http_status(std::string_view line);

/// Puts a chunked body together; a body that is not chunked (any more) comes back as it is, a cut one as far as it goes.
[[nodiscard]] std::string without_chunks(std::string_view body);

/// Undoes a Content-Encoding. A body that was unpacked already, whatever the header says, comes back as it is.
/// Errors: unsupported (br and others), too_large, bomb, syntax.
[[nodiscard]] Result<std::string> without_encoding(std::string body, std::string_view encoding, std::uint64_t max_bytes);

}  // namespace crosstell
