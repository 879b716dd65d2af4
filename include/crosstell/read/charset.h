// SPDX-License-Identifier: Apache-2.0
// Bytes of any character set to UTF-8, remembering which bytes made which character.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "crosstell/base/diagnostic.h"
#include "crosstell/base/result.h"
#include "crosstell/base/mapped_text.h"

namespace crosstell {

struct Charset {
  std::string name;    ///< as the WHATWG Encoding Standard spells it, in lower case: "utf-8", "windows-1252"
  std::string method;  ///< bom | declared | valid_utf8 | repaired_utf8 | detected | default
};

/// "utf-16le", "utf-16be", "utf-32le" or "utf-32be" when the text begins with a mark of it, or its first characters are of ASCII and stand as wide;
/// else empty. A line or an object of JSON always begins so.
[[nodiscard]] std::string_view wide_charset(std::string_view head);
/// Bytes of its least unit: 1, 2 or 4.
[[nodiscard]] std::size_t unit_bytes(std::string_view charset);

/// Decides by mark, validity, declaration (a label of the WHATWG Encoding Standard; unknown ones do not count), statistics (4 KB
/// around the first byte that is not ASCII), in this order.
/// `mark_bytes`: how many bytes of a byte order mark lead.
[[nodiscard]] Charset detect_charset(std::string_view bytes, const std::string& declared, std::size_t& mark_bytes);

/// Errors: charset - ICU does not know the name, or most of the text cannot be decoded.
[[nodiscard]] Result<MappedText> decode_charset(std::string_view bytes, std::size_t mark_bytes, const Charset& charset, Diagnostics& diagnostics);

}  // namespace crosstell
