// SPDX-License-Identifier: Apache-2.0
// Web archives (ISO 28500): the records of a .warc file, and the page inside one record.
#pragma once

#include <functional>

#include "crosstell/read.h"
#include "unpacked_file.h"

namespace crosstell {

/// Lists the pages of an archive: responses with status 200 and a type we read, resources, and conversions (WET). Everything else is
/// counted and reported once at the end; a broken record costs itself and is reported with its place.
void list_warc(const RecordLocator& file_locator, UnpackedFile& file, const ReadOptions& options, const std::function<void(RecordLocator)>& on_record,
               const std::function<void(InputProblem)>& on_problem);

/// The page inside one WARC record.
struct WarcPage {
  std::string payload;              ///< without HTTP header, chunks put together, unpacked
  std::string charset;              ///< of the Content-Type; empty: none
  std::string url, fetched;         ///< WARC-Target-URI, WARC-Date
};

/// Errors: syntax; unsupported (Content-Encoding br); too_large, bomb.
[[nodiscard]] Result<WarcPage> read_warc_page(std::string_view record, std::uint64_t max_bytes);

}  // namespace crosstell
