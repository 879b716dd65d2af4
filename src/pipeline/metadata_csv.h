// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "crosstell/base/result.h"
#include "worker.h"

namespace crosstell::pipeline_detail {

/// Reads --meta FILE: comma-separated (RFC 4180), a header row with `path` and any of `url`, `source`, `published`.
/// Errors: io; syntax - "file:line: found ...; expected ...".
[[nodiscard]] Result<SideMetadata> read_metadata_csv(const std::string& path);
[[nodiscard]] Result<SideMetadata> parse_metadata_csv(std::string_view text, const std::string& file_name);

}  // namespace crosstell::pipeline_detail
