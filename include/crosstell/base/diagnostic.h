// SPDX-License-Identifier: Apache-2.0
// Something worth knowing about one article that did not stop its analysis. Kept in the store, shown in the report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace crosstell {

struct Diagnostic {
  std::string stage;  ///< "normalize", "extract", ...
  std::string code;   ///< stable, snake_case: "figure_refused", "sentence_capped"
  std::string detail; ///< for people
  std::uint64_t count = 1;
};
using Diagnostics = std::vector<Diagnostic>;

/// Adds to the count of an equal (stage, code, detail) entry or appends one.
void add_diagnostic(Diagnostics& list, std::string stage, std::string code, std::string detail = {}, std::uint64_t count = 1);

}  // namespace crosstell
