// SPDX-License-Identifier: Apache-2.0
// The records inside one file.
#pragma once

#include <functional>
#include <string>

#include "crosstell/read.h"

namespace crosstell {

/// Sets the format a file name promises by its endings in any case ("a.jsonl.gz"). Returns: false for types that are not read.
[[nodiscard]] bool set_format_by_name(RecordLocator& locator, const std::string& file_name);

/// Lists the records of the file `locator` describes (container, byte_length and modified_ns filled). Memory stays bounded for
/// .jsonl of any size. A file that cannot be split is one record: reading it will say what is wrong.
void list_file(const RecordLocator& locator, const ReadOptions& options, const std::function<void(RecordLocator)>& on_record,
               const std::function<void(InputProblem)>& on_problem);

}  // namespace crosstell
