// SPDX-License-Identifier: Apache-2.0
// Parts that every HTML page of ours has: its frame, and sentences with their marks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html_writer.h"
#include "model.h"

namespace crosstell::report_detail {

/// A whole page: head with the style sheet, `body`, and the closing tags. `body` is markup of an HtmlWriter.
[[nodiscard]] std::string html_page(std::string_view title, std::string body);

/// A sentence with values marked and subjects underlined. Marks may nest or overlap; each border is written once.
void write_marked(HtmlWriter& out, std::string_view sentence, const std::vector<Mark>& values, const std::vector<Mark>& subjects);

}  // namespace crosstell::report_detail
