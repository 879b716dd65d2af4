// SPDX-License-Identifier: Apache-2.0
// Bytes of any character set to UTF-8, remembering which bytes made which character.
#pragma once

#include "crosstell/base/diagnostic.h"
#include "crosstell/base/result.h"
#include "crosstell/base/mapped_text.h"

namespace crosstell {

struct Charset {
  std::string name;    ///< as the WHATWG Encoding Standard spells it, in lower case: "utf-8", "windows-1252"
  std::string method;  ///< bom | declared | valid_utf8 | repaired_utf8 | detected | default
};

/// Decides by mark, validity, declaration (a label of the WHATWG Encoding Standard; unknown ones do not count), statistics (4 KB
/// around the first byte that is not ASCII), in this order.
/// `mark_bytes`: how many bytes of a byte order mark lead.
[[nodiscard]] Charset detect_charset(std::string_view bytes, const std::string& declared, std::size_t& mark_bytes);

/// Errors: charset - ICU does not know the name, or most of the text cannot be decoded.
[[nodiscard]] Result<MappedText> decode_charset(std::string_view bytes, std::size_t mark_bytes, const Charset& charset, Diagnostics& diagnostics);

}  // namespace crosstell
