// SPDX-License-Identifier: Apache-2.0
// Metadata in a file of its own beside an article: page.json or page.html.json beside page.html.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "crosstell/read.h"

namespace crosstell {

/// Path of the article whose metadata the .json file at `system_path` holds: an article file of the same name stands beside it and the
/// JSON has no text of its own. Empty when the file is a record like others. `bytes`: its content.
[[nodiscard]] std::string article_of_side_car(const std::string& system_path, std::string_view bytes);

struct SideCar {
  std::vector<std::pair<std::string, std::string>> fields;  ///< by FieldName
  std::string hash;                                         ///< of `fields`; empty: there is no such file
};

/// What a side-car file of the article says. Broken and huge ones say nothing.
[[nodiscard]] SideCar read_side_car(const RecordLocator& locator);

}  // namespace crosstell
