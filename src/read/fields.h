// SPDX-License-Identifier: Apache-2.0
// Which member of a JSON article holds what: the table schemas/normalize/json_fields.tsv applied to one record.
#pragma once

#include "crosstell/base/offset_map.h"
#include "crosstell/read.h"

namespace crosstell {

/// Fills `fields` and `values` of an article whose bytes are one JSON object. `text`: those bytes as UTF-8 (or another charset that keeps
/// ASCII), `map`: from it to the bytes, null when they are the same.
/// Errors: syntax with line and column (lines counted from locator.line), empty when no member holds text.
[[nodiscard]] Status find_fields(RawArticle& article, std::string_view text, const OffsetMap* map);

/// "news.jsonl:7:12" for messages: `offset` is one of the record.
[[nodiscard]] std::string place_of(const RecordLocator& locator, std::string_view record, std::uint64_t offset);

}  // namespace crosstell
